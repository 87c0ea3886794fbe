"""Tests of the check of a whole journal, with faults put into real files behind its back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from recovery_journal.domain.daily import CheckIn, SignNoticed
from recovery_journal.domain.plan import Link, Trigger, WarningSign
from recovery_journal.services.check import check
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage.connecting import FILE, connect
from recovery_journal.storage.keys import KEYS, TWIN

TEXT = "The road behind the station"


@pytest.fixture
def filled(opened: OpenJournal) -> OpenJournal:
    """A journal with a trigger, a sign, the link between them, and a day when it was noticed."""
    trigger, sign, day = Trigger(text=TEXT), WarningSign(text="I hurry"), CheckIn(day=date(2026, 3, 12))
    link = Link(from_kind="trigger", from_id=trigger.id, to_kind="warning_sign", to_id=sign.id)
    opened.journal.save(trigger, sign, link, day, SignNoticed(owner=day.id, sign=sign.id))
    return opened


def spoil(opened: OpenJournal, statement: str, *values: str) -> None:
    """Changes the file as no part of the program would."""
    connection = connect(opened.database.folder / FILE, opened.database.data_key)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(statement, values)
    connection.close()


def test_a_good_journal_has_no_fault(filled: OpenJournal) -> None:
    report = check(filled)
    assert report.is_well
    assert any(line.endswith(": 1") for line in report.lines)
    assert TEXT not in " ".join(report.lines)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM warning_sign", "1 link leads nowhere"),
        ("DELETE FROM check_in", "1 row belongs to no record"),
        ("UPDATE link SET to_kind = 'nothing'", "1 link leads nowhere"),
        ("UPDATE link SET from_kind = to_kind, from_id = to_id", "cannot be joined"),
        ("UPDATE trigger SET strength = 99", "cannot be read"),
        ("UPDATE check_in SET day = 'someday'", "cannot be read"),
    ],
)
def test_a_fault_is_told_in_counts(filled: OpenJournal, statement: str, words: str) -> None:
    spoil(filled, statement)
    report = check(filled)
    assert not report.is_well
    assert words in " ".join(report.faults)
    assert TEXT not in " ".join((*report.lines, *report.faults))


def test_keys_that_are_gone_are_told(filled: OpenJournal) -> None:
    for name in (KEYS, TWIN):
        (filled.database.folder / name).unlink()
    assert not check(filled).is_well


def test_one_damaged_copy_of_the_keys_is_mended(filled: OpenJournal) -> None:
    copy: Path = filled.database.folder / TWIN
    good = copy.read_bytes()
    copy.write_bytes(good[: len(good) // 2])
    assert check(filled).is_well
    assert copy.read_bytes() == good


def test_a_row_of_no_known_id_is_no_fault_of_links(filled: OpenJournal) -> None:
    spoil(filled, "INSERT INTO link SELECT ?, created_at, updated_at, from_kind, ?, to_kind, to_id, rank FROM link",
          str(uuid4()), str(uuid4()))  # fmt: skip
    assert "1 link leads nowhere" in " ".join(check(filled).faults)
