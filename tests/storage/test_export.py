"""Tests of the JSON of a whole journal, and of the file that it is written to."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.domain.daily import CheckIn, SignNoticed
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import from_plain
from recovery_journal.domain.plan import Link, Trigger, WarningSign
from recovery_journal.services import export
from recovery_journal.services.shelf import OpenJournal
from tests.storage.conftest import code_of


def fill(opened: OpenJournal) -> None:
    triggers = [Trigger(text=text) for text in ("A quiet “hour”", "Zürich 🚲", "line\nbreak")]
    sign = WarningSign(text="I answer fewer calls")
    link = Link(from_kind="trigger", from_id=triggers[0].id, to_kind="warning_sign", to_id=sign.id)
    check_in = CheckIn(day=date(2026, 3, 12), mood=6, sleep_hours=6.5, feelings=("calm", "tired"))
    opened.journal.save(*triggers, sign, link)
    opened.journal.save(check_in, SignNoticed(owner=check_in.id, sign=sign.id))


def test_an_empty_journal_names_every_kind(opened: OpenJournal) -> None:
    whole = json.loads(export.as_json(opened.reader))
    assert whole["format"] == "recovery-journal"
    assert whole["version"] == 1
    assert list(whole["records"]) == sorted(ENTITIES)
    assert all(rows == [] for rows in whole["records"].values())


def test_rows_are_sorted_and_have_all_fields(opened: OpenJournal) -> None:
    fill(opened)
    records = json.loads(export.as_json(opened.reader))["records"]
    for kind, rows in records.items():
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
        assert all(set(row) == {each.name for each in fields(ENTITIES[kind])} for row in rows)
    assert len(records["trigger"]) == 3


def test_it_is_readable_text_in_utf_8(opened: OpenJournal) -> None:
    fill(opened)
    content = export.as_json(opened.reader)
    assert "Zürich 🚲".encode() in content
    assert content.endswith(b"}\n")
    assert content == export.as_json(opened.reader)


def test_entities_come_back_as_they_were(opened: OpenJournal) -> None:
    fill(opened)
    for kind, rows in json.loads(export.as_json(opened.reader))["records"].items():
        assert [from_plain(ENTITIES[kind], row) for row in rows] == opened.reader.everything(ENTITIES[kind])


def test_drafts_and_deleted_records_are_left_out(opened: OpenJournal) -> None:
    gone = Trigger(text="gone for good")
    opened.journal.save(gone)
    opened.journal.remove(gone)
    opened.drafts.keep("trigger", None, {"text": "typed and not saved"})
    content = export.as_json(opened.reader)
    assert b"gone" not in content
    assert b"typed" not in content


def test_a_file_is_private_and_whole(tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    (tmp_path / "journal.json.new").write_bytes(b"somebody's own")
    export.write(target, b"content")
    assert target.read_bytes() == b"content"
    assert target.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "journal.json.new").read_bytes() == b"somebody's own"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    target.write_bytes(b"before")
    assert code_of(lambda: export.write(target, b"after")) == "already_there"
    assert target.read_bytes() == b"before"
    export.write(target, b"after", force=True)
    assert target.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_leads_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_bytes(b"before")
    link.symlink_to(target)
    assert code_of(lambda: export.check_target(link, tmp_path / "elsewhere", force=False)) == "already_there"
    export.write(link, b"after", force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


@pytest.mark.parametrize("name", ["missing/out.json", "file/out.json"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert code_of(lambda: export.write(tmp_path / name, b"x")) == "not_written"


def test_a_folder_a_device_and_the_journal_itself_are_never_replaced(opened: OpenJournal, tmp_path: Path) -> None:
    kept = opened.database.folder
    assert code_of(lambda: export.check_target(tmp_path, kept, force=True)) == "already_there"
    assert code_of(lambda: export.check_target(Path("/dev/null"), kept, force=True)) == "already_there"
    assert code_of(lambda: export.check_target(kept / "journal.db", kept, force=True)) == "not_written"
    export.check_target(tmp_path / "new.json", kept, force=False)
