"""The published format is enough: the program that stands in it opens a journal without one line of this package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recovery_journal import resources
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import to_plain
from recovery_journal.domain.plan import Contact, Link, Trigger
from recovery_journal.services import recovery_code
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage import keys, tables
from tests.conftest import PASSPHRASE

DOCUMENT = resources.path("help", "file-format.md").read_text(encoding="utf-8")
CODE = recovery_code.new_code()
TEXT = "Rain on the Überweg, 2:30 🌧"
ALONE = """
import runpy, sys
for name in ("recovery_journal", "sqlalchemy", "alembic", "filelock", "platformdirs"):
    sys.modules[name] = None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it stands in the document."""
    (block,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.S)
    file = tmp_path_factory.mktemp("published") / "open_a_journal.py"
    file.write_text(block, encoding="utf-8")
    return file


def opened_alone(program: Path, place: Path, secret: str) -> dict[str, list[dict[str, Any]]]:
    """What the program finds, in a child that cannot import this package or its libraries."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", ALONE, str(program), str(place)],
        input=secret.encode() + b"\n",
        capture_output=True,
        cwd=program.parent,
        env={"PATH": os.environ["PATH"]},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return found


class Kept:
    """One journal with a recovery code, as a folder and as a file, and what is in it."""

    def __init__(self, shelf: Shelf) -> None:
        opened = shelf.make("Mine", "the one before", CODE)
        trigger, contact = Trigger(text=TEXT), Contact(name="Alex", phone="555 0100")
        day = CheckIn(day=opened.preferences.today(), mood=6, feelings=("calm", "tired"))
        link = Link(from_kind="trigger", from_id=trigger.id, to_kind="contact", to_id=contact.id)
        opened.journal.save(trigger, contact, day, link)
        shelf.set_passphrase(opened, PASSPHRASE)
        self.folder = opened.database.folder
        self.file = opened.backups.make().path
        self.counts = {kind: opened.reader.count(kind) for kind in ENTITIES}
        self.trigger = to_plain(opened.reader.everything(Trigger)[0])
        opened.close()


@pytest.fixture
def kept(shelf: Shelf) -> Kept:
    """A journal that was written in and closed."""
    return Kept(shelf)


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE, CODE.lower().replace("-", " ")], ids=["words", "code", "typed"])
@pytest.mark.parametrize("shape", ["folder", "file"])
def test_a_journal_opens_by_the_document_alone(program: Path, kept: Kept, shape: str, secret: str) -> None:
    place = kept.folder if shape == "folder" else kept.file
    before = {each: each.read_bytes() for each in kept.folder.rglob("*") if each.is_file()}
    found = opened_alone(program, place, secret)
    assert {kind: len(found[kind]) for kind in ENTITIES} == kept.counts
    (trigger,) = found["trigger"]
    assert trigger["text"] == TEXT
    assert trigger["id"] == kept.trigger["id"]
    assert json.loads(found["check_in"][0]["feelings"]) == ["calm", "tired"]
    assert TEXT in found["change"][0]["after"]
    assert {each: each.read_bytes() for each in kept.folder.rglob("*") if each.is_file()} == before


def test_one_key_file_is_enough_and_what_a_crash_left_is_read(program: Path, shelf: Shelf, kept: Kept) -> None:
    (kept.folder / keys.KEYS).write_text("not a key file")
    opened = shelf.open(shelf.choose(""), PASSPHRASE)
    opened.journal.save(Trigger(text="Not folded in yet"))
    (kept.folder / keys.KEYS).write_text("not a key file")
    copy = kept.folder.parent / "copy"
    shutil.copytree(kept.folder, copy)
    opened.close()
    found = opened_alone(program, copy, PASSPHRASE)
    assert {each["text"] for each in found["trigger"]} == {TEXT, "Not folded in yet"}


@pytest.mark.parametrize(
    "secret", ["the one before", "not this one", recovery_code.new_code()], ids=["old", "wrong", "code"]
)
def test_another_secret_opens_nothing(program: Path, kept: Kept, secret: str) -> None:
    with pytest.raises(AssertionError, match="(?s)CryptoError|StopIteration"):
        opened_alone(program, kept.folder, secret)


def test_the_child_really_cannot_import_the_package(program: Path, tmp_path: Path) -> None:
    cheat = tmp_path / "cheat.py"
    cheat.write_text("import recovery_journal")
    with pytest.raises(AssertionError, match="ModuleNotFoundError|ImportError"):
        opened_alone(cheat, tmp_path, "")


class TestTheDocument:
    def test_every_table_and_column_stands_in_it(self) -> None:
        common = {"id", "created_at", "updated_at", "archived_on", "private", "source", "position", "note", "owner"}
        missing = []
        for table in _all_tables():
            row = re.search(rf"^\| `{table.name}` \|.*$", DOCUMENT, re.M)
            said = set(re.findall(r"`(\w+)`", row[0])) if row else set()
            own = [column.name for column in table.columns if column.name not in common or "owner" not in table.columns]
            missing += [f"{table.name}.{each}" for each in own if each not in said | common]
            missing += [] if row else [table.name]
        assert not missing, "resources/help/file-format.md lacks these"

    def test_its_numbers_are_those_of_the_program(self) -> None:
        numbers = (f"0x{tables.APPLICATION_ID:X}", recovery_code.SIGNS, keys.FORMAT, keys.KDF, "0x80F", "2 MiB")
        assert [each for each in numbers if each not in DOCUMENT] == []
        assert f"`version` | `{keys.VERSION}`" in DOCUMENT

    def test_every_kind_of_slot_is_named(self) -> None:
        assert f"`{keys.PASSPHRASE}` or `{keys.RECOVERY}`" in DOCUMENT


def _all_tables() -> list[Any]:
    whole = tables.whole() if hasattr(tables, "whole") else tables.metadata
    return list(whole.tables.values())
