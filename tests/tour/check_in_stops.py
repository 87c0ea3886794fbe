"""Stops of the tour at the check-in's choice of questions, at the anchors, and at what Today offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.aims import Anchor, DriftRule, TickState
from recovery_journal.domain.daily import Used
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.pages.days_part import DaysPart
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.check_ins import CheckIns
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop

OWN_ORDER = ("note", "mood", "anchors", "grateful_for", "used", "sleep", "talked")


def anchors_asked(scene: Scene) -> MainWindow:
    """A check-in with the anchors of the day ticked in passing."""
    window = scene.main()
    _open(window)
    return window


def anchors_ticked(scene: Scene) -> QWidget:
    """The same with one done, one not possible, and the keys on the next."""
    window = anchors_asked(scene)
    first, second, third = (each.text for each in window.opened.reader.records(Anchor)[:3])
    hands.tab_to(first)
    hands.key(hands.Key.Key_Space)
    hands.key(hands.Key.Key_Down)
    for _press in range(2):
        hands.key(hands.Key.Key_Space)
    hands.key(hands.Key.Key_Down)
    assert hands.focused_name() == third, second
    return window


def choice(scene: Scene) -> QWidget:
    """Choosing the questions."""
    window = anchors_asked(scene)
    _days(window).form.choose_questions()
    return window


def own_order(scene: Scene) -> QWidget:
    """Other questions in another order."""
    window = scene.main()
    window.opened.prefer(replace(window.opened.preferences, check_in_questions=OWN_ORDER))
    _open(window)
    return window


def drift(scene: Scene) -> QWidget:
    """Today with more loose anchors than the person's rule allows."""
    window = scene.main()
    opened = window.opened
    anchors = [replace(each, times_a_week=7) for each in opened.reader.records(Anchor)[2:]]
    rule = opened.reader.only(DriftRule) or DriftRule(text="When two are loose I call Sam.")
    sam = next(each for each in opened.reader.records(Contact) if each.phone)
    link = Link(from_kind=DriftRule.KIND, from_id=rule.id, to_kind=Contact.KIND, to_id=sam.id)
    opened.journal.save(*anchors, rule, link)
    days = opened.reader.records(Anchor)[0].id, TODAY - timedelta(days=1)
    Anchors(opened).tick(*days, TickState.NOT_POSSIBLE)
    return window


def drift_by_keyboard(scene: Scene) -> QWidget:
    """The same with the keys on a day of an anchor."""
    window = drift(scene)
    hands.tab_to(window.opened.reader.records(Anchor)[0].text)
    hands.key(hands.Key.Key_Down)
    hands.key(hands.Key.Key_Left)
    return window


def weeks(scene: Scene) -> QWidget:
    """An earlier week of all anchors."""
    window = drift(scene)
    plan = hands.go(window, PlanPage, "plan")
    plan.show_kind("anchor_weeks").turn(-1)
    return window


def weeks_table(scene: Scene) -> QWidget:
    """The same as a table."""
    window = weeks(scene)
    hands.press(window, "Show as table")
    return window


def steps_offered(scene: Scene) -> QWidget:
    """Today after a check-in that tells of use."""
    window = scene.main()
    CheckIns(window.opened.journal, window.opened.reader).save(TODAY, {"mood": 3, "used": Used.YES})
    window.go("today", ("steps", TODAY)).enter()
    return window


def _open(window: MainWindow) -> None:
    window.go("check_ins", ("check_in", TODAY, {"mood": 6}))


def _days(window: MainWindow) -> DaysPart:
    page = hands.go(window, CheckInsPage, "check_ins")
    return page.days


CHECK_IN_STOPS = (
    Stop("check_in", "anchors", anchors_asked),
    Stop("check_in", "anchors_ticked", anchors_ticked),
    Stop("check_in", "choice", choice),
    Stop("check_in", "own_order", own_order),
    Stop("today", "drift", drift),
    Stop("today", "drift_by_keyboard", drift_by_keyboard),
    Stop("today", "steps_offered", steps_offered),
    Stop("anchor_weeks", "week", weeks),
    Stop("anchor_weeks", "table", weeks_table),
)
