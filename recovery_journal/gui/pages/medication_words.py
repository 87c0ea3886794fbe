"""How medication is said: doses and days in words, what comes soon, what runs out. Never advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recovery_journal.domain.doses import Dose, counts, runs_out_first
from recovery_journal.domain.way import DoseState, Medication
from recovery_journal.gui import dates
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.language import ntr, tr
from recovery_journal.services.choice_words import choice_words


def time_words(dose: Dose) -> str:
    """'8:00 am', or that it has no set time."""
    return dates.current().time(dose.due_at) if dose.due_at else tr("no set time")


def dose_words(dose: Dose) -> str:
    """'8:00 am, the morning one'."""
    return tr("{time}, {name}", time=time_words(dose), name=dose.name)


def day_words(day: date, doses: Sequence[Dose]) -> str:
    """'Thursday, March 12, 1 taken, 1 missed', for whoever hears the month."""
    found = counts(doses)
    said = [_count(state, number) for state, number in found.items()]
    return ", ".join([dates.current().day_long(day), *(said or [tr("nothing written")])])


def month_words(days: Mapping[date, Sequence[Dose]]) -> str:
    """'In this month: 20 taken, 1 missed.'; that nothing is written where nothing is."""
    found = counts([dose for doses in days.values() for dose in doses])
    said = ", ".join(_count(state, number) for state, number in found.items())
    return tr("Written down this month: {counts}.", counts=said) if said else tr("Nothing written down this month.")


def month_table(days: Mapping[date, Sequence[Dose]], today: date) -> TableData:
    """The days of a month until today, a row for each dose."""
    heads = (tr("Day and dose"), tr("What became of it"))
    rows = [
        (tr("{day}, {dose}", day=dates.current().day_short(day), dose=dose_words(each)), _became(each))
        for day, doses in days.items()
        for each in doses
        if day <= today or each.state
    ]
    return TableData(heads, rows)


def doses_hint(doses: Sequence[Dose]) -> str:
    """'your doses: 1 taken, 1 missed', for the check-in of that day; '' where nothing was said of any."""
    said = ", ".join(_count(state, number) for state, number in counts(doses).items())
    return tr("your doses: {counts}", counts=said) if said else ""


def runs_out_words(medication: Medication, today: date) -> str:
    """The plain sentence about a medication that runs out before its next refill."""
    out, refill = medication.runs_out_on, medication.next_refill_on
    assert out is not None
    if runs_out_first(medication) and refill is not None:
        return tr(
            "{name} runs out on {day}, before the next refill on {refill}.",
            name=medication.name,
            day=_day(out),
            refill=_day(refill),
        )
    if out < today:
        return tr("By your notes {name} ran out on {day}.", name=medication.name, day=_day(out))
    return tr("{name} runs out on {day}, and no refill is noted.", name=medication.name, day=_day(out))


def coming_words(what: str, day: date, today: date) -> str:
    """'Next refill: Tomorrow'."""
    when = dates.current().relative_day(day, today)
    return tr("Next refill: {day}", day=when) if what == "refill" else tr("Next injection: {day}", day=when)


def facts_words(medication: Medication) -> str:
    """What stands below a medication's name: its times or schedule, who prescribed it, the pharmacy."""
    times = ", ".join(medication.times) or medication.schedule.split("\n")[0]
    return " · ".join(each for each in (times, medication.prescribed_by, medication.pharmacy) if each)


def _became(dose: Dose) -> str:
    if dose.event is None:
        return ""
    state = choice_words(dose.event.state)
    return tr("{state}: {why}", state=state, why=dose.event.reason) if dose.event.reason else state


def _count(state: DoseState, number: int) -> str:
    words = {
        DoseState.TAKEN: ntr("{n} taken", "{n} taken", number),
        DoseState.MISSED: ntr("{n} missed", "{n} missed", number),
        DoseState.CHANGED: ntr("{n} changed", "{n} changed", number),
    }
    return words[state]


def _day(day: date) -> str:
    return dates.current().day_long(day)
