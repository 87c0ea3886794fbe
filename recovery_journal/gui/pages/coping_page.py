"""The page of coping strategies: each with what it did against urges so far, the most helpful first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from recovery_journal.domain.helps import Helps, in_order
from recovery_journal.domain.urges import StrategyUse, UrgeLog
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.gap_list import safely
from recovery_journal.gui.pages.record_list import RecordList
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.record_rows import rows_of
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr
from recovery_journal.services.helping import known_helps
from recovery_journal.services.insight_words import usual_words
from recovery_journal.services.journal import Changed

LOGGED = {UrgeLog.KIND, StrategyUse.KIND}


class CopingList(RecordList):
    """Over its rows stands their order, once any of them has helped often enough. `order_chosen(most helpful first)`"""

    order_chosen = Signal(bool)

    def __init__(self, kind: RecordKind) -> None:
        super().__init__(kind)
        self._is_first = True
        self.order = Segment(tr("Order"), [(True, tr("Most helpful first")), (False, tr("My order"))])
        column = self.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(1, self.order)
        self.order.value_changed.connect(self._choose)

    def set_order(self, most_helpful_first: bool, shown: bool) -> None:
        """What the order is, and whether there is anything to choose."""
        self._is_first = most_helpful_first
        self.order.set_value(most_helpful_first)
        self.order.setVisible(shown)

    def _choose(self, value: object) -> None:
        """One of them is always chosen."""
        if value is None:
            self.order.set_value(self._is_first)
        else:
            self.order_chosen.emit(bool(value))


class CopingPage(RecordPage):
    """What is known from urges is read once, and again when an urge changed."""

    def make_list(self) -> CopingList:
        self._known: dict[UUID, Helps] | None = None
        self._list = CopingList(self.kind)
        self._list.order_chosen.connect(self._reorder)
        return self._list

    def show_rows(self) -> Sequence[RecordRow]:
        if self._known is None:
            self._known = known_helps(self._opened.reader)
        rows = [self._told(each, self._known) for each in rows_of(self.kind, self._opened)]
        ids = {UUID(each.id) for each in rows if not each.is_away and not each.is_unsaved}
        can_order = any(each.weight is not None for key, each in self._known.items() if key in ids)
        is_first = self._opened.preferences.most_helpful_first
        self._list.set_order(is_first, can_order)
        if can_order and is_first:
            rows = self._most_helpful_first(rows, self._known)
        self.list.set_rows(rows)
        return rows

    def concerns(self, changed: Changed) -> bool:
        if changed.kinds & LOGGED:
            self._known = None
            return True
        return super().concerns(changed)

    def _told(self, row: RecordRow, known: dict[UUID, Helps]) -> RecordRow:
        """'Helped 7 of 9 times, usual drop 4' is the second line; where there are too few to say, it ends with that."""
        if row.is_gap or row.is_away or row.is_unsaved:
            return row
        helps = known.get(UUID(row.id))
        told = [] if helps is not None and helps.is_told else [row.second]
        words = ", ".join(each for each in (*told, usual_words(helps)) if each)
        return replace(row, second=f"{words[:1].upper()}{words[1:]}")

    def _most_helpful_first(self, rows: Sequence[RecordRow], known: dict[UUID, Helps]) -> list[RecordRow]:
        """Among the rows of strategies in use; all others stay where they are."""
        in_use = [each for each in rows if not each.is_away and not each.is_unsaved]
        places = {str(each): at for at, each in enumerate(in_order([UUID(each.id) for each in in_use], known))}
        return [replace(each, order=(1, places[each.id])) if each.id in places else each for each in rows]

    def _reorder(self, most_helpful_first: bool) -> None:
        wanted = replace(self._opened.preferences, most_helpful_first=most_helpful_first)
        safely(self, lambda: self._opened.prefer(wanted))
        self._refresh_rows()
