"""The stops of the tour about medication and reminders: full, empty, running out, and what Today says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.way import Medication
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.reminding import Reminding
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop


def doses(*, full: bool, press: str = "") -> Callable[[Scene], QWidget]:
    """The doses of the day and the month, and there what a button shows."""

    def come(scene: Scene) -> QWidget:
        window = scene.main() if full else scene.empty()
        window.go("aftercare").show_kind("doses")  # type: ignore[attr-defined]
        if press:
            hands.press(window, press)
        hands.settle()
        return window

    return come


def missed(scene: Scene) -> QWidget:
    window = _with_two(scene)
    window.go("aftercare").show_kind("doses")  # type: ignore[attr-defined]
    hands.settle()
    row = next(iter(window.page().tab().day.rows.values()))  # type: ignore[attr-defined]
    row.state.options()[1].click()
    hands.settle()
    return window


def runs_out(scene: Scene) -> MainWindow:
    window = _with_two(scene)
    first = window.opened.reader.records(Medication)[0]
    days = {"runs_out_on": TODAY + timedelta(5), "next_refill_on": TODAY + timedelta(7)}
    window.opened.journal.save(replace(first, **days))
    window.go("aftercare").show_kind("doses")  # type: ignore[attr-defined]
    hands.settle()
    return window


def on_today(scene: Scene) -> MainWindow:
    window = runs_out(scene)
    window.go("today")
    hands.settle()
    return window


def reminder(scene: Scene) -> QWidget:
    """Something is due: a sentence that tells nothing, over whatever page is open."""
    window = on_today(scene)
    window.opened.journal.save(Medication(name="The noon one", times=("2:15 pm", "2:20 pm"), starts_on=TODAY))
    Reminding(window)
    hands.settle()
    return window


def reminder_settings(scene: Scene) -> QWidget:
    window = scene.main()
    quiet = {"check_in_reminder": "20:00", "quiet_from": "22:00", "quiet_until": "07:00"}
    window.opened.prefer(replace(window.opened.preferences, **quiet))
    page = window.go("settings")
    hands.all_made(page)
    if page.scroll_area is not None:
        page.scroll_area.verticalScrollBar().setValue(page.reminders.y() - 20)  # type: ignore[attr-defined]
    return window


def as_prescribed(*, full: bool) -> Callable[[Scene], QWidget]:
    """The list of medications with the form of one."""

    def come(scene: Scene) -> QWidget:
        window = scene.main() if full else scene.empty()
        page = window.go("aftercare")
        page.show_kind(Medication.KIND)  # type: ignore[attr-defined]
        if full:
            page.show_target(("record", Medication.KIND, window.opened.reader.records(Medication)[0].id))
        hands.settle()
        return window

    return come


def _with_two(scene: Scene) -> MainWindow:
    window = scene.main()
    window.opened.journal.save(
        Medication(name="The evening one", times=("9:30 pm", "at bedtime"), prescribed_by="Dr. Lin", starts_on=TODAY)
    )
    return window


MEDICATION_STOPS: tuple[Stop, ...] = (
    Stop("medication", "doses", doses(full=True)),
    Stop("medication", "missed", missed),
    Stop("medication", "runs_out", runs_out),
    Stop("medication", "table", doses(full=True, press="Show as table")),
    Stop("medication", "empty", doses(full=False)),
    Stop("medication", "as_prescribed", as_prescribed(full=True)),
    Stop("medication", "as_prescribed_empty", as_prescribed(full=False)),
    Stop("medication", "on_today", on_today),
    Stop("reminders", "banner", reminder),
    Stop("reminders", "settings", reminder_settings),
)
