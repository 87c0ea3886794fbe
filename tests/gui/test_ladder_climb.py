"""Climbing the ladder for a hard moment in the real window: step by step up to professionals and safer surroundings."""

from __future__ import annotations

import pytest

from recovery_journal.domain.hard_days import LadderStep, OverdosePlan, Rung
from recovery_journal.domain.plan import Contact, SafePlace, Tier
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.ladder_climb import LadderClimbPage
from recovery_journal.services.choice_words import choice_words
from tests import hands
from tests.gui.rooms import Rooms
from tests.gui.walk import missed, nameless, walk
from tests.hands import ALT, Key


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    made.opened.journal.save(
        *(LadderStep(text=f"My {each.value} step", rung=each) for each in Rung),
        Contact(name="Sam", phone="555-0142", tier=Tier.CAN_ASK_FOR_HELP, first_words="It is hard."),
        Contact(name="Grace", phone="555-0168", tier=Tier.PROFESSIONAL),
        Contact(name="Ines", phone="555-0123", tier=Tier.GOOD_COMPANY),
        SafePlace(name="Library", hours="9 to 8"),
        OverdosePlan(has_naloxone=True, naloxone_places=("Kitchen drawer",)),
    )
    return made


def climb(window: MainWindow) -> LadderClimbPage:
    page = window.go("ladder_climb", Rung.SIGNS)
    page.enter()
    assert isinstance(page, LadderClimbPage)
    hands.settle()
    return page


def test_each_step_shows_its_own_and_what_belongs_there(window: MainWindow) -> None:
    page = climb(window)
    belongs = {
        Rung.COMPANY: ("Ines, 555-0123", "Library: 9 to 8"),
        Rung.PEOPLE: ("Sam, 555-0142", "“It is hard.”"),
        Rung.PROFESSIONALS: ("Grace, 555-0168", "988", "911"),
        Rung.SURROUNDINGS: ("Naloxone: Kitchen drawer",),
    }
    for number, rung in enumerate(Rung, 1):
        said = hands.words_on(page)
        assert f"Step {number} of 6" in said
        assert f"My {rung.value} step" in said
        for words in belongs.get(rung, ()):
            assert words in said
        assert "Sam, " not in said or rung is Rung.PEOPLE
        if number < 6:
            hands.key(Key.Key_Return)
    assert page.onward.words() == "See whom to call"


def test_from_every_step_help_is_one_click_away_and_leads_back_to_it(window: MainWindow) -> None:
    page = climb(window)
    for number in range(6):
        page.climb_to(number)
        hands.press(window, "Help now")
        assert "Someone may be overdosing" in hands.words_on(window)
        hands.key(Key.Key_Escape)
        assert f"Step {number + 1} of 6" in hands.words_on(page)


def test_the_top_leads_to_the_numbers(window: MainWindow) -> None:
    page = climb(window)
    page.climb_to(5)
    hands.press(page, "See whom to call")
    assert "Someone may be overdosing" in hands.words_on(window)


def test_any_step_can_be_gone_to_by_mouse_and_by_keys(window: MainWindow) -> None:
    page = climb(window)
    hands.press(page, "5. Professionals")
    assert "Step 5 of 6" in hands.words_on(page)
    hands.key(Key.Key_Up)
    hands.key(Key.Key_Return)
    assert "Step 4 of 6" in hands.words_on(page)
    hands.key(Key.Key_Left, ALT)
    assert "Step 3 of 6" in hands.words_on(page)
    hands.key(Key.Key_Right, ALT)
    assert "Step 4 of 6" in hands.words_on(page)
    hands.press(page, "Back")
    assert "Step 3 of 6" in hands.words_on(page)


def test_who_is_steadier_goes_on_with_the_day_and_begins_low_next_time(window: MainWindow) -> None:
    page = climb(window)
    page.climb_to(3)
    hands.press(page, "I am steadier now")
    assert window.page().head.title.text().startswith("Good ")
    window.go("ladder_climb")
    assert "Step 1 of 6" in hands.words_on(page)


def test_without_a_ladder_of_ones_own_there_are_still_numbers(rooms: Rooms) -> None:
    window = rooms.main()
    page = climb(window)
    assert "Nothing of your own stands here yet." in hands.words_on(page)
    hands.press(page, "5. Professionals")
    assert "988" in hands.words_on(page)
    hands.press(page, "1. Signs I notice")
    hands.press(page, "Write it on a calm day")
    assert window.page().head.title.text() == "My plan"


def test_the_chapter_of_the_ladder_offers_it(window: MainWindow) -> None:
    window.go("plan", LadderStep.KIND)
    hands.press(window, "Climb it step by step")
    assert isinstance(window.page(), LadderClimbPage)
    hands.press(window, "Ride it out with a timer")
    assert "This will pass." in hands.words_on(window)


@pytest.mark.parametrize("at", range(6))
def test_the_keyboard_comes_to_everything_and_everything_has_a_name(window: MainWindow, at: int) -> None:
    climb(window).climb_to(at)
    way = walk(window)
    assert missed(window, way) == []
    assert nameless(window) == []


def test_the_words_of_the_steps_are_those_of_the_plan() -> None:
    assert [choice_words(each) for each in Rung][-2:] == ["Professionals", "Safer surroundings"]
