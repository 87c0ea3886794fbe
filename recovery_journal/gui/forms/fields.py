"""The closed vocabulary of fields: what a form can ask, and nothing about how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Field:
    """One question about one field of a record. `question` and `hint` are marked for the translators."""

    name: str
    question: str
    hint: str = ""


@dataclass(frozen=True)
class Text(Field):
    """One line of words."""


@dataclass(frozen=True)
class LongText(Field):
    """Any number of lines."""


@dataclass(frozen=True)
class Phone(Field):
    """A phone number as the person writes it."""


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of the words of a closed list, or none."""

    words: type[StrEnum]


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Any number of the words of a closed list."""

    words: type[StrEnum]


@dataclass(frozen=True)
class Lines(Field):
    """A list of short texts, one a line."""


@dataclass(frozen=True)
class Scale(Field):
    """A number from 0 to 10, with words for both ends; `fill_up` tints all cells below the chosen one."""

    low: str = ""
    high: str = ""
    fill_up: bool = False


@dataclass(frozen=True)
class Day(Field):
    """A day."""


@dataclass(frozen=True)
class Time(Field):
    """A time of day."""


@dataclass(frozen=True)
class YesNo(Field):
    """Yes, no, or not said."""


@dataclass(frozen=True)
class Number(Field):
    """A number, with the word for what it counts."""

    unit: str = ""


@dataclass(frozen=True)
class Links(Field):
    """The records of kind `to` that this one points at, in their order. It is named after that kind."""

    @property
    def to(self) -> str:
        """The kind it points at."""
        return self.name


@dataclass(frozen=True)
class Steps(Field):
    """Parts that belong to the record: texts that can be ticked off, in order. It is named after their kind."""

    @property
    def of(self) -> str:
        """The kind of the parts."""
        return self.name


@dataclass(frozen=True, kw_only=True)
class Joins(Field):
    """The records of kind `to` that parts of this one point at, in their order. It is named after the kind of parts."""

    to: str


@dataclass(frozen=True, kw_only=True)
class Uses(Joins):
    """The same, and of each how much it helped."""


@dataclass(frozen=True)
class Writing(Field):
    """A long text with simple marks of form, kept as it is typed; it can be read as well as written."""


@dataclass(frozen=True)
class Tags(Field):
    """Short texts on one line, with commas between them."""
