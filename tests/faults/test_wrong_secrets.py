"""A wrong passphrase, a wrong recovery code, one damaged key file: the first two never open, the last is mended."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from recovery_journal.services.problems import sentence
from recovery_journal.services.recovery_code import CodeUnreadable, new_code
from recovery_journal.storage import keys
from recovery_journal.storage.connecting import FILE
from recovery_journal.storage.problems import JournalProblem
from tests.faults import kept
from tests.faults.table import WRONG_SECRET, Fault
from tests.faults.test_damage import cut, flipped, zeroed

CODE = new_code()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a closed journal that has a recovery code."""
    kept.make_journal(tmp_path / "one", days=2, code=CODE).close()
    return tmp_path / "one"


def mistyped(right: str, chance: Random) -> str:
    """Something close to it, or nothing like it."""
    place = chance.randrange(len(right))
    return chance.choice(
        (
            right[:place] + right[place + 1 :],
            right[:place] + chance.choice("xyz \u00e9\u200b\0") + right[place:],
            right.upper(),
            right + " ",
            right[::-1],
            right * 2,
            "",
            "x" * 9000,
            "\U0001f511" * 20,
        )
    )


def files_of(folder: Path) -> dict[str, bytes]:
    vault = kept.vault_in(folder)
    return {name: (vault / name).read_bytes() for name in (FILE, keys.KEYS, keys.TWIN)}


@pytest.mark.fault(WRONG_SECRET, 40)
def test_a_wrong_passphrase(fault: Fault, folder: Path) -> None:
    shelf, entry, before = kept.shelf_in(folder), kept.entry_in(folder), files_of(folder)
    for _ in fault.cases():
        with pytest.raises(JournalProblem) as caught:
            shelf.open(entry, mistyped(kept.PASSPHRASE, fault.chance))
        assert caught.value.code == "wrong_passphrase"
        assert "damage" not in sentence(caught.value)
        assert files_of(folder) == before
    shelf.open(entry, kept.PASSPHRASE).close()


@pytest.mark.fault(WRONG_SECRET, 30)
def test_a_wrong_recovery_code(fault: Fault, folder: Path) -> None:
    shelf, entry, before = kept.shelf_in(folder), kept.entry_in(folder), files_of(folder)
    for number in fault.cases():
        typed = new_code() if number % 2 else mistyped(CODE, fault.chance)
        if _same(typed):
            typed = new_code()
        with pytest.raises((JournalProblem, CodeUnreadable)) as caught:
            shelf.open_with_code(entry, typed)
        if isinstance(caught.value, JournalProblem):
            assert caught.value.code == "wrong_recovery_code"
            assert "damage" not in sentence(caught.value)
        assert files_of(folder) == before
    shelf.open_with_code(entry, CODE.lower().replace("-", " ")).close()


def _same(typed: str) -> bool:
    """Whether it reads like the right code: case, spaces and dashes do not matter, nor do letters like digits."""
    read, right = (
        "".join(filter(str.isalnum, each.upper())).translate(str.maketrans("OIL", "011")) for each in (typed, CODE)
    )
    return read == right


@pytest.mark.fault(WRONG_SECRET, 30)
def test_one_damaged_key_file(fault: Fault, folder: Path) -> None:
    shelf, entry, before = kept.shelf_in(folder), kept.entry_in(folder), files_of(folder)
    for number in fault.cases():
        name = (keys.KEYS, keys.TWIN)[number % 2]
        file = kept.vault_in(folder) / name
        file.write_bytes(fault.chance.choice((flipped, zeroed, cut))(before[name], fault.chance))
        if number % 3 == 0:
            file.unlink()
        with pytest.raises(JournalProblem, match="wrong_passphrase"):
            shelf.open(entry, "something else")
        shelf.open(entry, kept.PASSPHRASE).close()
        assert files_of(folder) == before, "the other copy is mended from the good one"
