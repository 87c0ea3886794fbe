"""The key files: the right secret opens, a wrong one never says 'damaged', each copy stands in for the other."""

from __future__ import annotations

import ast
import base64
import json
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from nacl import pwhash

from recovery_journal.storage import keys
from recovery_journal.storage.keys import KEYS, MIB, PASSPHRASE, TWIN, KeyCost
from recovery_journal.storage.problems import JournalProblem

PACKAGE = Path(keys.__file__).parents[1]
SECRET = "correct horse"
BOTH = pytest.mark.parametrize("name", [KEYS, TWIN])
Content = dict[str, Any]


@pytest.fixture
def data_key() -> bytes:
    return keys.new_data_key()


@pytest.fixture
def folder(tmp_path: Path, data_key: bytes, cheap: KeyCost) -> Path:
    made = tmp_path / "vault"
    made.mkdir()
    keys.create(made, SECRET, data_key, cheap)
    return made


def unwrap(folder: Path, secret: str = SECRET) -> bytes:
    return keys.unwrap(folder, PASSPHRASE, secret)


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(JournalProblem) as caught:
        action()
    return caught.value.code


def rewrite(folder: Path, change: Callable[[Content], object]) -> None:
    """Writes both copies anew, changed by somebody who knows the format and mends the check sum."""
    content = json.loads((folder / KEYS).read_bytes())
    del content["check"]
    change(content)
    plain = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    content["check"] = blake2b(plain, digest_size=16).hexdigest()
    for name in (KEYS, TWIN):
        (folder / name).write_text(json.dumps(content))


class TestSecret:
    def test_the_right_one_gives_the_data_key(self, folder: Path, data_key: bytes) -> None:
        assert unwrap(folder) == data_key

    @pytest.mark.parametrize("wrong", ["", " ", "Correct horse", "correct horse ", "correct  horse", "x" * 100_000])
    def test_a_wrong_one_is_wrong_and_nothing_else(self, folder: Path, wrong: str) -> None:
        assert code_of(lambda: unwrap(folder, wrong)) == "wrong_passphrase"

    def test_it_may_be_typed_composed_or_decomposed(self, folder: Path, data_key: bytes, cheap: KeyCost) -> None:
        keys.set_secret(folder, PASSPHRASE, "caf\u00e9 \U0001f98a", data_key, cheap)
        assert unwrap(folder, "cafe\u0301 \U0001f98a") == data_key

    def test_a_new_one_ends_the_old_one(self, folder: Path, data_key: bytes, cheap: KeyCost) -> None:
        keys.set_secret(folder, PASSPHRASE, "other words", data_key, cheap)
        assert unwrap(folder, "other words") == data_key
        assert code_of(lambda: unwrap(folder)) == "wrong_passphrase"

    def test_another_slot_stays_as_it_is(self, folder: Path, data_key: bytes, cheap: KeyCost) -> None:
        keys.set_secret(folder, "recovery", "a printed code", data_key, cheap)
        keys.set_secret(folder, PASSPHRASE, "other words", data_key, cheap)
        assert keys.unwrap(folder, "recovery", "a printed code") == data_key

    def test_no_secret_and_no_data_key_stands_in_the_files(self, folder: Path, data_key: bytes) -> None:
        for name in (KEYS, TWIN):
            whole = (folder / name).read_bytes()
            assert SECRET.encode() not in whole
            for form in (data_key, data_key.hex().encode(), base64.b64encode(data_key)):
                assert form not in whole


class TestCopies:
    def test_both_are_alike(self, folder: Path) -> None:
        assert (folder / KEYS).read_bytes() == (folder / TWIN).read_bytes()

    @BOTH
    def test_a_missing_one_is_made_again(self, folder: Path, data_key: bytes, name: str) -> None:
        (folder / name).unlink()
        assert unwrap(folder) == data_key
        assert (folder / KEYS).read_bytes() == (folder / TWIN).read_bytes()

    @BOTH
    @pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"0" * (1 << 20)])
    def test_nonsense_is_mended(self, folder: Path, data_key: bytes, name: str, content: bytes) -> None:
        (folder / name).write_bytes(content)
        assert unwrap(folder) == data_key

    @BOTH
    def test_a_wrong_passphrase_beside_a_damaged_copy_is_still_only_wrong(self, folder: Path, name: str) -> None:
        (folder / name).write_bytes(b"{")
        assert code_of(lambda: unwrap(folder, "wrong")) == "wrong_passphrase"

    def test_two_damaged_ones_say_so_and_stay_as_they_are(self, folder: Path) -> None:
        for name in (KEYS, TWIN):
            (folder / name).write_bytes(b"{")
        for secret in (SECRET, "wrong"):
            assert code_of(lambda secret=secret: unwrap(folder, secret)) == "keys_damaged"  # type: ignore[misc]
        assert (folder / KEYS).read_bytes() == b"{"

    def test_two_missing_ones_say_so(self, folder: Path) -> None:
        for name in (KEYS, TWIN):
            (folder / name).unlink()
        assert code_of(lambda: unwrap(folder)) == "keys_missing"

    def test_where_the_two_differ_the_main_one_holds(self, folder: Path, data_key: bytes, cheap: KeyCost) -> None:
        before = (folder / TWIN).read_bytes()
        keys.set_secret(folder, PASSPHRASE, "other words", data_key, cheap)
        (folder / TWIN).write_bytes(before)
        assert unwrap(folder, "other words") == data_key
        assert (folder / TWIN).read_bytes() == (folder / KEYS).read_bytes()

    @BOTH
    def test_a_change_that_failed_at_either_leaves_the_old_secret(
        self, folder: Path, data_key: bytes, cheap: KeyCost, name: str
    ) -> None:
        in_the_way = folder / f"{name}.new"
        in_the_way.mkdir()
        with pytest.raises(OSError, match="new"):
            keys.set_secret(folder, PASSPHRASE, "other words", data_key, cheap)
        in_the_way.rmdir()
        assert unwrap(folder) == data_key
        assert code_of(lambda: unwrap(folder, "other words")) == "wrong_passphrase"
        assert (folder / TWIN).read_bytes() == (folder / KEYS).read_bytes()


def _set(**values: object) -> Callable[[Content], object]:
    return lambda content: content["slots"][0].update(values)


def _without(name: str) -> Callable[[Content], object]:
    return lambda content: content["slots"][0].pop(name)


HOSTILE: list[Callable[[Content], object]] = [
    _set(memory=1 << 40),
    _set(memory=1),
    _set(memory=-1),
    _set(memory=8.5 * MIB),
    _set(memory=True),
    _set(memory="much"),
    _set(passes=0),
    _set(passes=10**9),
    _set(passes=None),
    _set(kdf="scrypt"),
    _set(kind=3),
    _set(salt="", nonce=""),
    _set(salt="not base64!"),
    _set(salt=None),
    _set(wrapped=base64.b64encode(b"short").decode()),
    *(_without(name) for name in ("kind", "kdf", "salt", "nonce", "memory", "passes", "wrapped")),
    lambda content: content.update(slots=3),
    lambda content: content.update(slots=[3]),
    lambda content: content.update(vault=3),
    lambda content: content.update(version="one"),
    lambda content: content.update(format="another"),
    lambda content: content.pop("vault"),
    lambda content: content.pop("slots"),
]


class TestHostileFiles:
    @pytest.mark.parametrize("change", HOSTILE, ids=range(len(HOSTILE)))
    def test_one_with_impossible_values_is_damaged_at_once(
        self, folder: Path, change: Callable[[Content], object]
    ) -> None:
        rewrite(folder, change)
        begun = time.monotonic()
        assert code_of(lambda: unwrap(folder)) == "keys_damaged"
        assert time.monotonic() - begun < 5

    @pytest.mark.parametrize(
        "change",
        [
            lambda content: content.update(vault="another"),
            _set(passes=2),
            _set(memory=9 * MIB),
            _set(salt=base64.b64encode(bytes(pwhash.argon2id.SALTBYTES)).decode()),
        ],
    )
    def test_whose_it_is_and_how_it_was_made_are_sealed(
        self, folder: Path, change: Callable[[Content], object]
    ) -> None:
        rewrite(folder, change)
        assert code_of(lambda: unwrap(folder)) == "wrong_passphrase"

    def test_one_without_a_passphrase_slot_does_not_open(self, folder: Path) -> None:
        rewrite(folder, lambda content: content.update(slots=[]))
        assert code_of(lambda: unwrap(folder)) == "wrong_passphrase"

    def test_one_of_a_newer_version_says_so_and_stays(self, folder: Path) -> None:
        rewrite(folder, lambda content: content.update(version=2, slots=[{"kind": "card"}]))
        before = (folder / KEYS).read_bytes()
        assert code_of(lambda: unwrap(folder)) == "newer"
        assert (folder / KEYS).read_bytes() == before


class TestCost:
    def test_it_stands_in_the_slot(self, folder: Path, cheap: KeyCost) -> None:
        (slot,) = keys.read(folder)["slots"]
        assert KeyCost(slot["memory"], slot["passes"]) == cheap

    def test_the_program_asks_for_no_less_than_the_floor(self) -> None:
        for cost in (keys.STANDARD_COST, keys.LOW_MEMORY_COST):
            assert cost.memory >= 64 * MIB
            assert cost.passes >= 3

    def test_where_memory_is_refused_it_is_the_floor_and_no_less(
        self, tmp_path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = pwhash.argon2id.kdf

        def refusing(*arguments: Any, memlimit: int, **rest: Any) -> bytes:
            if memlimit > keys.LOW_MEMORY_COST.memory:
                raise RuntimeError
            return bytes(real(*arguments, memlimit=memlimit, **rest))

        monkeypatch.setattr(pwhash.argon2id, "kdf", refusing)
        keys.create(tmp_path, SECRET, data_key, keys.STANDARD_COST)
        (slot,) = keys.read(tmp_path)["slots"]
        assert KeyCost(slot["memory"], slot["passes"]) == keys.LOW_MEMORY_COST
        assert unwrap(tmp_path) == data_key

    def test_too_little_memory_to_open_is_no_wrong_passphrase(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object, **_rest: object) -> bytes:
            raise MemoryError

        monkeypatch.setattr(pwhash.argon2id, "kdf", refuse)
        assert code_of(lambda: unwrap(folder)) == "not_enough_memory"

    def test_no_source_of_the_program_makes_a_cost_of_its_own(self) -> None:
        makers = {path.name for path in PACKAGE.rglob("*.py") if _makes_a_cost(path)}
        assert makers == {"keys.py"}


def _makes_a_cost(path: Path) -> bool:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return any(ast.unparse(each.func).endswith("KeyCost") for each in calls)
