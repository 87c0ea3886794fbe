"""Insights: what the person's own entries show over some days, in pictures, tables and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.drift import Drift
from recovery_journal.domain.patterns import Span
from recovery_journal.domain.plan import CopingStrategy, Trigger
from recovery_journal.domain.questionnaire import Instrument
from recovery_journal.domain.record import Record
from recovery_journal.gui import dates
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.insights_bands import mood_section
from recovery_journal.gui.pages.insights_card import InsightCard
from recovery_journal.gui.pages.insights_print import PrintInsights
from recovery_journal.gui.pages.insights_section import Section
from recovery_journal.gui.pages.insights_time import counts_section, drift_section, score_section, time_section
from recovery_journal.gui.pages.insights_urges import helps_section, hours_section, met_section
from recovery_journal.gui.pages.insights_words import ALL, RANGES, range_words, span_words
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.page import BETWEEN_CARDS, two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.insights import Insights
from recovery_journal.services.questionnaires import Questionnaires, totals

LEFT = ("mood", "helps", "met", "hours")
RIGHT = ("drift", "counts", "time", "scores")


class InsightsPage(JournalPage):
    """The cards, and the range of days that most of them are about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Insights"), _purpose())
        self._opened = desk.opened
        self._insights = Insights(desk.opened)
        self._questionnaires = Questionnaires(desk.opened)
        self._sections: dict[str, Section] = {}
        self._known: dict[int, dict[str, Section]] = {}  # by range, until something changes
        self._totals: list[tuple[Instrument, list[tuple[date, int]]]] = []
        self._days = RANGES[0]
        self._as_tables = False
        self.cards = {each: InsightCard() for each in (*LEFT, *RIGHT)}
        self.ranges = Segment(tr("Days to show"), [(each, range_words(each)) for each in RANGES])
        self.print_button = button(tr("Print"), icon="print", on_click=self.open_print)
        self.tables_link = link_button(tr("Show all as tables"), self._switch)
        self.print_view = PrintInsights()
        self.print_view.hide()
        self.empty = EmptyState("insights", _what_will_stand_here(), tr("Check in"), self._check_in)

        self._lay_out()

        self.print_view.left.connect(self.close_print)
        self.ranges.value_changed.connect(self._choose)
        for card in self.cards.values():
            card.go_requested.connect(self.go_requested)
        self.ranges.set_value(self._days)

    def refresh(self) -> None:
        """Works everything out anew."""
        today = self._opened.preferences.today()
        self._totals = [
            (each, totals(self._questionnaires.all(each.id))) for each in self._questionnaires.instruments.whole
        ]
        self._known = {}
        self._sections = self._lasting(today) | self._of_range(today)
        self._show()

    def prepare(self) -> None:
        """Has all of it laid out and drawn once, unseen, so that the first visit finds it done."""
        room = self.parentWidget()
        if room is not None and not self.isVisible():
            self.resize(room.size())
            self.grab()

    def show_target(self, target: object) -> None:
        """Shows a range of days."""
        if target in RANGES:
            self._choose(target)

    def open_print(self) -> None:
        """Shows the pages as they will be printed, of what is shown now."""
        span = self._span(self._opened.preferences.today())
        under = f"{range_words(self._days)}, {span_words(span, self._opened.reader.first_check_in_day())}"
        self.print_view.show_sheets(self._to_print, under, len(self._private()), self._as_tables)
        self._turn_to_print(True)
        self._arrive(self.print_view.print)

    def close_print(self) -> None:
        """Back to the cards."""
        self._turn_to_print(False)
        self._arrive(self.print_button)

    def step_back(self) -> bool:
        """From the pages to be printed back to the cards."""
        if self.print_view.isHidden():
            return False
        self.close_print()
        return True

    def _choose(self, days: object) -> None:
        """One of the ranges is always shown: a second click on it changes nothing."""
        if isinstance(days, int) and days != self._days:
            self._days = days
            self._sections |= self._of_range(self._opened.preferences.today())
            self._show()
        self.ranges.set_value(self._days)

    def _lasting(self, today: date) -> dict[str, Section]:
        """What is the same for every range."""
        return {
            "helps": helps_section(self._insights.what_helps()),
            "drift": drift_section(self._drift(today), Anchors(self._opened).whom_to_call()),
            "time": time_section(self._insights.time_in_recovery(today)),
        }

    def _of_range(self, today: date) -> dict[str, Section]:
        if self._days in self._known:
            return self._known[self._days]
        span = self._span(today)
        found = self._insights
        self._known[self._days] = {
            "mood": mood_section(found.series(span), span),
            "met": met_section(found.triggers_met(span)),
            "hours": hours_section(found.urge_hours(span), found.urge_weekdays(span)),
            "counts": counts_section(found.counts(span), self._days),
            "scores": self._scores(span),
        }
        return self._known[self._days]

    def _span(self, today: date) -> Span:
        return Span.of_days(self._days if self._days != ALL else None, today)

    def _scores(self, span: Span) -> Section:
        found = [(each, [one for one in known if span.holds(one[0])]) for each, known in self._totals]
        return score_section(found, any(known for _each, known in self._totals))

    def _show(self) -> None:
        is_empty = all(each.is_empty for each in self._sections.values())
        for name, card in self.cards.items():
            card.show_section(self._sections[name], self._as_tables)
        printing = not self.print_view.isHidden()
        self.columns.setVisible(not is_empty and not printing)
        self.empty.setVisible(is_empty and not printing)
        for part in (self.ranges, self.print_button):
            part.setVisible(not is_empty and not printing)
        self.put_actions_last()

    def _turn_to_print(self, printing: bool) -> None:
        self.print_view.setVisible(printing)
        self.set_title(tr("Print insights") if printing else tr("Insights"))
        self.set_sentence(tr("This is what the printer or the file gets.") if printing else _purpose())
        self._show()

    def _arrive(self, at: QWidget) -> None:
        """Puts the keyboard on something at the top, when all has its place."""
        self.body.activate()
        at.setFocus(Qt.FocusReason.TabFocusReason)
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _private(self) -> set[UUID]:
        """What the person keeps private of what stands on the cards by name."""
        anchors, reader = Anchors(self._opened), self._opened.reader
        rule = anchors.rule()
        used = {each.strategy for each in self._insights.what_helps() if each.helps.used}
        met = {each.trigger for each in self._insights.triggers_met(self._span(self._opened.preferences.today())).rows}
        named: list[Record] = [*anchors.whom_to_call(), *([rule] if rule else [])]
        named += [each for each in reader.records(CopingStrategy) if each.id in used]
        named += [each for each in reader.records(Trigger) if each.id in met]
        return {each.id for each in named if each.private}

    def _to_print(self, with_private: bool) -> list[Section]:
        """The cards that say something; without what is private where that is wished."""
        private, today = (set() if with_private else self._private()), self._opened.preferences.today()
        sections = dict(self._sections)
        if private:
            drift, met = self._drift(today), self._insights.triggers_met(self._span(today))
            people = [each for each in Anchors(self._opened).whom_to_call() if each.id not in private]
            if drift.rule is not None and drift.rule.id in private:
                drift = replace(drift, rule=None)
            rows = tuple(each for each in met.rows if each.trigger not in private)
            sections["drift"] = drift_section(drift, people)
            sections["met"] = met_section(replace(met, rows=rows))
            sections["helps"] = helps_section(
                [each for each in self._insights.what_helps() if each.strategy not in private]
            )
        return [sections[name] for name in (*LEFT, *RIGHT) if not sections[name].is_empty]

    def _drift(self, today: date) -> Drift:
        return self._insights.drift(today, dates.current().first_weekday)

    def _switch(self) -> None:
        self._as_tables = not self._as_tables
        self.tables_link.set_words(tr("Show all as pictures") if self._as_tables else tr("Show all as tables"))
        self._show()

    def _check_in(self) -> None:
        self.go_requested.emit("check_ins", (CheckIn.KIND, self._opened.preferences.today(), {}))

    def _lay_out(self) -> None:
        left, right = (self._column(names) for names in (LEFT, RIGHT))
        self.cards["counts"].add_link(self.tables_link)
        self.columns = two_columns(left, right)
        self.body.addWidget(self.columns)
        self.body.addWidget(self.print_view)
        self.body.addWidget(self.empty)
        self.add_action(self.ranges)
        self.add_action(self.print_button)

    def _column(self, names: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(BETWEEN_CARDS)
        for name in names:
            column.addWidget(self.cards[name])
        column.addStretch(1)
        return column


def _purpose() -> str:
    return tr("Counts from your own entries. No scores and no predictions.")


def _what_will_stand_here() -> str:
    return tr(
        "Each check-in and each urge that you write adds to what stands here: "
        "mood, urge and sleep over time, what helps, and your counts."
    )
