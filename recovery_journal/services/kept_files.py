"""Which files of one journal, and of the program, are on this computer: for the page that tells about privacy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr
from recovery_journal.paths import DATABASE_FILE, KEY_FILES, WINDOW_FILE, Places
from recovery_journal.services.destroying import backup_folder, backups_in
from recovery_journal.storage import folder_lock
from recovery_journal.storage.reserve import RESERVE

ENCRYPTED, IN_CLEAR, EMPTY = "encrypted", "in_clear", "empty"
_OF_THE_FOLDER = (
    (_("Your journal"), (DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"), ENCRYPTED),
    (_("Its key, locked with your passphrase, twice"), KEY_FILES, ENCRYPTED),
    (_("Room kept free for a full drive"), (RESERVE,), EMPTY),
    (_("Which program has the journal open"), (folder_lock.LOCK, folder_lock.HOLDER), IN_CLEAR),
)


@dataclass(frozen=True)
class Kept:
    """Some files that belong together: what they are, where, how many bytes, and how they can be read."""

    what: str
    paths: tuple[Path, ...]
    size: int
    state: str


def kept_files(places: Places, folder: Path) -> list[Kept]:
    """What there is of the journal in `folder`, its backups in our own folder, and what stands in clear."""
    found = [_kept(tr(what), (folder / name for name in names), state) for what, names, state in _OF_THE_FOLDER]
    named = {each for kept in found for each in kept.paths}
    found.append(_kept(tr("Kept aside"), sorted(set(folder.rglob("*")) - named), ENCRYPTED))
    found.append(_backups(backup_folder(places, folder.name)))
    found.append(_kept(tr("Which program has the window"), [places.data / WINDOW_FILE], IN_CLEAR))
    found.append(_kept(tr("Settings and the list of journals"), [places.settings_file], IN_CLEAR))
    found.append(_kept(tr("Where the program went wrong, without your words"), [places.log_file], IN_CLEAR))
    return [each for each in found if each.paths]


def _kept(what: str, paths: Iterable[Path], state: str) -> Kept:
    there = tuple(each for each in paths if each.is_file())
    return Kept(what, there, sum(_size(each) for each in there), state)


def _backups(folder: Path) -> Kept:
    """Told by their folder; there can be dozens."""
    files = backups_in(folder)
    what = ntr("{n} backup", "{n} backups", len(files))
    return Kept(what, (folder,) if files else (), sum(_size(each) for each in files), ENCRYPTED)


def _size(path: Path) -> int:
    """In bytes; what went a moment ago has none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
