"""Help now on paper, for the door of a fridge: what to do in an overdose, the numbers, and one's own where wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from recovery_journal.gui import paper
from recovery_journal.gui.help_numbers import checked_words, in_order, line_words, own_words, shown_number, who_words
from recovery_journal.gui.help_overdose import do_not, signs, steps
from recovery_journal.gui.pages.insights_sheets import Part, gap, sheets_of
from recovery_journal.gui.pages.print_view import Note, PrintView
from recovery_journal.gui.paper import MARGIN, Paint
from recovery_journal.gui.widgets.chart_look import ChartLook, Field, on_paper
from recovery_journal.gui.widgets.text import Lines
from recovery_journal.help_lines import Region
from recovery_journal.language import tr

TITLE, NUMBER, HEAD, STEP, WHAT, NOTE = 24, 34, 16, 14, 11, 8  # points: to be read from across a kitchen
MARK, MARK_GAP = 20, 10
BETWEEN, AFTER_BLOCK = 7, 14


class HelpSheet(PrintView):
    """The sheet before it is printed. What is one's own is left out until the person puts it in."""

    def __init__(self, note: Note | None) -> None:
        words = tr("The page holds what to do when someone may be overdosing, and the numbers to call.")
        super().__init__(tr("Back to Help now"), words, note and partial(_if_own, note))

    def show_help(self, regions: Sequence[Region], number: str, emergency: Sequence[tuple[str, str]], own: Any) -> None:
        """Shows the sheet of some regions, with the number to call; `own` is what the journal has for it, if any."""
        rows = list(own_rows(own)) if own is not None else []

        def sheets(with_own: bool) -> list[Paint]:
            return lay_out(regions, number, emergency, rows if with_own else ())

        self.show_made(sheets, len(rows))


def _if_own(note: Note, place: Path | str, pages: int, own: int) -> str:
    """Without what is one's own, nothing of the journal is on the sheet."""
    return note(place, pages, own) if own else ""


def own_rows(own: Any) -> Iterable[tuple[str, str]]:
    """Each of one's own help lines and people with its number, and each fact of the overdose plan."""
    for each in own.lines:
        number, words = own_words(each)
        if number:
            yield number, words
    for each in in_order(own.people):
        yield each.phone, who_words(each)
    for what, words in own.overdose_plan:
        yield words, what


def lay_out(
    regions: Sequence[Region], number: str, emergency: Sequence[tuple[str, str]], own: Sequence[tuple[str, str]]
) -> list[Paint]:
    """The card first, then the numbers, the main one large."""
    size, page = paper.page_size().sizePoints(), _Page(on_paper(), paper.page_size().sizePoints().width() - 2 * MARGIN)
    lines = [(region, each) for region in regions for each in region.lines]
    parts = [
        page.words(tr("Someone may be overdosing"), "title", TITLE, after=6),
        *page.signs(signs()),
        page.rule(),
        *(page.step(at, *step) for at, step in enumerate(steps(number), 1)),
        page.words(" ".join(do_not()), "body", STEP, lead=len(do_not()[0])),
        page.rule(),
    ]
    for at, (shown, what) in enumerate(emergency):
        parts += page.number(shown, what, NUMBER if at == 0 else HEAD)
    for region, each in lines:
        country = f"{tr(region.name)}. " if len(regions) > 1 else ""
        parts += page.number(shown_number(each), country + line_words(each), HEAD)
    if own:
        parts.append(page.rule())
    for shown, what in own:
        parts += page.number(shown, what, HEAD)
    checked = checked_words([each.last_verified for _region, each in lines], date.today())
    laws = tr("Laws that protect people who call for help differ by place.")
    parts += [gap(AFTER_BLOCK / 2), page.words(f"{checked} {laws}", "caption", NOTE)]
    return sheets_of(parts, size, page.look)


class _Page:
    """Makes the parts of a sheet, each as wide as its words may be."""

    def __init__(self, look: ChartLook, width: float) -> None:
        self.look, self._width = look, width

    def words(self, text: str, font: str, points: int, after: float = BETWEEN, lead: int = 0) -> Part:
        lines = self._lines(text, font, points, lead)
        width = int(self._width)

        def paint(painter: QPainter, rect: QRectF) -> None:
            self._draw(lines, painter, rect.topLeft(), width)

        return Part(lines.height(width) + after, paint)

    def signs(self, signs: Sequence[str]) -> list[Part]:
        """Two beside each other, from the top down."""
        half = len(signs) // 2
        rows = [self._pair(*pair) for pair in zip(signs[:half], signs[half:], strict=True)]
        return [*rows, gap(BETWEEN)]

    def step(self, at: int, first: str, rest: str) -> Part:
        """A circle with the number, and the words."""
        lines = self._lines(f"{first} {rest}", "body", STEP, len(first))
        left, width = MARK + MARK_GAP, int(self._width) - MARK - MARK_GAP
        high = max(lines.height(width), MARK)

        def paint(painter: QPainter, rect: QRectF) -> None:
            field = Field(painter, rect, self.look)
            circle = field.box(0, 0, MARK, MARK)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.look.pen("sheet_text", 1))
            painter.drawEllipse(circle)
            field.words(str(at), circle, "section", "sheet_text", "middle")
            top = (MARK - lines.height(100_000)) / 2 if high == MARK else 0
            self._draw(lines, painter, field.box(left, max(0, top), width, high).topLeft(), width)

        return Part(high + BETWEEN, paint)

    def number(self, shown: str, what: str, points: int) -> list[Part]:
        """A number, and below it what it is for."""
        number = self.words(shown, "section", points, after=0)
        return [Part(number.height, number.paint, stays=True), self.words(what, "body", WHAT)]

    def rule(self) -> Part:
        def paint(painter: QPainter, rect: QRectF) -> None:
            painter.setPen(self.look.pen("line"))
            painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))

        return Part(AFTER_BLOCK * 2, paint)

    def _pair(self, first: str, second: str) -> Part:
        """Two signs, each after a dot."""
        half = self._width / 2
        both = [self._lines(f"•  {each}", "body", STEP) for each in (first, second)]
        high = max(each.height(int(half)) for each in both)

        def paint(painter: QPainter, rect: QRectF) -> None:
            field = Field(painter, rect, self.look)
            for at, lines in enumerate(both):
                self._draw(lines, painter, field.box(at * half, 0, half, high).topLeft(), int(half))

        return Part(high + 2, paint)

    def _lines(self, text: str, font: str, points: int, lead: int = 0) -> Lines:
        face: QFont = self.look.font(font)
        face.setPixelSize(points)
        return Lines(text, face, 1.3, lead)

    def _draw(self, lines: Lines, painter: QPainter, at: QPointF, width: int) -> None:
        painter.setPen(self.look.color("sheet_text"))
        lines.draw(
            painter, at, width, Qt.AlignmentFlag.AlignRight if self.look.mirrored else Qt.AlignmentFlag.AlignLeft
        )
