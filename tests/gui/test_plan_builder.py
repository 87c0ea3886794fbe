"""The guided builder: one question at a time, kept where it stops, saved answer by answer, never twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Reason, Stage, Tier, Trigger, WarningSign
from recovery_journal.domain.record import Source
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan_builder import PlanBuilderPage
from recovery_journal.gui.pages.plan_builder_chapters import BUILDER_CHAPTERS, Respond, screens
from recovery_journal.services.content import CATEGORY_FIELDS
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import ALT, CTRL, Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Go = Callable[[str], PlanBuilderPage]


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


@pytest.fixture
def at(window: MainWindow) -> Go:
    """Goes to the first screen with a question."""

    def go(key: str) -> PlanBuilderPage:
        page = hands.go(window, PlanBuilderPage, "plan_builder", "begin")
        page.start_over()
        while page._screen is not None and page._screen.question.key != key:
            page.skip()
        hands.settle()
        assert page._screen is not None
        return page

    return go


def question(page: PlanBuilderPage) -> str:
    return page.card.question.text()


class TestTheWay:
    def test_every_question_has_a_name_of_its_own_and_asks_for_what_is_there(self) -> None:
        asked = [each for chapter in BUILDER_CHAPTERS for each in chapter.questions]
        assert len({each.key for each in asked}) == len(asked)
        assert len(BUILDER_CHAPTERS) == 6
        for each in asked:
            assert getattr(each, "kind", "contact") in CATEGORY_FIELDS
            assert ("{name}" in each.question) is isinstance(each, Respond)

    def test_it_is_reached_from_my_plan_and_from_an_empty_today(self, window: MainWindow) -> None:
        window.go("plan")
        hands.press(window, "Build it step by step")
        assert window.page().head.title.text() == "Build my plan"
        assert hands.named(window.sidebar, "My plan").isChecked()  # type: ignore[attr-defined]
        window.go("today")
        hands.press(window, "Build it step by step")
        assert hands.focused_name() == "Begin"

    def test_nothing_is_asked_about_people_and_triggers_that_are_not_there(self, window: MainWindow) -> None:
        keys = [each.question.key for each in screens(window.opened.reader)]
        assert "phones" not in keys
        assert "responses" not in keys
        window.opened.journal.save(Trigger(text="Payday"), Trigger(text="A fight"), Contact(name="Sam"))
        keys = [each.question.key for each in screens(window.opened.reader)]
        assert keys[-5:] == ["phones", "responses", "calls", "responses", "calls"]

    def test_back_and_skip_change_nothing(self, window: MainWindow, at: Go) -> None:
        page = at("triggers")
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Left, ALT)
        assert question(page) == "Why does this matter to you?"
        hands.press(window, "Back")
        assert hands.focused_name() == "Go on where I stopped"
        assert window.opened.reader.records(Trigger) == []
        hands.press(window, "From the first question")
        hands.press(window, "Skip")
        assert [each for each in page._view.raw()["added"]] == [{"new": "Someone I used to use with"}]  # type: ignore[union-attr,index]

    def test_it_goes_on_where_it_stopped(self, window: MainWindow, at: Go) -> None:
        page = at("middle_signs")
        hands.press(window, "Stop here and go on later")
        assert window.page().head.title.text() == "My plan"
        window.go("today")
        hands.press(window, "Go on step by step")
        assert "You stopped in Chapter 3 of 6: Warning signs." in hands.words_on(page)
        hands.key(Key.Key_Return)
        assert question(page) == "What do you notice as it comes closer?"

    def test_after_the_end_it_begins_anew(self, window: MainWindow, at: Go) -> None:
        page = at("professionals")
        page.skip()
        assert page.summary.isVisible()
        assert "No triggers yet." in hands.words_on(page)
        hands.press(window, "Back to the questions")
        assert question(page) == "Which professionals can you call?"
        page.skip()
        hands.press(window, "Go to My plan")
        hands.press(window, "Build it step by step")
        assert hands.focused_name() == "Begin"


class TestPicking:
    def test_ideas_and_own_words_are_saved_as_one_action_each_question(self, window: MainWindow, at: Go) -> None:
        at("triggers")
        hands.key(Key.Key_Space)
        hands.tab_to("A trigger in your own words")
        hands.type_text("Payday\nThe old road")
        hands.press(window, "Go on")
        found = window.opened.reader.records(Trigger)
        assert [(each.text, each.source) for each in found] == [
            ("Someone I used to use with", Source.SUGGESTION),
            ("Payday", Source.SELF),
            ("The old road", Source.SELF),
        ]
        hands.key(Key.Key_Z, CTRL)
        assert window.opened.reader.records(Trigger) == []

    def test_a_sign_gets_the_stage_that_is_asked_for(self, window: MainWindow, at: Go) -> None:
        at("late_signs")
        hands.tab_to("A sign in your own words")
        hands.type_text("I pack a bag\n\n")
        assert window.opened.reader.records(WarningSign)[0].stage is Stage.LATE

    def test_with_a_counselor_that_is_noted(self, window: MainWindow) -> None:
        window.go("plan_builder", "begin").enter()
        hands.press(window, "With a counselor")
        hands.press(window, "Begin")
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Return)
        assert window.opened.reader.records(Reason)[0].source is Source.WITH_COUNSELOR

    def test_what_is_in_the_plan_is_chosen_and_not_made_twice(self, window: MainWindow, at: Go) -> None:
        window.opened.journal.save(Trigger(text="payday"), Trigger(text="someone i used to use with"))
        at("triggers")
        assert hands.named(window, "payday").isChecked()  # type: ignore[attr-defined]
        assert "Someone I used to use with" not in hands.words_on(window)
        hands.fill(window, "A trigger in your own words", "PAYDAY ")
        hands.press(window, "Go on")
        assert len(window.opened.reader.records(Trigger)) == 2

    def test_a_tick_taken_off_puts_it_away_and_a_new_one_brings_it_back(self, window: MainWindow, at: Go) -> None:
        trigger = Trigger(text="Payday", strength=7)
        window.opened.journal.save(trigger)
        at("triggers")
        hands.press(window, "Payday")
        hands.press(window, "Go on")
        assert window.opened.reader.records(Trigger) == []
        assert "1 was put into the archive." in hands.words_on(window)
        at("triggers")
        hands.fill(window, "A trigger in your own words", "Payday")
        hands.press(window, "Go on")
        (found,) = window.opened.reader.records(Trigger)
        assert (found.id, found.strength) == (trigger.id, 7)

    def test_ideas_of_one_category_keep_what_was_picked(self, window: MainWindow, at: Go) -> None:
        page = at("strategies")
        first = hands.focused_name()
        hands.key(Key.Key_Space)
        hands.choose(window, "Which ideas?", "Leave")
        hands.settle()
        assert hands.named(window, first).isChecked()  # type: ignore[attr-defined]
        hands.press(window, "Go home early")
        page.go_on()
        assert [each.text for each in window.opened.reader.records(CopingStrategy)] == [first, "Go home early"]

    def test_words_that_are_too_long_stay_and_are_told(self, window: MainWindow, at: Go) -> None:
        page = at("reasons")
        field = hands.fill(window, "A reason in your own words", "")
        assert isinstance(field, QLineEdit)
        field.setText("a" * 201)
        hands.key(Key.Key_Return)
        hands.press(window, "Go on")
        assert question(page) == "Why does this matter to you?"
        assert field.text() == "a" * 201
        assert window.opened.reader.records(Reason) == []

    def test_enter_on_the_list_of_categories_goes_on(self, window: MainWindow, at: Go) -> None:
        page = at("triggers")
        hands.tab_to("Which ideas?", backwards=True)
        hands.key(Key.Key_Return)
        assert question(page) == "What changes first, days or weeks before?"


class TestAnswers:
    def test_a_trigger_leads_to_what_is_picked_in_that_order(self, window: MainWindow, at: Go) -> None:
        trigger, walk, call = Trigger(text="Payday"), CopingStrategy(text="Walk"), CopingStrategy(text="Call")
        window.opened.journal.save(trigger, walk, call)
        page = at("responses")
        assert question(page) == "“Payday” comes up. What could you do then?"
        hands.press(window, "Call")
        hands.fill(window, "Something else you could do", "Sing\n")
        hands.press(window, "Go on")
        targets = [each.to_id for each in window.opened.reader.links_from(trigger.id)]
        sing = next(each for each in window.opened.reader.records(CopingStrategy) if each.text == "Sing")
        assert targets == [call.id, sing.id]
        assert "Who could you call?" in question(page)

    def test_nobody_has_to_answer_for_every_trigger(self, window: MainWindow, at: Go) -> None:
        window.opened.journal.save(Trigger(text="Payday"), Trigger(text="A fight"), CopingStrategy(text="Walk"))
        page = at("responses")
        hands.press(window, "Walk")
        hands.press(window, "That is enough for now")
        assert page.summary.isVisible()
        assert len(window.opened.reader.everything(Link)) == 1

    def test_a_response_that_is_there_is_chosen_and_can_be_taken_off(self, window: MainWindow, at: Go) -> None:
        trigger, walk = Trigger(text="Payday"), CopingStrategy(text="Walk")
        window.opened.journal.save(trigger, walk)
        link = Link(from_kind="trigger", from_id=trigger.id, to_kind="coping_strategy", to_id=walk.id)
        window.opened.journal.save(link)
        at("responses")
        assert hands.focused_name() == "Walk"
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Return)
        assert window.opened.reader.links_from(trigger.id) == []
        assert window.opened.reader.records(CopingStrategy) == [window.opened.reader.get(CopingStrategy, walk.id)]

    def test_a_trigger_that_goes_meanwhile_is_not_asked_about(self, window: MainWindow, at: Go) -> None:
        trigger, other = Trigger(text="Payday"), Trigger(text="A fight")
        window.opened.journal.save(trigger, other)
        page = at("responses")
        window.opened.journal.remove(trigger)
        hands.settle()
        assert question(page) == "“A fight” comes up. What could you do then?"

    def test_phones_are_typed_one_after_the_other(self, window: MainWindow, at: Go) -> None:
        sam = Contact(name="Sam", phone="555 0100", tier=Tier.PROFESSIONAL)
        window.opened.journal.save(sam, Contact(name="Alex", position=1), Contact(name="Kim", position=2))
        at("phones")
        assert hands.focused_name() == "Alex"
        hands.type_text("call the desk, then 7\n")
        assert hands.focused_name() == "Kim"
        hands.type_text("\n")
        phones = {each.name: each.phone for each in window.opened.reader.records(Contact)}
        assert phones == {"Sam": "555 0100", "Alex": "call the desk, then 7", "Kim": ""}


class TestKeeping:
    def test_picked_and_typed_is_a_draft_until_it_is_saved(self, window: MainWindow, at: Go) -> None:
        page = at("reasons")
        hands.key(Key.Key_Space)
        hands.fill(window, "A reason in your own words", "My sis")
        window.write_drafts()
        assert ("builder_reasons", "") in list(window.opened.drafts.keys())
        page = at("reasons")
        assert hands.named(window, "A reason in your own words").property("text") == "My sis"
        page.go_on()
        assert window.opened.drafts.keys() == []
        assert len(window.opened.reader.records(Reason)) == 2

    def test_what_was_typed_of_a_person_goes_with_them_for_ever(self, window: MainWindow, at: Go) -> None:
        sam, alex = Contact(name="Sam"), Contact(name="Alex")
        window.opened.journal.save(sam, alex)
        page = at("phones")
        hands.fill(window, "Sam", "555 0100")
        hands.fill(window, "Alex", "555 0101")
        page.back()
        window.opened.journal.archive(sam)
        window.opened.journal.erase(sam)
        assert window.opened.drafts.find("builder_phones", None) == {str(alex.id): "555 0101"}

    def test_a_change_elsewhere_keeps_what_was_picked(self, window: MainWindow, at: Go) -> None:
        page = at("reasons")
        hands.key(Key.Key_Space)
        window.opened.journal.save(Reason(text="My sister"))
        hands.settle()
        assert hands.named(window, "My sister").isChecked()  # type: ignore[attr-defined]
        page.go_on()
        assert len(window.opened.reader.records(Reason)) == 2

    def test_where_nothing_can_be_written_it_stays_and_says_so(self, window: MainWindow, at: Go) -> None:
        page = at("reasons")
        hands.key(Key.Key_Space)
        from recovery_journal.gui.dialogs import dialogs

        told: list[str] = []
        before = dialogs.tell
        dialogs.tell = lambda _parent, words: told.append(words)  # type: ignore[method-assign,assignment]
        try:
            with nothing_can_be_written(window.opened):
                page.go_on()
        finally:
            dialogs.tell = before  # type: ignore[method-assign]
        assert told
        assert question(page) == "Why does this matter to you?"
        page.go_on()
        assert len(window.opened.reader.records(Reason)) == 1
