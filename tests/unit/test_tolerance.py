"""Lost tolerance: what brings the cards forward, for 28 days, until it is put away; and when naloxone runs out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_journal.domain.hard_days import BreakAfter, OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.record import Record
from recovery_journal.domain.tolerance import Cause, Forward, brought_forward, naloxone_runs_out
from recovery_journal.domain.way import CareLevel, CareStage, TransitionItem, TransitionWindow
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.tolerance import Tolerance

TODAY = date(2026, 3, 12)
Make = Callable[[date], Record]
CAUSES: dict[Cause, Make] = {
    Cause.BREAK: lambda day: ToleranceBreak(day=day, after=BreakAfter.DETOX),
    Cause.STAGE: lambda day: CareStage(level=CareLevel.RESIDENTIAL, ends_on=day),
    Cause.LAPSE: lambda day: Lapse(day=day),
}


def forward(*records: Record, today: date = TODAY, put_away: tuple[str, ...] = ()) -> list[Forward]:
    breaks = [each for each in records if isinstance(each, ToleranceBreak)]
    stages = [each for each in records if isinstance(each, CareStage)]
    return brought_forward(breaks, stages, [each for each in records if isinstance(each, Lapse)], today, put_away)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


class TestForward:
    @pytest.mark.parametrize("cause", CAUSES)
    def test_each_cause_counts_for_28_days(self, cause: Cause) -> None:
        record = CAUSES[cause](TODAY)
        days = [at for at in range(-2, 40) if forward(record, today=TODAY + timedelta(days=at))]
        assert days == list(range(28))
        assert [each.cause for each in forward(record)] == [cause]

    def test_the_latest_comes_first_and_says_how_long(self) -> None:
        stage = CareStage(level=CareLevel.DETOX, ends_on=ago(9))
        found = forward(ToleranceBreak(day=ago(20)), Lapse(day=ago(2)), stage)
        assert [each.cause for each in found] == [Cause.LAPSE, Cause.STAGE, Cause.BREAK]
        assert found[0].last_day == ago(2) + timedelta(days=27)

    def test_a_stage_that_goes_on_is_no_cause(self) -> None:
        assert forward(CareStage(level=CareLevel.RESIDENTIAL, starts_on=ago(5))) == []

    @pytest.mark.parametrize("cause", CAUSES)
    def test_what_is_archived_counts_no_more(self, cause: Cause) -> None:
        assert forward(replace(CAUSES[cause](TODAY), archived_on=TODAY)) == []

    def test_what_is_put_away_steps_back_and_the_rest_does_not(self) -> None:
        old, new = ToleranceBreak(day=ago(9)), ToleranceBreak(day=ago(1))
        key = forward(old)[0].key
        assert [each.day for each in forward(old, new, put_away=(key,))] == [new.day]


class TestInAJournal:
    def test_putting_away_holds_until_something_new_happens(self, opened: OpenJournal) -> None:
        opened.journal.save(ToleranceBreak(day=ago(3)), Lapse(day=ago(2)))
        tolerance = Tolerance(opened)
        assert len(tolerance.forward(TODAY)) == 2
        tolerance.put_away(TODAY)
        assert tolerance.forward(TODAY) == []
        opened.journal.save(Lapse(day=TODAY))
        assert [each.day for each in tolerance.forward(TODAY)] == [TODAY]
        tolerance.bring_back()
        assert len(tolerance.forward(TODAY)) == 3

    def test_what_was_asked_and_answered_stays_so(self, opened: OpenJournal) -> None:
        opened.prefer(replace(opened.preferences, put_aside=("period:1",)))
        tolerance = Tolerance(opened)
        tolerance.put_away(TODAY)
        tolerance.bring_back()
        assert opened.preferences.put_aside == ("period:1",)

    def test_open_tasks_are_in_the_order_of_their_windows(self, opened: OpenJournal) -> None:
        late = TransitionItem(text="Phone", window=TransitionWindow.DAYS_90)
        soon = TransitionItem(text="A bed", window=TransitionWindow.HOURS_72)
        opened.journal.save(late, soon, TransitionItem(text="Money", window=TransitionWindow.DAYS_28, done_on=TODAY))
        tolerance = Tolerance(opened)
        assert [each.text for each in tolerance.open_tasks()] == ["A bed", "Phone"]
        tolerance.tick(tolerance.open_tasks()[0], TODAY)
        assert [each.text for each in tolerance.open_tasks()] == ["Phone"]
        opened.journal.undo()
        assert [each.text for each in tolerance.open_tasks()] == ["A bed", "Phone"]


@pytest.mark.parametrize(("days", "is_near"), [(31, False), (30, True), (1, True), (0, True), (-1, False)])
def test_naloxone_is_reminded_of_from_30_days_before(days: int, is_near: bool) -> None:
    until = TODAY + timedelta(days=days)
    plan = OverdosePlan(has_naloxone=True, naloxone_expires_on=until)
    assert naloxone_runs_out(plan, TODAY) == (until if is_near else None)
    assert naloxone_runs_out(replace(plan, has_naloxone=None), TODAY) is None


def test_without_a_plan_or_a_day_nothing_runs_out() -> None:
    assert naloxone_runs_out(None, TODAY) is None
    assert naloxone_runs_out(OverdosePlan(has_naloxone=True), TODAY) is None
