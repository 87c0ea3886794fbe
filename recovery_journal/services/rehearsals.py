"""Rehearsing if-then plans: which one needs it most, and a rehearsal with its numbers as one action."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from recovery_journal.domain.if_then_order import weakest_first
from recovery_journal.domain.lapse import Rehearsal
from recovery_journal.domain.plan import IfThen
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal


class Rehearsals:
    """The rehearsals of one open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def next(self, done: Collection[UUID] = ()) -> IfThen | None:
        """The plan that needs it most of those that are not `done`, or none: least sure, longest not rehearsed."""
        waiting = [each for each in self._opened.reader.records(IfThen) if each.id not in done]
        return next(iter(weakest_first(waiting)), None)

    def find(self, plan_id: UUID) -> IfThen | None:
        """A plan in use, or none."""
        found = self._opened.reader.get(IfThen, plan_id)
        return found if found is not None and found.archived_on is None else None

    def save(self, plan: IfThen, before: int | None, after: int | None, asked_by: object = None) -> Changed | None:
        """Notes a rehearsal of today, and on its plan the day and how sure the person is now, as one action.

        Ends its draft. Raises JournalProblem.
        """
        today = self._opened.preferences.today()
        earlier = self._opened.reader.parts(Rehearsal, plan.id)
        place = max((each.position for each in earlier), default=-1) + 1
        made = Rehearsal(owner=plan.id, position=place, day=today, confidence_before=before, confidence_after=after)
        sure = next((each for each in (after, before) if each is not None), plan.confidence)
        told = replace(plan, confidence=sure, last_rehearsed_on=today)
        draft = (Rehearsal.KIND, str(plan.id))
        return self._opened.journal.save(told, made, asked_by=asked_by, ends_drafts=[draft])

    def keep(self, plan_id: UUID, before: int | None, after: int | None) -> None:
        """Keeps what was said and not saved; nothing said, nothing kept. Raises JournalProblem."""
        if before is None and after is None:
            self._opened.drafts.end(Rehearsal.KIND, plan_id)
        else:
            self._opened.drafts.keep(Rehearsal.KIND, plan_id, {"before": before, "after": after})

    def kept(self, plan_id: UUID) -> tuple[int | None, int | None]:
        """What was said of a plan and not saved."""
        raw = self._opened.drafts.find(Rehearsal.KIND, plan_id) or {}
        before, after = (raw.get(each) for each in ("before", "after"))
        return (before if isinstance(before, int) else None, after if isinstance(after, int) else None)
