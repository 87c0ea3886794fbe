"""Asks once before a record is deleted for ever, and says which backups still hold it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from recovery_journal.domain.record import Record
from recovery_journal.gui import actions, theme
from recovery_journal.gui.another_place import told
from recovery_journal.gui.background import Background
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services import for_ever
from recovery_journal.services.backups import BackupFile, Made
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.services.shelf import OpenJournal

WIDTH = 500


class ForEverBox(QDialog):
    """Nothing happens before 'Delete for ever'. `erased` tells that the record is gone."""

    erased = Signal()

    def __init__(self, opened: OpenJournal, record: Record, name: str, asked_by: object, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Delete for ever"))
        self._opened, self._record, self._asked_by = opened, record, asked_by
        self._holding: list[BackupFile] = []
        self._background = Background(self)
        self.backups = label("", wrap=True)
        self.replace = QCheckBox()
        self.what_then = label(_what_then(), "caption", "quiet", wrap=True)
        self.busy = BusyLine()
        self.problem = Notice("info", "")
        self.keep = button(tr("Keep it"), "primary", on_click=self.close)
        self.delete = button(tr("Delete for ever"), on_click=self._delete)
        self._lay_out(name)
        self.finished.connect(lambda _result: self._background.close(0))
        actions.keep_ways_out(self)
        self._look_into_backups()

    def _lay_out(self, name: str) -> None:
        room, space = theme.current().size("xl"), theme.current().size("m")
        self._inside, self._buttons = QWidget(), QWidget()
        column = column_in(self._inside)
        column.setContentsMargins(0, 0, space, 0)
        column.setSpacing(space)
        column.addWidget(label(tr("Delete for ever"), "title"))
        column.addWidget(label(name, "strong", wrap=True))
        column.addWidget(label(_what_goes(), wrap=True))
        for each in (self.backups, self.replace, self.what_then, self.busy, self.problem):
            column.addWidget(each)
            each.hide()
        column.addStretch(1)
        row = FlowLayout(self._buttons, 10, 8)
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(room, room, room - space, room)
        whole.setSpacing(space)
        whole.addWidget(Scrolled(self._inside), 1)
        whole.addWidget(self._buttons)
        self.keep.setFocus()
        self._fit()

    def _fit(self) -> None:
        """As high as what it says now; where the screen is too low for that, it scrolls."""
        room, space, screen = theme.current().size("xl"), theme.current().size("m"), self.screen().availableGeometry()
        width = min(theme.current().px(WIDTH), screen.width() - 80)
        inside = width - 2 * room + space  # where it scrolls, the bar stands beside the words
        heights = (_height(self._inside, inside), self._buttons.heightForWidth(inside))
        self.resize(width, min(sum(heights) + 2 * room + space + 4, screen.height() - 80))

    def _look_into_backups(self) -> None:
        self.delete.setEnabled(False)
        self.busy.begin(tr("Looking into the backups."))
        backups, record = self._opened.backups, self._record
        self._background.run(lambda: backups.holding(record), self._show_backups, self._not_looked_into)

    def _show_backups(self, holding: list[BackupFile]) -> None:
        self._holding = holding
        count = len(holding)
        words = ntr("{n} backup still holds it.", "{n} backups still hold it.", count)
        instead = ntr("Put a new backup in its place", "Put a new backup in their place", count)
        self.replace.setText(instead)
        self.replace.setAccessibleName(instead)
        for each in (self.replace, self.what_then):
            each.setVisible(count > 0)
        self._say_of_backups(words if count else tr("No backup holds it."))

    def _not_looked_into(self, error: BaseException) -> None:
        if not isinstance(error, JournalProblem):
            raise error
        self._say_of_backups(tr("Backups may still hold it. They could not be looked into."))

    def _say_of_backups(self, words: str) -> None:
        self.busy.end()
        self.backups.setText(words)
        self.backups.show()
        self.delete.setEnabled(True)
        self._fit()

    def _delete(self) -> None:
        for each in (self.delete, self.keep, self.replace):
            each.setEnabled(False)
        try:
            for_ever.erase(self._opened, self._record, self._asked_by)
        except JournalProblem as problem:
            self._stumble(told(self, problem))
            if self._is_there():
                return
        self.erased.emit()
        if self.replace.isChecked() and self._holding:
            self.busy.begin(tr("Making a new backup."))
            backups, old = self._opened.backups, self._holding
            self._background.run(lambda: backups.replace(old), self._replaced, self._not_replaced)
        elif self.problem.isHidden():
            self.close()

    def _is_there(self) -> bool:
        """Whether the drive refused before anything was taken out."""
        return bool(self._opened.history.of(self._record))

    def _replaced(self, made: Made) -> None:
        try:
            self._opened.backups.note(made)
        except JournalProblem as problem:
            self._not_replaced(problem)
            return
        self.close()

    def _not_replaced(self, error: BaseException) -> None:
        self.busy.end()
        if not isinstance(error, JournalProblem):
            raise error
        self._stumble(tr("It is deleted from the journal. Not all backups were replaced."), sentence(error))

    def _stumble(self, strong: str, words: str = "") -> None:
        self.problem.set_words(strong, words)
        self.problem.show()
        self._fit()
        self.keep.set_words(tr("Close"))
        self.keep.setEnabled(True)
        self.keep.setFocus()


def _what_goes() -> str:
    return tr(
        "It goes out of this journal with its links, its history and its place in every review of the plan. "
        "Nothing brings it back, not even Undo."
    )


def _what_then() -> str:
    return tr(
        "If you replace them, you cannot go back to what they hold. Backups on a drive that is not plugged in, "
        "and copies that you saved yourself, stay as they are."
    )


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    assert layout is not None
    layout.invalidate()
    return layout.totalHeightForWidth(width)
