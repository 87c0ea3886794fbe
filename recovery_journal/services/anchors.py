"""Anchors as a person ticks them: this week and past ones, and each tick as one action that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select

from recovery_journal.domain.aims import Anchor, AnchorTick, DriftRule, TickState
from recovery_journal.domain.drift import DAYS_A_WEEK, AnchorWeek, anchor_week, week_start
from recovery_journal.domain.plan import Contact
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository

States = dict[UUID, dict[date, TickState]]


@dataclass(frozen=True)
class TickChanges:
    """Days of anchors that an action saves, and those that it removes."""

    saved: tuple[AnchorTick, ...] = ()
    removed: tuple[AnchorTick, ...] = ()


class Anchors:
    """Reads and ticks the anchors of one open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def week(self, day: date, first_weekday: int) -> list[AnchorWeek]:
        """The week that `day` (today) is in, of every anchor in use, in the person's order.

        `first_weekday` is 1–7 from Monday, as `dates.current().first_weekday` has it.
        """
        return [weeks[-1] for weeks in self.weeks([week_start(day, first_weekday)], day)]

    def weeks(self, starts: Sequence[date], today: date) -> list[list[AnchorWeek]]:
        """For every anchor in use the weeks that begin on these days (oldest first), as they stand on `today`."""
        anchors = self._opened.reader.records(Anchor)
        states = self._states(anchors, starts[0], starts[-1] + timedelta(days=DAYS_A_WEEK - 1))
        since = {each.id: self._since(each, starts[0]) for each in anchors}
        return [
            [anchor_week(each, states.get(each.id, {}), first, today, since[each.id]) for first in starts]
            for each in anchors
        ]

    def on(self, day: date) -> list[tuple[Anchor, TickState | None]]:
        """Every anchor in use with what became of it on a day, in the person's order."""
        anchors = self._opened.reader.records(Anchor)
        states = self._states(anchors, day, day)
        return [(each, states.get(each.id, {}).get(day)) for each in anchors]

    def tick(self, anchor: UUID, day: date, state: TickState | None, asked_by: object = None) -> Changed | None:
        """Says what became of an anchor on a day; none makes the day blank again. One action, and undo takes it back.

        Gives none when it is so already. Raises JournalProblem.
        """
        return self.tick_all(day, [(anchor, state)], asked_by)

    def tick_all(
        self, day: date, states: Iterable[tuple[UUID, TickState | None]], asked_by: object = None
    ) -> Changed | None:
        """The same for several anchors on one day, as one action."""
        found = self.changes(day, states)
        return self._opened.journal.save(*found.saved, removed=found.removed, asked_by=asked_by)

    def changes(self, day: date, states: Iterable[tuple[UUID, TickState | None]]) -> TickChanges:
        """What is saved and removed so that the anchors stand like this, for an action that does more besides."""
        wanted = dict(states)
        standing = {each.owner: each for each in self._ticks_on(day, wanted)}
        saved = [
            replace(standing[anchor], state=state)
            if anchor in standing
            else AnchorTick(owner=anchor, day=day, state=state)
            for anchor, state in wanted.items()
            if state is not None
        ]
        removed = [tick for anchor, tick in standing.items() if wanted[anchor] is None]
        return TickChanges(tuple(saved), tuple(removed))

    def first_day(self) -> date | None:
        """The earliest day that any anchor was ticked on."""
        column = repository.table_of(AnchorTick.KIND).c.day
        with self._opened.database.reading() as connection:
            return connection.execute(select(func.min(column))).scalar()

    def rule(self) -> DriftRule | None:
        """The person's own rule for drift, if they wrote one."""
        return self._opened.reader.only(DriftRule)

    def whom_to_call(self) -> list[Contact]:
        """Whom the rule says to call, in its order."""
        rule = self.rule()
        links = self._opened.reader.links_from(rule.id, Contact.KIND) if rule else []
        found = [self._opened.reader.get(Contact, each.to_id) for each in links]
        return [each for each in found if each is not None and each.archived_on is None]

    def _ticks_on(self, day: date, anchors: Iterable[UUID]) -> list[AnchorTick]:
        columns = repository.table_of(AnchorTick.KIND).c
        with self._opened.database.reading() as connection:
            return repository.find(connection, AnchorTick, columns.day == day, columns.owner.in_(list(anchors)))

    def _states(self, anchors: Sequence[Anchor], first: date, last: date) -> States:
        columns = repository.table_of(AnchorTick.KIND).c
        query = select(columns.owner, columns.day, columns.state).where(
            columns.day.between(first, last), columns.owner.in_([each.id for each in anchors])
        )
        found: States = {}
        with self._opened.database.reading() as connection:
            for owner, day, state in connection.execute(query):
                found.setdefault(owner, {})[day] = state
        return found

    def _since(self, anchor: Anchor, first: date) -> date | None:
        """The day from which an anchor was there: when it was made, or its first tick where that is earlier.

        None where it was there on `first` already, which needs no second look.
        """
        made = anchor.created_at.astimezone().date() if anchor.created_at else None
        if made is None or made <= first:
            return None
        columns = repository.table_of(AnchorTick.KIND).c
        with self._opened.database.reading() as connection:
            ticked = connection.execute(select(func.min(columns.day)).where(columns.owner == anchor.id)).scalar()
        return made if ticked is None else min(made, ticked)
