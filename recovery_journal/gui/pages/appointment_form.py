"""The form of an appointment: all there is to know beforehand, saved as one action, kept as a draft till then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget

from recovery_journal.domain.care import Appointment, AppointmentKind, AppointmentQuestion
from recovery_journal.domain.plain import to_plain
from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import RuleBroken
from recovery_journal.gui import theme
from recovery_journal.gui.forms import fields
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.forms.form import Form, FormErrors, raw_of
from recovery_journal.gui.forms.link_saving import links_to_save
from recovery_journal.gui.pages.appointment_series_rows import REPEATS, SeriesRows
from recovery_journal.gui.widgets.buttons import button, icon_button, link_button
from recovery_journal.gui.widgets.card import CardWithFoot
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.appointment_parts import recurrence_start
from recovery_journal.services.appointments import Appointments, Details
from recovery_journal.services.drafts import Drafts, Raw
from recovery_journal.services.reader import Reader
from recovery_journal.services.series import SeriesChanges, Wanted
from recovery_journal.services.words import rule_words

PROVIDER = "contact"
QUESTIONS = "questions"
PRIVATE = "private"
FIELDS = (
    fields.Text("title", _("What is it?")),
    fields.Choice("kind", _("Kind"), words=AppointmentKind),
    fields.Links(PROVIDER, _("With whom")),
    fields.Day("starts_on", _("Day")),
    fields.Time("starts_at", _("Starts")),
    fields.Time("ends_at", _("Ends")),
    fields.Day("ends_on", _("Last day, if it is more than one day")),
    fields.Text("place", _("Place or link")),
    fields.Text("transport", _("Way there")),
    fields.Text("cost", _("Cost or co-pay")),
    fields.Lines("bring", _("What to bring"), _("One thing a line")),
    fields.Lines(QUESTIONS, _("My questions"), _("One question a line")),
    fields.LongText("note", _("Note")),
)
NOT_COPIED = ("starts_on", "starts_at", "ends_on", "ends_at", "archived_on", REPEATS, "exceptions", "uid")

Attempt = Callable[[Callable[[], object]], bool]


class AppointmentForm(CardWithFoot):
    """One appointment at a time: a new one under its draft's key, or one that is kept, at one time of a series.

    `attempt` does something to the journal and tells whether that worked, after saying what did not. `saved` carries
    the appointment's id and the planned day of the time to show.
    """

    saved = Signal(object, object)
    closed = Signal()
    archive_requested = Signal()
    delete_requested = Signal()
    history_requested = Signal()

    def __init__(
        self,
        appointments: Appointments,
        series: SeriesChanges,
        reader: Reader,
        drafts: Drafts,
        zone: Callable[[], str],
        today: Callable[[], date],
        attempt: Attempt,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appointments, self._series, self._reader, self._drafts = appointments, series, reader, drafts
        self._zone, self._today, self._attempt = zone, today, attempt
        self._existing: Appointment | None = None
        self._details: Details | None = None
        self._key = ""
        self._base: Raw = {}
        self._is_saving = False
        self.keeper = DraftKeeper(drafts, Appointment.KIND, self)
        self.title = label("", "number", wrap=True)
        self.close_button = button(tr("Close"), "quiet", "close", on_click=self.closed.emit)
        self.form = Form(Appointment, FIELDS, reader)
        self.series = SeriesRows(today())
        self.archive = link_button(tr("Archive"), self.archive_requested.emit)
        self.private = QCheckBox(tr("Private"))
        self.more = icon_button("more", tr("More"), self.open_menu)
        self.state = label("", "caption", "quiet")
        self.undo = button(tr("Undo changes"), on_click=self.undo_changes)
        self.save_button = button(tr("Save"), "primary", on_click=self.save)
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.series.edited.connect(self._edited)
        self.private.toggled.connect(self._edited)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save, context=_WITHIN)

    def begin(self, key: str, base: Mapping[str, Any]) -> None:
        """A new appointment with some values given, or its draft if there is one under `key`."""
        self.keeper.watch(key or None, self._raw_if_changed)
        self._existing, self._details, self._key = None, None, key
        self.title.setText(tr("New appointment"))
        self._show(base, self._drafts.find(Appointment.KIND, key or None))

    def edit(self, details: Details) -> None:
        """An appointment that is kept, at one time of it, with what was typed into it before."""
        appointment = details.appointment
        self.keeper.watch(appointment.id, self._raw_if_changed)
        self._existing, self._details, self._key = appointment, details, str(appointment.id)
        self.title.setText(appointment.title)
        self._show(self._raw_of(details), self._drafts.find(Appointment.KIND, appointment.id))

    def key(self) -> str:
        """The draft's key: the id of what is kept, '' for a new one."""
        return self._key

    def details(self) -> Details | None:
        """The time of a kept appointment that is shown."""
        return self._details

    def existing(self) -> Appointment | None:
        """What is kept of the appointment shown."""
        return self._existing

    def refresh(self, details: Details | None) -> None:
        """The journal changed: shows it, but leaves typed text alone."""
        self.form.refresh_links()
        if self._existing is None or details is None or self._is_saving:
            return
        base = self._raw_of(details)
        if base != self._base:
            typed = self._raw() if self.is_changed() else None
            self._existing, self._details = details.appointment, details
            self.title.setText(details.appointment.title)
            self._show(base, typed)

    def is_changed(self) -> bool:
        """Whether anything differs from what is kept."""
        is_private = bool(self._base.get(PRIVATE))
        return self.form.is_changed() or self.series.is_rule_changed() or self.private.isChecked() != is_private

    def is_saving(self) -> bool:
        """Whether it is being saved at this moment."""
        return self._is_saving

    def write_draft(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self.keeper.write()

    def undo_changes(self) -> None:
        """Back to what is kept; a new appointment goes with its draft."""
        self._show(self._base, None)
        self._attempt(self.keeper.end)
        if self._existing is None:
            self.closed.emit()

    def save(self) -> None:
        """Saves everything as one action, or says beside each field what is wrong with it."""
        try:
            values = self._values()
            appointment = self._appointment(values)
            self._is_saving = True
            shown = self._save(appointment, values)
        except FormErrors as wrong:
            self._show_errors(wrong.errors)
        except RuleBroken as broken:
            self._show_errors({broken.field: rule_words(broken)})
        else:
            if shown is not None:
                self.keeper.forget()
                self.saved.emit(*shown)
        finally:
            self._is_saving = False

    def focus_first(self) -> None:
        """Puts the cursor into the first question."""
        self.form.focus_field()

    def open_menu(self) -> QMenu:
        """What is done less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("History"), self.history_requested.emit)
        menu.addAction(self.series.delete_words(), self.delete_requested.emit)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def _lay_out(self) -> None:
        look = theme.current()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(look.size("l"))
        self.body.addLayout(head)
        self.body.addWidget(self.series.reach_row)
        self.body.addWidget(self.form)
        self.form.insert_before("place", self.series.repeats_row)
        self.body.addStretch(1)
        self.private.setAccessibleName(self.private.text())
        self.private.setToolTip(tr("Left out of prints and exports unless you put it in"))
        self.save_button.setToolTip(tr("Ctrl+S"))
        for part in (self.archive, self.private, self.more):
            self.foot_start.addWidget(part)
        for end in (self.state, self.undo, self.save_button):
            self.foot_end.addWidget(end)

    def _show(self, base: Mapping[str, Any], typed: Raw | None) -> None:
        self._base = dict(base)
        self.form.show_raw(typed or base, base)
        self.series.show(base, typed, self._details)
        self.series.follow(self.form.raw())
        self.archive.setText(tr("Archive all") if self.series.is_series() else tr("Archive"))
        self.private.blockSignals(True)
        self.private.setChecked(bool((typed or base).get(PRIVATE)))
        self.private.blockSignals(False)
        kept = self._existing
        self.archive.setVisible(kept is not None and kept.archived_on is None)
        self.more.setVisible(kept is not None)
        self._show_state()

    def _edited(self) -> None:
        editor = self.form.editor(PROVIDER)
        if len(editor.raw()) > 1:
            editor.set_raw(editor.raw()[-1:])  # one provider: the one chosen last
        self.series.follow(self.form.raw())
        self._show_state()
        self.keeper.touch()

    def _show_errors(self, errors: Mapping[str, str]) -> None:
        self.form.show_errors(errors)
        self.series.show_error(errors.get(REPEATS, ""), has_focus=set(errors) == {REPEATS})

    def _show_state(self) -> None:
        changed = self.is_changed()
        self.state.setText(tr("Not saved yet") if changed else "")
        self.state.setVisible(changed)
        self.undo.setEnabled(changed)
        self.save_button.setEnabled(changed or self._existing is None)

    def _raw(self) -> Raw:
        return self.form.raw() | {PRIVATE: self.private.isChecked()} | self.series.raw()

    def _raw_if_changed(self) -> Raw | None:
        return self._raw() if self.is_changed() else None

    def _raw_of(self, details: Details) -> Raw:
        links = self._reader.links_from(details.appointment.id)
        return raw_of(details.shown, links) | {QUESTIONS: [each.text for each in details.questions]}

    def _values(self) -> Raw:
        """What the fields hold, as the record takes it. Raises FormErrors with all that is wrong."""
        errors: dict[str, str] = {}
        values: Raw = {}
        try:
            values = self.form.values()
        except FormErrors as wrong:
            errors = wrong.errors
        if not self.form.raw()["starts_on"]:
            errors["starts_on"] = tr("Please choose a day.")
        try:
            values[REPEATS] = self.series.rule_text(self.form.raw())
        except ValueError as unreadable:
            errors[REPEATS] = str(unreadable)
        if errors:
            raise FormErrors(errors)
        return values

    def _appointment(self, values: Raw) -> Appointment:
        own = {name: value for name, value in values.items() if name not in (PROVIDER, QUESTIONS)}
        own[PRIVATE] = self.private.isChecked()
        if self._existing is not None:
            return replace(self._existing, **own)
        if self._key:
            own["id"] = UUID(self._key)
        return Appointment(zone=self._zone(), **own)

    def _save(self, appointment: Appointment, values: Raw) -> tuple[UUID, date] | None:
        """Saves it; gives what to show then, none where that was not possible. Raises RuleBroken."""
        links, gone = self._links(appointment)
        questions, ended, details = values[QUESTIONS], [self.keeper.key()], self._details
        if details is None or not details.appointment.is_series:
            save = self._appointments.save
            is_saved = self._attempt(lambda: save(appointment, questions, links, gone, ended))
            return (appointment.id, recurrence_start(appointment)) if is_saved else None
        wanted = Wanted(
            appointment, questions, _provider_of(appointment, links, gone, self._reader), links, gone, ended
        )
        shown: list[tuple[UUID, date]] = []
        reach, today = self.series.reach(), self._today()
        self._attempt(lambda: shown.append(self._series.change(details, wanted, reach, today)))
        return shown[0] if shown else None

    def _links(self, appointment: Appointment) -> tuple[Sequence[Any], Sequence[Link]]:
        raw = self.form.editor(PROVIDER).raw()
        return links_to_save(appointment, PROVIDER, raw, self._reader.links_from(appointment.id, PROVIDER))


def copied(details: Details, provider: Sequence[str]) -> Raw:
    """The raw values for the same appointment at a new time, with the questions that are still to be asked."""
    plain = to_plain(details.appointment)
    raw = {name: value for name, value in plain.items() if name not in NOT_COPIED}
    return raw | {PROVIDER: list(provider), QUESTIONS: open_questions(details.questions)}


def open_questions(questions: Sequence[AppointmentQuestion]) -> list[str]:
    """The questions that were not asked yet."""
    return [each.text for each in questions if not each.asked]


def _provider_of(appointment: Appointment, links: Sequence[Any], gone: Sequence[Link], reader: Reader) -> UUID | None:
    """Whom the appointment is with from now on."""
    kept = [each for each in reader.links_from(appointment.id, PROVIDER) if each not in gone]
    ends = [each.to_id for each in (*links, *kept) if isinstance(each, Link)]
    return ends[0] if ends else None


def blank(day: date | None) -> Raw:
    """The raw values of a new appointment, on a day that was chosen."""
    return {"starts_on": day.isoformat()} if day else {}


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
