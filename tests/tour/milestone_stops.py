"""The stops of the tour about milestones and the days in recovery."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.aims import RecoveryPeriod
from recovery_journal.domain.writing import Milestone, MilestoneKind
from tests import hands
from tests.tour.scene import Scene, Stop


def reached(scene: Scene) -> QWidget:
    """A journal with little in it, so that the foot of Today is in sight."""
    window = scene.empty()
    day = window.opened.preferences.today()
    window.opened.journal.save(
        RecoveryPeriod(starts_on=day.replace(year=day.year - 1)),
        Milestone(
            text="Two hundred days", kind=MilestoneKind.DAYS, target=200, reward="A day at the lake with Mia and Theo"
        ),
    )
    window.go("today")
    hands.settle()
    return window


def not_shown(scene: Scene) -> QWidget:
    window = reached(scene)
    window.opened.prefer(replace(window.opened.preferences, shows_time=False))
    window.go("plan")
    window.go("today")
    hands.settle()
    return window


MILESTONE_STOPS: tuple[Stop, ...] = (
    Stop("today", "milestone_reached", reached),
    Stop("today", "without_days", not_shown),
)
