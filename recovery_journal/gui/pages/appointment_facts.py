"""The top of an appointment's card: its title, when it is, and what to know about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.plan import Contact
from recovery_journal.gui import dates, theme
from recovery_journal.gui.models.agenda_words import when_words
from recovery_journal.gui.models.repeats_words import repeats_words
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.appointments import Details
from recovery_journal.services.choice_words import choice_words


class AppointmentHead(QWidget):
    """The title in the voice face with Edit beside it, and when it is."""

    def __init__(self, edit: Callable[[], object]) -> None:
        super().__init__()
        self.title = label("", "number", wrap=True)
        self.when = label("", tone="soft", wrap=True)
        self.edit = button(tr("Edit"), "quiet", "edit", on_click=edit)

        row = QHBoxLayout()
        row.setSpacing(theme.current().size("l"))
        row.addWidget(self.title, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        column = column_in(self)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.when)

    def show_details(self, details: Details, today: date) -> None:
        """Shows one appointment."""
        appointment = details.shown
        self.title.setText(appointment.title)
        kind = choice_words(appointment.kind) if appointment.kind else ""
        parts = [when_words(appointment, today), repeats_words(details.appointment, today), _moved_words(details), kind]
        self.when.setText(". ".join(each for each in parts if each))


class AppointmentFacts(QWidget):
    """One line each, with its icon, for what is known; what is blank takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().size("m"))
        self._grid.setVerticalSpacing(theme.current().px(9))
        self._grid.setColumnStretch(1, 1)
        self._shown: list[QWidget] = []

    def show_details(self, details: Details, zone_words: str) -> None:
        """Shows one appointment; `zone_words` tells of another clock, or nothing."""
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for icon, words in (*_facts(details.appointment, details.provider), ("clock", zone_words)):
            if words:
                self._add(IconLabel(icon, "card_text_soft"), label(words, wrap=True))
        self.setVisible(bool(self._shown))

    def _add(self, icon: QWidget, words: QWidget) -> None:
        row = len(self._shown) // 2
        self._grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        self._shown += [icon, words]


def _facts(appointment: Appointment, provider: Contact | None) -> list[tuple[str, str]]:
    """The icon and the words of each fact, '' for none."""
    bring = tr("Bring: {things}", things=", ".join(appointment.bring)) if appointment.bring else ""
    cost = tr("Cost: {cost}", cost=appointment.cost) if appointment.cost else ""
    return [
        ("person", _provider_words(provider)),
        ("place", appointment.place),
        ("way", appointment.transport),
        ("bring", bring),
        ("file", cost),
        ("note", appointment.note),
        ("private", tr("Private") if appointment.private else ""),
    ]


def _moved_words(details: Details) -> str:
    """From which day one time was moved."""
    if details.time is None or not details.time.is_moved:
        return ""
    return tr("Moved from {day}", day=dates.current().day_long(details.planned_on))


def _provider_words(provider: Contact | None) -> str:
    if provider is None:
        return ""
    return tr("{name}, {phone}", name=provider.name, phone=provider.phone) if provider.phone else provider.name
