"""The journal: entries with a title, a text in simple form and tags, latest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QShowEvent

from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.forms.form import Raw
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.paged_list import TagBox
from recovery_journal.gui.pages.paged_page import PagedPage
from recovery_journal.gui.pages.record_editing import Editing
from recovery_journal.gui.pages.records import declared
from recovery_journal.gui.widgets.after_painting import AfterPainting
from recovery_journal.language import tr
from recovery_journal.services.day_rows import Asked, EntryRow, entry_rows, tags
from recovery_journal.services.shelf import OpenJournal

_MARKS = re.compile(r"^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+|[*_`]+", re.MULTILINE)


class EntryEditing(Editing):
    """An entry is of today unless it says otherwise."""

    def begun_with(self, given: Raw) -> Raw:
        return {"day": self._opened.preferences.today().isoformat()} | given

    def check(self, values: dict[str, Any]) -> None:
        if values["day"] > self._opened.preferences.today():
            raise RuleBroken("day_to_come", "day")


class EntriesPart(PagedPage):
    """The chapter of journal entries."""

    def __init__(self, opened: OpenJournal) -> None:
        self._has_tags = False
        super().__init__(declared(JournalEntry.KIND), opened)
        self._tags_soon = AfterPainting(self, self.show_tags)
        self.side.saved.connect(lambda _had_focus: self._tags_soon.start())

    def make_editing(self) -> Editing:
        return EntryEditing(self.kind, self._opened)

    def rows_in_use(self, asked: Asked) -> Sequence[tuple[date, RecordRow]]:
        return [(each.day, _row(each)) for each in entry_rows(self._opened.reader, asked)]

    def show_tags(self) -> None:
        """Offers the tags there are; they are read after the page is seen."""
        box = self.paged.filter
        assert isinstance(box, TagBox)
        if self.isVisible():
            self._has_tags = True
            box.set_tags(tags(self._opened.reader))

    def refresh(self) -> None:
        super().refresh()
        self._has_tags = False
        if self.isVisible():
            self._tags_soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_tags:
            self._tags_soon.start()


def _row(entry: EntryRow) -> RecordRow:
    lines = [line for line in _MARKS.sub("", entry.begins).split("\n") if line.strip()]
    name = entry.title or (lines.pop(0) if lines else tr("No words yet"))
    marked = ", ".join(entry.tags)
    second = " · ".join(each for each in (marked, " ".join(" ".join(lines).split())) if each)
    return RecordRow(str(entry.id), name, second)
