"""Sheets of paper: what is painted on them goes alike to the eye, the printer and a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

Paint = Callable[[QPainter, QSize], None]
"""Fills one sheet of a size; all measures are points."""

POINTS = 72  # to the inch
MARGIN = 56


def page_size() -> QPageSize:
    """The paper of the person's country."""
    is_letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def to_image(sheet: Paint, width: int, ratio: float = 1.0) -> QImage:
    """A sheet as it will be printed, `width` pixels wide."""
    size = page_size().sizePoints()
    scale = width * ratio / size.width()
    image = QImage((size * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale / ratio, scale / ratio)
        sheet(painter, size)
    return image


def to_pdf(sheets: Sequence[Paint]) -> bytes:
    """The sheets as a PDF file, without a title or an author in it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(page_size())
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(POINTS * 10)
    with QPainter(writer) as painter:
        painter.scale(10, 10)
        for number, sheet in enumerate(sheets):
            if number:
                writer.newPage()
            sheet(painter, page_size().sizePoints())
    buffer.close()
    return bytes(content.data())
