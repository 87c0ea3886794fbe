"""The only builder: it makes the process, its first window, and the main window once a journal is open."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from recovery_journal import display
from recovery_journal.afresh import AWAY, start_afresh
from recovery_journal.gui import discreet, errors, second_start, theme, window_state
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.language import set_language, tr
from recovery_journal.paths import APP_NAME, Places

if TYPE_CHECKING:
    from recovery_journal.gui.main_window import MainWindow
    from recovery_journal.gui.outside import Outside
    from recovery_journal.gui.second_start import Claim
    from recovery_journal.services.destroying import Wish
    from recovery_journal.services.shelf import OpenJournal, Shelf
    from recovery_journal.storage.keys import KeyCost

NOTED_AFTER = 500  # ms
ReplaceProcess = Callable[[], None]


def run(
    places: Places,
    journal: str = "",
    demo: bool = False,
    replace_process: ReplaceProcess | None = None,
    file: Path | None = None,
) -> int:
    """Shows the unlock window and lives until the person leaves; gives the exit code.

    `journal` is the label or id to choose first. `replace_process` puts a fresh process in the place of this one.
    `file` is a `.journal` file to look into. Where the same data folder has a window already, that one comes forward.
    """
    errors.forbid_core_dumps()
    with display.told_plainly():  # where there is no display, nothing is left behind
        app = QApplication([APP_NAME, *theme.BASE_STYLE])
    try:
        claim = second_start.claim(places.data, str(file or ""))
    except second_start.Silent as silent:
        return _say(app, places, silent.words())
    if claim is None:
        return 0
    errors.install(places.log_file)
    afresh = replace_process or (lambda: start_afresh(places, journal, demo, program.stays_away))
    program = Program(app, places, journal, demo, afresh, claim=claim)
    program.start()
    if file is not None:
        program.look_into(file)
    gc.freeze()
    gc.enable()
    code = app.exec()
    _delete_windows(app)
    return code


def _say(app: QApplication, places: Places, sentences: str) -> int:
    """Tells why there is no window, at the terminal and in a box; gives the exit code."""
    from recovery_journal.gui.dialogs import dialogs

    store = SettingsStore(places.settings_file)
    store.put_on()
    discreet.put_on(app, store.now.discreet_name)
    sys.stderr.write(f"recovery-journal: {sentences}\n")
    dialogs.tell(None, sentences)
    _delete_windows(app)
    return 1


def _delete_windows(app: QApplication) -> None:
    """While Python still runs: what a screen reader knows of them lives half in Python, and must not outlive it.

    A menu or a box goes with the window it belongs to; taken away before it, it would be let go of twice.
    """
    import shiboken6

    for each in [one for one in app.topLevelWidgets() if one.parentWidget() is None]:
        if shiboken6.isValid(each):
            shiboken6.delete(each)


class Program:
    """What lives as long as the process: the settings, and one window at a time."""

    def __init__(
        self,
        app: QApplication,
        places: Places,
        journal: str = "",
        demo: bool = False,
        replace_process: ReplaceProcess = lambda: None,
        cost: KeyCost | None = None,
        claim: Claim | None = None,
    ) -> None:
        self._app = app
        self._places = places
        self._demo = demo
        self._replace_process = replace_process
        self._cost = cost
        self._claim = claim
        self._left = False
        self.outside: Outside | None = None
        self.stays_away = False
        self.store = SettingsStore(places.settings_file)
        set_language(self.store.now.language)
        self.store.put_on()
        discreet.put_on(app, self.store.now.discreet_name)
        self.store.changed.connect(lambda: discreet.put_on(app, self.store.now.discreet_name))
        self.unlock_window = self._first_window(journal)
        self.main_window: MainWindow | None = None

    def start(self) -> None:
        """Shows the first window, and has every way of ending the process lead through `quit`."""
        self._app.setQuitOnLastWindowClosed(False)
        self._app.commitDataRequest.connect(self._keep_drafts)
        window_state.place(self.unlock_window, self.store.now.window)
        if os.environ.pop(AWAY, ""):
            self.unlock_window.showMinimized()
        else:
            self.unlock_window.show()
        errors.on_end_signal(self.quit)
        QTimer.singleShot(NOTED_AFTER, self._watch)

    def shelf(self) -> Shelf:
        """The journals of this computer; asked for when a passphrase is being typed, and not before."""
        from recovery_journal.services.shelf import Shelf

        return Shelf(self._places) if self._cost is None else Shelf(self._places, self._cost)

    def _first_window(self, journal: str) -> UnlockWindow:
        window = UnlockWindow(self.store, self.shelf, journal, self._demo)
        window.unlocked.connect(self._open)
        window.proven.connect(self._known_to_be_whole)
        window.taken_back.connect(self._take_back)
        window.closed.connect(self.quit)
        window.list_changed.connect(self._show_other_list)
        return window

    def _show_other_list(self, journal: str) -> None:
        """Another journal is on the list: the first window is made anew with it chosen."""
        old, self.unlock_window = self.unlock_window, self._first_window(journal)
        window_state.follow(self.unlock_window, old)
        self.unlock_window.show()
        old.hide()
        old.prepare_to_leave()
        old.deleteLater()

    def window(self) -> UnlockWindow | MainWindow:
        """The one that is there."""
        return self.main_window or self.unlock_window

    def lock(self, away: bool = False) -> None:
        """Ends the process that holds plaintext; a fresh one takes its place.

        `away`: it waits in the task bar, as it does when the person is not looking at this program.
        """
        self.stays_away = away or self._app.activeWindow() is None
        try:
            self._leave()
        finally:  # whatever stands in the way of a draft, the lock wins
            self._replace_process()

    def destroy(self, wish: Wish) -> None:
        """Leaves as a lock does, destroys what the person wants gone, says what is left, and begins afresh."""
        from recovery_journal.gui.dialogs import dialogs
        from recovery_journal.services.destroying_words import carry_out

        try:
            self._leave()
            dialogs.tell(None, carry_out(self._places, wish))
        finally:
            self._replace_process()

    def lock_if_open(self) -> None:
        """Locks, unless nothing of a journal has been read."""
        if self.main_window is not None or self.unlock_window.has_open_journal:
            self.lock()

    def quit(self) -> None:
        """Ends the process with everything kept."""
        try:
            self._leave(to_quit=True)
        finally:
            self._app.quit()

    def look_into(self, file: Path) -> None:
        """Shows what is in a `.journal` file."""
        if self.main_window is not None:
            self.main_window.go("settings", file)
        else:
            self.unlock_window.look_into(file)

    def _watch(self) -> None:
        """From now on: the idle lock, the keys of the lock, a second start."""
        if self._left:
            return
        from recovery_journal.gui.outside import Deeds, Outside

        deeds = Deeds(self.window, self.lock_if_open, lambda: self.lock(away=True))
        self.outside = Outside(self.store, deeds, self._claim)
        if self.outside.raising is not None:
            self.outside.raising.file_given.connect(lambda path: self.look_into(Path(path)))
        if self.main_window is not None:
            self.outside.journal_opened()

    def _open(self, opened: OpenJournal) -> None:
        from recovery_journal.gui import clipboard

        clipboard.watch()
        self.store.reload()
        window = self._made_window(opened)
        if window is None:
            return
        window.lock_requested.connect(self.lock)
        window.hide_requested.connect(lambda: self.lock(away=True))
        window.closed.connect(self.quit)
        window.desk.signals.destroy_requested.connect(self.destroy)
        self.main_window = window
        window_state.follow(window, self.unlock_window)
        window.show()
        self.unlock_window.hide()
        if self.outside is not None:
            self.outside.journal_opened()
        window.activateWindow()  # without a window manager nobody else hands the keyboard on
        QTimer.singleShot(NOTED_AFTER, lambda: self._note_opened(opened.id))
        if opened.database.was_cut_off:
            QTimer.singleShot(NOTED_AFTER, lambda: _tell_it_was_cut_off(window))

    def _note_opened(self, journal_id: str) -> None:
        """Remembers the day and the journal, once Today stands: the disk is slower than the eye."""
        from recovery_journal.services.problems import JournalProblem

        if self._left:
            return
        with suppress(JournalProblem):  # a list that cannot be written keeps nobody from their journal
            for entry in self.store.now.find(journal_id):
                self.shelf().note_opened(entry)
        self.store.reload()

    def _made_window(self, opened: OpenJournal) -> MainWindow | None:
        """The window of a journal; none where what it shows first is damaged, and then that is told."""
        from recovery_journal.gui.main_window import MainWindow
        from recovery_journal.services.problems import JournalProblem

        try:
            return MainWindow(opened, self.store, self.shelf())
        except JournalProblem as problem:
            self.unlock_window.take_back(opened, _why_not_whole(opened) or problem)
            return None

    def _known_to_be_whole(self) -> None:
        """Nothing of the first window is needed any more, and the passphrase still stands in its field."""
        from recovery_journal.gui.making_ready import MakingReady

        if self._left or self.main_window is None:
            return
        self.unlock_window.prepare_to_leave()
        self.unlock_window.deleteLater()
        MakingReady(self.main_window)

    def _take_back(self) -> None:
        """The journal is damaged where nobody had looked yet: back to the first window, which knows a way."""
        window = self.main_window
        if self._left or window is None:
            return
        self.main_window = None
        window_state.follow(self.unlock_window, window)
        window.hide()
        window.deleteLater()
        self.unlock_window.show()

    def _leave(self, to_quit: bool = False) -> None:
        """In the lock's order: windows go, drafts are kept, the vault closes, the clipboard is cleared if ours."""
        if self._left:
            return
        self._left = True
        window = self.window()
        place = window_state.of(window)
        self._app.inputMethod().commit()  # a word that is still being put together is typed too
        for each in self._app.topLevelWidgets():
            each.hide()
        try:
            window.prepare_to_leave(to_quit)
        finally:
            self._clear_up(place)

    def _clear_up(self, place: tuple[int, ...]) -> None:
        if self.outside is not None:
            self.outside.stop()
        if clipboard := sys.modules.get("recovery_journal.gui.clipboard"):
            clipboard.clear_if_ours()
        try:
            self.store.change(window=place)
        except OSError:
            return  # a folder that cannot be written has been told about where it mattered

    def _keep_drafts(self) -> None:
        """The session ends: what is typed is kept, whatever comes next."""
        if self.main_window is not None and not self._left:
            self.main_window.write_drafts()


def _why_not_whole(opened: OpenJournal) -> BaseException | None:
    """What a look at all of the file says; a page that is damaged can look like the work of another key."""
    from recovery_journal.services.problems import JournalProblem

    try:
        opened.prove()
    except JournalProblem as problem:
        return problem
    return None


def _tell_it_was_cut_off(window: MainWindow) -> None:
    from recovery_journal.gui.dialogs import dialogs

    dialogs.tell(
        window,
        tr(
            "The computer stopped while this journal was being saved. All that was saved before is here and whole. "
            "Please look whether the last thing you saved is here too; if not, write it once more."
        ),
    )
