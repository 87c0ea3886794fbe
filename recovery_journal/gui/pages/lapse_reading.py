"""After a lapse, as a chapter of Check-ins: what was written can be read again, and taken up where it was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from recovery_journal.domain.lapse import ChoicePoint, Lapse, LapseChange, LapseTrigger
from recovery_journal.gui import dates, theme
from recovery_journal.gui.another_place import told as told_problem
from recovery_journal.gui.for_ever_box import ForEverBox
from recovery_journal.gui.history_dialog import HistoryDialog
from recovery_journal.gui.pages.lapse_reading_card import LapseCard, left_words
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import FILLS, EmptyState
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.page import is_narrow
from recovery_journal.gui.widgets.row_button import RowButton
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.states import bring_back_state

KINDS = {each.KIND for each in (Lapse, LapseTrigger, ChoicePoint, LapseChange)} | {"link", "trigger", "contact"}
LIST = 320
IN_USE, AWAY = "in_use", "away"


class LapsesPart(PlainPart, Fitted):
    """The list at the left, the one that is read at the right; under each other where there is little room."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._lapses = Lapses(opened)
        self._chosen: UUID | None = None
        self.filter = Segment(tr("Show"), [(IN_USE, tr("In use")), (AWAY, tr("Archived and deleted"))])
        self.rows: list[RowButton] = []
        self._list = QVBoxLayout()
        self.card = LapseCard(self._lapses, opened.reader)
        self.empty = EmptyState("note", tr("Nothing here. If it ever comes to it, four short steps wait for you."))
        self._lay_out()
        self._connect()
        self.filter.set_value(IN_USE)
        self.refresh()

    # ---- what the page asks for

    def sentence(self) -> str:
        """What it is for."""
        return tr("What you wrote after a lapse. It is yours: nothing of it is shared unless you choose to.")

    def new_words(self) -> str:
        """What the main button says."""
        return tr("Go through the four steps")

    def concerns(self, changed: Changed) -> bool:
        """Whether anything shown here may be another by now."""
        return bool(KINDS & changed.kinds)

    def refresh(self) -> None:
        """Shows the journal as it is now."""
        away = self._away()
        self.filter.setVisible(bool(away))
        if not away:
            self.filter.set_value(IN_USE)
        shown = self._shown()
        if self._chosen not in [each.id for each in shown]:
            self._chosen = shown[0].id if shown else None
        self._fill_list(shown)
        chosen = next((each for each in shown if each.id == self._chosen), None)
        if chosen is not None:
            self.card.show_lapse(self._told(chosen), self._is_in_use())
        self.card.setVisible(chosen is not None)
        self._side.setVisible(bool(shown) or bool(away))
        self.empty.setVisible(not shown)

    def start_new(self, *_more: Any, **_typed: Any) -> None:
        """The four steps, of today or where they were left."""
        self.go_requested.emit("lapse", ("begin", self._opened.preferences.today()))

    def show_record(self, record_id: UUID) -> None:
        """Opens one; one that is there as a draft only is gone on with."""
        found = self._opened.reader.get(Lapse, record_id)
        if found is None and self._lapses.kept(record_id) is not None:
            draft = self._lapses.kept(record_id)
            assert draft is not None
            self.go_requested.emit("lapse", ("begin", draft[0].lapse.day))
            return
        self.filter.set_value(IN_USE if found is not None and found.archived_on is None else AWAY)
        self._chosen = record_id
        self.refresh()

    # ---- what is shown

    def _is_in_use(self) -> bool:
        return self.filter.value() != AWAY

    def _shown(self) -> list[Lapse]:
        return self._lapses.all() if self._is_in_use() else self._away()

    def _away(self) -> list[Lapse]:
        found = [*self._lapses.all(archived=True), *self._opened.reader.removed(Lapse)]
        return sorted(found, key=lambda each: each.day, reverse=True)

    def _told(self, lapse: Lapse) -> Told:
        return self._lapses.find(lapse.id) or Told(lapse)

    def _fill_list(self, shown: list[Lapse]) -> None:
        focused = next((at for at, each in enumerate(self.rows) if each.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(each) for each in shown]
        for row in self.rows:
            self._list.addWidget(row)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, lapse: Lapse) -> RowButton:
        row = RowButton(has_label=False)
        day = dates.current().day_text(lapse.day)
        more = left_words(lapse)
        if lapse.id == self._chosen:
            more = tr("{more} Shown here.", more=more)
        row.show_words("", day, more, tr("{day}. {more}", day=day, more=more))
        row.clicked.connect(lambda _checked=False: self._choose(lapse.id))
        return row

    def _choose(self, lapse_id: UUID) -> None:
        self._chosen = lapse_id
        self.refresh()

    # ---- deeds

    def _change(self, do: Callable[[Lapse], object], words: str, with_undo: bool = True) -> None:
        lapse = self._current()
        if lapse is None:
            return
        try:
            do(lapse)
        except JournalProblem as problem:
            self.said.emit(told_problem(self, problem), False)
            return
        self.refresh()
        self.form_made.emit()
        self.said.emit(words, with_undo)

    def _current(self) -> Lapse | None:
        return next((each for each in self._shown() if each.id == self._chosen), None)

    def _set_private(self, is_private: bool) -> None:
        words = tr("Private again.") if is_private else tr("It can be chosen now when you share or print.")
        self._change(lambda lapse: self._opened.journal.save(replace(lapse, private=is_private)), words)

    def _go_on(self) -> None:
        if self._chosen is not None:
            self.go_requested.emit("lapse", ("record", Lapse.KIND, self._chosen))

    def delete_for_ever(self) -> ForEverBox | None:
        """Asks once, in a box."""
        lapse = self._current()
        if lapse is None:
            return None
        box = ForEverBox(self._opened, lapse, dates.current().day_text(lapse.day), self, self)
        box.erased.connect(self.refresh)
        box.open()
        return box

    def open_history(self) -> HistoryDialog | None:
        """What happened to it, in a box; an earlier state can be brought back."""
        lapse = self._current()
        if lapse is None:
            return None
        name = dates.current().day_text(lapse.day)
        box = HistoryDialog(name, self._opened.history.of(lapse), self, lapse)
        box.state_chosen.connect(lambda state: self._bring_back_state(box, state))
        box.open()
        return box

    def _bring_back_state(self, box: HistoryDialog, state: Any) -> None:
        box.close()
        self._change(
            lambda lapse: bring_back_state(self._opened.journal, state, lapse, self), tr("Brought back as it was.")
        )

    # ---- layout

    def _lay_out(self) -> None:
        self._side = Card()
        self._side.body.setSpacing(theme.current().px(10))
        self._side.body.addWidget(label(tr("After a lapse"), "section", wrap=True))
        self._side.body.addWidget(self.filter)
        self._side.body.addLayout(self._list)
        self._list.setSpacing(0)
        self._side.body.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._side)
        left.addStretch(1)
        right.addWidget(self.card)
        right.addWidget(self.empty, FILLS)
        right.addStretch(1)
        self._row_of = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row_of.setContentsMargins(0, 0, 0, 0)
        self._row_of.setSpacing(theme.current().px(24))
        self._row_of.addLayout(left)
        self._row_of.addLayout(right, 1)
        self._fit()

    def _fit(self) -> None:
        narrow = is_narrow(self)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row_of.setDirection(down if narrow else across)
        self._side.setMinimumWidth(0 if narrow else theme.current().px(LIST))
        self._side.setMaximumWidth(16777215 if narrow else theme.current().px(LIST))

    def _connect(self) -> None:
        journal = self._opened.journal
        self.filter.value_changed.connect(lambda _value: self.refresh())
        self.card.go_on_requested.connect(self._go_on)
        self.card.private_changed.connect(self._set_private)
        self.card.archive_requested.connect(lambda: self._change(journal.archive, tr("Archived.")))
        self.card.delete_requested.connect(lambda: self._change(journal.remove, tr("Deleted.")))
        self.card.back_wished.connect(lambda: self._change(journal.bring_back, tr("Brought back.")))
        self.card.history_requested.connect(self.open_history)
        self.card.for_ever_requested.connect(self.delete_for_ever)
