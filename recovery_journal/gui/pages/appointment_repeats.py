"""The row 'Repeats' of an appointment's form: how often, on which days, and how long, with the rule in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.repeats import Rule, Until, read_rule
from recovery_journal.gui import dates
from recovery_journal.gui.forms.editors import DayEditor, NumberEditor, Quiet
from recovery_journal.gui.models.repeats_words import is_plain, nth_words, rule_words
from recovery_journal.gui.widgets.calm_box import CalmBox
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

NEVER, OWN_WAY = "", "OWN"
BY_DATE, BY_WEEKDAY, BY_LAST = "date", "weekday", "last"
NO_END, UNTIL, TIMES = "", "until", "times"
MOST_BETWEEN = 999


class RepeatsEditor(Quiet, QWidget):
    """The rule of an appointment. Raw is what stands in its fields, or the text of a rule; the value is that text.

    The days it offers are those of the day the appointment is on, told by `set_day`.
    """

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._day, self._own_way = today, today, ""
        self.how = CalmBox()
        self.every = NumberEditor()
        self.weekdays = ChipGroup(tr("On which days"), self._weekday_options(), several=True)
        self.in_month = Segment(tr("Which day of the month"), self._month_options())
        self.end = Segment(
            tr("How long"), [(NO_END, tr("No end")), (UNTIL, tr("Until a day")), (TIMES, tr("A number of times"))]
        )
        self.until = DayEditor(tr("Until which day"))
        self.times = NumberEditor(tr("times"))
        self.words = label("", "caption", "quiet", wrap=True)
        self._lay_out()
        self.setFocusProxy(self.how)
        self.how.currentIndexChanged.connect(self._told)
        for group in (self.weekdays, self.in_month, self.end):
            group.value_changed.connect(self._told)
        for field in (self.every, self.until, self.times):
            field.edited.connect(self._told)
        self.set_raw(None)

    # ---- what a form asks of an editor

    def raw(self) -> Any:
        """What stands in the fields that count."""
        how = self.how.currentData()
        if how in (NEVER, OWN_WAY):
            return {"how": how, "rule": self._own_way} if how else None
        found: dict[str, Any] = {"how": how, "every": self.every.raw(), "end": self.end.value() or NO_END}
        if how == "WEEKLY":
            found["days"] = sorted(self.weekdays.value())  # type: ignore[call-overload]
        if how == "MONTHLY":
            found["in_month"] = self.in_month.value() or BY_DATE
        if found["end"]:
            found["last"] = self.until.raw() if found["end"] == UNTIL else self.times.raw()
        return found

    def set_raw(self, raw: Any) -> None:
        """Shows what was typed, or a rule."""
        given = raw if isinstance(raw, dict) else self._raw_of_rule(str(raw or ""))
        with self.quietly():
            self._own_way = str(given.get("rule", ""))
            self._fill_how()
            self.how.setCurrentIndex(max(0, self.how.findData(given.get("how", NEVER))))
            self.every.set_raw(given.get("every", "1"))
            self.weekdays.set_value(given.get("days") or [self._day.weekday()])
            self.in_month.set_value(given.get("in_month", BY_DATE))
            end = given.get("end", NO_END)
            self.end.set_value(end)
            self.until.set_raw(given.get("last", "") if end == UNTIL else "")
            self.times.set_raw(given.get("last", "10") if end == TIMES else "10")
        self._fit()

    def value(self) -> str:
        """The text of the rule. Raises ValueError with a sentence for what cannot be read."""
        how = self.how.currentData()
        if how in (NEVER, OWN_WAY):
            return self._own_way if how else ""
        return self._with_end(self._rule(how)).text()

    # ---- the day it is counted from

    def set_day(self, day: date | None) -> None:
        """The day of the appointment: a rule that went by the day before goes by this one."""
        if day is None or day == self._day:
            return
        before, self._day = self._day, day
        with self.quietly():
            if self.weekdays.value() == [before.weekday()]:
                self.weekdays.set_value([day.weekday()])
            chosen = self.in_month.value()
            options = self._month_options()
            self.in_month.set_options(options)
            self.in_month.set_value(chosen if chosen in [each for each, _words in options] else BY_WEEKDAY)
        self._fit()

    # ---- inside

    def _lay_out(self) -> None:
        self.how.setAccessibleName(tr("Repeats"))
        self.every.field.setAccessibleName(tr("How many between"))
        self.times.field.setAccessibleName(tr("How many times"))
        self._every_row, self._end_row = QWidget(), QWidget()
        counting = FlowLayout(self._every_row, 8, 6)
        counting.addWidget(label(tr("Every"), tone="soft"))
        counting.addWidget(self.every)
        ending = FlowLayout(self._end_row, 10, 8)
        for part in (self.end, self.until, self.times):
            ending.addWidget(part)
        column = column_in(self, 10)
        for row in (self.how, self._every_row, self.weekdays, self.in_month, self._end_row, self.words):
            column.addWidget(row)

    def _fill_how(self) -> None:
        self.how.clear()
        usual = [(NEVER, tr("Never")), ("DAILY", tr("By day")), ("WEEKLY", tr("By week"))]
        usual += [("MONTHLY", tr("By month")), ("YEARLY", tr("By year"))]
        if self._own_way:
            usual.append((OWN_WAY, tr("In a way of its own")))
        for value, words in usual:
            self.how.addItem(words, value)

    def _weekday_options(self) -> list[tuple[object, str]]:
        words = dates.current()
        return [(each - 1, words.weekday_short(each)) for each in words.weekdays()]

    def _month_options(self) -> list[tuple[object, str]]:
        day = self._day
        found: list[tuple[object, str]] = [(BY_DATE, tr("On day {n}", n=day.day))]
        nth = (day.day - 1) // 7 + 1
        if nth < 5:
            found.append((BY_WEEKDAY, tr("On {day}", day=nth_words(nth, day.weekday()))))
        if day.day + 7 > dates.days_in_month(day):
            found.append((BY_LAST, tr("On {day}", day=nth_words(-1, day.weekday()))))
        return found

    def _told(self, *_args: object) -> None:
        if not self._showing:
            self._fit()
            self.edited.emit()

    def _fit(self) -> None:
        """Shows what this way of repeating has a use for, and says the rule in words."""
        how = self.how.currentData()
        counts = how not in (NEVER, OWN_WAY, None)
        units = {"DAILY": tr("days"), "WEEKLY": tr("weeks"), "MONTHLY": tr("months"), "YEARLY": tr("years")}
        self.every.unit.setText(units.get(how, ""))
        self._every_row.setVisible(counts)
        self._end_row.setVisible(counts)
        self.weekdays.setVisible(how == "WEEKLY")
        self.in_month.setVisible(how == "MONTHLY")
        self.until.setVisible(self.end.value() == UNTIL)
        self.times.setVisible(self.end.value() == TIMES)
        try:
            rule = read_rule(self.value()) if how else None
        except (RuleBroken, ValueError):
            rule = None
        self.words.setText(rule_words(rule, self._day, self._today) if rule else "")
        self.words.setVisible(rule is not None)

    def _raw_of_rule(self, text: str) -> dict[str, Any]:
        if not text:
            return {}
        try:
            rule = read_rule(text)
        except RuleBroken:
            return {"how": OWN_WAY, "rule": text}
        in_month = self._in_month_of(rule)
        is_whole_day = rule.until is None or rule.until.at is None
        if not is_plain(rule) or in_month is None or not is_whole_day:
            return {"how": OWN_WAY, "rule": text}
        found: dict[str, Any] = {"how": rule.frequency, "every": str(rule.interval), "in_month": in_month}
        found["days"] = [day for _nth, day in rule.weekdays] if rule.frequency == "WEEKLY" else []
        if rule.until is not None:
            found |= {"end": UNTIL, "last": rule.until.day.isoformat()}
        elif rule.count is not None:
            found |= {"end": TIMES, "last": str(rule.count)}
        return found

    def _in_month_of(self, rule: Rule) -> str | None:
        """By which of the ways offered a rule picks its day; none where it is a day of its own."""
        if rule.frequency != "MONTHLY" or not (rule.weekdays or rule.month_days):
            return BY_DATE
        ways = {way: self._chosen_day(str(way)) for way, _words in self._month_options()}
        return next((str(way) for way, own in ways.items() if own == (rule.weekdays, rule.month_days)), None)

    def _chosen_day(self, way: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
        """The weekdays and the days of the month that a way of picking the day stands for."""
        if way == BY_DATE:
            return (), (self._day.day,)
        return ((-1 if way == BY_LAST else (self._day.day - 1) // 7 + 1, self._day.weekday()),), ()

    def _rule(self, how: str) -> Rule:
        every = self.every.value()
        if every is None or not 1 <= every <= MOST_BETWEEN:
            raise ValueError(tr("Please write how many from one to the next, from 1 to {most}.", most=MOST_BETWEEN))
        rule = Rule(how, interval=int(every))
        if how == "WEEKLY":
            chosen = sorted(self.weekdays.value()) or [self._day.weekday()]  # type: ignore[call-overload]
            return replace(rule, weekdays=tuple((0, day) for day in chosen))
        if how == "MONTHLY":
            weekdays, month_days = self._chosen_day(str(self.in_month.value() or BY_DATE))
            return replace(rule, weekdays=weekdays, month_days=month_days)
        return rule

    def _with_end(self, rule: Rule) -> Rule:
        if self.end.value() == UNTIL:
            last = self.until.value()
            if last is None:
                raise ValueError(tr("Please choose until which day."))
            if last < self._day:
                raise ValueError(tr("It ends before it begins."))
            return replace(rule, until=Until(last))
        if self.end.value() == TIMES:
            times = self.times.value()
            if times is None or not 1 <= times <= MOST_BETWEEN:
                raise ValueError(tr("Please write how many times, from 1 to {most}.", most=MOST_BETWEEN))
            return replace(rule, count=int(times))
        return rule
