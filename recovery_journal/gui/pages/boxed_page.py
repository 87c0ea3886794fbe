"""A record page whose rows stand in boxes: what is new goes into the box that it was asked for in."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from recovery_journal.gui.pages.record_boxes import BoxedList
from recovery_journal.gui.pages.record_list import ListSide
from recovery_journal.gui.pages.record_page import RecordPage


class BoxedPage(RecordPage):
    """The boxes at the left, the form of one row at the right."""

    def make_list(self) -> ListSide:
        self.boxes = self.make_boxes()
        self.boxes.add_requested.connect(self.add_to)
        return self.boxes

    def make_boxes(self) -> BoxedList:
        """The boxes of the kind."""
        return BoxedList(self.kind)

    def add_to(self, box: StrEnum) -> None:
        """A new row in one of the boxes."""
        self.start_new(typed={self.kind.filter_by: box})

    def start_new(self, suggestion: dict[str, Any] | None = None, typed: dict[str, Any] | None = None) -> None:
        """Without a word for it, a new row goes into the box where one is chosen, else into the first."""
        if suggestion is None and typed is None:
            typed = {self.kind.filter_by: self.boxes.box_in_use().value}
        super().start_new(suggestion, typed)
