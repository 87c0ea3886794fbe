"""The stops of the tour about reviews of the plan, earlier states of a record, and deleting one for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import Contact, Trigger
from recovery_journal.gui.for_ever_box import ForEverBox
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_review import ReviewPart
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.services.revisions import Revisions
from tests import hands
from tests.tour.scene import Scene, Stop, scroll

REVIEWS = "plan_revision"


def reviews(window: MainWindow) -> ReviewPart:
    """All reviews at a glance."""
    plan: Any = window.go("plan")
    assert isinstance(plan, PlanPage)
    part = plan.show_kind(REVIEWS)
    assert isinstance(part, ReviewPart)
    hands.settle()
    return part


def at_a_glance(scene: Scene) -> QWidget:
    window = scene.main()
    reviews(window)
    return window


def none_yet(scene: Scene) -> QWidget:
    window = scene.empty()
    reviews(window)
    return window


def due(page: str) -> Callable[[Scene], QWidget]:
    """A review whose day has come, on a page."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        Revisions(window.opened).review("A short look", due_in=0)
        if page == "plan":
            reviews(window)
        else:
            window.go(page)
        return window

    return come


def begun(part: float) -> Callable[[Scene], QWidget]:
    """A review in the making: 0 its top, 1 its end."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        made = reviews(window)
        hands.press(window, "Review this plan")
        hands.fill(window, "Why do you look at it now?", "Grace and I went through it before the move.")
        hands.fill(window, "Name of person 1", "Robin")
        hands.fill(window, "Role of person 1", "It is my plan")
        hands.press(window, "Add a person")
        hands.fill(window, "Name of person 2", "Grace Okafor")
        hands.fill(window, "Role of person 2", "Counselor")
        made.form.due.set_value(60)
        _scroll(window, part)
        return window

    return come


def first_one(scene: Scene) -> QWidget:
    window = scene.empty()
    window.opened.journal.save(Trigger(text="Payday"), Contact(name="Theo"))
    reviews(window)
    hands.press(window, "Review this plan")
    _scroll(window, 0)
    return window


def nameless(scene: Scene) -> QWidget:
    window = scene.empty()
    reviews(window)
    hands.press(window, "Review this plan")
    hands.fill(window, "Role of person 1", "Counselor")
    hands.press(window, "Finish the review")
    return window


def reading(part: float) -> Callable[[Scene], QWidget]:
    """A review to read, compared with the plan as it is now."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        made = reviews(window)
        made.show_record(Revisions(window.opened).all()[1].id)
        _scroll(window, part)
        return window

    return come


def history(scene: Scene) -> QWidget:
    window = scene.main()
    plan: Any = window.go("plan")
    page = plan.show_kind("contact")
    theo = next(each for each in window.opened.reader.records(Contact) if each.name == "Theo")
    page.show_record(theo.id)
    page.open_history()
    return window


def for_ever(scene: Scene) -> QWidget:
    window = scene.main()
    (away, *_others) = window.opened.reader.records(Trigger, archived=True) or window.opened.reader.removed(Trigger)
    window.opened.backups.make()
    plan: Any = window.go("plan")
    page = plan.show_kind("trigger")
    assert isinstance(page, RecordPage)
    page.show_record(away.id)
    box = page.side.delete_for_ever()
    assert isinstance(box, ForEverBox)
    hands.until(box.delete.isEnabled)
    return window


def _scroll(window: MainWindow, part: float) -> None:
    hands.settle()
    scroll(window.page().scroll_area, part)


REVIEW_STOPS: tuple[Stop, ...] = (
    Stop("reviews", "all", at_a_glance),
    Stop("reviews", "none", none_yet),
    Stop("reviews", "due", due("plan")),
    Stop("reviews", "due_today", due("today")),
    Stop("reviews", "first", first_one),
    Stop("reviews", "begun", begun(0)),
    Stop("reviews", "begun_end", begun(1)),
    Stop("reviews", "nameless", nameless),
    Stop("reviews", "reading", reading(0)),
    Stop("reviews", "reading_end", reading(1)),
    Stop("reviews", "history", history),
    Stop("reviews", "for_ever", for_ever),
)
