"""Tables and entities agree; a migrated file equals a new one; a migration is whole or not at all."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import REAL, CheckConstraint, Integer, Text

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.domain.record import Source, rule_of
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage import column_types, migrations, repository, tables
from recovery_journal.storage.connecting import FILE, connect
from recovery_journal.storage.database import Database
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.search import words_of
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each, one_of_each_kind
from tests.storage.conftest import content_of
from tests.storage.older import everything, kinds_of, put_into

EVERY_KIND = pytest.mark.parametrize("kind", ENTITIES)
VERSIONS = Path(migrations.__file__).parent / "versions"
SIMPLE = {
    UUID: column_types.UuidText,
    date: column_types.Day,
    datetime: column_types.Instant,
    time: column_types.WallTime,
    bool: column_types.YesNo,
    str: Text,
    int: Integer,
    float: REAL,
}


def column_type(wanted: Any) -> Any:
    """The type of column that a field's type asks for."""
    if get_origin(wanted) is tuple:
        inside = get_args(wanted)[0]
        return column_types.Texts if inside is str else column_types.Choices
    return column_types.Choice if issubclass(wanted, Enum) else SIMPLE[wanted]


class TestAgreement:
    @EVERY_KIND
    def test_names_types_and_blanks_are_the_same(self, kind: str) -> None:
        columns = {each.name: each for each in repository.table_of(kind).columns}
        hints = field_types(ENTITIES[kind])
        assert set(columns) == set(hints)
        for name, hint in hints.items():
            wanted = inner_type(hint)
            assert type(columns[name].type) is column_type(wanted), name
            assert columns[name].nullable == (wanted is not hint), name

    @EVERY_KIND
    def test_choices_are_the_same_words(self, kind: str) -> None:
        for name, hint in field_types(ENTITIES[kind]).items():
            kept = repository.table_of(kind).c[name].type
            if isinstance(kept, column_types.Choice):
                assert kept.words is inner_type(hint)
                assert " OR ".join(f"{name} = '{each.value}'" for each in kept.words) in checks(kind), name
            if isinstance(kept, column_types.Choices):
                assert kept.words is get_args(inner_type(hint))[0]

    @EVERY_KIND
    def test_bounds_are_the_same_numbers(self, kind: str) -> None:
        for each in dataclasses.fields(ENTITIES[kind]):
            rule = rule_of(ENTITIES[kind], each.name)
            if "low" in rule:
                assert f"{each.name} BETWEEN {rule['low']} AND {rule['high']}" in checks(kind)

    def test_every_other_table_is_known(self) -> None:
        assert set(tables.whole().tables) - set(ENTITIES) == {"action", "change", "disclosure", "draft", "preference"}

    def test_every_constraint_and_index_has_a_name(self) -> None:
        for table in tables.whole().tables.values():
            for each in (*table.constraints, *table.indexes):
                assert each.name, table.name


def checks(kind: str) -> set[str]:
    """The conditions of a table's columns."""
    found = (each for column in repository.table_of(kind).columns for each in column.constraints)
    return {str(each.sqltext) for each in found if isinstance(each, CheckConstraint)}


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Any]:
    """An empty encrypted file."""
    (tmp_path / FILE).touch()
    connection = connect(tmp_path / FILE, bytes(32))
    yield connection
    connection.close()


def shape(connection: Any) -> dict[str, Any]:
    """What SQLite's own lists say of a file: tables, columns, indexes, foreign keys, in no order."""
    found: dict[str, Any] = {}
    for table in connection.execute("PRAGMA table_list").fetchall():
        name = table[1]
        if name.startswith("sqlite_"):
            continue
        indexes = connection.execute(f"PRAGMA index_list('{name}')").fetchall()
        found[name] = {
            "table": table[2:],
            "columns": sorted(row[1:] for row in connection.execute(f"PRAGMA table_xinfo('{name}')")),
            "indexes": sorted((row[1:], index_columns(connection, row[1])) for row in indexes),
            "only where": {row[1]: only_where(connection, row[1]) for row in indexes if row[4]},
            "keys": sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list('{name}')")),
        }
    return found


def index_columns(connection: Any, name: str) -> list[Any]:
    return [row[2:] for row in connection.execute(f"PRAGMA index_xinfo('{name}')")]


def only_where(connection: Any, name: str) -> str:
    """Which rows a partial index takes up."""
    ((sql,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchall()
    return str(sql.partition(" WHERE ")[2])


class TestMigration:
    def test_a_new_file_and_a_migrated_one_have_the_same_shape(self, bare: Any, opened: OpenJournal) -> None:
        migrations.upgrade(bare)
        new = connect(opened.database.folder / FILE, opened.database.data_key)
        assert shape(bare) == shape(new)
        assert shape(bare)["change"]["only where"] == {"ix_change_removals": '"after" IS NULL'}
        new.close()

    def test_both_refuse_the_same_values(self, bare: Any, opened: OpenJournal) -> None:
        migrations.upgrade(bare)
        new = connect(opened.database.folder / FILE, opened.database.data_key)
        assert conditions(bare) == conditions(new)
        assert "(strengthBETWEEN0AND10)" in conditions(bare)["trigger"]
        new.close()

    @pytest.mark.parametrize("again", [False, True])
    def test_a_migrated_file_takes_the_words_of_a_list_and_no_other(
        self, bare: Any, tmp_path: Path, again: bool
    ) -> None:
        migrations.upgrade(bare)
        connection = connect(tmp_path / FILE, bytes(32)) if again else bare
        row = "INSERT INTO reason (id, private, source, position, note, text, for_whom) VALUES (?, 0, ?, 0, '', '', '')"
        for word in Source:
            connection.execute(row, (word, word))
        with pytest.raises(driver.IntegrityError, match="ck_reason_source"):
            connection.execute(row, ("other", "somebody else"))
        assert not [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master") if sql and " IN ('" in sql]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()

    def test_the_head_is_the_last_revision_there_is(self) -> None:
        names = sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))
        assert tuple(names) == tables.REVISIONS
        assert names[-1] == tables.HEAD

    def test_it_ends_at_the_head(self, bare: Any) -> None:
        migrations.upgrade(bare)
        assert bare.execute("SELECT version_num FROM alembic_version").fetchall() == [(tables.HEAD,)]

    def test_a_file_of_the_first_version_comes_through_with_all_its_rows(
        self, opened: OpenJournal, shelf: Shelf, tmp_path: Path
    ) -> None:
        kinds = kinds_of("0001", tmp_path / "first.db")
        assert len(kinds) == 12
        opened.journal.save(*one_of_each(kinds))
        opened.drafts.keep("trigger", None, {"text": "not saved"})
        opened.prefer(replace(opened.preferences, day_begins_at=6))
        before = everything(opened)
        assert {kind for kind, rows in before.items() if rows} == kinds
        opened.close()
        put_into("0001", opened.database.folder, opened.database.data_key, tmp_path / "fresh.db")
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        assert everything(again) == before
        assert again.drafts.find("trigger", None) == {"text": "not saved"}
        assert again.preferences.day_begins_at == 6
        assert words_taken_up(again) == {each.id for rows in before.values() for each in rows if any(words_of(each))}
        assert_as_new(again, shelf)
        assert again.journal.undo() is not None
        assert not any(everything(again).values())
        again.journal.save(*one_of_each_kind())
        assert all(everything(again).values())
        again.close()

    def test_one_that_fails_leaves_the_file_as_it_was(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        as_if_behind(monkeypatch)
        before = content_of(folder)

        def fail(connection: Any, _target: str) -> None:
            connection.exec_driver_sql("DROP TABLE 'trigger'")
            connection.exec_driver_sql("CREATE TABLE half_done (a)")
            raise RuntimeError

        monkeypatch.setattr(migrations, "_run", fail)
        with pytest.raises(RuntimeError):
            Database.open(folder, PASSPHRASE)
        monkeypatch.undo()
        assert content_of(folder) == before
        Database.open(folder, PASSPHRASE).close()

    def test_one_that_leaves_orphans_is_taken_back(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        as_if_behind(monkeypatch)

        def orphan(connection: Any, _target: str) -> None:
            connection.exec_driver_sql(
                "INSERT INTO occurrence VALUES ('a', NULL, NULL, 'nobody', 0, '', NULL, 'kept', '', '', '')"
            )

        monkeypatch.setattr(migrations, "_run", orphan)
        with pytest.raises(JournalProblem) as caught:
            Database.open(folder, PASSPHRASE)
        assert caught.value.code == "damaged"
        monkeypatch.undo()
        database = Database.open(folder, PASSPHRASE)
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM occurrence").scalar() == 0
        database.close()

    def test_an_older_file_is_migrated_when_it_is_opened(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        as_if_behind(monkeypatch)
        ran: list[str] = []
        monkeypatch.setattr(migrations, "_run", lambda _connection, target: ran.append(target))
        Database.open(folder, PASSPHRASE).close()
        assert ran == ["head"]


def as_if_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the program know one version more than the file is of."""
    monkeypatch.setattr(tables, "REVISIONS", (*tables.REVISIONS, "9999"))
    monkeypatch.setattr(tables, "HEAD", "9999")


def words_taken_up(opened: OpenJournal) -> set[UUID]:
    """The entities whose words can be found, each with the very words it has."""
    with opened.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT entity, name, words FROM search").all()
    kept = {each.id: words_of(each) for entities in everything(opened).values() for each in entities}
    assert {UUID(row.entity): (row.name, row.words) for row in rows}.items() <= kept.items()
    return {UUID(row.entity) for row in rows}


def assert_as_new(opened: OpenJournal, shelf: Shelf) -> None:
    """By SQLite's own lists, the values they refuse, and how words are kept, it is as one that was just made."""
    new = shelf.make("New", PASSPHRASE)
    files = [connect(each.database.folder / FILE, each.database.data_key) for each in (opened, new)]
    mine, fresh = ((shape(each), conditions(each), ways_of_search(each)) for each in files)
    assert mine == fresh
    for each in (*files, new):
        each.close()


def ways_of_search(connection: Any) -> dict[str, Any]:
    """What FTS5 was told of the index of words."""
    return dict(connection.execute("SELECT k, v FROM search_config").fetchall())


def conditions(connection: Any) -> dict[str, set[str]]:
    """The CHECKs of each table, by their text without spaces."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='table'").fetchall()
    return {name: {part for part in pieces("".join(sql.split()))} for name, sql in rows if "CHECK" in sql}


def pieces(sql: str) -> list[str]:
    """Each 'CHECK (…)' of a statement, up to the bracket that ends it."""
    found = []
    for rest in sql.split("CHECK")[1:]:
        depth = 0
        for place, sign in enumerate(rest):
            depth += (sign == "(") - (sign == ")")
            if depth == 0:
                found.append(rest[: place + 1])
                break
    return found
