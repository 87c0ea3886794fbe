"""Going back to a backup while its journal is open: the passphrase is asked, then the journal closes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import actions, moments, theme
from recovery_journal.gui.background import Background
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.result_page import ResultPage, kept_words
from recovery_journal.gui.unlock_parts import PassphraseField
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.backups import BackupFile
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.settings import ListedJournal

if TYPE_CHECKING:
    from recovery_journal.gui.main_window import MainWindow
    from recovery_journal.services.shelf import Restored

LONGEST_WAIT = 2.0  # seconds
WIDEST = 720
WRONG = ("wrong_passphrase", "wrong_recovery_code")


class GoingBack(QWidget):
    """Asks for the passphrase of the chosen backup, and then does it. `began` and `ended` stand round the work."""

    began = Signal()
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._background = Background(self)
        self._file: BackupFile | None = None
        self._is_closed = False
        self.passphrase = FormRow(tr("Your passphrase"), PassphraseField(), tr("It opens the journal afterward, too."))
        self.go = button(tr("Go back to this backup"), "primary", on_click=self._check)
        self.busy = BusyLine()
        column = column_in(self, 12)
        column.addWidget(label(_what_is_ahead(), tone="soft", wrap=True))
        column.addWidget(self.passphrase)
        column.addWidget(row_of(self.go))
        column.addWidget(self.busy)
        field = self._field()
        field.draw_icon()
        field.returnPressed.connect(self._check)
        field.textChanged.connect(lambda _text: self.passphrase.set_error(""))

    def show_for(self, file: BackupFile) -> None:
        """Offers to go back to this backup."""
        self._file = file
        self.passphrase.set_error("")

    def clear(self) -> None:
        """Forgets what was typed."""
        self._field().clear()

    def end_job(self) -> None:
        """Waits for what runs, two seconds at most; what was decided by then is finished at the next opening."""
        self._background.close(LONGEST_WAIT)

    def _check(self) -> None:
        """First whether the passphrase opens it, as long as nothing is changed."""
        file, secret = self._file, self._field().text()
        if file is None or not self.go.isEnabled():
            return
        if not secret:
            self._say_wrong(tr("Enter your passphrase first."))
            return
        self._set_busy(tr("Checking the passphrase."))
        shelf = self._desk.shelf
        self._background.run(
            lambda: shelf.look_into(file.path, secret), lambda _contents: self._replace(file, secret), self._refuse
        )

    def _replace(self, file: BackupFile, secret: str) -> None:
        """What is typed is kept in the journal that goes, the journal closes, and the old one is put in its place."""
        window, shelf = self._window(), self._desk.shelf
        try:
            window.write_drafts()
        except JournalProblem as problem:
            self._refuse(problem)
            return
        self._set_busy(tr("Going back. This takes a moment."))
        if window.keeper is not None:
            window.keeper.end_job(None)
        opened = self._desk.opened
        off_the_list = ListedJournal(opened.id, "", str(opened.database.folder))
        entry = next(iter(shelf.settings.find(opened.id)), off_the_list)
        self._is_closed = True
        actions.leave_only_ways_out(window)
        for each in window.sidebar.buttons:
            each.setEnabled(False)
        opened.close()
        self._background.run(
            lambda: shelf.restore(entry, file, secret), lambda done: self._tell_done(file, done), self._refuse
        )

    def _tell_done(self, file: BackupFile, done: Restored) -> None:
        again = tr("Your journal is again as it was on {when}.", when=moments.full(file.made_at))
        self._cover(tr("You went back to a backup"), [again, kept_words(done)], str(done.kept or ""))

    def _refuse(self, error: BaseException) -> None:
        self._set_busy("")
        if not isinstance(error, JournalProblem):
            raise error
        if self._is_closed:
            self._cover(tr("Nothing was replaced"), [sentence(error), tr("Your journal is as it was.")], "")
        elif error.code in WRONG:
            self._say_wrong(sentence(error))
        else:
            self.passphrase.set_error(sentence(error))

    def _cover(self, title: str, sentences: list[str], folder: str) -> None:
        """In place of the pages: the journal is closed, and only its passphrase leads on."""
        window = self._window()
        page = JournalPage(title)
        result = ResultPage("", sentences, folder, tr("Open the journal"), window.lock_requested.emit)
        result.setMaximumWidth(theme.current().px(WIDEST))
        page.body.addWidget(result)
        page.body.addStretch(1)
        window.pages.setCurrentIndex(window.pages.addWidget(page))
        window.leave_help()
        result.go.setFocus()

    def _say_wrong(self, words: str) -> None:
        self.passphrase.set_error(words)
        self._field().setFocus()
        self._field().selectAll()

    def _set_busy(self, words: str) -> None:
        for each in (self.passphrase, self.go):
            each.setEnabled(not words)
        if words:
            self.busy.begin(words)
            self.began.emit()
        else:
            self.busy.end()
            self.ended.emit()

    def _window(self) -> MainWindow:
        window = self.window()
        assert hasattr(window, "views")
        return window  # type: ignore[return-value]

    def _field(self) -> PassphraseField:
        assert isinstance(self.passphrase.editor, PassphraseField)
        return self.passphrase.editor


def _what_is_ahead() -> str:
    return tr(
        "If you go back, the journal is again as it was then. What is in it now is kept among the backups, "
        "so you can take this step back too. After that the program asks for your passphrase."
    )
