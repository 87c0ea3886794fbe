"""Deleting one record for ever: out of the journal, and, where the person wants that, out of its backups."""

from __future__ import annotations

from dataclasses import replace

from recovery_journal.domain.record import Record
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal


def erase(opened: OpenJournal, record: Record, asked_by: object = None) -> Changed:
    """Takes a record that is archived or deleted out of the journal for ever; a new backup is due then.

    Which backups still hold it tells `opened.backups.holding(record)`; `opened.backups.replace(files)` puts a new one
    in their place. Raises what `Journal.erase` raises.
    """
    opened.backups.forget_last()
    _forget_gaps(opened, record)
    return opened.journal.erase(record, asked_by)


def _forget_gaps(opened: OpenJournal, record: Record) -> None:
    """What the person said is not for them can be about this record."""
    hidden = opened.preferences.hidden_gaps
    left = tuple(each for each in hidden if str(record.id) not in each)
    if left != hidden:
        opened.prefer(replace(opened.preferences, hidden_gaps=left))
