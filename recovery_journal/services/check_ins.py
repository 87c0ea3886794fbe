"""Check-ins as a person writes and reads them: one a day, each with its signs, its triggers and its people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from recovery_journal.domain.daily import CheckIn, SignNoticed, TriggerMet
from recovery_journal.domain.plan import Contact, Link, Trigger, WarningSign
from recovery_journal.domain.record import Part, Record
from recovery_journal.services.anchors import TickChanges
from recovery_journal.services.journal import Changed, Journal
from recovery_journal.services.reader import Reader

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Measure(StrEnum):
    """What a month can show of its days: each is the field of a check-in."""

    MOOD = "mood"
    URGE = "urge_now"
    SLEEP = "sleep_hours"


@dataclass(frozen=True)
class DayEntry:
    """A check-in with the records of the plan that belong to it."""

    check_in: CheckIn
    signs: tuple[WarningSign, ...]
    triggers: tuple[Trigger, ...]
    people: tuple[Contact, ...]


@dataclass(frozen=True)
class _Tie:
    """How a check-in is tied to one kind of record: by which rows, and which of their fields names the record."""

    record: type[Record]
    field: str
    standing: Callable[[Reader, UUID], Sequence[Part]]
    make: Callable[[UUID, UUID, int], Part]

    def target(self, part: Part) -> UUID:
        """The id of the record that a row points at."""
        found = getattr(part, self.field)
        assert isinstance(found, UUID)
        return found


_SIGNS = _Tie(
    WarningSign,
    "sign",
    lambda reader, check_in: reader.parts(SignNoticed, check_in),
    lambda check_in, sign, position: SignNoticed(owner=check_in, sign=sign, position=position),
)
_TRIGGERS = _Tie(
    Trigger,
    "trigger",
    lambda reader, check_in: reader.parts(TriggerMet, check_in),
    lambda check_in, trigger, position: TriggerMet(owner=check_in, trigger=trigger, position=position),
)
_PEOPLE = _Tie(
    Contact,
    "to_id",
    lambda reader, check_in: reader.links_from(check_in, Contact.KIND),
    lambda check_in, contact, rank: Link(
        from_kind=CheckIn.KIND, from_id=check_in, to_kind=Contact.KIND, to_id=contact, rank=rank
    ),
)


class CheckIns:
    """Reads and saves the check-ins of one open journal."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        self._journal = journal
        self._reader = reader

    def entry(self, day: date) -> DayEntry | None:
        """The check-in of a day with what belongs to it, or none."""
        check_in = self._reader.check_in_on(day)
        if check_in is None:
            return None
        signs, triggers, people = (
            [tie.target(part) for part in tie.standing(self._reader, check_in.id)]
            for tie in (_SIGNS, _TRIGGERS, _PEOPLE)
        )
        return DayEntry(
            check_in, self._all(WarningSign, signs), self._all(Trigger, triggers), self._all(Contact, people)
        )

    def between(self, first: date, last: date) -> dict[date, CheckIn]:
        """The check-ins of some days, both ends included, by date."""
        return {each.day: each for each in self._reader.check_ins_between(first, last)}

    def are_none(self) -> bool:
        """Whether no day has a check-in yet."""
        return self._reader.first_check_in_day() is None

    def latest_blank_day(self, before: date, reach: int = 31) -> date:
        """The latest day before `before` without a check-in; with none in `reach` days, the day before."""
        days = [before - timedelta(days=back) for back in range(1, reach + 1)]
        written = self.between(days[-1], days[0])
        return next((day for day in days if day not in written), days[0])

    def offered(self, cls: type[AnyRecord], chosen: Iterable[UUID] = ()) -> list[AnyRecord]:
        """The records to choose from: those in use, and those already chosen that are archived by now."""
        in_use = self._reader.records(cls)
        known = {each.id for each in in_use}
        return [*in_use, *self._all(cls, [each for each in chosen if each not in known])]

    def save(
        self,
        day: date,
        answers: Mapping[str, Any],
        signs: Sequence[UUID] = (),
        triggers: Sequence[UUID] = (),
        people: Sequence[UUID] = (),
        ticks: TickChanges | None = None,
        asked_by: object = None,
    ) -> Changed | None:
        """Makes the check-in of a day, or edits the one it has, with all that belongs to it, and ends its draft.

        `answers` are fields of CheckIn; those left out stay. What is gone from the plan is left out. `ticks` are
        days of anchors that are saved in the same action.
        Gives none when nothing differs. Raises RuleBroken, then nothing is saved, and JournalProblem.
        """
        kept = self._reader.check_in_on(day)
        check_in = replace(kept, **answers) if kept else CheckIn(day=day, **answers)
        added: list[Part] = []
        removed: list[Part] = []
        for tie, wanted in ((_SIGNS, signs), (_TRIGGERS, triggers), (_PEOPLE, people)):
            standing = {tie.target(part): part for part in (tie.standing(self._reader, check_in.id) if kept else ())}
            removed += [part for target, part in standing.items() if target not in wanted]
            fresh = [(rank, each) for rank, each in enumerate(wanted) if each not in standing]
            added += [tie.make(check_in.id, each, rank) for rank, each in fresh]
        if ticks is not None:
            added += ticks.saved
            removed += ticks.removed
        drafts = [(CheckIn.KIND, key) for key in (str(check_in.id), day.isoformat())]
        return self._journal.save(check_in, *added, removed=removed, asked_by=asked_by, ends_drafts=drafts)

    def remove(self, check_in: CheckIn, asked_by: object = None) -> Changed | None:
        """Deletes a check-in with what belongs to it; undo brings it back."""
        return self._journal.remove(check_in, asked_by)

    def _all(self, cls: type[AnyRecord], ids: Iterable[UUID]) -> tuple[AnyRecord, ...]:
        found = [self._reader.get(cls, each) for each in ids]
        return tuple(each for each in found if each is not None)
