"""A process ended by SIGKILL during migration, backup, restore, import and a passphrase change: old or new, whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.services import export
from recovery_journal.storage import backup, keys
from recovery_journal.storage.problems import JournalProblem
from tests.faults import kept
from tests.faults.canary import IN_CLEAR
from tests.faults.conftest import Cradle
from tests.faults.soundness import State, assert_sound
from tests.faults.table import (
    BACKUP_KILLED,
    IMPORT_KILLED,
    MIGRATION_KILLED,
    PASSPHRASE_KILLED,
    RESTORE_KILLED,
    Fault,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="has children by fork")


class Killing:
    """A piece of work, each time on a fresh copy of a template, ended anywhere from its first touch to its last."""

    def __init__(self, cradle: Cradle, fault: Fault, template: Path, folder: Path) -> None:
        self._cradle = cradle
        self._fault = fault
        self._template = template
        self._folder = folder
        self.early = 0  # ended before the work was done

    def times(self, work: str, *arguments: object) -> Iterator[tuple[Path, dict[str, Any]]]:
        """A folder and what became of the child in it, again and again."""
        whole = self._cradle.order(work, kept.copied(self._template, self._folder / "whole"), *arguments)
        assert "done" in whole["end"], whole
        for number in self._fault.cases():
            folder = kept.copied(self._template, self._folder / str(number))
            outcome = self._cradle.order(work, folder, *arguments, **self._moment(number, whole))
            assert outcome["killed"]
            self.early += not outcome["end"]
            yield folder, outcome
        assert self.early >= self._fault.times / 2, "most of the time it was done already"

    def _moment(self, number: int, whole: dict[str, Any]) -> dict[str, float]:
        """By the clock, or before any event, or before one that changes a file."""
        chance = self._fault.chance
        if number % 3 == 0:
            return {"after": chance.uniform(0, whole["seconds"])}
        anywhere = range(1, whole["events"] + 1)
        return {"at_event": chance.choice((number % 3 == 1 and whole["end"]["touches"]) or anywhere)}


@pytest.fixture
def killing(cradle: Cradle, fault: Fault, template: Path, tmp_path: Path) -> Killing:
    return Killing(cradle, fault, template, tmp_path)


def looked_at(folder: Path, passphrase: str = kept.PASSPHRASE) -> State:
    """What is in a journal that is sound."""
    opened = kept.open_in(folder, passphrase)
    try:
        return assert_sound(opened)
    finally:
        opened.close()


def backups_in(folder: Path) -> list[backup.BackupFile]:
    return kept.shelf_in(folder).backups_of(kept.entry_in(folder))


def contents_of(found: list[backup.BackupFile]) -> list[backup.Contents]:
    """Whatever has a backup's name is one to its last page."""
    return [backup.verify(each.path, kept.PASSPHRASE) for each in found]


def assert_next_backup_sweeps(folder: Path) -> None:
    """What was only begun goes when the next one is made."""
    opened = kept.open_in(folder)
    made = opened.backups.make()
    opened.close()
    assert contents_of([made])
    assert not [each for each in folder.rglob(".making-*") if any(each.iterdir())]


@pytest.mark.fault(MIGRATION_KILLED, 20)
def test_migration(cradle: Cradle, fault: Fault, old_template: Path, tmp_path: Path) -> None:
    kept.copied(old_template, tmp_path / "migrated")
    expected = looked_at(tmp_path / "migrated")
    assert expected
    killing = Killing(cradle, fault, old_template, tmp_path)
    for folder, _ in killing.times("migrate"):
        assert looked_at(folder) == expected
        schemas = [each.schema for each in contents_of(backups_in(folder))]
        assert kept.OLD in schemas, "there is a backup of what was there before"


@pytest.mark.fault(BACKUP_KILLED, 20)
def test_backup(killing: Killing, template: Path, tmp_path: Path) -> None:
    expected = looked_at(kept.copied(template, tmp_path / "before"))
    for number, (folder, _) in enumerate(killing.times("back_up")):
        assert contents_of(backups_in(folder)), "there is one at any moment"
        assert looked_at(folder) == expected
        if number % 4 == 0:
            assert_next_backup_sweeps(folder)


@pytest.mark.fault(RESTORE_KILLED, 20)
def test_restore(cradle: Cradle, fault: Fault, template: Path, tmp_path: Path) -> None:
    before = looked_at(kept.copied(template, tmp_path / "before"))
    file = kept.shelf_in(template).backups_of(kept.entry_in(template))[0].path
    changed = kept.copied(template, tmp_path / "changed")
    opened = kept.open_in(changed)
    opened.journal.save(Trigger(text=f"{kept.CANARY} later"))
    after = assert_sound(opened)
    opened.close()
    assert after != before
    restored = 0
    for folder, outcome in Killing(cradle, fault, changed, tmp_path).times("restore", file):
        state = looked_at(folder)
        assert state in (before, after)
        restored += state == before
        assert state == before or not outcome["end"]
        kept_ones = [each for each in backups_in(folder) if each.is_kept]
        assert all(contents_of(kept_ones))
        assert kept_ones or state == after, "what was replaced is kept"
        if len(list(folder.parent.iterdir())) % 4 == 0:
            assert_next_backup_sweeps(folder)
    assert restored


@pytest.mark.fault(IMPORT_KILLED, 20)
def test_import(cradle: Cradle, fault: Fault, template: Path, tmp_path: Path) -> None:
    opened = kept.open_in(kept.copied(template, tmp_path / "source"))
    content = export.as_json(opened.reader)
    opened.close()
    file = tmp_path / f"all{IN_CLEAR}"
    file.write_bytes(content)
    kept.make_empty(tmp_path / "empty").close()
    nothing = {kind: [] for kind in json.loads(content)["records"]}
    found = set()
    for folder, outcome in Killing(cradle, fault, tmp_path / "empty", tmp_path).times("take_in", file):
        opened = kept.open_in(folder)
        assert_sound(opened)
        now = export.as_json(opened.reader)
        opened.close()
        assert now == content or json.loads(now)["records"] == nothing
        assert now == content or not outcome["end"]
        found.add(now == content)
    assert False in found


@pytest.mark.fault(PASSPHRASE_KILLED, 20)
def test_new_passphrase(killing: Killing, template: Path, tmp_path: Path) -> None:
    new = f"{kept.CANARY} other words"
    expected = looked_at(kept.copied(template, tmp_path / "before"))
    for folder, outcome in killing.times("change_passphrase", new):
        vault = kept.vault_in(folder)
        opening = [each for each in (kept.PASSPHRASE, new) if _opens(vault, each)]
        assert len(opening) == 1
        assert opening == [new] or "passphrase" not in outcome["said"]
        assert (vault / keys.KEYS).read_bytes() == (vault / keys.TWIN).read_bytes()
        assert looked_at(folder, opening[0]) == expected


def _opens(vault: Path, passphrase: str) -> bool:
    try:
        keys.unwrap(vault, keys.PASSPHRASE, passphrase)
    except JournalProblem as problem:
        if problem.code != "wrong_passphrase":
            raise
        return False
    return True
