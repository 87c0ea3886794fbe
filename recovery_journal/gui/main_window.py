"""The frame round the pages of an open journal: sidebar, stack, menus, toast; it knows PAGES, not what is in them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from recovery_journal.gui import actions, background, backup_words, dates, discreet, help_own
from recovery_journal.gui.another_place import told
from recovery_journal.gui.backing_up import BackupKeeper
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.inside import Inside
from recovery_journal.gui.journal_signals import JournalSignals
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.new_day import NewDay
from recovery_journal.gui.pages import FLOW_IDS, PAGES, page_spec
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.sidebar import Sidebar
from recovery_journal.gui.text_undo import TextUndo
from recovery_journal.gui.theme.focus_ring import FocusRing
from recovery_journal.gui.views import Views
from recovery_journal.gui.widgets.toast import Toast
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.services.shelf import OpenJournal, Shelf

if TYPE_CHECKING:
    from recovery_journal.gui.flow_page import FlowPage

SMALLEST = (640, 480)
LONGEST_WAIT = 2.0  # seconds, for the jobs of all pages together


class MainWindow(QMainWindow):
    """One open journal.

    `lock_requested` asks the program to lock, `hide_requested` to be out of sight too; `closed`: the window went.
    """

    lock_requested = Signal()
    hide_requested = Signal()
    closed = Signal()

    def __init__(self, opened: OpenJournal, store: SettingsStore, shelf: Shelf) -> None:
        super().__init__()
        self.opened = opened
        self.store = store
        signals = JournalSignals(opened.journal, self)
        self.keeper = BackupKeeper(opened, signals, self)
        self.desk = Desk(opened, signals, store, shelf, self.keeper)
        self._pages: dict[str, JournalPage] = {}
        self._in_force: object = None
        self.sidebar = Sidebar(PAGES, self._label())
        inside = Inside(self.sidebar)
        self.pages, self.content = inside.pages, inside.content
        self.toast = Toast(self.content)
        self.views = Views(inside, self.sidebar, lambda: help_own.help_page(store, opened))
        self._is_alt_alone = False
        self._lay_out()
        self._actions = actions.build(self, self._deeds())
        self._connect(signals)
        self._settings_changed()
        self._focus_ring = FocusRing(self)
        self._text_undo = TextUndo(self)
        self._new_day = NewDay(self, self.pages, opened, self._pages)
        self.go("today")

    # ---- going about

    def go(self, page_id: str, target: object = None) -> JournalPage:
        """Shows a page, made at its first visit, and there what `target` names."""
        self._is_alt_alone = False
        page = self._page(page_id)
        current = self.views.flow() or self.pages.currentWidget()
        if isinstance(current, JournalPage) and current is not page:
            self._safely(current.write_drafts)
        if page_id not in FLOW_IDS:
            self.views.show_journal()
        page.freshen()
        if target is not None:
            page.show_target(target)
        if page_id in FLOW_IDS:
            self.views.show_flow(cast("FlowPage", page))
        else:
            self.pages.setCurrentWidget(page)
            self.sidebar.choose(page_spec(page_id).within or page_id)
        return page

    def make_ready(self, page_id: str) -> JournalPage:
        """Makes a page ahead of its first visit, as the journal is now."""
        page = self._page(page_id)
        page.freshen()
        return page

    def page(self) -> JournalPage:
        """The page that is shown, or is below Help now."""
        page = self.views.flow() or self.pages.currentWidget()
        assert isinstance(page, JournalPage)
        return page

    def show_help(self) -> None:
        """Help now, over everything."""
        self.views.show_help()

    def leave_help(self) -> None:
        """Back to where the person was."""
        if not self.views.leave_help():
            self.page().enter()

    def leave_flow(self) -> None:
        """Back to the journal from a flow; what was said there is kept."""
        flow = self.page()
        self.views.show_journal()
        self._safely(flow.write_drafts)
        self.page().freshen()
        self.page().enter()

    def search_everything(self) -> None:
        """Everything that was written, and every page and action, by a few letters."""
        from recovery_journal.gui.finder import Finder

        Finder(self, self.opened.reader.find_words, self._deeds(), self._follow).open()

    # ---- undo

    def undo(self) -> None:
        """Takes back the latest action, and says which."""
        undo, nothing = self.opened.journal.undo, _("There is nothing to take back.")
        self._take_back(self.opened.journal.next_undo, undo, _("Undone: {what}"), nothing)

    def redo(self) -> None:
        """Does again what was taken back, and says which."""
        redo, nothing = self.opened.journal.redo, _("There is nothing to do again.")
        self._take_back(self.opened.journal.next_redo, redo, _("Done again: {what}"), nothing)

    def say(self, text: str, with_undo: bool = False) -> None:
        """A toast, with Undo if it is about something that left the screen."""
        show = (self.views.flow() or self.toast).show_message
        if with_undo:
            show(text, tr("Undo"), self.undo)
        else:
            show(text)

    # ---- leaving

    def write_drafts(self) -> None:
        """Keeps everything that is typed and not saved. Raises JournalProblem, when every page has had its turn."""
        with ExitStack() as all_of_them:
            for each in self._pages.values():
                all_of_them.callback(each.write_drafts)

    def prepare_to_leave(self, to_quit: bool = False) -> None:
        """Hides the window, keeps the drafts as far as can be, makes a backup only to quit, closes the journal."""
        self.hide()
        with ExitStack() as in_any_case:
            in_any_case.callback(self.opened.close)
            in_any_case.callback(self._end_jobs)
            with suppress(JournalProblem):  # who closes the window has heard of it; a lock and the system do not wait
                self.write_drafts()
            if to_quit:
                self.keeper.at_quit()

    def apply_preferences(self) -> None:
        """Words days and times as the person likes them, and has pages show it, where that is not done already."""
        preferences = self.opened.preferences
        before, self._in_force = self._in_force, (preferences, self.store.now.without_notes())
        if before == self._in_force:
            return
        clock = {12: False, 24: True}.get(preferences.clock)
        dates.set_current(dates.Dates(first_weekday=preferences.first_weekday or None, clock_24=clock))
        self.opened.history.day_words = lambda day: dates.current().day_long(day, year=day.year != date.today().year)
        for each in self._pages.values():
            each.mark_stale()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.opened.database.is_closed or self._may_close()):
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)
        self._is_alt_alone = event.key() == Qt.Key.Key_Alt

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt alone shows the menu; Alt with another key is that key's, and Alt+Tab is the desktop's."""
        if event.key() == Qt.Key.Key_Alt and self._is_alt_alone and self.isActiveWindow():
            self.menuBar().setVisible(not self.menuBar().isVisible() or self.store.now.show_menu)
        self._is_alt_alone = False
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._is_alt_alone = False

    # ---- inside

    def _lay_out(self) -> None:
        self.setWindowTitle(discreet.name())
        self.setMinimumSize(*SMALLEST)
        self.setCentralWidget(self.views)

    def _connect(self, signals: JournalSignals) -> None:
        self.sidebar.page_requested.connect(self.go)
        self.sidebar.help_requested.connect(self.show_help)
        self.sidebar.lock_requested.connect(self.lock_requested)
        self.views.back_requested.connect(self.leave_flow)
        self.views.help_requested.connect(self.show_help)
        self.views.help_left.connect(self.leave_help)
        self.views.lock_requested.connect(self.lock_requested)
        self.views.go_requested.connect(self._go_from_help)
        self.keeper.stumbled.connect(lambda problem: self.say(". ".join(backup_words.stumbled(problem))))
        self.keeper.second_stumbled.connect(lambda problem: self.say(". ".join(backup_words.second_stumbled(problem))))
        signals.changed.connect(self._journal_changed)
        self.store.changed.connect(self._settings_changed)

    def _deeds(self) -> list[actions.Deed]:
        deed = actions.Deed
        rows = [deed(_("Go"), each.title, (f"Ctrl+{each.number}",), self._goer(each.id)) for each in PAGES]
        return [
            deed(_("Journal"), _("New here"), ("Ctrl+N",), lambda: self._here().start_new()),
            deed(_("Journal"), _("Help now"), ("F9",), self.show_help, always=True),
            deed(_("Journal"), _("I feel an urge"), ("F8",), lambda: self._go_from_help("urge_now"), always=True),
            deed(_("Journal"), _("Lock"), ("Ctrl+L",), self.lock_requested.emit, always=True),
            deed(_("Journal"), _("Hide and lock"), ("Ctrl+Shift+Space",), self.hide_requested.emit, always=True),
            deed(_("Journal"), _("Bring in a diary"), (), lambda: self.go("settings", "diary")),
            deed(_("Journal"), _("Bring in a calendar file"), (), lambda: self.go("calendar_files", "in").enter()),
            deed(_("Journal"), _("Save as a calendar file"), (), lambda: self.go("calendar_files", "out").enter()),
            deed(_("Journal"), _("Quit"), ("Ctrl+Q",), self.close, leaves=True),
            deed(_("Edit"), _("Undo"), ("Ctrl+Z",), self.undo),
            deed(_("Edit"), _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo),
            deed(_("Edit"), _("Search everything"), ("Ctrl+K",), self.search_everything),
            deed(_("Edit"), _("Find here"), ("Ctrl+F",), lambda: self._here().start_search()),
            *rows,
            deed(_("Go"), _("Today, from anywhere"), ("Ctrl+D", "Alt+Home"), self._goer("today")),
            deed(_("Go"), _("After a lapse: go through the four steps"), (), self._goer("lapse")),
            deed(_("Go"), _("Next part of the window"), ("F6",), lambda: self.views.next_part(self._here().enter)),
            deed(_("View"), _("Larger text"), ("Ctrl++", "Ctrl+="), lambda: self.store.step_text_size(1)),
            deed(_("View"), _("Smaller text"), ("Ctrl+-",), lambda: self.store.step_text_size(-1)),
            deed(_("View"), _("Usual text size"), ("Ctrl+0",), lambda: self.store.step_text_size(0)),
        ]

    def _here(self) -> JournalPage:
        """The page, in sight: what a key does there is not to happen below Help now."""
        if self.views.is_help():
            self.leave_help()
        return self.page()

    def _goer(self, page_id: str) -> Callable[[], object]:
        return lambda: self.go(page_id).enter()

    def _follow(self, page_id: str, target: object) -> None:
        """Goes where a page wished to, and takes the keyboard along."""
        page = self.go(page_id, target)
        focused = self.focusWidget()
        if target is None or focused is None or not focused.isVisible() or not page.isAncestorOf(focused):
            page.enter()

    def _page(self, page_id: str) -> JournalPage:
        if page_id not in self._pages:
            page = page_spec(page_id).make(self.desk)
            page.go_requested.connect(self._follow)
            page.said.connect(self.say)
            self._pages[page_id] = page
            if page_id in FLOW_IDS:
                self.views.add_flow(cast("FlowPage", page))
            else:
                self.pages.addWidget(page)
        return self._pages[page_id]

    def _label(self) -> str:
        found = self.store.now.find(self.opened.id)
        return found[0].label if found else ""

    def _go_from_help(self, page_id: str) -> None:
        """Where the journal cannot be read, an urge can be ridden out without it."""
        if not self._safely(lambda: self.go(page_id).enter()):
            self.show_help()
            self.views.help_page().show_urge()

    def _may_close(self) -> bool:
        """Whether what is typed is kept, or the person goes without it."""
        try:
            self.write_drafts()
        except JournalProblem as problem:
            question = tr("What you typed and did not save could not be kept.") + "\n\n" + sentence(problem)
            return dialogs.confirm(self, question, tr("Close without it"))
        return True

    def _journal_changed(self, _changed: Changed) -> None:
        self.toast.withdraw()
        if (flow := self.views.flow()) is not None:
            flow.withdraw_message()
        for each in self._pages.values():
            each.mark_stale()

    def _end_jobs(self) -> None:
        with background.all_within(LONGEST_WAIT), ExitStack() as all_of_them:
            for each in self._pages.values():
                all_of_them.callback(each.end_jobs)
            all_of_them.callback(self.keeper.end_job)

    def _settings_changed(self) -> None:
        self.sidebar.set_journal_label(self._label())
        self.menuBar().setVisible(self.store.now.show_menu)
        self.apply_preferences()

    def _take_back(
        self, find: Callable[[], object], do: Callable[[], Changed | None], words: str, nothing: str
    ) -> None:
        self._here()
        found = find()
        if not isinstance(found, tuple):
            self.say(tr(nothing))
            return
        what = self.opened.history.subject(found[1])
        if self._safely(do):
            self.say(tr(words, what=what))

    def _safely(self, do: Callable[[], object]) -> bool:
        """Runs something that may meet a known problem, and says that one calmly; whether it was done."""
        try:
            do()
        except JournalProblem as problem:
            self.say(told(self, problem))
            return False
        return True

    def _escape(self) -> None:
        if self.views.is_help():
            self.leave_help()
        elif not self.page().step_back() and self.views.flow() is not None:
            self.leave_flow()
