"""The settings card about the look: appearance, text size, typeface, motion, menu."""

from __future__ import annotations

from typing import Any

from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import SettingsCard, choose_in, combo_of
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 225, 250)


class LookCard(SettingsCard):
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
        self.text_size = combo_of([(size, tr("{n} %", n=size)) for size in TEXT_SIZES])
        self.add(tr("Appearance"), self.appearance)
        self.add(tr("Text size"), self.text_size, tr("Ctrl and + or - work everywhere; Ctrl and 0 goes back."))
        self.system_font = self.tick(tr("Use the system’s typeface"))
        self.less_motion = self.tick(tr("Less motion"))
        self.show_menu = self.tick(tr("Always show the menu"))
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
        choose_in(self.text_size, now.text_size, tr("{n} %", n=now.text_size))
        for name in ("system_font", "less_motion", "show_menu"):
            getattr(self, name).setChecked(getattr(now, name))
        self._filling = False

    def _choose_appearance(self, value: object) -> None:
        self._change(appearance=value or self._desk.store.now.appearance)

    def _change(self, **values: Any) -> None:
        if not self._filling:
            self.safely(lambda: self._desk.store.change(**values))
