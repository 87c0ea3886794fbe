"""A page that fills the window: its own head in the body, its answers at the foot, beside Help now in its corner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from recovery_journal.gui import actions, theme
from recovery_journal.gui.navigation import JournalPage
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.page import MARGINS, NARROW_MARGINS, is_narrow
from recovery_journal.gui.widgets.toast import Toast
from recovery_journal.language import marked as _
from recovery_journal.language import tr

TOP = 8
FOOT_BOTTOM = 21
BESIDE_CORNER = 12


class FlowPage(JournalPage):
    """One flow. `add_action` puts an answer at the foot, the main one last; the head is not shown.

    The window calls `write_drafts` when it is left: each answer is to be kept by then. Leave by `go_requested`, or
    have `step_back` give false.
    """

    ordered = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.without_head(TOP, "flow_max")
        self.promise = tr("Saved as you go. You can leave at any time.")
        self.foot = QWidget()
        self.foot_row = _AtTheEnd(self.foot, 12, 8)
        self._toast: Toast | None = None
        self._foot_bar = _FootBar(self.foot)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.addWidget(self._foot_bar)

    def add_action(self, action: QWidget) -> None:
        self.foot_row.addWidget(action)
        self._actions.append(action)

    def put_actions_last(self, last: QWidget | None = None) -> None:
        super().put_actions_last(last)
        self.ordered.emit()

    def last_stop(self) -> QWidget:
        """What Tab comes to last on the page."""
        return self._actions[-1] if self._actions else self

    def keep_free(self, corner: QSize) -> None:
        """Leaves the corner at the foot to Help now and Lock."""
        self._foot_bar.set_corner(corner)

    def show_help(self) -> None:
        """Help now, over this page."""
        actions.trigger(self, _("Help now"))

    def show_message(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """A toast over the page, never over the answers."""
        if self._toast is None:
            assert self.scroll_area is not None
            self._toast = Toast(self.scroll_area)
        self._toast.show_message(text, action_text, action)

    def withdraw_message(self) -> None:
        """What the toast offers to take back is no longer the latest."""
        if self._toast is not None:
            self._toast.withdraw()


class _AtTheEnd(FlowLayout):
    """Rows that stand at the far side, so that the main answer keeps its corner however many there are."""

    def _place_row(self, row: list[tuple[QLayoutItem, QSize]], inner: QRect, top: int, height: int, gap: int) -> None:
        left = inner.right() + 1 - sum(size.width() for _item, size in row) - gap * (len(row) - 1)
        for item, size in row:
            self._set(item, QRect(QPoint(left, top + (height - size.height()) // 2), size), inner)
            left += size.width() + gap


class _FootBar(Fitted):
    """The foot of a flow: its answers at the right, at the window's edge; its left corner stays free."""

    def __init__(self, answers: QWidget) -> None:
        super().__init__()
        self._corner = QSpacerItem(0, 0)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addItem(self._corner)
        self._row.addStretch(1)
        self._row.addWidget(answers, 0, Qt.AlignmentFlag.AlignBottom)
        self._fit()

    def set_corner(self, corner: QSize) -> None:
        """The room at the left that is not for answers."""
        fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        wide = corner.width() + theme.current().px(BESIDE_CORNER)
        self._corner.changeSize(wide, corner.height() - self._row.contentsMargins().bottom(), fixed, least)
        self._row.invalidate()

    def _fit(self) -> None:
        right = NARROW_MARGINS[2] if is_narrow(self) else MARGINS[2]
        self._row.setContentsMargins(0, 0, right, theme.current().px(FOOT_BOTTOM))
