"""A newer file, plain SQLite, random bytes, somebody else's file: each is refused by its own name and left alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from recovery_journal.services.problems import sentence
from recovery_journal.storage import keys
from recovery_journal.storage.connecting import FILE, PAGE, connect
from recovery_journal.storage.problems import JournalProblem
from tests.faults import kept
from tests.faults.table import FOREIGN_FILE, Fault

Put = Callable[[Path, Random], None]


def newer(vault: Path, chance: Random) -> None:
    """As a later version of this program writes it."""
    own = connect(vault / FILE, keys.unwrap(vault, keys.PASSPHRASE, kept.PASSPHRASE))
    own.execute("UPDATE alembic_version SET version_num=?", (f"9{chance.randrange(1000):03}",))
    own.execute("CREATE TABLE later (value TEXT) STRICT")
    own.close()


def plain(vault: Path, chance: Random) -> None:
    """A database that is not encrypted."""
    (vault / FILE).unlink()
    made = sqlite3.connect(vault / FILE)
    made.execute("CREATE TABLE anything (value)")
    made.execute("INSERT INTO anything VALUES (zeroblob(?))", (chance.randrange(PAGE, 9 * PAGE),))
    made.commit()
    made.close()


def noise(vault: Path, chance: Random) -> None:
    """Bytes without any meaning."""
    (vault / FILE).write_bytes(chance.randbytes(chance.randrange(PAGE, 20 * PAGE)))


def anothers(vault: Path, chance: Random) -> None:
    """The database of another journal, encrypted with another key."""
    folder = vault.parent.parent / f"another {chance.random()}"
    kept.make_journal(folder, days=2).close()
    shutil.copyfile(kept.vault_in(folder) / FILE, vault / FILE)


FOREIGN: dict[str, tuple[Put, str]] = {
    "newer": (newer, "newer"),
    "plain SQLite": (plain, "not_a_journal"),
    "random bytes": (noise, "other_key"),
    "another journal's": (anothers, "other_key"),
}


@pytest.mark.fault(FOREIGN_FILE, 3)
@pytest.mark.parametrize("which", FOREIGN)
def test_it_is_refused_by_its_name_and_not_touched(which: str, fault: Fault, template: Path, tmp_path: Path) -> None:
    put, code = FOREIGN[which]
    for number in fault.cases():
        folder = kept.copied(template, tmp_path / str(number))
        vault = kept.vault_in(folder)
        put(vault, fault.chance)
        (vault / FILE).chmod(0o600)
        before = sha256((vault / FILE).read_bytes()).digest()
        with pytest.raises(JournalProblem) as caught:
            kept.open_in(folder)
        assert caught.value.code == code
        assert "passphrase" not in sentence(caught.value)
        assert sha256((vault / FILE).read_bytes()).digest() == before
        assert not (vault / f"{FILE}-wal").exists()


def test_each_has_a_sentence_of_its_own() -> None:
    codes = {code for _, code in FOREIGN.values()}
    assert len({sentence(JournalProblem(code)) for code in {*codes, "damaged", "wrong_passphrase"}}) == len(codes) + 2
