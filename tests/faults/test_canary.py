"""No word of a journal stands in clear in any file, whatever befell it; and every file is its owner's alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.services import json_import
from recovery_journal.storage.problems import JournalProblem
from tests.faults import canary, kept
from tests.faults.canary import FORMS, IN_CLEAR, WAYS
from tests.faults.conftest import Cradle
from tests.faults.table import CANARY, LEAST
from tests.filled import one_of_each_kind, texts_of


def test_it_sings_in_every_text_of_every_kind() -> None:
    for each in one_of_each_kind(kept.CANARY):
        assert all(kept.CANARY in text for text in texts_of(each)), each.KIND


def test_it_is_there_after_all(tmp_path: Path) -> None:
    opened = kept.make_journal(tmp_path)
    texts = [text for cls in ENTITIES.values() for each in opened.reader.everything(cls) for text in texts_of(each)]
    assert len(texts) > len(ENTITIES)
    assert all(kept.CANARY in each for each in texts if each)
    assert all(kept.CANARY in str(opened.drafts.of_kind(kind)) for kind in ENTITIES)
    opened.close()


@pytest.fixture
def _usual_mask() -> Iterator[None]:
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@pytest.mark.usefixtures("_usual_mask")
@pytest.mark.fault(CANARY, 1)
def test_the_whole_of_a_life(cradle: Cradle, tmp_path: Path) -> None:
    """Written, backed up, restored, killed, refused, given a new passphrase; looked through while it is open too."""
    os.umask(0)
    folder = tmp_path / "one"
    opened = kept.make_journal(folder)
    made = opened.backups.make()
    opened.backups.save_copy(tmp_path / "copy.journal")
    with opened.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO preference VALUES ('later', ?)", (f'"{kept.CANARY * 5000}"',))
        assert canary.heard_in(tmp_path) == []
    assert canary.heard_in(tmp_path) == []
    opened.close()
    for seed in range(5):
        cradle.order("live", folder, seed, after=0.05)
        assert canary.heard_in(tmp_path) == []
    kept.shelf_in(folder).restore(kept.entry_in(folder), made.path, kept.PASSPHRASE)
    with pytest.raises(JournalProblem, match="wrong_passphrase"):
        kept.open_in(folder, f"{kept.CANARY} wrong")
    assert "done" in cradle.order("change_passphrase", folder, f"{kept.CANARY} new")["end"]
    assert canary.open_to_others(tmp_path) == []
    (tmp_path / f"damaged{IN_CLEAR}").write_text(f'{{"format": "{kept.CANARY}"')
    with pytest.raises(JournalProblem, match="import_strange"):
        json_import.read(tmp_path / f"damaged{IN_CLEAR}")
    assert canary.heard_in(tmp_path) == []


def test_it_is_in_no_name_that_python_shows(tmp_path: Path) -> None:
    for each in one_of_each_kind(kept.CANARY):
        assert kept.CANARY not in f"{each!r}{each}"
    opened = kept.make_journal(tmp_path, days=0)
    found = opened.journal.next_undo()
    assert kept.CANARY not in repr((found, opened.preferences, opened.journal, opened.backups.last))
    opened.close()


@pytest.mark.parametrize("form", FORMS, ids=WAYS)
def test_the_sweep_finds_what_it_looks_for(tmp_path: Path, form: bytes) -> None:
    (tmp_path / "file").write_bytes(b"\0\1" + form + b"\2")
    assert canary.heard_in(tmp_path) == ["file"]
    (tmp_path / "file").unlink()


def test_the_sweep_sees_rights_that_are_too_wide(tmp_path: Path) -> None:
    kept.make_empty(tmp_path).close()
    assert canary.open_to_others(tmp_path) == []
    for name in ("journals", "settings.toml"):
        (tmp_path / name).chmod(0o755)
        assert canary.open_to_others(tmp_path) == [f"{name} 755"]
        (tmp_path / name).chmod(0o700)


def test_each_row_of_the_table_has_its_faults(request: pytest.FixtureRequest) -> None:
    """As many as there must be in every run; looks at all tests of faults, also at those that do not run now."""
    import importlib

    counted = dict.fromkeys(LEAST, 0)
    for file in Path(__file__).parent.glob("test_*.py"):
        for each in vars(importlib.import_module(f"tests.faults.{file.stem}")).values():
            for mark in getattr(each, "pytestmark", ()) if callable(each) else ():
                if mark.name == "fault":
                    times = [len(other.args[1]) for other in each.pytestmark if other.name == "parametrize"]
                    counted[mark.args[0]] += mark.args[1] * (times[0] if times else 1)
    assert {row: count for row, count in counted.items() if count < LEAST[row]} == {}
