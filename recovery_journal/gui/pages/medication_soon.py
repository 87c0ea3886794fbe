"""What runs out before its next refill: a plain sentence, and the number of whoever prescribed it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.way import Medication
from recovery_journal.gui import clipboard
from recovery_journal.gui.pages.medication_words import runs_out_words
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.language import tr
from recovery_journal.services.medication import Ask


class RunsOut(QWidget):
    """A strip for each medication. `said` asks for a toast."""

    said = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.strips: list[Notice] = []
        self._numbers: list[str] = []
        self._column = column_in(self)
        self.hide()

    def show_running(self, running: Sequence[tuple[Medication, Ask | None]], today: date) -> None:
        """Shows these; none takes no room."""
        while len(self.strips) < len(running):
            self._make_strip(len(self.strips))
        self._numbers = [ask.phone if ask else "" for _medication, ask in running]
        for at, strip in enumerate(self.strips):
            strip.setVisible(at < len(running))
            if at < len(running):
                _show(strip, *running[at], today)
        self.setVisible(bool(running))

    def _make_strip(self, at: int) -> None:
        strip = Notice("info", " ", " ", " ", lambda: self._copy(at))
        strip.button.set_icon_name("phone")
        strip.button.setToolTip(tr("Copy the number"))
        self.strips.append(strip)
        self._column.addWidget(strip)

    def _copy(self, at: int) -> None:
        clipboard.copy(self._numbers[at])
        self.said.emit(tr("The number is copied for half a minute."), False)


def _show(strip: Notice, medication: Medication, ask: Ask | None, today: date) -> None:
    who = ask.name if ask else tr("whoever prescribed it")
    strip.set_words(runs_out_words(medication, today), tr("A call to {who} can sort this out.", who=who))
    has_number = ask is not None and bool(ask.phone)
    if ask is not None and has_number:
        strip.button.set_words(tr("{name}, {phone}", name=ask.name, phone=ask.phone))
    strip.button.setVisible(has_number)
