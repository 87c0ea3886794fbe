"""Settings: the look, the region, how days are counted, and this journal's name, passphrase and folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from recovery_journal import help_lines
from recovery_journal.gui import dates
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.change_passphrase import ChangePassphrase
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.settings import JournalEntry, label_words

BETWEEN_ROWS = 18
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 225, 250)
LATEST_START = 12
LEAST_COMBO = 120
WIDEST = 720


class SettingsPage(JournalPage):
    """Every setting takes effect at once; nothing here needs a Save, but the name and the passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Settings"), tr("How this program looks and works for you."))
        self._desk = desk
        self.look = _LookCard(desk)
        self.days = _DaysCard(desk)
        self.journal = _JournalCard(desk)
        for card in (self.look, self.days, self.journal):
            card.setMaximumWidth(WIDEST)
            row = QHBoxLayout()  # only a row asks a card for its height at the width the card will have
            row.addWidget(card, 1)
            row.addStretch(0)
            self.body.addLayout(row)
            self.body.addSpacing(20)
            card.told.connect(lambda text: self.said.emit(text, False))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Shows the settings as they are now."""
        for card in (self.look, self.days, self.journal):
            card.show_now()

    def write_drafts(self) -> None:
        """Nothing here is a draft: a passphrase that is half typed is forgotten."""
        self.journal.passphrase.clear()

    def end_jobs(self) -> None:
        """A new passphrase that is being put in force still is."""
        self.journal.passphrase.end_job()


class _SettingsCard(Card):
    """A card of settings; `_add` puts a question under the one before. `told` asks for a toast."""

    told = Signal(str)

    def __init__(self, title: str, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filling = False
        self.body.addWidget(label(title, "section"))

    def _safely(self, do: Callable[[], object]) -> bool:
        """Does what may not be possible on this disk, and says so calmly; whether it was done."""
        try:
            do()
        except JournalProblem as problem:
            self.told.emit(sentence(problem))
            return False
        except OSError:
            self.told.emit(tr("The settings file cannot be written, so this will not be kept. Your journal is safe."))
            return False
        return True

    def _add(self, question: str, editor: QWidget, hint: str = "") -> FormRow:
        row = FormRow(question, editor, hint)
        self.body.addSpacing(BETWEEN_ROWS)
        self.body.addWidget(row)
        return row

    def _tick(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words)
        self.body.addSpacing(BETWEEN_ROWS - 6)
        self.body.addWidget(box)
        return box


class _LookCard(_SettingsCard):
    """Appearance, text size, typeface, motion, menu."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Look"), desk)
        self.appearance = Segment(
            tr("Appearance"),
            [
                ("system", tr("As the system")),
                ("light", tr("Light")),
                ("dark", tr("Dark")),
                ("high_contrast", tr("High contrast")),
            ],
        )
        self.text_size = _combo([(size, tr("{n} %", n=size)) for size in TEXT_SIZES])
        self._add(tr("Appearance"), self.appearance)
        self._add(tr("Text size"), self.text_size, tr("Ctrl and + or - work everywhere; Ctrl and 0 goes back."))
        self.system_font = self._tick(tr("Use the system’s typeface"))
        self.less_motion = self._tick(tr("Less motion"))
        self.show_menu = self._tick(tr("Always show the menu"))
        self.body.addWidget(label(tr("Otherwise the Alt key shows it."), "caption", "quiet", wrap=True))
        self.appearance.value_changed.connect(self._choose_appearance)
        self.text_size.activated.connect(lambda _index: self._change(text_size=self.text_size.currentData()))
        for name in ("system_font", "less_motion", "show_menu"):
            getattr(self, name).toggled.connect(lambda on, name=name: self._change(**{name: on}))
        desk.store.changed.connect(self.show_now)

    def show_now(self) -> None:
        """The look as it is now, also when a key changed it."""
        now = self._desk.store.now
        self._filling = True
        self.appearance.set_value(now.appearance)
        _choose(self.text_size, now.text_size, tr("{n} %", n=now.text_size))
        for name in ("system_font", "less_motion", "show_menu"):
            getattr(self, name).setChecked(getattr(now, name))
        self._filling = False

    def _choose_appearance(self, value: object) -> None:
        self._change(appearance=value or self._desk.store.now.appearance)

    def _change(self, **values: Any) -> None:
        if not self._filling:
            self._safely(lambda: self._desk.store.change(**values))


class _DaysCard(_SettingsCard):
    """Region, when a day begins, the first weekday, the clock."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Place and time"), desk)
        self.region = _combo(list(help_lines.region_names().items()))
        self.day_begins_at = _combo([(hour, _hour_words(hour)) for hour in range(LATEST_START + 1)])
        weekdays = [(number, dates.current().weekday_long(number)) for number in range(1, 8)]
        self.first_weekday = _combo([(0, tr("As the system")), *weekdays])
        self.clock = Segment(tr("Clock"), [(0, tr("As the system")), (12, tr("2:30 pm")), (24, tr("14:30"))])
        self._add(tr("Region"), self.region, tr("For the emergency number and crisis lines of Help now."))
        self._add(tr("A day begins at"), self.day_begins_at, tr("Before that, a check-in belongs to the day before."))
        self._add(tr("First day of the week"), self.first_weekday)
        self._add(tr("Clock"), self.clock)
        self.region.activated.connect(
            lambda _index: self._safely(lambda: desk.store.change(region=self.region.currentData()))
        )
        self.day_begins_at.activated.connect(
            lambda _index: self._prefer(day_begins_at=self.day_begins_at.currentData())
        )
        self.first_weekday.activated.connect(
            lambda _index: self._prefer(first_weekday=self.first_weekday.currentData())
        )
        self.clock.value_changed.connect(self._choose_clock)

    def show_now(self) -> None:
        """These settings as they are now."""
        preferences = self._desk.opened.preferences
        self._filling = True
        known = help_lines.region_names()
        _choose(self.region, self._desk.store.now.region if self._desk.store.now.region in known else "other", "")
        _choose(self.day_begins_at, preferences.day_begins_at, "")
        _choose(self.first_weekday, preferences.first_weekday, "")
        self.clock.set_value(preferences.clock)
        self._filling = False

    def _choose_clock(self, value: object) -> None:
        if not self._filling:
            self._prefer(clock=value or 0)

    def _prefer(self, **values: Any) -> None:
        opened = self._desk.opened
        if self._safely(lambda: opened.prefer(replace(opened.preferences, **values))):
            self._desk.store.changed.emit()
        else:
            self.show_now()


class _JournalCard(_SettingsCard):
    """This journal's name in the list, its passphrase and its folder."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("This journal"), desk)
        self.name = QLineEdit()
        self.name_row = self._add(
            tr("Name in the list"), self.name, tr("Kept in clear: others who open this program can read it.")
        )
        self.rename = button(tr("Rename"), on_click=self._rename)
        self.passphrase = ChangePassphrase(desk)
        self.show_folder = button(tr("Show its folder"), on_click=self._show_folder)
        self.take_off = button(tr("Take it off the list"), on_click=self._take_off)
        self.body.addSpacing(10)
        self._in_a_row(self.rename)
        self.body.addSpacing(BETWEEN_ROWS + 6)
        self.body.addWidget(self.passphrase)
        self.body.addSpacing(BETWEEN_ROWS + 6)
        self.folder = label("", "caption", "quiet", wrap=True)  # a path breaks anywhere, and its button leads there
        self.body.addWidget(self.folder)
        self.body.addSpacing(8)
        self._in_a_row(self.show_folder, self.take_off)
        self.name.returnPressed.connect(self._rename)
        self.passphrase.changed.connect(lambda: self.told.emit(tr("The passphrase is changed.")))

    def show_now(self) -> None:
        """The name and the folder."""
        entry = self._entry()
        if not self.name.isModified():
            self.name.setText(entry.label if entry else "")
        self.folder.setText(str(self._desk.opened.database.folder))
        for each in (self.rename, self.take_off):
            each.setEnabled(entry is not None)

    def _in_a_row(self, *widgets: QWidget) -> None:
        holder = QWidget()
        row = FlowLayout(holder, 10, 8)
        for each in widgets:
            row.addWidget(each)
        self.body.addWidget(holder)

    def _entry(self) -> JournalEntry | None:
        found = self._desk.store.now.find(self._desk.opened.id)
        return found[0] if found else None

    def _rename(self) -> None:
        entry = self._entry()
        wrong = label_words(self.name.text())
        self.name_row.set_error(wrong)
        if wrong or entry is None:
            self.name.setFocus()
            return
        try:
            self._desk.shelf.rename(entry, self.name.text())
        except JournalProblem as problem:
            self.name_row.set_error(sentence(problem))
            return
        self.name.setModified(False)
        self._desk.store.reload()
        self.told.emit(tr("The journal has its new name."))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.opened.database.folder)))

    def _take_off(self) -> None:
        question = tr(
            "Take this journal off the list? Nothing is deleted. "
            "To open it again, choose its folder at the first window, so note where it is."
        )
        entry = self._entry()
        if entry is None or not dialogs.confirm(self, question, tr("Take it off")):
            return
        if self._safely(lambda: self._desk.shelf.take_off(entry)):
            self._desk.store.reload()
            self.show_now()
            self.told.emit(tr("The journal is off the list. Its folder is where it was."))


def _hour_words(hour: int) -> str:
    return tr("midnight") if hour == 0 else dates.current().time(time(hour))


def _combo(options: list[tuple[Any, str]]) -> QComboBox:
    combo = QComboBox()
    combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    combo.setMinimumContentsLength(22)
    combo.setMinimumWidth(LEAST_COMBO)
    for value, words in options:
        combo.addItem(words, value)
    return combo


def _choose(combo: QComboBox, value: Any, words: str) -> None:
    """Shows a value, put in as `words` when the list does not have it."""
    if combo.findData(value) < 0 and words:
        combo.addItem(words, value)
    combo.setCurrentIndex(combo.findData(value))
