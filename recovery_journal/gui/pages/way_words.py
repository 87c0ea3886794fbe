"""How the way through care is said: days and places of its stages, when tasks are due, who pays until when."""

from __future__ import annotations

from datetime import date

from recovery_journal.domain.care_way import ChangeOfCare, NextStep, Where, due_on, runs_out, where
from recovery_journal.domain.plan import Boundary, Contact
from recovery_journal.domain.way import CareStage, Coverage, TransitionItem, TransitionWindow
from recovery_journal.gui import dates
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.gui.widgets.way_line import WayPoint
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.way import Stage


def point(stage: Stage, today: date) -> WayPoint:
    """A stage as a point on the line."""
    place = where(stage.stage, today)
    reached = place in (Where.BEHIND, Where.NOW)
    return WayPoint(
        choice_words(stage.stage.level),
        days_words(stage.stage, today),
        stage.provider,
        where_words(place),
        reached=reached,
        is_now=place is Where.NOW,
    )


def where_words(place: Where) -> str:
    """Where a stage stands."""
    words = {
        Where.BEHIND: tr("Past"),
        Where.NOW: tr("Now"),
        Where.AHEAD: tr("Ahead"),
        Where.OPEN: tr("No first day yet"),
    }
    return words[place]


def days_words(stage: CareStage, today: date) -> str:
    """'Jan 5, 2026 to Feb 2, 2026', 'since Jan 5, 2026'; '' where no day is known."""
    first, last = stage.starts_on, stage.ends_on
    if first is not None and first == last:
        return _day(first)
    if first is not None and last is not None:
        begins = dates.current().day_short(first) if first.year == last.year else _day(first)
        return tr("{first} to {last}", first=begins, last=_day(last))
    if first is not None:
        return tr("from {day}", day=_day(first)) if first > today else tr("since {day}", day=_day(first))
    return tr("until {day}", day=_day(last)) if last is not None else ""


def stages_table(stages: list[Stage], today: date) -> TableData:
    """The line as a table."""
    heads = (tr("Stage"), tr("Where it stands"), tr("First day"), tr("Last day"), tr("Provider"))
    rows = [
        (
            choice_words(each.stage.level),
            where_words(where(each.stage, today)),
            _day(each.stage.starts_on) if each.stage.starts_on else "",
            _day(each.stage.ends_on) if each.stage.ends_on else "",
            each.provider,
        )
        for each in stages
    ]
    return TableData(heads, rows)


def change_words(change: ChangeOfCare | None) -> str:
    """What the days of the tasks are counted from."""
    if change is None:
        return tr("Once a stage of care has a last day, the days stand here too.")
    level, day = choice_words(change.stage.level), dates.current().day_long(change.day, year=True)
    if change.has_come:
        return tr("Counted from the last day of “{stage}”: {day}.", stage=level, day=day)
    return tr("Counted from the coming last day of “{stage}”: {day}.", stage=level, day=day)


def due_words(window: TransitionWindow, change: ChangeOfCare | None) -> str:
    """'by Sunday, March 15'; '' where no day is known."""
    if change is None:
        return ""
    return tr("by {day}", day=dates.current().day_long(due_on(window, change.day)))


def task_words(task: TransitionItem) -> str:
    """What stands below a task: who does it, and when it was done."""
    done = tr("done on {day}", day=_day(task.done_on)) if task.done_on else ""
    return _sentence(task.who, done)


def coverage_words(coverage: Coverage) -> str:
    """What is known of a coverage, in one line."""
    pay = tr("I pay: {what}", what=coverage.co_pays) if coverage.co_pays else ""
    until = tr("approved until {day}", day=_day(coverage.authorised_until)) if coverage.authorised_until else ""
    return _sentence(coverage.plan, coverage.phone, pay, until)


def runs_out_words(coverage: Coverage, today: date) -> str:
    """The plain sentence when the approval ends soon; '' else."""
    until = runs_out(coverage, today)
    if until is None:
        return ""
    day = dates.current().relative_day(until, today)
    return tr(
        "{payer} has approved care until {day}. A call before then can sort out what comes next.",
        payer=coverage.payer,
        day=day if until - today > date.resolution else day.lower(),
    )


def goal_words(found: NextStep) -> str:
    """The part of life of a goal, and its next step."""
    area = choice_words(found.goal.area) if found.goal.area else ""
    step = tr("next: {step}", step=found.step.text) if found.step else tr("no next step yet")
    return _sentence(area, step)


def contact_words(contact: Contact) -> str:
    """Who somebody is, and how they can help."""
    role = choice_words(contact.role) if contact.role else ""
    return _sentence(role, contact.how_they_can_help.replace("\n", " ") or tr("how they can help: blank"))


def boundary_words(boundary: Boundary) -> str:
    """With whom, and what I do when it is crossed."""
    whom = tr("with: {whom}", whom=boundary.with_whom) if boundary.with_whom else ""
    return _sentence(whom, boundary.when_crossed.replace("\n", " "))


def _sentence(*parts: str) -> str:
    said = " · ".join(each for each in parts if each)
    return said[:1].upper() + said[1:]


def _day(day: date) -> str:
    return dates.current().day_text(day)
