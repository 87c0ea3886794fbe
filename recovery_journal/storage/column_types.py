"""How each kind of value stands in a STRICT table, which knows TEXT, INTEGER and REAL only."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine


class _AsText(TypeDecorator[Any]):
    """A value kept as TEXT by a pair of functions."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True
    to_text: Callable[[Any], str] = staticmethod(str)
    from_text: Callable[[str], Any] = staticmethod(str)

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        return None if value is None else self.to_text(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        return None if value is None else self.from_text(value)


class UuidText(_AsText):
    """A UUID in its usual written form."""

    cache_ok = True
    from_text = staticmethod(UUID)


class Day(_AsText):
    """A calendar date, 2026-03-12."""

    cache_ok = True
    to_text = staticmethod(date.isoformat)
    from_text = staticmethod(date.fromisoformat)


class WallTime(_AsText):
    """A time of day on the wall's clock, 14:30:00."""

    cache_ok = True
    to_text = staticmethod(time.isoformat)
    from_text = staticmethod(time.fromisoformat)


class Instant(_AsText):
    """A point in time, in UTC."""

    cache_ok = True
    to_text = staticmethod(lambda value: value.astimezone(UTC).isoformat())
    from_text = staticmethod(datetime.fromisoformat)


class Texts(_AsText):
    """A list of plain texts, as JSON."""

    cache_ok = True
    to_text = staticmethod(lambda value: json.dumps(list(value), ensure_ascii=False))
    from_text = staticmethod(lambda value: tuple(json.loads(value)))


class Choice(_AsText):
    """One word of a closed list."""

    cache_ok = True
    to_text = staticmethod(lambda value: value.value)

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self.from_text = words


class Choices(_AsText):
    """Some words of a closed list, as JSON."""

    cache_ok = True
    to_text = staticmethod(lambda value: json.dumps([each.value for each in value]))

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self.from_text = lambda value: tuple(words(each) for each in json.loads(value))


class YesNo(TypeDecorator[bool]):
    """1 or 0."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        return None if value is None else bool(value)
