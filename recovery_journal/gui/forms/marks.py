"""Marks of form in a text that is being typed: bold, italic, a heading, a list; each put on and taken off again."""

from __future__ import annotations

import re
from itertools import takewhile

from PySide6.QtGui import QTextBlock, QTextCursor

BOLD, ITALIC = "**", "*"
HEADING, ITEM = "## ", "- "
_STARTS = re.compile(r"(#{1,6} |[-*+] )")
_ITEM = re.compile(r"([ \t]*[-*+] )(.*)")


def surround(cursor: QTextCursor, mark: str) -> QTextCursor:
    """Puts a mark round what is chosen, or takes it off; round nothing the cursor comes to stand inside."""
    words = cursor.selectedText()
    edge = len(mark)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    if _is_marked(cursor, mark):
        _put(cursor, start - edge, end + edge, words)
        start, end = start - edge, end - edge
    else:
        _put(cursor, start, end, f"{mark}{words}{mark}")
        start, end = start + edge, end + edge
    cursor.endEditBlock()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def begin_lines(cursor: QTextCursor, mark: str) -> None:
    """Has every line that is touched begin with a mark, in place of another one, or takes it off where all have it."""
    blocks = _touched(cursor)
    has_all = all(each.text().startswith(mark) for each in blocks)
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for each in blocks:
        found = _STARTS.match(each.text())
        _put(edit, each.position(), each.position() + (found.end() if found else 0), "" if has_all else mark)
    edit.endEditBlock()


def go_on_with_list(cursor: QTextCursor) -> bool:
    """Enter within a list begins its next line, on an empty one it ends the list; false outside of one."""
    found = _ITEM.match(cursor.block().text())
    if found is None or cursor.hasSelection() or cursor.positionInBlock() < len(found[1]):
        return False
    if found[2].strip():
        cursor.insertText("\n" + found[1])
    else:
        _put(cursor, cursor.block().position(), cursor.block().position() + len(cursor.block().text()), "\n")
    return True


def _is_marked(cursor: QTextCursor, mark: str) -> bool:
    """Whether the mark stands on both sides; one star is not the half of two."""
    at, document = cursor.selectionStart(), cursor.document()
    before = sum(1 for _ in takewhile(lambda step: document.characterAt(at - step) == "*", range(1, 4)))
    at = cursor.selectionEnd()
    after = sum(1 for _ in takewhile(lambda step: document.characterAt(at + step) == "*", range(3)))
    stars = min(before, after)
    return stars in ((1, 3) if mark == ITALIC else (2, 3))


def _touched(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last and block.isValid():
        block = block.next()
        found.append(block)
    return found


def _put(cursor: QTextCursor, start: int, end: int, words: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(words)
