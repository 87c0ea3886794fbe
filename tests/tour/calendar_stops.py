"""The stops of the tour about months and weeks of appointments, what is looked for in them, and how one is prepared."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.pages.aftercare import AftercarePage
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop


def view(words: str, *, full: bool = True, press: str = "") -> Callable[[Scene], QWidget]:
    """Month or week, and there what a button shows."""

    def come(scene: Scene) -> QWidget:
        window = scene.main() if full else scene.empty()
        window.go("aftercare")
        hands.press(window, words)
        if press:
            hands.press(window, press)
        return window

    return come


def looked_for(scene: Scene) -> QWidget:
    """The month with the kinds to choose from."""
    window = view("Month", press="Kinds")(scene)
    hands.press(window, "Counseling")
    return window


def prepared(press: str = "") -> Callable[[Scene], QWidget]:
    """The next appointment, with something marked to ask about, and a next step."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        opened = window.opened
        opened.journal.save(JournalEntry(day=TODAY, title="I wake at four every night", asks_about=True))
        opened.journal.save(UrgeLog(day=TODAY, thought="Why is it worst after work?", asks_about=True))
        page = hands.go(
            window,
            AftercarePage,
            "aftercare",
            next(each for each in opened.reader.records(Appointment) if _is_next(each)).id,
        )
        page.detail.gather()
        step = page.detail.card.afterwards.editor("next_step")
        step.set_raw("Ask about night classes")
        step.edited.emit()
        hands.settle()
        if press:
            hands.press(window, press)
        return window

    return come


def _is_next(each: Appointment) -> bool:
    return each.title.startswith("Counseling") and (each.starts_on == TODAY or bool(each.repeats))


CALENDAR_STOPS: tuple[Stop, ...] = (
    Stop("aftercare", "month", view("Month")),
    Stop("aftercare", "month_empty", view("Month", full=False)),
    Stop("aftercare", "month_table", view("Month", press="Show as table")),
    Stop("aftercare", "month_kinds", looked_for),
    Stop("aftercare", "week", view("Week")),
    Stop("aftercare", "week_empty", view("Week", full=False)),
    Stop("aftercare", "week_table", view("Week", press="Show as table")),
    Stop("aftercare", "prepared", prepared()),
    Stop("aftercare", "sheet", prepared("Make a sheet to print")),
)
