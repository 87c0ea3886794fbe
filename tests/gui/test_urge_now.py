"""Urge now in the real window: what is shown, what is kept at each step, how it ends, and taking it up again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog

from recovery_journal.domain.hard_days import GoodMoment, Letter
from recovery_journal.domain.plan import Contact, CopingStrategy, IfThen, Link, Reason, Role, Tier, Trigger
from recovery_journal.domain.record import Source
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeRating, UrgeTrigger
from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.urge_now import UrgeNowPage
from recovery_journal.gui.widgets.breathing import Breathing
from recovery_journal.services.urge_watch import UrgeWatch, Watched
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.gui.walk import missed, nameless, walk
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def open_page(window: MainWindow) -> UrgeNowPage:
    hands.key(Key.Key_F8)
    page = window.page()
    assert isinstance(page, UrgeNowPage)
    return page


def kept(window: MainWindow) -> Watched | None:
    return UrgeWatch(window.opened).kept()


def saved(window: MainWindow) -> list[UrgeLog]:
    return window.opened.reader.records(UrgeLog)


def plan_of(window: MainWindow) -> list[CopingStrategy]:
    """Four strategies, of which the last helped most, the third was used too rarely to say, and one never."""
    names = ("Wait", "Walk", "Call Sam", "Cook")
    made = [CopingStrategy(text=name, position=at, steps=(f"{name} now",)) for at, name in enumerate(names)]
    uses = {"Wait": (3, 3, 1), "Call Sam": (2, 3, 3), "Cook": (4, 8, 3)}  # times, drop, helped
    used: list[UrgeLog | StrategyUse] = []
    for name, (times, drop, helped) in uses.items():
        strategy = next(each for each in made if each.text == name)
        for _time in range(times):
            urge = UrgeLog(day=window.opened.preferences.today(), strength_before=9, strength_after=9 - drop)
            used += [urge, StrategyUse(owner=urge.id, strategy=strategy.id, helped=helped)]
    window.opened.journal.save(*made, *used)
    return made


def left_long_ago(window: MainWindow) -> Watched:
    began = datetime.now() - timedelta(days=2)
    old = Watched(began=began, seen=began, timer=(500, 900), ratings=((0, 8), (3, 5)))
    UrgeWatch(window.opened).keep(old)
    return old


class TestOpening:
    def test_the_scale_has_the_keyboard_and_the_first_response_is_the_next_stop(self, window: MainWindow) -> None:
        plan_of(window)
        open_page(window)
        assert hands.focused_name() == "How strong is it now?"
        hands.step_on()
        assert hands.focused_name() == "Doing it now"

    def test_f8_works_from_a_box_and_the_box_goes(self, window: MainWindow) -> None:
        hands.key(Key.Key_K, CTRL)
        hands.key(Key.Key_F8)
        assert window.findChildren(QDialog) == []
        assert "This will pass." in hands.words_on(window)

    def test_without_a_word_nothing_is_kept(self, window: MainWindow) -> None:
        open_page(window)
        hands.key(Key.Key_Escape)
        assert kept(window) is None
        assert saved(window) == []
        assert "in the middle of an urge" not in hands.words_on(window)

    def test_the_first_time_three_responses_are_there_without_counts(self, window: MainWindow) -> None:
        page = open_page(window)
        said = hands.words_on(page)
        assert [card.response.text for card in page.middle.responses.cards] == [
            "Breathe out longer than in",
            "Go to another room, or outside",
            "Watch the urge like a wave",
        ]
        assert "helped" not in said
        assert "most helpful first" not in said
        assert "My if-then plans" not in said

    def test_what_helped_most_comes_first_with_its_counts(self, window: MainWindow) -> None:
        plan_of(window)
        page = open_page(window)
        cards = page.middle.responses.cards
        assert [card.response.text for card in cards] == ["Cook", "Wait", "Walk", "Call Sam"]
        assert [card.known.text() for card in cards] == [
            "helped 4 of 4 times, usual drop 8",
            "helped 0 of 3 times, usual drop 3",
            "not tried yet",
            "too few to say",
        ]
        assert [card.is_open for card in cards] == [True, False, False, False]
        assert "Cook now" in hands.words_on(page)
        assert "Wait now" not in hands.words_on(page)

    def test_four_are_shown_and_all_at_a_wish(self, window: MainWindow) -> None:
        window.opened.journal.save(*(CopingStrategy(text=f"Thing {n}", position=n) for n in range(14)))
        page = open_page(window)
        assert len(page.middle.responses.cards) == 4
        hands.press(page, "Show all 14")
        assert len(page.middle.responses.cards) == 14
        assert hands.focused_name() == "Show fewer"

    def test_something_new_shows_what_was_not_tried(self, window: MainWindow) -> None:
        plan_of(window)
        page = open_page(window)
        hands.press(page, "Something new")
        assert [card.response.text for card in page.middle.responses.cards] == ["Walk"]
        assert "Walk now" in hands.words_on(page)

    def test_the_keyboard_comes_to_everything_and_everything_has_a_name(self, window: MainWindow) -> None:
        plan_of(window)
        window.opened.journal.save(
            Contact(name="Sam", phone="555-0142"), IfThen(situation="If I am alone"), Letter(title="To me", text="Hi")
        )
        open_page(window)
        way = walk(window)
        assert missed(window, way) == []
        assert nameless(window) == []


class TestWhatIsShown:
    def test_people_who_are_out_of_reach_now_are_not_offered(self, window: MainWindow) -> None:
        is_weekday = datetime.now().weekday() < 5
        window.opened.journal.save(
            Contact(name="Lin", phone="555-0175", tier=Tier.PROFESSIONAL),
            Contact(name="Sam", role=Role.PEER, phone="555-0142", hours="any time", first_words="It is me."),
            Contact(name="Ana", phone="555-0100", hours="weekends" if is_weekday else "weekdays"),
            Contact(name="No phone"),
        )
        page = open_page(window)
        said = hands.words_on(page)
        assert "Sam, 555-0142" in said
        assert "peer, free now" in said
        assert said.index("Sam, ") < said.index("Lin, ")
        assert "“It is me.”" in said
        assert "Ana" not in said
        assert "No phone" not in said

    def test_what_to_say_first_is_of_the_person_who_is_looked_at(self, window: MainWindow) -> None:
        window.opened.journal.save(
            Contact(name="Sam", phone="555-0142", first_words="It is me.", position=0),
            Contact(name="Theo", phone="555-0117", first_words="Can you come by?", position=1),
            Contact(name="Lin", phone="555-0175", position=2),
        )
        page = open_page(window)
        assert "What I say first to Sam:\n“It is me.”" in hands.words_on(page)
        hands.tab_to("Copy 555-0117")
        assert "What I say first to Theo:\n“Can you come by?”" in hands.words_on(page)
        hands.tab_to("Copy 555-0175")
        assert "What I say first" not in hands.words_on(page)
        hands.press(page, "Copy 555-0142")
        assert "“It is me.”" in hands.words_on(page)

    def test_a_call_is_kept_and_the_number_copied(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()) or True)
        sam = Contact(name="Sam", phone="555-0142")
        window.opened.journal.save(sam)
        page = open_page(window)
        hands.press(page, "Copy 555-0142")
        assert QGuiApplication.clipboard().text() == "555-0142"
        hands.press(page, "Call 555-0142")
        assert asked == ["tel:5550142"]
        found = kept(window)
        assert found is not None
        assert found.people == (str(sam.id),)

    def test_reasons_and_own_words(self, window: MainWindow) -> None:
        window.opened.journal.save(
            Reason(text="For Mia"), Letter(title="To me", text="You got through"), GoodMoment(text="The lake")
        )
        page = open_page(window)
        assert "For Mia" in hands.words_on(page)
        hands.press(page, "From a stronger day")
        assert "You got through" in hands.words_on(page)
        hands.press(page, "Show another")
        assert "The lake" in hands.words_on(page)

    def test_if_thens_that_fit_what_goes_on_come_first(self, window: MainWindow) -> None:
        payday, other = Trigger(text="Payday", strength=8), Trigger(text="Rain")
        walk_home = CopingStrategy(text="Walk home")
        first = IfThen(situation="If I am alone", response="I go out", position=0)
        fits = IfThen(situation="If I get my money", response="I walk", position=1)
        links = (_link(payday, walk_home), _link(fits, walk_home))
        window.opened.journal.save(payday, other, walk_home, first, fits, *links)
        page = open_page(window)
        hands.press(page, "My if-then plans")
        said = hands.words_on(page)
        assert said.index("If I am alone") < said.index("If I get my money")
        hands.press(page, "Payday")
        said = hands.words_on(page)
        assert said.index("If I get my money") < said.index("If I am alone")
        found = kept(window)
        assert found is not None
        assert found.triggers == (str(payday.id),)

    def test_breathing_has_words_and_count_where_less_motion_is_wished(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.press(page, "Breathe")
        pace = next(hands.seen(page, Breathing))
        assert not pace.moves()
        assert pace.words() == "Breathe in"
        assert pace.count() == 1
        hands.key(Key.Key_Escape)
        assert "Or something else" in hands.words_on(page)

    def test_the_ladder_is_one_click_away(self, window: MainWindow) -> None:
        hands.press(open_page(window), "Climb my ladder")
        assert window.page().head.title.text() == "My ladder"


class TestKeys:
    def test_digits_rate_from_anywhere_and_space_pauses(self, window: MainWindow) -> None:
        page = open_page(window)
        page.setFocus()
        hands.type_text("7")
        assert page.watching.ratings.all == [(0, 7)]
        page.setFocus()
        hands.key(Key.Key_Space)
        assert not page.watching.ring.countdown.is_running()
        assert page.watching.pause.words() == "Go on"
        page.setFocus()
        hands.key(Key.Key_Space)
        assert page.watching.ring.countdown.is_running()

    def test_the_ring_is_a_stop_that_pauses(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.tab_to("Time left")
        hands.key(Key.Key_Space)
        assert not page.watching.ring.countdown.is_running()


class TestKeptAsOneGoes:
    def test_every_answer_is_in_the_file_at_once(self, window: MainWindow) -> None:
        strategies = plan_of(window)
        page = open_page(window)
        hands.type_text("7")
        assert _kept(window).ratings == ((0, 7),)
        hands.press(page, "Doing it now")
        assert _kept(window).uses == {str(strategies[3].id): None}
        hands.press(page, "Doing it now")
        assert _kept(window).uses == {}

    def test_an_answer_taken_back_to_the_last_leaves_nothing(self, window: MainWindow) -> None:
        open_page(window)
        hands.type_text("7")
        hands.key(Key.Key_Backspace)
        assert kept(window) is None

    def test_left_with_escape_today_offers_to_go_on(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.type_text("7")
        hands.press(page, "Add 5 minutes")
        hands.key(Key.Key_Escape)
        assert "You were in the middle of an urge." in hands.words_on(window)
        hands.press(window, "Go on")
        assert window.page() is page
        assert page.watching.ratings.all == [(0, 7)]
        assert page.watching.ring.countdown.total == 20 * 60

    def test_after_a_lock_it_is_all_there_and_the_timer_went_on(self, window: MainWindow) -> None:
        began = datetime.now() - timedelta(minutes=7)
        seen = began + timedelta(minutes=3)
        UrgeWatch(window.opened).keep(
            Watched(began=began, seen=seen, timer=(720, 900), ratings=((0, 8), (3, 6)), story={"hour": "Tired"})
        )
        page = open_page(window)
        assert page.watching.ratings.all == [(0, 8), (3, 6)]
        assert 470 <= page.watching.ring.seconds_left() <= 480
        assert page.watching.scale.value() is None, "it is asked again by now"
        hands.press(page, "Play the story to the end")
        assert "Tired" in hands.named(page, "If I give in, how am I in one hour?").property("plainText")

    def test_a_paused_timer_stands_still_meanwhile(self, window: MainWindow) -> None:
        began = datetime.now() - timedelta(minutes=7)
        UrgeWatch(window.opened).keep(
            Watched(began=began, seen=began, timer=(720, 900), is_paused=True, ratings=((0, 8),))
        )
        page = open_page(window)
        assert page.watching.ring.seconds_left() == 720
        assert not page.watching.ring.countdown.is_running()

    def test_typed_words_are_kept_when_it_is_left(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.press(page, "Play the story to the end")
        hands.fill(page, "And tomorrow morning?", "Ashamed")
        window.write_drafts()
        assert _kept(window).story == {"morning": "Ashamed"}

    def test_today_saves_it_as_it_is(self, window: MainWindow) -> None:
        strategies = plan_of(window)
        before = len(saved(window))
        page = open_page(window)
        hands.type_text("7")
        hands.press(page, "Doing it now")
        hands.press(window, "Back to my journal")
        hands.press(window, "Save as it is")
        assert "in the middle of an urge" not in hands.words_on(window)
        log = _latest(window, before)
        assert (log.strength_before, log.strength_after, log.ended) == (7, None, None)
        assert [each.strategy for each in window.opened.reader.parts(StrategyUse, log.id)] == [strategies[3].id]
        assert kept(window) is None
        page = open_page(window)
        assert page.watching.ratings.all == [], "the next one is another urge"

    def test_one_left_long_ago_is_saved_and_another_begins(self, window: MainWindow) -> None:
        old = left_long_ago(window)
        page = open_page(window)
        hands.settle()
        assert page.watching.ratings.all == []
        log = saved(window)[0]
        assert (log.id, log.strength_before, log.strength_after, log.minutes) == (old.id, 8, 5, 3)
        assert log.day == window.opened.preferences.today(old.began)
        assert "is saved as it was" in hands.words_on(window)

    def test_to_go_on_takes_up_one_left_long_ago(self, window: MainWindow) -> None:
        old = left_long_ago(window)
        window.go("today")
        hands.press(window, "Go on")
        page = window.page()
        assert isinstance(page, UrgeNowPage)
        assert page.watching.ratings.all == list(old.ratings)
        assert saved(window) == []

    def test_a_strategy_erased_meanwhile_does_not_stand_in_the_way(self, window: MainWindow) -> None:
        strategies = plan_of(window)
        page = open_page(window)
        hands.press(page, "Doing it now")
        window.opened.journal.archive(strategies[3])
        window.opened.journal.erase(strategies[3])
        hands.press(window, "Back to my journal")
        page = open_page(window)
        assert "Cook" not in hands.words_on(page)
        hands.press(page, "It passed")
        hands.press(page, "Save")
        assert saved(window)[-1].ended is UrgeEnd.PASSED

    def test_ctrl_s_saves_how_it_ended(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.type_text("7")
        hands.key(Key.Key_S, CTRL)
        assert saved(window) == []
        hands.press(page, "It passed")
        hands.key(Key.Key_S, CTRL)
        hands.until(lambda: saved(window))
        assert saved(window)[0].strength_before == 7

    def test_where_nothing_can_be_written_it_is_said_and_the_words_stay(self, window: MainWindow) -> None:
        page = open_page(window)
        with nothing_can_be_written(window.opened):
            hands.type_text("7")
            hands.press(page, "It passed")
            hands.press(page, "Save")
            assert "What helped, even a little?" in hands.words_on(page)
        hands.press(page, "Save")
        assert saved(window)[0].strength_before == 7

    def test_what_could_not_be_kept_is_still_there_after_a_look_at_help(self, window: MainWindow) -> None:
        page = open_page(window)
        with nothing_can_be_written(window.opened):
            hands.type_text("7")
            hands.key(Key.Key_F9)
            hands.key(Key.Key_Escape)
            assert page.watching.ratings.all == [(0, 7)]


class TestTheEnd:
    def test_it_passed(self, window: MainWindow) -> None:
        strategies = plan_of(window)
        before = len(saved(window))
        page = open_page(window)
        hands.type_text("8")
        hands.press(page, "Doing it now")
        hands.press(page, "It passed")
        assert hands.focused_name() == "How strong is it now?"
        hands.choose(page, "How much it helped: Cook", "A lot")
        hands.fill(page, "Anything to remember for next time?", "It was hunger")
        hands.press(page, "Save")
        assert "Urge saved." in hands.words_on(window)
        assert window.page().head.title.text().startswith("Good ")
        log = _latest(window, before)
        assert (log.strength_before, log.ended, log.note, log.private) == (8, UrgeEnd.PASSED, "It was hunger", True)
        assert log.minutes == 0
        uses = window.opened.reader.parts(StrategyUse, log.id)
        assert [(each.strategy, each.helped) for each in uses] == [(strategies[3].id, 3)]
        assert [each.strength for each in window.opened.reader.parts(UrgeRating, log.id)] == [8]
        hands.key(Key.Key_Z, CTRL)
        assert len(saved(window)) == before, "it is one action"

    def test_the_strength_at_the_end_is_the_last_rating(self, window: MainWindow) -> None:
        now = datetime.now()
        began = now - timedelta(minutes=8)
        UrgeWatch(window.opened).keep(Watched(began=began, seen=now, timer=(420, 900), ratings=((0, 6), (3, 9))))
        page = open_page(window)
        hands.press(page, "It passed")
        hands.type_text("2")
        hands.press(page, "Save")
        log = saved(window)[0]
        assert (log.strength_before, log.strength_peak, log.strength_after, log.minutes) == (6, 9, 2, 8)
        ratings = window.opened.reader.parts(UrgeRating, log.id)
        assert [(each.minute, each.strength) for each in ratings] == [(0, 6), (3, 9), (8, 2)]

    def test_a_response_that_ships_comes_into_the_plan_when_it_was_used(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.press(page, "Doing it now")
        hands.press(page, "It passed")
        hands.choose(page, "How much it helped: Breathe out longer than in", "A little")
        hands.press(page, "Save")
        strategy = window.opened.reader.records(CopingStrategy)[0]
        assert strategy.text == "Breathe out longer than in"
        assert len(strategy.steps) == 3
        assert strategy.source is Source.SUGGESTION
        use = window.opened.reader.parts(StrategyUse, saved(window)[0].id)[0]
        assert (use.strategy, use.helped) == (strategy.id, 1)

    def test_the_end_can_be_gone_back_from(self, window: MainWindow) -> None:
        page = open_page(window)
        hands.press(page, "It passed")
        hands.key(Key.Key_Escape)
        assert "How is it ending?" in hands.words_on(page)
        assert saved(window) == []

    def test_i_used_goes_to_the_four_steps_with_no_page_between(self, window: MainWindow) -> None:
        open_page(window)
        hands.type_text("9")
        hands.press(window, "I used")
        log = saved(window)[0]
        assert (log.ended, log.strength_before) == (UrgeEnd.LAPSE, 9)
        assert window.page().head.title.text() == "After a lapse"

    def test_still_here_offers_time_the_next_response_help_and_a_stop(self, window: MainWindow) -> None:
        plan_of(window)
        before = len(saved(window))
        page = open_page(window)
        hands.type_text("6")
        hands.press(page, "Add 5 minutes")
        hands.press(page, "It is still here")
        hands.press(page, "15 more minutes")
        assert page.watching.ring.countdown.total == 15 * 60
        hands.press(page, "It is still here")
        hands.press(page, "Try the next thing")
        assert [card.response.text for card in page.middle.responses.cards if card.is_open] == ["Wait"]
        hands.press(page, "It is still here")
        hands.press(page, "See whom to call")
        assert "Someone may be overdosing" in hands.words_on(window)
        hands.key(Key.Key_Escape)
        hands.press(page, "Save it and stop here")
        assert _latest(window, before).ended is UrgeEnd.STILL_HERE

    def test_what_set_it_off_and_the_story_are_saved(self, window: MainWindow) -> None:
        trigger = Trigger(text="Payday")
        window.opened.journal.save(trigger, IfThen(situation="If I get paid"))
        page = open_page(window)
        hands.press(page, "My if-then plans")
        hands.press(page, "Payday")
        hands.press(page, "Back to the list")
        hands.press(page, "Play the story to the end")
        hands.fill(page, "And tomorrow morning?", "Sick")
        hands.press(page, "It passed")
        hands.press(page, "Save")
        log = saved(window)[0]
        assert [each.trigger for each in window.opened.reader.parts(UrgeTrigger, log.id)] == [trigger.id]
        assert log.note == "Sick"


def test_it_stays_within_the_window_at_any_text_size(rooms: Rooms) -> None:
    for size, text_size in (((640, 480), 100), ((960, 640), 200), ((1280, 800), 200)):
        window = rooms.main(full=True, size=size)
        window.store.change(text_size=text_size)
        page = open_page(window)
        hands.settle()
        assert (window.width(), window.height()) == size
        assert page.scroll_area is not None
        assert page.scroll_area.horizontalScrollBar().maximum() == 0, (size, text_size)
        window.store.change(text_size=100)
        rooms.clear()
    assert theme.current().factor == 1.0


def _kept(window: MainWindow) -> Watched:
    found = kept(window)
    assert found is not None
    return found


def _latest(window: MainWindow, before: int) -> UrgeLog:
    found = sorted(saved(window), key=lambda each: str(each.created_at))
    assert len(found) == before + 1
    return found[-1]


def _link(start: Trigger | IfThen, end: CopingStrategy) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id)
