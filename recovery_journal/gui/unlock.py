"""The first window: the closed journal at the left, the way into it at the right, and Help now over all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from recovery_journal.gui import discreet
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.unlock_cover import Cover
from recovery_journal.gui.unlock_form import FirstStart, UnlockForm
from recovery_journal.gui.unlock_opening import Opening, have_help_at_hand
from recovery_journal.gui.unlock_parts import Sheet
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from recovery_journal.gui.help_now import HelpNow
    from recovery_journal.gui.start_steps import StartSteps
    from recovery_journal.gui.unlock_files import Given, UnlockFiles
    from recovery_journal.gui.unlock_recovery import NewPassphrase, UseRecoveryCode
    from recovery_journal.services.shelf import OpenJournal, Shelf
    from recovery_journal.settings import ListedJournal

SMALLEST = (640, 480)
AFTER_PAINT = 1  # ms; with none, what was painted would wait for this before it goes to the screen
Page = TypeVar("Page", bound=QWidget)
LONGEST_WAIT = 2.0  # seconds, for a journal that is being opened


class UnlockWindow(QMainWindow):
    """Opens one journal, or starts one, or looks into a `.journal` file.

    Signals: `unlocked(OpenJournal)` hands it over, and then `proven` or `taken_back` tells whether all of it is whole;
    `list_changed(id)` tells that another journal is on the list, `closed` that the window went.
    """

    unlocked = Signal(object)
    proven, taken_back = Signal(), Signal()
    list_changed = Signal(str)
    closed = Signal()

    def __init__(
        self, store: SettingsStore, make_shelf: Callable[[], Shelf], journal: str = "", demo: bool = False
    ) -> None:
        super().__init__()
        self._store = store
        self._opened: OpenJournal | None = None
        self._is_painted = False
        self.is_complete = False
        self.opening = Opening(make_shelf, self)
        self.views = QStackedWidget(self)
        self.front = QWidget(self.views)
        self.cover = Cover(self.front)
        self.right = QStackedWidget(self.front)
        sheet = Sheet(self.right)
        journals = store.now.journals
        self.first = None if journals else FirstStart(sheet.inside)
        hidden = store.now.hide_list and not demo
        chosen = journal if hidden else journal or store.now.last_journal
        self.form = UnlockForm(sheet.inside, journals, chosen, demo, hidden)
        self.start_page: StartSteps | None = None
        self.recovery_page: UseRecoveryCode | None = None
        self._asking: UnlockForm | StartSteps | UseRecoveryCode | NewPassphrase = self.form
        self.help_now: HelpNow | None = None
        self._files: UnlockFiles | None = None
        self._file: Path | None = None
        self._tried: tuple[ListedJournal, str, bool] | None = None
        self._left_focus: QWidget | None = None
        self._lay_out(sheet)
        self._connect()
        self.show_first()

    @property
    def has_open_journal(self) -> bool:
        """Whether a journal was opened that is not handed over yet."""
        return self._opened is not None

    def prepare_to_leave(self, _to_quit: bool = False) -> None:
        """For lock and quit: nothing runs on, and a journal that was opened but not handed over is closed."""
        self.opening.close(LONGEST_WAIT)
        if self._opened is not None:
            self._opened.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(AFTER_PAINT, self._complete)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cover.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _lay_out(self, sheet: Sheet) -> None:
        self.setWindowTitle(discreet.name())
        self.setMinimumSize(*SMALLEST)
        self.setCentralWidget(self.views)
        self.views.addWidget(self.front)
        row = row_in(self.front, 0)
        row.addWidget(self.cover)
        row.addWidget(self.right, 1)
        self.right.addWidget(sheet)
        if self.first is None:
            foot = tr("The names shown here can be changed in Settings.")
            sheet.fill(self.form, "" if self.form.name is not None else foot)
        else:
            self.form.hide()
            sheet.fill(self.first)

    def _connect(self) -> None:
        self.cover.help_requested.connect(self.show_help)
        self.form.typed.connect(self.opening.warm_up)
        self.form.open_requested.connect(self._open)
        self.form.new_requested.connect(self.start_journal)
        self.form.code_requested.connect(self.use_recovery_code)
        for each in (self.form,) if self.first is None else (self.form, self.first):
            each.file_requested.connect(lambda: self.files().choose())
            each.folder_requested.connect(self.choose_folder)
        if self.first is not None:
            self.first.start_requested.connect(self.start_journal)
        self.opening.opened.connect(self._adopt)
        self.opening.opened_with_code.connect(self._ask_for_passphrase)
        self.opening.passphrase_set.connect(self._go_on)
        self.opening.failed.connect(self.refuse)

    def show_first(self) -> None:
        """Back to the list of journals."""
        self.right.setCurrentIndex(0)
        if self.first is None:
            self.form.begin()
        else:
            self.first.start_button.setFocus()

    def _complete(self) -> None:
        """What the first sight of the window need not wait for: icons, the focus ring, keys."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from recovery_journal.gui.theme.focus_ring import FocusRing

        self.cover.draw_icon()
        self.cover.fit(self.width())
        self.form.complete()
        for sheet in self.findChildren(Sheet):
            sheet.leave_tab_order()
        self._focus_ring = FocusRing(self)
        for key, do in (("F9", self.show_help), ("F8", lambda: self.show_help(True)), ("Ctrl+Q", self.close)):
            QShortcut(QKeySequence(key), self, do)
        self.activateWindow()  # without a window manager nobody hands over the keyboard after a lock
        self.is_complete = True
        have_help_at_hand()
        if self._file is not None:
            self.look_into(self._file)

    def show_help(self, urge: bool = False) -> None:
        """Help now, over everything, without a passphrase; or its way through an `urge`."""
        if self.help_now is None:
            from recovery_journal.gui.help_now import HelpNow

            self.help_now = HelpNow(self._store)
            self.help_now.back_requested.connect(self.leave_help)
            self.views.addWidget(self.help_now)
        if self.views.currentWidget() is not self.help_now:
            self._left_focus = self.focusWidget()
            self.views.setCurrentWidget(self.help_now)
            self.help_now.setFocus()
        (self.help_now.feel_urge if urge else self.help_now.refresh)()

    def leave_help(self) -> None:
        """Back to where the person was."""
        self.views.setCurrentIndex(0)
        (self._left_focus or self.form.passphrase).setFocus()

    def start_journal(self) -> None:
        """The questions that make a new journal; what was typed there before is still there."""
        if self.start_page is None:
            from recovery_journal.gui.start_steps import StartSteps

            self.start_page = self.put_in(lambda parent: StartSteps(parent, self._store.now.region))
            self.start_page.typed.connect(self.opening.warm_up)
            self.start_page.make_requested.connect(self._make)
            self.start_page.back_requested.connect(self.show_first)
            self.start_page.stepped.connect(self._show_start_page)
        self._show_start_page()
        self.start_page.begin()

    def _show_start_page(self) -> None:
        assert self.start_page is not None
        self.show_page(self.start_page)

    def use_recovery_code(self) -> None:
        """The way in for a forgotten passphrase."""
        if self.recovery_page is None:
            from recovery_journal.gui.unlock_recovery import UseRecoveryCode

            self.recovery_page = self.put_in(UseRecoveryCode)
            self.recovery_page.typed.connect(self.opening.warm_up)
            self.recovery_page.open_requested.connect(self._open_with_code)
            self.recovery_page.back_requested.connect(self.show_first)
        self.show_page(self.recovery_page)
        self.recovery_page.begin(self.form.chosen(), self.form.typed_name())

    def look_into(self, file: Path) -> None:
        """'Open this file', as from the shell or a file manager; at a start once the window has been seen."""
        self._file = file
        if self.is_complete:
            self.views.setCurrentIndex(0)
            self.files().open_file(file)

    def files(self) -> UnlockFiles:
        """The work with `.journal` files, made when it is first needed."""
        if self._files is None:
            from recovery_journal.gui.unlock_files import UnlockFiles

            self._files = UnlockFiles(self, self.opening)
            self._files.open_requested.connect(self._open_known)
        return self._files

    def choose_folder(self) -> None:
        """Puts a journal's folder on the list: one from another place, or one that was taken off it."""
        from recovery_journal.gui.journal_folder import ask_for

        if chosen := ask_for(self, self._store):
            self.list_changed.emit(chosen)

    def _make(self, label: str, passphrase: str, region: str, code: str) -> None:
        assert self.start_page is not None
        with suppress(OSError):  # a folder that cannot be written says so when the journal is made in it
            self._store.change(region=region)
        self._ask(self.start_page)
        self.opening.make(label, passphrase, code, self.start_page.note_in)

    def _open(self, entry: ListedJournal, passphrase: str) -> None:
        self._tried = entry, passphrase, False
        self._ask(self.form)
        self.opening.open(entry, passphrase)

    def _open_with_code(self, entry: ListedJournal, code: str) -> None:
        assert self.recovery_page is not None
        self._tried = entry, code, True
        self._ask(self.recovery_page)
        self.opening.open_with_code(entry, code)

    def _open_known(self, entry: ListedJournal, given: Given) -> None:
        """Opens a journal whose secret was typed for its file."""
        self._store.reload()
        self._tried = entry, given.secret, given.is_code
        self._asking = self.form
        (self.opening.open_with_code if given.is_code else self.opening.open)(entry, given.secret)

    def _ask(self, page: UnlockForm | StartSteps | UseRecoveryCode | NewPassphrase) -> None:
        """From here on `page` waits for its answer."""
        self._asking = page
        page.set_opening(True)

    def _ask_for_passphrase(self, opened: OpenJournal) -> None:
        """The code opened the journal: a new passphrase comes before anything else."""
        from recovery_journal.gui.unlock_recovery import NewPassphrase

        self._opened = opened
        found = self._store.now.find(opened.id)
        page = self.put_in(lambda parent: NewPassphrase(parent, found[0].label if found else ""))
        page.chosen.connect(lambda new: self._set_passphrase(page, opened, new))
        page.skipped.connect(self._go_on)
        self.show_page(page)
        page.begin()

    def _set_passphrase(self, page: NewPassphrase, opened: OpenJournal, new: str) -> None:
        self._ask(page)
        self.opening.set_passphrase(opened, new)

    def _adopt(self, opened: OpenJournal) -> None:
        self._opened = opened
        self._go_on()

    def _go_on(self) -> None:
        assert (opened := self._opened) is not None
        if opened.preferences.welcomed:
            self._hand_over()
        else:
            self.opening.prove(opened, self._welcome, lambda problem: self.take_back(opened, problem))

    def _welcome(self) -> None:
        """Once for each journal: what the program is not."""
        from recovery_journal.gui.start_journal import BeforeYouBegin

        self.welcome = self.put_in(BeforeYouBegin)
        self.welcome.go_requested.connect(self._welcomed)
        self.show_page(self.welcome)
        self.welcome.go.setFocus()

    def put_in(self, make: Callable[[QWidget], Page]) -> Page:
        """Another page for the right side, made within a sheet of its own."""
        sheet = Sheet(self.right)
        page = make(sheet.inside)
        sheet.fill(page)
        self.right.addWidget(sheet)
        sheet.leave_tab_order()
        return page

    def show_page(self, page: QWidget) -> None:
        """Shows a page that was put in, from its top."""
        next(each for each in self.findChildren(Sheet) if each.isAncestorOf(page)).show_from_top(self.right)

    def _welcomed(self) -> None:
        assert self._opened is not None
        from dataclasses import replace

        from recovery_journal.services.problems import JournalProblem

        with suppress(JournalProblem):  # on a full drive it is shown once more
            self._opened.prefer(replace(self._opened.preferences, welcomed=True))
        self._hand_over()

    def _hand_over(self) -> None:
        assert (opened := self._opened) is not None
        self.opening.prove(opened, self.proven.emit, lambda problem: self.take_back(opened, problem))
        self._opened = None  # now it is somebody else's
        self.unlocked.emit(opened)

    def take_back(self, opened: OpenJournal, problem: BaseException) -> None:
        """What was handed over is damaged, where nobody had looked yet: it is closed, and a way is offered."""
        self._opened = None
        self.taken_back.emit()
        opened.close()
        self.refuse(problem)

    def refuse(self, error: BaseException) -> None:
        """A known problem is told where it arose; anything else is a fault of the program."""
        from recovery_journal.services.problems import JournalProblem, sentence

        self._asking.set_opening(False)
        if not isinstance(error, JournalProblem):
            raise error
        if error.code in ("wrong_passphrase", "wrong_recovery_code", "no_recovery_code"):
            self._asking.say_wrong(sentence(error))
        elif self._opened or self._asking is self.start_page or not self.files().rescues(self._tried, error):
            self._asking.tell(sentence(error))
