"""The vault's keys: slots that each wrap the data key with a secret, in the manner of LUKS."""

from __future__ import annotations

import base64
import json
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import nacl.bindings as sodium
from nacl import pwhash, utils
from nacl.exceptions import CryptoError

from recovery_journal.paths import KEY_FILES
from recovery_journal.safe_files import write_whole
from recovery_journal.storage.problems import JournalProblem

KEYS, TWIN = KEY_FILES
FORMAT, VERSION = "recovery-journal-keys", 1
KDF = "argon2id13"
PASSPHRASE, RECOVERY = "passphrase", "recovery"
MIB = 1 << 20
# A hostile file must not hang the program.
_LEAST_MEMORY, _MEMORY_BOUND, _PASSES_BOUND, _LONGEST = 8 << 10, 1024 * MIB, 10, 1 << 18
_LENGTHS = [pwhash.argon2id.SALTBYTES, 24, 48]  # of salt, nonce and the wrapped data key with its seal


@dataclass(frozen=True)
class KeyCost:
    """What one guess at a secret costs: Argon2id memory in bytes, and passes."""

    memory: int
    passes: int


STANDARD_COST = KeyCost(256 * MIB, 3)
LOW_MEMORY_COST = KeyCost(64 * MIB, 3)


def new_data_key() -> bytes:
    """A random 256-bit key for a new database."""
    return utils.random(32)


def create(folder: Path, passphrase: str, data_key: bytes, cost: KeyCost) -> None:
    """Writes both copies of a new key file into `folder`, whose name is the vault's id. Raises OSError."""
    content = {"format": FORMAT, "version": VERSION, "vault": folder.name}
    _write(folder, content | {"slots": [_wrap(folder.name, PASSPHRASE, passphrase, data_key, cost)]})


def set_secret(folder: Path, kind: str, secret: str, data_key: bytes, cost: KeyCost) -> None:
    """Gives the slot `kind` a new secret; the other slots, and the data, stay as they are."""
    content = read(folder)
    slot = _wrap(content["vault"], kind, secret, data_key, cost)
    others = [each for each in content["slots"] if each["kind"] != kind]
    _write(folder, content | {"slots": [*others, slot]})


def unwrap(folder: Path, kind: str, secret: str) -> bytes:
    """The data key. Raises JournalProblem: keys_missing, keys_damaged, and what `unwrap_content` raises."""
    return unwrap_content(read(folder), kind, secret)


def unwrap_content(content: dict[str, Any], kind: str, secret: str) -> bytes:
    """The data key from a key file's content, as `parse` or `read` give it.

    Raises JournalProblem: wrong_passphrase or wrong_recovery_code, by the slot's kind; not_enough_memory.
    """
    slot = slot_of(content, kind)
    if slot is None:
        raise wrong(kind)
    cost = KeyCost(slot["memory"], slot["passes"])
    key = _derive(secret, _bytes(slot["salt"]), cost)
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            _bytes(slot["wrapped"]), _bound(content["vault"], slot), _bytes(slot["nonce"]), key
        )
    except CryptoError:
        raise wrong(kind) from None


def wrong(kind: str) -> JournalProblem:
    """What is said of a secret that does not fit, by its kind."""
    return JournalProblem("wrong_recovery_code") if kind == RECOVERY else JournalProblem("wrong_passphrase")


def slot_of(content: dict[str, Any], kind: str) -> dict[str, Any] | None:
    """The slot of one kind in a key file's content, or none."""
    return next((each for each in content["slots"] if each["kind"] == kind), None)


def slot_kinds(folder: Path) -> set[str]:
    """Which kinds of secret open the journal in `folder`; none when its keys cannot be read. Changes nothing."""
    found = glance(folder)
    return set() if found is None else {each["kind"] for each in found["slots"]}


def glance(folder: Path) -> dict[str, Any] | None:
    """The key file's content as `read` gives it, or none where it would raise. Changes nothing."""
    copies = (_read_copy(folder / name) for name in (KEYS, TWIN))
    return next((each for each in copies if each is not None and each["version"] <= VERSION), None)


def read(folder: Path) -> dict[str, Any]:
    """The key file's content, from its good copy; a damaged or missing copy is mended from the other.

    Raises JournalProblem: keys_missing, keys_damaged, newer; and OSError.
    """
    copies = [_read_copy(folder / name) for name in (KEYS, TWIN)]
    good = next((each for each in copies if each is not None), None)
    if good is None:
        raise _no_copy(folder)
    if good["version"] > VERSION:
        raise JournalProblem("newer")
    if copies[0] != copies[1]:
        _mend(folder, good)
    return good


def _no_copy(folder: Path) -> Exception:
    for name in (KEYS, TWIN):
        try:
            (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            return error
        return JournalProblem("keys_damaged", folder=str(folder))
    return JournalProblem("keys_missing", folder=str(folder))


def _mend(folder: Path, good: dict[str, Any]) -> None:
    try:
        _write(folder, good)
    except OSError:
        return  # a folder that cannot be written says so later, in its own words


def _read_copy(path: Path) -> dict[str, Any] | None:
    """The content of one copy, or none when it is missing or any of it was altered."""
    try:
        with path.open("rb") as file:
            return parse(file.read(_LONGEST))
    except OSError:
        return None


def parse(raw: bytes) -> dict[str, Any] | None:
    """The content of a key file's bytes, or none when any of it was altered. Its version may be a newer one."""
    try:
        content: dict[str, Any] = json.loads(raw)
        check = content.pop("check")
        whole = content["format"] == FORMAT and check == _check_sum(content) and _is_whole(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return content if whole else None


def to_bytes(content: dict[str, Any]) -> bytes:
    """A key file's content as it stands in the file."""
    return json.dumps(content | {"check": _check_sum(content)}, indent=1, sort_keys=True).encode()


def _is_whole(content: dict[str, Any]) -> bool:
    """Whether all that is read later is there, of its type and within bounds; slots of a newer version may differ."""
    if type(content["version"]) is not int or type(content["vault"]) is not str:
        return False
    return content["version"] > VERSION or all(_is_slot(each) for each in content["slots"])


def _is_slot(slot: dict[str, Any]) -> bool:
    numbers = type(slot["memory"]) is int and type(slot["passes"]) is int
    lengths = [len(_bytes(slot[name])) for name in ("salt", "nonce", "wrapped")]
    return (
        numbers
        and type(slot["kind"]) is str
        and slot["kdf"] == KDF
        and lengths == _LENGTHS
        and _LEAST_MEMORY <= slot["memory"] <= _MEMORY_BOUND
        and 0 < slot["passes"] <= _PASSES_BOUND
    )


def _write(folder: Path, content: dict[str, Any]) -> None:
    """The twin first: as long as the main copy is the old one the old secret opens, as whoever failed here says."""
    whole = to_bytes(content)
    for name in (TWIN, KEYS):
        write_whole(folder / name, whole)


def sweep(folder: Path) -> None:
    """Removes half-written key files of a killed program; one may hold a secret that never came into force."""
    for name in (TWIN, KEYS):
        (folder / f"{name}.new").unlink(missing_ok=True)


def put_back(folder: Path, raw: bytes) -> None:
    """Writes the bytes of a whole key file, as a backup holds them, as both copies. Raises OSError."""
    for name in (TWIN, KEYS):
        write_whole(folder / name, raw)


def _check_sum(content: dict[str, Any]) -> str:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return blake2b(plain, digest_size=16).hexdigest()


def _wrap(vault_id: str, kind: str, secret: str, data_key: bytes, cost: KeyCost) -> dict[str, Any]:
    salt, nonce = utils.random(pwhash.argon2id.SALTBYTES), utils.random(24)
    slot: dict[str, Any] = {"kind": kind, "kdf": KDF, "salt": _text(salt), "nonce": _text(nonce)}
    try:
        key = _derive(secret, salt, cost)
    except JournalProblem:
        cost = LOW_MEMORY_COST
        key = _derive(secret, salt, cost)
    slot |= {"memory": cost.memory, "passes": cost.passes}
    sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(data_key, _bound(vault_id, slot), nonce, key)
    return slot | {"wrapped": _text(sealed)}


def _derive(secret: str, salt: bytes, cost: KeyCost) -> bytes:
    plain = unicodedata.normalize("NFC", secret).encode()
    try:
        return pwhash.argon2id.kdf(32, plain, salt, opslimit=cost.passes, memlimit=cost.memory)
    except (MemoryError, RuntimeError):
        raise JournalProblem("not_enough_memory") from None


def _bound(vault_id: str, slot: dict[str, Any]) -> bytes:
    """What the wrapping authenticates beside the key: whose it is, and how it was made."""
    parts = (vault_id, slot["kind"], slot["kdf"], slot["memory"], slot["passes"], slot["salt"])
    return "|".join(map(str, parts)).encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
