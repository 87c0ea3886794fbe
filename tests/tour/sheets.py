"""Sheets of several pictures beside each other, for a quick look at many."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

ACROSS, DOWN = 3, 2
WIDTH = 800  # pixels of one picture on a sheet
GAP, WORDS = 12, 22


class Sheets:
    """Collects the pictures of one variant and writes a sheet whenever one is full."""

    def __init__(self, out: Path, variant: str) -> None:
        self._out = out
        self._variant = variant
        self._number = 0
        self._pictures: list[tuple[str, QPixmap]] = []

    def add(self, name: str, picture: QPixmap) -> None:
        """One more picture, made smaller."""
        small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        self._pictures.append((name, small))
        if len(self._pictures) == ACROSS * DOWN:
            self.finish()

    def finish(self) -> None:
        """Writes what is left."""
        if not self._pictures:
            return
        self._number += 1
        high = max(picture.height() for _name, picture in self._pictures) + WORDS + GAP
        sheet = QPixmap(ACROSS * (WIDTH + GAP) + GAP, DOWN * high + GAP)
        sheet.fill(QColor(Qt.GlobalColor.white))
        with QPainter(sheet) as painter:
            painter.setFont(_caption_font())
            for at, (name, picture) in enumerate(self._pictures):
                left, top = GAP + at % ACROSS * (WIDTH + GAP), GAP + at // ACROSS * high
                painter.drawText(QRect(left, top, WIDTH, WORDS), name)
                painter.drawPixmap(left, top + WORDS, picture)
        sheet.save(str(self._out / f"sheet_{self._variant}_{self._number:02}.png"))
        self._pictures.clear()


def _caption_font() -> QFont:
    """The same at any text size."""
    font = QFont()
    font.setPixelSize(WORDS - 8)
    return font
