"""Today: the check-in's state, what is coming, one's own words, what is open in the plan, and the ways on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from PySide6.QtWidgets import QLabel

from recovery_journal.domain.aims import Profile
from recovery_journal.domain.care import Appointment, AppointmentQuestion
from recovery_journal.domain.daily import CheckIn, Used
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Reason, Stage, Trigger, WarningSign
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages import has_page
from recovery_journal.gui.pages.today import TodayPage, greeting
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def said(window: MainWindow) -> str:
    """What Today says now."""
    window.go("today")
    hands.settle()
    return hands.words_on(window.page())


def words_in(page: TodayPage) -> str:
    """What stands on a page that is in no window."""
    labels = [each for each in page.findChildren(QLabel) if not each.isHidden()]
    return "\n".join(each.text() for each in labels)


def title(window: MainWindow) -> str:
    return window.page().head.title.text()


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good evening"), (8, "Good morning"), (13, "Good afternoon"), (21, "Good evening")],
)
def test_the_greeting_goes_by_the_clock(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 3, 12, hour)) == words


def test_the_greeting_has_the_name_that_the_person_wants(window: MainWindow) -> None:
    assert "," not in title(window)
    window.opened.journal.save(Profile(preferred_name="Robin"))
    assert title(window).endswith(", Robin")


def test_the_head_leads_to_an_urge_and_to_a_note(window: MainWindow) -> None:
    wishes: list[tuple[str, object]] = []
    window.page().go_requested.connect(lambda page_id, target: wishes.append((page_id, target)))
    hands.press(window.page(), "Note")
    window.go("today")
    hands.press(window.page(), "I feel an urge")
    assert wishes == [("check_ins", ("new", "journal_entry")), ("urge_now", None)]


class TestANewDay:
    def test_it_is_there_when_the_page_is_shown_again(self, rooms: Rooms) -> None:
        with time_machine.travel(datetime(2026, 3, 12, 20), tick=True) as clock:
            window = rooms.main()
            window.opened.journal.save(CheckIn(day=date(2026, 3, 12), mood=6))
            assert "Checked in today" in said(window)
            window.go("plan")
            clock.move_to(datetime(2026, 3, 13, 9))
            assert "Friday, March 13" in said(window)
            assert "How are you right now?" in said(window)


class TestAfterTheFirstLook:
    def test_what_is_open_in_the_plan_comes_right_after_the_first_painting(self, window: MainWindow) -> None:
        page = TodayPage(window.desk)
        page.freshen()
        assert "Open in your plan" not in words_in(page)
        page.resize(1000, 800)
        page.grab()
        hands.settle()
        assert "Open in your plan" in words_in(page)
        page.deleteLater()

    def test_later_on_it_comes_at_once(self, window: MainWindow) -> None:
        said(window)
        window.opened.journal.save(Trigger(text="Payday", strength=8))
        assert "“Payday” has no response yet." in hands.words_on(window.page())


class TestFourSteps:
    @pytest.fixture
    def day(self, window: MainWindow) -> date:
        """A day whose check-in, just saved, tells of use."""
        if not has_page("lapse"):
            pytest.skip("the four steps have no page")
        day = window.opened.preferences.today()
        window.opened.journal.save(CheckIn(day=day, used=Used.YES))
        window.go("today", ("steps", day)).enter()
        return day

    def test_they_are_offered_calmly_and_not_now_is_an_answer(self, window: MainWindow, day: date) -> None:
        words = hands.words_on(window.page())
        assert "Thank you for writing it down.\nDo you want to go through four short steps?" in words
        assert hands.focused_name() == "Yes"
        hands.step_on()
        hands.key(Key.Key_Space)
        assert "four short steps" not in said(window)

    def test_yes_begins_them_for_that_day(self, window: MainWindow, day: date) -> None:
        wishes: list[tuple[str, object]] = []
        window.page().go_requested.connect(lambda page_id, target: wishes.append((page_id, target)))
        hands.key(Key.Key_Space)
        assert wishes == [("lapse", ("begin", day))]

    def test_undo_of_the_check_in_takes_the_offer_along(self, window: MainWindow, day: date) -> None:
        window.undo()
        assert "four short steps" not in hands.words_on(window.page())


class TestCheckIn:
    def test_the_first_answer_leads_into_the_check_in(self, window: MainWindow) -> None:
        hands.set_scale(window, "Mood right now", 6)
        hands.settle()
        assert title(window) == "Check-in"
        assert hands.named(window, "Mood right now").value() == 6  # type: ignore[attr-defined]

    def test_it_is_begun_with_its_button_or_with_ctrl_n(self, window: MainWindow) -> None:
        hands.press(window, "Start check-in")
        assert title(window) == "Check-in"
        hands.key(Key.Key_1, CTRL)
        hands.key(Key.Key_N, CTRL)
        assert title(window) == "Check-in"

    def test_what_was_begun_and_not_saved_is_gone_on_with(self, window: MainWindow) -> None:
        hands.set_scale(window, "Mood right now", 6)
        hands.key(Key.Key_1, CTRL)
        assert "You began to write. It is kept, but not saved yet." in said(window)
        hands.press(window, "Go on")
        assert hands.named(window, "Mood right now").value() == 6  # type: ignore[attr-defined]

    def test_a_saved_one_takes_one_line(self, window: MainWindow) -> None:
        day = window.opened.preferences.today()
        window.opened.journal.save(CheckIn(day=day, mood=6, urge_now=3, urge_strongest=9, note="a secret"))
        words = said(window)
        assert "Checked in today" in words
        assert "Mood 6, urge 3." in words
        assert "a secret" not in words
        hands.press(window, "Edit")
        assert title(window) == "Check-in"


class TestComing:
    def test_nothing_planned_is_said(self, window: MainWindow) -> None:
        assert "Nothing planned today." in said(window)
        hands.press(window, "Add an appointment")
        assert title(window) == "Aftercare"

    def test_the_next_ones_stand_in_their_order_with_their_questions(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        late = Appointment(title="Group", starts_on=today + timedelta(days=9), starts_at=time(18))
        soon = Appointment(title="Counseling", starts_on=today + timedelta(days=1), place="Elm Street 4")
        question = AppointmentQuestion(owner=soon.id, text="What comes next?")
        asked = AppointmentQuestion(owner=soon.id, text="Was asked", asked=True, position=1)
        window.opened.journal.save(late, soon, question, asked)
        words = said(window)
        assert words.index("Counseling") < words.index("Group")
        assert "Elm Street 4" in words
        assert "1 question ready" in words
        assert "tomorrow" in words.casefold()

    def test_what_is_over_or_put_away_is_left_out(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        window.opened.journal.save(Appointment(title="Long ago", starts_on=today - timedelta(days=1)))
        away = Appointment(title="Put away", starts_on=today + timedelta(days=2))
        window.opened.journal.save(away)
        window.opened.journal.archive(away)
        words = said(window)
        assert "Long ago" not in words
        assert "Put away" not in words


class TestOwnWords:
    def test_without_any_there_is_a_way_to_the_first_reason(self, window: MainWindow) -> None:
        said(window)
        hands.press(window, "Write a reason")
        assert hands.focused_name() == "What is the reason?"

    def test_a_reason_comes_before_a_strategy(self, window: MainWindow) -> None:
        window.opened.journal.save(CopingStrategy(text="Walk to the river"))
        assert "One of the things you do\nWalk to the river" in said(window)
        window.opened.journal.save(Reason(text="My sister"))
        assert "One of the things you do" not in said(window)
        assert "One of your reasons\nMy sister" in said(window)

    def test_another_one_keeps_the_keys_where_they_are(self, window: MainWindow) -> None:
        for text in ("My sister", "The garden"):
            window.opened.journal.save(Reason(text=text))
        first = "My sister" in said(window)
        hands.tab_to("Show another")
        hands.key(Key.Key_Space)
        assert ("My sister" in hands.words_on(window.page())) is not first
        assert hands.focused_name() == "Show another"


class TestOpenInThePlan:
    def test_each_first_step_leads_to_its_form(self, window: MainWindow) -> None:
        for way, question in (
            ("Add a trigger", "What is it?"),
            ("Add a warning sign", "What do I notice?"),
            ("Add a coping strategy", "What do I do?"),
            ("Add a contact", "Name"),
        ):
            said(window)
            hands.press(window, way)
            assert hands.focused_name() == question

    def test_a_strong_trigger_without_a_response_is_named(self, window: MainWindow) -> None:
        trigger, strategy = Trigger(text="Payday", strength=8), CopingStrategy(text="Walk")
        window.opened.journal.save(trigger, strategy)
        assert "“Payday” has no response yet." in said(window)
        hands.press(window, "Choose one")
        assert hands.named(window, "What is it?").property("text") == "Payday"
        link = Link(from_kind="trigger", from_id=trigger.id, to_kind="coping_strategy", to_id=strategy.id)
        window.opened.journal.save(link)
        assert "Payday" not in said(window)

    def test_a_draft_can_be_gone_on_with(self, window: MainWindow) -> None:
        window.go("plan")
        hands.key(Key.Key_N, CTRL)
        hands.type_text("Pay")
        assert "A trigger is not saved yet." in said(window)
        hands.press(window.page(), "Go on")
        assert hands.named(window, "What is it?").property("text") == "Pay"

    def test_nothing_is_said_when_nothing_is_open(self, window: MainWindow) -> None:
        strategy, contact = CopingStrategy(text="Walk"), Contact(name="Sam")
        signs = [WarningSign(text=stage.value, stage=stage) for stage in Stage]
        links = [
            Link(from_kind="warning_sign", from_id=each.id, to_kind="coping_strategy", to_id=strategy.id)
            for each in signs
        ]
        safety = OverdosePlan(has_naloxone=True)
        window.opened.journal.save(Trigger(text="Payday", strength=3), strategy, contact, safety, *signs, *links)
        assert "Open in your plan" not in said(window)

    def test_no_medicine_is_named(self, window: MainWindow) -> None:
        today = window.opened.preferences.today()
        window.opened.journal.save(OverdosePlan(has_naloxone=True, naloxone_expires_on=today - timedelta(days=1)))
        words = said(window)
        assert "Something in your plan for emergencies is past its date." in words
        assert "naloxone" not in words.casefold()
        assert "overdose" not in words.casefold()

    def test_what_is_not_for_me_stays_away_until_shown_again(self, window: MainWindow) -> None:
        for name in ("Payday", "A fight"):
            window.opened.journal.save(Trigger(text=name, strength=9))
        assert "“A fight” has no response yet." in said(window)
        while "Payday" not in hands.focused().accessibleDescription():
            hands.step_on()
            hands.tab_to("Not for me")
        hands.key(Key.Key_Return)
        assert "Payday" not in said(window)
        assert "1 put aside" in said(window)
        assert hands.focused_name() == "Not for me"
        hands.press(window, "Show again")
        assert "Payday" in said(window)

    def test_a_few_are_shown_and_the_rest_are_counted(self, window: MainWindow) -> None:
        window.opened.journal.save(*(Trigger(text=f"Trigger {n}", strength=8) for n in range(9)))
        assert said(window).count("has no response yet") == 2  # after three lists that are not begun
        assert "8 more" in said(window)


def test_every_way_on_of_a_full_today_works(rooms: Rooms) -> None:
    window = rooms.main(full=True)
    ways = [each.accessibleName() for each in hands.seen(window.page(), hands.QAbstractButton)]
    for name in dict.fromkeys(ways):
        said(window)
        found = [each for each in hands.seen(window.page(), hands.QAbstractButton) if each.accessibleName() == name]
        if found:  # what was put aside has one less to show
            found[0].click()
            hands.settle()
    assert ways


class TestByKeyboard:
    def test_tab_goes_down_the_left_and_then_down_the_right(self, window: MainWindow) -> None:
        window.opened.journal.save(Appointment(title="First talk", starts_on=window.opened.preferences.today()))
        hands.all_made(window.page())
        hands.tab_to("Mood right now")
        hands.tab_to("Lock", backwards=True)
        met: list[str] = []
        while "Note" not in met:
            hands.step_on()
            met.append(hands.focused_name())
        wanted = ["Start check-in", "Add an anchor", "Add a trigger", "All appointments", "Write a reason", "Note"]
        assert [each for each in met if each in wanted] == wanted

    def test_whoever_saved_a_check_in_begins_at_the_top(self, window: MainWindow) -> None:
        window.go("check_ins").enter()
        window.opened.journal.save(Appointment(title="First talk", starts_on=window.opened.preferences.today()))
        hands.all_made(window.page())
        hands.key(Key.Key_N, CTRL)
        hands.type_text("6")
        hands.key(Key.Key_S, CTRL)
        assert hands.focused_name() == "Edit"
