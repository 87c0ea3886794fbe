"""What the person is after: who they are here, why and what for, and the anchors that hold it in place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from recovery_journal.domain.record import (
    OwnedPart,
    Record,
    RuleBroken,
    long_text,
    naming_day,
    naming_text,
    needed_choice,
    number,
    scale,
    short_text,
)


class Intention(StrEnum):
    """What the person means to do about their use; none of them is the right one."""

    NOT_USING = "not_using"
    MEDICATION_SUPPORTED = "medication_supported"
    FEWER_HARMS = "fewer_harms"
    STILL_DECIDING = "still_deciding"


class FirstDay(StrEnum):
    """What the first day of a time in recovery counts as."""

    DAY_0 = "day_0"
    DAY_1 = "day_1"


class BalanceBox(StrEnum):
    """The four sides of a change."""

    GOOD_OF_USING = "good_of_using"
    COST_OF_USING = "cost_of_using"
    GOOD_OF_CHANGE = "good_of_change"
    COST_OF_CHANGE = "cost_of_change"


class LifeArea(StrEnum):
    """The part of life that a goal is in."""

    HEALTH = "health"
    HOME = "home"
    WORK = "work"
    LEARNING = "learning"
    MONEY = "money"
    PEOPLE = "people"
    LAW = "law"
    MEANING = "meaning"


class GoalState(StrEnum):
    """Where a goal stands. A goal that was changed is no lesser one."""

    NOT_STARTED = "not_started"
    MOVING = "moving"
    DONE = "done"
    CHANGED = "changed"


class TickState(StrEnum):
    """What became of an anchor on one day; a day without a tick is blank."""

    DONE = "done"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, kw_only=True, repr=False)
class Profile(Record):
    """How the person wants to be called and what they are here for; a journal has one."""

    KIND: ClassVar[str] = "profile"

    preferred_name: str = short_text()
    pronouns: str = short_text()
    intention: Intention | None = None
    intention_words: str = long_text()
    recovering_from: str = long_text()
    hides_recovering_from: bool = False
    first_day: FirstDay | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class BalanceItem(Record):
    """One thing that speaks for using or for change. `weight` 0–10 is how much it counts."""

    KIND: ClassVar[str] = "balance_item"

    text: str = naming_text()
    box: BalanceBox = needed_choice()
    weight: int | None = scale()


@dataclass(frozen=True, kw_only=True, repr=False)
class RecoveryPeriod(Record):
    """A time in recovery; without a last day it goes on. Every count of days comes from these."""

    KIND: ClassVar[str] = "recovery_period"

    starts_on: date = naming_day()
    ends_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise RuleBroken("end_before_start", "ends_on")


@dataclass(frozen=True, kw_only=True, repr=False)
class Goal(Record):
    """Something the person wants to reach, with steps that can be ticked off."""

    KIND: ClassVar[str] = "goal"

    text: str = naming_text()
    area: LifeArea | None = None
    why: str = long_text()
    how_i_will_see_it: str = long_text()
    target_day: date | None = None
    obstacles: str = long_text()
    state: GoalState | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class GoalStep(OwnedPart):
    """One step on the way to a goal."""

    KIND: ClassVar[str] = "goal_step"

    text: str = naming_text()
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Anchor(Record):
    """Something that can be counted and holds recovery in place, such as two group meetings a week."""

    KIND: ClassVar[str] = "anchor"

    text: str = naming_text()
    times_a_week: int | None = number(1, 7)


@dataclass(frozen=True, kw_only=True, repr=False)
class AnchorTick(OwnedPart):
    """What became of an anchor on one day."""

    KIND: ClassVar[str] = "anchor_tick"

    day: date = naming_day()
    state: TickState = needed_choice()


@dataclass(frozen=True, kw_only=True, repr=False)
class DriftRule(Record):
    """When the person says that things drift, in their own words; a journal has one.

    `loose_anchors` is how many loose anchors in a week mean drift; without it two do.
    """

    KIND: ClassVar[str] = "drift_rule"

    text: str = long_text()
    loose_anchors: int | None = number(1, 20)
