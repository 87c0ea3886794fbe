"""A full disk, by a real limit: what was committed stays, what is typed stays, and the message names the drive."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.storage import backup, keys
from recovery_journal.storage.connecting import FILE
from recovery_journal.storage.disk_problems import drive_of
from tests.faults import kept
from tests.faults.canary import IN_CLEAR
from tests.faults.conftest import Cradle
from tests.faults.soundness import assert_sound, assert_sound_with_log
from tests.faults.table import DISK_FULL, Fault

pytest.importorskip("resource", reason="the limit is one of POSIX systems")
MOST_MORE = 300_000  # bytes that a file may still grow by
MIB = 1 << 20


def database_in(folder: Path) -> Path:
    return kept.vault_in(folder) / FILE


def assert_says_where(end: dict[str, Any], folder: Path) -> None:
    """The one problem there is, told with its drive."""
    assert end["problem"] == "disk_full"
    assert f" {drive_of(folder)}" in end["sentence"]


def assert_kept(folder: Path, said: list[Any], typed: bool = True) -> None:
    """All that was acknowledged is there, and what was typed when there was no room, if it came to that."""
    opened = kept.open_in(folder)
    try:
        _, actions = assert_sound_with_log(opened)
        acknowledged = [each["action"] for each in said if "action" in each]
        assert {number: actions[number] for number, _ in acknowledged} == dict(acknowledged)
        assert not acknowledged or len(actions) == acknowledged[-1][0]
        assert not typed or opened.drafts.find("trigger", None) == {"text": "typed and not saved", "note": "é" * 9000}
    finally:
        opened.close()


@pytest.mark.fault(DISK_FULL, 8)
def test_saving(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    for number in fault.cases():
        folder = kept.copied(template, tmp_path / str(number))
        more = fault.chance.choice((fault.chance.randrange(5000), fault.chance.randrange(MOST_MORE)))
        outcome = cradle.order("save_until_full", folder, more, True)
        done = outcome["end"]["done"]
        assert done["code"] == "disk_full"
        assert f" {drive_of(folder)}" in done["sentence"]
        assert done["draft"] in ("disk_full", "kept")
        assert_kept(folder, outcome["said"])


@pytest.mark.fault(DISK_FULL, 8)
def test_backup(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    for number in fault.cases():
        folder = kept.copied(template, tmp_path / str(number))
        shelf, entry = kept.shelf_in(folder), kept.entry_in(folder)
        before = [each.path for each in shelf.backups_of(entry)]
        size = database_in(folder).stat().st_size
        outcome = cradle.order("back_up_limited", folder, fault.chance.randrange(4096, size))
        assert_says_where(outcome["end"], folder)
        assert [each.path for each in shelf.backups_of(entry)] == before
        assert not list(folder.rglob(".making-*"))
        opened = kept.open_in(folder)
        assert_sound(opened)
        opened.close()
        assert backup.verify(before[0], kept.PASSPHRASE).counts


@pytest.mark.fault(DISK_FULL, 7)
def test_migration(fault: Fault, cradle: Cradle, old_template: Path, tmp_path: Path) -> None:
    kept.open_in(kept.copied(old_template, tmp_path / "migrated")).close()
    for number in fault.cases():
        folder = kept.copied(old_template, tmp_path / str(number))
        before = database_in(folder).read_bytes()
        size = len(before) + MIB  # the reserve stops it later at the latest
        outcome = cradle.order("migrate_limited", folder, fault.chance.randrange(4096, size))
        if "problem" in outcome["end"]:
            assert_says_where(outcome["end"], folder)
            assert database_in(folder).read_bytes() == before
        opened = kept.open_in(folder)
        assert_sound(opened)
        opened.close()


@pytest.mark.fault(DISK_FULL, 7)
def test_export(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    whole = tmp_path / f"whole{IN_CLEAR}"
    folder = kept.copied(template, tmp_path / "one")
    assert "done" in cradle.order("export_limited", folder, whole, 1 << 30)["end"]
    for number in fault.cases():
        to = tmp_path / f"{number}{IN_CLEAR}"
        end = cradle.order("export_limited", folder, to, fault.chance.randrange(whole.stat().st_size))["end"]
        assert end["problem"] == "not_written"
        assert str(to) in end["sentence"]
        assert not to.exists()
        assert not list(tmp_path.glob(".recovery-journal-*"))
        opened = kept.open_in(folder)
        assert_sound(opened)
        opened.close()


@pytest.mark.fault(DISK_FULL, 4)
def test_new_passphrase(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    folder = kept.copied(template, tmp_path / "one")
    files = [kept.vault_in(folder) / name for name in (keys.KEYS, keys.TWIN)]
    whole = files[0].read_bytes()
    for _ in fault.cases():
        size = fault.chance.randrange(len(whole))
        assert_says_where(cradle.order("change_passphrase_limited", folder, f"{kept.CANARY} new", size)["end"], folder)
        assert [each.read_bytes() for each in files] == [whole, whole]
        assert not list(folder.rglob("*.new"))
        kept.open_in(folder).close()


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few mebibytes, where one may be mounted."""
    drive = tmp_path / "drive"
    drive.mkdir(mode=0o700)
    mounted = os.getuid() == 0 and _run("mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", str(drive))
    if not mounted:
        pytest.skip("no file system can be mounted here")
    yield drive
    assert _run("umount", str(drive))


def _run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.fault(DISK_FULL, 4)
def test_a_small_drive(fault: Fault, cradle: Cradle, template: Path, small_drive: Path) -> None:
    """There the reserve counts: an action that was begun still goes through, and then it is said that it is full."""
    for number in fault.cases():
        folder = kept.copied(template, small_drive / str(number))
        kept.open_in(folder).close()
        _fill(small_drive, folder / "ballast", fault.chance.randrange(200_000))
        outcome = cradle.order("save_until_full", folder, 0, False)
        done = outcome["end"].get("done", {"code": outcome["end"].get("problem")} | outcome["end"])
        assert done["code"] == "disk_full"
        assert f" {small_drive}, " in done["sentence"]
        (folder / "ballast").unlink(missing_ok=True)
        assert_kept(folder, outcome["said"], typed="done" in outcome["end"])
        shutil.rmtree(folder)


def _fill(drive: Path, ballast: Path, free: int) -> None:
    """Leaves so many bytes free on a drive."""
    left = os.statvfs(drive)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, left.f_bavail * left.f_frsize - free))
