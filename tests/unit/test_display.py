"""Tests of what is said when no window can be shown: real processes without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import display

LEFT_OUT = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR")
README = Path(__file__).parents[2] / "README.md"
only_on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other desktops always have a display")


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return subprocess.run(
        [sys.executable, "-m", "recovery_journal", "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        env=plain | environment,
        check=False,
        timeout=60,
    )


@only_on_linux
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4711"}, {"QT_QPA_PLATFORM": "nonsense"}])
def test_without_a_display_one_sentence_names_the_packages(tmp_path: Path, environment: dict[str, str]) -> None:
    ended = start(tmp_path, **environment)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "no display" in ended.stderr
    assert "libxcb-cursor0" in ended.stderr
    assert list(tmp_path.iterdir()) == []


@only_on_linux
def test_a_missing_library_is_named_with_the_packages() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    said = display.import_problem(error)
    assert "libEGL.so.1" in said
    assert all(each in said for each in display.PACKAGES)
    assert display.import_problem(ImportError("cannot import name 'run' from 'recovery_journal.app'")) == ""


@only_on_linux
def test_what_cannot_be_loaded_is_found() -> None:
    assert display.missing(("libc.so.6", "libthat-nobody-has.so.7")) == ("libthat-nobody-has.so.7",)


@only_on_linux
@pytest.mark.parametrize(
    ("environment", "works"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "minimal:fontconfig"}, True),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_the_environment_is_asked_first(
    environment: dict[str, str], works: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in LEFT_OUT:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (display.problem() == "") is works


def test_the_readme_names_the_same_packages() -> None:
    assert f"apt-get install {' '.join(display.PACKAGES)}\n" in README.read_text(encoding="utf-8")
