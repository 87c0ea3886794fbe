"""Urges as a person writes and reads them: any number a day, each with all that belongs to it saved as one action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.record import OwnedPart, Part, Record, RuleBroken
from recovery_journal.domain.urges import StrategyUse, UrgeLog, UrgeRating, UrgeTrigger
from recovery_journal.services.journal import Changed, Journal
from recovery_journal.services.reader import Reader

Use = tuple[UUID, int | None]
Rating = tuple[int | None, int | None]
AnyOwned = TypeVar("AnyOwned", bound=OwnedPart)


@dataclass(frozen=True)
class Urge:
    """An urge with its parts: the triggers that set it off, the strategies used, ratings, and whom the person called.

    `uses` are (strategy, how much it helped: 0–3 or none), `ratings` (minute, strength), all in their order.
    """

    log: UrgeLog
    triggers: tuple[UUID, ...] = ()
    uses: tuple[Use, ...] = ()
    people: tuple[UUID, ...] = ()
    ratings: tuple[Rating, ...] = ()


class Urges:
    """Reads and saves the urges of one open journal; `today` tells the person's day."""

    def __init__(self, journal: Journal, reader: Reader, today: Callable[[], date] | None = None) -> None:
        self._journal = journal
        self._reader = reader
        self._today = today

    def find(self, urge_id: UUID) -> Urge | None:
        """One urge with all its parts, or none."""
        log = self._reader.get(UrgeLog, urge_id)
        return None if log is None else self.with_parts(log)

    def with_parts(self, log: UrgeLog) -> Urge:
        """An urge with the parts that are kept of it."""
        return Urge(
            log,
            tuple(each.trigger for each in self._reader.parts(UrgeTrigger, log.id)),
            tuple((each.strategy, each.helped) for each in self._reader.parts(StrategyUse, log.id)),
            tuple(each.to_id for each in self._reader.links_from(log.id, Contact.KIND)),
            tuple((each.minute, each.strength) for each in self._reader.parts(UrgeRating, log.id)),
        )

    def save(
        self,
        urge: UrgeLog,
        triggers: Sequence[UUID] = (),
        uses: Sequence[Use] = (),
        people: Sequence[UUID] = (),
        ratings: Sequence[Rating] | None = None,
        *,
        made: Sequence[Record] = (),
        asked_by: object = None,
        ends_drafts: Iterable[tuple[str, str]] = (),
    ) -> Changed | None:
        """Makes an urge or edits it, with all that belongs to it, as one action, and ends its draft.

        Parts are what is given here; those that are kept and not given go. Of two that say the same the last counts.
        `ratings` of none leaves those as they are. `made` are records of the plan that are made along with it. What is
        gone from the plan is left out.
        Gives none when nothing differs. Raises RuleBroken (day_to_come), then nothing is saved, and JournalProblem.
        """
        self.check(urge)
        id_ = urge.id
        changes = [
            self._parts(UrgeTrigger, id_, [UrgeTrigger(owner=id_, trigger=each) for each in dict.fromkeys(triggers)]),
            self._parts(
                StrategyUse,
                id_,
                [StrategyUse(owner=id_, strategy=strategy, helped=helped) for strategy, helped in dict(uses).items()],
            ),
            self._people(id_, list(dict.fromkeys(people))),
        ]
        if ratings is not None:
            told = dict(ratings).items()
            rated = [UrgeRating(owner=id_, minute=minute, strength=strength) for minute, strength in told]
            changes.append(self._parts(UrgeRating, id_, rated))
        added = [part for saved, _ in changes for part in saved]
        removed = [part for _, gone in changes for part in gone]
        drafts = [(UrgeLog.KIND, str(id_)), *ends_drafts]
        return self._journal.save(urge, *made, *added, removed=removed, asked_by=asked_by, ends_drafts=drafts)

    def save_quickly(self, strength: int, now: datetime, asked_by: object = None) -> UrgeLog:
        """An urge that is felt right now, with its strength alone. Raises JournalProblem."""
        at = now.replace(second=0, microsecond=0).time()
        urge = UrgeLog(day=self._today() if self._today else now.date(), started_at=at, strength_before=strength)
        self.save(urge, asked_by=asked_by)
        return urge

    def check(self, urge: UrgeLog) -> None:
        """Raises RuleBroken for an urge of a day that is still to come."""
        if self._today is not None and urge.day > self._today():
            raise RuleBroken("day_to_come", "day")

    def _parts(self, cls: type[AnyOwned], owner: UUID, wanted: Sequence[AnyOwned]) -> tuple[list[Part], list[Part]]:
        """What to save and what to remove; a part that says the same keeps its row."""
        kept_now = self._reader.parts(cls, owner)
        standing = {_key(each): each for each in kept_now}
        twice: list[Part] = [each for each in kept_now if standing[_key(each)] is not each]
        saved: list[Part] = []
        for position, each in enumerate(wanted):
            kept = standing.pop(_key(each), None)
            saved.append(replace(_told(kept, each), position=position) if kept else replace(each, position=position))
        return saved, [*twice, *standing.values()]

    def _people(self, urge: UUID, wanted: Sequence[UUID]) -> tuple[list[Part], list[Part]]:
        standing = {each.to_id: each for each in self._reader.links_from(urge, Contact.KIND)}
        saved: list[Part] = []
        for rank, person in enumerate(wanted):
            kept = standing.pop(person, None)
            ends = {"from_kind": UrgeLog.KIND, "from_id": urge, "to_kind": Contact.KIND, "to_id": person}
            saved.append(replace(kept, rank=rank) if kept else Link(**ends, rank=rank))  # type: ignore[arg-type]
        return saved, list(standing.values())


def _key(part: OwnedPart) -> object:
    """What makes a part the same as one that is kept."""
    if isinstance(part, UrgeTrigger):
        return part.trigger
    return part.strategy if isinstance(part, StrategyUse) else part.minute if isinstance(part, UrgeRating) else part.id


def _told(kept: AnyOwned, wanted: AnyOwned) -> AnyOwned:
    """The row that is kept, with what is said of it now."""
    if isinstance(kept, StrategyUse) and isinstance(wanted, StrategyUse):
        return replace(kept, helped=wanted.helped)
    if isinstance(kept, UrgeRating) and isinstance(wanted, UrgeRating):
        return replace(kept, strength=wanted.strength)
    return kept
