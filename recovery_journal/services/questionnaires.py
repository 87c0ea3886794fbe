"""Questionnaires as a person fills them in and looks back at them: what was answered, its total, and how it went on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import desc

from recovery_journal.domain.questionnaire import Band, Instrument, QuestionnaireResponse, asks_for_help, band, total
from recovery_journal.language import ntr, tr
from recovery_journal.services.instruments import Instruments, load
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository

FEWEST_FOR_A_LINE = 3


@dataclass(frozen=True)
class Reading:
    """What the published rule makes of some answers. `total` and `band` are none while an answer is blank."""

    answers: tuple[str, ...]
    blanks: int
    highest: int
    total: int | None
    band: Band | None
    asks_for_help: bool

    def words(self) -> str:
        """'12 of 27, moderate'; or why there is no total."""
        if self.total is None or self.band is None:
            return ntr("No total: {n} answer is blank.", "No total: {n} answers are blank.", self.blanks)
        return tr("{total} of {highest}, {band}", total=self.total, highest=self.highest, band=tr(self.band.words))


@dataclass(frozen=True)
class Filled:
    """One filling-in that is kept. `instrument` is none when its questions are not here, in the version it had."""

    response: QuestionnaireResponse
    instrument: Instrument | None
    reading: Reading | None

    @property
    def total(self) -> int | None:
        """Its total, if it has one."""
        return self.reading.total if self.reading is not None else None


class Questionnaires:
    """Reads and saves the questionnaires of one open journal. `instruments` are those that can be filled in."""

    def __init__(self, opened: OpenJournal, instruments: Instruments | None = None) -> None:
        self._journal = opened.journal
        self._database = opened.database
        self.instruments = instruments or load()

    def all(self, instrument_id: str) -> list[Filled]:
        """The filled-in ones of one questionnaire, latest first; not those that were put away."""
        columns = repository.table_of(QuestionnaireResponse.KIND).c
        wanted = (columns.instrument == instrument_id, columns.archived_on.is_(None))
        latest_first = (desc(columns.day), desc(columns.created_at), columns.id)
        with self._database.reading() as connection:
            found = repository.find(connection, QuestionnaireResponse, *wanted, order_by=latest_first)
        return [self.filled(each) for each in found]

    def filled(self, response: QuestionnaireResponse) -> Filled:
        """A response with its questions, and what the rule makes of it."""
        instrument = self.instruments.find(response.instrument, response.version)
        return Filled(response, instrument, read(instrument, response.answers) if instrument else None)

    def save(
        self,
        response: QuestionnaireResponse,
        asked_by: object = None,
        ends_drafts: Iterable[tuple[str, str]] = (),
    ) -> Changed | None:
        """Keeps one filling-in, new or edited, as one action; none when nothing differs. Raises JournalProblem."""
        return self._journal.save(response, asked_by=asked_by, ends_drafts=ends_drafts)

    def remove(self, response: QuestionnaireResponse, asked_by: object = None) -> Changed | None:
        """Deletes one filling-in; undo brings it back."""
        return self._journal.remove(response, asked_by)


def read(instrument: Instrument, answers: Sequence[str]) -> Reading:
    """What the published rule makes of these answers; one that the questionnaire does not have counts as blank."""
    given = known_answers(instrument, answers)
    score = total(instrument, given)
    return Reading(
        answers=given,
        blanks=sum(not each for each in given[: len(instrument.items)]),
        highest=len(instrument.items) * (len(instrument.options) - 1),
        total=score,
        band=None if score is None else band(instrument, score),
        asks_for_help=asks_for_help(instrument, given),
    )


def known_answers(instrument: Instrument, answers: Sequence[str]) -> tuple[str, ...]:
    """One answer for each item and for the extra question; '' where there is none, or none that can be given."""
    most = [len(instrument.options)] * len(instrument.items) + [len(instrument.extra_options)] * bool(instrument.extra)
    padded = [*answers, *[""] * len(most)]
    return tuple(each if each in _numbers(count) else "" for each, count in zip(padded, most, strict=False))


@cache
def _numbers(count: int) -> frozenset[str]:
    """The answers that can be given where there are so many options."""
    return frozenset(str(number) for number in range(count))


def totals(filled: Iterable[Filled]) -> list[tuple[date, int]]:
    """The day and total of each that has one, earliest first: the points of a line."""
    found = [(each.response.day, each.total) for each in filled if each.total is not None]
    return found[::-1]


def trend_words(found: Sequence[tuple[date, int]]) -> str:
    """How many totals there are and where they lay; nothing more while they are too few to say."""
    if not found:
        return tr("No total yet.")
    scores = [score for _day, score in found]
    return " ".join((ntr("{n} total so far.", "{n} totals so far.", len(found)), _lay(scores)))


def _lay(scores: Sequence[int]) -> str:
    if len(scores) < FEWEST_FOR_A_LINE:
        return tr("A line is drawn from three on.")
    low, high = min(scores), max(scores)
    if low == high:
        return tr("Each was {low}.", low=low)
    return tr("They went from {low} to {high}. The latest is {last}.", low=low, high=high, last=scores[-1])


def no_diagnosis() -> str:
    """What is said wherever a questionnaire or a total is shown."""
    return tr("This is not a diagnosis. It is something to talk over with a clinician.")
