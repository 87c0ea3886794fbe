"""The stops of the tour about appointments that repeat: one time of a series, how it repeats, and a missed one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.care import Appointment, OccurrenceState
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.services.series import Reach
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop


def _series(scene: Scene, title: str, since: date = TODAY) -> tuple[MainWindow, QWidget]:
    """One time of a series of the demo journal, the first since a day."""
    window = scene.main()
    page = window.go("aftercare")
    part = page.appointments  # type: ignore[attr-defined]
    made = next(each for each in window.opened.reader.records(Appointment) if each.title == title and each.repeats)
    times = (each for each in part._appointments.between(since, since + timedelta(days=60)))
    found = next(each for each in times if each.appointment.id == made.id)
    part.show_record(made.id, found.planned_on)
    hands.settle()
    return window, part


def one_time(scene: Scene) -> QWidget:
    window, _part = _series(scene, "Open meeting")
    return window


def missed(scene: Scene) -> QWidget:
    window, part = _series(scene, "Open meeting", TODAY - timedelta(days=11))
    details = part.detail.card.details()
    window.opened.journal.save(replace(details.occurrence, state=OccurrenceState.MISSED))
    hands.settle()
    return window


def moved(scene: Scene) -> QWidget:
    window, _part = _series(scene, "Walk with Ben")
    return window


def only_this_one(scene: Scene) -> QWidget:
    window, part = _series(scene, "Open meeting")
    part._edit()
    hands.settle()
    return window


def all_of_them(scene: Scene) -> QWidget:
    window, part = _series(scene, "Nurse visit")
    part._edit()
    form = part.detail.form
    form.series.which.set_value(Reach.ALL)
    form.series.which.value_changed.emit(Reach.ALL)
    hands.settle()
    form.scrolled.ensureWidgetVisible(form.series.repeats.words)
    form.scrolled.ensureWidgetVisible(form.series.repeats)
    hands.settle()
    return window


def how_it_repeats(scene: Scene) -> QWidget:
    window = scene.main()
    part = window.go("aftercare").appointments  # type: ignore[attr-defined]
    part.start_new(typed={"title": "Evening class", "starts_on": "2026-03-17", "starts_at": "18:00:00"})
    editor = part.detail.form.series.repeats
    editor.set_raw("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630")
    editor.edited.emit()
    hands.settle()
    part.detail.form.scrolled.ensureWidgetVisible(editor)
    hands.settle()
    return window


REPEATING_STOPS: tuple[Stop, ...] = (
    Stop("aftercare", "one_time_of_a_series", one_time),
    Stop("aftercare", "missed_one_of_a_series", missed),
    Stop("aftercare", "moved_one_of_a_series", moved),
    Stop("aftercare", "only_this_one", only_this_one),
    Stop("aftercare", "all_of_a_series", all_of_them),
    Stop("aftercare", "how_it_repeats", how_it_repeats),
)
