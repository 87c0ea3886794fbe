"""The rows behind Insights: counted and grouped by the database, so that ten years cost little more than one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, Text, cast, func, select, text, type_coerce

from recovery_journal.domain.care import Occurrence, OccurrenceState
from recovery_journal.domain.daily import CheckIn, SignNoticed, Talked, TriggerMet
from recovery_journal.domain.drift import SignSeen
from recovery_journal.domain.helps import Uses
from recovery_journal.domain.patterns import RIDDEN_OUT, Counts, Met, Span
from recovery_journal.domain.plan import CopingStrategy, Trigger, WarningSign
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.storage.day_tables import STRATEGY_USES, TRIGGER_URGES, URGE_NUMBERS
from recovery_journal.storage.repository import table_of

Where = ColumnElement[bool]
MOST = 10  # of a scale: a drop lies between -10 and 10
_UNKNOWN, _UNRATED = 50, 4

# Each use as one whole number: hundreds for how much it helped, the rest for the drop, so that the database neither
# sorts nor lays out thirty thousand rows. Every column comes from an index, in the order of the index.
_URGE = f"""
    CROSS JOIN urge_log AS urge INDEXED BY {URGE_NUMBERS}
    WHERE part.owner = urge.id AND urge.archived_on IS NULL AND urge.day BETWEEN :first AND :last
"""
_USES = text(f"""
    SELECT part.strategy, group_concat(coalesce(part.helped, {_UNRATED}) * 100
        + coalesce(coalesce(urge.strength_peak, urge.strength_before) - urge.strength_after + {MOST}, {_UNKNOWN}))
    FROM strategy_use AS part INDEXED BY {STRATEGY_USES} {_URGE} GROUP BY part.strategy
""")
_SET_OFF = text(f"""
    SELECT part."trigger", count(*) FROM urge_trigger AS part INDEXED BY {TRIGGER_URGES} {_URGE}
    GROUP BY part."trigger"
""")
_USED = f"""EXISTS (
    SELECT 1 FROM strategy_use AS part INDEXED BY {STRATEGY_USES} {_URGE} AND part.strategy = strategy.id
)"""
_EVER_USED = text(f"SELECT count(*) FROM coping_strategy AS strategy WHERE {_USED}")
_FIRST_USED = text(f"{_EVER_USED.text} AND NOT {_USED.replace('BETWEEN :first AND :last', '< :first')}")


def check_in_numbers(connection: Connection, span: Span, fields: list[str]) -> list[tuple[Any, ...]]:
    """The day of each check-in and some of its numbers, by date. Read as they are kept: ten years have thousands."""
    query = f"SELECT day, {', '.join(fields)} FROM check_in WHERE day BETWEEN :first AND :last ORDER BY day"
    found = connection.execute(text(query), _ends(span))
    return [(date.fromisoformat(day), *numbers) for day, *numbers in found]


def strategies(connection: Connection) -> dict[UUID, str]:
    """The names of the coping strategies in use, in plan order."""
    columns = table_of(CopingStrategy.KIND).c
    query = select(columns.id, columns.text).where(columns.archived_on.is_(None))
    return {row[0]: row[1] for row in connection.execute(query.order_by(columns.position, columns.created_at))}


def uses(connection: Connection, span: Span | None) -> list[Uses]:
    """What strategies were used against urges, those that went alike counted together."""
    found = []
    for strategy, codes in connection.execute(_USES, _ends(span)):
        for code, times in Counter(codes.split(",")).items():
            helped, drop = divmod(int(code), 100)
            told = None if drop == _UNKNOWN else drop - MOST
            found.append(Uses(UUID(strategy), None if helped == _UNRATED else helped, told, times))
    return found


def triggers_met(connection: Connection, span: Span) -> list[Met]:
    """How often each trigger was met, by its name as it is now."""
    met, check_in = table_of(TriggerMet.KIND).c, table_of(CheckIn.KIND).c
    daily = _counted(connection, met.trigger, met.owner == check_in.id, _within(check_in.day, span))
    urgent = {UUID(row[0]): row[1] for row in connection.execute(_SET_OFF, _ends(span))}
    trigger = table_of(Trigger.KIND).c
    names = connection.execute(select(trigger.id, trigger.text))
    return [Met(id_, name, daily.get(id_, 0), urgent.get(id_, 0)) for id_, name in names]


def urge_hours(connection: Connection, span: Span) -> list[tuple[int, int]]:
    """How many urges started in each hour."""
    urge = table_of(UrgeLog.KIND).c
    return _places(connection, func.substr(type_coerce(urge.started_at, Text), 1, 2), span)


def urge_weekdays(connection: Connection, span: Span) -> list[tuple[int, int]]:
    """How many urges there were on each weekday, 0 for Monday."""
    midnight = cast(func.julianday(table_of(UrgeLog.KIND).c.day), Integer)  # the noon before, of a Monday: 6 modulo 7
    return _places(connection, (midnight + 1) % 7, span)


def counts(connection: Connection, span: Span) -> Counts:
    """The plain counts of a span. An appointment that was moved or cancelled, or of which nobody said what became,
    counts neither way.
    """
    urge, check_in = table_of(UrgeLog.KIND).c, table_of(CheckIn.KIND).c
    occurrence = table_of(Occurrence.KIND).c
    urges, ridden_out = _how_many(connection, urge.ended.in_(RIDDEN_OUT), urge.ended.is_not(None), *_urges(span))
    became = (OccurrenceState.KEPT, OccurrenceState.MISSED)
    held = (occurrence.state.in_(became), _within(occurrence.planned_on, span))
    appointments, kept = _how_many(connection, occurrence.state == OccurrenceState.KEPT, *held)
    said = (check_in.talked.is_not(None), _within(check_in.day, span))
    check_ins, talked = _how_many(connection, check_in.talked == Talked.YES, *said)
    return Counts(
        urges=urges,
        ridden_out=ridden_out,
        appointments=appointments,
        kept=kept,
        newly_tried=_newly_tried(connection, span),
        check_ins=check_ins,
        talked=talked,
    )


def reached(connection: Connection) -> tuple[int, int, int]:
    """Over the whole journal: urges ridden out, appointments kept, different strategies used."""
    urge, occurrence = table_of(UrgeLog.KIND).c, table_of(Occurrence.KIND).c
    ridden_out = select(func.count()).where(urge.ended.in_(RIDDEN_OUT), *_urges(None))
    kept = select(func.count()).where(occurrence.state == OccurrenceState.KEPT)
    first, second = (connection.execute(each).scalar_one() for each in (ridden_out, kept))
    return first, second, connection.execute(_EVER_USED, _ends(None)).scalar_one()


def signs_seen(connection: Connection, first: date, last: date) -> list[SignSeen]:
    """Which warning signs were noticed on which days."""
    noticed, check_in, sign = (table_of(each).c for each in (SignNoticed.KIND, CheckIn.KIND, WarningSign.KIND))
    query = select(noticed.sign, sign.stage, check_in.day).where(
        noticed.owner == check_in.id, noticed.sign == sign.id, check_in.day.between(first, last)
    )
    return [SignSeen(*row) for row in connection.execute(query)]


def _newly_tried(connection: Connection, span: Span) -> int:
    """How many strategies were first used within a span: used in it, and never before."""
    tried = _EVER_USED if span.first is None else _FIRST_USED
    return int(connection.execute(tried, _ends(span)).scalar_one())


def _within(day: ColumnElement[date], span: Span) -> Where:
    return day <= span.last if span.first is None else day.between(span.first, span.last)


def _urges(span: Span | None) -> list[Where]:
    """The urges that were not put away, of a span or of all."""
    urge = table_of(UrgeLog.KIND).c
    return [urge.archived_on.is_(None), *([] if span is None else [_within(urge.day, span)])]


def _counted(connection: Connection, what: ColumnElement[Any], *where: Where) -> dict[Any, int]:
    query = select(what, func.count()).where(*where).group_by(what)
    return {row[0]: row[1] for row in connection.execute(query)}


def _how_many(connection: Connection, what: Where, *where: Where) -> tuple[int, int]:
    """How many rows there are, and for how many of them something holds."""
    row = connection.execute(select(func.count(), func.count().filter(what)).where(*where)).one()
    return row[0], row[1]


def _places(connection: Connection, place: ColumnElement[Any], span: Span) -> list[tuple[int, int]]:
    """How many urges of a span belong to each place. One text of all is far cheaper than groups, which are sorted."""
    found = connection.execute(select(func.group_concat(place)).where(*_urges(span))).scalar()
    return [(int(each), times) for each, times in Counter(found.split(",")).items()] if found else []


def _ends(span: Span | None) -> dict[str, str]:
    """The first and the last day as the statements below want them."""
    first = span.first if span else None
    return {"first": (first or date.min).isoformat(), "last": (span.last if span else date.max).isoformat()}
