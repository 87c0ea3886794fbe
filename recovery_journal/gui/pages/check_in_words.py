"""A check-in in the words of the look-back: short lines for the day card, one line for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from recovery_journal.domain.daily import CheckIn, MedicationTaken, Talked
from recovery_journal.gui import dates
from recovery_journal.gui.pages.check_in_parts import hours_words
from recovery_journal.language import tr
from recovery_journal.services.check_ins import DayEntry
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.look_back import DayValue, Shown
from recovery_journal.services.look_back_words import value_words


@dataclass(frozen=True)
class DayLine:
    """One answer of a day: its label and its words, '' for one left blank."""

    label: str
    words: str
    is_strong: bool = False


def day_lines(entry: DayEntry) -> list[DayLine]:
    """What the card of a day tells, in the order of the questions: blanks of the main ones, else answers only."""
    found = entry.check_in
    lines = [
        DayLine(tr("Mood"), _number(found.mood), True),
        DayLine(tr("Urge"), urge_words(found), True),
        DayLine(tr("Sleep"), sleep_words(found)),
    ]
    answered = [
        DayLine(tr("Am I"), ", ".join(choice_words(each).lower() for each in found.halt)),
        DayLine(tr("Signs"), ", ".join(each.text for each in entry.signs)),
        DayLine(tr("Triggers"), ", ".join(each.text for each in entry.triggers)),
        DayLine(tr("Medication"), medication_words(found)),
        _talked_line(entry),
    ]
    used = DayLine(tr("Used"), choice_words(found.used) if found.used else "")
    return [*lines, *_answered(answered), used, *_answered(_further_lines(found))]


def described(day: date, found: DayValue | None, shown: Shown, is_coming: bool) -> str:
    """A day as a screen reader says it: 'Tuesday, February 10, mood 6, has a note'."""
    words = dates.current().day_long(day)
    if found is None:
        return words if is_coming else tr("{day}, no entry", day=words)
    said = tr("left blank") if found.value is None else value_words(shown, found.value)
    return ", ".join(part for part in (words, said, tr("has a note") if found.has_note else "") if part)


def written_words(check_in: CheckIn, written_on: date) -> str:
    """When it was written: the time on the day itself, else the day."""
    if check_in.created_at is None:
        return ""
    if written_on == check_in.day:
        return tr("Written at {time}", time=dates.current().time(check_in.created_at.astimezone().time()))
    return tr("Written on {day}", day=dates.current().day_text(written_on))


def near_day_words(day: date, today: date) -> str:
    """'Today, March 12', 'Yesterday, March 11', 'Tuesday, March 10'."""
    wording = dates.current()
    near = {0: tr("Today"), 1: tr("Yesterday")}.get((today - day).days)
    if near is None:
        return wording.day_long(day, year=day.year != today.year)
    return tr("{near}, {day}", near=near, day=wording.month_day(day.month, day.day))


def moment_words(moment: datetime) -> str:
    """'Mar 12, 2026, 9:40 pm', in the person's own zone."""
    local = moment.astimezone()
    return tr("{day}, {time}", day=dates.current().day_text(local.date()), time=dates.current().time(local.time()))


def urge_words(check_in: CheckIn) -> str:
    """'3 now, 7 at most'."""
    now, most = _number(check_in.urge_now), _number(check_in.urge_strongest)
    if now and most:
        return tr("{now} now, {most} at most", now=now, most=most)
    if most:
        return tr("{most} at most", most=most)
    return tr("{now} now", now=now) if now else ""


def sleep_words(check_in: CheckIn) -> str:
    """'5.5 hours, poor'."""
    hours = "" if check_in.sleep_hours is None else hours_words(check_in.sleep_hours)
    quality = choice_words(check_in.sleep_quality).lower() if check_in.sleep_quality else ""
    return ", ".join(part for part in (hours, quality) if part)


def medication_words(check_in: CheckIn) -> str:
    """'as planned'."""
    if check_in.medication is None:
        return ""
    return {
        MedicationTaken.YES: tr("as planned"),
        MedicationTaken.PARTLY: tr("partly as planned"),
        MedicationTaken.NO: tr("not as planned"),
        MedicationTaken.NONE_PLANNED: tr("none planned"),
    }[check_in.medication]


def _talked_line(entry: DayEntry) -> DayLine:
    if entry.people:
        return DayLine(tr("Talked with"), ", ".join(each.name for each in entry.people))
    talked = entry.check_in.talked
    words = {Talked.YES: tr("with someone who supports me"), Talked.NOT_YET: tr("not yet")}
    return DayLine(tr("Talked"), words[talked] if talked else "")


def _further_lines(found: CheckIn) -> list[DayLine]:
    return [
        DayLine(tr("Feelings"), ", ".join(found.feelings)),
        DayLine(tr("Stress"), _number(found.stress)),
        DayLine(tr("Pain"), _number(found.pain)),
        DayLine(tr("Ate"), _yes_no(found.ate)),
        DayLine(tr("Moved"), _yes_no(found.moved)),
        DayLine(tr("Grateful for"), found.grateful_for),
    ]


def _answered(lines: list[DayLine]) -> list[DayLine]:
    return [each for each in lines if each.words]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _yes_no(value: bool | None) -> str:
    return "" if value is None else tr("yes") if value else tr("no")
