"""What the person writes down for its own sake: journal entries, and milestones with a reward of their choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from recovery_journal.domain.record import (
    Record,
    lines,
    long_text,
    naming_day,
    naming_text,
    needed_choice,
    number,
    short_text,
)


@dataclass(frozen=True, kw_only=True, repr=False)
class JournalEntry(Record):
    """Something written on a day: Markdown, kept as typed. `locked` keeps it from a counselor's view.

    `asks_about` marks it as something to bring up at an appointment.
    """

    KIND: ClassVar[str] = "journal_entry"

    day: date = naming_day()
    private: bool = True
    title: str = short_text()
    text: str = long_text()
    tags: tuple[str, ...] = lines()
    locked: bool = False
    asks_about: bool = False


class MilestoneKind(StrEnum):
    """What a milestone counts."""

    DAYS = "days"
    URGES_RIDDEN_OUT = "urges_ridden_out"
    APPOINTMENTS_KEPT = "appointments_kept"
    SKILLS_TRIED = "skills_tried"
    OWN = "own"


@dataclass(frozen=True, kw_only=True, repr=False)
class Milestone(Record):
    """Something the person wants to mark, with the reward they choose for themselves.

    `target` is the count that reaches it; one of its own kind has none and is marked by hand. `reached_on` is the day
    on which it was first seen to be reached; it stays, whatever comes after.
    """

    KIND: ClassVar[str] = "milestone"

    text: str = naming_text()
    kind: MilestoneKind = needed_choice()
    target: int | None = number(1, 100_000)
    reward: str = short_text()
    reached_on: date | None = None


def first_words(text: str) -> str:
    """The first line that has words in it, without the marks of a heading, a list or a quotation."""
    lines = (each.strip().lstrip("#>*-+ ").rstrip() for each in text.splitlines())
    return next((each for each in lines if each), "")
