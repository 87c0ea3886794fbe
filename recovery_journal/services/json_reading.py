"""Reads the JSON of a whole journal within bounds of size, depth and number; nothing in it is believed unseen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from recovery_journal.domain.plain import Plain
from recovery_journal.storage.problems import JournalProblem

MOST_BYTES = 20 << 20  # some thirty years of writing every day
MOST_ENTITIES = 40_000
MOST_OF_ONE = 8 << 20  # bytes of one entity: a review holds a whole plan
MOST_OF_A_VALUE = 1 << 10  # bytes of a value that is no entity: the format's name, its version

_SPACE = re.compile(rb"[ \t\r\n]*+")
_TEXT = rb'"(?:[^"\\]++|\\.)*+"'
_ENTITY = re.compile(rb'\{(?:[^{}"]++|' + _TEXT + rb")*+\}", re.DOTALL)  # none has another one inside
_VALUE = re.compile(_TEXT + rb'|[^\s,:"\[\]{}]++', re.DOTALL)


class Found:
    """What a content holds: the plain members of its outer object, and its entities one after the other."""

    def __init__(self, content: bytes) -> None:
        self.members: dict[str, Any] = {}
        self._content = content
        self._at = 0

    def entities(self) -> Iterator[tuple[str, Plain]]:
        """Each entity under 'records' with the name of its kind, as they come; `members` is whole after the last.

        Raises JournalProblem: import_damaged, import_too_large.
        """
        number = 0
        for member in self._object():
            if member != "records":
                self.members[member] = self._value(_VALUE, MOST_OF_A_VALUE)
                continue
            for kind in self._object():
                for plain in self._list():
                    number += 1
                    if number > MOST_ENTITIES:
                        raise JournalProblem("import_too_large")
                    yield kind, plain
        self._expect_the_end()

    def _object(self) -> Iterator[str]:
        """The names in an object; the caller reads each one's value before it asks for the next."""
        names: set[str] = set()
        self._expect(b"{")
        while not self._take(b"}"):
            if names:
                self._expect(b",")
            name = self._value(_VALUE, MOST_OF_A_VALUE)
            if type(name) is not str or name in names:
                raise JournalProblem("import_damaged")
            names.add(name)
            self._expect(b":")
            yield name

    def _list(self) -> Iterator[Plain]:
        is_first = True
        self._expect(b"[")
        while not self._take(b"]"):
            if not is_first:
                self._expect(b",")
            is_first = False
            yield self._value(_ENTITY, MOST_OF_ONE)

    def _value(self, shape: re.Pattern[bytes], most: int) -> Any:
        self._skip_space()
        found = shape.match(self._content, self._at, self._at + most)
        if found is None:
            rest = len(self._content) - self._at
            raise JournalProblem("import_damaged") if rest < most else JournalProblem("import_too_large")
        self._at = found.end()
        try:
            return _decoder.decode(found[0].decode())
        except (ValueError, RecursionError):
            raise JournalProblem("import_damaged") from None

    def _take(self, mark: bytes) -> bool:
        self._skip_space()
        taken = self._content.startswith(mark, self._at)
        self._at += len(mark) if taken else 0
        return taken

    def _expect(self, mark: bytes) -> None:
        if not self._take(mark):
            raise JournalProblem("import_damaged")

    def _expect_the_end(self) -> None:
        self._skip_space()
        if self._at != len(self._content):
            raise JournalProblem("import_damaged")

    def _skip_space(self) -> None:
        found = _SPACE.match(self._content, self._at)
        self._at = found.end() if found else self._at


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once each."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(_name: str) -> None:
    """JSON has no NaN and no infinity, though Python would read them."""
    raise ValueError


_decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
