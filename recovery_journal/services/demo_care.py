"""The made-up person's appointments: what comes round again, what comes once, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from recovery_journal.domain.care import Appointment, AppointmentKind, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Part, Source
from recovery_journal.services.demo_plan import Plan
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import ARCHIVE

COMING = timedelta(days=21)
KNOWN_AHEAD = timedelta(days=24)
_STATES = [
    *[OccurrenceState.KEPT] * 16,
    OccurrenceState.MISSED,
    OccurrenceState.MOVED,
    OccurrenceState.CANCELLED,
    OccurrenceState.PLANNED,  # nothing was written down about it
]


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """The appointments of a stretch of time, and those of the three weeks that follow."""
    care = _Care(words, stretch, plan, chance)
    again = [care.one_of(entry, day) for entry in words["series"] for day in _days_of(entry, stretch)]
    once = [care.single(entry) for entry in words["single"]]
    return [deed for deeds in (*again, *once) for deed in deeds]


class _Care:
    """Makes appointments with what belongs to them."""

    def __init__(self, words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> None:
        self._words = words
        self._stretch = stretch
        self._plan = plan
        self._chance = chance

    def one_of(self, entry: Words, day: date) -> list[Deed]:
        """One appointment of a series: made some time before, and looked back on when it is over."""
        appointment = self._appointment(entry, day)
        occurrence = self._occurrence(appointment)
        questions = self._questions(entry, appointment)
        asked = questions if self._chance.happens(0.35) or day > self._stretch.last else []
        deeds = [self._made(entry, appointment, occurrence, *asked)]
        after = self._looked_back_on(entry, occurrence) if day < self._stretch.last else occurrence
        if after is not occurrence:
            ticked = [replace(each, asked=self._chance.happens(0.8)) for each in asked]
            kept = after.state is OccurrenceState.KEPT
            deeds.append(Deed(self._evening_of(appointment), (after, *(ticked if kept else ()))))
        return deeds

    def single(self, entry: Words) -> list[Deed]:
        """An appointment for itself."""
        day = self._stretch.last + timedelta(days=entry["day"])
        appointment = self._appointment(entry, day)
        occurrence = self._occurrence(appointment)
        deeds = [self._made(entry, appointment, occurrence, *self._questions(entry, appointment))]
        if "state" in entry:
            texts = {name: entry.get(name, "") for name in ("outcome", "next_step", "got_in_the_way")}
            state, position = OccurrenceState(entry["state"]), entry.get("place_in_order", 0)
            after = replace(occurrence, state=state, position=position, **texts)
            deeds.append(Deed(self._evening_of(appointment), (after,)))
        if entry.get("archived"):
            away = replace(appointment, archived_on=day + timedelta(days=1), position=1)
            deeds.append(Deed(instant(day + timedelta(days=1), 12), (away,), kind=ARCHIVE))
        return deeds

    def _made(self, entry: Words, appointment: Appointment, *parts: Part) -> Deed:
        return Deed(self._made_at(appointment.starts_on), (appointment, *parts, *self._provider(entry, appointment)))

    def _made_at(self, day: date) -> datetime:
        """Some weeks before, within the time of the journal."""
        made = min(max(day - KNOWN_AHEAD, self._stretch.first), self._stretch.last - timedelta(days=2))
        return instant(made, 11, int(self._chance.around(29, 29)))

    def _evening_of(self, appointment: Appointment) -> datetime:
        return instant(appointment.last_day, 19, int(self._chance.around(29, 29)))

    def _appointment(self, entry: Words, day: date) -> Appointment:
        starts_at = time.fromisoformat(entry["at"]) if "at" in entry else None
        ends_at = _later(starts_at, entry["minutes"]) if starts_at else None
        skips = [self._stretch.last + timedelta(days=each) for each in entry.get("skips", ())]
        texts = {name: entry.get(name, "") for name in ("place", "transport", "cost", "zone", "repeats", "note")}
        return Appointment(
            id=self._chance.new_id(),
            title=entry["title"],
            kind=AppointmentKind(entry["kind"]),
            starts_on=day,
            starts_at=starts_at,
            ends_on=self._stretch.last + timedelta(days=entry["last"]) if "last" in entry else None,
            ends_at=ends_at,
            bring=tuple(entry.get("bring", ())),
            exceptions=tuple(each.isoformat() for each in skips),
            remind_before=entry.get("remind_before"),
            private=entry.get("private", False),
            source=Source(entry.get("source", "self")),
            **texts,
        )

    def _occurrence(self, appointment: Appointment) -> Occurrence:
        return Occurrence(
            id=self._chance.new_id(),
            owner=appointment.id,
            planned_on=appointment.starts_on,
            planned_at=appointment.starts_at,
        )

    def _questions(self, entry: Words, appointment: Appointment) -> list[AppointmentQuestion]:
        return [
            AppointmentQuestion(id=self._chance.new_id(), owner=appointment.id, position=number, text=text)
            for number, text in enumerate(entry.get("questions", ()))
        ]

    def _provider(self, entry: Words, appointment: Appointment) -> Iterator[Link]:
        if "provider" in entry:
            yield Link(
                id=self._chance.new_id(),
                from_kind=Appointment.KIND,
                from_id=appointment.id,
                to_kind="contact",
                to_id=self._plan.id_of("contact", entry["provider"]),
            )

    def _looked_back_on(self, entry: Words, occurrence: Occurrence) -> Occurrence:
        state = self._chance.pick(_STATES)
        if state is OccurrenceState.PLANNED:
            return occurrence
        if state is not OccurrenceState.KEPT:
            return replace(occurrence, state=state, got_in_the_way=self._chance.pick(self._words["care"]["in_the_way"]))
        outcome = self._chance.pick(entry["outcomes"]) if self._chance.happens(0.4) else ""
        steps = entry.get("next_steps")
        next_step = self._chance.pick(steps) if steps and self._chance.happens(0.25) else ""
        return replace(occurrence, state=state, outcome=outcome, next_step=next_step)


def _days_of(entry: Words, stretch: Stretch) -> list[date]:
    """The days of one series, in order: back from its anchor to the start, and on through the coming weeks."""
    anchor = _anchor(entry, stretch.last)
    apart = timedelta(weeks=entry["every"])
    since = stretch.day_at(entry.get("from", 0))
    until = stretch.day_at(entry["until"]) if "until" in entry else stretch.last + COMING
    behind = (anchor - since) // apart
    days = [anchor + apart * each for each in range(-behind, COMING // apart + 1)]
    return [each for each in days if since <= each <= until]


def _anchor(entry: Words, last: date) -> date:
    if "weekday" in entry:
        return last + timedelta(days=(entry["weekday"] - last.weekday()) % 7)
    day: date = last + timedelta(days=entry["next_in"])
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _later(start: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()
