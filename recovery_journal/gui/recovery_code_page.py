"""The page with a recovery code, painted alike for the eye, the printer and the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from recovery_journal.gui import paper, theme
from recovery_journal.gui.paper import MARGIN
from recovery_journal.language import tr
from recovery_journal.services.recovery_code import groups

A_ROW = 4
BODY, SMALL, CODE, HEAD = 12, 10, 22, 27  # all measures are points of a 72nd inch


@dataclass(frozen=True, repr=False)
class CodePage:
    """What stands on the page: the code, the journal's name, the day."""

    code: str
    name: str
    day: date

    def paint(self, painter: QPainter, size: QSize) -> None:
        """Paints the page onto a sheet of `size` points, in black on white."""
        _Sheet(painter, size).fill(self)


def to_image(page: CodePage, width: int, ratio: float = 1.0) -> QImage:
    """The page as it will be printed, `width` pixels wide."""
    return paper.to_image(page.paint, width, ratio)


def to_pdf(page: CodePage) -> bytes:
    """The page as a PDF file, without a title or an author in it."""
    return paper.to_pdf([page.paint])


def day_words(day: date) -> str:
    """A day as the person's country writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


class _Sheet:
    """A pen that goes down the page."""

    def __init__(self, painter: QPainter, size: QSize) -> None:
        self._painter = painter
        self._size = size
        self._left, self._width = MARGIN, size.width() - 2 * MARGIN
        self._y = float(MARGIN)
        painter.setPen(Qt.GlobalColor.black)

    def fill(self, page: CodePage) -> None:
        """Everything, from top to bottom."""
        self._write(tr("Recovery code"), _font("title", HEAD), after=6)
        self._write(tr("It opens the journal “{name}” when the passphrase is forgotten.", name=page.name), after=4)
        self._write(tr("Made on {day}.", day=day_words(page.day)), _font("body", SMALL), after=26)
        self._groups(page.code)
        self._y += 26
        self._beside(page.code, self._steps)
        self._y += 22
        self._write(tr("Keep this page away from the computer."), _font("strong", BODY), after=4)
        self._write(tr("Whoever has it can open the journal. Give it only to a person you trust with that."), after=4)
        self._write(tr("When a newer code is made, this one stops working for the journal."), after=0)

    def _write(self, text: str, font: QFont | None = None, after: float = 0, width: float = 0) -> None:
        painter = self._painter
        painter.setFont(font or _font("body", BODY))
        box = QRectF(self._left, self._y, width or self._width, self._size.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(flags), text)
        self._y += painter.boundingRect(box, int(flags), text).height() + after

    def _groups(self, code: str) -> None:
        """The code in numbered groups, four in a row."""
        wide, high = self._width / A_ROW, 52
        for at, group in enumerate(groups(code)):
            row, column = divmod(at, A_ROW)
            left, top = self._left + column * wide, self._y + row * high
            self._painter.setFont(_font("body", SMALL))
            self._painter.drawText(QRectF(left, top, wide, 14), str(at + 1))
            self._painter.setFont(_code_font())
            self._painter.drawText(QRectF(left, top + 14, wide, 32), group)
        self._y += high * (-(-len(groups(code)) // A_ROW))

    def _beside(self, code: str, write: Callable[[float], None]) -> None:
        """The code for a camera at the left, words at its right."""
        side, gap = 128.0, 26.0
        top = self._y
        paint_qr(self._painter, code, QRectF(self._left, top, side, side))
        self._left, before = self._left + int(side + gap), self._left
        write(self._width - side - gap)
        self._left = before
        self._y = max(self._y, top + side)

    def _steps(self, width: float) -> None:
        self._write(tr("How to use it"), _font("strong", BODY), after=4, width=width)
        for step in (
            tr("1. Start the program and choose the journal."),
            tr("2. Choose “Use the recovery code” and type the code. Small letters, spaces and dashes do not matter."),
            tr("3. Choose a new passphrase."),
        ):
            self._write(step, after=3, width=width)
        self._y += 5
        note = tr("The square holds the same code. Read it only with a device you trust: it may keep what it reads.")
        self._write(note, _font("body", SMALL), width=width)


def paint_qr(painter: QPainter, code: str, box: QRectF) -> None:
    """The code as a QR code with its quiet zone, filling `box`."""
    import segno

    rows = segno.make(code, error="q", micro=False).matrix
    side = box.width() / len(rows)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(QRectF(box.left() + x * side, box.top() + y * side, side, side), Qt.GlobalColor.black)
    painter.restore()


def _font(name: str, size: int) -> QFont:
    font = QFont(theme.current().font(name))
    font.setPixelSize(size)
    return font


def _code_font() -> QFont:
    """Signs of one width, and a zero that is no O."""
    font = _font("strong", CODE)
    for feature in ("zero", "tnum"):
        font.setFeature(QFont.Tag(feature), 1)
    return font
