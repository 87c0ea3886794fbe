"""What is open in the plan as a short list: each with one way to mend it, and 'Not for me'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.gaps import Gap
from recovery_journal.gui.another_place import told
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.pages.gap_words import gap_words, way_to
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import ntr, tr
from recovery_journal.services.problems import JournalProblem


@dataclass(frozen=True)
class OpenLine:
    """One row: its words, its button, what the page of the plan shall show; the gap, if it is one."""

    words: str
    way: str
    target: object
    gap: Gap | None = None


def line_of(gap: Gap, *, in_passing: bool = False) -> OpenLine:
    """The row of a gap; `in_passing` for pages that others may see."""
    return OpenLine(*gap_words(gap, in_passing=in_passing), way_to(gap), gap)


class GapList(QWidget):
    """Rows made anew each time.

    `mend_requested(target)`, `more_requested()`, `aside_requested(gap)`, `again_requested()` are wishes.
    """

    mend_requested = Signal(object)
    more_requested = Signal()
    aside_requested = Signal(object)
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asides: list[Button] = []
        self._again: Button | None = None
        self._rows = QWidget()
        self._column = column_in(self)
        self._column.addWidget(self._rows)

    def show_lines(self, lines: Sequence[OpenLine], put_aside: int, most: int | None = None) -> None:
        """These rows, the first `most` of them; below them how many more there are, and how many were put aside."""
        fresh = QWidget()
        column = column_in(fresh)
        column.setSpacing(10)
        self._asides, self._again = [], None
        for number, each in enumerate(lines[:most]):
            if number:
                column.addWidget(line())
            column.addWidget(self._row(each))
        more = len(lines) - len(lines[:most])
        if more or put_aside:
            column.addWidget(self._foot(more, put_aside))
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        fresh.show()  # at once, so that it can take the focus

    def _row(self, each: OpenLine) -> QWidget:
        row, ways = QWidget(), QWidget()
        buttons = FlowLayout(ways, 12, 6)
        buttons.addWidget(_described(button(each.way, size="small", on_click=self._mender(each)), each.words))
        if each.gap is not None:
            aside = link_button(tr("Not for me"), self._putter(each.gap, len(self._asides)), size="small")
            self._asides.append(aside)
            buttons.addWidget(_described(aside, each.words))
        split = SplitLayout(row, 12, 6, centered=True)
        split.addWidget(label(each.words, wrap=True))
        split.addWidget(ways)
        return row

    def _foot(self, more: int, put_aside: int) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, 16, 6)
        if more:
            flow.addWidget(link_button(ntr("{n} more", "{n} more", more), self.more_requested.emit, size="small"))
        if put_aside:
            flow.addWidget(label(ntr("{n} put aside", "{n} put aside", put_aside), "caption", "quiet"))
            self._again = link_button(tr("Show again"), self.again_requested.emit, size="small")
            flow.addWidget(self._again)
        return foot

    def _mender(self, each: OpenLine) -> Callable[[], None]:
        return lambda: self.mend_requested.emit(each.target)

    def _putter(self, gap: Gap, at: int) -> Callable[[], None]:
        def put() -> None:
            self.aside_requested.emit(gap)
            self._focus_near(at)

        return put

    def _focus_near(self, at: int) -> None:
        """The row is gone: the keyboard goes to what took its place."""
        left = [*self._asides[at : at + 1], *self._asides[-1:], *([self._again] if self._again else [])]
        if left and left[0].isVisible():
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _described(made: Button, words: str) -> Button:
    """Several rows have the same button, so a screen reader hears what each is about."""
    made.setAccessibleDescription(words)
    return made


def safely(widget: QWidget, do: Callable[[], object]) -> bool:
    """Does something that may meet a known problem, and says that one; whether it was done."""
    try:
        do()
    except JournalProblem as problem:
        dialogs.tell(widget, told(widget, problem))
        return False
    return True
