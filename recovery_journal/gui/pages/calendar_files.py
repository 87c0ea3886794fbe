"""The page about calendar files, within Aftercare: one is brought in, or appointments are saved as one."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.appointments_part import system_zone
from recovery_journal.gui.pages.calendar_files_in import CalendarIn
from recovery_journal.gui.pages.calendar_files_out import CalendarOut
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.language import tr

IN, OUT = "in", "out"


class CalendarFilesPage(JournalPage):
    """Shows one of its two parts, each made when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Calendar files"), " ")
        self._opened = desk.opened
        self._in: CalendarIn | None = None
        self._out: CalendarOut | None = None
        self.back = button(tr("Back to Aftercare"), "quiet", "chevron-left", on_click=self._leave)
        self.body.addWidget(row_of(self.back))
        self.body.addSpacing(theme.current().px(14))
        self.body.addStretch(1)

    def show_target(self, target: object) -> None:
        """A file to look into, "in" to be asked for one, "out" to save, or an appointment to save alone."""
        if isinstance(target, Path):
            self.show_in().look_into(target)
        elif target == IN:
            self.show_in().ask()
        else:
            out = self.show_out()
            if isinstance(target, UUID):
                out.show_only(str(target))

    def show_in(self) -> CalendarIn:
        """The part that brings in."""
        if self._in is None:
            self._in = CalendarIn(self._opened, system_zone())
            self._in.said.connect(lambda words: self.said.emit(words, True))
            self._in.left.connect(self._leave)
            self.body.insertWidget(2, self._in)
        self.set_title(tr("Bring in a calendar file"))
        self.set_sentence(tr("Look at it first. Nothing is written before you say so."))
        self._show(self._in, self._out)
        return self._in

    def show_out(self) -> CalendarOut:
        """The part that saves."""
        if self._out is None:
            self._out = CalendarOut(self._opened)
            self._out.said.connect(lambda words: self.said.emit(words, False))
            self.body.insertWidget(2, self._out)
        self.set_title(tr("Save as a calendar file"))
        self.set_sentence(tr("For your phone, which can remind you when this program is closed."))
        self._show(self._out, self._in)
        return self._out

    def refresh(self) -> None:
        for each in (self._in, self._out):
            if each is not None and each.isVisibleTo(self):
                each.refresh()

    def step_back(self) -> bool:
        self._leave()
        return True

    def end_jobs(self) -> None:
        for each in (self._in, self._out):
            if each is not None:
                each.end_job()

    def _show(self, part: QWidget, other: QWidget | None) -> None:
        if other is not None:
            other.hide()
        part.show()
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _leave(self) -> None:
        self.go_requested.emit("aftercare", None)
