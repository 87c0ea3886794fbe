"""A second start of the real program: it leaves, and the window of the first is there, put away or not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.gui import raise_watch
from recovery_journal.gui.raise_watch import RaiseWatch
from recovery_journal.gui.second_start import FILE, Claim, claim
from tests import hands

CHECKOUT = Path(__file__).parents[2]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def start(folder: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "recovery_journal", "--data-dir", str(folder), *more],
        cwd=CHECKOUT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def watched(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[QWidget, RaiseWatch]]:
    """The first window, in this process."""
    first = claim(tmp_path)
    assert first is not None
    window, watch = QWidget(), RaiseWatch(first)
    watch.raise_requested.connect(lambda: raise_watch.bring_forward(window))
    yield window, watch
    watch.stop()
    watch.deleteLater()


@pytest.mark.parametrize("was", ["minimized", "hidden", "shown"])
def test_it_leaves_and_the_first_comes_forward(watched: tuple[QWidget, RaiseWatch], tmp_path: Path, was: str) -> None:
    window, _watch = watched
    if was != "hidden":
        window.show()
    if was == "minimized":
        window.showMinimized()
    second = start(tmp_path)
    hands.until(lambda: second.poll() is not None)
    assert second.communicate()[0] == ""
    assert second.returncode == 0
    assert window.isVisible()
    assert not window.isMinimized()
    hands.until(window.isActiveWindow)


def test_without_a_watcher_of_files_it_looks_by_itself(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raise_watch.QFileSystemWatcher, "addPath", lambda _self, _path: False)
    first = claim(tmp_path)
    assert first is not None
    watch, asked = RaiseWatch(first), []
    watch.raise_requested.connect(lambda: asked.append(True))
    second = start(tmp_path)
    hands.until(lambda: second.poll() is not None)
    assert (second.communicate()[0], second.returncode) == ("", 0)
    assert asked
    watch.stop()
    watch.deleteLater()


def test_a_file_it_was_started_with_is_handed_over(watched: tuple[QWidget, RaiseWatch], tmp_path: Path) -> None:
    _window, watch = watched
    given: list[str] = []
    watch.file_given.connect(given.append)
    (tmp_path / "copy.journal").write_bytes(b"PK")
    second = start(tmp_path, "open", str(tmp_path / "copy.journal"))
    hands.until(lambda: second.poll() is not None)
    assert (second.communicate()[0], second.returncode) == ("", 0)
    assert given == [str(tmp_path / "copy.journal")]
    assert "copy" not in (tmp_path / FILE).read_text(encoding="utf-8")


def test_the_folder_that_comes_later_is_watched_then(tmp_path: Path, qapp: QApplication) -> None:
    first = claim(tmp_path / "later")
    assert first is not None
    watch = RaiseWatch(first)
    assert not first.is_held
    (tmp_path / "later").mkdir()
    watch.begin()
    assert first.is_held
    assert not Claim(tmp_path / "later").take()
    watch.stop()
    watch.deleteLater()


def test_two_starts_with_two_folders_live_beside_each_other(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for each in folders:
        each.mkdir()
    children = [start(each) for each in folders]
    try:
        end = time.monotonic() + 20
        while not all((each / FILE).exists() for each in folders):
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(0.5)
        assert [each.poll() for each in children] == [None, None]
    finally:
        for each in children:
            each.terminate()
            each.communicate()
