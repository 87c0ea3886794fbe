"""The overdose plan: its form, until when the naloxone is good, and who of the plan's people knows and has some."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact
from recovery_journal.domain.tolerance import naloxone_runs_out
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.pages.single_page import SinglePage
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal


class OverdosePage(SinglePage):
    """A notice stands over the form from 30 days before the naloxone's date on."""

    def __init__(self, kind: RecordKind, opened: OpenJournal) -> None:
        super().__init__(kind, opened)
        self.who_knows = WhoKnows()
        self.beside.insertWidget(1, self.who_knows)
        self.who_knows.go_requested.connect(self.go_requested)
        self._show_people()

    def concerns(self, changed: Changed) -> bool:
        return super().concerns(changed) or Contact.KIND in changed.kinds

    def refresh(self) -> None:
        super().refresh()
        self._show_people()

    def _show_notice(self) -> None:
        sheet = self.side.sheet()
        plan = sheet.record if sheet and isinstance(sheet.record, OverdosePlan) else None
        today = self._opened.preferences.today()
        soon = naloxone_runs_out(plan, today)
        until = plan.naloxone_expires_on if plan is not None else None
        if soon is not None:
            self.say_above(_soon_words(soon, today), tr("A pharmacy can help with more."))
        elif until is not None and until < today:
            self.say_above(tr("The date on the naloxone has passed."), tr("A pharmacy can help with more."))
        else:
            self.say_above("")

    def _show_people(self) -> None:
        self.who_knows.show_people(self._opened.reader.records(Contact))


class WhoKnows(Card):
    """The contacts who have naloxone or know the plan, with the way to them. `go_requested("contact", id)`."""

    go_requested = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._first: Contact | None = None
        self._rows = QWidget()
        self.see = link_button(tr("See my people"), self._go, "small")
        self.body.setSpacing(theme.current().px(8))
        self.body.addWidget(label(tr("Who knows"), "section", wrap=True))
        self.body.addWidget(self._rows)
        self.body.addWidget(self.see, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, people: list[Contact]) -> None:
        """Those of them who know; a hint where nobody does."""
        fresh = QWidget()
        rows = column_in(fresh, 4)
        known = [each for each in people if each.has_naloxone or each.knows_my_plan]
        for each in known:
            rows.addWidget(label(_knows_words(each), wrap=True))
        self._first = known[0] if known else None
        self.see.setVisible(bool(known))
        if not known:
            hint = tr("Nobody in your plan yet. You can say so with each person, under People & places.")
            rows.addWidget(label(hint, tone="soft", wrap=True))
        self.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh

    def _go(self) -> None:
        if self._first is not None:
            self.go_requested.emit(Contact.KIND, self._first.id)


def _knows_words(person: Contact) -> str:
    if person.has_naloxone and person.knows_my_plan:
        return tr("{name} has naloxone and knows my plan", name=person.name)
    if person.has_naloxone:
        return tr("{name} has naloxone", name=person.name)
    return tr("{name} knows my plan", name=person.name)


def _soon_words(until: date, today: date) -> str:
    day = dates.current().day_long(until, year=until.year != today.year)
    return tr("The naloxone is good until {day}.", day=day)
