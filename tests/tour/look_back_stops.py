"""The stops of the tour for looking back: the year, other numbers, their tables, and the card of a full day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.urges import UrgeLog
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.check_in_look_back import MONTH, YEAR, LookBack
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.services.look_back import DayReader, Shown
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop


def shown(what: Shown, span: str, *, by_table: bool = False) -> Callable[[Scene], QWidget]:
    """One number of the days of the demo journal, as a picture or as a table."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        look = _look_back(window)
        look.show_span(span)
        look.show_what(what)
        if by_table:
            hands.press(window, "Show as table")
        return window

    return come


def year_by_keys(scene: Scene) -> QWidget:
    window = shown(Shown.MOOD, YEAR)(scene)
    look = window.page().days.look_back  # type: ignore[attr-defined]
    look.focus(Qt.FocusReason.TabFocusReason)
    return window


def fullest_day(scene: Scene) -> QWidget:
    window = scene.main()
    look = _look_back(window)
    look.show_day(_fullest(window))
    return window


def fullest_day_end(scene: Scene) -> QWidget:
    """Where the card is longer than the window, its end."""
    window = fullest_day(scene)
    area = window.page().scroll_area  # type: ignore[attr-defined]
    hands.settle()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return window


def coming_day(scene: Scene) -> QWidget:
    window = scene.main()
    appointments = window.opened.reader.appointments_from(TODAY + timedelta(days=1), 1)
    _look_back(window).show_day(appointments[0].starts_on if appointments else TODAY + timedelta(days=1))
    return window


def deleted_day(scene: Scene) -> QWidget:
    window = scene.main()
    look = _look_back(window)
    day = _fullest(window)
    check_in = window.opened.reader.check_in_on(day)
    assert check_in is not None
    window.opened.journal.remove(check_in)
    look.show_day(day)
    return window


def only_an_urge(scene: Scene) -> QWidget:
    """The first thing that was ever written is no check-in."""
    window = scene.empty()
    window.opened.journal.save(UrgeLog(day=TODAY, strength_before=7, strength_after=3))
    _look_back(window).show_what(Shown.URGES)
    return window


def _fullest(window: MainWindow) -> date:
    """The day of the last two months to which the most belongs."""
    reader = DayReader(window.opened)
    days = [reader.day(TODAY - timedelta(days=back)) for back in range(1, 60)]
    kinds = ("urges", "entries", "appointments", "anchors", "doses", "questionnaires", "lapses")
    with_entry = [each for each in days if each.entry]
    return max(with_entry, key=lambda each: sum(bool(getattr(each, kind)) for kind in kinds)).day


def _look_back(window: MainWindow) -> LookBack:
    page = hands.go(window, CheckInsPage, "check_ins", TODAY)
    return page.days.look_back


LOOK_BACK_STOPS = (
    Stop("check_ins", "year", shown(Shown.MOOD, YEAR)),
    Stop("check_ins", "year_by_keys", year_by_keys),
    Stop("check_ins", "year_of_urges", shown(Shown.URGES, YEAR)),
    Stop("check_ins", "year_table", shown(Shown.SLEEP, YEAR, by_table=True)),
    Stop("check_ins", "month_of_sleep", shown(Shown.SLEEP, MONTH)),
    Stop("check_ins", "month_of_anchors", shown(Shown.ANCHORS, MONTH)),
    Stop("check_ins", "full_day", fullest_day),
    Stop("check_ins", "full_day_end", fullest_day_end),
    Stop("check_ins", "coming_day", coming_day),
    Stop("check_ins", "deleted_day", deleted_day),
    Stop("check_ins", "only_an_urge", only_an_urge),
)
