"""The lapse that is being gone through, as its page has it in hand: opened, kept as a draft, saved step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from recovery_journal.domain.lapse import Lapse, LapseStep
from recovery_journal.domain.lapse_steps import with_step
from recovery_journal.domain.plan import Trigger
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.shelf import OpenJournal

if TYPE_CHECKING:
    from recovery_journal.gui.pages.lapse_flow_forms import Change


class LapseInHand:
    """What was told of one lapse, and what of that is saved. Everything that saves raises JournalProblem."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened
        self.lapses = Lapses(opened)
        self.told: Told | None = None
        self.saved: Told | None = None
        self._blank: Told | None = None

    def open(self, target: object) -> str:
        """Begins, or takes up what was begun; gives the words to say that were kept as a draft.

        A target is ("begin", day), an urge that ended so, a lapse, ("record", kind, its id), or none for the one that
        Today offers, else a new one of today.
        """
        told = self._aimed_at(target)
        self.saved = self.lapses.find(told.lapse.id)
        draft = self.lapses.kept(told.lapse.id) if self.saved else self.lapses.kept_new(told.lapse.day)
        self.told = draft[0] if draft else told
        self._blank = Told(Lapse(id=self.told.lapse.id, day=self.told.lapse.day)) if draft else told
        return draft[1] if draft else ""

    def close(self) -> None:
        """It is over here."""
        self.told = self.saved = self._blank = None

    def is_news(self, told: Told) -> bool:
        """Whether this is other than what is saved, or than what it began with."""
        return told != (self.saved or self._blank)

    def take_other(self, told: Told | None) -> bool:
        """Takes what is kept now where it was changed elsewhere, and `told` has nothing new; whether it did."""
        assert self.told is not None
        kept = self.lapses.find(self.told.lapse.id)
        if kept is not None and kept != self.saved and not (told is not None and self.is_news(told)):
            self.told = self.saved = kept
            return True
        if kept is None and self.saved is not None:  # it was taken back, or deleted: what is told is new again
            self.saved, self._blank = None, Told(Lapse(id=self.told.lapse.id, day=self.told.lapse.day))
        return False

    def save(self, told: Told, new_triggers: Sequence[str], done: LapseStep | None, asked_by: object) -> None:
        """Saves what was told as one action, with triggers that are new; nothing where nothing is new."""
        if done is not None:
            told = replace(told, lapse=replace(told.lapse, steps_done=with_step(told.lapse, done)))
        named, made = self._named(new_triggers)
        told = replace(told, triggers=(*told.triggers, *named))
        if not self.is_news(told):
            return
        self.lapses.save(told, made, asked_by)
        self.told = self.saved = self.lapses.find(told.lapse.id) or told

    def keep(self, told: Told, words: str) -> None:
        """Keeps as a draft what is not saved."""
        if self.is_news(told) or words:
            self.lapses.keep(told, words)

    def finish(self, change: Change | None, today: date, asked_by: object) -> None:
        """Saves the change of the plan with the lapse as one action; it is finished then."""
        assert self.told is not None
        lapse = self.told.lapse
        steps = with_step(lapse, LapseStep.CHANGE_ONE_THING) if change else lapse.steps_done
        lapse = replace(lapse, steps_done=steps, finished_on=lapse.finished_on or today)
        if change is not None:
            self.lapses.change_plan(lapse, change.words, change.parts, asked_by)
        else:
            self.lapses.save(replace(self.told, lapse=lapse), asked_by=asked_by)

    def _aimed_at(self, target: object) -> Told:
        today = self._opened.preferences.today()
        if isinstance(target, UrgeLog):
            return self.lapses.begin(target.day, target)
        if isinstance(target, tuple) and target[0] == "begin" and isinstance(target[1], date):
            return self.lapses.begin(target[1])
        found = _lapse_id(target)
        told = self.lapses.find(found) if found is not None else None
        offered = self.lapses.offered(today) if told is None else None
        return told or (self.lapses.with_parts(offered) if offered else self.lapses.begin(today))

    def _named(self, names: Sequence[str]) -> tuple[list[UUID], list[Trigger]]:
        """Which triggers the names stand for, and those of them that the plan does not have yet."""
        if not names:
            return [], []
        there = {each.text: each for each in self._opened.reader.records(Trigger)}
        place = self._opened.reader.last_position(Trigger.KIND) + 1
        fresh = [each for each in dict.fromkeys(names) if each not in there]
        made = [Trigger(text=each, position=place + at) for at, each in enumerate(fresh)]
        there |= {each.text: each for each in made}
        return [there[each].id for each in dict.fromkeys(names)], made


def _lapse_id(target: object) -> UUID | None:
    if isinstance(target, Lapse):
        return target.id
    if isinstance(target, tuple) and target[0] in ("record", "draft") and len(target) > 2:
        return target[2] if isinstance(target[2], UUID) else UUID(str(target[2]))
    return None
