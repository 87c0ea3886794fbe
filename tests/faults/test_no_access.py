"""A place that cannot be written, a folder that is gone, a second program, a stale lock: it says so, opens nothing."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from recovery_journal.storage import keys
from recovery_journal.storage.connecting import FILE
from recovery_journal.storage.folder_lock import HOLDER, LOCK
from recovery_journal.storage.problems import JournalProblem
from tests.faults import kept
from tests.faults.conftest import Cradle
from tests.faults.soundness import assert_sound
from tests.faults.table import NO_ACCESS, Fault

pytestmark = [pytest.mark.changes_rights, pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")]
OF_RIGHTS = ("no_permission", "read_only")


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A journal of somebody who is no administrator, who may go through all folders above it."""
    made = kept.copied(template, tmp_path / "one")
    for each in (made, *made.rglob("*")):
        each.chmod(0o777 if each.is_dir() else 0o666)
    for each in tmp_path.parents:
        if each.stat().st_uid == os.getuid() and each != Path("/"):
            each.chmod(stat.S_IMODE(each.stat().st_mode) | 0o011)
    tmp_path.chmod(0o755)
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in kept.vault_in(folder).iterdir() if each.name != HOLDER}


def refusal(cradle: Cradle, folder: Path) -> str:
    """What somebody else than an administrator is told; nothing is opened."""
    end = cradle.order("open_only", folder, as_nobody=True)["end"]
    assert "done" not in end
    assert len(end["sentence"]) > 20
    return str(end["problem"])


@pytest.mark.fault(NO_ACCESS, 5)
def test_rights_that_are_missing(fault: Fault, cradle: Cradle, folder: Path) -> None:
    vault = kept.vault_in(folder)
    cases = [(vault, 0o555), (vault, 0o000), (vault / FILE, 0o444), (vault / FILE, 0o000), (vault / keys.KEYS, 0o000)]
    assert "done" in cradle.order("open_only", folder, as_nobody=True)["end"]
    for number in fault.cases():
        place, rights = cases[number % len(cases)]
        twin = vault / keys.TWIN
        twin.chmod(rights if place.name == keys.KEYS else 0o666)
        usual = stat.S_IMODE(place.stat().st_mode)
        before = files_of(folder)
        place.chmod(rights)
        assert refusal(cradle, folder) in OF_RIGHTS
        place.chmod(usual)
        assert files_of(folder) == before


@pytest.mark.fault(NO_ACCESS, 2)
def test_a_folder_that_is_gone(fault: Fault, template: Path, tmp_path: Path) -> None:
    for number in fault.cases():
        folder = kept.copied(template, tmp_path / str(number))
        entry = kept.entry_in(folder)
        kept.vault_in(folder).rename(tmp_path / f"unplugged {number}")
        with pytest.raises(JournalProblem, match="folder_missing"):
            kept.shelf_in(folder).open(entry, kept.PASSPHRASE)
        assert not Path(entry.folder).exists()


@pytest.mark.fault(NO_ACCESS, 2)
def test_a_second_program(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    folder = kept.copied(template, tmp_path / "one")
    opened = kept.open_in(folder)
    for _ in fault.cases():
        end = cradle.order("open_only", folder)["end"]
        assert end["problem"] == "locked_elsewhere"
        assert "open in another window" in end["sentence"]
        with pytest.raises(JournalProblem, match="locked_elsewhere"):
            kept.open_in(folder)
    assert_sound(opened)
    opened.close()
    assert "done" in cradle.order("open_only", folder)["end"]


@pytest.mark.fault(NO_ACCESS, 3)
def test_a_stale_lock(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    for number in fault.cases():
        folder = kept.copied(template, tmp_path / str(number))
        vault = kept.vault_in(folder)
        if number % 3 == 0:
            assert cradle.order("hold", folder, after=0.05)["killed"]
            assert (vault / HOLDER).exists()
        else:
            (vault / LOCK).write_text("stale")
            (vault / HOLDER).write_text(json.dumps({"process": fault.chance.choice((1, os.getpid(), 1 << 40))}))
        opened = kept.open_in(folder)
        assert_sound(opened)
        opened.close()
        assert not (vault / HOLDER).exists()
