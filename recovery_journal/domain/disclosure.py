"""What left the journal for paper or a file: noted for the person alone, and never changed afterward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """What it was that left."""

    INSIGHTS = "insights"
    APPOINTMENT_SHEET = "appointment_sheet"
    HELP_SHEET = "help_sheet"
    CALENDAR_FILE = "calendar_file"
    RECOVERY_CODE = "recovery_code"
    JOURNAL_FILE = "journal_file"
    EVERYTHING_READABLE = "everything_readable"


@dataclass(frozen=True, repr=False)
class Disclosure:
    """One time that something left.

    `place` is the path of the file, '' for a printer, '-' for the output of the shell. `amount` counts pages or
    appointments, 0 where nothing is counted; `private_items` those marked private that were in it.
    """

    at: datetime
    what: What
    place: str = ""
    amount: int = 0
    private_items: int = 0
