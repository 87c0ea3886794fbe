"""A file of each version since the fourth comes to this one with a row in every table, and then takes what is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import WarningSign
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage import care_tables, day_tables, hard_moment_tables
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each, one_of_each_kind
from tests.storage.older import everything, kinds_of, log_of, put_into, words
from tests.storage.test_tables import assert_as_new

ADDED_AFTER = {
    "0004": {*day_tables.MAKERS, *hard_moment_tables.MAKERS, *care_tables.MAKERS},
    "0005": {*hard_moment_tables.MAKERS, *care_tables.MAKERS},
    "0006": set(care_tables.MAKERS),
    "0007": set(),
    "0008": set(),
    "0009": set(),
    "0010": set(),
    "0011": set(),
}


@pytest.mark.parametrize("revision", ADDED_AFTER)
def test_a_file_with_rows_in_every_table_comes_through(
    revision: str, opened: OpenJournal, shelf: Shelf, tmp_path: Path
) -> None:
    kinds = kinds_of(revision, tmp_path / "probe.db")
    assert set(ENTITIES) - kinds == ADDED_AFTER[revision]
    opened.journal.save(*one_of_each(kinds))
    opened.drafts.keep("trigger", UUID(int=1), {"text": "not saved"})
    opened.prefer(replace(opened.preferences, day_begins_at=6))
    before, found, log = everything(opened), words(opened), log_of(opened)
    assert {kind for kind, rows in before.items() if rows} == kinds
    opened.close()
    put_into(revision, opened.database.folder, opened.database.data_key, tmp_path / "fresh.db")
    again = shelf.open(shelf.choose(""), PASSPHRASE)
    assert (everything(again), words(again), log_of(again)) == (before, found, log)
    assert again.drafts.find("trigger", UUID(int=1)) == {"text": "not saved"}
    assert again.preferences.day_begins_at == 6
    assert_as_new(again, shelf)
    again.journal.undo()
    assert not any(everything(again).values())
    again.journal.save(*one_of_each_kind())
    assert all(everything(again).values())
    again.close()


def test_a_sign_deleted_before_it_could_be_marked_comes_back_unmarked(
    opened: OpenJournal, shelf: Shelf, tmp_path: Path
) -> None:
    sign = WarningSign(text="I skip meals")
    opened.journal.save(sign)
    opened.journal.remove(sign)
    with opened.database.writing() as connection:  # as the log of the fourth version has it
        for name in ("before", "after"):
            without = f"json_remove({name}, '$.asks_about')"
            connection.exec_driver_sql(f"UPDATE change SET {name} = {without} WHERE {name} IS NOT NULL")
    opened.close()
    put_into("0004", opened.database.folder, opened.database.data_key, tmp_path / "fresh.db")
    again = shelf.open(shelf.choose(""), PASSPHRASE)
    again.journal.undo()
    (kept,) = again.reader.everything(WarningSign)
    assert (kept.text, kept.asks_about) == ("I skip meals", False)
    assert [each.what for each in again.history.of(kept)] == ["Undone", "Deleted", "Added"]
    again.journal.save(replace(kept, asks_about=True))
    assert again.history.of(kept)[0].differences == ("Ask about this: No → Yes",)
    again.journal.undo()
    assert not again.reader.everything(WarningSign)[0].asks_about
    again.close()
