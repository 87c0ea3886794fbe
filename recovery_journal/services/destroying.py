"""Destroys journals for good: their keys first, so that whatever is left behind can never be read again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from recovery_journal import deleted_folders, safe_files
from recovery_journal import settings as settings_file
from recovery_journal.deleted_folders import MARK
from recovery_journal.paths import DATABASE_FILE, KEY_FILES, WINDOW_FILE, Places
from recovery_journal.services.typed_secret import try_as_meant
from recovery_journal.settings import ListedJournal, Settings
from recovery_journal.storage import folder_lock, keys, scratch, staging
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.reserve import RESERVE
from recovery_journal.storage.staging import STAGED

_OURS = (f"{DATABASE_FILE}*", "keys*", RESERVE, "journal.*", "*.journal", STAGED, "replaced-*", f"{scratch.PREFIX}*")
_LAST_TO_GO = (MARK, folder_lock.LOCK, folder_lock.HOLDER)


@dataclass(frozen=True)
class Wish:
    """What shall go: `journals`, with the backups in our own folder or without.

    `everything` takes all journals of this computer, the settings and what the program noted of itself. Backups in
    the `second_place` are named and never touched.
    """

    journals: tuple[ListedJournal, ...] = ()
    backups: bool = False
    everything: bool = False
    second_place: Path | None = None


@dataclass
class Left:
    """What is still there after a journal was destroyed.

    `backups` in our own folder, `files` that could not be removed, `whole`: journals whose keys could not be
    destroyed, and `away`: folders that could not be reached.
    """

    backups: list[Path] = field(default_factory=list)
    whole: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    away: list[Path] = field(default_factory=list)


def prove(folder: Path, typed: str) -> None:
    """Whether the passphrase or the recovery code of a journal was typed. Raises JournalProblem where it was not."""
    try_as_meant(typed, lambda kind, secret: keys.unwrap(folder, kind, secret))


def entry_of(folder: Path, settings: Settings) -> ListedJournal:
    """The entry of an open journal, also of one that was taken off the list."""
    found = settings.find(folder.name)
    return found[0]._replace(folder=str(folder)) if found else ListedJournal(folder.name, "", str(folder))


def backup_folder(places: Places, journal_id: str) -> Path:
    """Where this program keeps the backups of one journal."""
    return places.data / "backups" / journal_id


def folders_of(places: Places, wish: Wish) -> list[Path]:
    """The journals' folders that a wish is about, also one on a drive that is not plugged in."""
    entries = settings_file.load(places.settings_file).journals if wish.everything else ()
    found = [_folder_of(places, each) for each in (*wish.journals, *entries)]
    if wish.everything:
        scratch.sweep(places.journals)
        found += sorted(each for each in places.journals.glob("*") if each.is_dir())
    return list({each.resolve(): each for each in found}.values())  # a link may lead to where another stands


def destroy(places: Places, wish: Wish) -> Left:
    """Destroys what is wished for, and tells what is left. The journals must be closed.

    Killed at any moment, a journal either opens whole or its keys are gone; `finish` then ends the rest.
    Raises JournalProblem while every journal is still whole: locked_elsewhere, and those of the disk.
    """
    wished = folders_of(places, wish)
    folders = [each for each in wished if each.is_dir()]
    left = Left(away=[each for each in wished if each not in folders])
    with ExitStack() as held:
        for folder in folders:
            with problems_of(folder):
                held.callback(folder_lock.take(folder).release)
        gone = _destroy_keys_of(places, folders, wish, left)
        for folder in gone:
            _remove_all_but_the_mark(places, folder, wish, left)
    for entry in wish.journals:
        left.backups += backups_in(backup_folder(places, entry.id))
    if wish.everything and len(gone) == len(folders):
        _remove_traces(places, wish, left)
    for folder in gone:
        _forget(places, folder, left)
    _remove_empty_folders(places)
    return left


def finish(places: Places) -> None:
    """Ends what a killed program had begun: of a journal whose keys are gone the rest goes too.

    One whose keys are still there stays whole, and nothing is held against it.
    """
    for folder in deleted_folders.everywhere(places):
        with suppress(JournalProblem, OSError):
            _finish(places, folder)


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, oldest first."""
    return sorted(folder.glob("*.journal"))


def all_backups(places: Places) -> list[Path]:
    """The backups of all journals in our own folder."""
    return sorted((places.data / "backups").glob("*/*.journal"))


def _folder_of(places: Places, entry: ListedJournal) -> Path:
    noted, here = Path(entry.folder), places.journals / entry.id
    return here if here.is_dir() and not noted.is_dir() else noted


def _destroy_keys_of(places: Places, folders: list[Path], wish: Wish, left: Left) -> list[Path]:
    """The folders whose keys are gone now. Raises JournalProblem when not one could be destroyed."""
    gone, problem = [], None
    for folder in folders:
        try:
            with problems_of(folder):
                staging.finish(folder)
                _mark(folder, wish)
                _destroy_keys(places, folder)
            gone.append(folder)
        except JournalProblem as error:
            problem = error
            left.whole.append(folder)
    if problem and not gone:
        raise problem
    return gone


def _destroy_keys(places: Places, folder: Path) -> None:
    """Older keys that were kept aside go first: as long as the journal's own are there, it is whole."""
    own = [folder / name for name in KEY_FILES]
    aside = [each for each in _files_of(places, folder) if _holds_keys(each) and each not in own]
    for each in (*aside, *own):
        if each.is_file():
            safe_files.destroy(each)


def _mark(folder: Path, wish: Wish) -> None:
    """So that `finish` knows; on a full drive it goes without."""
    content = {"backups": wish.backups, "everything": wish.everything}
    with suppress(OSError):
        safe_files.write_whole(folder / MARK, json.dumps(content).encode())


def _remove_all_but_the_mark(places: Places, folder: Path, wish: Wish, left: Left) -> None:
    backups = backup_folder(places, folder.name)
    for each in (places.journals, backups.parent, backups):
        scratch.sweep(each)
    if wish.backups:
        _empty(backups, left)
    _remove((each for each in _files_of(places, folder) if each.name not in _LAST_TO_GO), left)


def _forget(places: Places, folder: Path, left: Left) -> None:
    """Takes a destroyed journal off the list; what marks it as destroyed goes last."""
    try:
        settings = settings_file.load(places.settings_file)
        last = "" if settings.last_journal == folder.name else settings.last_journal
        other = settings.without_journal(folder.name)._replace(last_journal=last)
        if other != settings:
            settings_file.save(places.settings_file, other)
    except OSError:
        left.files.append(places.settings_file)
    _remove((folder / name for name in reversed(_LAST_TO_GO)), left)
    for each in (*sorted(folder.rglob("*"), reverse=True), folder):
        _remove_folder(each)
    left.files += [folder] if folder.exists() else []


def _remove_traces(places: Places, wish: Wish, left: Left) -> None:
    """What the program noted in clear goes too, before the marks go, so that a killed program comes to this as well."""
    if wish.backups:
        _empty(places.data / "backups", left)
    beside = places.settings_file.parent.glob(f"{places.settings_file.name}*")
    _remove((*beside, places.log_file), left)
    with suppress(OSError):  # this program's own window has it
        (places.data / WINDOW_FILE).unlink()
    left.backups = all_backups(places)


def _remove_empty_folders(places: Places) -> None:
    if not settings_file.load(places.settings_file).journals:
        for each in (places.journals, places.data / "backups", places.data, places.config):
            _remove_folder(each)


def _finish(places: Places, folder: Path) -> None:
    wish, left = _wish_of(folder), Left()
    lock = folder_lock.take(folder)
    try:
        if _is_whole(folder):
            (folder / MARK).unlink()
            return
        _destroy_keys(places, folder)
        _remove_all_but_the_mark(places, folder, wish, left)
    finally:
        lock.release()
    if wish.everything and folders_of(places, wish) == [folder]:  # another journal may not have come to its turn
        _remove_traces(places, wish, left)
    _forget(places, folder, left)
    _remove_empty_folders(places)


def _wish_of(folder: Path) -> Wish:
    try:
        noted = json.loads((folder / MARK).read_bytes())
        return Wish(backups=noted["backups"] is True, everything=noted["everything"] is True)
    except (ValueError, KeyError, TypeError):
        return Wish()


def _is_whole(folder: Path) -> bool:
    """Whether the keys are still there, in one good copy at least."""
    try:
        keys.read(folder)
    except JournalProblem as problem:
        return problem.code not in ("keys_missing", "keys_damaged")
    return True


def _files_of(places: Places, folder: Path) -> list[Path]:
    """The files of a journal; in a folder that the person chose others may keep things too, and those stay."""
    ours = folder.resolve().is_relative_to(places.journals.resolve())
    found = {each for pattern in (("*",) if ours else _OURS) for each in folder.glob(pattern)}
    for each in list(found):
        found |= set(each.rglob("*")) if each.is_dir() and not each.is_symlink() else set()
    return sorted(each for each in found if each.is_symlink() or not each.is_dir())


def _holds_keys(file: Path) -> bool:
    return file.name.startswith("keys") or file.suffix == ".journal"


def _remove(files: Iterable[Path], left: Left) -> None:
    """Removes what can be removed, and notes the rest."""
    for each in list(files):
        try:
            each.unlink(missing_ok=True)
        except OSError:
            left.files.append(each)


def _empty(folder: Path, left: Left) -> None:
    """Removes a folder of backups; each of them holds keys, which are overwritten before."""
    inside = sorted(folder.rglob("*"), reverse=True)
    for each in inside:
        if each.is_file() or each.is_symlink():
            try:
                safe_files.destroy(each)
            except OSError:
                left.files.append(each)
        else:
            _remove_folder(each)
    _remove_folder(folder)


def _remove_folder(folder: Path) -> None:
    """An empty one; whatever else is in it is somebody's."""
    with suppress(OSError):
        folder.rmdir()
