"""A list and what is chosen in it: side by side, or one at a time with a way back where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.lined_up import column_in, row_in

LIST_WIDTH = 384
FORM_LEAST = 400
FORM_BESIDE_WIDE = 340
BETWEEN = 24
LEAST_WIDTH, LEAST_HEIGHT, LEAST_FORM = 260, 240, 180
NO_LIMIT = 16_777_215


class TwoSides(QWidget):
    """Both sides scroll by themselves. `side_shown(is_right)` tells which is to be seen where there is room for one."""

    side_shown = Signal(bool)

    def __init__(self, left: QWidget, inner: QWidget, back_words: str, left_width: int = LIST_WIDTH) -> None:
        super().__init__()
        self._left = left
        self._left_width = left_width
        self._is_right_shown = False
        self.right = QWidget()
        self.back = link_button(back_words)
        self.back.set_icon_name("chevron-left")
        self._column = column_in(self.right)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(inner, 1)
        self._row = row_in(self)
        self._row.addWidget(left)
        self._row.addWidget(self.right, 1)
        self._fit()

    def is_one_sided(self) -> bool:
        """Whether there is room for one side only."""
        look = theme.current()
        form = FORM_LEAST if self._left_width == LIST_WIDTH else FORM_BESIDE_WIDE
        return self.width() < look.px(self._left_width) + look.px(BETWEEN) + look.px(form)

    def is_right_shown(self) -> bool:
        """Whether the right side was asked for last."""
        return self._is_right_shown

    def show_right(self, shown: bool) -> None:
        """Asks for the right side, or for the left."""
        self._is_right_shown = shown
        self._fit()
        self.updateGeometry()
        self.side_shown.emit(shown)

    def foot_height(self, width: int) -> int:
        """How high the part of the right side is that does not scroll."""
        return 0

    def left_height(self, width: int) -> int:
        """How high the left side has to be at least, where that is more than usual."""
        return 0

    def hasHeightForWidth(self) -> bool:
        return False  # both sides scroll, so they take what height there is

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for one side, with the whole foot of the right one and some lines above it."""
        look = theme.current()
        width = max(look.px(LEAST_WIDTH), self.right.minimumSizeHint().width())
        left = 0 if self._left.isHidden() else self.left_height(max(1, self._left.width()))
        return QSize(width, max(look.px(LEAST_HEIGHT), left, self._right_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _right_height(self) -> int:
        if self.right.isHidden():
            return 0
        look = theme.current()
        back = self.back.sizeHint().height() + look.size("s") if self.is_one_sided() else 0
        return self.foot_height(max(1, self.right.width() - 2)) + back + look.px(LEAST_FORM)

    def _fit(self) -> None:
        look = theme.current()
        one = self.is_one_sided()
        self._row.setSpacing(look.px(BETWEEN))
        self._column.setSpacing(look.size("s"))
        self._left.setMinimumWidth(0 if one else look.px(self._left_width))
        self._left.setMaximumWidth(NO_LIMIT if one else look.px(self._left_width))
        self._left.setVisible(not one or not self._is_right_shown)
        self.right.setVisible(not one or self._is_right_shown)
        self.back.setVisible(one)
