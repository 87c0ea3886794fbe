"""The three columns of Urge now, and its middle, which shows one thing at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.urge_responses import Responses
from recovery_journal.gui.urge_watching import UrgeWatching
from recovery_journal.gui.widgets.buttons import Button, button
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.page import is_narrow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

LEFT, RIGHT, GAP = 372, 300, 32
SIDE_BY_SIDE = 620  # ring and scale
UNBOUND = 16_777_215


class UrgeColumns(Fitted):
    """What watches the urge, what to do, and whom to call; under each other where the window is narrow."""

    def __init__(self, watching: UrgeWatching, middle: QWidget, right: QWidget | None = None) -> None:
        super().__init__()
        self._watching, self._right = watching, right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(watching)
        self._row.addWidget(middle, 1)
        if right is not None:
            self._row.addWidget(right)
        self._fit()

    def _fit(self) -> None:
        look, narrow = theme.current(), is_narrow(self)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
        self._row.setSpacing(look.px(20 if narrow else GAP))
        self._watching.set_narrow(narrow and self.width() >= look.px(SIDE_BY_SIDE))
        for part, width in ((self._watching, LEFT), (self._right, RIGHT)):
            if part is not None:
                part.setMinimumWidth(0 if narrow else look.px(width))
                part.setMaximumWidth(UNBOUND if narrow else look.px(width))


class UrgeMiddle(QWidget):
    """The responses with other ways below them, or one of those. `asked(name)` for another way."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.responses = Responses()
        self.stack = CurrentStack()
        self.others: dict[str, Button] = {}
        self._list, holder = QWidget(), QWidget()
        self._ways = FlowLayout(holder, 10, 8)
        self._heading = label(tr("Or something else"), "label")
        self._heading.hide()
        column = column_in(self._list, 8)
        column.addWidget(self.responses)
        column.addSpacing(theme.current().px(6))
        column.addWidget(self._heading)
        column.addWidget(holder)
        column.addStretch(1)
        whole = column_in(self)
        whole.addWidget(self.stack)
        self.stack.addWidget(self._list)

    def offer(self, name: str, words: str) -> None:
        """One more way."""
        made = button(words, size="small", on_click=lambda: self.asked.emit(name))
        self.others[name] = made
        self._ways.addWidget(made)
        self._heading.show()

    def set_offered(self, name: str, on: bool) -> None:
        """Whether there is anything behind a way."""
        self.others[name].setVisible(on)

    def show_list(self) -> None:
        """The responses."""
        self.stack.setCurrentWidget(self._list)

    def is_list(self) -> bool:
        """Whether the responses are shown."""
        return self.stack.currentWidget() is self._list

    def show_other(self, other: QWidget) -> None:
        """One of the other ways."""
        if self.stack.indexOf(other) < 0:
            self.stack.addWidget(other)
        self.stack.setCurrentWidget(other)

    def stops(self) -> list[QWidget]:
        """What Tab comes to in the list."""
        return [*self.responses.stops(), *self.others.values()]
