"""Reviews of the plan: making one, reading them, and what differs between any two or since the last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import desc, select

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.record import Part
from recovery_journal.domain.revision import (
    PLAN_KINDS,
    PLAN_PARTS,
    PlanRevision,
    SignOff,
    read_snapshot,
    snapshot_of,
)
from recovery_journal.services.plan_changes import KindChanges, plan_changes
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository


class Revisions:
    """The reviews of one open journal. Each is made once; nothing here, and nothing else, edits one."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def review(
        self,
        why: str,
        signers: Iterable[tuple[str, str]] = (),
        due_in: int | None = None,
        *,
        asked_by: object = None,
        ends_drafts: Iterable[tuple[str, str]] = (),
    ) -> PlanRevision:
        """Keeps the plan as it is now, with why it was looked at and who signed (name, role); one action.

        It is of today and signed now; `due_in` days from today it is to be looked at again. Raises JournalProblem,
        RuleBroken.
        """
        today = self._opened.preferences.today()
        due = None if due_in is None else today + timedelta(days=due_in)
        made = PlanRevision(day=today, why=why.strip(), snapshot=snapshot_of(self._plan()), review_due_on=due)
        signed = [
            SignOff(owner=made.id, position=at, name=name.strip(), role=role.strip())
            for at, (name, role) in enumerate(signers)
        ]
        self._opened.journal.save(made, *signed, asked_by=asked_by, ends_drafts=ends_drafts)
        return self._opened.reader.get(PlanRevision, made.id) or made

    def all(self) -> list[PlanRevision]:
        """Every review, the latest first."""
        found = self._opened.reader.everything(PlanRevision)
        return sorted(found, key=lambda each: (str(each.created_at), str(each.id)), reverse=True)

    def signatures(self, revision: PlanRevision) -> list[SignOff]:
        """Who signed a review, in their order."""
        return self._opened.reader.parts(SignOff, revision.id)

    def next_review(self) -> date | None:
        """The day on which the plan is to be looked at again, by its latest review; none where that set none."""
        columns = repository.table_of(PlanRevision.KIND).c
        latest = select(columns.review_due_on).order_by(desc(columns.created_at), desc(columns.id)).limit(1)
        with self._opened.database.reading() as connection:
            found = connection.execute(latest).first()
        return found[0] if found else None

    def is_due(self, today: date) -> bool:
        """Whether the plan is to be looked at again by now."""
        day = self.next_review()
        return day is not None and day <= today

    def compare(self, before: PlanRevision | None, after: PlanRevision | None = None) -> list[KindChanges]:
        """What differs from one review to another; without the second, to the plan as it is now.

        Without the first one it tells all that is in the second.
        """
        old, new = before.snapshot if before else "", after.snapshot if after else snapshot_of(self._plan())
        return plan_changes(read_snapshot(old), read_snapshot(new), self._opened.history.day_words)

    def _plan(self) -> list[Part]:
        reader = self._opened.reader
        found = [each for kind in (*PLAN_KINDS, *PLAN_PARTS) for each in reader.everything(ENTITIES[kind])]
        return [*found, *(each for each in reader.links_among(PLAN_KINDS) if each.to_kind in PLAN_KINDS)]
