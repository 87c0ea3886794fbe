"""What Insights finds in a journal, against going through every record of it, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from statistics import median
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from recovery_journal.domain.aims import Anchor, AnchorTick, RecoveryPeriod, TickState
from recovery_journal.domain.care import Appointment, Occurrence, OccurrenceState
from recovery_journal.domain.daily import CheckIn, SignNoticed, Talked, TriggerMet
from recovery_journal.domain.patterns import Span
from recovery_journal.domain.plan import CopingStrategy, Stage, Trigger, WarningSign
from recovery_journal.domain.record import OwnedPart, Part
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeTrigger
from recovery_journal.domain.writing import Milestone, MilestoneKind
from recovery_journal.services.check_ins import Measure
from recovery_journal.services.insights import Insights
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import many_rows, repository

TODAY = date(2026, 3, 12)
BACK = st.integers(0, 45)
SCALE = st.none() | st.integers(0, 10)
STRATEGIES = [CopingStrategy(text=f"Strategy {each}", position=each) for each in range(3)]
PUT_AWAY = CopingStrategy(text="Put away", archived_on=TODAY)
TRIGGERS = [Trigger(text=f"Trigger {each}") for each in range(3)]
SIGNS = [WarningSign(text=f"Sign {each}", stage=stage) for each, stage in enumerate((Stage.EARLY, Stage.LATE, None))]
SPANS = st.sampled_from([None, 1, 7, 30, 40]).map(lambda days: Span.of_days(days, TODAY))


@dataclass(frozen=True)
class Days:
    """All that was written on some days."""

    check_ins: tuple[CheckIn, ...]
    urges: tuple[UrgeLog, ...]
    appointments: tuple[Appointment, ...]
    parts: tuple[OwnedPart, ...]

    def of(self, cls: type[OwnedPart], owner: Part) -> list[OwnedPart]:
        """The parts of one kind that a record has."""
        return [each for each in self.parts if isinstance(each, cls) and each.owner == owner.id]


@st.composite
def days_written(draw: st.DrawFn) -> Days:
    """Check-ins, urges and appointments of the last weeks, with what belongs to them."""
    check_ins = tuple(draw(_check_ins(back)) for back in draw(st.sets(BACK, max_size=8)))
    urges = tuple(draw(st.lists(_urges(), max_size=12)))
    appointments = tuple(draw(st.lists(BACK.map(_appointment), max_size=5)))
    parts: list[OwnedPart] = []
    for each in check_ins:
        parts += [SignNoticed(owner=each.id, sign=sign.id) for sign in draw(_some(SIGNS))]
        parts += [TriggerMet(owner=each.id, trigger=trigger.id) for trigger in draw(_some(TRIGGERS))]
    for urge in urges:
        parts += [UrgeTrigger(owner=urge.id, trigger=trigger.id) for trigger in draw(_some(TRIGGERS))]
        for strategy in draw(_some([*STRATEGIES, PUT_AWAY])):
            parts.append(StrategyUse(owner=urge.id, strategy=strategy.id, helped=draw(st.none() | st.integers(0, 3))))
    for appointment in appointments:
        state = draw(st.sampled_from(OccurrenceState))
        parts.append(Occurrence(owner=appointment.id, planned_on=appointment.starts_on, state=state))
    return Days(check_ins, urges, appointments, tuple(parts))


def _some(records: Sequence[Part]) -> st.SearchStrategy[list[Part]]:
    return st.lists(st.sampled_from(records), unique_by=lambda each: each.id, max_size=3)  # type: ignore[attr-defined]


def _check_ins(back: int) -> st.SearchStrategy[CheckIn]:
    return st.builds(
        CheckIn,
        day=st.just(TODAY - timedelta(days=back)),
        mood=SCALE,
        urge_now=SCALE,
        sleep_hours=st.none() | st.integers(0, 48).map(lambda each: each / 2),
        talked=st.none() | st.sampled_from(Talked),
    )


def _urges() -> st.SearchStrategy[UrgeLog]:
    return st.builds(
        UrgeLog,
        day=BACK.map(lambda back: TODAY - timedelta(days=back)),
        started_at=st.none() | st.times().map(lambda each: each.replace(microsecond=0)),
        strength_before=SCALE,
        strength_peak=SCALE,
        strength_after=SCALE,
        ended=st.none() | st.sampled_from(UrgeEnd),
        archived_on=st.none() | st.none() | st.just(TODAY),
    )


def _appointment(back: int) -> Appointment:
    return Appointment(title="Group", starts_on=TODAY - timedelta(days=back), starts_at=time(9))


@contextmanager
def kept(opened: OpenJournal, *entities: Part) -> Iterator[None]:
    """These are in the journal for a while; parts go first when it is over."""
    with opened.database.writing() as connection:
        many_rows.add_all(connection, entities)
        yield
        for each in reversed(entities):
            table = repository.table_of(each.KIND)
            connection.execute(delete(table).where(table.c.id == each.id))


def counted(things: Sequence[object]) -> dict[object, int]:
    """How often each is there."""
    return {each: len([other for other in things if other == each]) for each in things}


def test_every_number_is_as_going_through_all_records_finds_it(opened: OpenJournal) -> None:
    plan = [*STRATEGIES, PUT_AWAY, *TRIGGERS, *SIGNS]
    opened.journal.save(*plan)
    insights = Insights(opened)

    @settings(max_examples=60)
    @given(written=days_written(), span=SPANS)
    def agree(written: Days, span: Span) -> None:
        with kept(opened, *written.check_ins, *written.urges, *written.appointments, *written.parts):
            agrees_on_check_ins(insights, written, span)
            agrees_on_urges(insights, written, span)
            agrees_on_what_helps(insights, written, span)
            agrees_on_what_helps(insights, written, None)
            agrees_on_counts(insights, written, span)
            agrees_on_signs(insights, written)

    agree()


def is_within(day: date, span: Span | None) -> bool:
    return span is None or (day <= span.last and (span.first is None or span.first <= day))


def urges_of(written: Days, span: Span | None) -> list[UrgeLog]:
    """An urge that was put away counts nowhere."""
    return [each for each in written.urges if is_within(each.day, span) and each.archived_on is None]


def agrees_on_check_ins(insights: Insights, written: Days, span: Span) -> None:
    shown = insights.series(span)
    mine = [each for each in written.check_ins if is_within(each.day, span)]
    for measure in (Measure.MOOD, Measure.URGE, Measure.SLEEP):
        known = {each.day: vars(each)[measure.value] for each in mine if vars(each)[measure.value] is not None}
        found = shown[measure]
        assert (found is None) == (not known)
        if found is not None:
            assert {found.day(at): each for at, each in enumerate(found.values) if each is not None} == known


def agrees_on_urges(insights: Insights, written: Days, span: Span) -> None:
    mine = urges_of(written, span)
    hours = counted([each.started_at.hour for each in mine if each.started_at is not None])
    weekdays = counted([each.day.isoweekday() for each in mine])
    by_hour, by_weekday = insights.urge_hours(span), insights.urge_weekdays(span)
    assert by_hour.n == sum(hours.values())
    assert by_weekday.n == len(mine)
    if by_hour.n > 2:
        assert list(by_hour.counts) == [hours.get(each, 0) for each in range(24)]
    if by_weekday.n > 2:
        assert list(by_weekday.counts) == [weekdays.get(each, 0) for each in range(1, 8)]
    check_ins = [each for each in written.check_ins if is_within(each.day, span)]
    daily = counted([vars(part)["trigger"] for each in check_ins for part in written.of(TriggerMet, each)])
    urgent = counted([vars(part)["trigger"] for each in mine for part in written.of(UrgeTrigger, each)])
    met = insights.triggers_met(span)
    assert met.n == sum(daily.values()) + sum(urgent.values())
    if met.n > 2:
        assert {each.trigger: (each.check_ins, each.urges) for each in met.rows} == {
            each: (daily.get(each, 0), urgent.get(each, 0)) for each in daily | urgent
        }
        assert [each.times for each in met.rows] == sorted((each.times for each in met.rows), reverse=True)


def agrees_on_what_helps(insights: Insights, written: Days, span: Span | None) -> None:
    uses = [(urge, part) for urge in urges_of(written, span) for part in written.of(StrategyUse, urge)]
    found = insights.what_helps(span)
    assert {each.strategy for each in found} == {each.id for each in STRATEGIES}  # none that was put away
    for each in found:
        mine = [(urge, vars(part)["helped"]) for urge, part in uses if vars(part)["strategy"] == each.strategy]
        drops = [drop for urge, _ in mine if (drop := drop_of(urge)) is not None]
        assert (each.helps.used, each.helps.drops) == (len(mine), len(drops))
        assert each.helps.rated == len([helped for _, helped in mine if helped is not None])
        assert each.helps.helped == len([helped for _, helped in mine if helped in (2, 3)])
        assert each.helps.usual_drop == (median(drops) if drops else None)


def drop_of(urge: UrgeLog) -> int | None:
    if urge.strength_after is None:
        return None
    if urge.strength_peak is not None:
        return urge.strength_peak - urge.strength_after
    return None if urge.strength_before is None else urge.strength_before - urge.strength_after


def agrees_on_counts(insights: Insights, written: Days, span: Span) -> None:
    mine = [each for each in urges_of(written, span) if each.ended is not None]
    found = insights.counts(span)
    ridden_out = [each for each in mine if each.ended in (UrgeEnd.PASSED, UrgeEnd.TALKED, UrgeEnd.LEFT)]
    assert (found.urges, found.ridden_out) == (len(mine), len(ridden_out))
    states = [
        vars(part)["state"]
        for each in written.appointments
        if is_within(each.starts_on, span)
        for part in written.of(Occurrence, each)
    ]
    kept_ones = [each for each in states if each is OccurrenceState.KEPT]
    missed = [each for each in states if each is OccurrenceState.MISSED]
    assert (found.kept, found.appointments) == (len(kept_ones), len(kept_ones) + len(missed))
    firsts: dict[UUID, date] = {}
    for urge in urges_of(written, None):
        for part in written.of(StrategyUse, urge):
            strategy = vars(part)["strategy"]
            firsts[strategy] = min(firsts.get(strategy, urge.day), urge.day)
    assert found.newly_tried == len([day for day in firsts.values() if is_within(day, span)])
    check_ins = [each for each in written.check_ins if is_within(each.day, span) and each.talked is not None]
    talked = [each for each in check_ins if each.talked is Talked.YES]
    assert (found.check_ins, found.talked) == (len(check_ins), len(talked))


def agrees_on_signs(insights: Insights, written: Days) -> None:
    found = insights.drift(TODAY, 1)
    for week in [*found.weeks, None]:
        days = range(7)
        first = TODAY - timedelta(days=6) if week is None else week.first
        within = [each for each in written.check_ins if (each.day - first).days in days]
        seen = {vars(part)["sign"] for each in within for part in written.of(SignNoticed, each)}
        stages = counted([sign.stage for sign in SIGNS if sign.id in seen])
        assert (found.signs if week is None else week.signs) == stages
    assert [each.first for each in found.weeks] == [date(2026, 3, 9) - timedelta(weeks=back) for back in range(6)][::-1]


@settings(max_examples=20)
@given(data=st.data())
def test_milestones_count_over_the_whole_journal(opened: OpenJournal, data: st.DataObject) -> None:
    written = data.draw(days_written())
    start = TODAY - timedelta(days=data.draw(BACK))
    marked = [
        Milestone(text="Mine", kind=each, target=3 if each is not MilestoneKind.OWN else None, position=at)
        for at, each in enumerate(MilestoneKind)
    ]
    everything = (*STRATEGIES, PUT_AWAY, *TRIGGERS, *SIGNS, *marked, RecoveryPeriod(starts_on=start))
    with kept(opened, *everything, *written.check_ins, *written.urges, *written.appointments, *written.parts):
        found = {each.milestone.kind: each.count for each in Insights(opened).milestones(TODAY)}
    used = {vars(part)["strategy"] for urge in urges_of(written, None) for part in written.of(StrategyUse, urge)}
    assert found == {
        MilestoneKind.DAYS: (TODAY - start).days + 1,
        MilestoneKind.URGES_RIDDEN_OUT: len(
            [each for each in urges_of(written, None) if each.ended in ("passed", "talked", "left")]
        ),
        MilestoneKind.APPOINTMENTS_KEPT: len([part for part in written.parts if vars(part).get("state") == "kept"]),
        MilestoneKind.SKILLS_TRIED: len(used),
        MilestoneKind.OWN: None,
    }


def test_loose_anchors_are_counted_week_by_week(opened: OpenJournal) -> None:
    walk, group = Anchor(text="Walk", times_a_week=2), Anchor(text="Group", times_a_week=1)
    monday = date(2026, 3, 9)
    done = [AnchorTick(owner=walk.id, day=monday - timedelta(days=back), state=TickState.DONE) for back in (6, 7, 40)]
    with kept(opened, walk, group, Anchor(text="Read, no count"), *done):
        found = Insights(opened).drift(TODAY, 1)
    assert [week.loose for week in found.weeks] == [2, 2, 2, 2, 1, 0]
    assert {(each.done, each.count) for each in found.anchors} == {(0, 2), (0, 1), (0, None)}
    assert not found.is_drift
