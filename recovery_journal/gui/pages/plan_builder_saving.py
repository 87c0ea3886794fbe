"""From the answers of the guided builder to what is saved: nothing that the plan has already is made twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from recovery_journal.domain.plain import field_types, value_from_plain
from recovery_journal.domain.plan import Contact, Trigger
from recovery_journal.domain.record import Part, Record, Source, name_field
from recovery_journal.gui.forms.link_saving import links_to_save
from recovery_journal.services.content import CATEGORY_FIELDS, suggestions
from recovery_journal.services.reader import record_class
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import name_of


class Maker:
    """Makes the records of one kind out of words that were picked or typed."""

    def __init__(self, opened: OpenJournal, kind: str, with_counselor: bool) -> None:
        self._opened = opened
        self.kind = kind
        self._cls = record_class(kind)
        self._source = Source.WITH_COUNSELOR if with_counselor else Source.SELF
        self._ideas = {each.text.casefold(): each for each in suggestions(kind)}
        self._next = opened.reader.last_position(kind) + 1

    def in_use(self, text: str) -> Record | None:
        """The record of the plan that has this name, however it is written."""
        return _named(self._opened.reader.records(self._cls), text)

    def record(self, text: str, category: str = "") -> Record:
        """The record with this name: the one in the plan, one that was put away and returns, or a new one."""
        found = self.in_use(text)
        if found is None:
            away = _named(self._opened.reader.records(self._cls, archived=True), text)
            found = self._new(text, category) if away is None else replace(away, archived_on=None)
        return found

    def picked(self, texts: Iterable[str], dropped: Iterable[str], category: str = "") -> list[Part]:
        """What to save where these texts joined the plan, and the records with these ids are put away."""
        today = self._opened.preferences.today()
        gone = [self._opened.reader.get(self._cls, UUID(each)) for each in dropped]
        made: list[Part] = [self.record(text, category) for text in texts]
        return made + [replace(each, archived_on=today) for each in gone if each is not None]

    def _new(self, text: str, category: str) -> Record:
        idea = self._ideas.get(text.casefold())
        own = {CATEGORY_FIELDS[self.kind]: category} if category else {}
        types = field_types(self._cls)
        values: dict[str, Any] = {field: value_from_plain(types[field], str(plain)) for field, plain in own.items()}
        if idea is None:
            values[name_field(self._cls)] = text
        else:
            values |= idea.values
        source = Source.SUGGESTION if idea is not None and self._source is Source.SELF else self._source
        self._next += 1
        return self._cls(source=source, position=self._next - 1, **values)


def answers_to_save(
    opened: OpenJournal, maker: Maker, trigger: Trigger, raw: Sequence[Any]
) -> tuple[list[Part], list[Part]]:
    """What to save and what to remove so that a trigger leads to these: ids as text, or {"new": text} to be made."""
    made = [maker.record(each["new"]) for each in raw if isinstance(each, dict)]
    fresh = iter(made)
    targets = [str(next(fresh).id) if isinstance(each, dict) else each for each in raw]
    links, gone = links_to_save(trigger, maker.kind, targets, opened.reader.links_from(trigger.id))
    return [*made, *links], [*gone]


def phones_to_save(contacts: Iterable[Contact], numbers: dict[str, str]) -> list[Part]:
    """The people whose number is another one now."""
    wanted = [(each, numbers.get(str(each.id), each.phone).strip()) for each in contacts]
    return [replace(each, phone=phone) for each, phone in wanted if phone != each.phone]


def _named(records: Iterable[Record], text: str) -> Record | None:
    wanted = text.strip().casefold()
    return next((each for each in records if name_of(each).strip().casefold() == wanted), None)
