"""The settings card about place and time: region, when a day begins, the first weekday, the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from recovery_journal import help_lines
from recovery_journal.gui import dates
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import SettingsCard, choose_in, combo_of
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr

LATEST_START = 12


class DaysCard(SettingsCard):
    """Region, when a day begins, the first weekday, the clock."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Place and time"), desk)
        self.region = combo_of(list(help_lines.region_names().items()))
        self.day_begins_at = combo_of([(hour, _hour_words(hour)) for hour in range(LATEST_START + 1)])
        weekdays = [(number, dates.current().weekday_long(number)) for number in range(1, 8)]
        self.first_weekday = combo_of([(0, tr("As the system")), *weekdays])
        self.clock = Segment(tr("Clock"), [(0, tr("As the system")), (12, tr("2:30 pm")), (24, tr("14:30"))])
        self.add(tr("Region"), self.region, tr("For the emergency number and crisis lines of Help now."))
        self.add(tr("A day begins at"), self.day_begins_at, tr("Before that, a check-in belongs to the day before."))
        self.add(tr("First day of the week"), self.first_weekday)
        self.add(tr("Clock"), self.clock)
        self.shows_time = self.tick(tr("Recovery days on Today"))
        self.region.activated.connect(
            lambda _index: self.safely(lambda: desk.store.change(region=self.region.currentData()))
        )
        self.day_begins_at.activated.connect(
            lambda _index: self._prefer(day_begins_at=self.day_begins_at.currentData())
        )
        self.first_weekday.activated.connect(
            lambda _index: self._prefer(first_weekday=self.first_weekday.currentData())
        )
        self.clock.value_changed.connect(self._choose_clock)
        self.shows_time.clicked.connect(lambda shown: self._prefer(shows_time=shown))

    def show_now(self) -> None:
        """These settings as they are now."""
        preferences = self._desk.opened.preferences
        self._filling = True
        known = help_lines.region_names()
        choose_in(self.region, self._desk.store.now.region if self._desk.store.now.region in known else "other", "")
        choose_in(self.day_begins_at, preferences.day_begins_at, "")
        choose_in(self.first_weekday, preferences.first_weekday, "")
        self.clock.set_value(preferences.clock)
        self.shows_time.setChecked(preferences.shows_time)
        self._filling = False

    def _choose_clock(self, value: object) -> None:
        if not self._filling:
            self._prefer(clock=value or 0)

    def _prefer(self, **values: Any) -> None:
        opened = self._desk.opened
        if self.safely(lambda: opened.prefer(replace(opened.preferences, **values))):
            self._desk.store.changed.emit()
        else:
            self.show_now()


def _hour_words(hour: int) -> str:
    return tr("midnight") if hour == 0 else dates.current().time(time(hour))
