"""My plan: its chapters, and in each the pages of the kinds that belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal.domain.hard_days import LadderStep
from recovery_journal.domain.plan import IfThen, Link
from recovery_journal.domain.record import Record
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.chapter_bar import ChapterBar
from recovery_journal.gui.pages.chaptered_page import ChapteredPage, ChapterPart
from recovery_journal.gui.pages.chapters import CHAPTERS, MAP, REVIEWS, make_part
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.gui.pages.plan_map_part import MapPart


class PlanPage(ChapteredPage):
    """The chapters of the plan."""

    def __init__(self, desk: Desk) -> None:
        is_joined = bool(desk.opened.reader.count(Link.KIND))  # before that a map has little to show
        self.build = link_button(tr("Build it step by step"), lambda: self.go_requested.emit("plan_builder", "begin"))
        self.review = button(tr("Review this plan"), "quiet", on_click=lambda: self.show_target(("new", REVIEWS)))
        self.climb = button(tr("Climb it step by step"), on_click=lambda: self.go_requested.emit("ladder_climb", None))
        self.rehearse = button(tr("Rehearse a plan"), on_click=lambda: self.go_requested.emit("rehearsal", None))
        bar = ChapterBar(CHAPTERS, 0 if is_joined else 1, tr("Parts of my plan"))
        super().__init__(desk, tr("My plan"), bar, [self.review, self.build, self.climb, self.rehearse])

    def make_part(self, kind: str) -> ChapterPart:
        return self._map() if kind == MAP else make_part(kind, self._opened)

    def kind_shown(self, kind: str) -> None:
        self.review.setVisible(kind != REVIEWS)
        self.climb.setVisible(kind == LadderStep.KIND)
        self.rehearse.setVisible(kind == IfThen.KIND)

    def show_target(self, target: object) -> None:
        """Opens what `target` says: what every page with chapters knows, and two more.

        ("link", record, kind) goes to its links to a kind, ("map", record) shows it on the map, without a record what
        is missing there.
        """
        deed, *rest = target if isinstance(target, tuple) else ("", target)
        if deed == MAP:
            self._show_on_map(rest[0])
        elif deed == "link":
            self._go_to_links(*rest)
        else:
            super().show_target(target)

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

    def _go_to_links(self, record: Record, kind: str) -> None:
        """Puts the cursor where links of a record to a kind are made."""
        from recovery_journal.gui.pages.record_page import RecordPage

        super().show_target(record)
        part = self.tab()
        if isinstance(part, RecordPage):
            part.form.form.focus_field(kind)
