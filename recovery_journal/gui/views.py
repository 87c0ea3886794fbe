"""What fills the window: the journal with its sidebar, a flow in its frame, or Help now over either of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from recovery_journal.gui.sidebar import Sidebar
from recovery_journal.gui.widgets.accessible import alive

if TYPE_CHECKING:
    from recovery_journal.gui.flow_frame import FlowFrame
    from recovery_journal.gui.flow_page import FlowPage
    from recovery_journal.gui.help_now import HelpNow


class Views(QStackedWidget):
    """Shows one of them and knows what is below Help now.

    Signals, asked for from a flow or from Help now: `back_requested` (to the journal), `help_requested`,
    `help_left`, `lock_requested`, `go_requested(page id)`.
    """

    back_requested = Signal()
    help_requested = Signal()
    help_left = Signal()
    lock_requested = Signal()
    go_requested = Signal(str)

    def __init__(self, journal: QWidget, sidebar: Sidebar, make_help: Callable[[], HelpNow]) -> None:
        super().__init__()
        self._journal = journal
        self._sidebar = sidebar
        self._make_help = make_help
        self._frame: FlowFrame | None = None
        self._help: HelpNow | None = None
        self._below: QWidget = journal
        self._left: QWidget | None = None
        self.addWidget(journal)

    def show_journal(self) -> None:
        """The journal with its sidebar."""
        self._below = self._journal
        self.setCurrentWidget(self._journal)

    def show_flow(self, page: FlowPage) -> None:
        """A flow, without the sidebar."""
        frame = self._flow_frame()
        frame.show_flow(page)
        self._below = frame
        self.setCurrentWidget(frame)

    def add_flow(self, page: FlowPage) -> None:
        """Takes a flow in that was just made, before it is shown."""
        self._flow_frame().add_flow(page)

    def flow(self) -> FlowPage | None:
        """The flow that is shown, or would be without Help now; none in the journal."""
        return self._frame.flow() if self._frame is not None and self._below is self._frame else None

    def help_page(self) -> HelpNow:
        """Help now, made when it is first asked for."""
        if self._help is None:
            self._help = self._make_help()
            self._help.back_requested.connect(self.help_left)
            self._help.go_requested.connect(self.go_requested)
            self.addWidget(self._help)
        return self._help

    def show_help(self) -> None:
        """Help now, over everything."""
        if self._help is not None:
            self._help.refresh()  # one that is made now shows the journal as it is
        page = self.help_page()
        if not self.is_help():
            self._left = self.window().focusWidget()
        self.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_help(self) -> bool:
        """Whether Help now is what is seen."""
        return self._help is not None and self.currentWidget() is self._help

    def leave_help(self) -> bool:
        """To what is below it; whether what had the keyboard there has it again."""
        self.setCurrentWidget(self._below)
        if self._left is None or not alive(self._left) or not self._left.isVisible():
            return False
        self._left.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def next_part(self, enter_page: Callable[[], object]) -> None:
        """F6: from the sidebar, or the way back of a flow, to the page and back."""
        focused = self.window().focusWidget()
        in_flow = self._frame is not None and self._below is self._frame
        side: QWidget = self._frame.top if self._frame is not None and in_flow else self._sidebar
        if focused is not None and side.isAncestorOf(focused):
            enter_page()
        else:
            chosen = next((each for each in self._sidebar.buttons if each.isChecked()), self._sidebar.buttons[0])
            first = self._frame.top.back if self._frame is not None and in_flow else chosen
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _flow_frame(self) -> FlowFrame:
        if self._frame is None:
            from recovery_journal.gui.flow_frame import FlowFrame

            self._frame = FlowFrame(self._sidebar)
            self._frame.back_requested.connect(self.back_requested)
            self._frame.help_requested.connect(self.help_requested)
            self._frame.lock_requested.connect(self.lock_requested)
            self.addWidget(self._frame)
        return self._frame
