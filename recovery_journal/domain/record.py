"""What every record shares: identity, times, ownership, and the rules that its fields keep."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

TEXT_LIMIT = 200
LONG_TEXT_LIMIT = 20_000


class RuleBroken(ValueError):  # noqa: N818 - it names what happened, as the sentence above it will
    """A value that a record cannot hold: `code` tells the rule, `field` the place, `values` the numbers.

    Codes: empty, no_day, no_choice, too_long (limit), out_of_range (low, high), not_in_half_hours, end_before_start,
    day_to_come; and of rules by which an appointment repeats rule_unreadable, rule_too_fine, rule_without_days.
    """

    def __init__(self, code: str, field: str, **values: object) -> None:
        super().__init__(f"{code}: {field}")
        self.code = code
        self.field = field
        self.values = values


class Source(StrEnum):
    """Where a record came from."""

    SELF = "self"
    WITH_COUNSELOR = "with_counselor"
    SUGGESTION = "suggestion"


def naming_text() -> Any:
    """The text that names the record: the one field that may not be empty."""
    return field(default="", metadata={"limit": TEXT_LIMIT, "required": True})


def naming_day() -> Any:
    """The day that names a record which has no naming text: it has to be given."""
    return field(metadata={"day": True})


def needed_choice() -> Any:
    """One word of a closed list, which has to be chosen."""
    return field(metadata={"choice": True})


def short_text() -> Any:
    """An optional text of one line."""
    return field(default="", metadata={"limit": TEXT_LIMIT})


def long_text() -> Any:
    """An optional text of any number of lines."""
    return field(default="", metadata={"limit": LONG_TEXT_LIMIT, "long": True})


def lines() -> Any:
    """A list of short plain texts."""
    return field(default=(), metadata={"limit": TEXT_LIMIT})


def number(low: float, high: float, *, half_steps: bool = False) -> Any:
    """A number from `low` to `high`, or none."""
    return field(default=None, metadata={"low": low, "high": high, "half_steps": half_steps})


def scale() -> Any:
    """A whole number from 0 to 10, or none for 'not answered'."""
    return number(0, 10)


_BREAKS = re.compile(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*")


def one_line(text: str) -> str:
    """A text as it is kept in one line: blanks for breaks and for signs that nobody sees, and none around it."""
    return _BREAKS.sub(" ", text).strip()


_ruled: dict[Any, tuple[tuple[str, Any], ...]] = {}  # by class, read once each


def _ruled_fields(cls: type[Part]) -> tuple[tuple[str, Any], ...]:
    if cls not in _ruled:
        _ruled[cls] = tuple((each.name, each.metadata) for each in dataclasses.fields(cls) if each.metadata)
    return _ruled[cls]


def _check_text(name: str, value: str, rule: Any) -> None:
    if rule.get("required") and not value.strip():
        raise RuleBroken("empty", name)
    if len(value) > rule["limit"]:
        raise RuleBroken("too_long", name, limit=rule["limit"])


def _check_number(name: str, value: float, rule: Any) -> None:
    if not rule["low"] <= value <= rule["high"]:
        raise RuleBroken("out_of_range", name, low=rule["low"], high=rule["high"])
    if rule["half_steps"] and value * 2 != int(value * 2):
        raise RuleBroken("not_in_half_hours", name)


def _check(name: str, value: Any, rule: Any) -> None:
    if "day" in rule or "choice" in rule:
        if value is None:
            raise RuleBroken("no_day" if "day" in rule else "no_choice", name)
    elif isinstance(value, str):
        _check_text(name, value, rule)
    elif isinstance(value, tuple):
        for each in value:
            _check_text(name, each, rule)
    elif value is not None:
        _check_number(name, value, rule)


@dataclass(frozen=True, kw_only=True, repr=False)
class Part:
    """Anything the journal keeps: one row with an id and its times.

    `created_at` and `updated_at` are instants in UTC, stamped when it is saved.
    """

    KIND: ClassVar[str] = ""

    id: UUID = field(default_factory=uuid4)
    created_at: datetime | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        for name, rule in _ruled_fields(type(self)):
            _check(name, getattr(self, name), rule)

    def __repr__(self) -> str:
        return f"<{self.KIND} {self.id}>"  # never its texts: a repr ends up in logs


@dataclass(frozen=True, kw_only=True, repr=False)
class OwnedPart(Part):
    """A row that belongs to one record (a tick, a question) and goes with it."""

    owner: UUID
    position: int = 0


@dataclass(frozen=True, kw_only=True, repr=False)
class Record(Part):
    """A whole entry of the journal, with what all of them have."""

    archived_on: date | None = None
    private: bool = False
    source: Source = Source.SELF
    position: int = 0
    note: str = long_text()


def name_field(cls: type[Part]) -> str:
    """The field that names a record of this class ('text', 'name', 'title'), or '' where a day does."""
    return next((name for name, rule in _ruled_fields(cls) if rule.get("required")), "")


def day_field(cls: type[Part]) -> str:
    """The field with the day that names a record of this class, or '' where a text does."""
    return next((name for name, rule in _ruled_fields(cls) if "day" in rule), "")


def choice_field(cls: type[Part]) -> str:
    """The first field of a class that is a word which has to be chosen, or ''."""
    return next((name for name, rule in _ruled_fields(cls) if "choice" in rule), "")


def rule_of(cls: type[Part], name: str) -> Any:
    """The limits of one field: a mapping with any of limit, long, required, day, choice, low, high, half_steps."""
    return dict(_ruled_fields(cls)).get(name, {})


def check_value(cls: type[Part], name: str, value: Any) -> None:
    """Raises RuleBroken when a record of this class could not hold this value in this field."""
    rule = rule_of(cls, name)
    if rule:
        _check(name, value, rule)
