"""When the journal's drive takes nothing more: the sentence for it, and a way to a copy on another drive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.page import MARGINS, NARROW_MARGINS, is_narrow
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence

if TYPE_CHECKING:
    from recovery_journal.gui.navigation import Desk

OF_THE_DRIVE = {"disk_full", "read_only", "no_permission", "drive_trouble"}
ABOVE = 20
WIDEST = 1120


def told(page: QWidget, problem: JournalProblem) -> str:
    """The sentence for a known problem; where the drive is its cause, the window offers another place as well."""
    if problem.code in OF_THE_DRIVE:
        _offer(page.window())
    return sentence(problem)


def attempt(page: QWidget, said: SignalInstance, deed: Callable[[], object]) -> bool:
    """Does something to the journal; a known problem is said instead, and what is typed stays."""
    try:
        deed()
    except JournalProblem as problem:
        said.emit(told(page, problem), False)
        return False
    return True


def _offer(window: QWidget) -> None:
    desk, content = getattr(window, "desk", None), getattr(window, "content", None)
    if desk is None or content is None or window.findChild(AnotherPlace) is not None:
        return
    column = content.layout()
    assert isinstance(column, QBoxLayout)
    column.insertWidget(0, AnotherPlace(desk, content))


class AnotherPlace(Fitted):
    """A strip over the page, until something could be saved again. What is typed stays in the window meanwhile."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        from recovery_journal.gui.copy_saving import CopySaving

        super().__init__(parent)
        self._saving = CopySaving(desk.opened, self)
        self.notice = Notice(
            "info",
            tr("This drive takes nothing more right now"),
            tr("Your text stays here in the window. You can save a copy of the journal on another drive."),
            tr("Save a copy on another drive"),
            self._saving.ask,
        )
        self.notice.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._saving.busy)
        self._saving.saved.connect(lambda words: self.notice.set_words(words, _what_next()))
        desk.signals.changed.connect(self._withdraw)

    def _fit(self) -> None:
        """In line with the page below."""
        left, _top, right, _bottom = NARROW_MARGINS if is_narrow(self) else MARGINS
        self._column.setContentsMargins(left, ABOVE, right, 0)

    def _withdraw(self) -> None:
        """Something was saved: there is room again."""
        self._saving.end_job()
        self.hide()
        self.setParent(None)
        self.deleteLater()


def _what_next() -> str:
    return tr("What is typed and not saved is not in it: leave the window open, make room, and save.")
