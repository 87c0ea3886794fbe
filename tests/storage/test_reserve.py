"""The reserve: room set aside beside the database, given back when the drive is full, taken again later."""

from __future__ import annotations

from pathlib import Path

from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage import reserve
from recovery_journal.storage.disk_problems import drive_of
from recovery_journal.storage.reserve import RESERVE, SIZE
from tests.conftest import PASSPHRASE


def test_a_new_journal_has_one_of_real_blocks(opened: OpenJournal) -> None:
    kept = (opened.database.folder / RESERVE).stat()
    assert (kept.st_size, kept.st_mode & 0o777) == (SIZE, 0o600)
    assert not hasattr(kept, "st_blocks") or kept.st_blocks * 512 >= SIZE


def test_opening_takes_it_again(folder: Path, shelf: Shelf) -> None:
    for left in (b"", b"x" * 100):
        (folder / RESERVE).write_bytes(left)
        shelf.open(shelf.choose(""), PASSPHRASE).close()
        assert (folder / RESERVE).stat().st_size == SIZE
    (folder / RESERVE).unlink()
    shelf.open(shelf.choose(""), PASSPHRASE).close()
    assert (folder / RESERVE).exists()


def test_it_is_given_back_once(folder: Path) -> None:
    assert reserve.release(folder)
    assert not reserve.release(folder)
    assert reserve.make(folder)


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert not reserve.make(tmp_path / "gone")
    assert not reserve.is_needed(tmp_path / "gone")


def test_a_drive_is_named_by_where_it_is_mounted(tmp_path: Path) -> None:
    assert Path(drive_of(tmp_path / "not" / "there")).is_mount() or drive_of(tmp_path).endswith(":")
