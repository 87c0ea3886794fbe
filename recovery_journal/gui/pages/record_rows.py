"""The rows of a record list: what each record says there, with its drafts and with what it points at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from recovery_journal.domain.gaps import STRONG, without_response
from recovery_journal.domain.plan import CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.domain.record import Record, name_field
from recovery_journal.gui import dates
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.language import ntr, tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.drafts import Raw
from recovery_journal.services.reader import Reader
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import name_of

IS_NEW = "is_new"  # marks the draft of a record that was not saved yet
LAST = 11  # after every strength


def rows_of(kind: RecordKind, opened: OpenJournal) -> list[RecordRow]:
    """All rows of one list: in use, not saved yet, archived, deleted."""
    drafts = opened.drafts.of_kind(kind.kind)
    records = opened.reader.records(kind.cls)
    responses = _Responses(kind, opened, records)
    rows = [_row(kind, each, at, responses, str(each.id) in drafts) for at, each in enumerate(records)]
    known = {row.id for row in rows}
    return rows + [row for row in unsaved_rows(kind, drafts) if row.id not in known] + away_rows(kind, opened)


def unsaved_rows(kind: RecordKind, drafts: Mapping[str, Raw]) -> list[RecordRow]:
    """The rows of what is still to be made."""
    return [_new_row(kind, key, raw) for key, raw in drafts.items() if raw.get(IS_NEW)]


def away_rows(kind: RecordKind, opened: OpenJournal) -> list[RecordRow]:
    """The rows of what is archived, then of what is deleted."""
    archived = opened.reader.records(kind.cls, archived=True)
    rows = [_away_row(kind, each, tr("Archived"), at) for at, each in enumerate(archived)]
    deleted = opened.reader.removed(kind.cls)
    return rows + [_away_row(kind, each, tr("Deleted"), at + len(archived)) for at, each in enumerate(deleted)]


def in_use(rows: Iterable[RecordRow]) -> int:
    """How many rows stand for saved records in use."""
    return sum(not row.is_away and not row.is_unsaved for row in rows)


class _Responses:
    """How many strategies answer each record, its own and those of the signs it points to."""

    def __init__(self, kind: RecordKind, opened: OpenJournal, records: Sequence[Record]) -> None:
        self.are_counted = kind.kind in (Trigger.KIND, WarningSign.KIND)
        self._targets: dict[UUID, list[Link]] = {}
        self._open: set[UUID] = set()
        if self.are_counted:
            links = _links_in_use(opened.reader, kind.kind)
            for link in links:
                self._targets.setdefault(link.from_id, []).append(link)
            self._open = {each.id for each in without_response(records, links)}

    def count(self, record: Record) -> int:
        """Each strategy once."""
        mine = self._targets.get(record.id, [])
        signs = [each.to_id for each in mine if each.to_kind == WarningSign.KIND]
        links = [*mine, *(link for sign in signs for link in self._targets.get(sign, []))]
        return len({link.to_id for link in links if link.to_kind == CopingStrategy.KIND})

    def words(self, record: Record) -> str:
        """'3 responses', or that there is none yet; '' for a kind that has no responses."""
        if not self.are_counted:
            return ""
        if record.id in self._open:
            return tr("no response yet")
        return ntr("{n} response", "{n} responses", self.count(record))

    def is_gap(self, record: Record, strength: int | None) -> bool:
        """Whether a missing response is worth a look: for a strong trigger, and for every sign."""
        is_strong = record.KIND == WarningSign.KIND or (strength or 0) >= STRONG
        return self.are_counted and is_strong and record.id in self._open


def _links_in_use(reader: Reader, kind: str) -> list[Link]:
    """The links from a kind and from signs, without those that lead to what was put away."""
    away = {each.id for cls in (WarningSign, CopingStrategy) for each in reader.records(cls, archived=True)}
    found = reader.links_among((kind, WarningSign.KIND))
    return [each for each in found if away.isdisjoint((each.from_id, each.to_id))]


def _row(kind: RecordKind, record: Record, at: int, responses: _Responses, has_draft: bool) -> RecordRow:
    strength = getattr(record, kind.bar) if kind.bar else None
    parts = [_words(record, name) for name in kind.second] + [responses.words(record)]
    if has_draft:
        parts[len(kind.second) :] = [tr("not saved yet")]
    return RecordRow(
        id=str(record.id),
        name=name_of(record, _day),
        second=_sentence(parts),
        is_gap=has_draft or responses.is_gap(record, strength),
        strength=strength,
        category=_category(kind, record),
        texts=_texts(record),
        order=(1, LAST if strength is None else 10 - strength, at) if kind.bar else (1, at),
    )


def _new_row(kind: RecordKind, key: str, raw: Raw) -> RecordRow:
    name = str(raw.get(name_field(kind.cls)) or "").strip() or tr(kind.new)
    second, category = tr("Not saved yet"), str(raw.get(kind.filter_by) or "")
    texts = name.casefold()
    return RecordRow(key, name, second, True, is_unsaved=True, category=category, texts=texts, order=(0, 0, key))


def _away_row(kind: RecordKind, record: Record, state: str, at: int) -> RecordRow:
    name = name_of(record, _day)
    category = _category(kind, record)
    return RecordRow(str(record.id), name, state, is_away=True, category=category, texts=_texts(record), order=(2, at))


def _category(kind: RecordKind, record: Record) -> str:
    return str(getattr(record, kind.filter_by) or "") if kind.filter_by else ""


def _words(record: Record, name: str) -> str:
    value: Any = getattr(record, name)
    if value is None or value == "":
        return tr("still going on") if name == "ends_on" else ""
    if name == "minutes":
        return ntr("{n} minute", "{n} minutes", int(value))
    if name == "times_a_week":
        return ntr("{n} time a week", "{n} times a week", int(value))
    if isinstance(value, date):
        return tr("until {day}", day=_day(value)) if name == "ends_on" else _day(value)
    return choice_words(value) if isinstance(value, StrEnum) else str(value).partition("\n")[0]


def _day(day: date) -> str:
    return dates.current().day_text(day)


def _sentence(parts: Iterable[str]) -> str:
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _texts(record: Record) -> str:
    """Every word of a record, its choices too, ready for a search that minds no capitals."""
    values = (value for name, value in vars(record).items() if name not in ("source", "id"))
    words: list[str] = []
    for value in values:
        if isinstance(value, tuple):
            words += [str(each) for each in value]
        elif isinstance(value, str):
            words.append(choice_words(value) if isinstance(value, StrEnum) else value)
    return "\n".join(words).casefold()
