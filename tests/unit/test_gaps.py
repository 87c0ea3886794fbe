"""What is missing in a plan: each rule, the order, the doubt that makes no gap, and what was put aside."""

from __future__ import annotations

import dataclasses
import random
import time
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from recovery_journal.domain.call_hours import is_by_day_only
from recovery_journal.domain.gaps import Gap, gaps, is_for_nights, without_response
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import (
    Contact,
    CopingStrategy,
    IfThen,
    Link,
    SafePlace,
    Stage,
    Tier,
    Trigger,
    WarningSign,
)
from recovery_journal.domain.plan_graph import PlanGraph
from recovery_journal.domain.record import Part
from recovery_journal.services.open_in_plan import open_in_plan, plan_graph, put_aside, show_again
from recovery_journal.services.preferences import load
from recovery_journal.services.shelf import OpenJournal

TODAY = date(2026, 3, 12)
PAYDAY, RAIN = Trigger(text="Payday", strength=7), Trigger(text="Rain", strength=6)
FIGHT = Trigger(text="A fight at home", strength=9)
MEALS = WarningSign(text="I skip meals", stage=Stage.EARLY)
FINE = WarningSign(text="I say I am fine", stage=Stage.MIDDLE)
CANCEL = WarningSign(text="I cancel things", stage=Stage.LATE)
WALK, CALL = CopingStrategy(text="Walk"), CopingStrategy(text="Call Theo")
THEO = Contact(name="Theo", phone="555-0117")
THERE = OverdosePlan(has_naloxone=True, naloxone_expires_on=TODAY)


def link(start: Part, end: Part) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id)


def pair(start: Part, end: Part) -> tuple[UUID, UUID]:
    return start.id, end.id


WHOLE = PlanGraph(
    triggers=[PAYDAY, RAIN],
    signs=[MEALS, FINE, CANCEL],
    strategies=[WALK],
    contacts=[THEO],
    all_pairs=[pair(each, WALK) for each in (PAYDAY, MEALS, FINE, CANCEL)],
)


def found(plan: PlanGraph, overdose_plan: OverdosePlan | None = THERE, today: date = TODAY) -> list[tuple[str, Any]]:
    return [(each.code, each.record or each.stage or each.kind) for each in gaps(plan, overdose_plan, today)]


def changed(**parts: Any) -> PlanGraph:
    return dataclasses.replace(WHOLE, **parts)


class TestRules:
    def test_nothing_is_missing_in_a_whole_plan(self) -> None:
        assert found(WHOLE) == []

    def test_an_empty_plan_lacks_its_lists_and_no_more(self) -> None:
        kinds = ("trigger", "warning_sign", "coping_strategy", "contact")
        assert found(PlanGraph()) == [("none_yet", kind) for kind in kinds]

    def test_strong_triggers_come_first_strongest_before_then_signs_latest_before(self) -> None:
        plan = changed(triggers=[PAYDAY, RAIN, FIGHT], all_pairs=[])
        wanted = [FIGHT, PAYDAY, CANCEL, FINE, MEALS]
        assert found(plan) == [*(("no_response", each) for each in wanted), ("nothing_leads_here", WALK)]

    def test_a_person_is_no_response_but_a_strategy_is_also_by_way_of_a_sign(self) -> None:
        records = [PAYDAY, MEALS]
        assert without_response(records, []) == records
        assert without_response(records, [link(PAYDAY, THEO)]) == records
        assert without_response(records, [link(PAYDAY, MEALS), link(MEALS, WALK)]) == []
        assert without_response(records, [link(PAYDAY, WALK)]) == [MEALS]

    def test_a_response_that_was_put_away_is_none(self) -> None:
        plan = changed(strategies=[CALL], all_pairs=[*WHOLE.all_pairs, pair(RAIN, CALL)])
        assert ("no_response", PAYDAY) in found(plan)
        assert ("nothing_leads_here", CALL) not in found(plan)

    def test_what_only_a_record_that_was_put_away_points_at_has_nothing_that_leads_to_it(self) -> None:
        plan = changed(strategies=[WALK, CALL], all_pairs=[*WHOLE.all_pairs, pair(FIGHT, CALL)])
        assert found(plan) == [("nothing_leads_here", CALL)]

    def test_an_if_then_plan_leads_to_its_strategy(self) -> None:
        plan_b = IfThen(situation="The bus does not come")
        pairs = [*WHOLE.all_pairs, pair(plan_b, CALL)]
        assert found(changed(strategies=[WALK, CALL], if_thens=[plan_b], all_pairs=pairs)) == []

    def test_a_strategy_was_never_tried_once_others_were(self) -> None:
        plan = changed(strategies=[WALK, CALL], all_pairs=[*WHOLE.all_pairs, pair(RAIN, CALL)])
        told = [(each.code, each.record) for each in gaps(plan, THERE, TODAY, {WALK.id})]
        assert told == [("never_tried", CALL)]
        assert gaps(plan, THERE, TODAY, {WALK.id, CALL.id}) == gaps(plan, THERE, TODAY, None) == []

    def test_a_stage_is_empty_once_there_is_any_sign(self) -> None:
        unsorted = WarningSign(text="Something is off")
        plan = changed(signs=[unsorted], all_pairs=[pair(PAYDAY, WALK), pair(unsorted, WALK)])
        assert found(plan) == [("empty_stage", each) for each in Stage]

    @pytest.mark.parametrize(
        ("plan", "codes"),
        [
            (None, ["naloxone_unknown"]),
            (OverdosePlan(), ["naloxone_unknown"]),
            (OverdosePlan(naloxone_expires_on=TODAY - timedelta(days=1)), ["naloxone_unknown"]),
            (OverdosePlan(has_naloxone=False), []),
            (OverdosePlan(has_naloxone=True), []),
            (OverdosePlan(has_naloxone=True, naloxone_expires_on=TODAY), []),
            (OverdosePlan(has_naloxone=True, naloxone_expires_on=TODAY - timedelta(days=1)), ["naloxone_expired"]),
            (OverdosePlan(has_naloxone=False, naloxone_expires_on=date(1999, 1, 1)), []),
        ],
    )
    def test_naloxone(self, plan: OverdosePlan | None, codes: list[str]) -> None:
        assert [code for code, _about in found(WHOLE, plan)] == codes

    def test_naloxone_past_its_date_comes_before_everything(self) -> None:
        plan = OverdosePlan(has_naloxone=True, naloxone_expires_on=date(2026, 1, 1))
        assert found(PlanGraph(), plan)[0] == ("naloxone_expired", "overdose_plan")

    def test_every_gap_has_a_key_of_its_own(self) -> None:
        plan = changed(triggers=[PAYDAY, FIGHT], signs=[MEALS], all_pairs=[])
        keys = [each.key for each in [*gaps(plan, None, TODAY), *gaps(PlanGraph(), THERE, TODAY)]]
        assert len(set(keys)) == len(keys)
        assert Gap("no_response", "trigger", PAYDAY).key == f"no_response:{PAYDAY.id}"


class TestNight:
    @pytest.mark.parametrize(
        "hours",
        [
            "weekdays 9 to 5", "Mon–Fri 9:00–17:00", "9-17", "9.30 to 17.30", "any time before 10 pm", "until 9 p.m.",
            "evenings, and weekends before 10 pm", "mornings", "Office hours", "not at night", "weekends 10 to 2",
            "Monday to Saturday, 10 to 8", "before 22:00",
        ],
    )  # fmt: skip
    def test_hours_that_plainly_name_the_day_alone(self, hours: str) -> None:
        assert is_by_day_only(hours)

    @pytest.mark.parametrize(
        "hours",
        [
            "", " ", "any time", "always", "24/7", "24 hours", "evenings and weekends", "6 pm to 8 am", "nights",
            "until 11 pm", "before midnight", "until 12", "after 6 pm", "weekdays 9 to 5, weekends after 8",
            "weekdays 8 to 4, the nurse until 6", "before 10 pm, or any time if it is bad", "no problem at night",
            "not only at night", "mornings and nights", "25 to 99", "rund um die Uhr", "werktags 9–17 Uhr", "9" * 200,
            "Saturdays at the garden", "call 555-0142", "0 to 5", "13 pm",
        ],
    )  # fmt: skip
    def test_all_else_is_a_doubt(self, hours: str) -> None:
        assert not is_by_day_only(hours)

    @pytest.mark.parametrize(
        ("tier", "hours", "is_so"),
        [
            (None, "", True),
            (Tier.CAN_ASK_FOR_HELP, "", True),
            (Tier.PROFESSIONAL, "", True),
            (Tier.PROFESSIONAL, "9 to 5", False),
            (Tier.GOOD_COMPANY, "", False),
            (Tier.GOOD_COMPANY, "any time", True),
            (Tier.EMERGENCY, "9 to 5", True),
        ],
    )
    def test_who_may_be_called(self, tier: Tier | None, hours: str, is_so: bool) -> None:
        assert is_for_nights(Contact(name="Sam", tier=tier, hours=hours)) is is_so

    def test_one_person_is_enough(self) -> None:
        by_day = [Contact(name=str(n), hours="9 to 5") for n in range(3)]
        assert found(changed(contacts=by_day)) == [("nobody_at_night", "contact")]
        assert found(changed(contacts=[*by_day, THEO])) == []


class TestGraph:
    def test_columns_hold_everything_once_and_cross_little(self) -> None:
        triggers = [Trigger(text=str(n), strength=9 - n) for n in range(5)]
        signs = [WarningSign(text=str(n)) for n in range(5)]
        place = SafePlace(name="The library")
        pairs = [pair(trigger, sign) for trigger, sign in zip(triggers, reversed(signs), strict=True)]
        plan = PlanGraph(triggers, signs, [WALK], [THEO], [place], all_pairs=pairs)
        assert plan.columns() == (tuple(triggers), tuple(reversed(signs)), (WALK,), (THEO, place))

    def test_what_is_joined_is_followed_both_ways_to_the_end(self) -> None:
        pairs = [pair(PAYDAY, MEALS), pair(MEALS, WALK), pair(RAIN, WALK), pair(WALK, THEO), pair(PAYDAY, CALL)]
        plan = PlanGraph([PAYDAY, RAIN], [MEALS], [WALK, CALL], [THEO], all_pairs=pairs)
        assert plan.joined(PAYDAY.id).in_order == (MEALS.id, CALL.id, WALK.id, THEO.id)
        assert plan.joined(WALK.id).ids == {MEALS.id, RAIN.id, PAYDAY.id, THEO.id}
        assert plan.joined(THEO.id).ids == {WALK.id, MEALS.id, RAIN.id, PAYDAY.id}
        assert (MEALS.id, WALK.id) in plan.joined(WALK.id).pairs
        assert plan.joined(CALL.id).pairs == ((PAYDAY.id, CALL.id),)
        assert plan.strategies_for(PAYDAY.id) == [CALL.id, WALK.id]

    def test_a_ring_of_links_comes_to_an_end_and_a_pair_counts_once(self) -> None:
        ring = [pair(PAYDAY, MEALS), pair(MEALS, WALK), pair(WALK, PAYDAY), pair(PAYDAY, MEALS)]
        plan = PlanGraph([PAYDAY], [MEALS], [WALK], all_pairs=ring)
        assert plan.joined(PAYDAY.id).ids == {MEALS.id, WALK.id}
        assert plan.targets[PAYDAY.id] == [MEALS.id]
        assert plan.columns() == ((PAYDAY,), (MEALS,), (WALK,), ())

    def test_a_large_plan_takes_next_to_no_time(self) -> None:
        plan, overdose_plan = large_plan()
        started = time.perf_counter()
        assert gaps(plan, overdose_plan, TODAY)
        assert time.perf_counter() - started < 0.05  # ten times what it may take on a machine of its own


def large_plan() -> tuple[PlanGraph, OverdosePlan]:
    chance = random.Random(1)
    triggers = [Trigger(text=f"Trigger {n}", strength=n % 11) for n in range(40)]
    signs = [WarningSign(text=f"Sign {n}", stage=list(Stage)[n % 3]) for n in range(60)]
    strategies = [CopingStrategy(text=f"Strategy {n}") for n in range(60)]
    contacts = [Contact(name=f"Person {n}", hours="weekdays 9 to 5") for n in range(30)]
    pairs: dict[Any, None] = {}
    while len(pairs) < 300:
        start = chance.choice([*triggers, *signs, *strategies])
        ends: dict[str, list[Any]] = {"trigger": [*signs, *strategies, *contacts], "warning_sign": strategies}
        end = chance.choice(ends.get(start.KIND, contacts))
        pairs[start.id, end.id] = None
    return PlanGraph(triggers, signs, strategies, contacts, all_pairs=list(pairs)), OverdosePlan()


class TestPuttingAside:
    def test_it_is_for_good_until_shown_again(self, opened: OpenJournal) -> None:
        opened.journal.save(PAYDAY, WALK)
        before = open_in_plan(opened)
        gap = next(each for each in before.shown if each.record == dataclasses.replace(PAYDAY, **stamps(each.record)))
        put_aside(opened, gap)
        opened.preferences = load(opened.database)  # as after a new start
        after = open_in_plan(opened)
        assert [each.key for each in after.put_aside] == [gap.key]
        assert {each.key for each in after.shown} == {each.key for each in before.shown} - {gap.key}
        put_aside(opened, gap)
        assert len(opened.preferences.hidden_gaps) == 1
        show_again(opened)
        assert open_in_plan(opened) == before

    def test_the_plan_is_read_with_its_links(self, opened: OpenJournal) -> None:
        place = SafePlace(name="The library")
        opened.journal.save(PAYDAY, WALK, place, link(PAYDAY, WALK), link(WALK, place))
        plan = plan_graph(opened.reader)
        assert plan.joined(PAYDAY.id).in_order == (WALK.id, place.id)
        opened.journal.archive(WALK)
        assert plan_graph(opened.reader).joined(PAYDAY.id).ids == set()


def stamps(record: Any) -> dict[str, Any]:
    return {"created_at": record.created_at, "updated_at": record.updated_at} if record is not None else {}
