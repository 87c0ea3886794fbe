"""What is open in a record form: which record, what counts as saved, its draft, and how it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from recovery_journal.domain.plain import plain_value
from recovery_journal.domain.record import Part, Record, Source
from recovery_journal.gui.forms.form import Raw, raw_of
from recovery_journal.gui.forms.link_saving import links_to_save
from recovery_journal.gui.pages.record_rows import IS_NEW
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.services.shelf import OpenJournal

PRIVATE, SOURCE = "private", "source"


@dataclass(repr=False)
class Sheet:
    """One record on the form. `record` is none while it is new; `saved` are the raw values that count as unchanged."""

    id: UUID
    record: Record | None = None
    is_archived: bool = False
    is_deleted: bool = False
    saved: Raw = field(default_factory=dict)
    draft: Raw | None = None
    source: str = Source.SELF.value

    @property
    def is_new(self) -> bool:
        """Whether it was never saved."""
        return self.record is None

    @property
    def is_away(self) -> bool:
        """Whether it is archived or deleted."""
        return self.is_archived or self.is_deleted


class Editing:
    """Opens and saves the records of one kind."""

    def __init__(self, kind: RecordKind, opened: OpenJournal) -> None:
        self._kind = kind
        self._opened = opened

    def open(self, record_id: UUID) -> Sheet | None:
        """A record with its draft, in use, archived or deleted; or a new one that has only a draft; else none."""
        reader, draft = self._opened.reader, self._opened.drafts.find(self._kind.kind, record_id)
        record = reader.get(self._kind.cls, record_id)
        if record is None and draft is not None and draft.get(IS_NEW):
            return Sheet(record_id, draft=draft, source=draft.get(SOURCE, Source.SELF.value))
        removed = record is None
        if removed:
            record = next((each for each in reader.removed(self._kind.cls) if each.id == record_id), None)
        if record is None:
            return None
        saved = raw_of(record, () if removed else reader.links_from(record_id))
        return Sheet(record_id, record, record.archived_on is not None, removed, saved, draft)

    def new(self, suggestion: dict[str, Any] | None = None) -> Sheet:
        """A record that is not saved yet, blank or with the values of a suggestion typed in."""
        if suggestion is None:
            return Sheet(uuid4())
        draft = {name: plain_value(value) for name, value in suggestion.items()}
        source = Source.SUGGESTION.value
        return Sheet(uuid4(), draft=draft | {IS_NEW: True, SOURCE: source}, source=source)

    def save(self, sheet: Sheet, values: dict[str, Any], private: bool, asked_by: object) -> None:
        """Saves the record with all its links as one action, and ends its draft. Raises JournalProblem."""
        own = {name: value for name, value in values.items() if name not in self._kind.links()}
        own[PRIVATE] = private
        if sheet.record is None:
            record = self._kind.cls(id=sheet.id, source=Source(sheet.source), **own)
        else:
            record = replace(sheet.record, **own)
        entities: list[Part] = [record]
        gone: list[Part] = []
        existing = self._opened.reader.links_from(record.id)
        for to_kind in self._kind.links():
            to_save, to_remove = links_to_save(record, to_kind, values[to_kind], existing)
            entities += to_save
            gone += to_remove
        draft = (record.KIND, str(sheet.id))
        self._opened.journal.save(*entities, removed=gone, asked_by=asked_by, ends_drafts=[draft])
