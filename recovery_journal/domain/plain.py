"""Entities as plain values that JSON knows, and back: for the change log, exports and imports."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from recovery_journal.domain.record import Part

Plain = dict[str, Any]
_AS_THEY_ARE = frozenset((str, int, float, bool))


def plain_value(value: Any) -> Any:
    """One field's value as JSON knows it: ISO texts for days, times and instants, lists for tuples."""
    if value is None or type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value


def to_plain(entity: Part) -> Plain:
    """All fields of `entity`, by name."""
    return {name: plain_value(getattr(entity, name)) for name in field_types(type(entity))}


_types: dict[Any, dict[str, Any]] = {}  # by class, read once each


def field_types(cls: type[Part]) -> dict[str, Any]:
    """The declared type of each field, with `X | None` as it stands."""
    if cls not in _types:
        hints = get_type_hints(cls)
        _types[cls] = {each.name: hints[each.name] for each in dataclasses.fields(cls)}
    return _types[cls]


def inner_type(hint: Any) -> Any:
    """`X` of `X | None`; any other type as it is, the very same: a cache would give an equal one."""
    return _of_union(hint) or hint


@cache
def _of_union(hint: Any) -> Any:
    """`X` of `X | None`; none of any other type."""
    if get_origin(hint) not in (Union, UnionType):
        return None
    return next(each for each in get_args(hint) if each is not type(None))


@cache
def _inside(hint: Any) -> Any:
    """`X` of `tuple[X, ...]`; none of any other type."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def value_from_plain(hint: Any, value: Any) -> Any:
    """The value of a field of type `hint`. Raises ValueError or TypeError for what does not fit."""
    wanted = inner_type(hint)
    if value is None and wanted is not hint:
        return None
    inside = _inside(wanted)
    if inside is not None:
        return tuple(value_from_plain(inside, each) for each in _fitting(value, list, tuple))
    if wanted in (date, datetime, time):
        return wanted.fromisoformat(value)
    if wanted is UUID or (isinstance(wanted, type) and issubclass(wanted, Enum)):
        return wanted(_fitting(value, str))
    return float(_fitting(value, int, float)) if wanted is float else _fitting(value, wanted)


def _fitting(value: Any, *types: type) -> Any:
    if type(value) not in types:
        raise TypeError(f"{type(value).__name__} does not fit")
    return value


def from_plain(cls: type[Part], plain: Plain) -> Part:
    """An entity of `cls` from `plain`; fields it does not name keep their defaults.

    Raises RuleBroken, ValueError or TypeError for values that do not fit.
    """
    types = field_types(cls)
    if not plain.keys() <= types.keys():
        raise TypeError(f"{cls.KIND} has no such field")
    return cls(**{name: value_from_plain(types[name], value) for name, value in plain.items()})


def differences(before: Plain, after: Plain) -> tuple[Plain, Plain]:
    """The fields whose values differ, as they were and as they are; `updated_at` alone is no difference."""
    names = [name for name, value in after.items() if before.get(name) != value]
    if not set(names) - {"updated_at"}:
        return {}, {}
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}
