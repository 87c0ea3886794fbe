"""Words in a narrow place: on several lines, and cut only at the end of the last one there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def broken(words: str, font: QFont, width: float, most: int) -> list[str]:
    """At most so many lines; a word that is wider than a line goes on in the next one."""
    layout = QTextLayout(words, font)
    layout.setTextOption(_anywhere())
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(QFontMetrics(font).elidedText(words[start:], Qt.TextElideMode.ElideRight, int(width)))
            break
        lines.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
