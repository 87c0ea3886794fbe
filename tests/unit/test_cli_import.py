"""Tests of the shell's import: what export wrote comes back as the same bytes, and anything else in one calm line."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_journal.paths import places
from recovery_journal.services.shelf import Shelf
from tests.conftest import CHEAP, PASSPHRASE
from tests.filled import one_of_each_kind
from tests.unit.test_cli import refusal, run

WORD = "A street I would rather not name"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A file that export wrote, of a journal with everything in it."""
    opened = Shelf(places(tmp_path / "one"), CHEAP).make("One", PASSPHRASE)
    opened.journal.save(*one_of_each_kind(WORD))
    opened.close()
    file = tmp_path / "all.json"
    assert run(tmp_path / "one", "export", "--format", "json", "--to", str(file)).returncode == 0
    return file


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A data folder with one empty journal."""
    Shelf(places(tmp_path / "other"), CHEAP).make("Other", PASSPHRASE).close()
    return tmp_path / "other"


def test_what_was_exported_comes_back_as_the_same_bytes(exported: Path, empty: Path) -> None:
    ended = run(empty, "import", str(exported))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    assert run(empty, "export", "--format", "json").stdout == exported.read_bytes()
    assert run(empty, "check").returncode == 0


def test_a_journal_with_something_in_it_takes_nothing(exported: Path, empty: Path) -> None:
    assert run(empty, "import", str(exported)).returncode == 0
    assert "already has something in it" in refusal(run(empty, "import", str(exported)))


def test_what_does_not_fit_is_named_without_a_word_of_it(exported: Path, empty: Path) -> None:
    exported.write_text(exported.read_text("utf-8").replace('"strength": 7', '"strength": 12'), "utf-8")
    said = refusal(run(empty, "import", str(exported)))
    assert "trigger, number 1, “Strength”" in said
    assert WORD not in said
    assert b'"text"' not in run(empty, "export", "--format", "json").stdout


@pytest.mark.parametrize(("content", "said"), [(b"", "not a file"), (b"{", "not a file"), (None, "could not be read")])
def test_another_file_is_refused_before_the_passphrase_is_asked_for(
    empty: Path, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "given.json"
    if content is not None:
        file.write_bytes(content)
    assert said in refusal(run(empty, "import", str(file), given=""))


def test_a_wrong_passphrase_takes_nothing(exported: Path, empty: Path) -> None:
    assert "Caps Lock" in refusal(run(empty, "import", str(exported), given="something else\n"))
