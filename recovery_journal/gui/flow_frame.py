"""The frame round a flow: the way back at the top, Help now and Lock in their corner, no sidebar."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.flow_page import FlowPage
from recovery_journal.gui.sidebar import PADDING, HelpButton, LockButton, Sidebar
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.page import MARGINS, NARROW_MARGINS, is_narrow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

BAR = 64


class FlowFrame(QWidget):
    """Shows one flow at a time. Signals: `back_requested`, `help_requested`, `lock_requested`."""

    back_requested = Signal()
    help_requested = Signal()
    lock_requested = Signal()

    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__()
        self._sidebar = sidebar
        self.top = TopBar()
        self.flows = QStackedWidget()
        self.corner = HelpCorner(self)
        whole = column_in(self, 0)
        whole.addWidget(self.top)
        whole.addWidget(self.flows, 1)
        self.top.back.clicked.connect(self.back_requested)
        self.corner.help.clicked.connect(self.help_requested)
        self.corner.lock.clicked.connect(self.lock_requested)
        sidebar.fitted.connect(self._place_corner)
        self._place_corner()

    def add_flow(self, page: FlowPage) -> None:
        """Takes a flow in that was just made."""
        self.flows.addWidget(page)
        page.ordered.connect(lambda: self._order_tabs(page))

    def show_flow(self, page: FlowPage) -> None:
        """Shows a flow; its place at the foot leaves Help now free."""
        page.keep_free(self.corner.size())
        self.flows.setCurrentWidget(page)
        self.top.promise.setText(page.promise)
        self._order_tabs(page)

    def flow(self) -> FlowPage:
        """The flow that is shown."""
        shown = self.flows.currentWidget()
        assert isinstance(shown, FlowPage)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._place_corner()

    def _order_tabs(self, page: FlowPage) -> None:
        """From the answers to the way back, and then to the corner."""
        for first, second in pairwise((page.last_stop(), self.top.back, self.corner.help, self.corner.lock)):
            QWidget.setTabOrder(first, second)

    def _place_corner(self) -> None:
        """Where it is in the sidebar, to the pixel."""
        self.corner.fit(self._sidebar.width(), self._sidebar.is_rail())
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - self.corner.width() if is_mirrored else 0
        self.corner.move(left, self.height() - self.corner.height())
        self.corner.raise_()
        for at in range(self.flows.count()):
            page = self.flows.widget(at)
            assert isinstance(page, FlowPage)
            page.keep_free(self.corner.size())


class TopBar(Fitted):
    """The way back to the journal, and what becomes of what is said here."""

    def __init__(self) -> None:
        super().__init__()
        self.back = button(tr("Back to my journal"), "quiet", "chevron-left")
        self.promise = label("", "caption", "quiet", wrap=True)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.addWidget(self.back)
        self._row.addWidget(self.promise, 1)
        self._fit()

    def _fit(self) -> None:
        left, _top, right, _bottom = NARROW_MARGINS if is_narrow(self) else MARGINS
        self._row.setContentsMargins(left, 0, right, 0)
        high = self.back.sizeHint().height() + theme.current().px(4)
        self.setMinimumHeight(max(BAR, high))  # with larger text the page below needs the room more


class HelpCorner(QWidget):
    """Help now and Lock, as they stand at the foot of the sidebar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.help = HelpButton()
        self.lock = LockButton()
        self.lock.set_rail(False)
        column = QVBoxLayout(self)
        left, _top, right, bottom = PADDING
        column.setContentsMargins(left, 0, right, bottom)
        column.setSpacing(4)
        column.addWidget(self.help)
        column.addWidget(self.lock)

    def fit(self, width: int, is_rail: bool) -> None:
        """As wide as the sidebar is, with the words that fit there."""
        for each in (self.help, self.lock):
            each.set_rail(is_rail)
        self.resize(width, self.sizeHint().height())
