"""The made-up person's days: check-ins with blanks between them, hard stretches, and a lapse that is lived through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from recovery_journal.domain.daily import (
    CheckIn,
    Halt,
    MedicationTaken,
    SignNoticed,
    SleepQuality,
    Talked,
    TriggerMet,
    Used,
)
from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Part, Source
from recovery_journal.services.demo_plan import Plan
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import ARCHIVE

LATEST_LAPSE = 42  # days before the last one
BETWEEN_LAPSES = 620
BEFORE, AFTER = 6, 12  # days around a lapse that are hard too
STAYS_IN_MIND = 5  # texts that are not said again so soon
PUT_AWAY = 30  # the number of the check-in that is archived


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """The check-ins of a stretch of time; its last day has none yet."""
    days = _Days(words, stretch, plan, chance)
    deeds = [deed for day in stretch.days()[:-1] if days.is_written(day) for deed in days.write(day)]
    put_away = deeds[PUT_AWAY]
    archived = replace(put_away.saved[0], archived_on=put_away.at.date() + timedelta(days=2), position=1)  # type: ignore[call-arg]
    return [*deeds, Deed(put_away.at + timedelta(days=2), (archived,), kind=ARCHIVE)]


class _Days:
    """One person's days in a row: each mood leans on the one before."""

    def __init__(self, words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> None:
        self._words = words
        self._plan = plan
        self._chance = chance
        self._stretch = stretch
        self._level = 5.5
        self._said: list[str] = []
        self._lapses = lapses(stretch)
        self._away = {each + timedelta(days=day) for each in _times_away(stretch) for day in range(5)}

    def is_written(self, day: date) -> bool:
        """Whether there is a check-in for a day; a lapse is always written down."""
        return self._since_lapse(day) in (0, 1, 2) or (day not in self._away and not self._chance.happens(0.05))

    def write(self, day: date) -> list[Deed]:
        """The check-in of a day with what belongs to it, and what was added the morning after."""
        check_in = self._check_in(day)
        at = instant(day, 20 + int(self._chance.around(0.9, 0.9)), int(self._chance.around(29, 29)))
        deeds = [Deed(at, (check_in, *self._met(check_in), *self._people(check_in)))]
        if self._chance.happens(0.02):
            later = replace(check_in, note=f"{check_in.note}\n{self._say('middle')}".strip())
            deeds.append(Deed(instant(day + timedelta(days=1), 7, 15), (later,)))
        return deeds

    def _since_lapse(self, day: date) -> int:
        """Days since the lapse that is near, below 0 before it; 99 when none is near."""
        near = [(day - each).days for each in self._lapses if -BEFORE <= (day - each).days <= AFTER]
        return near[0] if near else 99

    def _weight(self, day: date) -> float:
        """How heavy a day is, 0–5."""
        since = self._since_lapse(day)
        if since < 0:
            return 3.0 * (BEFORE + 1 + since) / BEFORE
        return 5.0 if since <= 1 else 4.5 * (AFTER + 1 - since) / AFTER if since <= AFTER else 0.0

    def _check_in(self, day: date) -> CheckIn:
        chance, weight = self._chance, self._weight(day)
        grown = (day - self._stretch.first).days / (self._stretch.last - self._stretch.first).days
        self._level += chance.around((5.4 + 1.2 * grown - 0.3 * weight - self._level) * 0.3, 2.2)
        mood = _scale(self._level - weight)
        urge = _scale(chance.around(4.2 - 1.8 * grown - 0.3 * mood + weight, 1.8))
        slept = min(max(round(2 * chance.around(7.2 - weight * 0.5, 1.6)) / 2, 2.0), 11.0)
        return CheckIn(
            id=chance.new_id(),
            day=day,
            private=not chance.happens(0.02),
            source=Source.WITH_COUNSELOR if chance.happens(0.02) else Source.SELF,
            mood=chance.maybe(0.97, mood),
            feelings=self._feelings(mood),
            urge_now=chance.maybe(0.93, urge),
            urge_strongest=chance.maybe(0.85, min(10, urge + int(chance.around(1.5, 1.5)))),
            stress=chance.maybe(0.7, _scale(chance.around(8 - 0.6 * mood, 2))),
            pain=chance.maybe(0.4, _scale(chance.around(2, 2.4))),
            sleep_hours=chance.maybe(0.9, slept),
            sleep_quality=chance.maybe(0.85, _quality(slept)),
            ate=chance.maybe(0.75, not chance.happens(0.06 + weight * 0.1)),
            moved=chance.maybe(0.75, chance.happens(0.7 - weight * 0.08)),
            halt=tuple(each for each in Halt if chance.happens(0.08 + weight * 0.07)),
            medication=self._medication(weight),
            talked=chance.maybe(0.85, Talked.YES if chance.happens(0.7) else Talked.NOT_YET),
            used=self._used(day),
            grateful_for=self._say("grateful") if chance.happens(0.35 - weight * 0.05) else "",
            note=self._note(day, mood),
        )

    def _feelings(self, mood: int) -> tuple[str, ...]:
        return tuple(self._chance.some(self._words["feelings"][_tone(mood)], 3)) if self._chance.happens(0.7) else ()

    def _medication(self, weight: float) -> MedicationTaken | None:
        if self._chance.happens(0.1):
            return self._chance.pick([None, MedicationTaken.NONE_PLANNED])
        if self._chance.happens(0.05 + weight * 0.06):
            return self._chance.pick([MedicationTaken.PARTLY, MedicationTaken.NO])
        return MedicationTaken.YES

    def _used(self, day: date) -> Used | None:
        since = self._since_lapse(day)
        if since in (0, 1):
            return Used.YES
        if since == 2:
            return Used.RATHER_NOT_SAY
        return self._chance.maybe(0.88, Used.NO)

    def _note(self, day: date, mood: int) -> str:
        since = self._since_lapse(day)
        if since in (0, 1):
            return str(self._words["notes"]["lapse"][since])
        if self._chance.happens(0.015):
            return self._say("long")
        if not self._chance.happens(0.3):
            return ""
        near = "before_a_lapse" if since < 0 else "after_a_lapse" if since <= AFTER else _tone(mood)
        return self._say(near)

    def _say(self, topic: str) -> str:
        """One of the texts about something, and none that was said just now."""
        texts = self._words["notes"][topic]
        text: str = self._chance.pick([each for each in texts if each not in self._said] or texts)
        self._said = [text, *self._said][:STAYS_IN_MIND]
        return text

    def _met(self, check_in: CheckIn) -> list[Part]:
        """The warning signs noticed and the triggers met that day."""
        weight, parts = self._weight(check_in.day), list[Part]()
        if self._chance.happens(0.12 + weight * 0.15):
            signs = self._some("warning_sign", check_in.day)
            parts += [self._sign(check_in, each, number) for number, each in enumerate(signs)]
        if self._chance.happens(0.2 + weight * 0.1):
            triggers = self._some("trigger", check_in.day)
            parts += [self._trigger(check_in, each, number) for number, each in enumerate(triggers)]
        return parts

    def _sign(self, check_in: CheckIn, sign: UUID, position: int) -> SignNoticed:
        return SignNoticed(id=self._chance.new_id(), owner=check_in.id, position=position, sign=sign)

    def _trigger(self, check_in: CheckIn, trigger: UUID, position: int) -> TriggerMet:
        return TriggerMet(id=self._chance.new_id(), owner=check_in.id, position=position, trigger=trigger)

    def _some(self, kind: str, day: date) -> list[UUID]:
        return self._chance.some(self._plan.in_use(kind, day), 2)

    def _people(self, check_in: CheckIn) -> list[Part]:
        if check_in.talked is not Talked.YES or not self._chance.happens(0.75):
            return []
        return [
            Link(
                id=self._chance.new_id(),
                from_kind=CheckIn.KIND,
                from_id=check_in.id,
                to_kind="contact",
                to_id=each,
                rank=rank,
            )
            for rank, each in enumerate(self._some("contact", check_in.day))
        ]


def lapses(stretch: Stretch) -> list[date]:
    """The first days of lapses: one in each stretch of time, farther apart than the first year is long."""
    found = [stretch.last - timedelta(days=LATEST_LAPSE)]
    while found[-1] - timedelta(days=BETWEEN_LAPSES) > stretch.first + timedelta(days=BEFORE):
        found.append(found[-1] - timedelta(days=BETWEEN_LAPSES))
    return found


def _times_away(stretch: Stretch) -> list[date]:
    """The first day of five without the journal, once a year."""
    return [each for each in stretch.days() if (each - stretch.first).days % 365 == 200]


def _scale(value: float) -> int:
    return min(max(round(value), 0), 10)


def _tone(mood: int) -> str:
    return "low" if mood <= 4 else "middle" if mood <= 6 else "high"


def _quality(slept: float) -> SleepQuality:
    return SleepQuality.POOR if slept < 6 else SleepQuality.OKAY if slept < 7.5 else SleepQuality.GOOD
