"""A journal as one file: an uncompressed zip of exactly three members, laid out in one way only.

Any tool that reads zip files can take it apart. This module reads only what it would itself have written, byte for
byte: so nothing strange is ever unpacked, and nothing that was altered goes unnoticed.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from struct import pack, unpack_from
from typing import Any, BinaryIO
from uuid import UUID

from recovery_journal.paths import DATABASE_FILE, KEY_FILES
from recovery_journal.storage.problems import JournalProblem

SUFFIX = ".journal"
FORMAT, VERSION = "recovery-journal", 1
MANIFEST, KEYS = "manifest.json", KEY_FILES[0]
_HEAD = 30  # bytes of a member's header before its name
_LONGEST = {MANIFEST: 1 << 14, KEYS: 1 << 18, DATABASE_FILE: (1 << 32) - (1 << 20)}
_CHUNK = 1 << 20
_TIME, _DAY = 0, 0x21  # 1980-01-01, where the calendar of zip files begins
_ON_UNIX, _PLAIN, _OWNERS_ALONE = 0x0314, 10, 0o100600 << 16


@dataclass(frozen=True)
class Member:
    """One file inside: its name, its length in bytes, and its two sums."""

    name: str
    size: int
    sha256: str
    crc: int


@dataclass(frozen=True)
class Archive:
    """What a whole archive says of itself: whose journal, when it was made (UTC), of which schema, with which keys."""

    path: Path
    vault: str
    made_at: datetime
    schema: str
    keys: bytes
    database: Member


def write(path: Path, vault: str, made_at: datetime, schema: str, keys: bytes, database: Path) -> Archive:
    """Writes a new archive to `path`, flushed to the disk, then reads it back. Raises OSError and what `read` raises.

    Nothing is at `path` before; whoever calls renames it when it is good.
    """
    members = [_sum_up(KEYS, keys), _sum_up_file(database)]
    manifest = _manifest(vault, made_at, schema, members)
    members.insert(0, _sum_up(MANIFEST, manifest))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file, database.open("rb") as content:
        for member, whole in zip(members, (manifest, keys, None), strict=True):
            file.write(_header(member))
            for chunk in [whole] if whole is not None else _chunks(content, member.size):
                file.write(chunk)
        file.write(_end(members))
        file.flush()
        os.fsync(file.fileno())
    return read(path)


def read(path: Path) -> Archive:
    """Looks a whole archive over, to its last byte, without unpacking it. Raises OSError and JournalProblem:

    archive_strange (no archive of this program), archive_damaged, newer. All of them name the `file`.
    """
    with path.open("rb") as file:
        manifest = _first_member(file, path)
        content = _understood(manifest, path)
        size = file.seek(0, os.SEEK_END)
        members = [_sum_up(MANIFEST, manifest), *(_announced(each) for each in content["files"])]
        if size != _length(members):
            raise _damaged(path)
        file.seek(_start_of(members, 1))
        keys = file.read(members[1].size)
        whole = _read_members(file, members, keys)
        if whole is None:
            raise _damaged(path)
    made_at = datetime.fromisoformat(content["made_at"])
    return Archive(path, content["vault"], made_at, content["schema"], keys, whole)


def describe(path: Path) -> tuple[str, datetime]:
    """Whose journal an archive holds and when it was made, by its first bytes alone. Raises as `read` does."""
    with path.open("rb") as file:
        content = _understood(_first_member(file, path), path)
    return content["vault"], datetime.fromisoformat(content["made_at"])


def keys_of(path: Path) -> bytes:
    """The key file inside an archive, by its first bytes alone. Raises as `read` does."""
    with path.open("rb") as file:
        manifest = _first_member(file, path)
        member = _announced(_understood(manifest, path)["files"][0])
        file.seek(_start_of([_sum_up(MANIFEST, manifest), member], 1))
        keys = file.read(member.size)
    if sha256(keys).hexdigest() != member.sha256:
        raise _damaged(path)
    return keys


def unpack_database(archive: Archive, to: Path) -> None:
    """Copies the database out of an archive that was read, flushed to the disk. Raises OSError, archive_damaged."""
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    copied = sha256()
    with os.fdopen(handle, "wb") as file, archive.path.open("rb") as whole:
        end = whole.seek(0, os.SEEK_END) - _length_of_end([MANIFEST, KEYS, DATABASE_FILE])
        whole.seek(end - archive.database.size)
        for chunk in _chunks(whole, archive.database.size):
            copied.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if copied.hexdigest() != archive.database.sha256:
        raise _damaged(archive.path)


def _first_member(file: BinaryIO, path: Path) -> bytes:
    """The manifest, which stands first. What does not begin as ours do is strange, the rest is damaged."""
    head = file.read(_HEAD + len(MANIFEST))
    if head[_HEAD:] != MANIFEST.encode() or head[:4] != b"PK\x03\x04":
        raise JournalProblem("archive_strange", file=path.name)
    size = unpack_from("<I", head, 18)[0]
    manifest = file.read(size) if size <= _LONGEST[MANIFEST] else b""
    if len(manifest) != size or head != _header(_sum_up(MANIFEST, manifest)):
        raise _damaged(path)
    return manifest


def _understood(manifest: bytes, path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(manifest)
        if content["format"] != FORMAT or type(content["version"]) is not int:
            raise JournalProblem("archive_strange", file=path.name)
        if content["version"] > VERSION:
            raise JournalProblem("newer", file=path.name)
        if not _is_sound(content):
            raise _damaged(path)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
        raise _damaged(path) from None
    return content


def _is_sound(content: dict[str, Any]) -> bool:
    """Whether all that is used later is there and within bounds; the vault's id becomes the name of a folder."""
    names = [each["name"] for each in content["files"]]
    sizes = [each["size"] for each in content["files"]]
    return (
        names == [KEYS, DATABASE_FILE]
        and all(type(size) is int and 0 <= size <= _LONGEST[name] for name, size in zip(names, sizes, strict=True))
        and all(len(bytes.fromhex(each["sha256"])) == 32 for each in content["files"])
        and str(UUID(content["vault"])) == content["vault"]
        and type(content["schema"]) is str
        and datetime.fromisoformat(content["made_at"]).utcoffset() == UTC.utcoffset(None)
    )


def _announced(entry: dict[str, Any]) -> Member:
    return Member(entry["name"], entry["size"], entry["sha256"], 0)


def _read_members(file: BinaryIO, members: list[Member], keys: bytes) -> Member | None:
    """The database, when every byte behind the manifest is what the manifest says; else none."""
    file.seek(_start_of(members, 2))
    found = [members[0], _sum_up(KEYS, keys), _sum_up_chunks(DATABASE_FILE, _chunks(file, members[2].size))]
    if [each.sha256 for each in found] != [each.sha256 for each in members]:
        return None
    if file.read() != _end(found):
        return None
    for index in (1, 2):
        header = _header(found[index])
        file.seek(_start_of(found, index) - len(header))
        if file.read(len(header)) != header:
            return None
    return found[2]


def _manifest(vault: str, made_at: datetime, schema: str, members: list[Member]) -> bytes:
    files = [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in members]
    written_at = made_at.astimezone(UTC).isoformat(timespec="seconds")
    content = {"format": FORMAT, "version": VERSION, "vault": vault, "made_at": written_at, "schema": schema}
    return (json.dumps(content | {"files": files}, indent=1) + "\n").encode()


def _sum_up(name: str, content: bytes) -> Member:
    return _sum_up_chunks(name, iter([content]))


def _sum_up_file(path: Path) -> Member:
    with path.open("rb") as file:
        return _sum_up_chunks(DATABASE_FILE, _chunks(file, path.stat().st_size))


def _sum_up_chunks(name: str, chunks: Iterator[bytes]) -> Member:
    size, crc, digest = 0, 0, sha256()
    for chunk in chunks:
        size, crc = size + len(chunk), zlib.crc32(chunk, crc)
        digest.update(chunk)
    return Member(name, size, digest.hexdigest(), crc)


def _chunks(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        chunk = file.read(min(left, _CHUNK))
        if not chunk:
            return
        left -= len(chunk)
        yield chunk


def _header(member: Member) -> bytes:
    name, size = member.name.encode(), member.size
    return pack("<4s5H3I2H", b"PK\x03\x04", _PLAIN, 0, 0, _TIME, _DAY, member.crc, size, size, len(name), 0) + name


def _end(members: list[Member]) -> bytes:
    """The directory that stands last in a zip file."""
    entries = [_entry(each, _start_of(members, index)) for index, each in enumerate(members)]
    count, size, start = len(entries), sum(map(len, entries)), _start_of(members, len(members))
    return b"".join(entries) + pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size, start, 0)


def _entry(member: Member, content_at: int) -> bytes:
    name, size = member.name.encode(), member.size
    fixed = pack("<4s6H3I", b"PK\x01\x02", _ON_UNIX, _PLAIN, 0, 0, _TIME, _DAY, member.crc, size, size)
    return fixed + pack("<5H2I", len(name), 0, 0, 0, 0, _OWNERS_ALONE, content_at - _HEAD - len(name)) + name


def _start_of(members: list[Member], index: int) -> int:
    """Where the content of a member begins; past the last, where the directory does."""
    before = sum(_HEAD + len(each.name) + each.size for each in members[:index])
    return before + (_HEAD + len(members[index].name) if index < len(members) else 0)


def _length_of_end(names: list[str]) -> int:
    return sum(46 + len(each) for each in names) + 22


def _length(members: list[Member]) -> int:
    return _start_of(members, len(members)) + _length_of_end([each.name for each in members])


def _damaged(path: Path) -> JournalProblem:
    return JournalProblem("archive_damaged", file=path.name)
