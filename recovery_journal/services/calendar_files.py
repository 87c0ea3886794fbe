"""Brings in appointments from a calendar file: what is chosen, as one action that Undo takes back, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from recovery_journal.domain.care import Appointment, Occurrence, OccurrenceState
from recovery_journal.domain.record import Part
from recovery_journal.services.appointment_parts import new_occurrence
from recovery_journal.services.calendar_events import CalendarFile, Entry
from recovery_journal.services.journal import Deed, utc_now
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.step import IMPORT
from recovery_journal.storage import repository

_FROM_THE_FILE = ("title", "starts_on", "starts_at", "ends_on", "ends_at", "zone", "place", "repeats")
_NOT_MOVED: dict[str, Any] = {"moved_on": None, "moved_at": None, "moved_until": None}


class Standing(StrEnum):
    """How an event of a file stands to what is in the journal."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, repr=False)
class Offer:
    """One event of a file, and the appointment it is already here as, with what was said of its times."""

    entry: Entry
    kept: Appointment | None = None
    told: tuple[Occurrence, ...] = ()
    standing: Standing = Standing.NEW


def offers(opened: OpenJournal, found: CalendarFile) -> list[Offer]:
    """The events of a file in time order, each as new, as already here, or as another by now."""
    kept, told = _kept(opened)
    made = [_offer(each, kept.get(each.appointment.uid), told) for each in found.entries]
    return sorted(made, key=lambda each: (each.entry.appointment.starts_on, each.entry.appointment.title))


def keep(opened: OpenJournal, chosen: Collection[Offer]) -> int:
    """Writes what is chosen as one action, after a backup; gives how many appointments it made or changed.

    Raises JournalProblem, then nothing of it is kept.
    """
    now = utc_now()
    taken = [each for each in chosen if each.standing is not Standing.SAME]
    if taken:
        if opened.backups.last is not None or opened.backups.is_due():  # else nothing was ever written
            opened.backups.before()
        stamps: dict[str, Any] = {"created_at": now, "updated_at": now}
        appointments = [_appointment(each, stamps) for each in taken]
        parts = [part for one, each in zip(appointments, taken, strict=True) for part in _parts(one, each, stamps)]
        opened.journal.save_in_bulk([Deed(now, (*appointments, *parts), kind=IMPORT)])
    return len(taken)


def _kept(opened: OpenJournal) -> tuple[dict[str, Appointment], dict[UUID, list[Occurrence]]]:
    """What is here by the name it has in a file; one that was made here has its own id as name."""
    told: dict[UUID, list[Occurrence]] = {}
    with opened.reader.reading() as connection:
        kept = {each.uid or str(each.id): each for each in repository.find(connection, Appointment)}
        if kept:
            for each in repository.find(connection, Occurrence):
                told.setdefault(each.owner, []).append(each)
    return kept, told


def _offer(entry: Entry, kept: Appointment | None, told: dict[UUID, list[Occurrence]]) -> Offer:
    if kept is None:
        return Offer(entry)
    mine = tuple(told.get(kept.id, ()))
    offer = Offer(entry, kept, mine, Standing.CHANGED)
    changed = _appointment(offer, {})
    is_same = changed == kept and not any(each not in mine for each in _parts(changed, offer, {}))
    return replace(offer, standing=Standing.SAME) if is_same else offer


def _appointment(offer: Offer, stamps: dict[str, Any]) -> Appointment:
    """As the file says; what only this journal knows stays: what was added here, and the times that were left out."""
    said, kept = offer.entry.appointment, offer.kept
    if kept is None:
        return replace(said, **stamps)
    values = {name: getattr(said, name) for name in _FROM_THE_FILE}
    left_out = {*said.exceptions, *kept.exceptions} if said.repeats else set()
    return replace(
        kept,
        **values,
        exceptions=tuple(sorted(left_out)),
        note=kept.note or said.note,
        remind_before=said.remind_before if kept.remind_before is None else kept.remind_before,
    )


def _parts(appointment: Appointment, offer: Offer, stamps: dict[str, Any]) -> Iterator[Part]:
    """What is said of its times: that a single one is planned, and where those of a series were moved to."""
    if not appointment.is_series:
        one = next(iter(offer.told), None)
        if one is None and offer.kept is None:
            yield new_occurrence(appointment, **stamps)
        elif one is not None and one.state is OccurrenceState.PLANNED:
            yield replace(one, planned_on=appointment.starts_on, planned_at=appointment.starts_at)
        return
    mine = {each.planned_on: each for each in offer.told}
    for each in offer.entry.moved:
        kept = mine.pop(each.planned_on, None)
        said = new_occurrence(appointment, each.planned_on, **stamps) if kept is None else kept
        yield replace(said, moved_on=each.moved_on, moved_at=each.moved_at, moved_until=each.moved_until)
    if offer.kept is not None:
        yield from (replace(each, **_NOT_MOVED) for each in mine.values() if _is_moved_back(each))


def _is_moved_back(told: Occurrence) -> bool:
    """Whether a time stood elsewhere, and the file says nothing of that any more."""
    return told.moved_on is not None and told.state is OccurrenceState.PLANNED
