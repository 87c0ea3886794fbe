"""The frame that all pages share: a head with title, sentence and actions, and the body below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import focus_chain
from recovery_journal.gui.widgets.buttons import Button
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.head_actions import HeadActions
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label

NARROW, LOW = 1100, 600
MARGINS = (40, 32, 40, 20)
NARROW_MARGINS = (28, 24, 28, 20)
BELOW_HEAD = 22
BELOW_TITLE = 4
BETWEEN_COLUMNS = 24
BETWEEN_CARDS = 20


def is_narrow(widget: QWidget) -> bool:
    """Whether the window has room for one column only; larger text needs more room."""
    return widget.window().width() < NARROW * max(1.0, theme.current().factor)


def is_low(widget: QWidget) -> bool:
    """Whether a tall head would leave the window too little room for what is below it."""
    return widget.window().height() < LOW * max(1.0, theme.current().factor)


class HeadLayout(SplitLayout):
    """The title with the actions beside it, and the sentence below both; when narrow the actions come last.

    The sentence has the whole width: it stays in one line whatever actions there are, and what is below does not move.
    """

    def _boxes(self, inner: QRect) -> list[tuple[QLayoutItem, QRect]]:
        title, sentence, actions = self._items
        gap, line_gap = self._gaps()
        below = theme.current().px(BELOW_TITLE)
        if title.sizeHint().width() + gap + actions.sizeHint().width() > inner.width():
            boxes = self._stacked([title, sentence], inner, below)
            top = max(box.bottom() + 1 for item, box in boxes if not item.isEmpty())
            return boxes + self._stacked([actions], inner.adjusted(0, top - inner.top() + line_gap, 0, 0), 0)
        boxes = self._side_by_side(title, actions, inner, inner.width() - gap - actions.sizeHint().width())
        top = max(box.bottom() + 1 for _item, box in boxes)
        if not sentence.isEmpty():
            boxes += self._stacked([sentence], inner.adjusted(0, top - inner.top() + below, 0, 0), 0)
        return boxes


class PageHead(QWidget):
    """Title, one sentence, and actions at the right that go under them when narrow.

    One with actions that may be folded is a single row where the window is low: the sentence is then the title's tip.
    """

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.title = label(title, "title", wrap=True)
        self.sentence = label(sentence, tone="soft", wrap=True)
        self.deeds = HeadActions()
        head = HeadLayout(self, 16, 12)
        for part in (self.title, self.sentence, self.deeds):
            head.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.fit()

    def fit(self) -> None:
        """Takes as many rows as there is room for; to be called when it says something else."""
        is_folded = self.deeds.can_fold() and is_low(self)
        self.deeds.fold(is_folded)
        self.sentence.setVisible(bool(self.sentence.text()) and not is_folded)
        self.title.setToolTip(self.sentence.text() if is_folded else "")
        self.title.setAccessibleDescription(self.title.toolTip())


class Page(QWidget):
    """A page: put its content into `body`; with `scrolled` head and body scroll together."""

    def __init__(self, title: str, sentence: str = "", scrolled: bool = True) -> None:
        super().__init__()
        self.head = PageHead(title, sentence)
        self._actions: list[QWidget] = []
        self._ordered = 0  # how many widgets there were when the actions were put last
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._content = _PageContent()
        self._content.column.addWidget(self.head)
        self._content.column.addSpacing(BELOW_HEAD)
        self._content.column.addLayout(self.body, 1)
        whole = column_in(self)
        self.scroll_area = Scrolled(self._content) if scrolled else None
        whole.addWidget(self.scroll_area or self._content)

    def without_head(self, top: int, widest: str) -> None:
        """For a page with a head of its own: the body begins at `top` and grows as far as the size `widest`."""
        self.head.hide()
        self._content.column.takeAt(1)
        self._content.top, self._content.widest = top, widest

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.head.title.setText(title)

    def set_sentence(self, sentence: str) -> None:
        """Change the sentence below the title; '' takes it away."""
        self.head.sentence.setText(sentence)
        self.head.fit()

    def add_action(self, action: QWidget) -> None:
        """Add an action to the head; the main one comes last. Tab reaches it after the body."""
        self.head.deeds.add(action)
        self._actions.append(action)

    def add_folding(self, *actions: Button) -> None:
        """Add actions that go behind one button where the window is low, before any other."""
        for each in actions:
            self.head.deeds.add_folding(each)
        if self.head.deeds.more is not None:
            self._actions += [*actions, self.head.deeds.more]

    def put_actions_last(self, last: QWidget | None = None) -> None:
        """Have Tab come to the body first; to be called again when the body got new widgets while shown.

        `last` is the last stop of the body, where that is known.
        """
        self._ordered = self._count()
        self.head.fit()
        before = (last or self._last_in_body()) if self._actions else None
        for action in self._actions:
            if before is not None:
                QWidget.setTabOrder(before, action)
            before = action

    def keep_actions_last(self) -> None:
        """The same, where the page has got or lost anything since; to be called before Tab goes on."""
        if self._ordered != self._count():
            self.put_actions_last()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.head.fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.head.fit()

    def showEvent(self, event: QShowEvent) -> None:
        self.keep_actions_last()
        super().showEvent(event)

    def _body_changed(self) -> None:
        """Something may be new in the body, though there is as much as before."""
        self._ordered = 0

    def _count(self) -> int:
        return len(self._content.findChildren(QWidget))

    def _last_in_body(self) -> QWidget | None:
        """Looked for from the end of the window, where the newest widgets are."""
        for widget in focus_chain.backwards(self.window()):
            if (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and self._content.isAncestorOf(widget)
                and not self.head.isAncestorOf(widget)
            ):
                return widget
        return None


class _PageContent(Fitted):
    """What stands on a page, with margins by the room there is; it stops growing and stays left."""

    def __init__(self) -> None:
        super().__init__()
        self.top: int | None = None
        self.widest = "content_max"
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)

    def _fit(self) -> None:
        left, top, right, bottom = NARROW_MARGINS if is_narrow(self) else MARGINS
        spare = self.width() - left - theme.current().size(self.widest)
        self.column.setContentsMargins(left, top if self.top is None else self.top, max(right, spare), bottom)


class TwoColumns(Fitted):
    """The main thing at the left and what goes with it at the right; under each other when narrow."""

    def __init__(self, left: QWidget | QLayout, right: QWidget | QLayout, right_width: int = 352) -> None:
        super().__init__()
        self.left, self.right = _holder(left), _holder(right)
        self._right_width = right_width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.left, 1)
        self._row.addWidget(self.right)
        self._fit()

    def _fit(self) -> None:
        narrow = is_narrow(self)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        self._row.setSpacing(BETWEEN_CARDS if narrow else BETWEEN_COLUMNS)
        if narrow:
            self.right.setMinimumWidth(0)
            self.right.setMaximumWidth(16777215)
        else:
            self.right.setFixedWidth(theme.current().px(self._right_width))


def two_columns(left: QWidget | QLayout, right: QWidget | QLayout, right_width: int = 352) -> TwoColumns:
    """Two columns that go under each other when the window is narrow."""
    return TwoColumns(left, right, right_width)


def _holder(part: QWidget | QLayout) -> QWidget:
    if isinstance(part, QWidget):
        return part
    holder = QWidget()
    part.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(part)
    return holder
