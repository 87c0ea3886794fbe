"""Insights: what the person's own entries show over some days, in pictures, tables and counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.drift import Drift
from recovery_journal.domain.patterns import Span
from recovery_journal.domain.plan import CopingStrategy, Trigger
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
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.page import BETWEEN_CARDS, two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.language import tr
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.disclosures import What
from recovery_journal.services.insights import Insights
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.questionnaires import Questionnaires, totals

LEFT = ("mood", "helps", "met", "hours")
RIGHT = ("drift", "counts", "time", "scores")
_BY_RANGE = ("mood", "counts", "met", "hours", "scores")
_IN_TURN = ("mood", "drift", "counts", "helps", "met", "time", "hours", "scores")  # what is seen first comes first


class InsightsPage(JournalPage):
    """The cards, and the range of days that most of them are about.

    The first card is worked out at once, the others each in a turn of its own, right after the first painting.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Insights"), _purpose())
        self._opened = desk.opened
        self._insights = Insights(desk.opened)
        self._questionnaires = Questionnaires(desk.opened)
        self._sections: dict[str, Section] = {}
        self._known: dict[int, dict[str, Section]] = {}  # by range, until something changes
        self._due: list[str] = []
        self._days = RANGES[0]
        self._as_tables = False
        self._cards: dict[str, InsightCard] = {}
        self._left, self._right = _column(), _column()
        self.columns = two_columns(self._left, self._right)
        self.ranges = Segment(tr("Days to show"), [(each, range_words(each)) for each in RANGES])
        self.print_button = button(tr("Print"), icon="print", on_click=self.open_print)
        self._print_view: PrintInsights | None = None
        self._empty: EmptyState | None = None
        self._turns = QTimer(self)

        self.body.addWidget(self.columns)
        self.add_action(self.ranges)
        self.add_action(self.print_button)

        self._turns.timeout.connect(self._take_turn)
        self.ranges.value_changed.connect(self._choose)
        self.ranges.set_value(self._days)

    @property
    def cards(self) -> dict[str, InsightCard]:
        """All cards by name, as the journal is now."""
        self._finish()
        return self._cards

    @cached_property
    def tables_link(self) -> Button:
        """Turns all pictures into tables, and back."""
        return link_button(tr("Show all as tables"), self._switch)

    @cached_property
    def print_view(self) -> PrintInsights:
        """The pages as they will be printed."""
        view = self._print_view = PrintInsights(partial(self._opened.disclosures.note, What.INSIGHTS))
        view.hide()
        view.left.connect(self.close_print)
        self.body.addWidget(view)
        return view

    def refresh(self) -> None:
        """Works everything out anew."""
        self._known, self._sections = {}, {}
        self._begin(_IN_TURN)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._due and not self._turns.isActive():
            self._turns.start(0)

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
        if not self._is_printing():
            return False
        self.close_print()
        return True

    def _choose(self, days: object) -> None:
        """One of the ranges is always shown: a second click on it changes nothing."""
        if isinstance(days, int) and days != self._days:
            self._days = days
            self._begin(_BY_RANGE)
        self.ranges.set_value(self._days)

    def _begin(self, names: Sequence[str]) -> None:
        """These cards are to be shown anew: at once as far as there is nothing to show, the rest in their turn."""
        self._due = [each for each in _IN_TURN if each in names or each in self._due]
        self._show_next()
        while self._due and self._is_empty():
            self._show_next()
        self._show_parts()
        if self._due and self.isVisible():
            self._turns.start(0)

    def _take_turn(self) -> None:
        with suppress(JournalProblem):  # closed or found damaged meanwhile: it is told elsewhere
            if self._due:
                self._show_next()
        if not self._due:
            self._turns.stop()
            self._put_in_order()

    def _finish(self) -> None:
        if self._due:
            while self._due:
                self._show_next()
            self._put_in_order()

    def _show_next(self) -> None:
        name = self._due.pop(0)
        known = self._known.setdefault(self._days if name in _BY_RANGE else ALL, {})
        if name not in known:
            known[name] = self._section(name)
        self._sections[name] = known[name]
        self._card(name).show_section(known[name], self._as_tables)

    def _card(self, name: str) -> InsightCard:
        if name not in self._cards:
            column, names = (self._left, LEFT) if name in LEFT else (self._right, RIGHT)
            card = self._cards[name] = InsightCard()
            card.go_requested.connect(self.go_requested)
            column.insertWidget(sum(each in self._cards for each in names[: names.index(name)]), card)
            if name == "counts":
                card.add_link(self.tables_link)
        return self._cards[name]

    def _section(self, name: str) -> Section:
        today, found = self._opened.preferences.today(), self._insights
        span = self._span(today)
        make: dict[str, Callable[[], Section]] = {
            "mood": lambda: mood_section(found.series(span), span),
            "drift": lambda: drift_section(self._drift(today), Anchors(self._opened).whom_to_call()),
            "counts": lambda: counts_section(found.counts(span), self._days),
            "helps": lambda: helps_section(found.what_helps()),
            "met": lambda: met_section(found.triggers_met(span)),
            "time": lambda: time_section(found.time_in_recovery(today)),
            "hours": lambda: hours_section(found.urge_hours(span), found.urge_weekdays(span)),
            "scores": lambda: self._scores(span),
        }
        return make[name]()

    def _span(self, today: date) -> Span:
        return Span.of_days(self._days if self._days != ALL else None, today)

    def _scores(self, span: Span) -> Section:
        known = [(each, totals(self._questionnaires.all(each.id))) for each in self._questionnaires.instruments.whole]
        found = [(each, [one for one in some if span.holds(one[0])]) for each, some in known]
        return score_section(found, any(some for _each, some in known))

    def _is_empty(self) -> bool:
        return all(each.is_empty for each in self._sections.values())

    def _is_printing(self) -> bool:
        return self._print_view is not None and not self._print_view.isHidden()

    def _show_parts(self) -> None:
        is_empty, printing = self._is_empty(), self._is_printing()
        if self._empty is None and is_empty:
            self._empty = EmptyState("insights", _what_will_stand_here(), tr("Check in"), self._check_in)
            self.body.addWidget(self._empty)
        if self._empty is not None:
            self._empty.setVisible(is_empty and not printing)
        for part in (self.columns, self.ranges, self.print_button):
            part.setVisible(not is_empty and not printing)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Cards come in another order than Tab goes through them."""
        order_tabs(self.columns)
        self.put_actions_last()

    def _turn_to_print(self, printing: bool) -> None:
        self.print_view.setVisible(printing)
        self.set_title(tr("Print insights") if printing else tr("Insights"))
        self.set_sentence(tr("This is what the printer or the file gets.") if printing else _purpose())
        self._show_parts()

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
        self._finish()
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
        self._finish()
        for name, card in self._cards.items():
            card.show_section(self._sections[name], self._as_tables)

    def _check_in(self) -> None:
        self.go_requested.emit("check_ins", (CheckIn.KIND, self._opened.preferences.today(), {}))


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(BETWEEN_CARDS)
    column.addStretch(1)
    return column


def _purpose() -> str:
    return tr("Counts from your own entries. No scores and no predictions.")


def _what_will_stand_here() -> str:
    return tr(
        "Each check-in and each urge that you write adds to what stands here: "
        "mood, urge and sleep over time, what helps, and your counts."
    )
