"""The numbers of Help now: crisis lines of the region, and one's own people while a journal is open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import dates
from recovery_journal.gui.help_parts import NumberRow, clear
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.help_lines import Line, Region
from recovery_journal.language import tr

MOST_REASONS = 3
A_YEAR = 365  # days
_FIRST = ("can_ask_for_help", "professional", "emergency", "good_company")


class Numbers(QWidget):
    """Everybody to call besides the emergency number, and what else of the person's own helps now."""

    def __init__(self) -> None:
        super().__init__()
        self._line_rows: list[NumberRow] = []
        self._own_rows: list[NumberRow] = []
        self._people_rows: list[NumberRow] = []
        self._lines = QVBoxLayout()
        self._own = QVBoxLayout()
        self._people = QVBoxLayout()
        self._words = QVBoxLayout()
        self._notes = QVBoxLayout()
        column = column_in(self, 0)
        for part in (self._lines, self._own, self._people, self._words, self._notes):
            part.setSpacing(10)
            column.addLayout(part)
        column.insertStretch(4, 1)
        column.insertSpacing(5, 12)
        self._show_notes()

    def show_regions(self, regions: list[Region]) -> None:
        """The lines of one region, or of all with their countries' names while none is chosen."""
        clear(self._lines)
        self._line_rows = [_line_row(each, region, len(regions) > 1) for region in regions for each in region.lines]
        _fill(self._lines, self._line_rows)
        checked = [one.last_verified for each in regions for one in each.lines]
        self._unchecked.setText(checked_words(checked, date.today()))

    def show_lines(self, lines: Iterable[Any]) -> None:
        """Help lines the person added."""
        clear(self._own)
        self._own_rows = [_own_row(each) for each in lines if each.phone.strip() or each.text_to.strip()]
        _fill(self._own, self._own_rows)
        self._own.setContentsMargins(0, 10 if self._own_rows else 0, 0, 0)

    def show_people(self, people: Iterable[Any]) -> None:
        """Contacts with a phone by what they can be asked for, those first who can be asked for help."""
        clear(self._people)
        shown = in_order(people)
        self._people_rows = []
        if shown:
            self._people.addWidget(_head(tr("My people"), tr("shown while your journal is open")))
        for tier, group in groupby(shown, key=lambda each: each.tier):
            if tier is not None:
                self._people.addWidget(label(_tier_words(tier), "label", "soft", wrap=True))
            rows = [NumberRow(each.phone, who_words(each), each.phone, "arm") for each in group]
            for each in rows:
                self._people.addWidget(each)
            self._people_rows += rows

    def show_words(self, plan: Iterable[tuple[str, str]], reasons: Iterable[str]) -> None:
        """What the overdose plan tells somebody who helps, and a few of the person's own reasons."""
        clear(self._words)
        facts, why = list(plan), list(reasons)[:MOST_REASONS]
        if facts:
            self._words.addWidget(line())
            self._words.addWidget(_head(tr("My overdose plan")))
            said = "\n".join(tr("{what}: {words}", what=what, words=words) for what, words in facts)
            self._words.addWidget(label(said, "arm_small", wrap=True))
        if why:
            self._words.addWidget(line())
            self._words.addWidget(_head(tr("Why I do this")))
            self._words.addWidget(label("\n".join(why), "arm_small", wrap=True))

    def stops(self) -> list[QWidget]:
        """The buttons of each number, from the top down."""
        rows = (*self._line_rows, *self._own_rows, *self._people_rows)
        return [way for row in rows for way in row.ways]

    def _show_notes(self) -> None:
        self._unchecked = label("", "caption", wrap=True)
        self._notes.addWidget(self._unchecked)
        for text in (
            tr("Laws that protect people who call for help differ by place."),
            tr("This program is no replacement for care."),
        ):
            self._notes.addWidget(label(text, "caption", wrap=True))
        self._notes.setSpacing(2)


def checked_words(days: list[str], today: date) -> str:
    """When the numbers were checked: the oldest check counts, and one of more than a year ago is called that."""
    if not days or not all(days):
        return tr("From public sources. Not yet checked by a person.")
    try:
        oldest = min(date.fromisoformat(each) for each in days)
    except ValueError:
        return tr("From public sources. Not yet checked by a person.")
    said = tr("Numbers last checked: {day}.", day=dates.current().day_long(oldest, year=True))
    long_ago = tr("That is more than a year ago.")
    return f"{said} {long_ago}" if (today - oldest).days > A_YEAR else said


def _fill(column: QVBoxLayout, rows: list[NumberRow]) -> None:
    for row in rows:
        column.addWidget(row)
        column.addWidget(line())


def _head(words: str, beside: str = "") -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 6, 0, 0)
    row.addWidget(label(words, "section", wrap=True), 1)
    if beside:
        row.addWidget(label(beside, "caption"))
    return head


def _own_row(each: Any) -> NumberRow:
    shown, words = own_words(each)
    return NumberRow(shown, words, each.phone.strip() or each.text_to.strip(), calls=bool(each.phone.strip()))


def own_words(each: Any) -> tuple[str, str]:
    """What to dial or where to text for a help line of one's own, '' where it has no number; and what it is for."""
    shown = each.phone.strip()
    if not shown and each.text_to.strip():
        shown = tr("Text {number}", number=each.text_to.strip())
    return shown, ". ".join(part.strip(" .") for part in (each.name, each.what_for, each.hours) if part.strip(" ."))


def _tier_words(tier: Any) -> str:
    from recovery_journal.services.choice_words import choice_words

    return choice_words(tier)


def _line_row(each: Line, region: Region, with_country: bool) -> NumberRow:
    country = f"{tr(region.name)}. " if with_country else ""
    words = country + line_words(each)
    return NumberRow(shown_number(each), words, each.phone or each.text_to, calls=bool(each.phone))


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


def who_words(contact: Any) -> str:
    """'Sam, peer. Has naloxone.'"""
    from recovery_journal.services.choice_words import choice_words

    name = contact.name if contact.role is None else f"{contact.name}, {choice_words(contact.role).lower()}"
    parts = [name]
    if contact.hours.strip():
        parts.append(contact.hours.strip())
    if contact.has_naloxone:
        parts.append(tr("Has naloxone"))
    return ". ".join(parts)
