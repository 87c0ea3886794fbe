"""Bringing in a calendar file: it is read, its events are shown and chosen, and then they are brought in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.gui import theme
from recovery_journal.gui.bringing_in import BringingIn
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.models.repeats_words import repeats_words
from recovery_journal.gui.page_job import PageJob
from recovery_journal.gui.pages.calendar_files_table import TickRow, TickTable, when_in_short
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services import calendar_files, calendar_words
from recovery_journal.services.calendar_events import CalendarFile, read
from recovery_journal.services.calendar_files import Offer, Standing
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import field_words

_COMPARED = ("title", "starts_on", "starts_at", "ends_on", "ends_at", "zone", "place", "repeats", "exceptions")


class CalendarIn(QWidget):
    """`said(words)`: it is done, with Undo. `left`: the person wants to go back."""

    said = Signal(str)
    left = Signal()

    def __init__(self, opened: OpenJournal, here: str) -> None:
        super().__init__()
        self._opened, self._here = opened, here
        self.job = PageJob(self, lambda n: tr("Reading the file: {n} events.", n=f"{n:,}"))
        self._bringing = BringingIn(opened, self.job.background, self)
        self._found: CalendarFile | None = None
        self._offers: dict[str, Offer] = {}
        self.file = label("", "section", wrap=True)
        self.choose = button(tr("Choose a calendar file"), icon="file", on_click=self.ask)
        self.other = button(tr("Choose another file"), "quiet", "file", on_click=self.ask)
        self.stop = link_button(tr("Stop"), self._stop)
        self.card = Card()
        self.words = label("", "strong", wrap=True)
        self.left_out = label("", tone="soft", wrap=True)
        self.table = TickTable(tr("Events of the file"))
        self.bring = button(tr("Bring in"), "primary", on_click=self._begin_to_keep)
        self.saving = label(tr("Bringing it in. This takes a moment."), tone="soft", wrap=True)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def ask(self) -> None:
        """Asks for a file and reads it."""
        title, kind = tr("Choose a calendar file"), tr("Calendar files")
        file = dialogs.choose_file(self, title, kind, ".ics")
        if file is not None:
            self.look_into(file)

    def look_into(self, file: Path) -> None:
        """Reads a file and shows what is in it."""
        self._show_nothing()
        self.file.setText(file.name)
        self.file.show()
        self.choose.hide()
        self.stop.show()
        self.job.begin(tr("Reading the file."), lambda progress: read(file, self._here, progress), self._take)

    def refresh(self) -> None:
        """Shows what is new now; the ticks stay."""
        if self._found is not None and self.card.isEnabled():
            ticks = set(self.table.model.chosen())
            self._show_offers(self._found)
            self.table.model.tick(lambda row: row.key in ticks)

    def end_job(self) -> None:
        """For lock and quit."""
        self.job.close()

    # ---- inside

    def _lay_out(self) -> None:
        look = theme.current()
        self.card.body.setSpacing(look.px(12))
        self.table.add_quick(tr("Tick all"), lambda _row: True)
        self.table.add_quick(tr("Tick none"), lambda _row: False)
        self.card.body.addWidget(label(tr("What is in the file"), "section", wrap=True))
        for each in (self.words, self.left_out, self.table, self._foot()):
            self.card.body.addWidget(each)
        column = column_in(self, 14)
        ways = row_of(self.choose, self.other, self.stop, gap=16)
        for each in (self.file, ways, self.job.busy, self.job.problem, self.card, self.saving):
            column.addWidget(each)

    def _foot(self) -> QWidget:
        hint = label(tr("A backup is made first. Undo takes all of it back."), "caption", "quiet", wrap=True)
        return row_of(self.bring, hint, gap=16)

    def _connect(self) -> None:
        self.job.ended.connect(self._ended)
        self.table.ticked.connect(self._show_count)
        self._bringing.done.connect(self._kept)
        self._bringing.not_done.connect(self.job.fail)

    def _show_nothing(self) -> None:
        self._found, self._offers = None, {}
        for each in (self.file, self.other, self.stop, self.job.problem, self.card, self.saving):
            each.hide()
        self.choose.show()

    def _stop(self) -> None:
        self.job.stop()
        self._show_nothing()
        self.left.emit()

    def _take(self, found: CalendarFile) -> None:
        self._found = found
        self._show_offers(found)
        self.card.show()
        self.table.view.setFocus()

    def _ended(self) -> None:
        had_focus = self.stop.hasFocus()
        self.saving.hide()
        self.card.setEnabled(True)
        self.stop.hide()
        self.other.show()
        if had_focus:
            self.other.setFocus()

    def _show_offers(self, found: CalendarFile) -> None:
        offers = calendar_files.offers(self._opened, found)
        self._offers = {each.entry.appointment.uid: each for each in offers}
        self.words.setText(calendar_words.offer_words(offers))
        self.left_out.setText("\n".join(calendar_words.left_words(found)))
        self.left_out.setVisible(bool(self.left_out.text()))
        today = self._opened.preferences.today()
        heads = (tr("Event"), tr("When"), tr("Repeats"), tr("In your journal"))
        self.table.show_rows(heads, [_row(each, today) for each in offers])
        self.table.setVisible(bool(offers))
        self._show_count()

    def _show_count(self) -> None:
        n = len(self.table.model.chosen())
        self.bring.set_words(ntr("Bring in {n} event", "Bring in {n} events", n) if n else tr("Bring in"))
        self.bring.setEnabled(n > 0)

    # ---- doing it

    def _begin_to_keep(self) -> None:
        chosen = [self._offers[key] for key in self.table.model.chosen()]
        self.card.setEnabled(False)
        self.job.problem.hide()
        self.saving.show()
        self._bringing.begin(lambda: calendar_files.keep(self._opened, chosen))

    def _kept(self) -> None:
        self.card.setEnabled(True)
        self._show_nothing()
        self.said.emit(tr("The events are in your journal."))
        self.left.emit()


def _row(offer: Offer, today: date) -> TickRow:
    one = offer.entry.appointment
    is_here = offer.standing is Standing.SAME
    cells = (one.title, when_in_short(one), repeats_words(one, today), _standing_words(offer))
    return TickRow(one.uid, cells, offer.standing is Standing.NEW, not is_here)


def _standing_words(offer: Offer) -> str:
    if offer.kept is None:
        return tr("new")
    if offer.standing is Standing.SAME:
        return tr("here already")
    names = _differing(offer.kept, offer.entry.appointment)
    return tr("differs: {names}", names=", ".join(names)) if names else tr("differs")


def _differing(kept: Appointment, said: Appointment) -> list[str]:
    fields = [name for name in _COMPARED if getattr(kept, name) != getattr(said, name)]
    return list(dict.fromkeys(field_words(Appointment.KIND, name).lower() for name in fields))
