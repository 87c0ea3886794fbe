"""The way through care in one open journal: what Aftercare shows of it, and ticking off its tasks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, or_

from recovery_journal.domain.aims import Goal, GoalStep
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.care_way import ChangeOfCare, NextStep, change_of_care, close_people, in_order, next_steps
from recovery_journal.domain.plan import Boundary, Contact
from recovery_journal.domain.way import CareStage, Coverage, TransitionItem
from recovery_journal.services.journal import Changed
from recovery_journal.services.recurrence import next_time
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository

COSTS_READ, COSTS_SHOWN = 40, 4


@dataclass(frozen=True)
class Stage:
    """A stage of care and who provides it: the contact it points at, else what was written; '' for nobody yet."""

    stage: CareStage
    provider: str


class Way:
    """Reads what stands on the way; what is archived is left out."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def stages(self) -> list[Stage]:
        """The stages in the order of time, those without a day last."""
        stages = in_order(self._opened.reader.records(CareStage))
        providers = self._providers() if stages else {}
        return [Stage(each, providers.get(each.id, each.provider)) for each in stages]

    def change(self, today: date) -> ChangeOfCare | None:
        """The change of care that the tasks are for now."""
        return change_of_care(self._opened.reader.records(CareStage), today)

    def tasks(self) -> list[TransitionItem]:
        """The tasks after a change of care, done ones too."""
        return self._opened.reader.records(TransitionItem)

    def tick(self, task: TransitionItem, done_on: date | None, asked_by: object = None) -> Changed | None:
        """A task is done on a day, or, with none, it is open again. Raises JournalProblem."""
        return self._opened.journal.save(replace(task, done_on=done_on), asked_by=asked_by)

    def coverages(self) -> list[Coverage]:
        """Who pays for care."""
        return self._opened.reader.records(Coverage)

    def costs(self, today: date) -> list[tuple[str, str]]:
        """What appointments that come, or come again, cost: the title of each and what was written, a few of them."""
        columns = repository.table_of(Appointment.KIND).c
        comes = or_(func.coalesce(columns.ends_on, columns.starts_on) >= today, columns.repeats != "")
        order = (columns.repeats == "", columns.starts_on.desc(), columns.id)
        with self._opened.database.reading() as connection:
            told = (columns.cost != "", columns.archived_on.is_(None), comes)
            found = repository.find(connection, Appointment, *told, order_by=order, limit=COSTS_READ)
        begin = datetime.combine(today, time.min)
        coming = [each for each in found if not each.repeats or next_time(each, begin) is not None]
        return list(dict.fromkeys((each.title, each.cost) for each in coming))[:COSTS_SHOWN]

    def people(self) -> list[Contact]:
        """Family and friends of the plan."""
        return close_people(self._opened.reader.records(Contact))

    def boundaries(self) -> list[Boundary]:
        """The boundaries of the plan."""
        return self._opened.reader.records(Boundary)

    def goals(self) -> list[NextStep]:
        """The goals for work, home, learning, money and law, each with its next step."""
        goals = self._opened.reader.records(Goal)
        return next_steps(goals, self._steps([each.id for each in goals])) if goals else []

    def _steps(self, goals: list[UUID]) -> list[GoalStep]:
        columns = repository.table_of(GoalStep.KIND).c
        with self._opened.database.reading() as connection:
            mine = columns.owner.in_(goals)
            return repository.find(connection, GoalStep, mine, order_by=(columns.owner, columns.position))

    def _providers(self) -> dict[UUID, str]:
        """The name of the contact that each stage points at, the first by rank."""
        names = {each.id: each.name for each in self._opened.reader.records(Contact)}
        found: dict[UUID, str] = {}
        for stage, contact in self._opened.reader.pairs_among((CareStage.KIND,)):
            if contact in names:
                found.setdefault(stage, names[contact])
        return found
