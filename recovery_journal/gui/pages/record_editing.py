"""What is open in a record form: which record, what counts as saved, its draft, and how it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from recovery_journal.domain.aims import GoalStep
from recovery_journal.domain.plain import plain_value
from recovery_journal.domain.record import Part, Record, Source, rule_of
from recovery_journal.gui.forms.form import Raw, raw_of
from recovery_journal.gui.forms.link_saving import links_to_save
from recovery_journal.gui.forms.part_saving import STEP_CLASSES, steps_to_save
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
            source = draft.get(SOURCE, Source.SELF.value)
            return Sheet(record_id, saved=self.new().saved, draft=draft, source=source)
        removed = record is None
        if removed:
            record = next((each for each in reader.removed(self._kind.cls) if each.id == record_id), None)
        if record is None:
            return None
        links = () if removed else reader.links_from(record_id)
        steps = {kind: () if removed else self._steps(kind, record_id) for kind in self._kind.steps()}
        saved = raw_of(record, links, steps) | ({} if removed else self.parts_of(record))
        return Sheet(record_id, record, record.archived_on is not None, removed, saved, draft)

    def open_only(self) -> Sheet:
        """The one record of the kind with its draft, or a blank one."""
        record = self._opened.reader.only(self._kind.cls)
        if record is None:
            drafts = self._opened.drafts.of_kind(self._kind.kind)
            key = next((key for key, raw in drafts.items() if raw.get(IS_NEW)), None)
            return (self.open(UUID(key)) if key else None) or self.new()
        return self.open(record.id) or self.new()

    def new(self, suggestion: dict[str, Any] | None = None, typed: dict[str, Any] | None = None) -> Sheet:
        """A record that is not saved yet: blank, with the values of a suggestion typed in, or with some given."""
        given = {name: plain_value(value) for name, value in (typed or {}).items()}
        blank: Raw = {PRIVATE: bool(self._kind.cls.__dataclass_fields__[PRIVATE].default)} | self.begun_with(given)
        if suggestion is None:
            named = {name for name in given if isinstance(given[name], str) and self._is_naming(name)}
            saved = {name: "" if name in named else value for name, value in blank.items()}
            return Sheet(uuid4(), saved=saved, draft=blank | {IS_NEW: True} if named else None)
        draft = blank | {name: plain_value(value) for name, value in suggestion.items()}
        source = Source.SUGGESTION.value
        return Sheet(uuid4(), saved=blank, draft=draft | {IS_NEW: True, SOURCE: source}, source=source)

    def _is_naming(self, name: str) -> bool:
        """Whether it is the text that a record is called by: one that is given can be saved as it stands."""
        rule = rule_of(self._kind.cls, name)
        return bool(rule.get("required")) and "limit" in rule

    def begun_with(self, given: Raw) -> Raw:
        """What stands in a new form, where some values are given."""
        return given

    def parts_of(self, record: Record) -> Raw:
        """The raw values of those parts of a record that this kind keeps in a way of its own."""
        return {}

    def check(self, values: dict[str, Any]) -> None:
        """Raises RuleBroken for values that are well formed and yet cannot be together: an end before its start."""
        self._kind.cls(**self._own(values))

    def save(self, sheet: Sheet, values: dict[str, Any], private: bool, asked_by: object) -> None:
        """Saves the record with all its links as one action, and ends its draft. Raises JournalProblem."""
        record = self.record_of(sheet, values, private)
        entities: list[Part] = [record]
        gone: list[Part] = []
        existing = self._opened.reader.links_from(record.id)
        for to_kind in self._kind.links():
            to_save, to_remove = links_to_save(record, to_kind, values[to_kind], existing)
            entities += to_save
            gone += to_remove
        for part_kind in self._kind.steps():
            steps = self._steps(part_kind, record.id)
            kept, dropped = steps_to_save(record, part_kind, values[part_kind], steps, self._opened.preferences.today())
            entities += kept
            gone += dropped
        draft = (record.KIND, str(sheet.id))
        self._opened.journal.save(*entities, removed=gone, asked_by=asked_by, ends_drafts=[draft])

    def record_of(self, sheet: Sheet, values: dict[str, Any], private: bool) -> Record:
        """The record as it is to be kept, without what is joined to it."""
        own = self._own(values) | {PRIVATE: private}
        if sheet.record is not None:
            return replace(sheet.record, **own)
        last = self._opened.reader.last_position(self._kind.kind)
        position = last + 1 if last else 0  # a list that nobody put in order stays in the order of time
        return self._kind.cls(id=sheet.id, source=Source(sheet.source), position=position, **own)

    def _own(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values without what is joined to the record."""
        parted = (*self._kind.links(), *self._kind.parts())
        return {name: value for name, value in values.items() if name not in parted}

    def _steps(self, kind: str, record_id: UUID) -> list[GoalStep]:
        return self._opened.reader.parts(STEP_CLASSES[kind], record_id)
