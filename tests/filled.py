"""Entities with a value in every field: one of each kind, joined to each other, for tests that must miss nothing."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time
from enum import Enum
from typing import Any, get_args, get_origin
from uuid import UUID, uuid4

from recovery_journal.domain.care import Appointment, Occurrence
from recovery_journal.domain.kinds import ENTITIES, OWNERS, POINTERS
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.domain.plan import WarningSign
from recovery_journal.domain.record import Part, rule_of

STAMPED = ("created_at", "updated_at")


def texts_of(entity: Part) -> list[str]:
    """Every text of an entity that the person wrote."""
    found = []
    for name, hint in field_types(type(entity)).items():
        value = getattr(entity, name)
        wanted = inner_type(hint)
        if wanted is str and name not in ("from_kind", "to_kind"):
            found.append(value)
        if get_origin(wanted) is tuple and get_args(wanted)[0] is str:
            found += value
    return found


def one_of_each_kind(word: str = "word") -> list[Part]:
    """One entity of each kind, every field filled, every text another one that begins with `word`; ends come first."""
    numbers = itertools.count(1)
    ids = {kind: uuid4() for kind in ENTITIES}
    return [_filled(kind, ids, word, numbers) for kind in ENTITIES]


def one_of_each(kinds: Collection[str], word: str = "word") -> list[Part]:
    """One entity of each of some kinds, as files of older versions could hold it: what came in later is blank."""
    return [_as_of_old(each) for each in one_of_each_kind(word) if each.KIND in kinds]


def _as_of_old(entity: Part) -> Part:
    if isinstance(entity, WarningSign):
        return replace(entity, asks_about=False)
    if isinstance(entity, Appointment):
        return replace(entity, uid="")
    if isinstance(entity, Lapse):
        return replace(entity, left_message=False)
    if isinstance(entity, Occurrence):
        return replace(entity, moved_on=None, moved_at=None, moved_until=None)
    return entity


def _filled(kind: str, ids: dict[str, UUID], word: str, numbers: Any) -> Part:
    cls = ENTITIES[kind]
    pointing = {column: ids[target] for part, column, target in POINTERS if part == kind}
    owner = {"owner": ids[OWNERS[kind]]} if kind in OWNERS else {}
    ends = {"from_kind": "trigger", "from_id": ids["trigger"], "to_kind": "contact", "to_id": ids["contact"]}
    given: dict[str, Any] = {"id": ids[kind]} | pointing | owner | (ends if kind == "link" else {})
    free = {name: hint for name, hint in field_types(cls).items() if name not in (*given, *STAMPED)}
    return cls(
        **given
        | {name: _value(inner_type(hint), f"{word}{next(numbers)}x", rule_of(cls, name)) for name, hint in free.items()}
    )


def _value(wanted: Any, word: str, rule: Any) -> Any:
    if get_origin(wanted) is tuple:
        inside = get_args(wanted)[0]
        return (f"{word}one", f"{word}two") if inside is str else tuple(inside)
    if issubclass(wanted, Enum):
        return list(wanted)[-1]
    number = min(7, int(rule.get("high", 7)))
    plain = {date: date(2026, 3, 12), datetime: None, time: time(14, 30), bool: True, float: 7.5, str: word}
    return plain.get(wanted, number)
