"""Looks into the memory of a process that a test has started, for words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

WAYS = ("utf-8", "utf-16-le", "utf-16-be")
AT_ONCE = 16 * 1024 * 1024


def is_open(process: int) -> bool:
    """Whether this system lets a test look."""
    try:
        with Path(f"/proc/{process}/mem").open("rb"):
            return True
    except OSError:
        return False


def words_in(process: int, words: Iterable[str]) -> dict[str, int]:
    """How often each of these words stands in its memory, in any of the ways that text is written."""
    wanted = {word: [word.encode(way) for way in WAYS] for word in words}
    longest = max(len(form) for forms in wanted.values() for form in forms)
    found = dict.fromkeys(wanted, 0)
    for piece in _pieces(process, longest):
        for word, forms in wanted.items():
            found[word] += sum(piece.count(form) for form in forms)
    return {word: count for word, count in found.items() if count}


def _pieces(process: int, overlap: int) -> Iterator[bytes]:
    """All that can be read, in pieces that overlap by the longest word."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for first, last in _readable(process):
            for at in range(first, last, AT_ONCE):
                try:
                    memory.seek(at)
                    yield memory.read(min(AT_ONCE + overlap, last - at)) or b""
                except (OSError, ValueError):
                    continue  # a page of the kernel's own


def _readable(process: int) -> list[tuple[int, int]]:
    """What it wrote or could have written; what it only maps from a file is that file's."""
    rows = [line.split() for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()]
    spans = [row[0].split("-") for row in rows if row[1].startswith("rw") or (row[1][0] == "r" and len(row) < 6)]
    return [(int(first, 16), int(last, 16)) for first, last in spans]
