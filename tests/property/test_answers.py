"""The numbers behind Insights, each against a slow plain version that shares no code with the fast one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.aims import Anchor, DriftRule, FirstDay, RecoveryPeriod, TickState
from recovery_journal.domain.drift import SignSeen, anchor_week, means_drift, seen_lately, signs_by_stage, week_start
from recovery_journal.domain.helps import Helps, Uses, helps, in_order
from recovery_journal.domain.milestones import Reached, milestone_state
from recovery_journal.domain.patterns import Span, series, tally, week_means
from recovery_journal.domain.plan import Stage
from recovery_journal.domain.questionnaire import Band, Instrument, asks_for_help, band, total
from recovery_journal.domain.recovery_time import recovery_time
from recovery_journal.domain.writing import Milestone, MilestoneKind

TODAY = date(2026, 3, 12)
NEAR = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=10))
STRATEGIES = [UUID(int=number) for number in range(4)]
USES = st.lists(
    st.builds(
        Uses, st.sampled_from(STRATEGIES), st.none() | st.integers(0, 3), st.none() | st.integers(-10, 10), st.just(1)
    ),
    max_size=40,
)
VALUES = st.lists(st.none() | st.integers(0, 20).map(lambda each: each / 2), max_size=40)


# ---- what helps


def plain_middle(numbers: Sequence[int]) -> float | None:
    """The middle of some numbers: as many are below it as above it."""
    left = sorted(numbers)
    while len(left) > 2:
        left = left[1:-1]
    return sum(left) / len(left) if left else None


@given(uses=USES)
def test_what_helps_is_as_counting_by_hand_finds_it(uses: list[Uses]) -> None:
    found = helps(uses)
    assert set(found) == {each.strategy for each in uses}
    for strategy, known in found.items():
        mine = [each for each in uses if each.strategy == strategy]
        drops = [each.drop for each in mine if each.drop is not None]
        assert known.used == len(mine)
        assert known.rated == len([each for each in mine if each.helped in (0, 1, 2, 3)])
        assert known.helped == len([each for each in mine if each.helped in (2, 3)])
        assert known.drops == len(drops)
        assert known.usual_drop == plain_middle(drops)


@given(uses=USES)
def test_it_does_not_matter_whether_uses_are_counted_together(uses: list[Uses]) -> None:
    together: dict[tuple[UUID, int | None, int | None], int] = {}
    for each in uses:
        key = (each.strategy, each.helped, each.drop)
        together[key] = together.get(key, 0) + 1
    assert helps(Uses(*key, times) for key, times in together.items()) == helps(uses)


@given(uses=USES, plan=st.permutations(STRATEGIES))
def test_the_order_is_drop_times_share_and_then_the_plan(uses: list[Uses], plan: list[UUID]) -> None:
    def value(strategy: UUID) -> Fraction | None:
        mine = [each for each in uses if each.strategy == strategy]
        rated = [each.helped for each in mine if each.helped is not None]
        drops = [each.drop for each in mine if each.drop is not None]
        if len(rated) < 3 or len(drops) < 3:
            return None
        return Fraction(plain_middle(drops) or 0) * len([each for each in rated if each > 1]) / len(rated)

    left = [each for each in plan if value(each) is not None]
    wanted: list[UUID] = []
    while left:  # again and again the best one that is left, the plan's first where several are
        best = max(value(each) or Fraction(0) for each in left)
        wanted.append(next(each for each in left if value(each) == best))
        left.remove(wanted[-1])
    wanted += [each for each in plan if value(each) is None]
    assert in_order(plan, helps(uses)) == wanted


def test_two_rated_uses_are_too_few_to_say_however_often_it_was_used() -> None:
    known = helps([Uses(STRATEGIES[0], None, 5, 9), Uses(STRATEGIES[0], 3, 5, 2)])[STRATEGIES[0]]
    assert (known.used, known.is_told, known.weight) == (11, False, None)
    assert Helps(STRATEGIES[0], used=3, rated=3, helped=3).is_told


# ---- time in recovery


@given(
    ends=st.lists(st.tuples(NEAR, st.none() | st.integers(0, 30)), max_size=6),
    first_day=st.none() | st.sampled_from(FirstDay),
)
def test_time_in_recovery_is_as_crossing_off_days_finds_it(
    ends: list[tuple[date, int | None]], first_day: FirstDay | None
) -> None:
    periods = [
        RecoveryPeriod(starts_on=start, ends_on=None if length is None else start + timedelta(days=length))
        for start, length in ends
    ]
    days = [TODAY - timedelta(days=back) for back in range(60)][::-1]

    def holds(period: RecoveryPeriod, *wanted: date) -> bool:
        return all(period.starts_on <= day and (period.ends_on is None or day <= period.ends_on) for day in wanted)

    before = timedelta(days=1)
    if first_day is FirstDay.DAY_0:  # a day counts when the day before it is of the same time
        crossed = [day for day in days if any(holds(each, day, day - before) for each in periods)]
    else:
        crossed = [day for day in days if any(holds(each, day) for each in periods)]
    found = recovery_time(periods, TODAY, first_day)
    if not any(holds(each, day) for each in periods for day in days):
        assert found is None
        return
    assert found is not None
    assert found.total == len(crossed)
    assert (found.current is None) == (not any(holds(each, TODAY) for each in periods))
    assert max(found.current or 0, found.total // len(found.runs)) <= found.longest <= found.total
    assert found.since == min(day for day in days if any(holds(each, day) for each in periods))


@given(
    gaps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), min_size=1, max_size=5),
    first_day=st.none() | st.sampled_from(FirstDay),
    order=st.randoms(use_true_random=False),
)
def test_times_that_a_lapse_parted_stay_apart(
    gaps: list[tuple[int, int]], first_day: FirstDay | None, order: object
) -> None:
    """Each starts on the day on which the one before it ends, or later; the last one goes on."""
    start, periods, lengths = TODAY - timedelta(days=200), [], []
    for gap, length in gaps:
        start += timedelta(days=gap)
        periods.append(RecoveryPeriod(starts_on=start, ends_on=start + timedelta(days=length)))
        start += timedelta(days=length)
        lengths.append(length)
    periods[-1] = RecoveryPeriod(starts_on=periods[-1].starts_on)
    lengths[-1] = (TODAY - periods[-1].starts_on).days
    order.shuffle(periods)  # type: ignore[attr-defined]
    counts = [each + (first_day is not FirstDay.DAY_0) for each in lengths]
    found = recovery_time(periods, TODAY, first_day)
    assert found is not None
    assert (found.current, found.longest) == (counts[-1], max(counts))


def test_overlapping_times_are_one_run_and_each_day_counts_once() -> None:
    both = [
        RecoveryPeriod(starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 20)),
        RecoveryPeriod(starts_on=date(2026, 1, 11), ends_on=date(2026, 1, 31)),
    ]
    found = recovery_time(both, TODAY, FirstDay.DAY_1)
    assert found is not None
    assert (found.total, found.current, found.longest) == (31, None, 31)


# ---- drift


@given(
    states=st.dictionaries(NEAR, st.sampled_from(TickState), max_size=30),
    times=st.none() | st.integers(1, 7),
    weekday=st.integers(1, 7),
    back=st.integers(-1, 5),
    made=st.none() | NEAR,
)
def test_an_anchor_is_loose_when_no_way_is_left_to_reach_its_count(
    states: dict[date, TickState], times: int | None, weekday: int, back: int, made: date | None
) -> None:
    first = TODAY - timedelta(weeks=back)
    while first.isoweekday() != weekday:
        first -= timedelta(days=1)
    assert week_start(TODAY - timedelta(weeks=back), weekday) == first
    week = [first + timedelta(days=step) for step in range(7)]
    done = [day for day in week if states.get(day) is TickState.DONE]
    open_days = [day for day in week if day >= TODAY and day not in states]
    found = anchor_week(Anchor(text="Walk", times_a_week=times), states, first, TODAY, made)
    assert list(found.days) == [states.get(day) for day in week]
    assert found.done == len(done)
    was_whole = made is None or not any(day < made for day in week[:1])
    reaches = times is None or any(len(done) + more >= times for more in range(len(open_days) + 1))
    assert found.is_loose == (was_whole and not reaches)


@given(loose=st.integers(0, 9), named=st.none() | st.integers(1, 20))
def test_two_loose_anchors_mean_drift_unless_the_rule_names_another_number(loose: int, named: int | None) -> None:
    limit = 2 if named is None else named
    assert means_drift(loose, DriftRule(text="I call Sam", loose_anchors=named)) == (loose in range(limit, 100))
    assert means_drift(loose, None) == (loose in range(2, 100))


@given(
    seen=st.lists(st.tuples(st.integers(0, 5), NEAR), max_size=30),
    stages=st.lists(st.none() | st.sampled_from(Stage), min_size=6, max_size=6),
)
def test_a_sign_counts_once_in_seven_days(seen: list[tuple[int, date]], stages: list[Stage | None]) -> None:
    signs = [SignSeen(UUID(int=number), stages[number], day) for number, day in seen]
    last_days = [TODAY - timedelta(days=back) for back in range(7)]
    wanted: dict[Stage | None, int] = {}
    for number, stage in enumerate(stages):
        if any((number, day) in seen for day in last_days):
            wanted[stage] = wanted.get(stage, 0) + 1
    assert signs_by_stage(seen_lately(signs, TODAY)) == wanted


# ---- patterns


@given(values=VALUES)
def test_a_mean_is_over_the_entries_of_seven_days_and_a_gap_stays_a_gap(values: list[float | None]) -> None:
    for at, mean in enumerate(week_means(values)):
        there = [each for each in values[max(0, at - 6) : at + 1] if each is not None]
        wanted = None if values[at] is None or len(there) < 3 else sum(map(Fraction, there)) / len(there)
        assert mean == (None if wanted is None else float(wanted))


@given(values=st.dictionaries(NEAR, st.none() | st.integers(0, 10), max_size=30), days=st.none() | st.integers(1, 60))
def test_a_series_has_a_place_for_every_day(values: dict[date, float | None], days: int | None) -> None:
    found = series(values, Span.of_days(days, TODAY))
    known = {day: value for day, value in values.items() if value is not None and day <= TODAY}
    if days is not None:
        known = {day: value for day, value in known.items() if (TODAY - day).days < days}
    if not known:
        assert found is None
        return
    assert found is not None
    assert {found.day(at): each for at, each in enumerate(found.values) if each is not None} == known
    assert (found.n, found.last) == (len(known), known[max(known)])
    assert found.day(len(found.values) - 1) == TODAY
    assert len(found.values) == days or (days is None and found.first == min(known))


@given(places=st.lists(st.integers(0, 23), max_size=12))
def test_a_tally_shows_nothing_below_three(places: list[int]) -> None:
    found = tally(((place, 1) for place in places), 24)
    assert found.n == len(places)
    wanted = tuple(len([each for each in places if each == hour]) for hour in range(24))
    assert found.counts == (wanted if len(places) > 2 else ())


# ---- milestones


@given(
    counts=st.lists(st.integers(0, 50), min_size=4, max_size=4),
    kind=st.sampled_from(MilestoneKind),
    target=st.none() | st.integers(1, 50),
    marked=st.none() | NEAR,
)
def test_a_milestone_is_reached_by_its_own_count_or_by_hand(
    counts: list[int], kind: MilestoneKind, target: int | None, marked: date | None
) -> None:
    names = ["days", "urges_ridden_out", "appointments_kept", "skills_tried"]
    mine = dict(zip(names, counts, strict=True)).get(kind.value)
    found = milestone_state(Milestone(text="Mine", kind=kind, target=target, reached_on=marked), Reached(*counts))
    met = mine is not None and target is not None and mine in range(target, 1000)
    assert found.count == mine
    assert found.is_reached == (met or marked is not None)
    assert found.is_new == (met and marked is None)


# ---- questionnaires


@st.composite
def answered(draw: st.DrawFn) -> tuple[Instrument, tuple[str, ...]]:
    """A questionnaire of any length, and answers to some of it; the extra question may have one too."""
    items, begins = draw(st.integers(1, 12)), draw(st.lists(st.integers(1, 30), unique=True, max_size=4))
    answers = draw(st.lists(st.sampled_from(["", "0", "1", "2", "3"]), max_size=items + 1))
    bands = tuple(Band(each, str(each)) for each in sorted([0, *begins]))
    help_items = tuple(draw(st.lists(st.integers(1, items), max_size=2)))
    texts = {each.name: "" for each in dataclasses.fields(Instrument) if each.type == "str"}
    lists = {"items": ("words",) * items, "options": ("words",) * 4, "bands": bands, "help_items": help_items}
    others = {each.name: () for each in dataclasses.fields(Instrument) if each.name not in texts.keys() | lists.keys()}
    return Instrument(**texts, **others, **lists), tuple(answers)  # type: ignore[arg-type]


@given(both=answered())
def test_a_score_is_the_sum_of_all_answers_or_nothing(both: tuple[Instrument, tuple[str, ...]]) -> None:
    instrument, answers = both
    score: int | None = 0
    for number in range(len(instrument.items)):
        given_here = answers[number] if number < len(answers) else ""
        score = None if score is None or given_here == "" else score + "0123".index(given_here)
    assert total(instrument, answers) == score
    if score is not None:
        step = score
        while step not in [each.begins_at for each in instrument.bands]:
            step -= 1
        assert band(instrument, score).begins_at == step
    wanted = any(answers[each - 1 : each] in [("1",), ("2",), ("3",)] for each in instrument.help_items)
    assert asks_for_help(instrument, answers) == wanted
