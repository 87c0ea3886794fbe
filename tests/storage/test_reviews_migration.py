"""A file of the third version comes to the fourth with everything in it and then takes reviews, of large plans too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import Trigger
from recovery_journal.domain.revision import PlanRevision, SignOff
from recovery_journal.services import json_import
from recovery_journal.services.export import as_json
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage import care_tables, day_tables, hard_moment_tables
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each
from tests.storage.older import everything, log_of, put_into, words

NEW = {PlanRevision.KIND, SignOff.KIND, *day_tables.MAKERS, *hard_moment_tables.MAKERS, *care_tables.MAKERS}


def test_a_file_of_the_third_version_comes_through(opened: OpenJournal, shelf: Shelf, tmp_path: Path) -> None:
    opened.journal.save(*one_of_each(set(ENTITIES) - NEW))
    opened.drafts.keep("trigger", UUID(int=1), {"text": "not saved"})
    opened.prefer(replace(opened.preferences, day_begins_at=6))
    before, found, log = everything(opened), words(opened), log_of(opened)
    assert {kind for kind, rows in before.items() if not rows} == NEW
    opened.close()
    put_into("0003", opened.database.folder, opened.database.data_key, tmp_path / "fresh.db")
    again = shelf.open(shelf.choose(""), PASSPHRASE)
    assert (everything(again), words(again), log_of(again)) == (before, found, log)
    assert again.drafts.find("trigger", UUID(int=1)) == {"text": "not saved"}
    assert again.preferences.day_begins_at == 6
    assert Revisions(again).review("After the move", [("Robin", "")]).snapshot.count('"id"') > 10
    again.journal.undo()
    assert everything(again) == before
    again.journal.undo()
    assert not any(everything(again).values())
    again.close()


def test_a_review_of_a_large_plan_goes_out_and_comes_in(opened: OpenJournal, shelf: Shelf) -> None:
    opened.journal.save(*(Trigger(text=f"Trigger {n}", note="a note “with” signs\n" * 900) for n in range(120)))
    Revisions(opened).review("A look at all of it", [("Robin", "")])
    content = as_json(opened.reader)
    assert len(content) > 4 << 20
    other = shelf.make("Other", PASSPHRASE)
    json_import.keep(other, json_import.parse(content))
    assert as_json(other.reader) == content
    other.close()
