"""The right side of a record page: the form in its card, over a foot with what can be done with the record."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.forms.form import Form, FormErrors, Raw
from recovery_journal.gui.pages.record_belongs import BelongsTo
from recovery_journal.gui.pages.record_editing import PRIVATE, SOURCE, Sheet
from recovery_journal.gui.pages.record_rows import IS_NEW
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.buttons import button, icon_button, link_button
from recovery_journal.gui.widgets.card import CardWithFoot
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.reader import Reader

BELOW_HEADING = 14
NARROW_FOOT = 360


class RecordForm(CardWithFoot):
    """Shows one sheet at a time on the one form of its kind. It asks; the page does."""

    edited = Signal()
    save_requested = Signal()
    undo_requested = Signal()
    archive_requested = Signal()
    bring_back_requested = Signal()
    delete_requested = Signal()
    history_requested = Signal()
    for_ever_requested = Signal()
    go_requested = Signal(str, object)

    def __init__(self, kind: RecordKind, reader: Reader) -> None:
        super().__init__()
        self._kind = kind
        self._sheet: Sheet | None = None
        self._is_narrow = False
        self.heading = label("", "section", wrap=True)
        self.form = Form(kind.cls, kind.fields, reader)
        self.belongs = BelongsTo(kind.kind, reader)
        self.archive = link_button(tr("Archive"), self.archive_requested.emit)
        self.bring_back = button(tr("Bring back"), on_click=self.bring_back_requested.emit)
        self.private = QCheckBox(tr("Private"))
        self.more = icon_button("more", tr("More"), self.open_menu)
        self.state = label("", "caption", "quiet")
        self.undo = button(tr("Undo changes"), on_click=self.undo_requested.emit)
        self.save = button(tr("Save"), "primary", on_click=self.save_requested.emit)
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.private.toggled.connect(self._edited)
        self.belongs.go_requested.connect(self.go_requested)

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows a record, with its draft typed over it if it has one."""
        before, self._sheet = self._sheet, None  # what is shown now was not typed
        self.form.show_raw(sheet.saved if sheet.draft is None else sheet.draft, sheet.saved)
        shown = sheet.saved if sheet.draft is None else sheet.draft
        self.private.setChecked(bool(shown.get(PRIVATE, False)))
        self._sheet = sheet
        if before is None or (before.id, before.is_away) != (sheet.id, sheet.is_away):  # else one saves and writes on
            self.scrolled.verticalScrollBar().setValue(0)
        self._show_deeds(sheet)
        self._show_state()
        self._show_belongs()

    def refresh_links(self) -> None:
        """What is joined to the record may have changed, at either end."""
        self.form.refresh_links()
        self._show_belongs()

    def _show_belongs(self) -> None:
        sheet = self._sheet
        self.belongs.show_of(None if sheet is None or sheet.is_new or sheet.is_deleted else sheet.id)

    def take_saved(self, sheet: Sheet) -> None:
        """The record changed elsewhere while something was typed here: the typing stays, what counts as saved moves."""
        self.show_sheet(Sheet(**(vars(sheet) | {"draft": self.raw()})))

    def raw(self) -> Raw:
        """What stands in the form, as a draft keeps it."""
        sheet = self._sheet
        own: Raw = {PRIVATE: self.private.isChecked()}
        if sheet is not None and sheet.is_new:
            own |= {IS_NEW: True, SOURCE: sheet.source}
        return self.form.raw() | own

    def draft(self) -> Raw | None:
        """The raw values to keep, or none while nothing differs from what is saved."""
        return self.raw() if self.is_changed() else None

    def is_changed(self) -> bool:
        """Whether something is typed and not saved."""
        if self._sheet is None:
            return False
        was_private = bool(self._sheet.saved.get(PRIVATE, False))
        return self.private.isChecked() != was_private or self.form.is_changed()

    def values(self) -> Raw | None:
        """The values to save; none when something has to be put right first, and then the form says what."""
        try:
            values = self.form.values()
        except FormErrors as found:
            self.form.show_errors(found.errors)
            return None
        self.form.clear_errors()
        return values

    def open_menu(self) -> QMenu:
        """What is done less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("History"), self.history_requested.emit)
        if self._sheet is not None and not self._sheet.is_deleted:
            menu.addAction(tr("Delete"), self.delete_requested.emit)
        if self._sheet is not None and self._sheet.is_away:
            menu.addAction(tr("Delete for ever"), self.for_ever_requested.emit)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.more.mapToGlobal(above))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the foot needs two rows in any case, the save state stands in the first of them."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.current().px(NARROW_FOOT)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for part in (self.state, self.undo, self.save):
                self.foot_end.removeWidget(part)
                self.foot_start.removeWidget(part)
            (self.foot_start if is_narrow else self.foot_end).addWidget(self.state)
            for part in (self.undo, self.save):
                self.foot_end.addWidget(part)

    def say(self, words: str) -> None:
        """Says something in the place of the save state."""
        self.state.setText(words)

    def _lay_out(self) -> None:
        self.private.setToolTip(tr("Left out of prints and exports unless you put it in"))
        self.save.setToolTip(tr("Ctrl+S"))
        self.body.setSpacing(theme.current().px(BELOW_HEADING))
        self.body.addWidget(self.heading)
        self.body.addWidget(self.form)
        self.body.addWidget(self.belongs)
        self.body.addStretch(1)
        at_start: tuple[QWidget, ...] = (self.archive, self.bring_back, self.private, self.more)
        at_end: tuple[QWidget, ...] = (self.state, self.undo, self.save)
        for part in at_start:
            self.foot_start.addWidget(part)
        for part in at_end:
            self.foot_end.addWidget(part)

    def _edited(self) -> None:
        if self._sheet is not None:
            self._show_state()
            self.edited.emit()

    def _show_deeds(self, sheet: Sheet) -> None:
        self.heading.setText(self._heading(sheet))
        self.heading.setVisible(bool(self.heading.text()))
        self.form.setEnabled(not sheet.is_away)
        self.archive.setVisible(not (sheet.is_new or sheet.is_away or self._kind.is_single))
        self.more.setVisible(not sheet.is_new)
        self.bring_back.setVisible(sheet.is_away)
        for part in (self.private, self.undo, self.save):
            part.setVisible(not sheet.is_away)

    def _heading(self, sheet: Sheet) -> str:
        if sheet.is_deleted:
            return tr("Deleted")
        if sheet.is_archived and sheet.record is not None and sheet.record.archived_on is not None:
            return tr("Archived on {day}", day=dates.current().day_short(sheet.record.archived_on))
        return tr(self._kind.new) if sheet.is_new and self._kind.new else ""

    def _show_state(self) -> None:
        changed = self.is_changed()
        self.undo.setEnabled(changed)
        self.save.setEnabled(changed)
        self.state.setText(tr("Not saved yet") if changed else self._saved_words())

    def _saved_words(self) -> str:
        record = self._sheet.record if self._sheet else None
        if record is None or record.updated_at is None or (self._sheet and self._sheet.is_away):
            return ""
        at = record.updated_at.astimezone()
        words = dates.current()
        today = datetime.now().astimezone().date()
        if at.date() == today:
            return tr("Saved {when}", when=words.time(at.time()))
        is_this_year = at.year == today.year  # the whole day of an earlier year would make two rows of the foot
        return tr(
            "Saved {when}", when=words.day_short(at.date()) if is_this_year else words.month(at.year, at.month, True)
        )
