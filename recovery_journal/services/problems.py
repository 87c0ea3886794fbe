"""The calm sentences for known problems: what happened, is my writing safe, what can I do."""

from __future__ import annotations

from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.storage.problems import JournalProblem as JournalProblem

_SENTENCES: dict[str, str] = {
    "wrong_passphrase": _("That did not open it. Check Caps Lock."),
    "wrong_recovery_code": _(
        "This recovery code does not open the journal. Check that it is this journal’s code, and the newest one."
    ),
    "no_recovery_code": _("This journal has no recovery code. Only its passphrase opens it."),
    "keys_missing": _(
        "The key files of this journal are not in its folder. Nothing was changed. "
        "If the folder was moved or copied, look for keys.json beside journal.db: {folder}"
    ),
    "keys_damaged": _(
        "Both key files of this journal are damaged, so it cannot be opened as it is. Nothing was changed. "
        "A copy of the folder from before may still open."
    ),
    "file_missing": _(
        "The journal’s file is not in its folder. Nothing was changed. Look for journal.db here: {folder}"
    ),
    "file_empty": _(
        "The journal’s file is empty or cut short. Nothing was changed. "
        "Keep the folder as it is, and look for an earlier copy of it: {folder}"
    ),
    "not_a_journal": _("This file is not a journal of this program. Nothing was changed. Please choose another one."),
    "damaged": _(
        "The journal’s file is damaged. Nothing was changed, and what is in the file stays there. "
        "Keep the folder as it is, and look for an earlier copy of it."
    ),
    "other_key": _(
        "The journal’s file cannot be read with the keys beside it. It belongs to another journal, or it is damaged "
        "from its first line on. Nothing was changed. Look for the file that goes with these keys: {folder}"
    ),
    "newer": _(
        "This journal was written by a newer version of the program. Your writing is safe and was not touched. "
        "Please update this program, then open it again."
    ),
    "locked_elsewhere": _(
        "This journal is open in another window of this program. Your writing is safe. "
        "Close the other window first, then try again."
    ),
    "closed": _("The journal is closed. What was saved before is safe. Open it with its passphrase to go on."),
    "read_only": _(
        "The journal’s folder can only be read, so nothing could be saved there. Nothing was changed. "
        "Make the folder writable, or move it to a place of your own: {folder}"
    ),
    "no_permission": _(
        "This program may not write in the journal’s folder. Nothing was changed. "
        "Give yourself the right to write there, or move the folder to a place of your own: {folder}"
    ),
    "folder_missing": _(
        "The journal’s folder is not there. Nothing was changed. "
        "If it is on a drive, plug it in and try again: {folder}"
    ),
    "disk_full": _(
        "The drive is full, so this could not be saved. What was saved before is safe, and your text is still here. "
        "Free some space on {drive}, then save again. It is the drive of {folder}"
    ),
    "archive_strange": _(
        "This file is not a journal of this program, or it is cut short at its beginning. Nothing was changed. "
        "Please choose another one: {file}"
    ),
    "archive_damaged": _(
        "This file is damaged, so it was not used. Your journal was not changed. "
        "Choose an older backup, or another copy of this one: {file}"
    ),
    "backup_differs": _(
        "The backup did not turn out the same as your journal, so it was not kept. Your writing is where it was. "
        "Try again, or choose another place for backups."
    ),
    "other_journal": _("This file holds another journal. Nothing was changed. Choose a backup of this journal: {file}"),
    "already_here": _(
        "This journal is on this computer already, so nothing was changed. "
        "To go back to what is in the file, open the journal and look under Settings, Backups."
    ),
    "drive_trouble": _(
        "The drive did not answer as it should. What was saved before is safe, and your text is still here. "
        "If the drive can be unplugged, check that it is plugged in, then try again: {folder}"
    ),
    "not_enough_memory": _(
        "There is not enough free memory to open the journal. Nothing was changed. Close some programs and try again."
    ),
    "already_there": _("There is already something here: {path}. It was not touched. Choose another name."),
    "not_written": _(
        "The file could not be written: {path}. Your journal is not touched. "
        "Check that its folder is there, that you may write in it, and that the drive has room."
    ),
    "unknown_journal": _("There is no journal called “{label}” on the list."),
    "no_journal": _("There is no journal on the list yet. Make one first."),
    "which_journal": _("There are several journals. Say which one with --journal: {names}"),
    "signed": _(
        "A review of the plan stays as it was on its day, so it was not changed. Your plan is not touched. "
        "Review the plan again to write down how it is now."
    ),
    "not_empty": _(
        "This journal already has something in it, and it was not changed. "
        "Example data and the file of an export go into an empty journal only. Make a new one first."
    ),
    "not_read": _("The file could not be read: {path}. Nothing was changed. Check its name, and that you may read it."),
    "import_strange": _(
        "This is not a file that this program wrote with Export. Nothing was changed. Please choose another one."
    ),
    "import_damaged": _(
        "The file is damaged or cut short, so nothing was taken from it. Your journal was not changed. "
        "Look for another copy of the file, or export it again."
    ),
    "import_too_large": _(
        "The file is larger than a journal can be, so nothing was taken from it. Your journal was not changed."
    ),
    "import_value": _(
        "One thing in the file does not fit: {kind}, number {number}, “{field}”. "
        "Nothing was taken from the file, and your journal was not changed."
    ),
    "import_twice": _(
        "Something stands twice in the file: {kind}, number {number}. "
        "Nothing was taken from the file, and your journal was not changed."
    ),
    "diary_strange": _(
        "This file is not a table of text, so nothing was taken from it. Your journal was not changed. "
        "Save it as CSV in the other program, then choose that file."
    ),
    "diary_empty": _("There is nothing in this file. Your journal was not changed. Please choose another one."),
    "diary_row": _(
        "Row {number} of the file cannot be read: a quotation mark is missing or too many there. "
        "Nothing was taken from the file, and your journal was not changed."
    ),
    "diary_too_large": _(
        "There is more in this file than can be brought in at once, so nothing was taken from it. "
        "Your journal was not changed. Cut the file into parts, and bring in one after the other."
    ),
    "diary_too_long": _(
        "The file has more than {number} rows, so nothing was taken from it. "
        "Your journal was not changed. Cut the file into parts, and bring in one after the other."
    ),
    "diary_too_wide": _(
        "The file has more than {number} columns, so nothing was taken from it. Your journal was not changed. "
        "Keep only the columns you need, then choose it again."
    ),
    "calendar_strange": _(
        "This file is not a calendar file, so nothing was taken from it. Your journal was not changed. "
        "Export the calendar as iCalendar (.ics) in the other program, then choose that file."
    ),
    "calendar_cut": _(
        "The calendar file is damaged or cut short, so nothing was taken from it. Your journal was not changed. "
        "Export it again, then choose the new file."
    ),
    "calendar_empty": _("There are no events in this file. Your journal was not changed. Please choose another one."),
    "calendar_too_large": _(
        "The file is larger than {limit} MB, so nothing was taken from it. Your journal was not changed. "
        "Export fewer years or one calendar at a time."
    ),
    "calendar_too_long": _(
        "There is more in this file than can be brought in at once, so nothing was taken from it. "
        "Your journal was not changed. Export fewer years or one calendar at a time."
    ),
    "calendar_too_many": _(
        "The file has more than {limit} events, so nothing was taken from it. Your journal was not changed. "
        "Export fewer years or one calendar at a time."
    ),
    "import_alone": _(
        "Something in the file belongs to what is not there: {kind}, number {number}. "
        "Nothing was taken from the file, and your journal was not changed."
    ),
}


def sentence(problem: JournalProblem) -> str:
    """What to tell the person about a known problem."""
    values = dict(problem.values)
    if "journals" in values:
        values["names"] = "; ".join(f"{label} ({journal_id})" for label, journal_id in values["journals"])  # type: ignore[attr-defined]
    if values.get("drive") == "/":
        values["drive"] = tr("this computer’s main drive")
    return tr(_SENTENCES[problem.code]).format_map(_Blank(values))


class _Blank(dict[str, object]):
    """Values for a sentence; one that is not known is left out rather than raised about."""

    def __missing__(self, key: str) -> str:
        return "…"
