"""Milestones and the days in recovery: in the plan with their counts, and quietly on Today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QCheckBox

from recovery_journal.domain.aims import FirstDay, Profile, RecoveryPeriod
from recovery_journal.domain.daily import CheckIn, Used
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.record import Record
from recovery_journal.domain.urges import UrgeEnd, UrgeLog
from recovery_journal.domain.writing import Milestone, MilestoneKind
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.milestone_page import MilestonePage
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.services.milestones import Milestones
from tests import hands
from tests.gui.rooms import Rooms

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
REWARD = "What you chose for it: Dinner with Mia"


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def begin(window: MainWindow, days_ago: int) -> None:
    """A time in recovery that began so many days ago."""
    window.opened.journal.save(RecoveryPeriod(starts_on=window.opened.preferences.today() - timedelta(days=days_ago)))


def ninety(window: MainWindow, **others: object) -> Milestone:
    """A milestone of ninety days, kept."""
    values: dict[str, object] = {"text": "Ninety days", "target": 90, "reward": "Dinner with Mia", **others}
    made = Milestone(kind=MilestoneKind.DAYS, **values)  # type: ignore[arg-type]
    window.opened.journal.save(made)
    return made


def today(window: MainWindow) -> str:
    """What Today says now."""
    window.go("today")
    hands.settle()
    return hands.words_on(window.page())


class TestTime:
    def test_nothing_is_counted_until_the_person_says_when_it_began(self, window: MainWindow) -> None:
        assert "in recovery" not in today(window)

    def test_today_tells_the_total_alone(self, window: MainWindow) -> None:
        day = window.opened.preferences.today()
        ended = RecoveryPeriod(starts_on=day - timedelta(days=200), ends_on=day - timedelta(days=101))
        window.opened.journal.save(ended)
        begin(window, 49)
        words = today(window)
        assert "150 days\nin recovery" in words
        assert "50 days" not in words.replace("150 days", "")

    def test_counting_from_day_0_the_first_day_is_no_number(self, window: MainWindow) -> None:
        window.opened.journal.save(Profile(first_day=FirstDay.DAY_0))
        begin(window, 0)
        words = today(window)
        assert "Your first day in recovery" in words
        assert "0 day" not in words

    def test_it_can_be_left_out(self, window: MainWindow) -> None:
        begin(window, 10)
        assert "11 days" in today(window)
        settings = window.go("settings")
        hands.settle()
        box = hands.named(settings, "Recovery days on Today", QCheckBox)
        assert box.isChecked()
        box.click()
        assert not window.opened.preferences.shows_time
        assert "11 days" not in today(window)


class TestToday:
    def test_one_that_is_reached_is_told_with_its_reward_and_put_away(self, window: MainWindow) -> None:
        made = ninety(window)
        begin(window, 50)
        assert REWARD not in today(window)
        begin(window, 100)
        words = today(window)
        assert REWARD in words
        assert "You have reached it: 90 days in recovery." in words
        hands.press(window.page(), "Put away")
        hands.settle()
        assert REWARD not in hands.words_on(window.page())
        kept = window.opened.reader.get(Milestone, made.id)
        assert kept is not None
        assert kept.reached_on == window.opened.preferences.today()
        window.undo()
        assert REWARD in today(window)

    def test_it_leads_to_its_record(self, window: MainWindow) -> None:
        made = ninety(window)
        begin(window, 100)
        assert REWARD in today(window)
        hands.press(window.page(), "Show in my plan")
        plan = window.page()
        assert isinstance(plan, PlanPage)
        sheet = plan.tab().sheet()
        assert sheet is not None
        assert sheet.id == made.id

    def test_one_that_is_private_is_not_told_in_full(self, window: MainWindow) -> None:
        ninety(window, private=True)
        begin(window, 100)
        words = today(window)
        assert "You have reached one of your milestones." in words
        assert "Ninety days" not in words
        assert REWARD not in words

    def test_it_waits_while_the_day_is_hard(self, window: MainWindow) -> None:
        ninety(window)
        begin(window, 100)
        day = window.opened.preferences.today()
        hard: list[Record] = [
            CheckIn(day=day, urge_now=7),
            CheckIn(day=day, urge_strongest=10),
            CheckIn(day=day, mood=3),
            CheckIn(day=day, used=Used.YES),
            UrgeLog(day=day, strength_before=7),
            UrgeLog(day=day, strength_peak=8),
            UrgeLog(day=day, ended=UrgeEnd.LAPSE),
            Lapse(day=day),
            Lapse(day=day - timedelta(days=6)),
        ]
        for each in hard:
            window.opened.journal.save(each)
            assert REWARD not in today(window), each
            window.opened.journal.remove(each)
            assert REWARD in today(window)

    def test_an_easier_entry_or_a_lapse_of_a_week_ago_does_not_hold_it_back(self, window: MainWindow) -> None:
        milestone = ninety(window)
        begin(window, 100)
        day = window.opened.preferences.today()
        window.opened.journal.save(
            CheckIn(day=day, mood=4, urge_now=6, urge_strongest=6, used=Used.NO),
            UrgeLog(day=day, strength_before=6, ended=UrgeEnd.PASSED),
            UrgeLog(day=day - timedelta(days=1), strength_peak=10),
            Lapse(day=day - timedelta(days=7)),
        )
        found = Milestones(window.opened).newly_reached(day)
        assert found is not None
        assert found.milestone.id == milestone.id
        assert REWARD in today(window)


class TestPlan:
    @pytest.fixture
    def page(self, window: MainWindow) -> MilestonePage:
        plan = hands.go(window, PlanPage, "plan")
        part = plan.show_kind("milestone")
        assert isinstance(part, MilestonePage)
        return part

    def test_each_says_how_far_it_is(self, window: MainWindow, page: MilestonePage) -> None:
        made = ninety(window)
        begin(window, 42)
        window.page().freshen()
        assert [each.second for each in page.list.model.rows()] == ["43 of 90 days in recovery"]  # type: ignore[attr-defined]
        window.opened.journal.save(replace(made, target=40))
        window.page().freshen()
        assert [each.second for each in page.list.model.rows()] == ["Reached"]  # type: ignore[attr-defined]

    def test_an_urge_that_was_ridden_out_counts_at_once(self, window: MainWindow, page: MilestonePage) -> None:
        window.opened.journal.save(Milestone(text="Three", kind=MilestoneKind.URGES_RIDDEN_OUT, target=3))
        day = window.opened.preferences.today()
        window.opened.journal.save(UrgeLog(day=day, ended=UrgeEnd.TALKED))
        window.opened.journal.save(UrgeLog(day=day, ended=UrgeEnd.STILL_HERE))
        window.page().freshen()
        assert [each.second for each in page.list.model.rows()] == ["1 of 3 urges ridden out"]  # type: ignore[attr-defined]
