"""The rows behind Insights: counted and grouped by the database, so that ten years cost little more than one."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, Select, Text, and_, cast, func, select, type_coerce

from recovery_journal.domain.care import Occurrence, OccurrenceState
from recovery_journal.domain.daily import CheckIn, SignNoticed, Talked, TriggerMet
from recovery_journal.domain.drift import SignSeen
from recovery_journal.domain.helps import Uses
from recovery_journal.domain.patterns import RIDDEN_OUT, WEEKDAYS, Counts, Met, Span
from recovery_journal.domain.plan import CopingStrategy, Trigger, WarningSign
from recovery_journal.domain.urges import StrategyUse, UrgeLog, UrgeTrigger
from recovery_journal.storage.repository import table_of

Where = ColumnElement[bool]


def check_in_numbers(connection: Connection, span: Span, fields: list[str]) -> list[tuple[Any, ...]]:
    """The day of each check-in and some of its numbers, by date."""
    columns = table_of(CheckIn.KIND).c
    query = select(columns.day, *(columns[each] for each in fields)).where(_within(columns.day, span))
    return [tuple(row) for row in connection.execute(query.order_by(columns.day))]


def strategies(connection: Connection) -> dict[UUID, str]:
    """The names of the coping strategies in use, in plan order."""
    columns = table_of(CopingStrategy.KIND).c
    query = select(columns.id, columns.text).where(columns.archived_on.is_(None))
    return {row[0]: row[1] for row in connection.execute(query.order_by(columns.position, columns.created_at))}


def uses(connection: Connection, span: Span | None) -> list[Uses]:
    """What strategies were used against urges, those that went alike counted together."""
    use, urge = table_of(StrategyUse.KIND).c, table_of(UrgeLog.KIND).c
    drop = func.coalesce(urge.strength_peak, urge.strength_before) - urge.strength_after
    query = (
        select(use.strategy, use.helped, drop, func.count())
        .where(use.owner == urge.id, *_urges(span))
        .group_by(use.strategy, use.helped, drop)
    )
    return [Uses(*row) for row in connection.execute(query)]


def triggers_met(connection: Connection, span: Span) -> list[Met]:
    """How often each trigger was met, by its name as it is now."""
    met, check_in = table_of(TriggerMet.KIND).c, table_of(CheckIn.KIND).c
    set_off, urge = table_of(UrgeTrigger.KIND).c, table_of(UrgeLog.KIND).c
    daily = _counted(connection, met.trigger, met.owner == check_in.id, _within(check_in.day, span))
    urgent = _counted(connection, set_off.trigger, set_off.owner == urge.id, *_urges(span))
    trigger = table_of(Trigger.KIND).c
    names = connection.execute(select(trigger.id, trigger.text))
    return [Met(id_, name, daily.get(id_, 0), urgent.get(id_, 0)) for id_, name in names]


def urge_hours(connection: Connection, span: Span) -> list[tuple[int, int]]:
    """How many urges started in each hour."""
    urge = table_of(UrgeLog.KIND).c
    hour = cast(func.substr(type_coerce(urge.started_at, Text), 1, 2), Integer)
    return _pairs(connection, select(hour, func.count()).where(urge.started_at.is_not(None), *_urges(span)), hour)


def urge_weekdays(connection: Connection, span: Span) -> list[tuple[int, int]]:
    """How many urges there were on each weekday, 0 for Monday; put together from the days that have any."""
    urge = table_of(UrgeLog.KIND).c
    query = select(urge.day, func.count()).where(*_urges(span)).group_by(urge.day)
    counts = [0] * WEEKDAYS
    for day, times in connection.execute(query):
        counts[day.weekday()] += times
    return list(enumerate(counts))


def counts(connection: Connection, span: Span) -> Counts:
    """The plain counts of a span."""
    urge, check_in = table_of(UrgeLog.KIND).c, table_of(CheckIn.KIND).c
    occurrence = table_of(Occurrence.KIND).c
    ended = _counted(connection, urge.ended, *_urges(span))
    states = _counted(connection, occurrence.state, _within(occurrence.planned_on, span))
    talked = _counted(connection, check_in.talked, _within(check_in.day, span))
    kept = states.get(OccurrenceState.KEPT, 0)
    return Counts(
        urges=sum(ended.values()),
        ridden_out=sum(ended.get(each, 0) for each in RIDDEN_OUT),
        appointments=kept + states.get(OccurrenceState.MISSED, 0),
        kept=kept,
        newly_tried=_newly_tried(connection, span),
        check_ins=sum(talked.values()),
        talked=talked.get(Talked.YES, 0),
    )


def reached(connection: Connection) -> tuple[int, int, int]:
    """Over the whole journal: urges ridden out, appointments kept, different strategies used."""
    urge, occurrence = table_of(UrgeLog.KIND).c, table_of(Occurrence.KIND).c
    ridden_out = select(func.count()).where(urge.ended.in_(RIDDEN_OUT), *_urges(None))
    kept = select(func.count()).where(occurrence.state == OccurrenceState.KEPT)
    tried = select(func.count(func.distinct(table_of(StrategyUse.KIND).c.strategy)))
    first, second, third = (connection.execute(each).scalar_one() for each in (ridden_out, kept, tried))
    return first, second, third


def signs_seen(connection: Connection, first: date, last: date) -> list[SignSeen]:
    """Which warning signs were noticed on which days."""
    noticed, check_in, sign = (table_of(each).c for each in (SignNoticed.KIND, CheckIn.KIND, WarningSign.KIND))
    query = select(noticed.sign, sign.stage, check_in.day).where(
        noticed.owner == check_in.id, noticed.sign == sign.id, check_in.day.between(first, last)
    )
    return [SignSeen(*row) for row in connection.execute(query)]


def _newly_tried(connection: Connection, span: Span) -> int:
    """How many strategies were first used within a span."""
    use, urge = table_of(StrategyUse.KIND).c, table_of(UrgeLog.KIND).c
    first = select(func.min(urge.day)).where(use.owner == urge.id, *_urges(None)).group_by(use.strategy)
    return sum(span.holds(day) for day in connection.execute(first).scalars())


def _within(day: ColumnElement[date], span: Span) -> Where:
    return day <= span.last if span.first is None else day.between(span.first, span.last)


def _urges(span: Span | None) -> list[Where]:
    """The urges that were not put away, of a span or of all."""
    urge = table_of(UrgeLog.KIND).c
    return [urge.archived_on.is_(None), *([] if span is None else [_within(urge.day, span)])]


def _counted(connection: Connection, what: ColumnElement[Any], *where: Where) -> dict[Any, int]:
    query = select(what, func.count()).where(and_(*where)).group_by(what)
    return {row[0]: row[1] for row in connection.execute(query)}


def _pairs(connection: Connection, query: Select[*tuple[Any, ...]], by: ColumnElement[Any]) -> list[tuple[int, int]]:
    return [(row[0], row[1]) for row in connection.execute(query.group_by(by))]
