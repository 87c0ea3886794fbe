"""The plan map: triggers, signs, what one does, people and places, and how they are joined; with its gaps."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QStackedWidget

from recovery_journal.domain.daily import SignNoticed, TriggerMet
from recovery_journal.domain.plan import Trigger, WarningSign
from recovery_journal.domain.plan_graph import PlanGraph
from recovery_journal.domain.record import Record
from recovery_journal.gui import dates
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.gui.pages.gap_list import safely
from recovery_journal.gui.pages.gap_strip import GapStrip
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.pages.plan_map_bar import MapBar
from recovery_journal.gui.pages.plan_map_links import ON_THE_MAP, Way, free, joining, ways_of
from recovery_journal.gui.pages.plan_map_words import as_text, card_name, columns_of, counted, described
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.plan_map import PlanMap
from recovery_journal.gui.widgets.sideways import Sideways
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.open_in_plan import open_in_plan, plan_graph
from recovery_journal.services.shelf import OpenJournal

CONCERNED = {*ON_THE_MAP, "link", "if_then", "overdose_plan", TriggerMet.KIND, SignNoticed.KIND}
BETWEEN = 18


class PlanMapView(PlainPart):
    """The map with the strip above and the bar below it. `wished(target)` asks for another part of the plan."""

    wished = Signal(object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._plan = PlanGraph()
        self._hidden_gaps: tuple[str, ...] = ()
        self._noted: dict[UUID, date | None] = {}
        self.gaps = GapStrip(opened)
        self.map = PlanMap(tr("Plan map"), lambda card: described(self._plan, card))
        self._text: QPlainTextEdit | None = None
        self.bar = MapBar()
        self._sides = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def text(self) -> QPlainTextEdit:
        """The same as text, made when it is first asked for."""
        if self._text is None:
            self._text = QPlainTextEdit()
            self._text.setReadOnly(True)
            self._text.setAccessibleName(tr("The plan as text"))
            self._text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._sides.addWidget(self._text)
            order_tabs(self)
        return self._text

    def refresh(self) -> None:
        """Shows the plan as it is now; what is chosen stays so."""
        self._plan = plan_graph(self._opened.reader)
        self._noted.clear()
        self.map.set_columns(columns_of(self._plan), self._plan.joined)
        self._show_gaps()
        self._show_text()
        self._show_chosen()

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched what is shown here."""
        return bool(CONCERNED & changed.kinds)

    def show_card(self, record_id: UUID) -> None:
        """Chooses a record's card and puts the keyboard there."""
        self._show_as_text(False)
        if record_id in self._plan.records:
            self.map.choose(record_id)
            self.map.focus_current()

    def show_gap_list(self) -> None:
        """Opens the list of what is missing."""
        self._show_as_text(False)
        self.gaps.show_list()

    def enter(self) -> None:
        """Puts the keyboard on the map, where letters find a card."""
        self._show_as_text(False)
        self.map.focus_current()

    def step_back(self) -> bool:
        """From the text back to the map; and the choice is let go."""
        if self._sides.currentIndex():
            self._show_as_text(False)
            return True
        had_choice = self.map.chosen() is not None
        self.map.choose(None)
        return had_choice

    def showEvent(self, event: QShowEvent) -> None:
        """Of gaps put aside on another page no signal tells."""
        super().showEvent(event)
        if self._hidden_gaps != self._opened.preferences.hidden_gaps:
            self._show_gaps()

    # ---- links

    def add_link(self) -> QMenu | None:
        """Asks which sort of link the chosen record shall get."""
        record = self._chosen()
        if record is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for way in ways_of(record):
            menu.addAction(way.words(), partial(self._pick, record, way))
        menu.popup(self.bar.add_link.mapToGlobal(self.bar.add_link.rect().bottomLeft()))
        return menu

    def _pick(self, record: Record, way: Way) -> None:
        picker = LinkPicker(self.bar.add_link, way.kind, free(self._plan, record, way))
        picker.target_picked.connect(lambda target: self._join(record, way, UUID(target)))
        picker.new_picked.connect(lambda name: self._join(record, way, name))
        picker.open_under(self.bar.add_link)

    def _join(self, record: Record, way: Way, picked: UUID | str) -> None:
        parts = joining(self._plan, record, way, picked)
        if safely(self, lambda: self._opened.journal.save(*parts, asked_by=self)):
            self.refresh()

    # ---- inside

    def _chosen(self) -> Record | None:
        card = self.map.chosen()
        return self._plan.records.get(card) if card is not None else None

    def _open(self, card: UUID) -> None:
        self.wished.emit(self._plan.records[card])

    def _open_chosen(self) -> None:
        record = self._chosen()
        if record is not None:
            self.wished.emit(record)

    def _mend(self, target: object) -> None:
        """What is mended here is shown here; the rest is another part's."""
        if isinstance(target, tuple) and target[0] == "map":
            self.gaps.show_list(False)
            self.show_card(target[1].id)
        else:
            self.wished.emit(target)

    def _show_gaps(self) -> None:
        self._hidden_gaps = self._opened.preferences.hidden_gaps
        self.gaps.show_gaps(open_in_plan(self._opened))

    def _show_chosen(self) -> None:
        record = self._chosen()
        if record is not None:
            self.bar.show_chosen(card_name(record), f"{counted(self._plan, record)} {self._last_met(record)}".strip())
            self.sideways.show_side(self.map.box_of(record.id))
        elif self._plan.records:
            self.bar.show_chosen("", "")
        else:
            self.bar.show_empty()

    def _last_met(self, record: Record) -> str:
        """'Last met February 27.': the latest check-in that a trigger or a sign is noted in."""
        if not isinstance(record, Trigger | WarningSign):
            return ""
        if record.id not in self._noted:
            self._noted[record.id] = self._opened.reader.last_day_noted(record)
        day = self._noted[record.id]
        if day is None:
            return ""
        today = self._opened.preferences.today()
        words = dates.current().relative_day(day, today)
        if isinstance(record, Trigger):
            return tr("Last met: {day}.", day=words)
        return tr("Last noticed: {day}.", day=words)

    def _show_text(self) -> None:
        """Only while it is seen: most people never look at it."""
        if self._sides.currentIndex():
            self.text.setPlainText(as_text(self._plan))

    def _switch(self) -> None:
        self._show_as_text(not self._sides.currentIndex())
        if self._sides.currentIndex():
            self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_as_text(self, as_text: bool) -> None:
        self._sides.setCurrentWidget(self.text if as_text else self.sideways)
        self.bar.set_is_text(as_text)
        self._show_text()

    def _connect(self) -> None:
        self.map.card_chosen.connect(lambda _card: self._show_chosen())
        self.map.card_opened.connect(self._open)
        self.map.link_wished.connect(self.add_link)
        self.gaps.mend_requested.connect(self._mend)
        self.gaps.changed.connect(self._show_gaps)
        self.bar.edit_requested.connect(self._open_chosen)
        self.bar.link_requested.connect(self.add_link)
        self.bar.text_requested.connect(self._switch)
        self.bar.begin_requested.connect(lambda: self.wished.emit(("new", Trigger.KIND)))

    def _lay_out(self) -> None:
        self.sideways = Sideways(self.map)
        self._sides.addWidget(self.sideways)
        column = column_in(self)
        column.setSpacing(BETWEEN)
        column.addWidget(self.gaps)
        column.addWidget(self._sides, 1)
        column.addWidget(self.bar)
