"""Looks a whole journal over: keys, file, rows, links; it tells in counts and never in texts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import LINKS_ALLOWED, Link
from recovery_journal.language import ntr, tr
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.shell_backups import backup_lines
from recovery_journal.services.words import kind_words
from recovery_journal.storage import keys
from recovery_journal.storage.database import Database
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.reserve import RESERVE


@dataclass(frozen=True)
class Report:
    """What a check found: lines that say what is well and how much there is, and the faults."""

    lines: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def check(opened: OpenJournal) -> Report:
    """Checks an open journal from its keys to its last link; nothing is changed."""
    database = opened.database
    findings = [
        (tr("Keys: both copies are whole."), _key_faults(database)),
        (tr("File: whole, page by page."), _file_faults(database)),
        (tr("Rows: all can be read, and each belongs to a record."), _row_faults(opened)),
        (tr("Links: each joins two records."), _link_faults(opened)),
    ]
    well = [line for line, faults in findings if not faults]
    backups, backup_faults = backup_lines(opened)
    well += [*backups, _reserve_line(database), _code_line(database)]
    counts = [tr("{kind}: {n}", kind=kind_words(kind, many=True), n=opened.reader.count(kind)) for kind in ENTITIES]
    faults = [fault for _, found in findings for fault in found]
    return Report((*well, *counts), (*faults, *backup_faults))


def _reserve_line(database: Database) -> str:
    is_there = (database.folder / RESERVE).is_file()
    return (
        tr("Reserve for a full drive: there.") if is_there else tr("Reserve for a full drive: used up or not made yet.")
    )


def _code_line(database: Database) -> str:
    is_set = keys.RECOVERY in keys.slot_kinds(database.folder)
    return tr("Recovery code: set.") if is_set else tr("Recovery code: not set.")


def _key_faults(database: Database) -> list[str]:
    try:
        kept = keys.read(database.folder)
    except JournalProblem:
        return [tr("Both key files are damaged or gone. Keep the journal open and make a copy of what is in it.")]
    slots = [each for each in kept["slots"] if each["kind"] == keys.PASSPHRASE]
    whole = kept["vault"] == database.folder.name and len(slots) == 1
    return [] if whole else [tr("The key file belongs to another journal.")]


def _file_faults(database: Database) -> list[str]:
    with database.reading() as connection:
        pages = connection.execute(text("PRAGMA cipher_integrity_check")).all()
        rows = [each for each in connection.execute(text("PRAGMA integrity_check")).scalars() if each != "ok"]
    damaged = len(pages) + len(rows)
    return [ntr("The file is damaged in {n} place.", "The file is damaged in {n} places.", damaged)] if damaged else []


def _row_faults(opened: OpenJournal) -> list[str]:
    with opened.database.reading() as connection:
        orphans = len(connection.execute(text("PRAGMA foreign_key_check")).all())
    unreadable = [kind for kind in ENTITIES if not _can_be_read(opened, kind)]
    faults = [tr("{kind}: some cannot be read.", kind=kind_words(kind, many=True)) for kind in unreadable]
    if orphans:
        faults.insert(0, ntr("{n} row belongs to no record.", "{n} rows belong to no record.", orphans))
    return faults


def _can_be_read(opened: OpenJournal, kind: str) -> bool:
    try:
        opened.reader.everything(ENTITIES[kind])
    except (ValueError, TypeError, LookupError):
        return False
    return True


def _link_faults(opened: OpenJournal) -> list[str]:
    links = opened.reader.everything(Link)
    kinds = {kind for each in links for kind in (each.from_kind, each.to_kind)} & set(ENTITIES)
    there = {kind: opened.reader.ids(kind) for kind in kinds}
    dangling = sum(
        each.from_id not in there.get(each.from_kind, ()) or each.to_id not in there.get(each.to_kind, ())
        for each in links
    )
    strange = sum(each.to_kind not in LINKS_ALLOWED.get(each.from_kind, ()) for each in links)
    faults = []
    if dangling:
        faults.append(ntr("{n} link leads nowhere.", "{n} links lead nowhere.", dangling))
    if strange:
        faults.append(ntr("{n} link joins what cannot be joined.", "{n} links join what cannot be joined.", strange))
    return faults
