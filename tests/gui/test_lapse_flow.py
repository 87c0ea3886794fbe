"""After a lapse, in the real window: safety first, each step saved, left and taken up again, one thing changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from recovery_journal.domain.aims import RecoveryPeriod
from recovery_journal.domain.hard_days import OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import ChoicePoint, Lapse, LapseStep, LapseTrigger, OwnHelpLine
from recovery_journal.domain.plan import Boundary, Contact, CopingStrategy, IfThen, Link, Tier, Trigger, WarningSign
from recovery_journal.domain.urges import UrgeLog, UrgeTrigger
from recovery_journal.domain.way import TransitionItem, TransitionWindow
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.lapse_flow import LapseFlowPage
from recovery_journal.gui.widgets.choice_line import ChoiceLine
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import ALT, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PAYDAY = Trigger(text="Payday", strength=6)
WALK = CopingStrategy(text="Walk to the river")
THEO = Contact(name="Theo", phone="555-0117", tier=Tier.CAN_ASK_FOR_HELP, first_words="Can you come by?", position=1)
SAM = Contact(name="Sam", phone="555-0142", tier=Tier.CAN_ASK_FOR_HELP, position=2)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    made.opened.journal.save(PAYDAY, WALK, THEO, SAM)
    return made


def today(window: MainWindow) -> date:
    return window.opened.preferences.today()


def begin(window: MainWindow, target: object = None) -> LapseFlowPage:
    page = hands.go(window, LapseFlowPage, "lapse", target or ("begin", today(window)))
    page.enter()
    hands.settle()
    return page


def kept(window: MainWindow) -> list[Lapse]:
    return window.opened.reader.records(Lapse)


def to_last_step(window: MainWindow) -> LapseFlowPage:
    page = begin(window)
    hands.press(window, "Next: Reach out")
    hands.press(window, "Next: Understand")
    hands.press(window, "Begin")
    hands.press(window, "Skip to the last step")
    return page


def screen(page: LapseFlowPage, name: str) -> Any:
    return page.steps.understand.question(name)


def top_of(page: LapseFlowPage, widget: Any) -> int:
    return int(widget.mapTo(page._content, QPoint()).y())


class TestSafeNow:
    def test_the_overdose_card_and_lost_tolerance_come_before_any_question(self, window: MainWindow) -> None:
        page = begin(window)
        said = hands.words_on(window)
        assert "Someone may be overdosing" in said
        assert "An amount used before could stop your breathing now." in said
        assert top_of(page, page.steps.safe.overdose) < top_of(page, page.steps.safe.safe)
        assert page.scroll_area is not None
        assert page.scroll_area.verticalScrollBar().value() == 0

    @pytest.mark.parametrize("size", [(1280, 800), (960, 640)])
    def test_lost_tolerance_stands_above_the_questions_in_every_window(
        self, window: MainWindow, size: tuple[int, int]
    ) -> None:
        window.resize(*size)
        page = begin(window)
        assert top_of(page, page.steps.safe.naloxone) < top_of(page, page.steps.safe.safe)

    def test_the_plan_says_where_naloxone_is(self, window: MainWindow) -> None:
        window.opened.journal.save(OverdosePlan(has_naloxone=True, naloxone_places=("Kitchen drawer",)))
        begin(window)
        assert "Naloxone: Kitchen drawer." in hands.words_on(window)

    def test_who_is_not_sure_hears_whom_to_call(self, window: MainWindow) -> None:
        begin(window)
        assert "You do not have to be sure to call." not in hands.words_on(window)
        hands.choose(window, "Are you safe right now?", "I am not sure")
        said = hands.words_on(window)
        assert "You do not have to be sure to call." in said
        assert "Call 911, or ask someone to stay with you." in said

    def test_looking_at_it_makes_no_lapse(self, window: MainWindow) -> None:
        begin(window)
        hands.press(window, "Back to my journal")
        assert kept(window) == []
        assert window.opened.drafts.keys() == []

    def test_an_urge_that_ended_so_brings_its_time_and_triggers(self, window: MainWindow) -> None:
        urge = UrgeLog(day=today(window) - timedelta(days=1))
        window.opened.journal.save(urge, UrgeTrigger(owner=urge.id, trigger=PAYDAY.id))
        begin(window, urge)
        hands.press(window, "Next: Reach out")
        assert [each.day for each in kept(window)] == [urge.day]
        parts = window.opened.reader.parts(LapseTrigger, kept(window)[0].id)
        assert [each.trigger for each in parts] == [PAYDAY.id]


class TestReachOut:
    @pytest.fixture
    def page(self, window: MainWindow) -> LapseFlowPage:
        made = begin(window)
        hands.choose(window, "Are you safe right now?", "Yes, I am safe")
        hands.fill(window, "Is someone with you?", "Theo is with me until 10.")
        hands.press(window, "Next: Reach out")
        return made

    def test_what_was_said_before_stands_beside(self, window: MainWindow, page: LapseFlowPage) -> None:
        assert "I am safe. Theo is with me until 10." in hands.words_on(window)
        hands.press(window, "Change this")
        assert page.steps.safe.isVisible()

    def test_ones_own_first_words_are_proposed_and_copied(self, window: MainWindow, page: LapseFlowPage) -> None:
        page.steps.reach.cards.options()[0].click()
        assert page.steps.reach.words.value() == "Can you come by?"
        hands.press(window, "Copy as a message")
        assert QGuiApplication.clipboard().text() == "Can you come by?"
        hands.press(window, "Copy 555-0117")
        assert QGuiApplication.clipboard().text() == "555-0117"

    def test_who_has_no_words_of_their_own_gets_some(self, window: MainWindow, page: LapseFlowPage) -> None:
        page.steps.reach.cards.options()[1].click()
        first = page.steps.reach.words.value()
        assert first
        hands.press(window, "Other words")
        hands.press(window, "Other words")
        assert page.steps.reach.words.value() not in ("", first)

    @pytest.mark.parametrize(
        ("answer", "reached", "told"),
        [("Yes, we talked", True, ["Theo"]), ("I left a message", False, ["Theo"]), ("Not yet", False, [])],
    )
    def test_the_answer_is_kept_and_shown_again(
        self, window: MainWindow, page: LapseFlowPage, answer: str, reached: bool, told: list[str]
    ) -> None:
        page.steps.reach.cards.options()[0].click()
        hands.choose(window, "Did you reach someone?", answer)
        hands.press(window, "Stop here for now")
        lapse = kept(window)[0]
        people = [each.to_id for each in window.opened.reader.links_from(lapse.id, "contact")]
        assert (lapse.reached_someone, lapse.left_message) == (reached, answer == "I left a message")
        assert people == [THEO.id for _each in told]
        begin(window)
        chosen = [each.text() for each in page.steps.reach.reached.options() if each.isChecked()]
        assert chosen == [answer]

    def test_a_message_to_nobody_in_the_plan_is_kept_as_one(self, window: MainWindow, page: LapseFlowPage) -> None:
        hands.choose(window, "Did you reach someone?", "I left a message")
        hands.press(window, "Stop here for now")
        assert kept(window)[0].left_message
        begin(window)
        assert page.steps.reach.reached.value() == "message"
        window.go("check_ins", kept(window)[0])
        hands.settle()
        assert "I left a message." in hands.words_on(window)

    def test_changed_words_come_back_and_are_shared_with_nobody(self, window: MainWindow, page: LapseFlowPage) -> None:
        hands.fill(window, "What I could say", "Please come.")
        hands.press(window, "Back to my journal")
        begin(window)
        assert page.steps.reach.words.value() == "Please come."

    def test_lines_that_are_open_lead_to_help_now(self, window: MainWindow, page: LapseFlowPage) -> None:
        hands.press(window, "Lines that are open now")
        assert "Call from any phone." in hands.words_on(window)


class TestUnderstand:
    @pytest.fixture
    def page(self, window: MainWindow) -> LapseFlowPage:
        made = begin(window)
        hands.press(window, "Next: Reach out")
        hands.press(window, "Next: Understand")
        return made

    def test_it_warns_before_it_asks_and_nothing_has_to_be_answered(
        self, window: MainWindow, page: LapseFlowPage
    ) -> None:
        assert "The next questions look at a hard time. Some may hurt." in hands.words_on(window)
        hands.press(window, "Begin")
        for _question in range(page.steps.understand.screens() - 2):
            assert "Skip any." in hands.words_on(window)
            hands.press(window, "Next question")
        hands.press(window, "Next: Change one thing")
        assert page.steps.change_it.isVisible()
        assert kept(window)[0].steps_done == tuple(LapseStep)[:3]

    def test_each_answer_is_kept_when_one_goes_on(self, window: MainWindow, page: LapseFlowPage) -> None:
        hands.press(window, "Begin")
        hands.choose(window, "Once, or longer?", "Once")
        hands.press(window, "Next question")
        hands.fill(window, "What were the hours before like?", "Alone since noon.")
        hands.press(window, "Next question")
        assert kept(window)[0].hours_before == "Alone since noon."
        hands.press(window, "Back")
        assert screen(page, "hours_before").editor.isVisible()

    def test_a_new_trigger_comes_into_the_plan(self, window: MainWindow, page: LapseFlowPage) -> None:
        screen(page, "triggers").editor.add_target({"new": "The stop on Pine"})
        screen(page, "triggers").editor.add_target(str(PAYDAY.id))
        hands.press(window, "Stop here for now")
        names = [each.text for each in window.opened.reader.records(Trigger)]
        assert names == ["Payday", "The stop on Pine"]
        assert len(window.opened.reader.parts(LapseTrigger, kept(window)[0].id)) == 2

    def test_choice_points_stand_on_a_line(self, window: MainWindow, page: LapseFlowPage) -> None:
        for _screen in range(7):
            page.go_on()
        hands.press(window, "Add a point")
        hands.type_text("I took cash")
        hands.fill(window, "What other way was open?", "Leave it in the bank")
        hands.press(window, "Add a point")
        hands.type_text("I got off at Pine")
        line = hands.named(window, "Points where I could have turned", ChoiceLine)
        assert line.value_words() == "Point 2 of 2: I got off at Pine"
        line.setFocus()
        hands.key(Key.Key_Left)
        assert line.value_words() == "Point 1 of 2: I took cash. Another way: Leave it in the bank"
        assert screen(page, "choices").editor.moment.text() == "I took cash"
        hands.press(window, "Move later")
        hands.press(window, "Next question")
        points = window.opened.reader.parts(ChoicePoint, kept(window)[0].id)
        assert [(each.text, each.other_way) for each in points] == [
            ("I got off at Pine", ""),
            ("I took cash", "Leave it in the bank"),
        ]

    def test_a_day_to_come_is_said_and_nothing_is_lost(self, window: MainWindow, page: LapseFlowPage) -> None:
        hands.press(window, "Begin")
        screen(page, "when").day.setText((today(window) + timedelta(days=3)).isoformat())
        hands.press(window, "Next question")
        assert "Please choose today or an earlier day." in hands.words_on(window)
        assert screen(page, "when").day.isVisible()
        screen(page, "when").day.setText((today(window) - timedelta(days=3)).isoformat())
        hands.press(window, "Next question")
        assert kept(window)[0].day == today(window) - timedelta(days=3)

    @pytest.mark.parametrize("ends", [True, False])
    def test_a_time_in_recovery_is_asked_about_once_and_nothing_resets(self, window: MainWindow, ends: bool) -> None:
        first = today(window) - timedelta(days=50)
        window.opened.journal.save(RecoveryPeriod(starts_on=first))
        page = begin(window)
        while not screen(page, "period").choice.isVisible():
            page.go_on()
        assert "Your total of days stays as it is, either way." in hands.words_on(window)
        screen(page, "period").choice.options()[int(ends)].click()
        page.go_on()
        periods = window.opened.reader.records(RecoveryPeriod)
        assert len(periods) == 1 + int(ends)
        assert min(each.starts_on for each in periods) == first
        page.go_back()
        assert not screen(page, "period").choice.isVisible()


class TestChangeOneThing:
    def finish(self, window: MainWindow, words: str) -> Lapse:
        hands.press(window, "Save this change")
        assert window.page().head.title.text() != "After a lapse"
        assert f"You changed one thing: {words}" in hands.words_on(window)
        lapse = kept(window)[0]
        assert (lapse.finished_on, LapseStep.CHANGE_ONE_THING in lapse.steps_done) == (today(window), True)
        return lapse

    def test_a_new_sign_and_undo_takes_all_of_it_back(self, window: MainWindow) -> None:
        to_last_step(window)
        hands.press(window, "A new sign")
        hands.fill(window, "Which sign came first?", "I count my money")
        hands.choose(window, "When does it show?", "Early")
        self.finish(window, "A new sign: I count my money")
        assert [each.text for each in window.opened.reader.records(WarningSign)] == ["I count my money"]
        hands.press(window, "Undo")
        assert window.opened.reader.records(WarningSign) == []
        assert kept(window)[0].finished_on is None

    def test_a_stronger_trigger(self, window: MainWindow) -> None:
        to_last_step(window)
        hands.press(window, "A stronger trigger")
        hands.choose(window, "Which trigger?", "Payday")
        hands.set_scale(window, "How strong is it, really?", 9)
        self.finish(window, "“Payday” now has strength 9")
        found = window.opened.reader.get(Trigger, PAYDAY.id)
        assert found is not None
        assert found.strength == 9
        assert window.opened.history.of(found)[0].what == "Changed after a lapse"

    def test_a_link(self, window: MainWindow) -> None:
        to_last_step(window)
        hands.press(window, "What helps with it")
        hands.choose(window, "When this comes up", "Payday")
        hands.choose(window, "I turn to this", "Walk to the river")
        self.finish(window, "“Payday” now leads to “Walk to the river”")
        links: list[Link] = window.opened.reader.links_from(PAYDAY.id)
        assert [each.to_id for each in links] == [WALK.id]

    @pytest.mark.parametrize(
        ("kind", "question", "cls", "said"),
        [
            ("A boundary", "What is the boundary?", Boundary, "A new boundary: No cash"),
            ("An if-then plan", "If this happens", IfThen, "A new if-then plan: No cash"),
            ("Something new to do", "What will I do next time?", CopingStrategy, "Something new to do: No cash"),
        ],
    )
    def test_something_new(self, window: MainWindow, kind: str, question: str, cls: Any, said: str) -> None:
        to_last_step(window)
        before = len(window.opened.reader.records(cls))
        hands.press(window, kind)
        hands.fill(window, question, "No cash")
        lapse = self.finish(window, said)
        assert len(window.opened.reader.records(cls)) == before + 1
        assert window.opened.history.of(lapse)[0].what == "Changed after a lapse"

    def test_without_a_change_said_nothing_is_made(self, window: MainWindow) -> None:
        page = to_last_step(window)
        hands.press(window, "Save this change")
        assert page.steps.change_it.isVisible()
        assert "Nothing is changed yet." in hands.words_on(window)
        hands.press(window, "Finish without a change")
        lapse = kept(window)[0]
        assert (lapse.finished_on, LapseStep.CHANGE_ONE_THING in lapse.steps_done) == (today(window), False)

    def test_no_praise_and_no_count(self, window: MainWindow) -> None:
        to_last_step(window)
        hands.press(window, "Something new to do")
        hands.fill(window, "What will I do next time?", "Call Sam first")
        hands.press(window, "Save this change")
        said = hands.words_on(window)
        assert not [each for each in ("Well done", "Great", "proud", "Good job", "of 4") if each in said]


class TestLeftAndTakenUp:
    @pytest.mark.parametrize("step", range(4))
    @pytest.mark.parametrize("how", ["stop", "escape", "back", "another page"])
    def test_it_can_be_left_at_each_step_and_goes_on_there(self, window: MainWindow, step: int, how: str) -> None:
        page = begin(window)
        hands.choose(window, "Are you safe right now?", "Yes, I am safe")
        while list(LapseStep).index(page._place.step) < step:
            page.go_on()
        if how == "stop":
            hands.press(window, "Stop here for now")
        elif how == "escape":
            hands.key(Key.Key_Escape)
        elif how == "back":
            hands.press(window, "Back to my journal")
        else:
            window.go("plan")
        assert len(kept(window)) == 1
        assert kept(window)[0].steps_done == tuple(LapseStep)[:step]
        window.go("today")
        hands.settle()
        assert "You began four short steps. Take them up when you like." in hands.words_on(window)
        hands.named(window.page(), "Go on").click()  # type: ignore[attr-defined]
        hands.settle()
        assert page.isVisible()
        assert page._place.step is list(LapseStep)[step]
        assert len(kept(window)) == 1

    def test_after_seven_days_it_is_taken_up_from_check_ins(self, window: MainWindow) -> None:
        begun = Lapse(day=today(window) - timedelta(days=8), steps_done=(LapseStep.SAFE_NOW,))
        window.opened.journal.save(begun)
        part: Any = window.go("check_ins", begun).tab()  # type: ignore[attr-defined]
        hands.settle()
        assert part.card.isVisible()
        hands.press(window, "Go on")
        page: Any = window.page()
        assert page._hand.told.lapse.id == begun.id
        assert page.steps.reach.isVisible()

    def test_keys_go_forth_and_back(self, window: MainWindow) -> None:
        page = begin(window)
        hands.key(Key.Key_Right, ALT)
        assert page.steps.reach.isVisible()
        hands.key(Key.Key_Left, ALT)
        assert page.steps.safe.isVisible()

    def test_what_is_typed_is_a_draft_after_a_rest(self, window: MainWindow) -> None:
        page = begin(window)
        hands.fill(window, "Is someone with you?", "Theo")
        page._rest.stop()
        page._keep_draft()
        assert kept(window) == []
        page._hand.close()
        page._open(("begin", today(window)))
        assert page.steps.safe.with_me.text() == "Theo"
        hands.press(window, "Next: Reach out")
        assert (kept(window)[0].note, window.opened.drafts.keys()) == ("Theo", [])

    def test_a_lock_keeps_it(self, window: MainWindow) -> None:
        begin(window)
        hands.fill(window, "Is someone with you?", "Theo")
        window.write_drafts()
        assert [each.note for each in kept(window)] == ["Theo"]

    def test_nothing_moves_on_where_nothing_can_be_saved(self, window: MainWindow) -> None:
        page = begin(window)
        hands.choose(window, "Are you safe right now?", "Yes, I am safe")
        with nothing_can_be_written(window.opened):
            hands.press(window, "Next: Reach out")
            assert page.steps.safe.isVisible()
        hands.press(window, "Next: Reach out")
        assert kept(window)[0].safe_now is True

    def test_undo_elsewhere_is_seen(self, window: MainWindow) -> None:
        page = begin(window)
        hands.choose(window, "Are you safe right now?", "Yes, I am safe")
        hands.press(window, "Next: Reach out")
        lapse = kept(window)[0]
        window.opened.journal.save(replace(lapse, note="From elsewhere"))
        hands.settle()
        assert page.steps.safe.with_me.text() == "From elsewhere"
        assert len(kept(window)) == 1


class TestReading:
    def test_what_was_told_can_be_read_and_what_was_skipped_is_not_there(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        window.go("check_ins", kept(window)[0])
        hands.settle()
        said = hands.words_on(window)
        assert "The hours before" in said
        assert kept(window)[0].hours_before in said
        window.opened.journal.save(replace(kept(window)[0], hours_before=""))
        hands.settle()
        assert "The hours before" not in hands.words_on(window)

    def test_it_is_private_until_the_person_says_otherwise(self, window: MainWindow) -> None:
        lapse = Lapse(day=today(window))
        window.opened.journal.save(lapse)
        window.go("check_ins", lapse)
        hands.settle()
        hands.press(window, "Private until you choose to share it")
        assert kept(window)[0].private is False
        hands.press(window, "Undo")
        assert kept(window)[0].private is True

    def test_delete_and_bring_back(self, window: MainWindow) -> None:
        lapse = Lapse(day=today(window), thoughts="Only once")
        window.opened.journal.save(lapse)
        window.go("check_ins", lapse)
        hands.settle()
        hands.press(window, "Delete")
        assert kept(window) == []
        hands.choose(window, "Show", "Archived and deleted")
        hands.press(window, "Bring back")
        assert [each.thoughts for each in kept(window)] == ["Only once"]


class TestToday:
    def test_a_break_brings_the_card_forward_until_it_is_put_away(self, window: MainWindow) -> None:
        words = "After days or weeks without, a body can handle much less."
        page = window.go("today")
        assert words not in hands.words_on(page)
        window.opened.journal.save(ToleranceBreak(day=today(window)))
        hands.settle()
        assert words in hands.words_on(page)
        assert "Give naloxone" not in hands.words_on(page)
        hands.press(window, "What to do in an emergency")
        assert "Give naloxone if you have it." in hands.words_on(page)
        hands.press(window, "Put this away")
        assert words not in hands.words_on(page)

    def test_a_task_is_ticked_and_undone(self, window: MainWindow) -> None:
        task = TransitionItem(text="A bed for the week", window=TransitionWindow.HOURS_72)
        window.opened.journal.save(ToleranceBreak(day=today(window)), task)
        page = window.go("today")
        hands.settle()
        hands.press(window, "A bed for the week")
        assert "A bed for the week, the first 72 hours" not in hands.words_on(page)
        hands.press(window, "Undo")
        assert "A bed for the week, the first 72 hours" in hands.words_on(page)

    def test_naloxone_that_runs_out_is_said_in_time_and_discreetly(self, window: MainWindow) -> None:
        until = today(window) + timedelta(days=20)
        window.opened.journal.save(OverdosePlan(has_naloxone=True, naloxone_expires_on=until))
        page = window.go("today")
        hands.settle()
        assert "Something in your plan for emergencies is good until" in hands.words_on(page)
        assert "aloxone" not in hands.words_on(page)
        hands.press(window, "See it")
        assert "The naloxone is good until" in hands.words_on(window)

    def test_no_lapse_and_no_substance_is_named_there(self, window: MainWindow) -> None:
        window.opened.journal.save(Lapse(day=today(window)), ToleranceBreak(day=today(window)))
        page = window.go("today")
        hands.settle()
        said = hands.words_on(page).lower()
        assert not [each for each in ("lapse", "opioid", "overdos", "naloxone", "detox", "jail") if each in said]


def test_own_help_lines_stand_in_help_now_in_their_order(window: MainWindow) -> None:
    first = OwnHelpLine(name="Night line", phone="555-0199", position=1)
    second = OwnHelpLine(name="Day", phone="555-01")
    window.opened.journal.save(first, second)
    window.go("plan", OwnHelpLine.KIND)
    hands.settle()
    assert "They stand in Help now, in this order" in hands.words_on(window)
    hands.key(Key.Key_F9)
    said = hands.words_on(window)
    assert 0 <= said.index("Day") < said.index("Night line")
