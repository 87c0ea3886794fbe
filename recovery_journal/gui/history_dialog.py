"""What happened to one record, in words, newest first; an earlier state of it can be brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.record import Record
from recovery_journal.gui import actions, moments, theme
from recovery_journal.gui.widgets.buttons import Button, button
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services.history import Event
from recovery_journal.services.states import differs

SIZE = (560, 560)
MOST = 200


class HistoryDialog(QDialog):
    """A list of events: when, what was done, and each difference as before → after.

    With `now`, the record as it is kept, each earlier state that differs can be chosen: `state_chosen(state)`.
    """

    state_chosen = Signal(object)

    def __init__(
        self, name: str, events: Sequence[Event], parent: QWidget | None = None, now: Record | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("History"))
        self._now = now
        self.close_button = button(tr("Close"), on_click=self.close)
        self._lay_out(name, events)
        actions.keep_ways_out(self)

    def _lay_out(self, name: str, events: Sequence[Event]) -> None:
        look = theme.current()
        room = look.size("xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(room, room, room, room)
        column.setSpacing(look.size("m"))
        column.addWidget(label(tr("History"), "title"))
        column.addWidget(label(name, tone="soft", wrap=True))
        events_area = Scrolled(self._list(events))
        events_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        events_area.setAccessibleName(tr("History"))
        column.addWidget(events_area, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(look.px(SIZE[0]), min(look.px(SIZE[1]), self.screen().availableGeometry().height() - 80))

    def _list(self, events: Sequence[Event]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.current().size("s"), 0)
        column.setSpacing(theme.current().size("xs"))
        for event in events[:MOST]:
            column.addWidget(line())
            column.addWidget(label(moments.full(event.at), "caption", "quiet", wrap=True))
            column.addWidget(label(event.what, "strong", wrap=True))
            for each in event.differences:
                column.addWidget(label(each, wrap=True, selectable=False))
            self._add_way_back(column, event)
            column.addSpacing(theme.current().size("s"))
        if len(events) > MOST:
            column.addWidget(label(tr("Only the last {n} changes are shown.", n=MOST), "caption", "quiet", wrap=True))
        column.addStretch(1)
        return holder

    def _add_way_back(self, column: QVBoxLayout, event: Event) -> None:
        state = event.state
        if self._now is None or not isinstance(state, Record) or not differs(state, self._now):
            return
        row = QHBoxLayout()
        row.addWidget(self._way_back(event, state))
        row.addStretch(1)
        column.addLayout(row)

    def _way_back(self, event: Event, state: Record) -> Button:
        words = tr("Bring back this state")
        way = button(words, size="small", on_click=lambda: self.state_chosen.emit(state))
        way.setAccessibleName(tr("{what}: {when}", what=words, when=moments.full(event.at)))
        way.setToolTip(tr("What is written in it becomes as it was then. Its links stay as they are now."))
        return way
