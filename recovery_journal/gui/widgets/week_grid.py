"""A week of seven days by hours, painted: whole days above, the hours below, a line where it is now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.broken_lines import broken
from recovery_journal.gui.widgets.paint import RING, line_width, rounded
from recovery_journal.gui.widgets.week_layout import HOUR, Placed, WeekThing, placed
from recovery_journal.gui.widgets.week_walk import DAYS, WeekWalk
from recovery_journal.language import tr

LEAST_HOUR, PAD, LEAST_DAY = 30, 5, 40
WHOLE_DAYS = 2  # rows of things of the whole day; what is more is counted
NAME_LINES = 2  # that a short one grows to where nothing stands below it
_AT_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
Spot = tuple[QRectF, WeekThing]


class WeekGrid(WeekWalk):
    """The week as it is seen: as many hours as it needs, as high as there is room."""

    def __init__(self, name: str, now: datetime) -> None:
        super().__init__(name, now)
        self._hovered = ""
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes what room there is; the page need not scroll for it

    def minimumSizeHint(self) -> QSize:
        look, (first, last) = theme.current(), self.hours()
        width = self._hours_width() + DAYS * look.px(LEAST_DAY)
        return QSize(round(width), round(self._top() + (last - first) * look.px(LEAST_HOUR)) + 2)

    def spots(self) -> Iterator[Spot]:
        """Where each thing is painted."""
        for day in self._days():
            of_day = [each for each in self.things() if each.day == day]
            yield from self._whole_day_spots(day, of_day)
            yield from self._with_names([(self._timed_box(day, each), each.thing) for each in placed(of_day)])

    def cell_rect(self, day: date, hour: int | None) -> QRectF:
        """Where an hour of a day is, or its place in the row of whole days."""
        left, width = self._column(day), self._day_width()
        if hour is None:
            return QRectF(left, self._names_height(), width, self._whole_height())
        return QRectF(left, self._minute_y(hour * HOUR), width, self._hour_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in self._days():
            self._paint_name(painter, day)
        self._paint_hours(painter)
        self._paint_more(painter)
        if not self.shows_ring():
            self._paint_place(painter)
        for box, thing in self.spots():
            self._paint_thing(painter, box, thing)
        self._paint_now(painter)
        if self.shows_ring():
            self._paint_place(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        thing = self._thing_at(event.position())
        found = self._cell_at(event.position())
        if found is not None:
            self.move_to(*found)
        if thing is not None:
            self.opened.emit([thing.key])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position()) is not None and self._thing_at(event.position()) is None:
            self.open_here()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self._thing_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)
        super().leaveEvent(event)

    # ---- measures

    def _days(self) -> list[date]:
        return [self.first_day() + timedelta(days=step) for step in range(DAYS)]

    def _line_height(self) -> int:
        return theme.current().metrics("small").height() + theme.current().px(4)

    def _names_height(self) -> float:
        return theme.current().metrics("label").height() + theme.current().px(14)

    def _whole_height(self) -> float:
        counts = [sum(each.day == day and each.starts_at is None for each in self.things()) for day in self._days()]
        rows = min(max(counts), WHOLE_DAYS + 1)
        return max(1, rows) * self._line_height() + theme.current().px(6)

    def _top(self) -> float:
        return self._names_height() + self._whole_height()

    def _hours_width(self) -> float:
        metrics = theme.current().metrics("caption")
        words = [*(_hour_words(each) for each in range(24)), tr("all day")]
        return max(metrics.horizontalAdvance(each) for each in words) + theme.current().px(12)

    def _day_width(self) -> float:
        return (self.width() - self._hours_width()) / DAYS

    def _hour_height(self) -> float:
        first, last = self.hours()
        return (self.height() - self._top() - 2) / (last - first)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _column(self, day: date) -> float:
        at = (day - self.first_day()).days
        width = self._day_width()
        return (DAYS - 1 - at) * width if self._mirrored() else self._hours_width() + at * width

    def _minute_y(self, minute: int) -> float:
        return self._top() + (minute / HOUR - self.hours()[0]) * self._hour_height()

    def _whole_day_spots(self, day: date, of_day: list[WeekThing]) -> Iterator[Spot]:
        box, high = self.cell_rect(day, None), self._line_height()
        for row, thing in enumerate([each for each in of_day if each.starts_at is None][:WHOLE_DAYS]):
            yield QRectF(box.left() + 2, box.top() + 2 + row * high, box.width() - 4, high - 2), thing

    def _timed_box(self, day: date, each: Placed) -> QRectF:
        top, bottom = self._minute_y(each.thing.start), self._minute_y(each.thing.end)
        lane = (self._day_width() - 4) / each.lanes
        at = each.lanes - 1 - each.lane if self._mirrored() else each.lane
        high = max(bottom - top - 2, self._line_height() - 2)
        return QRectF(self._column(day) + 2 + at * lane, top + 1, lane - 1, high)

    def _with_names(self, of_day: list[Spot]) -> Iterator[Spot]:
        """A short one is drawn higher where its name goes on in a second line and there is room for it."""
        face, high = _face("medium"), theme.current().metrics("small").height()
        for box, thing in of_day:
            below = (each.top() for each, _thing in of_day if each.top() > box.top() and _share_a_width(each, box))
            lines = broken(thing.title, face, self._inside(box).width(), NAME_LINES)
            room = min(below, default=self.height() - 1.0) - 1 - box.top()
            box.setHeight(max(box.height(), min(len(lines) * high + 2, room)))
            yield box, thing

    def _inside(self, box: QRectF) -> QRectF:
        return box.adjusted(theme.current().px(PAD), 1, -2, -1)

    def _thing_at(self, point: QPointF) -> WeekThing | None:
        return next((thing for box, thing in self.spots() if box.contains(point)), None)

    def _cell_at(self, point: QPointF) -> tuple[date, int | None] | None:
        first, last = self.hours()
        hours: list[int | None] = [None, *range(first, last)]
        cells = ((day, hour) for day in self._days() for hour in hours)
        return next((each for each in cells if self.cell_rect(*each).contains(point)), None)

    def _set_hovered(self, thing: WeekThing | None) -> None:
        key = thing.key if thing else ""
        if key != self._hovered:
            self._hovered = key
            self.setToolTip(thing.spoken if thing else "")
            self.update()

    # ---- painting

    def _paint_name(self, painter: QPainter, day: date) -> None:
        look, words, is_today = theme.current(), dates.current(), day == self._now.date()
        box = QRectF(self._column(day), 0, self._day_width(), self._names_height())
        name = tr("{weekday} {number}", weekday=words.weekday_short(day), number=words.day_number(day))
        painter.setFont(look.font("label" if is_today else "caption"))
        metrics = QFontMetrics(painter.font())
        if metrics.horizontalAdvance(name) > box.width() - 4:
            name = words.day_number(day)
        if is_today:
            high, wide = metrics.height() + look.px(4), metrics.horizontalAdvance(name) + look.px(16)
            pill = QRectF(0, 0, min(wide, box.width()), high)
            pill.moveCenter(box.center())
            rounded(painter, pill, high / 2, look.color("primary"), None)
        painter.setPen(look.color("primary_text" if is_today else "page_text_soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_hours(self, painter: QPainter) -> None:
        look, (first, last) = theme.current(), self.hours()
        start = 0 if self._mirrored() else self._hours_width()
        end = start + self.width() - self._hours_width()
        painter.setFont(look.font("caption"))
        words_left = end if self._mirrored() else 0
        high = QFontMetrics(painter.font()).height()
        lines = [(self._names_height(), tr("all day")), *((self._minute_y(at * HOUR), _hour_words(at))
                 for at in range(first, last))]  # fmt: skip
        for top, words in lines:
            painter.setPen(QPen(look.color("line"), line_width()))
            painter.drawLine(QPointF(start, top), QPointF(end, top))
            painter.setPen(look.color("page_text_quiet"))
            box = QRectF(words_left, top + 2, self._hours_width() - look.px(8), high)
            painter.drawText(box, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop, words)
        painter.setPen(QPen(look.color("line"), line_width()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(start, self._names_height(), end - start - 1, self.height() - self._names_height() - 1))
        for day in self._days()[1:]:
            x = self._column(day) + (self._day_width() if self._mirrored() else 0)
            painter.drawLine(QPointF(x, self._names_height()), QPointF(x, self.height() - 1))

    def _paint_more(self, painter: QPainter) -> None:
        """How many of the whole day have no room."""
        look, high = theme.current(), self._line_height()
        for day in self._days():
            more = sum(each.day == day and each.starts_at is None for each in self.things()) - WHOLE_DAYS
            if more > 0:
                box = self.cell_rect(day, None).adjusted(look.px(PAD), 2 + WHOLE_DAYS * high, -2, 0)
                painter.setFont(look.font("caption"))
                painter.setPen(look.color("page_text_quiet"))
                painter.drawText(box, int(_AT_START), tr("{n} more", n=more))

    def _paint_thing(self, painter: QPainter, box: QRectF, thing: WeekThing) -> None:
        look = theme.current()
        fill = "page" if thing.is_faint else "hover" if thing.key == self._hovered else "selection"
        outline = look.color("field_line" if thing.is_faint else "focus")
        rounded(painter, box, look.radius("heat"), look.color(fill), outline)
        ink = look.color("page_text_quiet" if thing.is_faint else "selection_text")
        inner = self._inside(box)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(ink)
        high = look.metrics("small").height()
        top, left_over = inner.top(), max(1, int((inner.height() + 2) // high))
        for words, font in ((thing.title, "medium"), (thing.time_words, "caption")):
            face = _face(font)
            painter.setFont(face)
            lines = broken(words, face, inner.width(), left_over) if words and left_over else []
            for line in lines:
                room = QRectF(inner.left(), top, inner.width(), min(high, inner.height()))
                painter.drawText(room, int(_AT_START), line)
                top += high
            left_over -= len(lines)
        painter.restore()

    def _paint_now(self, painter: QPainter) -> None:
        today = self._now.date()
        minute = self._now.hour * HOUR + self._now.minute
        first, last = self.hours()
        if today not in self._days() or not first * HOUR <= minute < last * HOUR:
            return
        look, y, left = theme.current(), self._minute_y(minute), self._column(today)
        painter.setPen(QPen(look.color("primary"), 2))
        painter.drawLine(QPointF(left, y), QPointF(left + self._day_width(), y))
        painter.setBrush(look.color("primary"))
        painter.drawEllipse(QPointF(left + (self._day_width() if self._mirrored() else 0), y), 3, 3)

    def _paint_place(self, painter: QPainter) -> None:
        """Where the keys are: an outline, heavier while the keyboard is here."""
        look, box = theme.current(), self.cell_rect(*self.place()).adjusted(1, 1, -1, -1)
        strong = self.shows_ring()
        painter.setPen(QPen(look.color("focus" if strong else "field_line"), RING if strong else line_width()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.radius("heat"), look.radius("heat"))


def _face(weight: str) -> QFont:
    """The small face in the weight of another."""
    face = theme.current().font("small")
    face.setWeight(theme.current().font(weight).weight())
    return face


def _share_a_width(one: QRectF, other: QRectF) -> bool:
    return one.left() < other.right() and other.left() < one.right()


def _hour_words(hour: int) -> str:
    words = dates.current()
    return words.time(time(hour)) if words.clock_24 else words.time(time(hour)).replace(":00", "")


def _interface(grid: WeekGrid) -> QAccessibleInterface:
    return accessible.PaintedInterface(
        grid, QAccessible.Role.Table, grid.value_words, actions={accessible.PRESS: grid.open_here}
    )


accessible.register(WeekGrid.__name__, _interface)
