"""A file of the third version comes to the fourth with everything in it and then takes reviews, of large plans too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import Trigger, WarningSign
from recovery_journal.domain.record import Part
from recovery_journal.domain.revision import PlanRevision, SignOff
from recovery_journal.services import json_import
from recovery_journal.services.export import as_json
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage import care_tables, day_tables, hard_moment_tables, migrations, tables
from recovery_journal.storage.database import FILE, connect
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each_kind

NEW = {PlanRevision.KIND, SignOff.KIND, *day_tables.MAKERS, *hard_moment_tables.MAKERS, *care_tables.MAKERS}
WORDS = "rowid, kind, entity, name, words"


def everything(opened: OpenJournal) -> dict[str, list[Part]]:
    return {kind: opened.reader.everything(cls) for kind, cls in ENTITIES.items()}


def of_old() -> list[Part]:
    """One entity of each kind there was, with nothing in the fields that came later."""
    found = (each for each in one_of_each_kind() if each.KIND not in NEW)
    return [replace(each, asks_about=False) if isinstance(each, WarningSign) else each for each in found]


def words(opened: OpenJournal) -> set[Any]:
    with opened.database.reading() as connection:
        return set(connection.exec_driver_sql(f"SELECT {WORDS} FROM search").all())


def log_of(opened: OpenJournal) -> list[Any]:
    with opened.database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM change ORDER BY id").all())


def as_of_the_third_version(folder: Path, key: bytes, fresh: Path) -> None:
    """Puts every row of a closed journal into a file laid by the third revision, and swaps the two."""
    fresh.touch(mode=0o600)
    connection = connect(fresh, key)
    migrations.upgrade(connection, "0003")
    connection.execute(f"PRAGMA application_id={tables.APPLICATION_ID}")
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(f"ATTACH '{folder / FILE}' AS kept KEY \"x'{key.hex()}'\"")
    mine = {row[1] for row in connection.execute("PRAGMA main.table_list") if row[1] in tables.whole().tables}
    assert not mine & NEW
    for name in mine:
        of_old = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info('{name}')"))
        connection.execute(f"INSERT INTO main.'{name}' ({of_old}) SELECT {of_old} FROM kept.'{name}'")
        assert connection.execute(f"SELECT count(*) FROM main.'{name}'").fetchone()[0], name
    connection.execute(f"INSERT INTO main.search({WORDS}) SELECT {WORDS} FROM kept.search")
    connection.execute("DETACH kept")
    connection.close()
    fresh.replace(folder / FILE)


def test_a_file_of_the_third_version_comes_through(opened: OpenJournal, shelf: Shelf, tmp_path: Path) -> None:
    opened.journal.save(*of_old())
    opened.drafts.keep("trigger", UUID(int=1), {"text": "not saved"})
    opened.prefer(replace(opened.preferences, day_begins_at=6))
    before, found, log = everything(opened), words(opened), log_of(opened)
    assert {kind for kind, rows in before.items() if not rows} == NEW
    opened.close()
    as_of_the_third_version(opened.database.folder, opened.database.data_key, tmp_path / "fresh.db")
    again = shelf.open(shelf.choose(""), PASSPHRASE)
    assert (everything(again), words(again), log_of(again)) == (before, found, log)
    assert again.drafts.find("trigger", UUID(int=1)) == {"text": "not saved"}
    assert again.preferences.day_begins_at == 6
    assert Revisions(again).review("After the move", [("Robin", "")]).snapshot.count('"id"') > 10
    again.journal.undo()
    assert everything(again) == before
    again.journal.undo()
    assert not any(everything(again).values())
    again.close()


def test_a_review_of_a_large_plan_goes_out_and_comes_in(opened: OpenJournal, shelf: Shelf) -> None:
    opened.journal.save(*(Trigger(text=f"Trigger {n}", note="a note “with” signs\n" * 900) for n in range(120)))
    Revisions(opened).review("A look at all of it", [("Robin", "")])
    content = as_json(opened.reader)
    assert len(content) > 4 << 20
    other = shelf.make("Other", PASSPHRASE)
    json_import.keep(other, json_import.parse(content))
    assert as_json(other.reader) == content
    other.close()
