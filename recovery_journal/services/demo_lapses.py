"""What the made-up person learned from lapses, and the if-then plans they rehearsed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from recovery_journal.domain.lapse import (
    ChoicePoint,
    Lapse,
    LapseChange,
    LapseExtent,
    LapseStep,
    LapseTrigger,
    Rehearsal,
)
from recovery_journal.domain.plan import Contact, IfThen, Link
from recovery_journal.domain.record import Part, Source
from recovery_journal.services.demo_days import lapses
from recovery_journal.services.demo_plan import Plan
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import ARCHIVE, EDIT

_TOLD = ("hours_before", "thoughts", "body", "what_helped", "effects", "learned", "note")


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """Every lapse with what was understood of it, one of before the journal, and the rehearsals."""
    told = _Lapses(words, plan, chance)
    found = [deed for day in lapses(stretch) for deed in told.lapse(day)]
    return [*found, *told.of_before(stretch), *told.rehearsals(stretch)]


class _Lapses:
    """Makes lapses with their parts, step by step, and rehearsals."""

    def __init__(self, words: Words, plan: Plan, chance: Chance) -> None:
        self._words = words
        self._plan = plan
        self._chance = chance

    def lapse(self, day: date) -> list[Deed]:
        """One lapse: safety and people on the day, the rest in the days after."""
        texts = self._words[Lapse.KIND]
        first = Lapse(
            id=self._chance.new_id(),
            day=day,
            started_at=time.fromisoformat(texts["at"]),
            safe_now=True,
            reached_someone=True,
            steps_done=(LapseStep.SAFE_NOW, LapseStep.REACH_OUT),
        )
        understood = replace(
            first,
            is_about=True,
            extent=LapseExtent(texts["extent"]),
            feelings=tuple(texts["feelings"]),
            steps_done=(*first.steps_done, LapseStep.UNDERSTAND),
            **{name: texts[name] for name in _TOLD},
        )
        whole = replace(understood, steps_done=tuple(LapseStep), finished_on=day + timedelta(days=4))
        return [
            Deed(instant(day, 23, 30), (first, *self._people(first))),
            Deed(instant(day + timedelta(days=2), 17), (understood, *self._understood(first))),
            Deed(instant(day + timedelta(days=4), 18), (whole, *self._changes(first))),
        ]

    def of_before(self, stretch: Stretch) -> list[Deed]:
        """One that was noted at the start and then put away."""
        day = stretch.first - timedelta(days=40)
        texts = self._words["lapse_before"]
        made = Lapse(
            id=self._chance.new_id(),
            day=day,
            is_about=True,
            left_message=True,
            source=Source.WITH_COUNSELOR,
            private=False,
            **texts,
        )
        away = replace(made, archived_on=stretch.day_at(0.05), position=1)
        return [
            Deed(instant(stretch.day_at(0.02), 15), (made,)),
            Deed(instant(stretch.day_at(0.05), 15), (away,), kind=ARCHIVE),
        ]

    def rehearsals(self, stretch: Stretch) -> list[Deed]:
        """Each with what it did to how sure they are of the plan."""
        deeds = []
        for entry in self._words[IfThen.KIND]:
            plan = self._plan.records[IfThen.KIND][entry["key"]].record
            for number, each in enumerate(entry.get("rehearsals", ())):
                day = stretch.day_at(each["when"])
                rehearsal = Rehearsal(
                    id=self._chance.new_id(),
                    owner=plan.id,
                    position=number,
                    day=day,
                    confidence_before=each["before"],
                    confidence_after=each["after"],
                )
                sure = replace(plan, confidence=each["after"], last_rehearsed_on=day)  # type: ignore[call-arg]
                deeds.append(Deed(instant(day, 17, 30), (sure, rehearsal), kind=EDIT))
        return deeds

    def _people(self, lapse: Lapse) -> list[Link]:
        keys = self._words[Lapse.KIND]["contacts"]
        people = [self._plan.id_of(Contact.KIND, each) for each in keys]
        return [self._link(lapse, each, rank) for rank, each in enumerate(people)]

    def _link(self, lapse: Lapse, person: UUID, rank: int) -> Link:
        ends = {"from_kind": Lapse.KIND, "from_id": lapse.id, "to_kind": Contact.KIND, "to_id": person}
        return Link(id=self._chance.new_id(), rank=rank, **ends)  # type: ignore[arg-type]

    def _understood(self, lapse: Lapse) -> list[Part]:
        texts = self._words[Lapse.KIND]
        triggers = [self._plan.id_of("trigger", each) for each in texts["triggers"]]
        found: list[Part] = [
            LapseTrigger(id=self._chance.new_id(), owner=lapse.id, position=number, trigger=each)
            for number, each in enumerate(triggers)
        ]
        found += [
            ChoicePoint(id=self._chance.new_id(), owner=lapse.id, position=number, **each)
            for number, each in enumerate(texts["choice_points"])
        ]
        return found

    def _changes(self, lapse: Lapse) -> list[Part]:
        return [
            LapseChange(id=self._chance.new_id(), owner=lapse.id, position=number, text=each)
            for number, each in enumerate(self._words[Lapse.KIND]["changes"])
        ]
