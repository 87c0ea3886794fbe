"""All filled-in ones of a questionnaire at a glance: the table, the line, and what they are not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.questionnaire import Instrument, QuestionnaireResponse
from recovery_journal.gui import theme
from recovery_journal.gui.forms.tab_order import order_before
from recovery_journal.gui.pages.questionnaire_rows import HelpIsThere
from recovery_journal.gui.pages.questionnaire_table import FilledTable
from recovery_journal.gui.pages.questionnaire_trend import ScoreTrend
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.drafts import Raw
from recovery_journal.services.questionnaires import (
    FEWEST_FOR_A_LINE,
    Filled,
    Questionnaires,
    no_diagnosis,
    totals,
    trend_words,
)
from recovery_journal.services.shelf import OpenJournal

MOST_IN_A_SEGMENT = 4
MOST_SHOWN = 13  # a year of one every four weeks


class Overview(QWidget):
    """`begin_requested` wishes to fill one in, `opened(filled)` to look at one again; `chosen` tells of another one."""

    begin_requested = Signal()
    opened = Signal(object)
    chosen = Signal()

    def __init__(self, opened: OpenJournal, questionnaires: Questionnaires) -> None:
        super().__init__()
        self._journal = opened
        self._questionnaires = questionnaires
        whole = questionnaires.instruments.whole
        group = Segment if len(whole) <= MOST_IN_A_SEGMENT else ChipGroup
        self.choice = group(tr("Questionnaire"), [(each.id, each.title) for each in whole])
        self.name = label("", tone="soft", wrap=True)
        self._broken: Notice | None = None
        self._begun: Notice | None = None
        self._help: HelpIsThere | None = None
        self._empty: EmptyState | None = None
        self.table = FilledTable()
        self.open_button = button(tr("Open"), on_click=self.table.open_current)
        self.all_button = link_button("", self._show_all)
        self._shows_all = False
        self.trend = ScoreTrend()
        self.read_out = label("", "caption", "quiet", wrap=True)
        self.words = label("", wrap=True)
        self.rights = label("", "caption", "quiet", wrap=True)
        self._top = QWidget()
        self._sides = two_columns(self._earlier(), self._went_on())
        self._lay_out()
        self._connect()
        self._before: object = whole[0].id if whole else None
        self.choice.set_value(self._before)
        self.refresh()

    @property
    def broken(self) -> Notice:
        """Says which file could not be read; made when there is one."""
        if self._broken is None:
            self._broken = Notice("info", "")
            self._notices.insertWidget(0, self._broken)
        return self._broken

    @property
    def begun(self) -> Notice:
        """Says that one is begun and not saved; made when there is one."""
        if self._begun is None:
            self._begun = Notice("edit", "", " ", tr("Go on"), self.begin_requested.emit)
            self._notices.insertWidget(0 if self._broken is None else 1, self._begun)
            order_before(self.table, [self._begun.button])
        return self._begun

    @property
    def help(self) -> HelpIsThere:
        """Made when an answer of today asks for it."""
        if self._help is None:
            self._help = HelpIsThere()
            self._notices.addWidget(self._help)
            order_before(self.table, [self._help.button])
        return self._help

    @property
    def empty(self) -> EmptyState:
        """What stands in place of the table."""
        if self._empty is None:
            self._empty = EmptyState("checkin", "")
            self._table_place.addWidget(self._empty, 1)
        return self._empty

    def instrument(self) -> Instrument | None:
        """The questionnaire that is chosen; none only where no file of one could be read."""
        return self._questionnaires.instruments.find(str(self.choice.value()))

    def choose(self, instrument: Instrument) -> None:
        """Shows another questionnaire."""
        self.choice.set_value(instrument.id)
        self._chosen(instrument.id)

    def refresh(self) -> None:
        """Shows the journal as it is now."""
        self._show_broken()
        instrument = self.instrument()
        for each in (self._top, self._sides, self.rights):
            each.setVisible(instrument is not None)
        if instrument is None:
            return
        filled = self._questionnaires.all(instrument.id)
        drafts = self._journal.drafts.of_kind(QuestionnaireResponse.KIND)
        self.name.setText(instrument.name)
        self.rights.setText(f"{instrument.licence}\n{instrument.source}")
        self._show_filled(instrument, filled, set(drafts))
        self._show_trend(instrument, filled)
        self._show_begun(instrument, filled, drafts)
        self._show_help(filled)

    def enter(self) -> None:
        """Puts the keyboard to the table, or where one begins."""
        has_rows = self.table.rows.rowCount() > 0
        (self.table if has_rows else self.choice.options()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- inside

    def _lay_out(self) -> None:
        column = column_in(self, 16)
        row = FlowLayout(self._top, 14, 8)
        row.addWidget(self.choice)
        row.addWidget(self.name)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(theme.current().px(16))
        column.addWidget(self._top)
        column.addLayout(self._notices)
        column.addWidget(self._sides)
        column.addWidget(self.rights)
        column.addStretch(1)

    def _earlier(self) -> QWidget:
        card = Card()
        card.body.addWidget(label(tr("Filled in so far"), "section", wrap=True))
        card.body.addSpacing(theme.current().px(10))
        self._table_place = QVBoxLayout()
        self._table_place.addWidget(self.table)
        card.body.addLayout(self._table_place)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.all_button)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addStretch(1)
        return card

    def _went_on(self) -> QWidget:
        card = Card()
        card.body.setSpacing(theme.current().px(10))
        card.body.addWidget(label(tr("How it went on"), "section", wrap=True))
        for each in (self.trend, self.read_out, self.words):
            card.body.addWidget(each)
        card.body.addWidget(label(no_diagnosis(), "caption", "quiet", wrap=True))
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        self.choice.value_changed.connect(self._chosen)
        self.table.opened.connect(self.opened)
        self.trend.read_out.connect(self.read_out.setText)

    def _show_all(self) -> None:
        self._shows_all = True
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, value: object) -> None:
        """A second click takes nothing off: one questionnaire is always chosen."""
        if value is None:
            self.choice.set_value(self._before)
            return
        self._before = value
        self.refresh()
        self.chosen.emit()

    def _show_filled(self, instrument: Instrument, filled: list[Filled], unsaved: set[str]) -> None:
        if not filled or self._empty is not None:
            self.empty.set_sentence(tr("{title} has not been filled in yet.", title=instrument.title))
            self.empty.setVisible(not filled)
        for each in (self.table, self.open_button):
            each.setVisible(bool(filled))
        self.table.show_filled(filled if self._shows_all else filled[:MOST_SHOWN], unsaved)
        self.all_button.set_words(ntr("Show {n}", "Show all {n}", len(filled)))
        self.all_button.setVisible(len(filled) > MOST_SHOWN and not self._shows_all)

    def _show_trend(self, instrument: Instrument, filled: list[Filled]) -> None:
        points = totals(filled)
        highest = len(instrument.items) * (len(instrument.options) - 1)
        words, bands = trend_words(points), [each.begins_at for each in instrument.bands]
        has_line = len(points) >= FEWEST_FOR_A_LINE
        for each in (self.trend, self.read_out):
            each.setVisible(has_line)
        self.trend.show_points(points if has_line else (), highest, bands, words)
        self.words.setText(words)

    def _show_begun(self, instrument: Instrument, filled: list[Filled], drafts: dict[str, Raw]) -> None:
        kept = {str(each.response.id) for each in filled}
        mine = {key for key, raw in drafts.items() if raw.get("instrument") == instrument.id}
        if mine - kept or self._begun is not None:
            self.begun.set_words(tr("{title} is begun and not saved yet.", title=instrument.title))
            self.begun.setVisible(bool(mine - kept))

    def _show_broken(self) -> None:
        broken = ", ".join(self._questionnaires.instruments.broken)
        if not broken:
            return
        if self._questionnaires.instruments.whole:
            self.broken.tell(tr("A questionnaire could not be read: {files}. The others are here.", files=broken))
        else:
            self.broken.tell(tr("No questionnaire could be read: {files}.", files=broken))

    def _show_help(self, filled: list[Filled]) -> None:
        """On the day itself the help stays in sight after it was saved."""
        today = self._journal.preferences.today()
        of_today = [each.reading for each in filled if each.response.day == today and each.reading is not None]
        is_wanted = any(each.asks_for_help for each in of_today)
        if is_wanted or self._help is not None:
            self.help.set_shown(is_wanted)
