"""The numbers of Help now: crisis lines of the region, and one's own people while a journal is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui.help_parts import CopyButton, NumberRow, clear
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.help_lines import Line, Region
from recovery_journal.language import tr

_FIRST = ("can_ask_for_help", "professional", "emergency", "good_company")


class Numbers(QWidget):
    """Everybody to call besides the emergency number."""

    def __init__(self) -> None:
        super().__init__()
        self._line_rows: list[NumberRow] = []
        self._people_rows: list[NumberRow] = []
        self._lines = QVBoxLayout()
        self._people = QVBoxLayout()
        self._notes = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._lines, self._people, self._notes):
            part.setSpacing(10)
            column.addLayout(part)
        column.insertStretch(2, 1)
        column.insertSpacing(3, 12)
        self._show_notes()

    def show_regions(self, regions: list[Region]) -> None:
        """The lines of one region, or of all with their countries' names while none is chosen."""
        clear(self._lines)
        self._line_rows = [_line_row(each, region, len(regions) > 1) for region in regions for each in region.lines]
        for row in self._line_rows:
            self._lines.addWidget(row)
            self._lines.addWidget(line())
        checked = all(each.lines and all(one.last_verified for one in each.lines) for each in regions)
        self._unchecked.setVisible(not checked)

    def show_people(self, people: Iterable[Any]) -> None:
        """Contacts with a phone, those first who can be asked for help."""
        clear(self._people)
        shown = in_order(people)
        self._people_rows = [NumberRow(each.phone, _who(each), each.phone, "arm") for each in shown]
        if not shown:
            return
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(label(tr("My people"), "section"), 1)
        row.addWidget(label(tr("shown while your journal is open"), "caption"))
        self._people.addWidget(head)
        for each in self._people_rows:
            self._people.addWidget(each)

    def copy_buttons(self) -> list[CopyButton]:
        """The buttons that copy a number, from the top down."""
        return [row.copy_button for row in (*self._line_rows, *self._people_rows)]

    def _show_notes(self) -> None:
        self._unchecked = label(tr("From public sources. Not yet checked by a person."), "caption", wrap=True)
        self._notes.addWidget(self._unchecked)
        for text in (
            tr("Laws that protect people who call for help differ by place."),
            tr("This program is no replacement for care."),
        ):
            self._notes.addWidget(label(text, "caption", wrap=True))
        self._notes.setSpacing(2)


def _line_row(each: Line, region: Region, with_country: bool) -> NumberRow:
    country = f"{tr(region.name)}. " if with_country else ""
    return NumberRow(shown_number(each), country + line_words(each), each.phone or each.text_to)


def shown_number(each: Line) -> str:
    """What to dial, or what to text and where to."""
    if each.phone:
        return each.phone
    if each.text_word:
        return tr("Text {word} to {number}", word=each.text_word, number=each.text_to)
    return tr("Text {number}", number=each.text_to)


def line_words(each: Line) -> str:
    """What a line is for, when, and how to reach it without hearing."""
    parts = [tr(each.what) if each.what else each.name, each.hours]
    if each.tty:
        parts.append(tr("Text telephone: {number}", number=each.tty))
    if each.language and each.language != "English":
        parts.append(tr("{language}.", language=tr(each.language)))
    return " ".join(part for part in parts if part)


def in_order(people: Iterable[Any]) -> list[Any]:
    """Contacts of the plan that have a phone: who can be asked for help, then services, then company."""
    reachable = [each for each in people if each.phone.strip() and each.archived_on is None]
    return sorted(reachable, key=lambda each: _FIRST.index(each.tier) if each.tier in _FIRST else len(_FIRST))


def _who(contact: Any) -> str:
    """'Sam, peer. Has naloxone.'"""
    from recovery_journal.services.choice_words import choice_words

    name = contact.name if contact.role is None else f"{contact.name}, {choice_words(contact.role).lower()}"
    parts = [name]
    if contact.hours.strip():
        parts.append(contact.hours.strip())
    if contact.has_naloxone:
        parts.append(tr("Has naloxone"))
    return ". ".join(parts)
