"""Looks a left-over -wal file over before SQLite does, which takes a damaged frame for the end and says nothing.

Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

from __future__ import annotations

import sys
from array import array
from pathlib import Path
from struct import unpack_from
from typing import BinaryIO

_HEAD, _FRAME_HEAD, _SUMMED = 32, 24, 8
_MAGIC = (0x377F0682, 0x377F0683)  # the second one has its sums over big-endian words
_LARGEST_PAGE = 1 << 16
WHOLE, TORN, DAMAGED = "whole", "torn", "damaged"

Sums = tuple[int, int]


def state_beside(database: Path) -> str:
    """What became of what a killed program left beside its database: WHOLE, TORN or DAMAGED. Raises OSError.

    What it was just writing may be cut off, as SQLite expects. TORN tells that the very last block was begun and does
    not add up: a computer that stopped in the midst of it, or a block that was altered since; what was saved last may
    be missing then, and nothing else. Runs while nobody has the database open.
    """
    file = database.with_name(f"{database.name}-wal")
    if not file.exists() or file.stat().st_size <= _HEAD + _FRAME_HEAD:
        return WHOLE
    with file.open("rb") as content:
        return _state_of(content)


def _state_of(content: BinaryIO) -> str:
    head = content.read(_HEAD)
    magic, _, page, _ = unpack_from(">4I", head)
    if magic not in _MAGIC or not 512 <= page <= _LARGEST_PAGE:
        return DAMAGED
    sums: Sums = _add(head[:24], (0, 0), magic & 1)
    if sums != unpack_from(">2I", head, 24):
        return DAMAGED
    salts = unpack_from(">2I", head, 16)
    while len(frame := content.read(_FRAME_HEAD + page)) == _FRAME_HEAD + page:
        sums = _add(frame[_FRAME_HEAD:], _add(frame[:_SUMMED], sums, magic & 1), magic & 1)
        is_salted, adds_up = unpack_from(">2I", frame, 8) == salts, unpack_from(">2I", frame, 16) == sums
        if not (is_salted and adds_up):
            if adds_up or _goes_on(content, page, salts):
                return DAMAGED
            return TORN if is_salted else WHOLE
    return WHOLE


def _goes_on(content: BinaryIO, page: int, salts: tuple[int, ...]) -> bool:
    """Whether frames of this log follow where it seemed to end; those of an earlier one have other salts."""
    while len(frame := content.read(_FRAME_HEAD + page)) == _FRAME_HEAD + page:
        if unpack_from(">2I", frame, 8) == salts:
            return True
    return False


def _add(content: bytes, sums: Sums, big_endian: int) -> Sums:
    words = array("I", content)
    if (sys.byteorder == "big") != bool(big_endian):
        words.byteswap()
    first, second = sums
    pairs = iter(words)
    for even, odd in zip(pairs, pairs, strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
