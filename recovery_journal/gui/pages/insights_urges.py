"""The cards about urges and triggers: what helps, what was met most, and when urges came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from recovery_journal.domain.helps import FEWEST, Helps
from recovery_journal.domain.patterns import HOURS, MetMost, Tally
from recovery_journal.gui import dates
from recovery_journal.gui.pages.insights_section import Picture, Section
from recovery_journal.gui.pages.insights_words import hour_words, most_often
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.gui.widgets.hour_bars import Bar
from recovery_journal.language import ntr, tr
from recovery_journal.services.insights import StrategyHelps

EVERY_HOURS = 6


def helps_section(found: Sequence[StrategyHelps]) -> Section:
    """What helps, of all urges that were ever written down: the same numbers as beside each response."""
    title = tr("What helps")
    used = [each for each in found if each.helps.used]
    uses = sum(each.helps.used for each in used)
    if uses < FEWEST:
        words = tr("When you say in an urge what you did and how much it helped, your responses stand here in order.")
        return Section(title, words, is_empty=True, way=tr("Responses in my plan"), target=("plan", "coping_strategy"))
    heads = (tr("Response"), tr("Uses"), tr("Helped"), tr("Usual drop"))
    return Section(
        title,
        tr("From {n} uses in all your urges, the most helpful first.", n=uses),
        table=TableData(heads, [(each.name, *_helped(each.helps)) for each in used]),
        note=tr("Usual drop: how far the urge usually fell, from 0 to 10."),
    )


def _helped(helps: Helps) -> tuple[str, str, str]:
    few = tr("too few to say")
    if not helps.is_told:
        return str(helps.used), few, ""
    helped = tr("{n} of {all}", n=helps.helped, all=helps.rated)
    told = helps.is_drop_told and helps.usual_drop is not None
    return str(helps.used), helped, f"{helps.usual_drop:g}" if told else few


def met_section(met: MetMost) -> Section:
    """Triggers met, in check-ins and before urges."""
    title = tr("Triggers met most")
    if not met.rows:
        words = tr("Triggers that you tick in check-ins and urges are counted here, from three on.")
        return Section(title, words, is_empty=True, way=tr("Triggers in my plan"), target=("plan", "trigger"))
    heads = (tr("Trigger"), tr("Check-ins"), tr("Urges"), tr("In all"))
    rows = [(each.name, str(each.check_ins), str(each.urges), str(each.times)) for each in met.rows]
    sentence = ntr("Met {n} time in these days.", "Met {n} times in these days.", met.n)
    return Section(title, sentence, table=TableData(heads, rows))


def hours_section(hours: Tally, weekdays: Tally) -> Section:
    """Urges by hour and weekday."""
    title = tr("Urges by hour and weekday")
    if not weekdays.counts:
        return Section(title, tr("From three urges on, the times of day and the weekdays stand here."), is_empty=True)
    pictures = [_hours(hours)] if hours.counts else []
    pictures.append(_weekdays(weekdays))
    note = "" if hours.counts else tr("Fewer than three urges have a time of day.")
    aside = ntr("{n} urge", "{n} urges", weekdays.n)
    return Section(title, " ".join(each.summary for each in pictures), aside, pictures=tuple(pictures), note=note)


def _hours(found: Tally) -> Picture:
    names = [hour_words(hour) for hour in range(HOURS)]
    bars = tuple(
        Bar(_capital(name), found.counts[hour], "" if hour % EVERY_HOURS else _hour(hour))
        for hour, name in enumerate(names)
    )
    top, most = most_often(found.counts, names)
    summary = tr("No hour stands out, of {n} urges with a time.", n=found.n)
    if top:
        when = tr(" and ").join(top)
        summary = tr("Most in the hour {when}: {most} of {n}.", when=when, most=most, n=found.n)
    rows = [(_capital(name), str(found.counts[hour])) for hour, name in enumerate(names)]
    heads = tr("Hour"), tr("Urges")
    return Picture(tr("By hour"), bars, summary, lambda: TableData(heads, rows))


def _hour(hour: int) -> str:
    """'6:00 am', without its zeros where the clock has halves."""
    words = dates.current().time(time(hour))
    return words if dates.current().clock_24 else words.replace(":00", "")


def _weekdays(found: Tally) -> Picture:
    wording = dates.current()
    order = wording.weekdays()
    names, counts = [wording.weekday_long(day) for day in order], [found.counts[day - 1] for day in order]
    bars = tuple(
        Bar(name, count, wording.weekday_short(day)) for day, name, count in zip(order, names, counts, strict=True)
    )
    top, most = most_often(counts, names)
    summary = tr("No weekday stands out, of {n} urges.", n=found.n)
    if top:
        summary = tr("Most on {when}: {most} of {n}.", when=tr(" and ").join(top), most=most, n=found.n)
    rows = [(name, str(count)) for name, count in zip(names, counts, strict=True)]
    heads = tr("Weekday"), tr("Urges")
    return Picture(tr("By weekday"), bars, summary, lambda: TableData(heads, rows))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
