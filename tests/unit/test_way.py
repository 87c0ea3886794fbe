"""The way through care: where stages stand, which change the tasks are for, when they are due, what runs out."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from recovery_journal.domain.aims import Goal, GoalState, GoalStep, LifeArea
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.care_way import (
    Where,
    by_window,
    change_of_care,
    close_people,
    due_on,
    in_order,
    next_steps,
    runs_out,
    where,
)
from recovery_journal.domain.plan import Contact, Link, Role
from recovery_journal.domain.way import CareLevel, CareStage, Coverage, TransitionItem, TransitionWindow
from recovery_journal.services.content import suggestions
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.way import COSTS_SHOWN, Way

TODAY = date(2026, 3, 12)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def stage(first: int | None = None, last: int | None = None, level: CareLevel = CareLevel.OUTPATIENT) -> CareStage:
    """A stage by its days, counted from today."""
    starts = None if first is None else day(first)
    return CareStage(level=level, starts_on=starts, ends_on=None if last is None else day(last))


class TestWhere:
    @pytest.mark.parametrize(
        ("first", "last", "place"),
        [
            (-30, -1, Where.BEHIND),
            (-30, 0, Where.NOW),
            (-30, None, Where.NOW),
            (0, None, Where.NOW),
            (0, 0, Where.NOW),
            (1, 20, Where.AHEAD),
            (1, None, Where.AHEAD),
            (None, -1, Where.BEHIND),
            (None, 5, Where.OPEN),
            (None, None, Where.OPEN),
        ],
    )
    def test_by_its_days(self, first: int | None, last: int | None, place: Where) -> None:
        assert where(stage(first, last), TODAY) is place

    def test_in_the_order_of_time_and_without_a_day_last(self) -> None:
        unknown, later, known_end, first = stage(), stage(3), stage(None, -20), stage(-40, -30)
        assert in_order([unknown, later, known_end, first]) == [first, known_end, later, unknown]

    def test_those_without_a_day_stay_as_they_stood(self) -> None:
        one, two = stage(level=CareLevel.PEER), stage(level=CareLevel.AFTERCARE)
        assert in_order([one, two]) == [one, two]


class TestChange:
    def test_the_last_stage_that_ended(self) -> None:
        last = stage(-50, -10)
        found = change_of_care([stage(-90, -60), last, stage(-9, 30)], TODAY)
        assert found is not None
        assert (found.stage, found.day, found.has_come) == (last, day(-10), True)

    def test_a_stage_that_ends_today_has_ended(self) -> None:
        found = change_of_care([stage(-50, 0)], TODAY)
        assert found is not None
        assert found.has_come

    def test_it_is_over_once_the_longest_window_is(self) -> None:
        assert change_of_care([stage(-200, -90)], TODAY) is not None
        assert change_of_care([stage(-200, -91)], TODAY) is None

    def test_else_the_next_end_that_is_planned(self) -> None:
        now = stage(-20, 14)
        found = change_of_care([stage(-400, -300), stage(20, 60), now, stage()], TODAY)
        assert found is not None
        assert (found.stage, found.day, found.has_come) == (now, day(14), False)

    def test_none_without_any_end(self) -> None:
        assert change_of_care([stage(-20), stage()], TODAY) is None

    @pytest.mark.parametrize(("window", "days"), [("hours_72", 3), ("days_28", 28), ("days_90", 90)])
    def test_each_window_has_its_last_day(self, window: str, days: int) -> None:
        assert due_on(TransitionWindow(window), TODAY) == day(days)

    def test_tasks_stand_by_window_the_soonest_first(self) -> None:
        late = TransitionItem(text="Bills", window=TransitionWindow.DAYS_90)
        one, two = (TransitionItem(text=each, window=TransitionWindow.HOURS_72) for each in ("Bed", "Phone"))
        assert by_window([late, one, two]) == [
            (TransitionWindow.HOURS_72, [one, two]),
            (TransitionWindow.DAYS_90, [late]),
        ]


class TestCoverage:
    @pytest.mark.parametrize(("until", "is_said"), [(-1, False), (0, True), (30, True), (31, False)])
    def test_it_is_said_for_the_thirty_days_before(self, until: int, is_said: bool) -> None:
        found = runs_out(Coverage(payer="County", authorised_until=day(until)), TODAY)
        assert found == (day(until) if is_said else None)

    def test_an_unknown_end_is_not_said(self) -> None:
        assert runs_out(Coverage(payer="County"), TODAY) is None


class TestGoals:
    def test_the_first_step_that_is_not_done(self) -> None:
        goal = Goal(text="A job with mornings", area=LifeArea.WORK)
        steps = [
            GoalStep(owner=goal.id, text="Write the letter", done_on=TODAY),
            GoalStep(owner=goal.id, text="Ask Lee", position=1),
            GoalStep(owner=goal.id, text="Send it", position=2),
        ]
        (found,) = next_steps([goal], steps)
        assert found.step == steps[1]

    def test_only_these_parts_of_life_and_in_their_order(self) -> None:
        areas = [LifeArea.LAW, LifeArea.MONEY, LifeArea.HEALTH, LifeArea.LEARNING, LifeArea.HOME, LifeArea.WORK, None]
        goals = [Goal(text=str(each), area=each) for each in areas]
        found = [each.goal.area for each in next_steps(goals, [])]
        assert found == [LifeArea.WORK, LifeArea.HOME, LifeArea.LEARNING, LifeArea.MONEY, LifeArea.LAW]

    def test_what_is_done_has_no_next_step_here(self) -> None:
        goals = [Goal(text=str(each), area=LifeArea.HOME, state=each) for each in GoalState]
        assert [each.goal.state for each in next_steps(goals, [])] == [
            GoalState.NOT_STARTED, GoalState.MOVING, GoalState.CHANGED,
        ]  # fmt: skip


def test_family_and_friends_take_part_those_with_words_on_it_first() -> None:
    mia = Contact(name="Mia", role=Role.FAMILY)
    theo = Contact(name="Theo", role=Role.FRIEND, how_they_can_help="Drives me")
    assert close_people([mia, Contact(name="Lin", role=Role.DOCTOR), Contact(name="Ann"), theo]) == [theo, mia]


@pytest.mark.parametrize("window", list(TransitionWindow))
def test_there_are_suggestions_for_each_window(window: TransitionWindow) -> None:
    found = [each for each in suggestions(TransitionItem.KIND) if each.values["window"] is window]
    assert len(found) >= 8


class TestReading:
    @pytest.fixture
    def way(self, opened: OpenJournal) -> Way:
        return Way(opened)

    def test_the_provider_is_the_contact_else_what_was_written(self, opened: OpenJournal, way: Way) -> None:
        grace, sam = Contact(name="Grace"), Contact(name="Sam")
        linked, plain = stage(-10), CareStage(level=CareLevel.DETOX, provider="St. Anne")
        opened.journal.save(grace, sam, linked, plain, joined(linked, sam, 1), joined(linked, grace, 0))
        assert [each.provider for each in way.stages()] == ["Grace", "St. Anne"]

    def test_a_contact_that_was_put_away_gives_way_to_what_was_written(self, opened: OpenJournal, way: Way) -> None:
        grace = Contact(name="Grace")
        linked = CareStage(level=CareLevel.DETOX, provider="St. Anne")
        opened.journal.save(grace, linked, joined(linked, grace, 0))
        opened.journal.archive(grace)
        assert [each.provider for each in way.stages()] == ["St. Anne"]

    def test_a_tick_is_one_action_and_can_be_taken_back(self, opened: OpenJournal, way: Way) -> None:
        task = TransitionItem(text="Bed", window=TransitionWindow.HOURS_72)
        opened.journal.save(task)
        way.tick(task, TODAY)
        assert [each.done_on for each in way.tasks()] == [TODAY]
        way.tick(way.tasks()[0], None)
        assert [each.done_on for each in way.tasks()] == [None]
        opened.journal.undo()
        assert [each.done_on for each in way.tasks()] == [TODAY]

    def test_goals_have_the_step_that_comes_next(self, opened: OpenJournal, way: Way) -> None:
        goal = Goal(text="A flat of my own", area=LifeArea.HOME)
        opened.journal.save(
            goal,
            GoalStep(owner=goal.id, text="Sign", position=2),
            GoalStep(owner=goal.id, text="See it", position=1, done_on=TODAY),
        )
        assert [(each.goal.text, each.step and each.step.text) for each in way.goals()] == [
            ("A flat of my own", "Sign")
        ]

    def test_costs_are_those_of_what_comes_each_once(self, opened: OpenJournal, way: Way) -> None:
        opened.journal.save(
            visit("Group", -3, cost="5"),
            visit("Group", 4, cost="5"),
            visit("Group", 11, cost="5"),
            visit("Court", 2),
            visit("Old", -2, cost="30"),
            visit("Weekly", -70, cost="12", repeats="FREQ=WEEKLY"),
            visit("Over", -70, cost="8", repeats="FREQ=WEEKLY;COUNT=3"),
        )
        assert sorted(way.costs(TODAY)) == [("Group", "5"), ("Weekly", "12")]

    def test_a_few_costs_are_enough(self, opened: OpenJournal, way: Way) -> None:
        opened.journal.save(*(visit(f"Visit {each}", each, cost="5") for each in range(9)))
        assert len(way.costs(TODAY)) == COSTS_SHOWN


def joined(one: CareStage, other: Contact, rank: int) -> Link:
    ids: dict[str, UUID] = {"from_id": one.id, "to_id": other.id}
    return Link(from_kind=CareStage.KIND, to_kind=Contact.KIND, rank=rank, **ids)


def visit(title: str, offset: int, **values: str) -> Appointment:
    return Appointment(title=title, starts_on=day(offset), starts_at=time(9), **values)  # type: ignore[arg-type]
