"""Questionnaires: the instrument as published, one filling-in of it, and its score by the published rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from recovery_journal.domain.record import Record, lines, naming_day, naming_text, short_text


@dataclass(frozen=True)
class Band:
    """A range of totals that the instrument's authors name; it begins at `begins_at`."""

    begins_at: int
    words: str


@dataclass(frozen=True)
class Instrument:
    """A questionnaire, word for word. `options` are the answers from 0 upward; `items` are scored, `extra` is not.

    `title` is what it is called for short, `name` in full; `bands` are in order, the first begins at 0.
    `help_items` are the numbers, from 1, of items at which any answer above 0 shows help at once.
    """

    id: str
    version: str
    title: str
    name: str
    lead: str
    items: tuple[str, ...]
    options: tuple[str, ...]
    bands: tuple[Band, ...]
    help_items: tuple[int, ...]
    extra: str
    extra_options: tuple[str, ...]
    licence: str
    source: str


@dataclass(frozen=True, kw_only=True, repr=False)
class QuestionnaireResponse(Record):
    """One filling-in. `answers` are whole numbers as texts in the order of the items, '' where none was given.

    The answer to the unscored extra question, where there is one, stands last.
    """

    KIND: ClassVar[str] = "questionnaire_response"

    instrument: str = naming_text()
    day: date = naming_day()
    private: bool = True
    version: str = short_text()
    answers: tuple[str, ...] = lines()
    filled_in_by: str = short_text()


def total(instrument: Instrument, answers: tuple[str, ...]) -> int | None:
    """The sum over all scored items, or none when one answer or more is missing.

    Source: Kroenke, Spitzer, Williams 2001 (PHQ-9); Spitzer et al. 2006 (GAD-7).
    """
    scored = answers[: len(instrument.items)]
    if len(scored) < len(instrument.items) or not all(scored):
        return None
    return sum(int(each) for each in scored)


def band(instrument: Instrument, score: int) -> Band:
    """The published range that a total lies in."""
    return next(each for each in sorted(instrument.bands, key=lambda one: -one.begins_at) if each.begins_at <= score)


def asks_for_help(instrument: Instrument, answers: tuple[str, ...]) -> bool:
    """Whether an answer was given at which help is shown at once, whatever the total."""
    given = [answers[number - 1] for number in instrument.help_items if number <= len(answers)]
    return any(each not in ("", "0") for each in given)
