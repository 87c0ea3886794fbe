"""Small parts of the first window, made without `Qt` and `QStyle`: reading their enumerations alone costs 20 ms."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.language import tr

COMFORTABLE, WIDEST = 500, 676

def words(text: str, type: str = "body", tone: str = "", wrap: bool = True) -> QLabel:
    """A label of our own words in a type and tone of the stylesheet."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    made.setProperty("type", type)
    if tone:
        made.setProperty("tone", tone)
    return made


def push_button(text: str, kind: str, size: str = "") -> QPushButton:
    """A button in a kind and size of the stylesheet, named by its words."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    if size:
        made.setProperty("button_size", size)
    return made


def line() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("kind", "line")
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet keys on, and have the widget take the new look."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Sheet(QWidget):
    """What stands at the right: content a little above the middle, perhaps a line at the foot, in fitting margins."""

    def __init__(self, content: QWidget, foot: str = "") -> None:
        super().__init__()
        look = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addStretch(46)
        self._column.addWidget(content)
        self._column.addStretch(54)
        if foot:
            self._column.addSpacing(look.px(16))
            self._column.addWidget(line())
            self._column.addSpacing(look.px(16))
            self._column.addWidget(words(foot, "caption"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Wide margins where there is room; the content grows to its full width and no further."""
        look = theme.current()
        side = max(look.px(20), min(look.px(104), (self.width() - look.px(COMFORTABLE)) // 2))
        right = max(side - look.px(8), self.width() - side - look.px(WIDEST))
        self._column.setContentsMargins(side, look.px(24), right, look.px(22))


class PassphraseField(QLineEdit):
    """Where a passphrase is typed, with Show at its end. `stepped(-1 or 1)` tells of Up and Down."""

    stepped = Signal(int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.show_button = push_button(tr("Show"), "quiet", "small")
        self.show_button.setParent(self)
        self.show_button.setCheckable(True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("field_size", "large")
        self.setAccessibleName(name or tr("Passphrase"))
        self.show_button.toggled.connect(self.set_shown)

    def set_shown(self, shown: bool) -> None:
        """Show what is typed, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        text = tr("Hide") if shown else tr("Show")
        self.show_button.setText(text)
        self.show_button.setAccessibleName(text)
        self.show_button.setChecked(shown)

    def draw_icon(self) -> None:
        """Put the eye on Show."""
        look = theme.current()
        side = look.size("icon_small")
        self.show_button.setIcon(look.icon("eye", "link", px=side))
        self.show_button.setIconSize(QSize(side, side))
        self._place_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        size, gap = self.show_button.sizeHint(), theme.current().px(6)
        box = self.rect()
        self.show_button.resize(size)
        self.show_button.move(box.width() - size.width() - gap, (box.height() - size.height()) // 2)
        self.setTextMargins(0, 0, size.width() + gap, 0)


class JournalRow(QRadioButton):
    """One journal of the list: its label, when it was opened, and a tick on the chosen one."""

    def __init__(self, label: str, opened: str) -> None:
        super().__init__()
        self._label, self._opened = label, opened
        self._tick_drawn = False
        self.setAccessibleName(label)
        self.setAccessibleDescription(opened)

    def draw_tick(self) -> None:
        """From now on the chosen row has its tick."""
        self._tick_drawn = True
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(240), look.px(62))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.sizeHint().height())

    def hitButton(self, position: object) -> bool:  # noqa: N802
        return self.rect().contains(position)  # type: ignore[call-overload,no-any-return]

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chosen = theme.current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or self.underMouse():
            _fill(painter, QRectF(self.rect()), look.radius("strip"), "selection" if chosen else "hover")
        bar = QRectF(look.px(16), look.px(14), look.px(6), self.height() - 2 * look.px(14))
        _fill(painter, bar, look.px(3), "primary" if chosen else "heat_3")
        left, room = look.px(36), self.width() - look.px(36 + 52)
        painter.setPen(look.color("selection_text" if chosen else "card_text"))
        self._write(painter, "medium", QPointF(left, self.height() * 0.42), self._label, room)
        painter.setPen(look.color("selection_text_soft" if chosen else "card_text_quiet"))
        self._write(painter, "caption", QPointF(left, self.height() * 0.75), self._opened, room)
        if chosen and self._tick_drawn:
            side = look.size("icon_small")
            tick = look.pixmap("tick", "selection_text", side)
            painter.drawPixmap(QPointF(self.width() - look.px(34), (self.height() - side) / 2), tick)

    def _write(self, painter: QPainter, type: str, at: QPointF, text: str, room: int) -> None:
        painter.setFont(theme.current().font(type))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > room:
            from PySide6.QtCore import Qt

            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(at, text)


def _fill(painter: QPainter, box: QRectF, radius: float, role: str) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.fillPath(shape, theme.current().color(role))
