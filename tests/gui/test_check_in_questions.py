"""The questions of a check-in as the person chose them, and anchors ticked in passing, in a real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recovery_journal.domain.aims import Anchor, AnchorTick, TickState
from recovery_journal.domain.daily import Used
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.check_in import CheckInForm
from recovery_journal.gui.pages.check_in_choice import QuestionChoice
from recovery_journal.gui.pages.check_in_order import QUESTIONS, USUAL, first_column, in_order, the_rest, to_keep
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.check_ins import CheckIns
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.gui.walk import missed, nameless, walk
from tests.hands import ALT, CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MEETINGS, BED = Anchor(text="Two group meetings", times_a_week=2), Anchor(text="In bed by 11", position=1)
DONE, NOT_POSSIBLE = TickState.DONE, TickState.NOT_POSSIBLE


class TestOrder:
    def test_what_is_no_question_is_left_out_and_nothing_stands_for_the_usual_ones(self) -> None:
        assert in_order(("note", "mood", "weather", "note")) == ("note", "mood")
        assert in_order(("weather",)) == in_order(()) == USUAL
        assert to_keep(USUAL) == ()
        assert to_keep(("note",)) == ("note",)

    def test_every_question_is_asked_or_waits(self) -> None:
        for asked in (USUAL, ("pain", "mood"), tuple(QUESTIONS)):
            assert sorted((*asked, *the_rest(asked))) == sorted(QUESTIONS)

    @pytest.mark.parametrize(
        ("heights", "at"), [([90, 90, 90, 90], 2), ([300, 50, 50, 50], 1), ([50, 50, 50, 300], 3), ([90], 1), ([], 0)]
    )
    def test_the_columns_are_about_as_high(self, heights: list[int], at: int) -> None:
        asked = list(QUESTIONS)[: len(heights)]
        assert first_column(asked, dict(zip(asked, heights, strict=True)).__getitem__) == at


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    made.opened.journal.save(MEETINGS, BED)
    return made


def form(window: MainWindow) -> CheckInForm:
    """Today's check-in, opened."""
    page: Any = window.go("check_ins", ("check_in", window.opened.preferences.today(), {}))
    hands.settle()
    found = page.tab().form
    assert isinstance(found, CheckInForm)
    return found


def ask(window: MainWindow, *asked: str) -> None:
    window.opened.prefer(replace(window.opened.preferences, check_in_questions=asked))


def questions_seen(opened_form: CheckInForm) -> list[str]:
    """The fields that are in sight, by place: down the first column, then down the second."""
    rows = {name: opened_form.questions.row(name) for name in opened_form.questions.raw()}
    places = {name: row.mapTo(opened_form, QPoint(0, 0)) for name, row in rows.items() if row.isVisible()}
    middle = opened_form.width() // 2
    return sorted(places, key=lambda name: (places[name].x() > middle, places[name].y(), places[name].x()))


def choice(opened_form: CheckInForm) -> QuestionChoice:
    """The box in which the questions are chosen."""
    hands.press(opened_form, "Choose the questions")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QuestionChoice)
    hands.wake(box)
    return box


class TestChoosing:
    def test_the_usual_questions_stand_in_two_columns(self, window: MainWindow) -> None:
        expected = [name for name in USUAL if name not in ("sleep",)]
        expected[3:3] = ["sleep_hours", "sleep_quality"]
        assert questions_seen(form(window)) == expected

    def test_the_chosen_ones_come_in_their_order_and_the_rest_under_more(self, window: MainWindow) -> None:
        ask(window, "note", "mood", "used")
        opened_form = form(window)
        assert questions_seen(opened_form) == ["note", "mood", "used"]
        hands.press(opened_form, "More questions")
        assert set(questions_seen(opened_form)) >= {"urge_now", "anchors", "stress", "grateful_for"}

    def test_tab_follows_the_persons_order(self, window: MainWindow) -> None:
        ask(window, "used", "note", "pain")
        form(window)
        order = []
        hands.tab_to("No")
        for _step in range(4):
            order.append(hands.focused_name())
            hands.step_on()
        assert order == ["No", "Note", "Pain", "More questions"]

    def test_the_box_ticks_and_moves_by_keys(self, window: MainWindow) -> None:
        box = choice(form(window))
        hands.tab_to("Mood right now")
        hands.key(Key.Key_Down)
        hands.key(Key.Key_Space)  # no urge right now
        hands.key(Key.Key_End)
        hands.key(Key.Key_Space)
        for _step in range(len(QUESTIONS)):
            hands.key(Key.Key_Up, ALT)
        assert hands.focused_name() == "Grateful for"
        box.done_button.click()
        hands.settle()
        kept = window.opened.preferences.check_in_questions
        assert kept[:2] == ("grateful_for", "mood")
        assert "urge_now" not in kept
        assert form(window).questions.asked() == kept

    def test_its_buttons_move_the_line_that_the_keys_are_on(self, window: MainWindow) -> None:
        box = choice(form(window))
        box.list.boxes["note"].setFocus()
        hands.press(box, "Move up")
        assert box.list.asked()[-2:] == ("note", "used")
        hands.press(box, "Move down")
        assert box.list.asked() == USUAL

    def test_a_line_is_dragged_to_another_place(self, window: MainWindow) -> None:
        box = choice(form(window))
        line, over = box.list.boxes["urge_strongest"], box.list.boxes["mood"]
        at = QPoint(30, line.height() // 2)
        QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(line, at + QPoint(0, over.y() - line.y() - over.height()))
        QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=at)
        hands.settle()
        assert box.list.asked()[:3] == ("urge_strongest", "mood", "urge_now")
        assert line.isChecked()

    def test_without_any_question_it_cannot_be_taken(self, window: MainWindow) -> None:
        box = choice(form(window))
        for each in USUAL:
            box.list.boxes[each].click()
        assert not box.done_button.isEnabled()
        hands.press(box, "The usual questions")
        assert box.done_button.isEnabled()
        box.done_button.click()
        assert window.opened.preferences.check_in_questions == ()

    def test_the_keyboard_comes_to_everything_in_the_box(self, window: MainWindow) -> None:
        box = choice(form(window))
        assert missed(box, walk(box)) == []
        assert nameless(box) == []

    def test_cancel_changes_nothing(self, window: MainWindow) -> None:
        ask(window, "note", "mood")
        box = choice(form(window))
        box.list.boxes["pain"].click()
        hands.key(Key.Key_Escape)
        assert window.opened.preferences.check_in_questions == ("note", "mood")

    def test_what_is_typed_stays_when_the_questions_change(self, window: MainWindow) -> None:
        opened_form = form(window)
        hands.set_scale(window, "Mood right now", 6)
        hands.fill(window, "Note", "Half a thought")
        box = choice(opened_form)
        for each in USUAL[1:]:
            box.list.boxes[each].click()
        box.done_button.click()
        hands.settle()
        assert "note" in questions_seen(opened_form)  # what has an answer is never hidden
        assert opened_form.questions.asked() == ("mood",)
        hands.wake(window)
        hands.key(Key.Key_S, CTRL)
        check_in = window.opened.reader.check_in_on(window.opened.preferences.today())
        assert check_in is not None
        assert (check_in.mood, check_in.note) == (6, "Half a thought")

    def test_an_answer_that_waits_is_shown(self, window: MainWindow) -> None:
        ask(window, "mood")
        CheckIns(window.opened.journal, window.opened.reader).save(
            window.opened.preferences.today(), {"mood": 4, "note": "Rain"}
        )
        assert "note" in questions_seen(form(window))

    def test_a_wrong_answer_that_waits_is_brought_into_sight(self, window: MainWindow) -> None:
        opened_form = form(window)
        hands.press(opened_form, "More questions")
        hands.fill(window, "Feelings", "x" * 201)
        hands.press(opened_form, "Fewer questions")
        hands.key(Key.Key_S, CTRL)
        assert "feelings" in questions_seen(opened_form)
        assert hands.focused_name() == "Feelings"

    def test_a_choice_that_cannot_be_kept_is_said(self, window: MainWindow) -> None:
        box = choice(form(window))
        box.list.boxes["pain"].click()
        with nothing_can_be_written(window.opened):
            box.done_button.click()
            hands.settle()
        assert window.toast.isVisible()
        assert window.opened.preferences.check_in_questions == ()


def ticks(window: MainWindow) -> dict[Any, TickState]:
    return {(each.owner, each.day): each.state for each in window.opened.reader.everything(AnchorTick)}


class TestAnchors:
    def test_they_are_ticked_in_passing_and_saved_as_one_action(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        form(window)
        hands.set_scale(window, "Mood right now", 6)
        hands.tab_to("Two group meetings")
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Down)
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Space)
        assert ticks(window) == {}
        hands.key(Key.Key_S, CTRL)
        assert ticks(window) == {(MEETINGS.id, today): DONE, (BED.id, today): NOT_POSSIBLE}
        window.undo()
        assert ticks(window) == {}
        assert window.opened.reader.check_in_on(today) is None
        window.redo()
        assert len(ticks(window)) == 2

    def test_what_is_ticked_already_is_shown_and_can_be_made_blank(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        Anchors(window.opened).tick_all(today, [(MEETINGS.id, DONE), (BED.id, NOT_POSSIBLE)])
        opened_form = form(window)
        assert not opened_form.is_changed()
        hands.press(window, "In bed by 11")
        assert opened_form.is_changed()
        hands.key(Key.Key_S, CTRL)
        assert ticks(window) == {(MEETINGS.id, today): DONE}

    def test_an_earlier_day_has_its_own_marks_and_keeps_its_date(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        earlier = today - timedelta(days=3)
        Anchors(window.opened).tick(MEETINGS.id, today, DONE)
        window.go("check_ins", ("check_in", earlier, {"mood": 5}))
        assert "Anchors that day" in hands.words_on(window.page())
        hands.press(window, "Two group meetings")
        hands.press(window, "Two group meetings")
        hands.key(Key.Key_S, CTRL)
        assert ticks(window) == {(MEETINGS.id, today): DONE, (MEETINGS.id, earlier): NOT_POSSIBLE}

    def test_a_draft_keeps_what_was_changed_and_nothing_else(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        form(window)
        hands.press(window, "Two group meetings")
        window.go("today")
        Anchors(window.opened).tick(BED.id, today, DONE)  # meanwhile, and not to be taken back
        opened_form = form(window)
        lines = opened_form.questions.editor("anchors").lines()  # type: ignore[attr-defined]
        assert [line.state for line in lines] == [DONE, DONE]
        opened_form.save()
        assert ticks(window) == {(MEETINGS.id, today): DONE, (BED.id, today): DONE}

    def test_an_anchor_that_is_gone_is_left_out(self, window: MainWindow) -> None:
        form(window)
        hands.press(window, "Two group meetings")
        window.opened.journal.remove(MEETINGS)
        hands.settle()
        opened_form = form(window)
        opened_form.save()
        assert ticks(window) == {}

    def test_without_anchors_nothing_is_asked(self, rooms: Rooms) -> None:
        assert "anchors" not in questions_seen(form(rooms.main()))

    def test_a_screen_reader_hears_each_state(self, window: MainWindow) -> None:
        form(window)
        for words in ("blank", "done", "not possible"):
            line = hands.named(window, "Two group meetings")
            interface = QAccessible.queryAccessibleInterface(line)
            assert interface.role() == QAccessible.Role.CheckBox
            assert interface.text(QAccessible.Text.Value) == words
            assert interface.state().checked == (words == "done")
            interface.actionInterface().doAction("Toggle")


class TestUsed:
    @pytest.mark.parametrize("answer", ["Yes", "No", "I would rather not say"])
    def test_a_yes_alone_leads_on(self, window: MainWindow, answer: str) -> None:
        opened_form = form(window)
        hands.choose(window, "Used since my last check-in?", answer)
        opened_form.save()
        day = window.opened.preferences.today()
        assert opened_form.way_on() == (("steps", day) if answer == "Yes" else None)

    def test_a_later_edit_does_not_offer_it_again(self, window: MainWindow) -> None:
        day = window.opened.preferences.today()
        CheckIns(window.opened.journal, window.opened.reader).save(day, {"used": Used.YES})
        opened_form = form(window)
        hands.set_scale(window, "Mood right now", 4)
        opened_form.save()
        assert opened_form.way_on() is None
