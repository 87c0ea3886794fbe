"""The relapse-prevention plan: triggers, warning signs, what to do, people and places, and how they join."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from recovery_journal.domain.record import Part, Record, lines, long_text, naming_text, number, scale, short_text


class TriggerCategory(StrEnum):
    """What kind of thing can start an urge."""

    PEOPLE = "people"
    PLACE = "place"
    THING = "thing"
    EMOTION = "emotion"
    SITUATION = "situation"
    TIME = "time"
    BODY = "body"


class Frequency(StrEnum):
    """How often a trigger is met."""

    DAILY = "daily"
    MOST_DAYS = "most_days"
    WEEKLY = "weekly"
    EVERY_TWO_WEEKS = "every_two_weeks"
    MONTHLY = "monthly"
    RARELY = "rarely"


class Approach(StrEnum):
    """What the person means to do about a trigger."""

    AVOID = "avoid"
    LIMIT = "limit"
    FACE = "face"


class Stage(StrEnum):
    """How far along a warning sign shows that things are drifting."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


class SignKind(StrEnum):
    """Where a warning sign shows."""

    THOUGHT = "thought"
    FEELING = "feeling"
    BODY = "body"
    BEHAVIOUR = "behaviour"
    CONNECTION = "connection"


class StrategyKind(StrEnum):
    """How a coping strategy works."""

    CALM_THE_BODY = "calm_the_body"
    RIDE_IT_OUT = "ride_it_out"
    THINK = "think"
    CONNECT = "connect"
    LEAVE = "leave"
    ABSORB = "absorb"
    BASICS = "basics"
    SURROUNDINGS = "surroundings"
    MEANING = "meaning"
    CARE = "care"


class Company(StrEnum):
    """Whether a coping strategy is done alone or with someone."""

    ALONE = "alone"
    WITH_SOMEONE = "with_someone"


class Role(StrEnum):
    """What a contact is to the person."""

    PEER = "peer"
    SPONSOR = "sponsor"
    FAMILY = "family"
    FRIEND = "friend"
    COUNSELOR = "counselor"
    PRESCRIBER = "prescriber"
    DOCTOR = "doctor"
    OTHER = "other"


class Tier(StrEnum):
    """What a contact can be asked for."""

    GOOD_COMPANY = "good_company"
    CAN_ASK_FOR_HELP = "can_ask_for_help"
    PROFESSIONAL = "professional"
    EMERGENCY = "emergency"


@dataclass(frozen=True, kw_only=True, repr=False)
class Trigger(Record):
    """Something that can start an urge. `strength` 0–10 is the pull the person feels."""

    KIND: ClassVar[str] = "trigger"

    text: str = naming_text()
    category: TriggerCategory | None = None
    strength: int | None = scale()
    how_often: Frequency | None = None
    approach: Approach | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class WarningSign(Record):
    """A change the person knows comes before a return to use, by stage.

    `asks_about` marks it as something to bring up at an appointment.
    """

    KIND: ClassVar[str] = "warning_sign"

    text: str = naming_text()
    stage: Stage | None = None
    kind: SignKind | None = None
    who_may_notice: str = short_text()
    asks_about: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class CopingStrategy(Record):
    """Something the person does that helps. `minutes` is how long it takes."""

    KIND: ClassVar[str] = "coping_strategy"

    text: str = naming_text()
    kind: StrategyKind | None = None
    minutes: int | None = number(0, 1440)
    company: Company | None = None
    needs: str = short_text()
    works_at_night: bool | None = None
    steps: tuple[str, ...] = lines()


@dataclass(frozen=True, kw_only=True, repr=False)
class IfThen(Record):
    """What the person means to do when a situation comes. `confidence` 0–10 is how sure they are of it."""

    KIND: ClassVar[str] = "if_then"

    situation: str = naming_text()
    response: str = long_text()
    backup: str = long_text()
    confidence: int | None = scale()
    last_rehearsed_on: date | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Contact(Record):
    """A person or service to turn to."""

    KIND: ClassVar[str] = "contact"

    name: str = naming_text()
    role: Role | None = None
    tier: Tier | None = None
    phone: str = short_text()
    email: str = short_text()
    hours: str = short_text()
    first_words: str = long_text()
    knows_my_plan: bool | None = None
    has_naloxone: bool | None = None
    how_they_can_help: str = long_text()
    what_does_not_help: str = long_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class SafePlace(Record):
    """A place where it is easier to be."""

    KIND: ClassVar[str] = "safe_place"

    name: str = naming_text()
    why: str = long_text()
    hours: str = short_text()
    way_there: str = short_text()
    cost: str = short_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class Boundary(Record):
    """A limit the person sets with somebody, and what they do when it is crossed."""

    KIND: ClassVar[str] = "boundary"

    text: str = naming_text()
    with_whom: str = short_text()
    when_crossed: str = long_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class Reason(Record):
    """Why the person does this, in their own words."""

    KIND: ClassVar[str] = "reason"

    text: str = naming_text()
    for_whom: str = short_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class Link(Part):
    """Joins two records: this trigger to that response. `rank` orders the targets, 0 first; a pair stands once."""

    KIND: ClassVar[str] = "link"

    from_kind: str
    from_id: UUID
    to_kind: str
    to_id: UUID
    rank: int = 0


# Which kinds may point at which, so that no way leads back to where it began. The last ones serve appointments,
# medication and stages of care (the provider), and days, urges and lapses (whom I talked with).
LINKS_ALLOWED: dict[str, tuple[str, ...]] = {
    "trigger": ("warning_sign", "coping_strategy", "contact", "safe_place"),
    "warning_sign": ("coping_strategy", "contact", "safe_place"),
    "if_then": ("coping_strategy", "contact", "safe_place"),
    "coping_strategy": ("contact", "safe_place"),
    "goal": ("contact",),
    "drift_rule": ("contact",),
    "appointment": ("contact",),
    "check_in": ("contact",),
    "urge_log": ("contact",),
    "lapse": ("contact",),
    "medication": ("contact",),
    "care_stage": ("contact",),
}
