"""Earlier states of a record: which of them differ from how it is now, and bringing one back."""

from __future__ import annotations

from dataclasses import fields, replace

from recovery_journal.domain.record import Record
from recovery_journal.services.journal import Changed, Journal

# What is no part of what somebody wrote: it stays as it is now.
_STAYS = ("id", "created_at", "updated_at", "archived_on", "position")


def differs(state: Record, now: Record) -> bool:
    """Whether bringing a state back would change anything."""
    return any(getattr(state, each.name) != getattr(now, each.name) for each in fields(now) if each.name not in _STAYS)


def bring_back_state(journal: Journal, state: Record, now: Record, asked_by: object = None) -> Changed | None:
    """Writes an earlier state over a record, as one more edit; links, place and archive stay. Raises JournalProblem."""
    return journal.save(replace(state, **{name: getattr(now, name) for name in _STAYS}), asked_by=asked_by)
