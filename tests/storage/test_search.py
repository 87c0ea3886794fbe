"""The words of all that is kept are found at once, and are gone with what they stood in."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from recovery_journal.domain.care import Appointment, AppointmentQuestion
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import CopingStrategy, Trigger
from recovery_journal.services.journal import Deed
from recovery_journal.services.searching import MOST, find
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository, search
from recovery_journal.storage.connecting import FILE, connect
from recovery_journal.storage.database import Database
from tests.filled import one_of_each_kind

SHADOWS = ("search_data", "search_idx", "search_content", "search_docsize", "search_config")


def names(opened: OpenJournal, typed: str) -> list[str]:
    return [getattr(hit.record, "text", None) or vars(hit.record)["title"] for hit in find(opened.database, typed)]


class TestFinding:
    def test_the_beginning_of_every_word_is_enough(self, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Walking past the old bar"), Trigger(text="An old song"))
        assert names(opened, "wal ol") == ["Walking past the old bar"]
        assert set(names(opened, "OLD")) == {"Walking past the old bar", "An old song"}
        assert names(opened, "bar wolf") == []

    def test_a_name_comes_before_a_note(self, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Sunday", note="bridge"), Trigger(text="The bridge"), Trigger(text="Fog"))
        assert names(opened, "bridge") == ["The bridge", "Sunday"]

    def test_what_is_noted_for_a_record_is_no_name_of_it(self, opened: OpenJournal) -> None:
        visit = Appointment(title="Tuesday group", starts_on=opened.preferences.today())
        opened.journal.save(
            visit, *(AppointmentQuestion(text=f"Who walks home? {n}", owner=visit.id) for n in range(25))
        )
        opened.journal.save(CopingStrategy(text="Walk home by the river"))
        assert names(opened, "walk home") == ["Walk home by the river", "Tuesday group"]

    def test_where_very_many_have_it_names_come_first_too(self, opened: OpenJournal) -> None:
        opened.journal.save(*(Trigger(text=f"Sunday {n}", note="A bridge") for n in range(305)))
        opened.journal.save(Trigger(text="The bridge"))
        found = names(opened, "bri")
        assert found[0] == "The bridge"
        assert len(found) == len(set(found)) == MOST

    def test_accents_and_case_make_no_difference(self, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Café on Østbanegade"))
        assert names(opened, "cafe") == ["Café on Østbanegade"]

    @pytest.mark.parametrize("typed", ["", "   ", "*", '"', "(", "-", "NEAR(", "a* OR b", "words:x", "^", "\x00", "“”"])
    def test_signs_are_never_orders(self, opened: OpenJournal, typed: str) -> None:
        opened.journal.save(Trigger(text="Payday"))
        assert names(opened, typed) == []

    def test_lists_notes_and_questions_are_found_with_their_record(self, opened: OpenJournal) -> None:
        visit = Appointment(title="Clinic", starts_on=opened.preferences.today(), note="Bring the lantern")
        opened.journal.save(visit, AppointmentQuestion(text="May I swim?", owner=visit.id))
        opened.journal.save(CopingStrategy(text="Slow down", steps=("Fill the kettle",)))
        assert names(opened, "lantern") == names(opened, "swim") == ["Clinic"]
        assert names(opened, "kettle") == ["Slow down"]

    def test_the_excerpt_tells_what_was_looked_for(self, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Sunday", note="An evening with nothing to do"))
        (hit,) = find(opened.database, "noth")
        assert hit.excerpt[1::2] == ("nothing",)
        assert hit.words == "An evening with nothing to do"

    def test_what_the_program_wrote_is_not_searched(self, opened: OpenJournal) -> None:
        day = opened.preferences.today()
        opened.journal.save(Appointment(title="Clinic", starts_on=day, zone="Europe/Berlin", repeats="FREQ=WEEKLY"))
        assert names(opened, "berlin") == names(opened, "weekly") == []


class TestKeepingUp:
    def test_edits_removals_and_undo_are_followed(self, opened: OpenJournal) -> None:
        journal, trigger = opened.journal, Trigger(text="Payday")
        journal.save(trigger)
        journal.save(replace(trigger, text="Rent day"))
        assert (names(opened, "payday"), names(opened, "rent")) == ([], ["Rent day"])
        journal.undo()
        assert (names(opened, "payday"), names(opened, "rent")) == (["Payday"], [])
        journal.remove(trigger)
        assert names(opened, "payday") == []
        journal.undo()
        assert names(opened, "payday") == ["Payday"]

    def test_a_transaction_that_fails_takes_its_words_back(self, opened: OpenJournal) -> None:
        twice = Trigger(text="Payday")
        opened.journal.save(twice)
        opened.journal.remove(twice)
        with pytest.raises(IntegrityError):
            _add_twice(opened, twice)
        with opened.database.reading() as connection:
            assert search.find(connection, "payday", 9) == []

    def test_every_kind_with_words_is_taken_up(self, opened: OpenJournal) -> None:
        everything = one_of_each_kind()
        with_words = {each.id for each in everything if any(search.words_of(each))}
        assert with_words
        opened.journal.save(*everything)
        with opened.database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT entity FROM search").all()
        assert {row[0] for row in rows} == {str(each) for each in with_words}

    def test_texts_of_the_entities_are_all_among_the_words(self) -> None:
        ruled = {
            f"{kind}.{each.name}"
            for kind, cls in ENTITIES.items()
            for each in fields(cls)
            if "limit" in each.metadata and each.name not in search._NOT_WORDS
        }
        assert ruled == {f"{kind}.{name}" for kind, cls in ENTITIES.items() for name in search.text_fields(cls)}


def _add_twice(opened: OpenJournal, trigger: Trigger) -> None:
    with opened.database.writing() as connection:
        repository.add(connection, trigger)
        repository.add(connection, trigger)


def test_deleted_words_leave_no_trace_in_the_index(opened: OpenJournal) -> None:
    others = [Trigger(text=f"Evening number {n} {uuid4().hex}") for n in range(300)]
    secret = Trigger(text="Xylophonists gather")
    opened.journal.save(*others[:150])
    opened.journal.save(secret)
    opened.journal.save(*others[150:])
    with opened.database.writing() as connection:
        search.take_out(connection, Trigger, secret.id)
    assert not _holds(opened.database.folder / FILE, opened.database.data_key, "xylophon")


def _holds(file: Path, data_key: bytes, word: str) -> bool:
    """Whether a word stands in any shadow table of the index, where FTS5 keeps parts of words as bytes."""
    bare = connect(file, data_key, look_only=True)
    try:
        tables = [
            name for (name,) in bare.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search\\_%' ESCAPE '\\'")
        ]
        rows = [row for table in tables for row in bare.execute(f"SELECT * FROM {table}")]
    finally:
        bare.close()
    blobs = b"\n".join(each if isinstance(each, bytes) else str(each).encode() for row in rows for each in row)
    return word.encode() in blobs.lower()


class TestPages:
    def test_no_save_writes_many_after_a_diary_came_in(
        self, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = opened.preferences.today() - timedelta(days=3000)
        days = [
            CheckIn(day=first + timedelta(days=at), note=f"Rain, day {at}, by the old bridge") for at in range(2000)
        ]
        opened.journal.save(CheckIn(day=opened.preferences.today(), note="Sun"))
        opened.journal.save_in_bulk([Deed(datetime.now(UTC), saved=(each,)) for each in days])
        written: list[int] = []
        fold_in = Database._fold_in

        def counting(database: Database, wait: int = 0) -> None:
            with database.reading() as connection:
                written.append(connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").one()[1])
            fold_in(database, wait)

        monkeypatch.setattr(Database, "_fold_in", counting)
        for at in range(130):
            opened.journal.save(CheckIn(day=first - timedelta(days=at + 1), note=f"Wind, day {at}, on the hill"))
        assert len(written) == 130
        assert max(written) < 50
        assert len(find(opened.database, "hill")) == MOST
