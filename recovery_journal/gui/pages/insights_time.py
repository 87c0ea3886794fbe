"""The cards at the side: drift by the person's own rule, plain counts, time in recovery, and questionnaires."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recovery_journal.domain.drift import Drift
from recovery_journal.domain.patterns import FEWEST, Counts
from recovery_journal.domain.plan import Contact, Stage
from recovery_journal.domain.questionnaire import Instrument, QuestionnaireResponse
from recovery_journal.domain.recovery_time import RecoveryTime
from recovery_journal.gui import dates
from recovery_journal.gui.pages.insights_section import Line, Picture, Section
from recovery_journal.gui.pages.insights_words import these_days, week_head, week_words
from recovery_journal.gui.widgets.band_data import Band, BandData, spread
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.gui.widgets.week_cells import WeekData, WeekRow
from recovery_journal.language import ntr, tr
from recovery_journal.services.questionnaires import no_diagnosis, trend_words

SCORE_MARKS = 3


def drift_section(drift: Drift, people: Sequence[Contact]) -> Section:
    """Signs and loose anchors week by week, against the person's own rule."""
    title = tr("Drift")
    if not any(each.signs or each.loose is not None for each in drift.weeks):
        words = tr("Signs that you tick in check-ins, and loose anchors, are counted here week by week.")
        return Section(title, words, is_empty=True, way=tr("Anchors in my plan"), target=("plan", "anchor"))
    rule = drift.rule.text if drift.rule else ""
    data = _weeks(drift)
    return Section(
        title,
        _drift_sentence(drift),
        own_lead=tr("Your rule") if rule else "",
        own_words=rule,
        own_after=_whom(people),
        pictures=(Picture(title, data, _drift_sentence(drift), lambda: _week_table(data), _legend()),),
        way="" if rule else tr("Write my own rule"),
        target=None if rule else ("plan", "drift_rule"),
    )


def _legend() -> str:
    return tr("Each square is one week. The number is a count.")


def _drift_sentence(drift: Drift) -> str:
    """What this week holds, in counts."""
    seen = sum(drift.signs.values())
    signs = tr("No sign seen in the last 7 days")
    if seen:
        signs = ntr("{n} sign seen in the last 7 days", "{n} different signs seen in the last 7 days", seen)
    if drift.weeks[-1].loose is None:
        return tr("{signs}.", signs=signs)
    loose = tr("no anchor is loose this week")
    if drift.loose:
        loose = ntr("{n} anchor is loose this week", "{n} anchors are loose this week", len(drift.loose))
    return tr("{signs}, and {loose}.", signs=signs, loose=loose)


def _whom(people: Sequence[Contact]) -> str:
    names = [each.name for each in people]
    return tr("Whom I call: {names}", names=", ".join(names)) if names else ""


def _weeks(drift: Drift) -> WeekData:
    stages: list[tuple[Stage | None, str, str]] = [
        (Stage.EARLY, tr("Early signs"), tr("Early")),
        (Stage.MIDDLE, tr("Middle signs"), tr("Middle")),
        (Stage.LATE, tr("Late signs"), tr("Late")),
    ]
    if any(None in each.signs for each in drift.weeks):
        stages.append((None, tr("Other signs"), tr("Other")))
    rows = [
        WeekRow(name, tuple(each.signs.get(stage, 0) for each in drift.weeks), short=short)
        for stage, name, short in stages
    ]
    loose = WeekRow(tr("Loose anchors"), tuple(each.loose for each in drift.weeks), True, tr("Loose"))
    firsts = [each.first for each in drift.weeks]
    return WeekData(tuple(map(week_head, firsts)), tuple(map(week_words, firsts)), (*rows, loose))


def _week_table(data: WeekData) -> TableData:
    heads = (tr("Week from"), *(each.short for each in data.rows))
    rows = [
        (head, *("" if each.counts[at] is None else str(each.counts[at]) for each in data.rows))
        for at, head in enumerate(data.heads)
    ]
    return TableData(heads, rows[::-1])


def counts_section(counts: Counts, days: int) -> Section:
    """Plain counts of a range, each with how many it is of."""
    new = counts.newly_tried
    tried = ntr("response tried for the first time", "responses tried for the first time", new)
    ended = ntr("urge that says how it ended", "urges that say how they ended", counts.urges)
    told_of = ntr("appointment told of", "appointments told of", counts.appointments)
    say_so = ntr("check-in that says if I talked", "check-ins that say if I talked", counts.check_ins)
    lines = [
        _share(counts.ridden_out, counts.urges, tr("urges ridden out"), ended),
        _share(counts.kept, counts.appointments, tr("appointments kept"), told_of),
        Line(str(new), tried) if new else None,
        _share(counts.talked, counts.check_ins, tr("days I talked with someone"), say_so),
    ]
    shown = tuple(each for each in lines if each is not None)
    if not shown:
        return Section(these_days(days), tr("Urges, appointments and check-ins are counted here."), is_empty=True)
    return Section(these_days(days), lines=shown)


def _share(part: int, whole: int, words: str, too_few: str) -> Line | None:
    """'7 of 8 appointments kept'; below three only how many there were."""
    if not whole:
        return None
    if whole < FEWEST:
        return Line(str(whole), tr("{what}, too few to say more", what=too_few))
    return Line(tr("{n} of {all}", n=part, all=whole), words)


def time_section(found: RecoveryTime | None) -> Section:
    """Days in recovery: all of them first. Nothing that was reached is taken away."""
    title = tr("Time in recovery")
    if found is None:
        words = tr("When you set a first day, your days in recovery are counted here.")
        return Section(title, words, is_empty=True, way=tr("Set a first day"), target=("plan", "recovery_period"))
    if not found.total:
        return Section(title, tr("Today is the first day."))
    lines = [Line(str(found.total), ntr("day in all", "days in all", found.total))]
    several = len(found.runs) > 1
    if found.current and several:
        since = dates.current().day_text(found.runs[-1].first)
        lines.append(Line(str(found.current), tr("in the time that goes on now, since {day}", day=since)))
    if several:
        lines.append(Line(str(found.longest), tr("in the longest of them")))
    times = ntr("{n} time, the first from {day} on.", "{n} times, the first from {day} on.", len(found.runs),
                day=dates.current().day_text(found.since))  # fmt: skip
    return Section(title, times, lines=tuple(lines), note=tr("Every day of each time counts, and stays counted."))


def score_section(scores: Sequence[tuple[Instrument, Sequence[tuple[date, int]]]], known: bool) -> Section:
    """Totals of questionnaires over time; `known` tells whether there are any in other days."""
    title = tr("Questionnaires")
    filled = [(instrument, found) for instrument, found in scores if found]
    if not filled and known:
        return Section(title, tr("No total in these days."), is_empty=True)
    if not filled:
        words = tr("Totals of the questionnaires that you fill in stand here.")
        to = ("check_ins", QuestionnaireResponse.KIND)
        return Section(title, words, is_empty=True, way=tr("Questionnaires"), target=to)
    drawn = [each for each in filled if len(each[1]) >= FEWEST]
    pictures = [_scores(instrument, found, is_only=len(drawn) == 1) for instrument, found in drawn]
    sentence = " ".join(f"{instrument.title}: {trend_words(found)}" for instrument, found in filled)
    return Section(title, sentence, pictures=tuple(pictures), note=no_diagnosis())


def _scores(instrument: Instrument, found: Sequence[tuple[date, int]], is_only: bool) -> Picture:
    """One step for each total: they stand side by side, however many days are between them."""
    wording, totals = dates.current(), [float(total) for _day, total in found]
    highest = len(instrument.items) * (len(instrument.options) - 1)
    last = found[-1][1]
    name = instrument.title if is_only else ""  # else it stands over the picture
    band = Band(name, totals, (), 0, highest, ("0", str(highest)), str(last))
    data = BandData(
        len(found),
        (band,),
        tuple((at, wording.day_short(found[at][0])) for at in spread(len(found), SCORE_MARKS)),
        words_at=lambda at: tr("{day}: {values}", day=wording.day_text(found[at][0]), values=found[at][1]),
    )
    heads = tr("Day"), tr("Total of {most}", most=highest)
    rows = [(wording.day_text(day), str(total)) for day, total in reversed(found)]
    return Picture(instrument.title, data, trend_words(found), lambda: TableData(heads, rows))
