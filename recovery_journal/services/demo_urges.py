"""The made-up person's urges: when they come, what is used against them, and how much that helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from recovery_journal.domain.daily import Halt
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, StrategyKind, Trigger
from recovery_journal.domain.record import Part, Source
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeRating, UrgeTrigger
from recovery_journal.services.demo_days import AFTER, BEFORE, lapses
from recovery_journal.services.demo_plan import Plan, Planned
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import ARCHIVE

A_DAY, A_DAY_WHEN_DENSE = 0.52, 5.3  # urges, but for hard days
HARD_DAY = 0.6  # more on each day near a lapse
HOURS = (7, 9, 12, 13, 13, 13, 14, 15, 16, 17, 17, 18, 19, 20, 21, 22, 22, 23)  # the hour after lunch is the hard one
NIGHT = (0, 1, 2, 3, 4, 22, 23)
PUT_AWAY = 20  # the number of the urge that is archived


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance, *, dense: bool = False) -> list[Deed]:
    """The urges of a stretch of time: about 200 a year, or about 2,000 when `dense`; its last day has none."""
    urges = _Urges(words, stretch, plan, chance)
    a_day = A_DAY_WHEN_DENSE if dense else A_DAY
    deeds = [deed for day in stretch.days()[:-1] for deed in urges.of_day(day, a_day)]
    put_away = deeds[PUT_AWAY]
    archived = replace(put_away.saved[0], archived_on=put_away.at.date() + timedelta(days=1), position=1)  # type: ignore[call-arg]
    return [*deeds, Deed(put_away.at + timedelta(days=1), (archived,), kind=ARCHIVE)]


class _Urges:
    """Makes urges with what belongs to them."""

    def __init__(self, words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> None:
        self._texts = words["urges"]
        self._chance = chance
        self._plan = plan
        self._lapses = lapses(stretch)
        self._triggers = _planned(words, plan, Trigger.KIND)
        self._strategies = _planned(words, plan, CopingStrategy.KIND)
        self._effects = {planned.record.id: float(entry["effect"]) for planned, entry in self._strategies}

    def of_day(self, day: date, a_day: float) -> list[Deed]:
        """The urges of one day, in order of time."""
        near = any(-BEFORE <= (day - each).days <= AFTER for each in self._lapses)
        wanted = a_day + (HARD_DAY if near else 0) + (a_day * 0.4 if day.weekday() == 4 else 0)
        count = int(wanted) + self._chance.happens(wanted % 1)
        hours = sorted(self._chance.pick(HOURS) for _ in range(count))
        found = [self._urge(day, hour, number) for number, hour in enumerate(hours)]
        if day in self._lapses:
            found.append(self._lapse(day, len(found)))
        return found

    def _urge(self, day: date, hour: int, number: int) -> Deed:
        chance, at = self._chance, time(hour, int(self._chance.around(29, 29)))
        before = min(max(round(chance.around(5, 3.4)), 1), 9)
        peak = min(10, before + int(chance.around(1.4, 1.4)))
        used = self._used(day, hour)
        drop = sum(self._effect(each) for each in used) / max(len(used), 1) if used else chance.around(1, 1)
        after = max(0, min(peak, round(peak - drop)))
        urge = UrgeLog(
            id=chance.new_id(),
            day=day,
            position=number,
            private=not chance.happens(0.02),
            source=Source.WITH_COUNSELOR if chance.happens(0.02) else Source.SELF,
            started_at=chance.maybe(0.96, at),
            strength_before=chance.maybe(0.97, before),
            strength_peak=chance.maybe(0.85, peak),
            strength_after=chance.maybe(0.9, after),
            place=self._say("places", 0.6),
            with_whom=self._say("company", 0.5),
            thought=self._say("thoughts", 0.4),
            body=self._say("bodies", 0.35),
            halt=tuple(each for each in Halt if chance.happens(0.18)),
            ended=chance.maybe(0.92, self._ended(used)),
            minutes=chance.maybe(0.8, 5 + int(chance.around(20, 18))),
            asks_about=chance.happens(0.03),
            note=self._say("notes", 0.08),
        )
        at_first = (*self._triggers_of(urge, hour), *self._uses_of(urge, used, drop))
        others = (*self._people_of(urge, used), *self._ratings_of(urge, peak, after))
        return Deed(_written_at(day, at, urge.minutes), (urge, *at_first, *others))

    def _lapse(self, day: date, number: int) -> Deed:
        """The one that was not ridden out."""
        urge = UrgeLog(
            id=self._chance.new_id(),
            day=day,
            position=number,
            started_at=time(19, 20),
            strength_before=8,
            strength_peak=9,
            ended=UrgeEnd.LAPSE,
            note=self._texts["lapse_note"],
        )
        return Deed(instant(day, 23, 10), (urge, *self._triggers_of(urge, 17)))

    def _used(self, day: date, hour: int) -> list[Planned]:
        """One strategy or two, those that are reached for most more often; now and then none."""
        if self._chance.happens(0.06):
            return []
        there = [
            planned
            for planned, entry in self._strategies
            for _ in range(entry["used"])
            if planned.since <= day < planned.until and (hour not in NIGHT or vars(planned.record)["works_at_night"])
        ]
        first = self._chance.pick(there)
        others = [each for each in there if each is not first]
        return [first, self._chance.pick(others)] if others and self._chance.happens(0.4) else [first]

    def _effect(self, used: Planned) -> float:
        return self._chance.around(self._effects[used.record.id], 2.4)

    def _ended(self, used: list[Planned]) -> UrgeEnd:
        kinds = {vars(each.record)["kind"] for each in used}
        if self._chance.happens(0.06):
            return UrgeEnd.STILL_HERE
        if kinds & {StrategyKind.CONNECT, StrategyKind.CARE}:
            return UrgeEnd.TALKED
        return UrgeEnd.LEFT if StrategyKind.LEAVE in kinds and self._chance.happens(0.6) else UrgeEnd.PASSED

    def _say(self, topic: str, share: float) -> str:
        return str(self._chance.pick(self._texts[topic])) if self._chance.happens(share) else ""

    def _triggers_of(self, urge: UrgeLog, hour: int) -> list[UrgeTrigger]:
        there = [(each, entry) for each, entry in self._triggers if each.since <= urge.day < each.until]
        if not there or not self._chance.happens(0.85):
            return []
        fitting = [each for each, entry in there if hour in entry.get("hours", ())]
        among = fitting if fitting and self._chance.happens(0.7) else [each for each, _ in there]
        chosen = self._chance.some(among, 2)
        return [
            UrgeTrigger(id=self._chance.new_id(), owner=urge.id, position=number, trigger=each.record.id)
            for number, each in enumerate(chosen)
        ]

    def _uses_of(self, urge: UrgeLog, used: list[Planned], drop: float) -> list[StrategyUse]:
        uses = []
        for number, each in enumerate(used):
            helped = min(max(round(self._chance.around((drop + self._effect(each)) / 2, 2.6) / 1.7), 0), 3)
            told = self._chance.maybe(0.93, helped)
            made = StrategyUse(
                id=self._chance.new_id(), owner=urge.id, position=number, strategy=each.record.id, helped=told
            )
            uses.append(made)
        return uses

    def _people_of(self, urge: UrgeLog, used: list[Planned]) -> list[Link]:
        if not any(vars(each.record)["kind"] is StrategyKind.CONNECT for each in used):
            return []
        people = self._chance.some(self._plan.in_use(Contact.KIND, urge.day), 1)
        return [self._link(urge, each, rank) for rank, each in enumerate(people)]

    def _link(self, urge: UrgeLog, person: UUID, rank: int) -> Link:
        ends = {"from_kind": UrgeLog.KIND, "from_id": urge.id, "to_kind": Contact.KIND, "to_id": person}
        return Link(id=self._chance.new_id(), rank=rank, **ends)  # type: ignore[arg-type]

    def _ratings_of(self, urge: UrgeLog, peak: int, after: int) -> list[Part]:
        """Every five minutes while it was watched, for some."""
        if not self._chance.happens(0.1):
            return []
        steps = 2 + int(self._chance.around(1.5, 1.4))
        return [
            UrgeRating(
                id=self._chance.new_id(),
                owner=urge.id,
                position=number,
                minute=5 * number,
                strength=round(peak + (after - peak) * number / steps),
            )
            for number in range(steps + 1)
        ]


def _planned(words: Words, plan: Plan, kind: str) -> list[tuple[Planned, Words]]:
    """The planned records of a kind, each with what the texts say of it."""
    return [(plan.records[kind][each["key"]], each) for each in words[kind]]


def _written_at(day: date, at: time, minutes: int | None) -> datetime:
    """Some minutes after it was over, on the same day."""
    end = datetime.combine(day, at) + timedelta(minutes=(minutes or 20) + 3)
    return instant(day, end.hour, end.minute) if end.date() == day else instant(day, 23, 59)
