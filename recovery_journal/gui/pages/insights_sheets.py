"""Lays the cards of Insights out on sheets of paper, with the painters that draw them on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from recovery_journal.gui import theme
from recovery_journal.gui.pages.insights_section import Picture, Section
from recovery_journal.gui.paper import MARGIN, Paint
from recovery_journal.gui.widgets import band_picture, hour_bars, week_cells
from recovery_journal.gui.widgets.band_data import BandData
from recovery_journal.gui.widgets.chart_look import ChartLook, Field, on_paper
from recovery_journal.gui.widgets.figure_table import TableData
from recovery_journal.gui.widgets.week_cells import WeekData
from recovery_journal.language import tr

FOOT, AFTER_CARD, AFTER_WORDS, IN_ROW, BETWEEN_COLUMNS, NUMBERS = 24, 22, 5, 8, 14, 84
WIDEST_CELLS = 330
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
_NO_END = 100_000


@dataclass(frozen=True)
class Part:
    """Something of one height across the sheet; `stays` keeps it on the sheet of what follows."""

    height: float
    paint: Callable[[QPainter, QRectF], None]
    stays: bool = False


def lay_out(title: str, under: str, sections: Sequence[Section], as_tables: bool, size: QSize) -> list[Paint]:
    """The sheets of a size that hold all sections, numbered at the foot."""
    look = on_paper()
    width = size.width() - 2 * MARGIN
    parts = [words_part(title, "title", width, look, after=2), words_part(under, "body", width, look, after=AFTER_CARD)]
    for each in sections:
        parts += [*_section(each, width, look, as_tables), gap(AFTER_CARD)]
    return sheets_of(parts, size, look)


def sheets_of(parts: Sequence[Part], size: QSize, look: ChartLook) -> list[Paint]:
    """The parts on as many sheets of a size as they need, numbered at the foot."""
    pages = paginate(parts, size.height() - 2 * MARGIN - FOOT)
    return [_sheet(page, number, len(pages), look) for number, page in enumerate(pages, 1)]


def paginate(parts: Sequence[Part], room: float) -> list[list[Part]]:
    """The parts by sheet. What stays with its follower goes over to the next sheet with it, if one can hold both."""
    pages: list[list[Part]] = [[]]
    left = room
    for group in _groups(parts):
        height = sum(each.height for each in group)
        pieces = [group] if height <= room else [[each] for each in group]
        for piece in pieces:
            tall = sum(each.height for each in piece)
            if tall > left and pages[-1]:
                pages.append([])
                left = room
            pages[-1] += piece
            left -= tall
    return pages


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    group: list[Part] = []
    for each in parts:
        group.append(each)
        if not each.stays:
            yield group
            group = []
    if group:
        yield group


def _sheet(parts: Sequence[Part], number: int, count: int, look: ChartLook) -> Paint:
    def paint(painter: QPainter, size: QSize) -> None:
        top, width = float(MARGIN), size.width() - 2 * MARGIN
        for part in parts:
            painter.save()
            part.paint(painter, QRectF(MARGIN, top, width, part.height))
            painter.restore()
            top += part.height
        foot = QRectF(MARGIN, size.height() - MARGIN - FOOT, width, FOOT)
        said = tr("Page {n} of {all}", n=number, all=count)
        Field(painter, foot, look).words(said, foot, "caption", "sheet_text_soft", "end")

    return paint


def _section(section: Section, width: float, look: ChartLook, as_tables: bool) -> list[Part]:
    parts = _opening(section, width, look)
    for each in section.pictures:
        if len(section.pictures) > 1:
            parts.append(words_part(each.name, "label", width, look, stays=True))
        parts += _table(each.table(), width, look) if as_tables else _picture(each, width, look)
    if section.table is not None:
        parts += _table(section.table, width, look)
    for line in section.lines:
        parts.append(_row((line.number, line.words), [NUMBERS, width - NUMBERS], look, ("number", "body")))
    return [*parts, words_part(section.note, "caption", width, look)] if section.note else parts


def _opening(section: Section, width: float, look: ChartLook) -> list[Part]:
    """The title and the words, which stay with the first picture or row."""
    title = f"{section.title} ({section.aside})" if section.aside else section.title
    said = [
        (section.sentence, "body", False),
        (section.own_lead, "caption", False),
        (section.own_words, "voice", True),
        (section.own_after, "body", False),
    ]
    words = [words_part(text, font, width, look, stays=True, italic=italic) for text, font, italic in said if text]
    return [words_part(title, "section", width, look, after=3, stays=True), *words]


def gap(height: float) -> Part:
    """Nothing, of a height."""
    return Part(height, lambda _painter, _rect: None)


def words_part(
    text: str, font: str, width: float, look: ChartLook, after: float = AFTER_WORDS, stays: bool = False,
    italic: bool = False,
) -> Part:  # fmt: skip
    face = _italic(look.font(font)) if italic else look.font(font)
    high = _height(text, face, width)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setFont(face)
        painter.setPen(look.color("sheet_text"))
        painter.drawText(rect, WRAPPED, text)

    return Part(high + after, paint, stays)


def _italic(font: QFont) -> QFont:
    face = theme.current().voice_italic()
    face.setPixelSize(font.pixelSize())
    return face


def _height(text: str, face: QFont, width: float) -> float:
    return QFontMetricsF(face).boundingRect(QRectF(0, 0, width, _NO_END), WRAPPED, text).height()


def _picture(picture: Picture, width: float, look: ChartLook) -> list[Part]:
    """The picture, and below it how it is to be read."""
    data = picture.data
    legend = picture.legend
    if isinstance(data, BandData):
        part = Part(
            band_picture.height_for(data, width, look) + AFTER_WORDS,
            lambda painter, rect: band_picture.paint(painter, rect, data, look),
            True,
        )
        legend = band_picture.legend(data, look)
    elif isinstance(data, WeekData):
        wide = min(width, WIDEST_CELLS)
        part = Part(
            week_cells.height_for(data, look, wide) + AFTER_WORDS,
            lambda painter, rect: week_cells.paint(painter, QRectF(rect.topLeft(), QSize(int(wide), 0)), data, look),
            True,
        )
    else:
        bars = data
        part = Part(
            hour_bars.height_for(look) + AFTER_WORDS,
            lambda painter, rect: hour_bars.paint(painter, rect, bars, look),
            True,
        )
    return [part, words_part(legend, "caption", width, look) if legend else gap(AFTER_WORDS)]


def _table(data: TableData, width: float, look: ChartLook) -> list[Part]:
    """The head, which stays with the first row, and the rows; columns of numbers at the right."""
    metrics = look.metrics("body")
    numbers = [
        max(metrics.horizontalAdvance(words) for words in (head, *(row[at] for row in data.rows))) + BETWEEN_COLUMNS
        for at, head in enumerate(data.heads)
        if at
    ]
    widths = [width - sum(numbers), *numbers]
    head = _row(data.heads, widths, look, ("caption",) * len(widths), stays=True)
    return [head, *(_row(row, widths, look, ("body",) * len(widths)) for row in data.rows), gap(AFTER_WORDS)]


def _row(
    cells: Sequence[str], widths: Sequence[float], look: ChartLook, fonts: Sequence[str], stays: bool = False
) -> Part:
    """Cells over a hairline: words begin at the left, numbers end at the right; a count stands before its words."""
    tall = max(_height(words, look.font(font), wide) for words, font, wide in zip(cells, fonts, widths, strict=True))

    def paint(painter: QPainter, rect: QRectF) -> None:
        left = rect.left()
        for at, (words, font, wide) in enumerate(zip(cells, fonts, widths, strict=True)):
            painter.setFont(look.font(font))
            painter.setPen(look.color("sheet_text"))
            at_end = at > 0 and fonts[0] != "number"
            side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
            flags = int(Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(left, rect.top(), wide, rect.height()), flags, words)
            left += wide
        painter.setPen(look.pen("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    return Part(tall + IN_ROW, paint, stays)
