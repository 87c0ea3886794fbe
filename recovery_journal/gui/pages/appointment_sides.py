"""Two sides of a page: a list and what is chosen in it, beside each other or one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.lined_up import row_in

LEFT_WIDTH = 372
BETWEEN = 28
LEAST_HEIGHT = 400
ONE_SIDE_BELOW = 1000


class Sides(Fitted):
    """Agenda and detail side by side; one at a time where the window is narrow.

    What stands at the left and right is made with the side as its parent: each move to another parent costs time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = QWidget(self), QWidget(self)
        self.left_column, self.right_column = QVBoxLayout(self.left), QVBoxLayout(self.right)
        self.fitted: Callable[[bool], object] = lambda _narrow: None
        self._shows_right = False
        self._row = row_in(self)
        self._row.addWidget(self.left)
        self._row.addWidget(self.right, 1)
        for column in (self.left_column, self.right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.current().size("s"))

    def is_narrow(self) -> bool:
        """Whether there is room for one side only; larger text needs more room."""
        return self.window().width() < ONE_SIDE_BELOW * max(1.0, theme.current().factor)

    def shows_right(self) -> bool:
        """Whether the right side is in view."""
        return self._shows_right or not self.is_narrow()

    def show_left(self) -> None:
        """The agenda, where only one side has room."""
        self._shows_right = False
        self._fit()

    def show_right(self) -> None:
        """The detail, where only one side has room."""
        self._shows_right = True
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return False  # both sides scroll on their own, so the page need not be as high as they are long

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), max(self.left.minimumSizeHint().height(), theme.current().px(LEAST_HEIGHT)))

    def _fit(self) -> None:
        narrow, look = self.is_narrow(), theme.current()
        self._row.setSpacing(look.px(BETWEEN))
        self.left.setMaximumWidth(16777215 if narrow else look.px(LEFT_WIDTH))
        self.left.setMinimumWidth(0 if narrow else look.px(LEFT_WIDTH))
        self.left.setVisible(not narrow or not self._shows_right)
        self.right.setVisible(not narrow or self._shows_right)
        self.fitted(narrow)
