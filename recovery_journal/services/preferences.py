"""How one person likes their journal: when a day begins, the first weekday, the clock. Kept in the vault."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from recovery_journal.domain.day import day_of
from recovery_journal.storage import drafts as rows
from recovery_journal.storage.database import Database


@dataclass(frozen=True)
class Preferences:
    """`day_begins_at` is an hour, 0–12; `first_weekday` 1–7 from Monday, 0 = as the system; `clock` 12, 24 or 0.

    `welcomed` tells that the person has seen what the program is not; `hidden_gaps` are the keys of the gaps of the
    plan that are not for them. `builder_place` is where the guided builder stopped, '' when it is at no place, and
    `builds_with_counselor` who was there. `check_in_questions` are the questions of a check-in that are asked at once,
    in the person's order; none stands for the usual ones. `most_helpful_first` is the order of the coping strategies,
    `shows_time` whether Today tells of the days in recovery.
    `put_aside` are the keys of what came to Today, or was asked, and is not to come again: what brought the overdose
    card forward, and whether a time in recovery ended.
    `reminds` is whether anything is said while the program runs; `check_in_reminder`, `quiet_from`, `quiet_until` are
    ISO times of day, '' for none. `reminders_said` and `reminders_put_off` are what was said, so that it is said once.
    """

    day_begins_at: int = 4
    first_weekday: int = 0
    clock: int = 0
    welcomed: bool = False
    hidden_gaps: tuple[str, ...] = ()
    builder_place: str = ""
    builds_with_counselor: bool = False
    check_in_questions: tuple[str, ...] = ()
    most_helpful_first: bool = True
    shows_time: bool = True
    put_aside: tuple[str, ...] = ()
    reminds: bool = True
    check_in_reminder: str = ""
    quiet_from: str = ""
    quiet_until: str = ""
    reminders_said: tuple[str, ...] = ()
    reminders_put_off: tuple[str, ...] = ()

    def today(self, now: datetime | None = None) -> date:
        """The person's day at `now`, wall-clock time; a late night still belongs to the day before."""
        return day_of(now or datetime.now(), self.day_begins_at)


def load(database: Database) -> Preferences:
    """The preferences kept in a journal, with defaults for the rest."""
    with database.reading() as connection:
        kept = rows.preferences(connection)
    return Preferences(**{each.name: _value(kept[each.name]) for each in fields(Preferences) if each.name in kept})


def save(database: Database, preferences: Preferences) -> None:
    """Keeps all preferences."""
    with database.writing() as connection:
        for name, value in asdict(preferences).items():
            rows.set_preference(connection, name, value)


def _value(kept: Any) -> Any:
    """JSON knows no tuples."""
    return tuple(kept) if isinstance(kept, list) else kept
