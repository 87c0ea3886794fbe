"""Check-ins: the days, and in further chapters whatever else is written of them."""

from __future__ import annotations

from datetime import date

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.chapter_bar import ChapterBar
from recovery_journal.gui.pages.chaptered_page import ChapteredPage, ChapterPart
from recovery_journal.gui.pages.day_chapters import CHAPTERS, DAYS, make_day_part
from recovery_journal.gui.pages.days_part import DaysPart
from recovery_journal.language import tr


class CheckInsPage(ChapteredPage):
    """The chapters of the record of days. While a check-in is written its form has the page to itself."""

    def __init__(self, desk: Desk) -> None:
        self.days = DaysPart(desk.opened)
        bar = ChapterBar(CHAPTERS, 0, tr("Parts of my check-ins"))
        super().__init__(desk, tr("Check-ins"), bar, [self.days.earlier_button])
        self._has_day_button = False
        self.days.writing_changed.connect(self._writing_changed)
        self._stale.add(DAYS)

    def make_part(self, kind: str) -> ChapterPart:
        return self.days if kind == DAYS else make_day_part(kind, self._opened)

    def kind_shown(self, kind: str) -> None:
        self._fit_head()

    def mark_stale(self) -> None:
        """All that is written has a day, and the day itself may be another one by now."""
        self._stale.add(DAYS)
        super().mark_stale()

    def show_target(self, target: object) -> None:
        """Opens what every page with chapters knows, looks back at a date, or writes ("check_in", day, answers)."""
        if isinstance(target, CheckIn):
            target = target.day
        if isinstance(target, date):
            self.show_kind(DAYS)
            self.days.show_day(target)
        elif isinstance(target, tuple) and len(target) > 1 and target[0] == DAYS:
            self.show_kind(DAYS)
            self.days.write(target[1], target[2] if len(target) > 2 else None)
        else:
            super().show_target(target)

    def _writing_changed(self, is_writing: bool) -> None:
        self._fit_head()
        if not is_writing:
            self.mark_stale()

    def _fit_head(self) -> None:
        is_days = self.bar.kind() == DAYS
        is_writing = is_days and self.days.is_writing()
        self.set_title(tr("Check-in") if is_writing else tr("Check-ins"))
        self.bar.setVisible(not is_writing)
        self.days.earlier_button.setVisible(is_days and not is_writing)
        if is_writing and not self._has_day_button:
            self._has_day_button = True
            self.add_action(self.days.day_button)
        if self._has_day_button:
            self.days.day_button.setVisible(is_writing)
        if is_days:
            self.show_words(self.days)
