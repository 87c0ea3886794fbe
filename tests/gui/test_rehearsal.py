"""Rehearsing if-then plans in the real window: the weakest first, sure before and after, saved as one action."""

from __future__ import annotations

from datetime import date

import pytest

from recovery_journal.domain.if_then_order import fitting_first, weakest_first
from recovery_journal.domain.lapse import Rehearsal
from recovery_journal.domain.plan import IfThen, Trigger
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.rehearsal import RehearsalPage
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.gui.walk import missed, nameless, walk
from tests.hands import CTRL, Key

BEFORE, AFTER = "How sure am I that I will do it?", "And now, how sure am I?"
PLANS = (
    IfThen(situation="If I get paid", response="I pay first", confidence=7, position=0),
    IfThen(situation="If I am alone", response="Out", confidence=3, last_rehearsed_on=date(2026, 3, 1), position=1),
    IfThen(situation="If I cannot sleep", backup="I read", confidence=3, position=2),
)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    made.opened.journal.save(*PLANS)
    return made


def rehearse(window: MainWindow, target: object = None) -> RehearsalPage:
    page = window.go("rehearsal", target)
    page.enter()
    assert isinstance(page, RehearsalPage)
    hands.settle()
    return page


def plan_of(window: MainWindow, number: int) -> IfThen:
    found = window.opened.reader.get(IfThen, PLANS[number].id)
    assert found is not None
    return found


class TestTheOrder:
    def test_least_sure_first_then_longest_not_rehearsed(self) -> None:
        never = IfThen(situation="Never said")
        assert weakest_first([*PLANS, never]) == [never, PLANS[2], PLANS[1], PLANS[0]]

    def test_without_triggers_the_order_of_the_plan_stands(self) -> None:
        assert fitting_first(PLANS, [], []) == list(PLANS)

    def test_words_in_common_count_where_no_response_is_shared(self) -> None:
        assert fitting_first(PLANS, [Trigger(text="Nights I cannot sleep")], [])[0] is PLANS[2]


def test_the_weakest_comes_first_and_then_the_next(window: MainWindow) -> None:
    page = rehearse(window)
    seen = []
    for _each in PLANS:
        seen.append(page.card.situation.text())
        hands.press(page, "Save this rehearsal")
    assert seen == ["If I cannot sleep", "If I am alone", "If I get paid"]
    assert "You have been through all your plans." in hands.words_on(page)
    assert not page.save.isVisible()


def test_both_answers_are_saved_with_the_plan_as_one_action(window: MainWindow) -> None:
    page = rehearse(window)
    assert hands.focused_name() == BEFORE
    hands.set_scale(page, BEFORE, 3)
    hands.set_scale(page, AFTER, 6)
    hands.press(page, "Save this rehearsal")
    today = window.opened.preferences.today()
    plan = plan_of(window, 2)
    assert (plan.confidence, plan.last_rehearsed_on) == (6, today)
    made = window.opened.reader.parts(Rehearsal, plan.id)
    assert [(each.day, each.confidence_before, each.confidence_after) for each in made] == [(today, 3, 6)]
    hands.key(Key.Key_Z, CTRL)
    assert window.opened.reader.parts(Rehearsal, plan.id) == []
    assert plan_of(window, 2).confidence == 3


def test_without_an_answer_the_day_is_noted_and_nothing_else_changes(window: MainWindow) -> None:
    page = rehearse(window, PLANS[0])
    hands.press(page, "Save this rehearsal")
    plan = plan_of(window, 0)
    assert (plan.confidence, plan.last_rehearsed_on) == (7, window.opened.preferences.today())


def test_what_was_said_is_kept_when_it_is_left(window: MainWindow) -> None:
    page = rehearse(window)
    hands.set_scale(page, BEFORE, 4)
    hands.key(Key.Key_Escape)
    page = rehearse(window)
    assert page.card.answers() == (4, None)
    hands.press(page, "Save this rehearsal")
    assert window.opened.drafts.keys() == []


def test_another_one_is_skipped_to_and_nothing_is_saved(window: MainWindow) -> None:
    page = rehearse(window)
    hands.press(page, "Another one")
    assert page.card.situation.text() == "If I am alone"
    assert "Last time on" in hands.words_on(page)
    assert window.opened.reader.everything(Rehearsal) == []


def test_where_nothing_can_be_written_the_answers_stay(window: MainWindow) -> None:
    page = rehearse(window)
    hands.set_scale(page, AFTER, 5)
    with nothing_can_be_written(window.opened):
        hands.press(page, "Save this rehearsal")
        assert page.card.situation.text() == "If I cannot sleep"
        assert page.card.answers() == (None, 5)
    hands.press(page, "Save this rehearsal")
    assert plan_of(window, 2).confidence == 5


def test_a_plan_that_goes_meanwhile_gives_way_to_the_next(window: MainWindow) -> None:
    page = rehearse(window)
    window.opened.journal.remove(plan_of(window, 2))
    hands.settle()
    assert page.card.situation.text() == "If I am alone"


def test_two_minutes_run_when_asked_to_and_begin_anew_with_the_next(window: MainWindow) -> None:
    page = rehearse(window)
    assert page.timer.ring.words() == "2:00"
    assert not page.timer.ring.countdown.is_running()
    hands.press(page, "Start two minutes")
    assert page.timer.ring.countdown.is_running()
    hands.press(page, "Pause")
    hands.press(page, "Another one")
    assert page.timer.ring.words() == "2:00"
    assert page.timer.run.words() == "Start two minutes"


def test_the_chapter_of_if_thens_offers_it(window: MainWindow) -> None:
    window.go("plan", IfThen.KIND)
    hands.press(window, "Rehearse a plan")
    assert isinstance(window.page(), RehearsalPage)


def test_without_plans_it_says_so(rooms: Rooms) -> None:
    window = rooms.main()
    page = rehearse(window)
    assert not page.save.isVisible()
    hands.press(page, "Back to my plans")
    assert window.page().head.title.text() == "My plan"


def test_the_keyboard_comes_to_everything_and_everything_has_a_name(window: MainWindow) -> None:
    rehearse(window)
    way = walk(window)
    assert missed(window, way) == []
    assert nameless(window) == []
