"""All backups of the open journal at the left, and what is in the chosen one at the right; from here one goes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QListView, QWidget

from recovery_journal.gui import moments, theme
from recovery_journal.gui.background import Background
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.file_preview import FilePreview
from recovery_journal.gui.going_back import GoingBack
from recovery_journal.gui.models.record_model import RecordModel, RecordProxy, RecordRow, Role
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.record_list_parts import RecordView
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.page import BETWEEN_CARDS, BETWEEN_COLUMNS, is_narrow
from recovery_journal.language import tr
from recovery_journal.services.backups import BackupFile, Contents, Difference
from recovery_journal.services.problems import JournalProblem, sentence

LIST_WIDTH, LIST_HEIGHT, SHORT = 352, 420, 190
NO_LIMIT = 16_777_215
LONGEST_WAIT = 2.0  # seconds


class BackupsList(SettingsPart):
    """A page behind the settings card. `file` is one from elsewhere that is to be looked into first."""

    def __init__(self, desk: Desk, file: Path | None = None) -> None:
        super().__init__(tr("All backups"), tr("Look into any of them first. Nothing happens before you say so."))
        self._desk = desk
        self._background = Background(self)
        self._files: dict[str, BackupFile] = {}
        self._chosen: BackupFile | None = None
        self.model = RecordModel(self)
        self.view = RecordView(RecordProxy(self.model, self), tr("Backups"))
        self.none = EmptyState("backup", tr("No backup yet. The first one is made by itself when you leave."))
        self.other = button(tr("Choose another file"), "quiet", "file", on_click=self._choose_other)
        self.preview = FilePreview()
        self._right = Card()
        self.busy = BusyLine()
        self.problem = Notice("info", "")
        self.going_back = GoingBack(desk)
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now.data(Role.ID)))
        desk.signals.changed.connect(self._compare_anew)
        self._fill()
        if file is not None:
            self._look_into_other(file)

    def begin(self) -> None:
        if self._chosen is None and self._files:
            self.view.setCurrentIndex(self.view.model().index(0, 0))
            self.view.setFocus()
        else:  # with the focus the list would choose its first row
            self.other.setFocus()

    def end_job(self) -> None:
        self._chosen = None  # nothing is compared any more
        self.going_back.clear()
        self.going_back.end_job()
        self._background.close(LONGEST_WAIT)

    def _lay_out(self) -> None:
        left, right = Card(), self._right
        right.setAccessibleName(tr("What is in it"))
        left.body.addWidget(self.view)
        left.body.addWidget(self.none, 1)
        left.body.addSpacing(10)
        left.body.addWidget(row_of(self.other))
        left.body.addStretch(1)
        for each in (self.busy, self.problem, self.preview):
            right.body.addWidget(each)
        right.body.addSpacing(20)
        right.body.addWidget(self.going_back)
        right.body.addStretch(1)
        self.body.addWidget(_Sides(left, right, self.view))
        self._show_parts(preview=False)

    def _fill(self) -> None:
        """The list as the folder is now, the newest first."""
        try:
            found = self._desk.opened.backups.all()
        except JournalProblem as problem:
            found = []
            self._tell(problem)
        self._files = {str(each.path): each for each in found}
        self.model.set_rows([_row(each, at) for at, each in enumerate(found)])
        self.view.setVisible(bool(found))
        self.none.setVisible(not found)

    def _choose(self, path: str | None) -> None:
        file = self._files.get(path or "")
        if file is not None and file != self._chosen:
            self._look_into(file)

    def _choose_other(self) -> None:
        file = dialogs.choose_file(self, tr("Open a backup file"), tr("Journals"), ".journal")
        if file is not None:
            self._look_into_other(file)

    def _look_into_other(self, path: Path) -> None:
        try:
            file = self._desk.shelf.describe(path)
            if file.vault != self._desk.opened.id:
                raise JournalProblem("other_journal", file=path.name)
            self._look_into(file)
        except JournalProblem as problem:
            self._show_parts(preview=False)
            self._tell(problem)

    def _look_into(self, file: BackupFile) -> None:
        """Reads a backup in the background, and then compares it with the journal as it is now."""
        self._chosen = file
        self._show_parts(preview=False)
        self.busy.begin(tr("Reading and checking it."))
        backups = self._desk.opened.backups
        self._background.run(
            lambda: (file, backups.contents_of(file.path), backups.differences(file.path)), self._show, self._failed
        )

    def _show(self, read: tuple[BackupFile, Contents, list[Difference]]) -> None:
        file, contents, differences = read
        if file != self._chosen:
            return  # another one was chosen meanwhile
        self.busy.end()
        self.preview.show_contents(contents, _under(file))
        self.preview.show_differences(differences)
        self.going_back.show_for(file)
        self._show_parts(preview=True)
        if self.other.hasFocus():  # it came from there; in the list one goes on to the next
            self._right.setFocus()

    def _compare_anew(self) -> None:
        """The journal changed while the page is open: more, or less, was written since."""
        file, backups = self._chosen, self._desk.opened.backups
        if file is not None and not self.preview.isHidden():
            self._background.run(lambda: (file, backups.differences(file.path)), self._show_differences, self._failed)

    def _show_differences(self, read: tuple[BackupFile, list[Difference]]) -> None:
        file, differences = read
        if file == self._chosen:
            self.preview.show_differences(differences)

    def _failed(self, error: BaseException) -> None:
        self.busy.end()
        if not isinstance(error, JournalProblem):
            raise error
        self._tell(error)

    def _tell(self, problem: JournalProblem) -> None:
        self.problem.tell(sentence(problem))
        self.problem.show()
        self._right.show()

    def _show_parts(self, preview: bool) -> None:
        self.problem.hide()
        for each in (self.preview, self.going_back):
            each.setVisible(preview)
        self._right.setVisible(self._chosen is not None)


class _Sides(Fitted):
    """The list at the left and what is chosen at the right; under each other when narrow."""

    def __init__(self, left: QWidget, right: QWidget, view: QListView) -> None:
        super().__init__()
        self._left, self._view = left, view
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left)
        self._row.addWidget(right, 1)
        self._row.addStretch(0)  # alone the list stays at the left
        self._fit()

    def _fit(self) -> None:
        narrow, look = is_narrow(self), theme.current()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        self._row.setSpacing(BETWEEN_CARDS if narrow else BETWEEN_COLUMNS)
        self._left.setMinimumWidth(0 if narrow else look.px(LIST_WIDTH))
        self._left.setMaximumWidth(NO_LIMIT if narrow else look.px(LIST_WIDTH))
        rows = self._view.model().rowCount() * (self._view.sizeHintForRow(0) + 2 * self._view.spacing())
        self._view.setFixedHeight(min(look.px(SHORT if narrow else LIST_HEIGHT), rows))


def _row(file: BackupFile, at: int) -> RecordRow:
    when = moments.when(file.made_at)
    size = moments.size(file.size)
    second = tr("From before you went back, {size}", size=size) if file.is_kept else size
    return RecordRow(str(file.path), when[:1].upper() + when[1:], second, order=(at,))


def _under(file: BackupFile) -> str:
    return tr("{size}. It was opened and checked just now.", size=moments.size(file.size))
