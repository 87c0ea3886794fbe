"""A small picture that goes with words and takes no focus: one theme icon in one colour role."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from recovery_journal.gui import theme


class IconLabel(QLabel):
    """An icon of the theme that follows its colours and text size."""

    def __init__(self, icon: str, role: str = "page_text", px: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role, self._px = icon, role, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def _draw(self) -> None:
        look = theme.current()
        self.setPixmap(look.pixmap(self._icon, self._role, look.px(self._px)))
