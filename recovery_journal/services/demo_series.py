"""The made-up person's appointments that repeat by a rule, and what came of some of their times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid5

from recovery_journal.domain.care import Appointment, AppointmentKind, Occurrence, OccurrenceState
from recovery_journal.domain.plan import Link
from recovery_journal.services import recurrence
from recovery_journal.services.appointment_parts import new_occurrence
from recovery_journal.services.demo_plan import Plan
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed

_STATES = [*[OccurrenceState.KEPT] * 8, OccurrenceState.MISSED, OccurrenceState.CANCELLED]


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance, *, dense: bool = False) -> list[Deed]:
    """The series of a stretch of time; `dense` has about thirty, which run all through it."""
    made: list[Deed] = []
    for entry in words["repeating"]:
        for number in range(entry.get("dense", 1) if dense or "dense" not in entry else 0):
            appointment = _appointment(entry, stretch, chance, number)
            parts = [*_provider(entry, appointment, plan)]
            made.append(
                Deed(
                    instant(max(stretch.first, appointment.starts_on - timedelta(days=3)), 11, number),
                    (appointment, *parts),
                )
            )
            made += _moved(entry, appointment, stretch)
            made += _told(entry, appointment, stretch, chance, words["care"]["in_the_way"])
    return made


def _appointment(entry: Words, stretch: Stretch, chance: Chance, number: int) -> Appointment:
    since = (
        stretch.last + timedelta(days=entry["since"]) if "since" in entry else stretch.first + timedelta(days=number)
    )
    starts_at = _later(time.fromisoformat(entry["at"]), 45 * number)
    plain = Appointment(
        id=chance.new_id(),
        title=f"{entry['title']} {number + 1}" if number else entry["title"],
        kind=AppointmentKind(entry["kind"]),
        starts_on=max(since, stretch.first),
        starts_at=starts_at,
        ends_at=_later(starts_at, entry["minutes"]),
        place=entry.get("place", ""),
        bring=tuple(entry.get("bring", ())),
        remind_before=entry.get("remind_before"),
        repeats=entry["repeats"],
        uid=entry.get("uid", ""),
    )
    first = recurrence.first_day(plain) or plain.starts_on
    skips = {stretch.last + timedelta(days=each) for each in entry.get("skips", ())}
    held = recurrence.days_of(plain, first, stretch.last)
    return replace(plain, starts_on=first, exceptions=tuple(each.isoformat() for each in held if each in skips))


def _provider(entry: Words, appointment: Appointment, plan: Plan) -> Iterator[Link]:
    if "provider" in entry:
        contact = plan.id_of("contact", entry["provider"])
        yield Link(
            id=uuid5(appointment.id, Link.KIND),
            from_kind=Appointment.KIND,
            from_id=appointment.id,
            to_kind="contact",
            to_id=contact,
        )


def _told(
    entry: Words, appointment: Appointment, stretch: Stretch, chance: Chance, in_the_way: list[str]
) -> Iterator[Deed]:
    for day in recurrence.days_of(appointment, appointment.starts_on, stretch.last - timedelta(days=2)):
        if chance.happens(entry["told"]):
            yield Deed(instant(day, 20, 15), (_looked_back_on(entry, appointment, day, chance, in_the_way),))


def _moved(entry: Words, appointment: Appointment, stretch: Stretch) -> Iterator[Deed]:
    """The next time of a series that stands on another day."""
    coming = recurrence.days_of(appointment, stretch.last + timedelta(days=2), stretch.last + timedelta(days=30))
    if "moved_by" in entry and coming:
        starts_at = time.fromisoformat(entry["moved_to"])
        moved = replace(
            new_occurrence(appointment, coming[0]),
            moved_on=coming[0] + timedelta(days=entry["moved_by"]),
            moved_at=starts_at,
            moved_until=_later(starts_at, entry["minutes"]),
        )
        yield Deed(instant(stretch.last - timedelta(days=1), 12, 5), (moved,))


def _looked_back_on(
    entry: Words, appointment: Appointment, day: date, chance: Chance, in_the_way: list[str]
) -> Occurrence:
    state = chance.pick(_STATES)
    made = replace(new_occurrence(appointment, day), state=state)
    if state is not OccurrenceState.KEPT:
        return replace(made, got_in_the_way=chance.pick(in_the_way))
    return replace(made, outcome=chance.pick(entry["outcomes"])) if chance.happens(0.4) else made


def _later(start: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()
