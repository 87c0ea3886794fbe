"""What Help now shows of an open journal, as far as that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal.services.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.domain.plan import Contact
    from recovery_journal.services.shelf import OpenJournal


def people(opened: OpenJournal) -> list[Contact]:
    """The people and services of the plan; nobody where the journal cannot be read."""
    from recovery_journal.domain.plan import Contact

    try:
        return list(opened.reader.records(Contact))
    except JournalProblem:  # Help now is there all the same
        return []
