"""A journal as one file: any zip tool reads it, and whatever was altered in it is noticed before it is unpacked."""

from __future__ import annotations

import json
import random
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recovery_journal.storage import archive
from tests.storage.conftest import code_of

VAULT = "7f40fbbc-639c-4998-bcfa-9f441ad15800"
MADE_AT = datetime(2026, 3, 12, 21, 30, 5, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An archive of a few kilobytes."""
    (tmp_path / "journal.db").write_bytes(random.Random(1).randbytes(3000))
    archive.write(tmp_path / "one.journal", VAULT, MADE_AT, "0001", b'{"keys": 1}', tmp_path / "journal.db")
    return tmp_path / "one.journal"


def as_zip(path: Path, members: dict[str, bytes], *, packed: bool = False) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as made:
        for name, content in members.items():
            made.writestr(name, content)


class TestWhole:
    def test_any_zip_tool_takes_it_apart(self, file: Path, tmp_path: Path) -> None:
        with zipfile.ZipFile(file) as found:
            assert found.testzip() is None
            assert found.namelist() == ["manifest.json", "keys.json", "journal.db"]
            assert {each.compress_type for each in found.infolist()} == {zipfile.ZIP_STORED}
            assert found.read("journal.db") == (tmp_path / "journal.db").read_bytes()
            manifest = json.loads(found.read("manifest.json"))
        assert (manifest["vault"], manifest["made_at"]) == (VAULT, "2026-03-12T21:30:05+00:00")
        assert [each["name"] for each in manifest["files"]] == ["keys.json", "journal.db"]

    def test_it_is_read_as_it_was_written(self, file: Path, tmp_path: Path) -> None:
        found = archive.read(file)
        assert (found.vault, found.made_at, found.schema, found.keys) == (VAULT, MADE_AT, "0001", b'{"keys": 1}')
        assert archive.describe(file) == (VAULT, MADE_AT)
        assert archive.keys_of(file) == found.keys
        archive.unpack_database(found, tmp_path / "unpacked.db")
        assert (tmp_path / "unpacked.db").read_bytes() == (tmp_path / "journal.db").read_bytes()

    def test_only_its_owner_may_look(self, file: Path) -> None:
        assert file.stat().st_mode & 0o777 == 0o600


class TestAltered:
    def test_every_flipped_bit_is_noticed(self, file: Path) -> None:
        whole, chance = file.read_bytes(), random.Random(2)
        for place in range(len(whole)):
            hurt = bytearray(whole)
            hurt[place] ^= 1 << chance.randrange(8)
            file.write_bytes(hurt)
            assert code_of(lambda: archive.read(file)) in ("archive_damaged", "archive_strange"), place

    def test_every_cut_is_noticed_and_so_is_what_follows(self, file: Path) -> None:
        whole = file.read_bytes()
        for length in [*range(0, 700, 7), *range(700, len(whole), 101), len(whole) - 1]:
            file.write_bytes(whole[:length])
            assert code_of(lambda: archive.read(file)) in ("archive_damaged", "archive_strange"), length
        file.write_bytes(whole + b"\0")
        assert code_of(lambda: archive.read(file)) == "archive_damaged"

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}", bytes(5000), b"PK\x05\x06" + bytes(18)])
    def test_what_is_none_of_ours_is_strange(self, file: Path, content: bytes) -> None:
        file.write_bytes(content)
        assert code_of(lambda: archive.read(file)) == "archive_strange"

    def test_one_that_another_tool_made_is_not_read(self, file: Path) -> None:
        with zipfile.ZipFile(file) as found:
            members = {name: found.read(name) for name in found.namelist()}
        for odd in (members, members | {"../../outside": b"x"}, dict(reversed(members.items()))):
            for packed in (False, True):
                as_zip(file, odd, packed=packed)
                assert code_of(lambda: archive.read(file)) in ("archive_damaged", "archive_strange")

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"version": 2}, "newer"),
            ({"format": "another"}, "archive_strange"),
            ({"version": "1"}, "archive_strange"),
            ({"vault": "../../somewhere"}, "archive_damaged"),
            ({"vault": None}, "archive_damaged"),
            ({"made_at": "yesterday"}, "archive_damaged"),
            ({"made_at": "2026-03-12T21:30:05"}, "archive_damaged"),
            ({"schema": 1}, "archive_damaged"),
            ({"files": []}, "archive_damaged"),
            ({"files": [{"name": "keys.json", "size": -1, "sha256": "00" * 32}] * 2}, "archive_damaged"),
        ],
    )
    def test_a_manifest_that_says_something_odd(self, file: Path, change: dict[str, object], code: str) -> None:
        with zipfile.ZipFile(file) as found:
            manifest = json.loads(found.read("manifest.json"))
        content = json.dumps(manifest | change).encode()
        file.write_bytes(archive._header(archive._sum_up("manifest.json", content)) + content)
        for look in (archive.read, archive.describe, archive.keys_of):
            assert code_of(lambda look=look: look(file)) == code  # type: ignore[misc]
