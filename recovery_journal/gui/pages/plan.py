"""My plan: its chapters, and in each the pages of the kinds that belong there."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabBar

from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Record
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.chapter_bar import ChapterBar
from recovery_journal.gui.pages.chapters import CHAPTERS, KINDS, MAP, REVIEWS, make_part
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed

if TYPE_CHECKING:
    from recovery_journal.gui.pages.chapters import PlanPart
    from recovery_journal.gui.pages.plan_map_part import MapPart


class PlanPage(JournalPage):
    """The chapters of the plan; a page is made when it is first visited, and shown anew when a change touched it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("My plan"), " ")
        self._opened = desk.opened
        self._made: dict[str, PlanPart] = {}
        self._stale: set[str] = set()
        is_joined = bool(desk.opened.reader.count(Link.KIND))  # before that a map has little to show
        self.bar = ChapterBar(CHAPTERS, 0 if is_joined else 1)
        self.stack = CurrentStack()
        self.build = link_button(tr("Build it step by step"), lambda: self.go_requested.emit("plan_builder", "begin"))
        self.suggestions = button(tr("Add from suggestions"), on_click=lambda: self.tab().open_suggestions())
        self.review = button(tr("Review this plan"), "quiet", on_click=lambda: self.show_target(("new", REVIEWS)))
        self.new = button(" ", "primary", "add", on_click=self.start_new)
        self._lay_out()
        self.bar.kind_changed.connect(self._kind_changed)
        desk.signals.changed.connect(self._journal_changed)
        self._kind_changed(self.bar.kind())

    @property
    def tabs(self) -> QTabBar:
        """The row of chapters."""
        return self.bar.tabs

    def tab(self) -> PlanPart:
        """The page of the kind that is open."""
        return self._part(self.bar.kind())

    def show_kind(self, kind: str) -> PlanPart:
        """Opens the page of a kind."""
        self.bar.show_kind(kind)
        return self.tab()

    def refresh(self) -> None:
        """Shows what changed since this page was last shown."""
        kind = self.bar.kind()
        if kind in self._stale:
            self._stale.discard(kind)
            self.tab().refresh()

    def show_target(self, target: object) -> None:
        """Opens what `target` says: a record, its kind, ("draft", kind, id) or ("record", kind, id).

        ("new", kind, values or none) begins one, ("link", record, kind) goes to its links to a kind, ("map", record)
        shows it on the map, without a record what is missing there.
        """
        deed, *rest = target if isinstance(target, tuple) else ("", target)
        if deed == MAP:
            self._show_on_map(rest[0])
            return
        kind = rest[0].KIND if isinstance(rest[0], Record) else rest[0]
        if kind not in (*KINDS, REVIEWS):
            return
        part = self.show_kind(kind)
        if isinstance(rest[0], Record):
            part.show_record(rest[0].id)
        elif deed in ("draft", "record"):
            part.show_record(rest[1] if isinstance(rest[1], UUID) else UUID(rest[1]))
        elif deed == "new":
            _begin(part, *rest[1:])
        if deed == "link":
            _go_to_links(part, rest[1])

    def write_drafts(self) -> None:
        with ExitStack() as all_of_them:  # what stands in the way on one page stops no other
            for each in self._made.values():
                all_of_them.callback(each.write_drafts)

    def start_new(self) -> None:
        self.tab().start_new()

    def start_search(self) -> None:
        self.tab().focus_search()

    def step_back(self) -> bool:
        return self.tab().step_back()

    def _lay_out(self) -> None:
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stack, 1)
        self.add_action(self.review)
        self.add_action(self.build)
        self.add_action(self.suggestions)
        self.add_action(self.new)

    def _part(self, kind: str) -> PlanPart:
        if kind not in self._made:
            part = self._map() if kind == MAP else make_part(kind, self._opened)
            part.said.connect(self.said)
            part.side_shown.connect(self._side_shown)
            part.form_made.connect(self.put_actions_last)
            part.go_requested.connect(lambda to, record: self.show_target(("record", to, record)))
            self._made[kind] = part
            self.stack.addWidget(part)
        return self._made[kind]

    def _map(self) -> MapPart:
        from recovery_journal.gui.pages.plan_map_part import MapPart

        made = MapPart(self._opened, self.new)
        made.wished.connect(self.show_target)
        return made

    def _show_on_map(self, record: Record | None) -> None:
        from recovery_journal.gui.pages.plan_map_part import MapPart

        part = self.show_kind(MAP)
        assert isinstance(part, MapPart)
        if record is not None:
            part.show_card(record.id)
        else:
            part.show_gap_list()

    def _kind_changed(self, kind: str) -> None:
        shown = next((each for each in self._made.values() if each is self.stack.currentWidget()), None)
        if shown is not None:
            shown.keep_typed()
        part = self._part(kind)
        self.set_sentence(part.sentence())
        self.new.set_words(part.new_words())
        self.new.setVisible(bool(part.new_words()))
        self.suggestions.setVisible(part.has_suggestions())
        self.review.setVisible(kind != REVIEWS)
        self.stack.setCurrentWidget(part)
        self.put_actions_last()
        self.refresh()

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


def _begin(part: PlanPart, typed: dict[str, Any] | None = None) -> None:
    from recovery_journal.gui.pages.record_page import RecordPage

    if isinstance(part, RecordPage):
        part.start_new(typed=typed)
    else:
        part.start_new()


def _go_to_links(part: PlanPart, kind: str) -> None:
    """Puts the cursor where links to a kind are made."""
    from recovery_journal.gui.pages.record_page import RecordPage

    if isinstance(part, RecordPage):
        part.form.form.focus_field(kind)
