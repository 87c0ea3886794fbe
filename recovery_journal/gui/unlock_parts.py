"""Small parts of the first window, made without `Qt` and `QStyle`: reading their enumerations alone costs 20 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recovery_journal.gui import theme
from recovery_journal.language import tr

if TYPE_CHECKING:  # to read a kind of event costs 2 ms, and none has come yet
    from PySide6.QtGui import QKeyEvent, QResizeEvent

COMFORTABLE, WIDEST = 500, 676
LINK_GAP = 24


def words(text: str, type: str = "body", tone: str = "", wrap: bool = True) -> QLabel:
    """A label of our own words in a type and tone of the stylesheet."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    made.setProperty("type", type)
    if tone:
        made.setProperty("tone", tone)
    return made


def push_button(text: str, kind: str, size: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button in a kind and size of the stylesheet, named by its words."""
    made = QPushButton(parent)
    made.setText(text)
    made.setAutoDefault(True)  # Enter presses it
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


class Sheet(QScrollArea):
    """What stands at the right: content a little above the middle, perhaps a line at the foot, in fitting margins.

    Parts of the first window are made inside their parents from the start: Qt styles a part anew each time it moves.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.inside = QWidget(self)
        self.setWidget(self.inside)
        self._column = QVBoxLayout(self.inside)
        self._column.setSpacing(0)
        self._fit(self.width())

    def leave_tab_order(self) -> None:
        """What scrolls is no control; keys that scroll still come to it from what stands in it."""
        from PySide6.QtCore import Qt

        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_from_top(self, sheets: QStackedWidget) -> None:
        """Shows this sheet among others, scrolled to its top."""
        self.verticalScrollBar().setValue(0)
        sheets.setCurrentWidget(self)

    def fill(self, content: QWidget, foot: str = "") -> None:
        """Put in the content, which was made inside `inside`."""
        look = theme.current()
        self._column.addStretch(46)
        self._column.addWidget(content)
        self._column.addStretch(54)
        if foot:
            self._column.addSpacing(look.px(16))
            self._column.addWidget(line())
            self._column.addSpacing(look.px(16))
            self._column.addWidget(words(foot, "caption"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        """Wide margins where there is room; the content grows to its full width and no further."""
        look = theme.current()
        side = max(look.px(20), min(look.px(104), (width - look.px(COMFORTABLE)) // 2))
        right = max(side - look.px(8), width - side - look.px(WIDEST))
        self._column.setContentsMargins(side, look.px(24), right, look.px(22))


class PassphraseField(QLineEdit):
    """Where a passphrase is typed, with Show at its end. `stepped(-1 or 1)` tells of Up and Down."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_button = push_button(tr("Show"), "quiet", "small", self)
        self.show_button.setCheckable(True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("field_size", "large")
        self.setAccessibleName(tr("Passphrase"))
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
        self.show_button.setIcon(look.button_icon("eye", "link", px=side))
        self.show_button.setIconSize(look.button_icon_size(side))
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


class Links(QWidget):
    """Quiet buttons in a row that goes on below where it is full; the layout that does so would come too early here."""

    def buttons(self) -> list[QPushButton]:
        """Those that are not hidden, in the order they were made."""
        return [each for each in self.findChildren(QPushButton) if not each.isHidden()]

    def sizeHint(self) -> QSize:
        sizes = [each.sizeHint() for each in self.buttons()]
        gaps = theme.current().px(LINK_GAP) * max(0, len(sizes) - 1)
        return QSize(sum(each.width() for each in sizes) + gaps, max((each.height() for each in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [each.sizeHint() for each in self.buttons()]
        return QSize(max((each.width() for each in sizes), default=0), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = theme.current().px(LINK_GAP)
        left = top = bottom = 0
        for each in self.buttons():
            size = each.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, bottom
            each.setGeometry(left, top, size.width(), size.height())
            left, bottom = left + size.width() + gap, top + size.height()
        if bottom > self.sizeHint().height() or self.minimumHeight():
            self.setMinimumHeight(bottom)


class JournalRow(QPushButton):
    """One journal of the list: its label, when it was opened, and a tick on the chosen one."""

    def __init__(self, label: str, opened: str, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.current()
        self.setProperty("kind", "journal")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(label)
        self.setAccessibleDescription(opened)
        self._bars = {chosen: _bar(chosen) for chosen in (False, True)}
        self._tick = QLabel()
        self._tick.setFixedWidth(look.size("icon_small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(16), look.px(11), look.px(18), look.px(11))
        row.setSpacing(look.px(14))
        for bar in self._bars.values():
            row.addWidget(bar)
        both = QVBoxLayout()
        both.setSpacing(look.px(2))
        row.addLayout(both, 1)
        both.addWidget(words(_plain(label), "medium", wrap=False))
        both.addWidget(words(opened, "caption", "soft", wrap=False))
        row.addWidget(self._tick)
        self.toggled.connect(self._show_chosen)
        self._show_chosen(False)

    def complete(self) -> None:
        """What may come after the first sight of the window: the tick, and long labels cut to their room."""
        from PySide6.QtCore import Qt

        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tick.setPixmap(theme.current().pixmap("tick", "selection_text", self._tick.width()))

    def _show_chosen(self, chosen: bool) -> None:
        for state, bar in self._bars.items():
            bar.setVisible(state == chosen)
        self._tick.setVisible(chosen)


def _bar(chosen: bool) -> QFrame:
    made = QFrame()
    made.setProperty("kind", "journal_bar")
    made.setProperty("chosen", chosen)
    made.setFixedWidth(theme.current().px(6))
    return made


def _plain(text: str) -> str:
    """Somebody's own words, safe from being taken for rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text else text
