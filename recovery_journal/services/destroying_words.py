"""What the person is told before and after a journal is destroyed: what goes, what stays, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recovery_journal import settings as settings_file
from recovery_journal.language import ntr, tr
from recovery_journal.paths import Places
from recovery_journal.services.destroying import (
    Left,
    Wish,
    all_backups,
    backup_folder,
    backups_in,
    destroy,
    folders_of,
)
from recovery_journal.services.problems import JournalProblem, sentence


@dataclass(frozen=True)
class Facts:
    """What a wish is about: how many journals go and how many stay, and the backups in our own folder."""

    label: str
    journals: int
    others: int
    backups: int
    backup_bytes: int
    backup_place: Path


def facts(places: Places, wish: Wish) -> Facts:
    """Looks at the folders as they are now."""
    entry = wish.journals[0]
    place = places.data / "backups" if wish.everything else backup_folder(places, entry.id)
    backups = all_backups(places) if wish.everything else backups_in(place)
    going, listed = len(folders_of(places, wish)), settings_file.load(places.settings_file).journals
    others = 0 if wish.everything else sum(each.id != entry.id for each in listed)
    return Facts(entry.label, going, others, len(backups), sum(each.stat().st_size for each in backups), place)


def what_goes(facts: Facts, wish: Wish) -> list[str]:
    """One sentence for each thing that goes."""
    if wish.everything:
        points = [
            ntr(
                "{n} journal on this computer: all that is written in it, and its keys.",
                "{n} journals on this computer: all that is written in them, and their keys.",
                facts.journals,
            ),
            tr("The settings, the list of journals, and the program’s notes of what went wrong."),
        ]
    else:
        name = facts.label or tr("This journal")
        points = [
            tr("“{label}”: all that is written in it, its history, and its keys.", label=name),
            tr("Its place on the list of journals."),
        ]
    if wish.backups and facts.backups:
        points.append(
            ntr("{n} backup in {folder}", "{n} backups in {folder}", facts.backups, folder=facts.backup_place)
        )
    return points


def what_stays(facts: Facts, wish: Wish) -> list[str]:
    """One sentence for each thing that stays, also what is out of the program's reach."""
    points = []
    if facts.others:
        points.append(
            ntr("{n} other journal, and the settings.", "{n} other journals, and the settings.", facts.others)
        )
    if facts.backups and not wish.backups:
        points.append(
            ntr(
                "{n} backup on this computer. It opens as before: {folder}",
                "{n} backups on this computer. They open as before: {folder}",
                facts.backups,
                folder=facts.backup_place,
            )
        )
    if wish.second_place is not None:
        points.append(tr("The backups in your second place: {folder}", folder=wish.second_place))
    return [
        *points,
        tr("Copies on other drives, in a folder that is synced, or in backups of the computer. They open as before."),
        tr("Pages that were printed, and files that were exported."),
        tr("An SSD or a USB stick may keep old blocks for a while. Nobody can read them without your passphrase."),
    ]


def carry_out(places: Places, wish: Wish) -> str:
    """Destroys what is wished for, and tells what came of it. The journals must be closed."""
    try:
        left = destroy(places, wish)
    except JournalProblem as problem:
        return tr("Nothing was deleted. {why}", why=sentence(problem))
    gone = tr("All of it is deleted.") if wish.everything else tr("The journal is deleted.")
    return "\n\n".join([gone, *_what_is_left(left, wish)])


def _what_is_left(left: Left, wish: Wish) -> list[str]:
    points = []
    if left.backups:
        count, folder = len(left.backups), left.backups[0].parent
        points.append(
            ntr("{n} backup is still here: {folder}", "{n} backups are still here: {folder}", count, folder=folder)
        )
    if wish.second_place is not None:
        points.append(tr("Backups in your second place are as they were: {folder}", folder=wish.second_place))
    points += [tr("This journal could not be deleted, and opens as before: {path}", path=each) for each in left.whole]
    points += [tr("The keys are gone, but something is left here: {path}", path=each) for each in left.files]
    points += [tr("This was not reached, because its drive is not here: {path}", path=each) for each in left.away]
    return points
