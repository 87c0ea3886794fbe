"""My plan: one tab for each kind of record, each with its list and its form."""

from __future__ import annotations

from contextlib import ExitStack
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QTabBar

from recovery_journal.domain.record import Record
from recovery_journal.gui import theme
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.records import KINDS, RecordKind
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.text import line
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed

BELOW_TABS = 18


class PlanPage(JournalPage):
    """The tabs of the plan; each is made when it is first visited, and only what a change touched is shown anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("My plan"), tr(KINDS[0].purpose))
        self._opened = desk.opened
        self._made: dict[str, RecordPage] = {}
        self._stale: set[str] = set()
        self.tabs = QTabBar()
        self.stack = QStackedWidget()
        self.suggestions = button(tr("Add from suggestions"), on_click=lambda: self.tab().open_suggestions())
        self.new = button(tr(KINDS[0].new), "primary", "add", on_click=self.start_new)
        self._lay_out()
        self.tabs.currentChanged.connect(self._tab_changed)
        desk.signals.changed.connect(self._journal_changed)
        self._tab_changed(0)

    def tab(self) -> RecordPage:
        """The record page of the tab that is shown."""
        return self._page(KINDS[self.tabs.currentIndex()])

    def refresh(self) -> None:
        """Shows what changed since this tab was last shown."""
        if self.tab().kind.kind in self._stale:
            self._stale.discard(self.tab().kind.kind)
            self.tab().refresh()

    def show_target(self, target: object) -> None:
        """Opens the tab and what `target` says: a record, its kind, ("new", kind) or ("draft", kind, id)."""
        deed, *rest = target if isinstance(target, tuple) else ("", target)
        kind = rest[0].KIND if isinstance(rest[0], Record) else rest[0]
        at = next((at for at, each in enumerate(KINDS) if each.kind == kind), None)
        if at is None:
            return
        self.tabs.setCurrentIndex(at)
        if isinstance(rest[0], Record):
            self.tab().show_record(rest[0].id)
        elif deed == "draft":
            self.tab().show_record(UUID(rest[1]))
        elif deed == "new":
            self.tab().start_new()

    def write_drafts(self) -> None:
        with ExitStack() as all_of_them:  # what stands in the way on one tab stops no other
            for each in self._made.values():
                all_of_them.callback(each.write_drafts)

    def start_new(self) -> None:
        self.tab().start_new()

    def start_search(self) -> None:
        self.tab().focus_search()

    def step_back(self) -> bool:
        return self.tab().step_back()

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Parts of my plan"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each in KINDS:
            self.tabs.addTab(tr(each.tab))
        self.body.addWidget(self.tabs)
        self.body.addWidget(line())
        self.body.addSpacing(theme.current().px(BELOW_TABS))
        self.body.addWidget(self.stack, 1)
        self.add_action(self.suggestions)
        self.add_action(self.new)

    def _page(self, kind: RecordKind) -> RecordPage:
        if kind.kind not in self._made:
            page = RecordPage(kind, self._opened)
            page.said.connect(self.said)
            page.side_shown.connect(self._side_shown)
            page.form_made.connect(self.put_actions_last)
            self._made[kind.kind] = page
            self.stack.addWidget(page)
        return self._made[kind.kind]

    def _tab_changed(self, at: int) -> None:
        kind = KINDS[at]
        shown = self.stack.currentWidget()
        if isinstance(shown, RecordPage):
            shown.keep_typed()
        self.set_sentence(tr(kind.purpose))
        self.new.set_words(tr(kind.new))
        self.stack.setCurrentWidget(self._page(kind))
        self.put_actions_last()
        self.refresh()

    def _side_shown(self, is_form: bool) -> None:
        """Where the window is too low for all of it, the form or the head comes into sight."""
        area = self.scroll_area
        if area is not None and self.tab().is_one_sided():
            bar = area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(self.stack.y() if is_form else 0))

    def _journal_changed(self, changed: Changed) -> None:
        for kind, page in self._made.items():
            if page.concerns(changed):
                self._stale.add(kind)
        if self.isVisible():
            self.refresh()
