"""Today's card of what is open in the plan: not begun, without a response yet, or typed and not saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from recovery_journal.domain.plan import Contact, CopingStrategy, Reason, Trigger, WarningSign
from recovery_journal.domain.revision import PlanRevision
from recovery_journal.gui.pages.gap_list import GapList, OpenLine, line_of, safely
from recovery_journal.gui.pages.today_cards import at_left
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.open_in_plan import open_in_plan, put_aside, show_again
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import kind_words

PLAN_KINDS = (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, Contact.KIND, Reason.KIND)
BEGINNINGS = (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, Contact.KIND)
OPEN_SHOWN = 5
TO_BUILDER = ("plan_builder", "begin")


class OpenCard(Card):
    """What is open in the plan: what is not begun, has no response yet, or is typed and not saved.

    `go_requested(page id, target)`.
    """

    go_requested = Signal(str, object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._drafts: Sequence[tuple[str, str]] = ()
        self._shown_with = opened.preferences
        self._beginning = label(tr("A plan grows one line at a time. Start wherever you like."), tone="soft", wrap=True)
        self._build = button(tr("Build it step by step"), on_click=lambda: self.go_requested.emit(*TO_BUILDER))
        self.list = GapList()
        begin = QVBoxLayout()
        begin.setSpacing(10)
        begin.addWidget(self._beginning)
        begin.addLayout(at_left(self._build))
        self.body.addWidget(label(tr("Open in your plan"), "section"))
        self.body.addSpacing(10)
        self.body.addLayout(begin)
        self.body.addSpacing(10)
        self.body.addWidget(self.list)
        self.list.mend_requested.connect(lambda target: self.go_requested.emit("plan", target))
        self.list.more_requested.connect(lambda: self.go_requested.emit("plan", ("map", None)))
        self.list.aside_requested.connect(lambda gap: self._change(lambda: put_aside(opened, gap)))
        self.list.again_requested.connect(lambda: self._change(lambda: show_again(opened)))

    def show_open(self, drafts: Sequence[tuple[str, str]]) -> None:
        """The most useful few, `drafts` first, each with the way to it; nothing when nothing is open."""
        self._drafts, self._shown_with = drafts, self._opened.preferences
        is_begun = bool(self._shown_with.builder_place)
        found = open_in_plan(self._opened)
        unsaved = [_unsaved(*draft) for draft in drafts if draft[0] in PLAN_KINDS]
        unsaved = [*_of_reviews(self._opened, drafts), *unsaved]
        lines = [*unsaved, *(line_of(each, in_passing=True) for each in found.shown)]
        is_blank = sum(each.code == "none_yet" for each in found.shown) == len(BEGINNINGS)
        self._beginning.setVisible(is_blank)
        self._build.set_words(tr("Go on step by step") if is_begun else tr("Build it step by step"))
        self._build.setVisible(is_blank or is_begun)
        self.list.show_lines(lines, len(found.put_aside), OPEN_SHOWN)
        self.setVisible(bool(lines) or is_begun)

    def is_as_preferred(self) -> bool:
        """Whether it was shown with the preferences that are in force now."""
        return self._shown_with == self._opened.preferences

    def _change(self, change: Callable[[], None]) -> None:
        if safely(self, change):
            self.show_open(self._drafts)


def _of_reviews(opened: OpenJournal, drafts: Sequence[tuple[str, str]]) -> list[OpenLine]:
    """A review that is begun, or else one whose day has come."""
    begin = ("new", PlanRevision.KIND)
    if (PlanRevision.KIND, "") in drafts:
        return [OpenLine(tr("A review of your plan is begun and not finished."), tr("Go on"), begin)]
    if Revisions(opened).is_due(opened.preferences.today()):
        return [OpenLine(tr("It is time to look at your plan again."), tr("Review it"), begin)]
    return []


def _unsaved(kind: str, record: str) -> OpenLine:
    words = tr("A {kind} is not saved yet.", kind=kind_words(kind))
    return OpenLine(words, tr("Go on"), ("draft", kind, record))
