"""The sidebar: the pages, and at its foot Help now and Lock, which never move."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.gui import discreet, theme
from recovery_journal.gui.navigation import PageSpec
from recovery_journal.gui.widgets.buttons import Button
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr

RAIL = 72
SHARE_OF_WINDOW = 0.30
PADDING = (14, 26, 14, 20)
ROOM_FOR_RING = 4  # the scrolled rows would cut it off
BEFORE_LINE = 5  # pages with a higher number stand below a hairline


class NavButton(Button):
    """One page of the journal; the chosen one has a bar at its left edge. `left`: the keyboard went on."""

    left = Signal()

    def __init__(self, spec: PageSpec) -> None:
        super().__init__(tr(spec.title), "nav", spec.icon)
        self.page_id = spec.id
        self.setCheckable(True)
        self.setToolTip(f"Ctrl+{spec.number}")
        self.toggled.connect(lambda _on: self._draw_icon())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def set_rail(self, on: bool) -> None:
        """Icon only, with the words as a tooltip and for screen readers."""
        self.setText("" if on else self.words())
        self._draw_icon()
        if on:
            self.setToolTip(self.words())

    def _draw_icon(self) -> None:
        look = theme.current()
        role = "side_selected_text" if self.isChecked() else "side_text"
        side = look.size("icon")
        if self.text():
            self.setIcon(look.button_icon(self._icon_name, role, px=side, gap="nav_gap"))
            self.setIconSize(look.button_icon_size(side, "nav_gap"))
        else:
            self.setIcon(look.icon(self._icon_name, role))
            self.setIconSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("side_selected_text"))
        high = self.height()
        painter.drawRoundedRect(QRectF(0, high / 4, 3, high / 2), 1.5, 1.5)


class LockButton(Button):
    """Quiet words with their key beside them; the name is the word alone."""

    def __init__(self) -> None:
        super().__init__(tr("Lock"), "lock", "lock")
        self.set_rail(False)

    def set_rail(self, on: bool) -> None:
        """The word alone where there is no room for more."""
        self.setText(self.words() if on else self.words_and_key())

    def words_and_key(self) -> str:
        """What it shows where there is room."""
        return f"{self.words()}   Ctrl+L"


class HelpButton(Button):
    """Help now; in a rail its words stand under its icon."""

    def __init__(self) -> None:
        super().__init__(tr("Help now"), "help", "help")
        self._is_rail = False

    def set_rail(self, on: bool) -> None:
        """Icon over words, or beside them."""
        self._is_rail = on
        self.setText("" if on else self.words())
        self._draw_icon()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._is_rail:
            return super().sizeHint()
        look, metrics = theme.current(), QFontMetrics(self._face())
        high = look.size("icon_help") + metrics.height() + look.px(20)
        return QSize(metrics.horizontalAdvance(self.words()) + look.px(16), max(high, look.size("help_button")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_rail:
            return
        look = theme.current()
        painter = QPainter(self)
        side, metrics = look.size("icon_help"), QFontMetrics(self._face())
        top = (self.height() - side - metrics.height()) // 2
        painter.drawPixmap((self.width() - side) // 2, top, look.pixmap("help", "help_text", side))
        painter.setFont(self._face())
        painter.setPen(look.color("help_text"))
        words = QRect(0, top + side, self.width(), metrics.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.words())

    def _face(self) -> QFont:
        return theme.current().font("label")

    def _draw_icon(self) -> None:
        if getattr(self, "_is_rail", False):
            self._drawn = None
            self.setIcon(QIcon())
        else:
            super()._draw_icon()


class Sidebar(QFrame):
    """Where to go. Signals: `page_requested(id)`, `help_requested`, `lock_requested`, `fitted` to its room anew."""

    page_requested = Signal(str)
    help_requested = Signal()
    lock_requested = Signal()
    fitted = Signal()

    def __init__(self, specs: Iterable[PageSpec], journal_label: str) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._is_rail = False
        self._name = label(discreet.name(), "name", wrap=True)
        self._journal = label(journal_label, "caption", "quiet", wrap=True)
        self.buttons = [NavButton(spec) for spec in specs]
        self.help = HelpButton()
        self.help.clicked.connect(self.help_requested)
        self.lock = LockButton()
        self.lock.clicked.connect(self.lock_requested)
        self._rows = QWidget()
        self._scrolled = Scrolled(self._rows)
        self._lay_out([spec.number for spec in specs])
        for each in self.buttons:
            each.clicked.connect(lambda _on, page_id=each.page_id: self.page_requested.emit(page_id))
            each.left.connect(self._show_chosen)
        self._scrolled.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._show_chosen())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def choose(self, page_id: str) -> None:
        """Marks the page that is shown."""
        for each in self.buttons:
            each.setChecked(each.page_id == page_id)
        self._show_chosen()

    def set_journal_label(self, text: str) -> None:
        """Shows another name of the journal, and the program's as it is now."""
        self._name.setText(discreet.name())
        self._journal.setText(text)

    def fit(self, window_width: int) -> None:
        """Takes the room the window can spare: full words up to its share, else a rail of icons."""
        look = theme.current()
        limit = int(window_width * SHARE_OF_WINDOW)
        self._set_rail(self._needed() > limit)
        wished = look.px(208 if window_width < 1100 else 216)
        width = self._rail_width() if self._is_rail else max(min(wished, limit), self._needed())
        self.setFixedWidth(width)
        self.fitted.emit()

    def is_rail(self) -> bool:
        """Whether there is room for icons only."""
        return self._is_rail

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_chosen)  # once the rows have their places

    def _show_chosen(self) -> None:
        """With large text the rows scroll; the one of the page that is shown is in sight."""
        chosen = next((each for each in self.buttons if each.isChecked()), None)
        if chosen is not None:
            self._scrolled.ensureWidgetVisible(chosen, 0, ROOM_FOR_RING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self.fit(self.window().width())

    def _lay_out(self, numbers: list[int]) -> None:
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(*[ROOM_FOR_RING] * 4)
        rows.setSpacing(2)
        drawn = False
        for number, each in zip(numbers, self.buttons, strict=True):
            if number > BEFORE_LINE and not drawn:
                drawn = True
                inset = QVBoxLayout()
                inset.setContentsMargins(10, 10, 10, 10)
                inset.addWidget(line())
                rows.addLayout(inset)
            rows.addWidget(each)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        left, top, right, bottom = PADDING
        whole.setContentsMargins(left - ROOM_FOR_RING, top, right - ROOM_FOR_RING, bottom)
        whole.setSpacing(0)
        whole.addLayout(_inset(self._name, self._journal, left=10 + ROOM_FOR_RING))
        whole.addSpacing(20 - ROOM_FOR_RING)
        whole.addWidget(self._scrolled, 1)
        whole.addSpacing(8)
        foot = _inset(self.help, self.lock, left=ROOM_FOR_RING)
        foot.insertSpacing(1, 4)
        whole.addLayout(foot)

    def _set_rail(self, on: bool) -> None:
        if on == self._is_rail:
            return
        self._is_rail = on
        self._name.setVisible(not on)
        self._journal.setVisible(not on)
        for each in self.buttons:
            each.set_rail(on)
        self.help.set_rail(on)
        self.lock.set_rail(on)

    def _needed(self) -> int:
        """The width at which no word is cut, chosen ones in their heavier face, beside a scroll bar."""
        look = theme.current()
        heavy = look.metrics("strong")
        rows = max(heavy.horizontalAdvance(each.words()) for each in self.buttons) + look.px(12)
        foot = max(heavy.horizontalAdvance(self.help.words()), heavy.horizontalAdvance(self.lock.words_and_key()))
        return max(rows, foot) + look.size("icon") + look.px(12) * 3 + PADDING[0] + PADDING[2]

    def _rail_width(self) -> int:
        feet = max(self.help.sizeHint().width(), self.lock.sizeHint().width())
        return max(RAIL, feet + PADDING[0] + PADDING[2])


def _inset(*widgets: QWidget, left: int) -> QVBoxLayout:
    """Widgets over each other, in line with the rows whose focus ring needs room at both sides."""
    column = QVBoxLayout()
    column.setContentsMargins(left, 0, ROOM_FOR_RING, 0)
    column.setSpacing(0)
    for each in widgets:
        column.addWidget(each)
    return column
