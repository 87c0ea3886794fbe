"""What a page with chapters does: the row of chapters, and below it the part that is open."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, Protocol, cast
from uuid import UUID

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QTabBar, QWidget

from recovery_journal.domain.record import Record
from recovery_journal.gui.navigation import Desk, JournalPage, page_of
from recovery_journal.gui.pages.chapter_bar import ChapterBar
from recovery_journal.gui.widgets.arranging import arrange_now
from recovery_journal.gui.widgets.buttons import Button, button
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed


class ChapterPart(Protocol):
    """What a page with chapters asks of each of its parts, besides being a widget; RecordPage is one.

    `said(text, undo)` asks for a toast. `go_requested(where, target)` wishes for another page by its id, or, as a
    record page does, for the record of a kind by its id. `side_shown(is_form)` tells which side is in sight where
    there is room for one; `form_made` that there is a form from now on.
    """

    said: SignalInstance
    go_requested: SignalInstance
    side_shown: SignalInstance
    form_made: SignalInstance

    def sentence(self) -> str:
        """What it is for: the sentence below the title."""

    def new_words(self) -> str:
        """What the main button says; '' takes it away."""

    def has_suggestions(self) -> bool:
        """Whether there is anything to pick from."""

    def open_suggestions(self) -> object:
        """Shows what there is to pick from."""

    def is_one_sided(self) -> bool:
        """Whether there is room for one of two sides only."""

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched what is shown here, other than by its own doing."""

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""

    def start_new(self, *args: Any, **typed: Any) -> object:
        """Begins a new record; `typed={...}` has some values given as a draft keeps them: days, times in ISO form."""

    def show_record(self, record_id: UUID) -> None:
        """Shows a record, with its draft if it has one."""

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""

    def step_back(self) -> bool:
        """Goes back one level (Esc); false when there is none."""

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""

    def keep_typed(self) -> bool:
        """The same; where that is not possible the part says why, and must not be left."""


class ChapteredPage(JournalPage):
    """The chapters; a part is made when it is first visited, and shown anew when a change touched it.

    A kind of page gives its parts in `make_part`; the first is made when the page is first shown, where it will stand.
    """

    def __init__(self, desk: Desk, title: str, bar: ChapterBar, actions: Sequence[Button] = ()) -> None:
        super().__init__(title, " ")
        self._opened = desk.opened
        self._made: dict[str, ChapterPart] = {}
        self._stale: set[str] = set()
        self.bar = bar
        self.stack = CurrentStack()
        self.suggestions = button(tr("Add from suggestions"), on_click=lambda: self.tab().open_suggestions())
        self.new = button(" ", "primary", "add", on_click=self.start_new)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stack, 1)
        self.add_folding(*actions, self.suggestions)
        self.add_action(self.new)
        self.bar.kind_changed.connect(self._kind_changed)
        desk.signals.changed.connect(self._journal_changed)

    def make_part(self, kind: str) -> ChapterPart:
        """The part of a kind."""
        raise NotImplementedError

    def kind_shown(self, kind: str) -> None:
        """Called when another part is open, before it is seen."""

    def show_words(self, part: ChapterPart) -> None:
        """What a part says of itself, in the head."""
        words = part.new_words()
        self.new.set_words(words or " ")
        self.new.setVisible(bool(words))
        self.suggestions.setVisible(part.has_suggestions())
        self.set_sentence(part.sentence())  # which finds room for all of them

    @property
    def tabs(self) -> QTabBar:
        """The row of chapters."""
        return self.bar.tabs

    def tab(self) -> Any:
        """The part that is open."""
        return self._part(self.bar.kind())

    def show_kind(self, kind: str) -> Any:
        """Opens the part of a kind."""
        self.bar.show_kind(kind)
        return self.tab()

    def refresh(self) -> None:
        """Shows what changed since this page was last shown."""
        kind = self.bar.kind()
        if self.stack.currentWidget() is None:
            self._kind_changed(kind)
        if kind in self._stale:
            self._stale.discard(kind)
            self.tab().refresh()
            self.show_words(self.tab())

    def show_target(self, target: object) -> None:
        """Opens what `target` says: a record, its kind, ("draft", kind, id) or ("record", kind, id).

        ("new", kind, values or none) begins one with some values given.
        """
        deed, *rest = target if isinstance(target, tuple) else ("", target)
        kind = rest[0].KIND if isinstance(rest[0], Record) else rest[0]
        if kind not in self.bar.kinds():
            return
        part = self.show_kind(kind)
        if isinstance(rest[0], Record):
            part.show_record(rest[0].id)
        elif deed in ("draft", "record"):
            part.show_record(rest[1] if isinstance(rest[1], UUID) else UUID(rest[1]))
        elif deed == "new":
            typed = rest[1] if len(rest) > 1 else None
            part.start_new(**({"typed": typed} if typed else {}))

    def begin_day(self) -> None:
        self._stale.update(self._made)
        super().begin_day()

    def write_drafts(self) -> None:
        with ExitStack() as all_of_them:  # what stands in the way on one page stops no other
            for each in self._made.values():
                all_of_them.callback(each.write_drafts)

    def start_new(self) -> None:
        self.tab().start_new()

    def start_search(self) -> None:
        self.tab().focus_search()

    def step_back(self) -> bool:
        return bool(self.tab().step_back())

    def _part(self, kind: str) -> ChapterPart:
        if kind not in self._made:
            part = self.make_part(kind)
            part.said.connect(self.said)
            part.side_shown.connect(self._side_shown)
            part.form_made.connect(self._form_made)
            part.go_requested.connect(self._go)
            self._made[kind] = part
            self.stack.addWidget(cast(QWidget, part))
        return self._made[kind]

    def _form_made(self) -> None:
        """A part may say of itself something else while its form is there."""
        self.show_words(self.tab())

    def _go(self, where: str, target: object) -> None:
        """To a record of this page or of another one, or to a page by its id."""
        is_record = isinstance(target, UUID)
        if is_record and where in self.bar.kinds():
            self.show_target(("record", where, target))
        elif is_record and page_of(where):
            self.go_requested.emit(page_of(where), ("record", where, target))
        else:
            self.go_requested.emit(where, target)

    def _kind_changed(self, kind: str) -> None:
        shown: Any = self.stack.currentWidget()
        if shown is not None:
            shown.keep_typed()
        part = self._part(kind)
        self.kind_shown(kind)
        self.show_words(part)
        self.stack.setCurrentWidget(cast(QWidget, part))
        self.refresh()
        if shown is not None:
            arrange_now(cast(QWidget, part))

    def _side_shown(self, is_form: bool) -> None:
        """Where the window is too low for all of it, the form or the head comes into sight."""
        area = self.scroll_area
        if area is not None and self.tab().is_one_sided():
            bar = area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(self.stack.y() if is_form else 0))

    def _journal_changed(self, changed: Changed) -> None:
        for kind, part in self._made.items():
            if part.concerns(changed):
                self._stale.add(kind)
        if self.isVisible():
            self.refresh()
