"""What is said when a backup could not be made or copied: what happened, that the writing is safe, what to do."""

from __future__ import annotations

from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem

_STUMBLED: dict[str, tuple[str, str]] = {
    "disk_full": (
        _("No backup was made: the drive is full"),
        _("Your journal itself is saved. Free some space on {drive}; the next backup is made by itself."),
    ),
    "read_only": (
        _("No backup was made: its folder can only be read"),
        _("Your journal itself is saved. Make the folder writable; the next backup is made by itself. {folder}"),
    ),
    "no_permission": (
        _("No backup was made: this program may not write in its folder"),
        _("Your journal itself is saved. Give yourself the right to write there, and try again. {folder}"),
    ),
    "folder_missing": (
        _("No backup was made: its folder is not there"),
        _("Your journal itself is saved. If it is on a drive, plug it in, and try again. {folder}"),
    ),
    "drive_trouble": (
        _("No backup was made: the drive did not answer as it should"),
        _("What was saved before is safe. Check that the drive is plugged in, or save a copy on another one."),
    ),
    "damaged": (
        _("No backup was made: the journal’s file did not pass its check"),
        _("Earlier backups are kept as they are. Go back to the newest one under Settings, Backups."),
    ),
}
_ELSE = (
    _("No backup was made this time"),
    _("Your journal itself is saved, and earlier backups are kept. The next one is tried by itself."),
)
_SECOND = (
    _("The backup is made, but not its copy in the second place"),
    _("There is a backup on this computer. Check that the other drive has room and can be written."),
)


def stumbled(problem: JournalProblem) -> tuple[str, str]:
    """Why there is no new backup; and that the writing is safe, and what can be done."""
    return _filled(_STUMBLED.get(problem.code, _ELSE), problem)


def second_stumbled(problem: JournalProblem) -> tuple[str, str]:
    """Why there is no copy in the second place."""
    return _filled(_SECOND, problem)


def _filled(words: tuple[str, str], problem: JournalProblem) -> tuple[str, str]:
    drive = problem.values.get("drive", "")
    values = {
        "folder": problem.values.get("folder", ""),
        "drive": tr("this computer’s main drive") if drive in ("", "/") else drive,
    }
    return tr(words[0]), tr(words[1], **values)
