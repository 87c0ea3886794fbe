"""Saving appointments as a calendar file: which ones leave, what stands in the file, and where it is put."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.models.repeats_words import repeats_words
from recovery_journal.gui.page_job import PageJob, Progress
from recovery_journal.gui.pages.calendar_files_table import TickRow, TickTable, when_in_short
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.lined_up import column_in, column_of, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services import calendar_writing, export
from recovery_journal.services.calendar_writing import Leaving, Wish
from recovery_journal.services.disclosures import What
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal


class CalendarOut(QWidget):
    """`said(words)`: the file is written."""

    said = Signal(str)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self.job = PageJob(self)
        self._leaving: dict[str, Leaving] = {}
        self._known: set[str] = set()
        self.titles = QCheckBox(tr("Put titles and places in"))
        self.private = QCheckBox(tr("Put private appointments in"))
        self.alarms = QCheckBox(tr("Put reminders in"))
        self.table = TickTable(tr("Appointments that leave"))
        self.words = label("", "strong", wrap=True)
        self.stays = label("", tone="soft", wrap=True)
        self.save = button(tr("Save the file"), "primary", on_click=self._ask)
        self.empty = EmptyState("aftercare", tr("There is no appointment that could be saved."))
        self.card = Card()
        self._lay_out()
        self._connect()
        self.alarms.setChecked(True)
        self.refresh()

    def refresh(self) -> None:
        """Shows the appointments as they are now; the ticks stay, and what is still to come is ticked first."""
        ticks, known = set(self.table.model.chosen()), self._known
        today = self._opened.preferences.today()
        found = calendar_writing.leaving(self._opened.reader)
        self._private = sum(each.appointment.private for each in found)
        shown = [each for each in found if self.private.isChecked() or not each.appointment.private]
        self._leaving = {str(each.appointment.id): each for each in shown}
        self._coming = {key for key, each in self._leaving.items() if not calendar_writing.is_over(each, today)}
        self._known = known | set(self._leaving)
        heads = (tr("Title in the file"), tr("When"), tr("Repeats"))
        wanted = {key for key in self._leaving if key in ticks or (key not in known and key in self._coming)}
        in_order = sorted(self._leaving, key=lambda key: key not in self._coming)
        rows = [self._row(key, self._leaving[key], key in wanted) for key in in_order]
        self.table.show_rows(heads, rows)
        self.empty.setVisible(not found)
        self.card.setVisible(bool(found))
        self._show_count()

    def show_only(self, appointment_id: str) -> None:
        """Ticks one appointment and no other; a private one has to be shown for that."""
        if appointment_id not in self._leaving:
            self.private.setChecked(True)
        self.table.model.tick(lambda row: row.key == appointment_id)

    def end_job(self) -> None:
        """For lock and quit."""
        self.job.close()

    # ---- inside

    def _lay_out(self) -> None:
        look = theme.current()
        self.table.add_quick(tr("Tick what is to come"), lambda row: row.key in self._coming)
        self.table.add_quick(tr("Tick all"), lambda _row: True)
        self.table.add_quick(tr("Tick none"), lambda _row: False)
        body = self.card.body
        body.setSpacing(look.px(12))
        body.addWidget(label(tr("What leaves"), "section", wrap=True))
        for each in (column_of(self.titles, self.private, self.alarms, gap=0), self.table, self.words, self.stays):
            body.addWidget(each)
        not_locked = tr("The file is not locked: whoever has it can read it, on a phone or in a calendar online too.")
        body.addWidget(label(not_locked, "caption", "quiet", wrap=True))
        body.addWidget(row_of(self.save))
        column = column_in(self, 14)
        for widget in (self.empty, self.job.problem, self.card, self.job.busy):
            column.addWidget(widget)

    def _connect(self) -> None:
        for each in (self.titles, self.private, self.alarms):
            each.setAccessibleName(each.text())
        for each in (self.titles, self.private):
            each.toggled.connect(self.refresh)
        self.table.ticked.connect(self._show_count)
        self.job.ended.connect(self._show_count)

    def _row(self, key: str, each: Leaving, is_ticked: bool) -> TickRow:
        one, today = each.appointment, self._opened.preferences.today()
        title = calendar_writing.title_of(one, self._wish())
        return TickRow(key, (title, when_in_short(one), repeats_words(one, today)), is_ticked)

    def _wish(self) -> Wish:
        return Wish(self.titles.isChecked(), self.alarms.isChecked())

    def _show_count(self) -> None:
        n = len(self.table.model.chosen())
        self.words.setText(ntr("{n} appointment leaves.", "{n} appointments leave.", n))
        kept = [tr("Notes, questions, costs and what came of it are never in the file.")]
        if self._private and not self.private.isChecked():
            kept.insert(
                0,
                ntr("{n} private appointment stays here.", "{n} private appointments stay here.", self._private),
            )
        self.private.setVisible(self._private > 0)
        self.stays.setText(" ".join(kept))
        self.save.setEnabled(n > 0)

    # ---- doing it

    def _ask(self) -> None:
        proposed = tr("calendar {day}", day=self._opened.preferences.today().isoformat()) + ".ics"
        file = dialogs.name_file(self, tr("Save as a calendar file"), tr("Calendar files"), proposed)
        if file is None:
            return
        self.job.problem.hide()
        try:
            export.check_target(file, self._opened.database.folder, force=False)
        except JournalProblem as problem:
            if problem.code != "already_there":
                self.job.fail(problem)
                return
            question = tr("There is already a file here: {file}. Replace it?", file=file.name)
            if not dialogs.confirm(self, question, tr("Replace it")):
                return
        self._write(file)

    def _write(self, file: Path) -> None:
        chosen = [self._leaving[key] for key in self.table.model.chosen()]
        wish, now, folder = self._wish(), datetime.now(UTC), self._opened.database.folder
        is_there = file.exists()

        def work(_progress: Progress) -> None:
            export.check_target(file, folder, force=is_there)
            export.write(file, calendar_writing.as_calendar(chosen, wish, now), force=is_there)

        self.save.setEnabled(False)
        self.job.begin(tr("Saving the file."), work, lambda _none: self._written(file, chosen))

    def _written(self, file: Path, chosen: Sequence[Leaving]) -> None:
        n = len(chosen)
        words = ntr("{n} appointment is saved in {file}.", "{n} appointments are saved in {file}.", n, file=file.name)
        private = sum(each.appointment.private for each in chosen)
        said = self._opened.disclosures.note(What.CALENDAR_FILE, file, n, private)
        self.said.emit(f"{words} {said}".rstrip())
