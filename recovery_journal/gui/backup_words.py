"""What is said when a backup could not be made or copied: what happened, that the writing is safe, what to do."""

from __future__ import annotations

from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem

_STUMBLED: dict[str, str] = {
    "disk_full": _(
        "No backup was made: the drive of {folder} is full. Your journal itself is saved. "
        "Free some space there; the next backup is made by itself."
    ),
    "read_only": _(
        "No backup was made: {folder} can only be read. Your journal itself is saved. "
        "Make the folder writable; the next backup is made by itself."
    ),
    "no_permission": _(
        "No backup was made: this program may not write in {folder}. Your journal itself is saved. "
        "Give yourself the right to write there; the next backup is made by itself."
    ),
    "folder_missing": _(
        "No backup was made: {folder} is not there. Your journal itself is saved. "
        "If it is on a drive, plug it in; the next backup is made by itself."
    ),
    "drive_trouble": _(
        "No backup was made: the drive of {folder} did not answer as it should. What was saved before is safe. "
        "Check that it is plugged in. You can also save a copy on another drive."
    ),
    "damaged": _(
        "No backup was made: the journal’s file did not pass its check. Earlier backups are kept as they are. "
        "Go back to the newest one under Settings, Backups."
    ),
}
_ELSE = _(
    "No backup was made this time. Your journal itself is saved, and earlier backups are kept. "
    "The next one is tried by itself."
)


def stumbled(problem: JournalProblem) -> str:
    """Why there is no new backup, and what can be done."""
    return tr(_STUMBLED.get(problem.code, _ELSE), folder=problem.values.get("folder", "…"))
