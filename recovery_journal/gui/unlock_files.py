"""The first window's work with `.journal` files: one that was opened, and a backup for a journal that is damaged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from recovery_journal.gui import moments
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.open_file import OpenFile
from recovery_journal.gui.rescue_notice import OF_THE_KEYS, RescueNotice, can_be_rescued, lost_words, none_words
from recovery_journal.gui.result_page import ResultPage, kept_words
from recovery_journal.gui.widgets.accessible import alive
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.services.recovery_code import CodeUnreadable
from recovery_journal.services.recovery_code import sentence as code_sentence
from recovery_journal.services.shelf import PASSPHRASE, RECOVERY

if TYPE_CHECKING:
    from datetime import datetime

    from recovery_journal.gui.unlock import UnlockWindow
    from recovery_journal.gui.unlock_opening import Opening
    from recovery_journal.services.backups import Contents, Difference
    from recovery_journal.services.shelf import Backup, Restored, Shelf
    from recovery_journal.settings import ListedJournal

WRONG = ("wrong_passphrase", "wrong_recovery_code")


@dataclass(frozen=True)
class Given:
    """What was typed to open something, and which kind of secret it is."""

    secret: str
    is_code: bool = False

    @property
    def kind(self) -> str:
        """Which slot of the keys it opens."""
        return RECOVERY if self.is_code else PASSPHRASE


@dataclass(frozen=True)
class Read:
    """A file that was looked into: what is in it, the journal of the list that it is of, what differs there now."""

    contents: Contents
    entry: ListedJournal | None
    differences: list[Difference] | None


class UnlockFiles(QObject):
    """Made when it is first needed. `open_requested(entry, Given)` asks for a journal whose secret is known."""

    open_requested = Signal(object, object)

    def __init__(self, window: UnlockWindow, opening: Opening) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._file: Path | None = None
        self._given = Given("")
        self._read: Read | None = None
        self.page: OpenFile | None = None

    # ---- a file that was opened

    def choose(self) -> None:
        """Asks for a file."""
        file = dialogs.choose_file(self._window, tr("Open a file"), tr("Journals"), ".journal")
        if file is not None:
            self.open_file(file)

    def open_file(self, file: Path) -> None:
        """'Open this file': says what it is, and asks for its secret."""
        self._file, self._given, self._read = file, Given(""), None
        if self.page is None:
            self.page = self._window.put_in(OpenFile)
            self.page.typed.connect(self._opening.warm_up)
            self.page.look_requested.connect(self._look_into)
            self.page.restore_requested.connect(self._restore_file)
            self.page.add_requested.connect(self._add)
            self.page.other_requested.connect(self.choose)
            self.page.back_requested.connect(self._window.show_first)
        self._window.show_page(self.page)
        self.page.begin(file, *self._described(file))

    def _described(self, file: Path) -> tuple[str, str]:
        """When the file was made, or why it is none that can be opened."""
        try:
            found = self._opening.shelf().describe(file)
        except JournalProblem as problem:
            return "", sentence(problem)
        return tr("saved on {when}, {size}", when=moments.full(found.made_at), size=moments.size(found.size)), ""

    def _look_into(self, secret: str, is_code: bool) -> None:
        given, file = Given(secret, is_code), self._file
        assert file is not None
        self._given = given
        self._do(tr("Reading and checking it."), lambda shelf: _look(shelf, file, given), self._show)

    def _show(self, read: Read) -> None:
        assert self.page is not None
        self._read = read
        last = read.contents.last_action_at
        self.page.preview.show_contents(read.contents, _last_words(last) if last else "")
        if read.differences is not None:
            self.page.preview.show_differences(read.differences)
        self.page.offer(read.entry, read.differences is not None)

    def _restore_file(self) -> None:
        file, read, given = self._file, self._read, self._given
        assert file is not None
        assert read is not None
        entry = read.entry
        if entry is not None:
            self._restore(entry, file, given, read.contents.made_at)

    def _add(self, label: str) -> None:
        file, given = self._file, self._given
        assert file is not None
        self._do(
            tr("Adding it to this computer."),
            lambda shelf: shelf.adopt_file(file, given.secret, label, given.kind),
            lambda entry: self.open_requested.emit(entry, given),
        )

    # ---- a journal that cannot be opened

    def rescues(self, tried: tuple[ListedJournal, str, bool] | None, problem: JournalProblem) -> bool:
        """Says what is wrong with a journal, and looks for its newest good backup; false when none could help."""
        if tried is None or not can_be_rescued(tried[0], problem):
            return False
        entry, given = tried[0], Given(*tried[1:])
        notice = RescueNotice(problem)
        notice.file_requested.connect(self.choose)
        self._window.right.setCurrentIndex(0)
        self._window.form.show_notice(notice)
        self._bring_into_view(notice)
        self._opening.do(
            lambda shelf: (shelf.newest_good_backup(entry, given.secret, given.kind), len(shelf.backups_of(entry))),
            lambda found: self._offer(notice, entry, given, problem, *found),
            lambda error: self._found_none(notice, error),
        )
        return True

    def _offer(
        self,
        notice: RescueNotice,
        entry: ListedJournal,
        given: Given,
        problem: JournalProblem,
        found: Backup | None,
        count: int,
    ) -> None:
        if not alive(notice):
            return  # something else was tried meanwhile
        if found is None:
            notice.offer_none(none_words(count))
        elif problem.code in OF_THE_KEYS:
            words = tr("A backup holds good keys for it. With them it opens as it is, and nothing is lost.")
            notice.offer(words, tr("Put the keys back and open it"), lambda: self._mend_keys(entry, given))
        else:
            file, made_at = found.file.path, found.contents.made_at
            words = tr("Open the backup of {when}", when=moments.when(made_at))
            notice.offer(lost_words(entry, found), words, lambda: self._restore(entry, file, given, made_at))
        self._bring_into_view(notice)

    def _bring_into_view(self, notice: RescueNotice) -> None:
        """Once it has its place: with large text it would stand below what is seen."""
        sheet = self._window.right.currentWidget()
        if isinstance(sheet, QScrollArea):
            QTimer.singleShot(0, notice, lambda: sheet.ensureWidgetVisible(notice))

    def _found_none(self, notice: RescueNotice, error: BaseException) -> None:
        if not isinstance(error, JournalProblem):
            raise error
        if alive(notice):
            notice.offer_none(sentence(error))

    def _mend_keys(self, entry: ListedJournal, given: Given) -> None:
        self._do(
            tr("Putting the keys back."),
            lambda shelf: shelf.mend_keys(entry, given.secret, given.kind),
            lambda _done: self.open_requested.emit(entry, given),
        )

    # ---- both

    def _restore(self, entry: ListedJournal, file: Path, given: Given, made_at: datetime) -> None:
        self._do(
            tr("Going back. This takes a moment."),
            lambda shelf: shelf.restore(entry, file, given.secret, given.kind),
            lambda done: self._tell_restored(entry, given, made_at, done),
        )

    def _tell_restored(self, entry: ListedJournal, given: Given, made_at: datetime, done: Restored) -> None:
        again = tr("Your journal is again as it was on {when}.", when=moments.full(made_at))
        page = self._window.put_in(
            lambda parent: ResultPage(
                tr("You went back to a backup"),
                [again, kept_words(done)],
                str(done.kept or ""),
                tr("Open the journal"),
                lambda: self.open_requested.emit(entry, given),
                parent,
            )
        )
        self._window.show_page(page)
        page.go.setFocus()

    def _do(self, words: str, work: Callable[[Shelf], Any], done: Callable[[Any], None]) -> None:
        """Works in the background; what stands in the way is told where the person is."""
        self._set_busy(words)

        def answer(result: Any) -> None:
            self._set_busy("")
            done(result)

        self._opening.do(work, answer, self._refuse)

    def _set_busy(self, words: str) -> None:
        if self.page is not None:
            self.page.set_busy(words)
        self._window.form.set_opening(bool(words))

    def _refuse(self, error: BaseException) -> None:
        self._set_busy("")
        if not isinstance(error, JournalProblem | CodeUnreadable):
            raise error
        words = code_sentence(error) if isinstance(error, CodeUnreadable) else sentence(error)
        page = self.page if self.page is not None and self.page.isVisible() else None
        if page is None:
            self._window.form.tell(words)
        elif isinstance(error, CodeUnreadable) or error.code in WRONG:
            page.say_wrong(words)
        else:
            page.tell(words)


def _look(shelf: Shelf, file: Path, given: Given) -> Read:
    """Opens a file to its last page, and compares it with the journal that it is of, when that one opens too."""
    contents = shelf.look_into(file, given.secret, given.kind)
    entry = shelf.entry_of(file)
    return Read(contents, entry, _differences(shelf, entry, file, given) if entry is not None else None)


def _differences(shelf: Shelf, entry: ListedJournal, file: Path, given: Given) -> list[Difference] | None:
    with suppress(JournalProblem):
        opened = (shelf.open_with_code if given.is_code else shelf.open)(entry, given.secret)
        try:
            return opened.backups.differences(file, given.secret, given.kind)
        finally:
            opened.close()
    return None


def _last_words(at: datetime) -> str:
    return tr("The last change in it is of {when}.", when=moments.full(at))
