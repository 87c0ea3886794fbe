"""Lapses as a person writes and reads them: each step is one action, what is typed and not saved is a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import desc

from recovery_journal.domain.aims import RecoveryPeriod
from recovery_journal.domain.lapse import ChoicePoint, Lapse, LapseChange, LapseTrigger
from recovery_journal.domain.lapse_steps import is_offered
from recovery_journal.domain.plain import from_plain, to_plain
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.record import TEXT_LIMIT, Part, Record
from recovery_journal.domain.urges import UrgeLog, UrgeTrigger
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.step import AFTER_LAPSE
from recovery_journal.storage import repository

Parts = tuple[list[Part], list[Part]]


@dataclass(frozen=True)
class Told:
    """A lapse with what belongs to it: triggers, choice points as (moment, other way), and who was told."""

    lapse: Lapse
    triggers: tuple[UUID, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    people: tuple[UUID, ...] = ()


class Lapses:
    """Reads and saves the lapses of one open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened
        self._journal = opened.journal
        self._reader = opened.reader

    def all(self, *, archived: bool = False) -> list[Lapse]:
        """The lapses in use, or those put away, the latest day first."""
        return list(self._reader.once(("lapses", archived), lambda: self._all(archived)))

    def _all(self, archived: bool) -> list[Lapse]:
        columns = repository.table_of(Lapse.KIND).c
        away = columns.archived_on.is_not(None) if archived else columns.archived_on.is_(None)
        with self._reader.reading() as connection:
            return repository.find(connection, Lapse, away, order_by=(desc(columns.day), desc(columns.created_at)))

    def find(self, lapse_id: UUID) -> Told | None:
        """One lapse with its parts, or none."""
        lapse = self._reader.get(Lapse, lapse_id)
        return None if lapse is None else self.with_parts(lapse)

    def with_parts(self, lapse: Lapse) -> Told:
        """A lapse with the parts that are kept of it."""
        return Told(
            lapse,
            tuple(each.trigger for each in self._reader.parts(LapseTrigger, lapse.id)),
            tuple((each.text, each.other_way) for each in self._reader.parts(ChoicePoint, lapse.id)),
            tuple(each.to_id for each in self._reader.links_from(lapse.id, Contact.KIND)),
        )

    def changes(self, lapse_id: UUID) -> list[str]:
        """What was changed in the plan after a lapse, in the words of then."""
        return [each.text for each in self._reader.parts(LapseChange, lapse_id)]

    def offered(self, today: date) -> Lapse | None:
        """The latest one of which some steps are left and which Today still offers, or none."""
        return next((each for each in self.all() if is_offered(each, self._began(each), today)), None)

    def begin(self, day: date, urge: UrgeLog | None = None) -> Told:
        """A new one of a day, or the one of that day that is not finished; nothing is saved by this.

        What is known of an urge that ended so comes along: its time, and what set it off.
        """
        left = next((each for each in self.all() if each.day == day and each.finished_on is None), None)
        if left is not None:
            return self.with_parts(left)
        if urge is None:
            return Told(Lapse(day=day))
        triggers = tuple(each.trigger for each in self._reader.parts(UrgeTrigger, urge.id))
        return Told(Lapse(day=day, started_at=urge.started_at, is_about=True), triggers)

    def save(self, told: Told, made: Sequence[Record] = (), asked_by: object = None) -> Changed | None:
        """Makes a lapse or edits it, with all that belongs to it, as one action, and ends its draft.

        `made` are records of the plan that are made along with it. Gives none when nothing differs.
        Raises JournalProblem.
        """
        id_ = told.lapse.id
        parts = (self._triggers(id_, told.triggers), self._choices(id_, told.choices), self._people(id_, told.people))
        saved = [part for added, _gone in parts for part in added]
        removed = [part for _added, gone in parts for part in gone]
        drafts = [(Lapse.KIND, str(id_))]
        return self._journal.save(told.lapse, *made, *saved, removed=removed, asked_by=asked_by, ends_drafts=drafts)

    def change_plan(self, lapse: Lapse, words: str, changed: Iterable[Part], asked_by: object = None) -> Changed | None:
        """Changes the plan after a lapse, and notes it there in words: one action. Raises JournalProblem.

        `lapse` is saved along with it as it is given; the draft of it ends.
        """
        place = len(self._reader.parts(LapseChange, lapse.id))
        note = LapseChange(owner=lapse.id, position=place, text=words.strip()[:TEXT_LIMIT])
        drafts = [(Lapse.KIND, str(lapse.id))]
        return self._journal.save(*changed, lapse, note, kind=AFTER_LAPSE, asked_by=asked_by, ends_drafts=drafts)

    # ---- what is typed and not saved

    def keep(self, told: Told, words: str = "") -> None:
        """Keeps what was told as a draft; `words` are those to say to somebody. Raises JournalProblem."""
        raw = {
            "lapse": to_plain(told.lapse),
            "triggers": [str(each) for each in told.triggers],
            "choices": [list(each) for each in told.choices],
            "people": [str(each) for each in told.people],
            "words": words,
        }
        self._opened.drafts.keep(Lapse.KIND, told.lapse.id, raw)

    def kept(self, lapse_id: UUID) -> tuple[Told, str] | None:
        """The draft of a lapse with the words to say, or none; one that cannot be read is none."""
        raw = self._opened.drafts.find(Lapse.KIND, lapse_id)
        return _read(raw) if raw else None

    def kept_new(self, day: date) -> tuple[Told, str] | None:
        """The draft of a lapse of a day that was never saved, or none."""
        drafts = self._opened.drafts.of_kind(Lapse.KIND)
        there = self._reader.ids(Lapse.KIND) if drafts else set()
        found = (_read(raw) for key, raw in drafts.items() if UUID(key) not in there)
        return next((each for each in found if each is not None and each[0].lapse.day == day), None)

    # ---- time in recovery

    def period_at(self, lapse: Lapse) -> RecoveryPeriod | None:
        """The time in recovery that a lapse falls into and that has not been asked about, or none."""
        if period_key(lapse) in self._opened.preferences.put_aside:
            return None
        periods = self._reader.records(RecoveryPeriod)
        return next((each for each in periods if _holds(each, lapse.day)), None)

    def part_period(self, lapse: Lapse, asked_by: object = None) -> Changed | None:
        """Ends the time in recovery on the day of a lapse and begins the next one on that same day: one action.

        A day that two times share counts once, so that the total stays as it was. Raises JournalProblem.
        """
        period = self.period_at(lapse)
        if period is None:
            return None
        place = self._reader.last_position(RecoveryPeriod.KIND) + 1
        after = RecoveryPeriod(starts_on=lapse.day, ends_on=period.ends_on, private=period.private, position=place)
        return self._journal.save(replace(period, ends_on=lapse.day), after, asked_by=asked_by)

    def leave_period(self, lapse: Lapse) -> None:
        """It stays as it is, and is not asked about again. Raises JournalProblem."""
        kept = dict.fromkeys((*self._opened.preferences.put_aside, period_key(lapse)))
        self._opened.prefer(replace(self._opened.preferences, put_aside=tuple(kept)))

    # ---- inside

    def _began(self, lapse: Lapse) -> date:
        if lapse.created_at is None:
            return lapse.day
        return self._opened.preferences.today(lapse.created_at.astimezone().replace(tzinfo=None))

    def _triggers(self, owner: UUID, wanted: Sequence[UUID]) -> Parts:
        standing = {each.trigger: each for each in self._reader.parts(LapseTrigger, owner)}
        saved: list[Part] = []
        for position, trigger in enumerate(dict.fromkeys(wanted)):
            kept = standing.pop(trigger, None) or LapseTrigger(owner=owner, trigger=trigger)
            saved.append(replace(kept, position=position))
        return saved, list(standing.values())

    def _choices(self, owner: UUID, wanted: Sequence[tuple[str, str]]) -> Parts:
        """Each point keeps its row by its place; a point without words is none."""
        standing = self._reader.parts(ChoicePoint, owner)
        said = [(moment.strip(), other.strip()) for moment, other in wanted if moment.strip()]
        saved: list[Part] = []
        for position, (moment, other) in enumerate(said):
            words = {"position": position, "text": moment[:TEXT_LIMIT], "other_way": other[:TEXT_LIMIT]}
            kept = standing[position] if position < len(standing) else None
            saved.append(replace(kept, **words) if kept else ChoicePoint(owner=owner, **words))  # type: ignore[arg-type]
        return saved, list(standing[len(said) :])

    def _people(self, lapse: UUID, wanted: Sequence[UUID]) -> Parts:
        standing = {each.to_id: each for each in self._reader.links_from(lapse, Contact.KIND)}
        saved: list[Part] = []
        for rank, person in enumerate(dict.fromkeys(wanted)):
            ends = {"from_kind": Lapse.KIND, "from_id": lapse, "to_kind": Contact.KIND, "to_id": person}
            kept = standing.pop(person, None) or Link(**ends)  # type: ignore[arg-type]
            saved.append(replace(kept, rank=rank))
        return saved, list(standing.values())


def period_key(lapse: Lapse) -> str:
    """What tells that it was asked, after this lapse, whether a time in recovery ended."""
    return f"period:{lapse.id}"


def _holds(period: RecoveryPeriod, day: date) -> bool:
    return period.starts_on < day and (period.ends_on is None or period.ends_on > day)


def _read(raw: dict[str, Any]) -> tuple[Told, str] | None:
    try:
        lapse = from_plain(Lapse, raw["lapse"])
        assert isinstance(lapse, Lapse)
        told = Told(
            lapse,
            tuple(UUID(each) for each in raw["triggers"]),
            tuple((str(moment), str(other)) for moment, other in raw["choices"]),
            tuple(UUID(each) for each in raw["people"]),
        )
        return told, str(raw["words"])
    except (KeyError, ValueError, TypeError):
        return None
