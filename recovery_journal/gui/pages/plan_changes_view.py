"""What differs between two states of the plan, as words to read: by kind, what is new, what changed, what is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.plan_changes import KindChanges
from recovery_journal.services.words import kind_words

MOST = 120  # lines; nobody reads more at once


class ChangesView(QWidget):
    """Lines made anew each time."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QWidget()
        self._column = column_in(self)
        self._column.addWidget(self._lines)

    def show_changes(self, found: Sequence[KindChanges], when_none: str) -> None:
        """Shows what differs, or the sentence for nothing."""
        if found:
            self._fill([line for each in found for line in _lines_of(each)])
        else:
            self._fill([("body", when_none)])

    def show_plan(self, found: Sequence[KindChanges], when_none: str) -> None:
        """Shows a plan whole: the names of its records, by kind."""
        lines = [(kind, text) for each in found for kind, text in _names_of(each)]
        self._fill(lines or [("body", when_none)])

    def _fill(self, lines: list[tuple[str, str]]) -> None:
        fresh = QWidget()
        column = column_in(fresh, 4)
        for number, (kind, text) in enumerate(lines[:MOST]):
            if kind == "strong" and number:
                column.addSpacing(theme.current().px(10))
            column.addWidget(_line(kind, text))
        if len(lines) > MOST:
            more = len(lines) - MOST
            column.addWidget(label(ntr("{n} more line", "{n} more lines", more), "caption", "quiet"))
        self._column.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh


def _line(kind: str, text: str) -> QWidget:
    if kind != "detail":
        return label(text, kind, wrap=True)
    made = label(text, tone="soft", wrap=True)
    made.setContentsMargins(theme.current().px(18), 0, 0, 0)
    return made


def _lines_of(found: KindChanges) -> Iterator[tuple[str, str]]:
    yield "strong", _heading(found)
    for name in found.added:
        yield "body", tr("New: {name}", name=name)
    for each in found.changed:
        yield "body", tr("Changed: {name}", name=each.name)
        yield from (("detail", words) for words in each.differences)
    for name in found.gone:
        yield "body", tr("No longer in the plan: {name}", name=name)


def _names_of(found: KindChanges) -> Iterator[tuple[str, str]]:
    heading = _heading(found)
    yield "strong", heading
    yield from (("body", tr("Written down") if name == heading else name) for name in found.added)


def _heading(found: KindChanges) -> str:
    count = len(found.added) + len(found.changed) + len(found.gone)
    words = kind_words(found.kind, many=count != 1)
    return f"{words[0].upper()}{words[1:]}"
