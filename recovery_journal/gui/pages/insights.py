"""Insights: what the person's own entries show over some days, in pictures, tables and counts."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.patterns import Span
from recovery_journal.domain.questionnaire import Instrument
from recovery_journal.gui import dates
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.insights_bands import mood_section
from recovery_journal.gui.pages.insights_card import InsightCard
from recovery_journal.gui.pages.insights_section import Section
from recovery_journal.gui.pages.insights_time import counts_section, drift_section, score_section, time_section
from recovery_journal.gui.pages.insights_urges import helps_section, hours_section, met_section
from recovery_journal.gui.pages.insights_words import ALL, RANGES, range_words
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
        super().__init__(tr("Insights"), tr("Counts from your own entries. No scores and no predictions."))
        self._opened = desk.opened
        self._insights = Insights(desk.opened)
        self._questionnaires = Questionnaires(desk.opened.journal, desk.opened.reader)
        self._sections: dict[str, Section] = {}
        self._known: dict[int, dict[str, Section]] = {}  # by range, until something changes
        self._totals: list[tuple[Instrument, list[tuple[date, int]]]] = []
        self._days = RANGES[0]
        self._as_tables = False
        self.cards = {each: InsightCard() for each in (*LEFT, *RIGHT)}
        self.ranges = Segment(tr("Days to show"), [(each, range_words(each)) for each in RANGES])
        self.print_button = button(tr("Print"), icon="print", on_click=self.open_print)
        self.tables_link = link_button(tr("Show all as tables"), self._switch)
        self.empty = EmptyState("insights", _what_will_stand_here(), tr("Check in"), self._check_in)

        self._lay_out()

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

    def show_target(self, target: object) -> None:
        """Shows a range of days."""
        if target in RANGES:
            self._choose(target)

    def open_print(self) -> None:
        """The pages as they will be printed."""

    def _choose(self, days: object) -> None:
        """One of the ranges is always shown: a second click on it changes nothing."""
        if isinstance(days, int) and days != self._days:
            self._days = days
            self._sections |= self._of_range(self._opened.preferences.today())
            self._show()
        self.ranges.set_value(self._days)

    def _lasting(self, today: date) -> dict[str, Section]:
        """What is the same for every range."""
        drift = self._insights.drift(today, dates.current().first_weekday)
        return {
            "helps": helps_section(self._insights.what_helps()),
            "drift": drift_section(drift, Anchors(self._opened).whom_to_call()),
            "time": time_section(self._insights.time_in_recovery(today)),
        }

    def _of_range(self, today: date) -> dict[str, Section]:
        if self._days in self._known:
            return self._known[self._days]
        span = Span.of_days(self._days if self._days != ALL else None, today)
        found = self._insights
        self._known[self._days] = {
            "mood": mood_section(found.series(span), span),
            "met": met_section(found.triggers_met(span)),
            "hours": hours_section(found.urge_hours(span), found.urge_weekdays(span)),
            "counts": counts_section(found.counts(span), self._days),
            "scores": self._scores(span),
        }
        return self._known[self._days]

    def _scores(self, span: Span) -> Section:
        return score_section([(each, [one for one in known if span.holds(one[0])]) for each, known in self._totals])

    def _show(self) -> None:
        is_empty = all(each.is_empty for each in self._sections.values())
        for name, card in self.cards.items():
            card.show_section(self._sections[name], self._as_tables)
        self.columns.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        for part in (self.ranges, self.print_button):
            part.setVisible(not is_empty)
        self.put_actions_last()

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


def _what_will_stand_here() -> str:
    return tr(
        "Each check-in and each urge that you write adds to what stands here: "
        "mood, urge and sleep over time, what helps, and your counts."
    )
