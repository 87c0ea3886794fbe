"""Mood, urge and sleep as bands on one axis: each day, or each week where there are too many days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_journal.domain.patterns import FEWEST, Series, Span
from recovery_journal.gui import dates
from recovery_journal.gui.pages.insights_section import Picture, Section
from recovery_journal.gui.pages.insights_words import (
    measure_name,
    measure_sentence,
    number,
    read_out,
    value_words,
    week_words,
)
from recovery_journal.gui.widgets.band_data import Band, BandData, Shows, Values, scale_round, spread
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.language import ntr, tr
from recovery_journal.services.check_ins import Measure

FEWEST_FOR_LINES = 5  # days with an entry
DAYS_AS_LINE, DAYS_AS_DOTS = 45, 400  # up to so many days each day is the line; then a dot; then weeks
WEEK, MARKS = 7, 4
NARROWEST_SLEEP, LONGEST_SLEEP = 5, 24


@dataclass(frozen=True)
class Row:
    """One measure on the axis that all share."""

    measure: Measure
    steps: Values
    means: Values
    last: float


@dataclass(frozen=True)
class Axis:
    """The steps that all rows share: days from `first` on, or weeks of `stride` days."""

    first: date
    count: int
    stride: int = 1

    def day(self, at: int) -> date:
        """The first day of a step."""
        return self.first + timedelta(days=at * self.stride)


def mood_section(found: Mapping[Measure, Series | None], span: Span) -> Section:
    """The card: what the days say in counts, and the bands."""
    title = tr("Mood, urge and sleep")
    told = {measure: each for measure, each in found.items() if each is not None and each.is_told}
    every = [each for each in found.values() if each is not None]
    axis = _axis(every, span)
    values = [_on(axis, each.values, each) for each in every]
    days = sum(any(each is not None for each in day) for day in zip(*values, strict=True))
    if not told or days < FEWEST_FOR_LINES:
        return Section(title, _not_yet(days), is_empty=True)
    rows = [_row(measure, each, axis) for measure, each in told.items()]
    sentence = " ".join(measure_sentence(measure, each) for measure, each in told.items())
    return Section(
        title,
        sentence,
        aside=tr("{n} of {all} days, gaps left open", n=days, all=axis.count),
        pictures=(_picture(rows, axis, sentence),),
        note=_left_out(found),
    )


def weekly(values: Values) -> list[float | None]:
    """The mean of each seven values, counted back from the last; none where fewer than three of them are known.

    The first week may be short.
    """
    lead = len(values) % WEEK
    starts = [*([0] if lead else []), *range(lead, len(values), WEEK)]
    ends = [*starts[1:], len(values)]
    return [_mean(values[start:end]) for start, end in zip(starts, ends, strict=True)]


def _mean(values: Values) -> float | None:
    known = [each for each in values if each is not None]
    return sum(known) / len(known) if len(known) >= FEWEST else None


def _not_yet(days: int) -> str:
    if not days:
        return tr("Your check-ins stand here as lines: mood, urge and sleep over time.")
    so_far = ntr("{n} day has an entry so far.", "{n} days have an entry so far.", days)
    return " ".join((tr("Not enough yet to show a line."), so_far))


def _left_out(found: Mapping[Measure, Series | None]) -> str:
    """Which measures have too few numbers for a band."""
    few = [measure for measure, each in found.items() if each is None or not each.is_told]
    names = ", ".join(measure_name(each) for each in few)
    return tr("Too few numbers to show: {names}.", names=names) if few else ""


def _axis(found: Sequence[Series], span: Span) -> Axis:
    first = span.first or min((each.first for each in found), default=span.last)
    return Axis(first, (span.last - first).days + 1)


def _row(measure: Measure, series: Series, axis: Axis) -> Row:
    last = series.last
    assert last is not None
    return Row(measure, _on(axis, series.values, series), _on(axis, series.means, series), last)


def _on(axis: Axis, values: Values, series: Series) -> Values:
    """Values from the beginning of the axis on."""
    lead = (series.first - axis.first).days
    return [*[None] * lead, *values] if lead else values


def _picture(rows: Sequence[Row], days: Axis, sentence: str) -> Picture:
    by_weeks = days.count > DAYS_AS_DOTS
    axis = _weeks(days) if by_weeks else days
    shown = [Row(each.measure, weekly(each.steps), (), each.last) for each in rows] if by_weeks else list(rows)
    shows = Shows.MEANS if days.count > DAYS_AS_LINE and not by_weeks else Shows.STEPS
    data = BandData(
        axis.count,
        tuple(_band(each) for each in shown),
        _marks(axis),
        shows,
        lambda at: _words_at(shown, axis, at),
        tr("Line: mean of each week.") if by_weeks else "",
    )
    return Picture(tr("Mood, urge and sleep"), data, sentence, lambda: _table(shown, axis))


def _weeks(days: Axis) -> Axis:
    """The weeks that `weekly` makes: the last one ends with the last day."""
    count = -(-days.count // WEEK)
    lead = (WEEK - days.count % WEEK) % WEEK
    return Axis(days.first - timedelta(days=lead), count, WEEK)


def _band(row: Row) -> Band:
    low, high = (0, 10)
    if row.measure is Measure.SLEEP:
        low, high = scale_round(row.steps, NARROWEST_SLEEP, 0, LONGEST_SLEEP)
    ends = value_words(row.measure, low), value_words(row.measure, high)
    return Band(measure_name(row.measure), row.steps, row.means, low, high, ends, value_words(row.measure, row.last))


def _marks(axis: Axis) -> tuple[tuple[int, str], ...]:
    wording = dates.current()
    is_long = axis.count * axis.stride > DAYS_AS_DOTS

    def words(day: date) -> str:
        return wording.month(day.year, day.month, short=True) if is_long else wording.day_short(day)

    return tuple((at, words(axis.day(at))) for at in spread(axis.count, MARKS))


def _words_at(rows: Sequence[Row], axis: Axis, at: int) -> str:
    """'Tuesday, March 3: mood 6, urge 3, sleep 7 hours'."""
    day = axis.day(at)
    said = [read_out(each.measure, value) for each in rows if (value := each.steps[at]) is not None]
    known = ", ".join(said) or tr("nothing written")
    if axis.stride > 1:
        return tr("{week}, {year}, means: {values}", week=_capital(week_words(day)), year=day.year, values=known)
    means = [
        f"{measure_name(each.measure).lower()} {number(value)}"
        for each in rows
        if each.means and (value := each.means[at]) is not None
    ]
    words = tr("{day}: {values}", day=dates.current().day_long(day), values=known)
    return tr("{said}. Mean of 7 days: {means}", said=words, means=", ".join(means)) if means else words


def _table(rows: Sequence[Row], axis: Axis) -> TableData:
    """The latest step first."""
    has_means = any(each.means for each in rows)
    heads = [tr("Week from") if axis.stride > 1 else tr("Day")]
    for each in rows:
        heads += [measure_name(each.measure), *([tr("Mean")] if has_means else [])]
    return TableData(tuple(heads), [_table_row(rows, axis, at) for at in reversed(range(axis.count))])


def _table_row(rows: Sequence[Row], axis: Axis, at: int) -> tuple[str, ...]:
    cells = [dates.current().day_text(axis.day(at))]
    for each in rows:
        values = (each.steps[at], *([each.means[at]] if each.means else []))
        cells += ["" if value is None else number(value) for value in values]
    return tuple(cells)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
