"""What happened to one record, in words, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from recovery_journal.gui import actions, dates, theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services.history import Event

SIZE = (560, 560)
MOST = 200


class HistoryDialog(QDialog):
    """A list of events: when, what was done, and each difference as before → after."""

    def __init__(self, name: str, events: Sequence[Event], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("History"))
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
            column.addWidget(label(_when(event), "caption", "quiet", wrap=True))
            column.addWidget(label(event.what, "strong", wrap=True))
            for each in event.differences:
                column.addWidget(label(each, wrap=True, selectable=False))
            column.addSpacing(theme.current().size("s"))
        if len(events) > MOST:
            column.addWidget(label(tr("Only the last {n} changes are shown.", n=MOST), "caption", "quiet", wrap=True))
        column.addStretch(1)
        return holder


def _when(event: Event) -> str:
    at = event.at.astimezone()
    words = dates.current()
    return tr("{day} at {time}", day=words.day_long(at.date(), year=True), time=words.time(at.time()))
