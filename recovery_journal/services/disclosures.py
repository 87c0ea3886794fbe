"""The log of what was printed or saved as a file: kept in the vault, for the person alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from recovery_journal.domain.disclosure import Disclosure as Disclosure
from recovery_journal.domain.disclosure import What as What
from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.storage import disclosures as rows
from recovery_journal.storage.database import Database

PRINTER, SHELL = "", "-"
_NAMES = {
    What.INSIGHTS: _("Insights"),
    What.APPOINTMENT_SHEET: _("The sheet for an appointment"),
    What.HELP_SHEET: _("The sheet of Help now, with your own people or plan"),
    What.CALENDAR_FILE: _("A calendar file"),
    What.RECOVERY_CODE: _("The page with the recovery code"),
    What.JOURNAL_FILE: _("A copy of the whole journal, locked"),
    What.EVERYTHING_READABLE: _("Everything in the journal, readable by anyone"),
}


class Disclosures:
    """What left one open journal. It is no part of what undo takes back, nor of what is exported."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, what: What, place: Path | str = PRINTER, amount: int = 0, private_items: int = 0) -> str:
        """Keeps that something left just now; see `Disclosure`.

        Gives '', or where the drive does not take it a sentence that says so: what left is gone either way.
        """
        gone = Disclosure(datetime.now(UTC), what, str(place), amount, private_items)
        try:
            with self._database.writing() as connection:
                rows.add(connection, gone)
        except JournalProblem as problem:
            return tr("The journal could not note that it left. {why}", why=sentence(problem))
        return ""

    def all(self) -> list[Disclosure]:
        """All of them, newest first."""
        with self._database.reading() as connection:
            return rows.newest_first(connection)


def name_words(gone: Disclosure) -> str:
    """'Insights, 2 pages'."""
    name = tr(_NAMES[gone.what])
    if not gone.amount:
        return name
    if gone.what is What.CALENDAR_FILE:
        return ntr("{name}, {n} appointment", "{name}, {n} appointments", gone.amount, name=name)
    return ntr("{name}, {n} page", "{name}, {n} pages", gone.amount, name=name)


def way_words(gone: Disclosure, when: str) -> str:
    """'Printed today at 2:20 pm. 3 private items were in it.'; `when` is the moment in the reader's words."""
    if gone.place == PRINTER:
        said = tr("Printed {when}.", when=when)
    elif gone.place == SHELL:
        said = tr("Written to a command line {when}.", when=when)
    else:
        said = tr("Saved as a file {when}.", when=when)
    if not gone.private_items:
        return said
    private = ntr("{n} private item was in it.", "{n} private items were in it.", gone.private_items)
    return f"{said} {private}"
