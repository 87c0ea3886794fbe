"""A record page of which the latest rows are read only: for records of which there are many thousand in ten years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from recovery_journal.gui import dates
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.paged_list import PagedList
from recovery_journal.gui.pages.record_editing import Editing
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.record_rows import away_rows, unsaved_rows
from recovery_journal.gui.pages.record_side import RecordSide
from recovery_journal.language import tr
from recovery_journal.services.day_rows import Asked


class PagedPage(RecordPage):
    """What is above the list, its rows and how a record is saved are up to the kind."""

    @property
    def paged(self) -> PagedList:
        """The list at the left."""
        assert isinstance(self.list, PagedList)
        return self.list

    def make_list(self) -> PagedList:
        return PagedList(self.kind, self._opened.preferences.today, self.make_top())

    def make_side(self) -> RecordSide:
        return RecordSide(self.kind, self._opened, self.make_editing())

    def make_top(self) -> QWidget | None:
        """What stands above the list."""
        return None

    def make_editing(self) -> Editing:
        """How a record is opened and saved."""
        raise NotImplementedError

    def rows_in_use(self, asked: Asked) -> Sequence[tuple[date, RecordRow]]:
        """The rows that are asked for, each with its day, latest first."""
        raise NotImplementedError

    def show_rows(self) -> Sequence[RecordRow]:
        asked = self.paged.asked()
        if self.paged.is_away():
            words = asked.words.casefold().split()
            rows = [row for row in away_rows(self.kind, self._opened) if all(word in row.texts for word in words)]
            self.paged.set_found(rows, False)
            return rows
        found = self.rows_in_use(asked)
        rows = [*self._unsaved(asked), *self._under_days(found[: asked.limit - 1])]
        self.paged.set_found(rows, len(found) == asked.limit)
        return rows

    def show_record(self, record_id: UUID) -> None:
        """Chooses a record and shows it; the list goes to its day where it does not show it."""
        if not self.keep_typed():
            return
        if not self.paged.proxy.place_of(str(record_id)).isValid():
            self._show_place_of(record_id)
        super().show_record(record_id)

    def left_height(self, width: int) -> int:
        return self.paged.least_height(width)

    def _connect(self) -> None:
        super()._connect()
        self.paged.rows_wanted.connect(self._refresh_rows)

    def _refresh_rows(self) -> None:
        super()._refresh_rows()
        if self.paged.is_narrowed():
            self.side.none_chosen.set_sentence(tr(self.kind.none_chosen))

    def _show_place_of(self, record_id: UUID) -> None:
        record = self._opened.reader.get(self.kind.cls, record_id)
        self.paged.clear_quietly()
        if record is not None and record.archived_on is None:
            day = vars(record)["day"]
            self.paged.show_until(day if day < self._opened.preferences.today() else None)
        elif record is not None or self._opened.drafts.find(self.kind.kind, record_id) is None:
            self.paged.show_away()

    def _unsaved(self, asked: Asked) -> list[RecordRow]:
        """What is still to be made stands above all, unless something else is looked for."""
        if asked.words or asked.tag or asked.until:
            return []
        return unsaved_rows(self.kind, self._opened.drafts.of_kind(self.kind.kind))

    def _under_days(self, found: Sequence[tuple[date, RecordRow]]) -> Iterator[RecordRow]:
        today, words = self._opened.preferences.today(), dates.current()
        drafts = self._opened.drafts.of_kind(self.kind.kind)
        before: date | None = None
        for day, row in found:
            is_draft = row.id in drafts
            yield RecordRow(
                row.id,
                row.name,
                tr("Not saved yet") if is_draft else row.second,
                is_gap=is_draft,
                strength=row.strength,
                heading=words.relative_day(day, today),
                begins=day != before,
            )
            before = day
