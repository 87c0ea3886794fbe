"""Nothing of a journal is readable in any file: a canary sings in every text, and is heard nowhere on the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import Trigger
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.database import FILE
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each_kind, texts_of
from tests.storage.conftest import code_of

CANARY = "Kanari\u00ebnvogel"
FORMS = [CANARY.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")]
FORMS += [CANARY.encode("unicode-escape"), PASSPHRASE.encode(), PASSPHRASE.encode("utf-16-le")]


def heard_in(folder: Path) -> list[str]:
    """The files below a folder in which the canary, the passphrase or a name for them is heard."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    return [each.name for each in files if any(form in each.read_bytes() + str(each).encode() for form in FORMS)]


def live_a_little(opened: OpenJournal) -> None:
    """Writes the canary wherever a person can write, and takes some of it back."""
    entities = one_of_each_kind(CANARY)
    opened.journal.save(*entities)
    opened.journal.save(Trigger(text=CANARY * 3))
    opened.journal.remove(entities[0])
    opened.journal.undo()
    for kind in ENTITIES:
        opened.drafts.keep(kind, None, {CANARY: CANARY})
        opened.drafts.keep(kind, CANARY, {"text": [CANARY], "links": {CANARY: 1}})
    opened.drafts.end("trigger", None)


def test_every_text_of_every_kind_is_tried() -> None:
    for each in one_of_each_kind(CANARY):
        assert all(CANARY in text for text in texts_of(each))
    silent = {"anchor_tick", "sign_noticed", "trigger_met", "link"}
    assert {each.KIND for each in one_of_each_kind(CANARY) if not texts_of(each)} == silent


def test_it_is_kept(opened: OpenJournal, shelf: Shelf) -> None:
    live_a_little(opened)
    opened.close()
    again = shelf.open(shelf.choose(""), PASSPHRASE)
    kept = [text for cls in ENTITIES.values() for each in again.reader.everything(cls) for text in texts_of(each)]
    assert kept
    assert all(CANARY in each for each in kept if each)
    again.close()


def test_it_is_heard_nowhere_while_the_journal_is_open(opened: OpenJournal, tmp_path: Path) -> None:
    live_a_little(opened)
    with opened.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO preference VALUES ('later', ?)", (f'"{CANARY * 500}"',))
        assert heard_in(tmp_path) == []
    assert heard_in(tmp_path) == []


def test_it_is_heard_nowhere_after_closing(opened: OpenJournal, tmp_path: Path) -> None:
    live_a_little(opened)
    opened.close()
    assert heard_in(tmp_path) == []


def test_it_is_heard_nowhere_after_a_new_passphrase_and_a_wrong_one(
    opened: OpenJournal, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.change_passphrase(opened, PASSPHRASE, CANARY)
    opened.close()
    code_of(lambda: shelf.open(shelf.choose(""), f"{CANARY} wrong"))
    shelf.open(shelf.choose(""), CANARY).close()
    assert heard_in(tmp_path) == []


KILLED = """
import os, sys
from recovery_journal.paths import Places
from recovery_journal.services.shelf import Shelf
from tests.storage.test_in_clear import CANARY, live_a_little
from pathlib import Path
places = Places(Path(sys.argv[1]) / "data", Path(sys.argv[1]) / "config")
shelf = Shelf(places)
opened = shelf.open(shelf.choose(""), sys.argv[2])
live_a_little(opened)
with opened.database.writing() as connection:
    for number in range(1500):
        connection.exec_driver_sql("INSERT INTO preference VALUES (?, ?)", (str(number), CANARY * 400))
    os._exit(0)
"""


@pytest.mark.parametrize("passphrase", [PASSPHRASE])
def test_it_is_heard_nowhere_after_a_kill(opened: OpenJournal, tmp_path: Path, passphrase: str) -> None:
    opened.close()
    subprocess.run([sys.executable, "-c", KILLED, tmp_path, passphrase], check=True)
    assert (opened.database.folder / f"{FILE}-wal").stat().st_size > 0
    assert heard_in(tmp_path) == []


def test_it_is_in_no_name_that_python_shows(opened: OpenJournal) -> None:
    for each in one_of_each_kind(CANARY):
        assert CANARY not in f"{each!r}{each}"
    live_a_little(opened)
    found = opened.journal.next_undo()
    assert found is not None
    assert CANARY not in repr(opened.preferences)
