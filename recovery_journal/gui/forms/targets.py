"""What editors share that point at records of one kind: what each target is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.domain.record import Record
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.language import tr
from recovery_journal.services.helping import most_helpful_first
from recovery_journal.services.reader import Reader, record_class
from recovery_journal.services.words import name_of

Target = str | dict[str, str]


class PointsAt:
    """Targets are ids as text, or {"new": text} for a record that is to be made when this one is saved."""

    def aim_at(self, to_kind: str, reader: Reader) -> None:
        """What it points at; asked for once, before anything is shown."""
        self.to_kind = to_kind
        self._reader = reader
        self._names: dict[str, str] = {}

    def raw(self) -> Any:
        raise NotImplementedError

    def set_raw(self, raw: Any) -> None:
        raise NotImplementedError

    def refresh(self) -> None:
        """Names may have changed, and targets may be gone."""
        self.set_raw(self.raw())

    def picker_of(self, taken: list[Target]) -> LinkPicker:
        """The list of what can be added to what is `taken`; strategies by what helped, most first."""
        records: Sequence[Record] = self._reader.records(record_class(self.to_kind))
        if self.to_kind == CopingStrategy.KIND:
            records = most_helpful_first(self._reader, records)
        free = [(str(each.id), name_of(each)) for each in records if str(each.id) not in taken]
        return LinkPicker(self, self.to_kind, free)  # type: ignore[arg-type]

    def _name_of(self, target: Target) -> str:
        if isinstance(target, dict):
            return target["new"]
        if target not in self._names:
            found = self._reader.get(record_class(self.to_kind), UUID(target))
            self._names[target] = _words(found) if found else ""
        return self._names[target]


def _words(record: Record) -> str:
    """Its name; one that was put away says so."""
    name = name_of(record)
    return tr("{name} (archived)", name=name) if record.archived_on else name
