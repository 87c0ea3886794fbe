"""Today's card of the week's anchors, with the person's own rule when they are loose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.aims import Anchor, DriftRule, TickState
from recovery_journal.domain.drift import AnchorWeek, means_drift
from recovery_journal.domain.plan import Contact
from recovery_journal.gui import clipboard, dates
from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.pages.anchor_rows import AnchorRows
from recovery_journal.gui.pages.anchor_words import loose_words
from recovery_journal.gui.pages.today_cards import at_left
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.shelf import OpenJournal


class AnchorsCard(Card):
    """This week's anchors, a strip when as many are loose as the person's rule says, or an invitation to the first.

    `go_requested(page id, target)`; `said(text, undo)` asks for a toast. `is_ticking` while a tick of its own is saved.
    """

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._anchors = Anchors(opened)
        self._today = date.min
        self.is_ticking = False
        self.rows = AnchorRows(label(tr("Anchors this week"), "section", wrap=True))
        self.strip: DriftStrip | None = None
        self.first: FirstAnchor | None = None
        self.body.addWidget(self.rows)
        self.rows.tick_requested.connect(self._tick)

    def show_week(self, today: date) -> None:
        """The week that `today` is in, as the journal has it."""
        self._today = today
        weeks = self._anchors.week(today, dates.current().first_weekday)
        self.rows.show_weeks(weeks, today)
        self.rows.setVisible(bool(weeks))
        self._show_first(not weeks)
        self._show_strip(weeks)

    def _show_first(self, is_none: bool) -> None:
        if self.first is None and is_none:
            self.first = FirstAnchor()
            self.first.button.clicked.connect(lambda: self.go_requested.emit("plan", ("new", Anchor.KIND)))
            self.body.addWidget(self.first)
        if self.first is not None:
            self.first.setVisible(is_none)

    def _show_strip(self, weeks: Sequence[AnchorWeek]) -> None:
        loose = sum(each.is_loose for each in weeks)
        rule = self._anchors.rule() if loose else None
        is_drift = bool(loose) and means_drift(loose, rule)
        if self.strip is None and is_drift:
            self.strip = DriftStrip()
            self.strip.go_requested.connect(self.go_requested)
            self.strip.said.connect(self.said)
            self.body.addSpacing(14)
            self.body.addWidget(self.strip)
        if self.strip is not None:
            self.strip.setVisible(is_drift)
        if self.strip is not None and is_drift:
            people = self._anchors.whom_to_call()
            self.strip.show_drift(loose, rule, people)

    def _tick(self, anchor: UUID, day: date, state: TickState | None) -> None:
        self.is_ticking = True
        try:
            attempt(self, self.said, lambda: self._anchors.tick(anchor, day, state, asked_by=self))
        finally:
            self.is_ticking = False


class DriftStrip(Notice):
    """Says that anchors are loose, the person's own rule, and whom they call then: one click copies the number."""

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("", " ", " ", " ", self._press, own_words=True)
        self._person: Contact | None = None
        self._has_rule = False

    def show_drift(self, loose: int, rule: DriftRule | None, people: Sequence[Contact]) -> None:
        """So many anchors are loose; of the people the first with a number is the one to call."""
        self._has_rule = rule is not None and bool(rule.text)
        words = tr("“{rule}”", rule=rule.text.strip()) if rule is not None and rule.text else ""
        says = tr("{loose} You wrote a rule for this:", loose=loose_words(loose)) if words else loose_words(loose)
        self.set_words(says, words)
        self._person = next((each for each in people if each.phone), next(iter(people), None))
        self.button.set_words(self._button_words())
        self.button.set_icon_name("phone" if self._person is not None and self._person.phone else "")
        self.button.setToolTip(tr("Copy the number") if self._person is not None and self._person.phone else "")
        self.button.setVisible(self._person is not None or not self._has_rule)

    def _button_words(self) -> str:
        person = self._person
        if person is None:
            return tr("Write a rule for this")
        return tr("{name}, {phone}", name=person.name, phone=person.phone) if person.phone else person.name

    def _press(self) -> None:
        person = self._person
        if person is None:
            self.go_requested.emit("plan", DriftRule.KIND)
        elif person.phone:
            clipboard.copy(person.phone)
            self.said.emit(tr("The number is copied for half a minute."), False)
        else:
            self.go_requested.emit("plan", person)


class FirstAnchor(QWidget):
    """What stands in the card while there is no anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.button = button(tr("Add an anchor"))
        column = column_in(self)
        column.setSpacing(4)
        column.addWidget(label(tr("What holds your week in place?"), "section", wrap=True))
        words = tr("Two meetings, a walk, a warm meal: things you can count. You tick them here.")
        column.addWidget(label(words, tone="soft", wrap=True))
        column.addSpacing(10)
        column.addLayout(at_left(self.button))
