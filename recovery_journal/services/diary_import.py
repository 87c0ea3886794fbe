"""Brings in a diary that somebody kept elsewhere: all of it as one action that Undo takes back, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.record import Record
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.language import ntr, tr
from recovery_journal.services.diary_choices import Doubles
from recovery_journal.services.diary_plan import DiaryDay, Plan, Writing
from recovery_journal.services.journal import Deed, utc_now
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.step import IMPORT
from recovery_journal.storage.repository import table_of

EntryKey = tuple[date, str, str]


@dataclass(frozen=True, repr=False)
class Standing:
    """What the journal has already: the days with a check-in, and its entries."""

    days: frozenset[date] = frozenset()
    entries: frozenset[EntryKey] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """What would be written, in numbers."""

    new_days: int
    known_days: int
    entries: int
    known_entries: int

    def is_nothing(self) -> bool:
        """Whether there is nothing that is not in the journal already."""
        return not (self.new_days or self.known_days or self.entries)


def standing(opened: OpenJournal) -> Standing:
    """What the journal has already, archived or not."""
    check_ins, entries = table_of(CheckIn.KIND).c, table_of(JournalEntry.KIND).c
    with opened.database.reading() as connection:
        days = connection.execute(select(check_ins.day)).scalars()
        kept = connection.execute(select(entries.day, entries.title, entries.text))
        return Standing(frozenset(days), frozenset((row[0], row[1], row[2]) for row in kept))


def outcome(plan: Plan, doubles: Doubles, there: Standing) -> Outcome:
    """What would be written with this answer to the days that are there already."""
    taken = [each for each in plan.days if doubles is not Doubles.SKIP or each.day not in there.days]
    with_answers = [each.day in there.days for each in plan.days if each.answers]
    written = [_key(each, one) for each in taken for one in each.entries]
    fresh = set(written) - there.entries
    return Outcome(with_answers.count(False), with_answers.count(True), len(fresh), len(set(written)) - len(fresh))


def doubles_first(plan: Plan, there: Standing) -> list[DiaryDay]:
    """The days of a file, those with a check-in in the journal and in the file before the others."""
    return sorted(plan.days, key=lambda each: each.day not in there.days or not each.answers)


def fills(mine: CheckIn, theirs: DiaryDay) -> dict[str, Any]:
    """The answers of a file that are blank in a check-in that is kept."""
    return {name: value for name, value in theirs.answers.items() if getattr(mine, name) in (None, "", ())}


def keep(opened: OpenJournal, plan: Plan, doubles: Doubles) -> int:
    """Writes a plan as one action, after a backup; gives how many records it made or filled in.

    Raises JournalProblem, then nothing of it is kept.
    """
    now = utc_now()
    records = list(_records(opened, plan, doubles, standing(opened), now))
    if records:
        if opened.backups.last is not None or opened.backups.is_due():  # else nothing was ever written
            opened.backups.before()
        opened.journal.save_in_bulk([Deed(now, tuple(records), kind=IMPORT)])
    return len(records)


def _records(opened: OpenJournal, plan: Plan, doubles: Doubles, there: Standing, now: datetime) -> Iterator[Record]:
    """The check-ins first and then the entries: those of one kind are written, and taken back, together."""
    taken = [each for each in plan.days if doubles is not Doubles.SKIP or each.day not in there.days]
    stamps: dict[str, Any] = {"created_at": now, "updated_at": now}
    mine = _mine(opened, plan, there) if doubles is Doubles.FILL else {}
    for each in taken:
        if each.answers and each.day not in there.days:
            yield CheckIn(day=each.day, **stamps, **each.answers)
        elif each.day in mine and fills(mine[each.day], each):
            yield replace(mine[each.day], **fills(mine[each.day], each))
    seen = set(there.entries)
    for each in taken:
        for one in each.entries:
            if _key(each, one) not in seen:
                seen.add(_key(each, one))
                yield JournalEntry(day=each.day, title=one.title, text=one.text, tags=one.tags, **stamps)


def _mine(opened: OpenJournal, plan: Plan, there: Standing) -> dict[date, CheckIn]:
    known = [each.day for each in plan.days if each.day in there.days]
    if not known:
        return {}
    return {each.day: each for each in opened.reader.check_ins_between(known[0], known[-1])}


def _key(day: DiaryDay, writing: Writing) -> EntryKey:
    return (day.day, writing.title, writing.text)


def outcome_words(found: Outcome) -> str:
    """'312 new days, 4 you already have. 118 journal entries.'"""
    parts = [ntr("{n} new day", "{n} new days", found.new_days)]
    if found.known_days:
        parts.append(ntr("{n} you already have", "{n} you already have", found.known_days))
    words = [", ".join(parts) + "."]
    if found.entries:
        words.append(ntr("{n} journal entry.", "{n} journal entries.", found.entries))
    if found.known_entries:
        words.append(ntr("{n} entry is here already.", "{n} entries are here already.", found.known_entries))
    return " ".join(words)


def left_words(plan: Plan) -> list[str]:
    """What of the file is not taken, in sentences with the first rows it is about."""
    found = []
    if plan.left_out:
        n, rows = len(plan.left_out), _numbers([each.number for each in plan.left_out])
        found.append(
            ntr(
                "{n} row is left out, because its day cannot be read or is still to come: {rows}.",
                "{n} rows are left out, because their days cannot be read or are still to come: {rows}.",
                n,
                rows=rows,
            )
        )
    if plan.blanks:
        n, rows = len(plan.blanks), _numbers([each.number for each in plan.blanks if each.number])
        found.append(
            ntr(
                "{n} answer cannot be read or is too long, and stays blank: {rows}.",
                "{n} answers cannot be read or are too long, and stay blank: {rows}.",
                n,
                rows=rows or tr("several notes of one day"),
            )
        )
    return found


def _numbers(rows: list[int]) -> str:
    first = list(dict.fromkeys(rows))
    words = ", ".join(str(each) for each in first[:5])
    if not words:
        return ""
    words = tr("row {numbers}", numbers=words) if len(first) == 1 else tr("rows {numbers}", numbers=words)
    return words if len(first) <= 5 else tr("{rows} and more", rows=words)
