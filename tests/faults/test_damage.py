"""Flipped bits, zeroed pages, cut-off ends in real files, met by the real opening: noticed, and a way back offered."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from recovery_journal.services.problems import sentence
from recovery_journal.storage import backup, keys
from recovery_journal.storage.connecting import FILE, PAGE
from recovery_journal.storage.problems import JournalProblem
from tests.faults import kept
from tests.faults.conftest import Cradle
from tests.faults.soundness import actions_of, assert_sound, assert_sound_with_log
from tests.faults.table import DAMAGED, Fault

OF_THE_DATABASE = {"damaged", "other_key", "file_empty", "not_a_journal"}
OF_AN_ARCHIVE = {"archive_damaged", "archive_strange", "newer"}
Spoil = Callable[[bytes, Random], bytes]


def flipped(whole: bytes, chance: Random) -> bytes:
    """One bit is another one; mostly anywhere, now and then where the file begins or ends."""
    place = chance.choice((chance.randrange(len(whole)), chance.randrange(min(64, len(whole))), len(whole) - 1))
    hurt = bytearray(whole)
    hurt[place] ^= 1 << chance.randrange(8)
    return bytes(hurt)


def zeroed(whole: bytes, chance: Random) -> bytes:
    """A page, or what there is of one, is all zeros."""
    start = chance.randrange(0, len(whole), PAGE)
    end = min(start + PAGE, len(whole))
    return whole[:start] + bytes(end - start) + whole[end:]


def cut(whole: bytes, chance: Random) -> bytes:
    """The end is missing: all of it, some pages, some bytes."""
    return whole[: chance.choice((0, chance.randrange(len(whole)), chance.randrange(0, len(whole), PAGE)))]


def moved(whole: bytes, chance: Random) -> bytes:
    """A page stands where another one was."""
    one, other = (chance.randrange(0, len(whole) - PAGE, PAGE) for _ in range(2))
    if one == other:
        return flipped(whole, chance)
    return whole[:one] + whole[other : other + PAGE] + whole[one + PAGE :]


SPOILS: tuple[Spoil, ...] = (flipped, flipped, zeroed, cut, moved)


class Room:
    """A copy of a journal with two backups, in which one file after the other is spoiled and made good again."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.folder = kept.copied(template, folder)
        opened = kept.open_in(self.folder)
        self.state = assert_sound(opened)
        self.shelf, self.entry = kept.shelf_in(self.folder), kept.entry_in(self.folder)
        (older,) = self.shelf.backups_of(self.entry)
        older.path.rename(older.path.with_name("2026-03-12T21-30-05Z.journal"))
        opened.backups.make()
        opened.close()
        self.vault = kept.vault_in(self.folder)
        self.backups = self.shelf.backups_of(self.entry)
        assert len(self.backups) == 2

    def refusal(self) -> str:
        """What opening says; it says it in a sentence, and changes nothing."""
        before = {each: each.read_bytes() for each in self.vault.iterdir() if each.name != "journal.lock"}
        with pytest.raises(JournalProblem) as caught:
            self.shelf.open(self.entry, kept.PASSPHRASE)
        assert len(sentence(caught.value)) > 20
        assert {each: each.read_bytes() for each in self.vault.iterdir() if each.name != "journal.lock"} == before
        return caught.value.code

    def offered(self) -> Path | None:
        """The backup that is offered."""
        found = self.shelf.newest_good_backup(self.entry, kept.PASSPHRASE)
        return found.file.path if found else None


@pytest.fixture
def room(template: Path, tmp_path: Path) -> Room:
    return Room(template, tmp_path / "room")


def spoiled(fault: Fault, file: Path, *spoils: Spoil) -> Iterator[str]:
    """A file in one damaged form after another; it is whole again afterward."""
    whole = file.read_bytes()
    for number in fault.cases():
        spoil = spoils[number % len(spoils)]
        hurt = spoil(whole, fault.chance)
        if hurt == whole:
            hurt = flipped(whole, fault.chance)
        file.write_bytes(hurt)
        yield f"{spoil.__name__} {number}"
        file.write_bytes(whole)


@pytest.mark.fault(DAMAGED, 120)
def test_database(fault: Fault, room: Room) -> None:
    for case in spoiled(fault, room.vault / FILE, *SPOILS):
        assert room.refusal() in OF_THE_DATABASE, case
        assert room.offered() == room.backups[0].path, case
    assert kept.open_in(room.folder).reader.count("trigger")


@pytest.mark.fault(DAMAGED, 40)
def test_what_a_killed_program_left_beside_it(fault: Fault, cradle: Cradle, room: Room) -> None:
    """What is cut off cannot be told from a program that was killed as it wrote: then the action was not done.

    A last block that does not add up is told: what was saved last is missing then, and nothing else.
    """
    wal, states = _killed_before_the_fold(cradle, room)
    whole_database = (room.vault / FILE).read_bytes()
    noticed = 0
    for case in spoiled(fault, wal, flipped, zeroed, cut, flipped):
        code, actions = _opened_or_refused(room)
        noticed += code != ""
        assert code in ("", "told", "damaged"), case
        assert not actions or actions in states, case
        assert code or case.startswith("cut"), case
        assert code != "told" or actions == states[-2], case
        assert code != "damaged" or room.offered() == room.backups[0].path, case
        (room.vault / FILE).write_bytes(whole_database)
    assert noticed >= fault.times / 2
    assert _opened_or_refused(room)[1] == states[-1]


def _killed_before_the_fold(cradle: Cradle, room: Room) -> tuple[Path, list[dict[int, str]]]:
    """Leaves committed actions in the -wal; gives that and what is known after each of them."""
    outcome = cradle.order("leave_in_the_wal", room.folder, 3)
    opened = kept.open_in(kept.copied(room.folder, room.folder.parent / "recovered"))
    actions = actions_of(opened)
    opened.close()
    assert outcome["killed"]
    assert list(actions)[-1] == outcome["said"][-1]["action"][0]
    states = [dict(list(actions.items())[: len(actions) - lost]) for lost in (3, 2, 1, 0)]
    return room.vault / f"{FILE}-wal", states


def _opened_or_refused(room: Room) -> tuple[str, dict[int, str]]:
    try:
        opened = room.shelf.open(room.entry, kept.PASSPHRASE)
    except JournalProblem as problem:
        return problem.code, {}
    try:
        return "told" if opened.database.was_cut_off else "", assert_sound_with_log(opened)[1]
    finally:
        opened.close()


@pytest.mark.fault(DAMAGED, 40)
def test_both_key_files(fault: Fault, room: Room) -> None:
    twin = room.vault / keys.TWIN
    whole = twin.read_bytes()
    for case in spoiled(fault, room.vault / keys.KEYS, flipped, flipped, cut, zeroed):
        twin.write_bytes(fault.chance.choice((flipped, cut, zeroed))(whole, fault.chance))
        if twin.read_bytes() == whole:
            twin.write_bytes(b"")
        assert room.refusal() == "keys_damaged", case
        assert room.offered() == room.backups[0].path, case
        twin.write_bytes(whole)
    kept.open_in(room.folder).close()


@pytest.mark.fault(DAMAGED, 50)
def test_backup(fault: Fault, room: Room) -> None:
    newest, older = (each.path for each in room.backups)
    for case in spoiled(fault, newest, *SPOILS):
        with pytest.raises(JournalProblem) as caught:
            backup.verify(newest, kept.PASSPHRASE)
        assert caught.value.code in OF_AN_ARCHIVE, case
        assert room.offered() == older, case
        assert not [each for each in room.folder.rglob(".making-*") if any(each.iterdir())]
    assert room.offered() == newest


@pytest.mark.fault(DAMAGED, 50)
def test_journal_file(fault: Fault, room: Room, tmp_path: Path) -> None:
    file = tmp_path / "travelling.journal"
    file.write_bytes(room.backups[0].path.read_bytes())
    os.chmod(file, 0o600)
    elsewhere = tmp_path / "elsewhere"
    shelf = kept.shelf_in(elsewhere)
    state, before = room.state, (room.vault / FILE).read_bytes()
    for case in spoiled(fault, file, *SPOILS):
        for action in (
            lambda: shelf.adopt_file(file, kept.PASSPHRASE, "Robin"),
            lambda: room.shelf.restore(room.entry, file, kept.PASSPHRASE),
        ):
            with pytest.raises(JournalProblem) as caught:
                action()
            assert caught.value.code in OF_AN_ARCHIVE, case
        assert not list(elsewhere.rglob("*.db"))
        assert (room.vault / FILE).read_bytes() == before
        assert [each.path for each in room.shelf.backups_of(room.entry)] == [each.path for each in room.backups]
    adopted = shelf.open(shelf.adopt_file(file, kept.PASSPHRASE, "Robin"), kept.PASSPHRASE)
    assert assert_sound(adopted) == state
    adopted.close()


def test_what_is_spoiled_is_spoiled() -> None:
    whole = json.dumps(list(range(5000))).encode()
    for spoil in SPOILS:
        assert all(spoil(whole, Random(seed)) != whole for seed in range(20))
