"""How pages are named, made, and asked for: a page wishes with a signal, only the window moves the stack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.gui.widgets import focus_chain
from recovery_journal.gui.widgets.page import Page

if TYPE_CHECKING:
    from recovery_journal.gui.backing_up import BackupKeeper
    from recovery_journal.gui.journal_signals import JournalSignals
    from recovery_journal.gui.settings_store import SettingsStore
    from recovery_journal.services.shelf import OpenJournal, Shelf

# Which page shows the records of a kind; all others are of the plan.
_PAGE_OF = {
    **dict.fromkeys(("check_in", "urge_log", "journal_entry", "questionnaire_response", "lapse"), "check_ins"),
    **dict.fromkeys(("appointment", "medication", "care_stage", "transition_item", "coverage"), "aftercare"),
}


def page_of(kind: str) -> str:
    """The id of the page that shows the records of a kind; '' for what is no kind."""
    return _PAGE_OF.get(kind, "plan" if kind in ENTITIES else "")


@dataclass(frozen=True)
class Desk:
    """What a page works with: the open journal, the signal that it changed, and for Settings the rest.

    `keeper` makes the backups while the journal is open in a window.
    """

    opened: OpenJournal
    signals: JournalSignals
    store: SettingsStore
    shelf: Shelf
    keeper: BackupKeeper | None = None


class JournalPage(Page):
    """A page of the open journal. The window calls `refresh` before it is shown and after every change.

    Signals: `go_requested(page id, target)` wishes for another page; a target is a record, a date or none.
    `said(text, undo)` asks for a toast, with an Undo button when `undo` is true.
    """

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, title: str, purpose: str = "", *, scrolled: bool = True) -> None:
        super().__init__(title, purpose, scrolled)
        self._is_stale = True

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""

    def show_target(self, target: object) -> None:
        """Shows what another page asked for: a record, a date."""

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once."""

    def end_jobs(self) -> None:
        """For lock and quit: waits for slow work begun here, two seconds at most."""

    def start_new(self) -> None:
        """Begins a new record here (Ctrl+N)."""

    def start_search(self) -> None:
        """Puts the cursor in the search field here (Ctrl+F)."""

    def enter(self) -> None:
        """Puts the keyboard into the page, at the first thing it can use there."""
        each = focus_chain.after(self)
        while each is not None and each is not self:
            if self.isAncestorOf(each) and each.isVisible() and each.isEnabled() and _takes_tab(each):
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            each = focus_chain.after(each)

    def step_back(self) -> bool:
        """Goes back one level within the page (Esc); false when there is none."""
        return False

    def mark_stale(self) -> None:
        """Something changed: show it now if this page is seen, else when it is shown next."""
        self._is_stale = True
        if self.isVisible():
            self.freshen()

    def begin_day(self) -> None:
        """Another day began: whatever is told of days, and of how long ago they are, may look different."""
        self.mark_stale()

    def freshen(self) -> None:
        """Refreshes the page if it is stale."""
        if self._is_stale:
            self._is_stale = False
            self._body_changed()
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Words that carry a date or a size may look different now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self.mark_stale()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@dataclass(frozen=True)
class PageSpec:
    """One entry of the sidebar, or a page within that of the entry `within`.

    `number` is the digit of its Ctrl key and never changes; 0 stands for none.
    """

    id: str
    title: str
    icon: str
    number: int
    make: Callable[[Desk], JournalPage]
    within: str = ""
