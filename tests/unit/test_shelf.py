"""The journals of a computer: made, opened, renamed, taken off the list, chosen; drafts and preferences of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine

from recovery_journal.domain.plan import Trigger
from recovery_journal.paths import OVERRIDE, Places, places
from recovery_journal.services import problems
from recovery_journal.services.preferences import Preferences
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests.conftest import CHEAP, PASSPHRASE

ODD = ["../../etc", "a/b\\c:d", "CON", ".", "emoji \U0001f98a\u200d\U0001f525", "%s {label}"]


def problem_of(action: Callable[[], object]) -> JournalProblem:
    with pytest.raises(JournalProblem) as caught:
        action()
    return caught.value


class TestJournals:
    def test_a_new_one_is_on_the_list_and_the_last_one_used(self, shelf: Shelf, opened: OpenJournal) -> None:
        (entry,) = shelf.settings.journals
        assert (entry.id, entry.label, entry.opened_on) == (opened.id, "Test", date.today())
        assert Path(entry.folder) == opened.database.folder
        assert shelf.settings.last_journal == opened.id

    @pytest.mark.parametrize("label", ODD)
    def test_a_label_may_be_anything_and_names_no_file(self, shelf: Shelf, places: Places, label: str) -> None:
        made = shelf.make(f"  {label} ", PASSPHRASE)
        made.close()
        assert shelf.settings.journals[0].label == label
        assert made.database.folder.parent == places.journals
        shelf.open(shelf.choose(label), PASSPHRASE).close()

    def test_each_keeps_to_itself(self, shelf: Shelf, opened: OpenJournal) -> None:
        other = shelf.make("Other", "other words entirely")
        other.journal.save(Trigger(text="Payday"))
        assert (opened.reader.count("trigger"), other.reader.count("trigger")) == (0, 1)
        assert opened.database.data_key != other.database.data_key
        other.close()
        entry = shelf.choose("Other")
        assert problem_of(lambda: shelf.open(entry, PASSPHRASE)).code == "wrong_passphrase"

    def test_renaming_changes_the_label_only(self, shelf: Shelf, opened: OpenJournal) -> None:
        renamed = shelf.rename(shelf.choose(""), " Mine ")
        assert renamed == shelf.settings.journals[0]._replace(label="Mine")
        assert Path(renamed.folder).name == opened.id

    def test_taking_off_the_list_deletes_nothing(self, shelf: Shelf, opened: OpenJournal) -> None:
        entry = shelf.choose("")
        opened.close()
        shelf.take_off(entry)
        assert shelf.settings.journals == ()
        shelf.open(entry, PASSPHRASE).close()
        shelf.note_opened(entry)
        assert [each.id for each in shelf.settings.journals] == [entry.id]

    def test_the_day_it_was_opened_is_noted(self, shelf: Shelf, opened: OpenJournal) -> None:
        with time_machine.travel(datetime(2027, 5, 6, 12)):
            shelf.note_opened(shelf.choose(""))
        assert shelf.settings.journals[0].opened_on == date(2027, 5, 6)

    def test_all_of_it_may_be_moved_elsewhere(self, shelf: Shelf, opened: OpenJournal, tmp_path: Path) -> None:
        opened.close()
        for name in ("data", "config"):
            (tmp_path / name).rename(tmp_path / f"moved-{name}")
        there = Shelf(Places(tmp_path / "moved-data", tmp_path / "moved-config"), CHEAP)
        there.open(there.choose(""), PASSPHRASE).close()
        there.note_opened(there.choose(""))
        assert Path(there.settings.journals[0].folder).parent == tmp_path / "moved-data" / "journals"

    def test_one_that_is_nowhere_says_where_it_was(self, shelf: Shelf, opened: OpenJournal, tmp_path: Path) -> None:
        opened.close()
        (tmp_path / "data").rename(tmp_path / "unplugged")
        problem = problem_of(lambda: shelf.open(shelf.choose(""), PASSPHRASE))
        assert (problem.code, problem.values["folder"]) == ("folder_missing", shelf.choose("").folder)

    def test_a_new_passphrase_holds_at_once_and_alone(self, shelf: Shelf, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Payday"))
        shelf.change_passphrase(opened, PASSPHRASE, "other words entirely")
        opened.close()
        assert problem_of(lambda: shelf.open(shelf.choose(""), PASSPHRASE)).code == "wrong_passphrase"
        again = shelf.open(shelf.choose(""), "other words entirely")
        assert again.reader.count("trigger") == 1
        again.close()

    def test_it_needs_the_one_in_force(self, shelf: Shelf, opened: OpenJournal) -> None:
        wrong = problem_of(lambda: shelf.change_passphrase(opened, "wrong", "other words entirely"))
        assert wrong.code == "wrong_passphrase"
        opened.close()
        shelf.open(shelf.choose(""), PASSPHRASE).close()


class TestChoosing:
    def test_none_and_one(self, shelf: Shelf) -> None:
        assert problem_of(lambda: shelf.choose("")).code == "no_journal"
        shelf.make("One", PASSPHRASE).close()
        assert shelf.choose("").label == shelf.choose("One").label == "One"
        assert problem_of(lambda: shelf.choose("Two")).code == "unknown_journal"

    def test_several_want_a_label_or_an_id(self, shelf: Shelf) -> None:
        for label in ("One", "Two", "Two"):
            shelf.make(label, PASSPHRASE).close()
        assert shelf.choose("One").label == "One"
        for unclear, count in (("", 3), ("Two", 2)):
            problem = problem_of(lambda unclear=unclear: shelf.choose(unclear))  # type: ignore[misc]
            assert problem.code == "which_journal"
            for entry in shelf.settings.journals[-count:]:
                assert f"{entry.label} ({entry.id})" in problems.sentence(problem)
        for entry in shelf.settings.journals:
            assert shelf.choose(entry.id) == entry


class TestDrafts:
    RAW = {"text": "half a \U0001f98a", "strength": None, "links": ["a", {"new": "b"}], "nested": {"a": [1.5, True]}}

    def test_raw_values_come_back_as_they_were(self, opened: OpenJournal) -> None:
        record = uuid4()
        opened.drafts.keep("trigger", None, self.RAW)
        opened.drafts.keep("trigger", record, {"text": ""})
        opened.drafts.keep("contact", None, {"name": "x" * 100_000})
        assert opened.drafts.find("trigger", None) == self.RAW
        assert opened.drafts.of_kind("trigger") == {"": self.RAW, str(record): {"text": ""}}

    def test_a_later_one_takes_the_place_of_an_earlier_one(self, opened: OpenJournal) -> None:
        for text in ("a", "ab", "abc"):
            opened.drafts.keep("trigger", None, {"text": text})
        assert opened.drafts.of_kind("trigger") == {"": {"text": "abc"}}

    def test_it_ends_once_and_for_all(self, opened: OpenJournal) -> None:
        opened.drafts.keep("trigger", None, self.RAW)
        opened.drafts.end("trigger", None)
        opened.drafts.end("trigger", None)
        assert opened.drafts.find("trigger", None) is None

    def test_it_is_there_after_closing_and_opening(self, opened: OpenJournal, shelf: Shelf) -> None:
        opened.drafts.keep("trigger", None, self.RAW)
        opened.close()
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        assert again.drafts.find("trigger", None) == self.RAW
        again.close()

    def test_it_is_in_no_count_and_no_undo(self, opened: OpenJournal) -> None:
        opened.drafts.keep("trigger", None, self.RAW)
        assert opened.reader.count("trigger") == 0
        assert opened.journal.next_undo() is None


class TestPreferences:
    def test_they_are_kept_in_the_journal(self, opened: OpenJournal, shelf: Shelf) -> None:
        assert opened.preferences == Preferences()
        wanted = Preferences(day_begins_at=6, first_weekday=7, clock=24, welcomed=True)
        opened.prefer(wanted)
        opened.close()
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        assert again.preferences == wanted
        again.close()

    def test_those_of_a_newer_version_are_let_be(self, opened: OpenJournal, shelf: Shelf) -> None:
        with opened.database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO preference VALUES ('of_later', '[1]')")
        opened.prefer(replace(opened.preferences, clock=12))
        opened.close()
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        assert again.preferences == Preferences(clock=12)
        with again.database.reading() as connection:
            kept = connection.exec_driver_sql("SELECT value FROM preference WHERE name='of_later'").scalar()
        assert kept == "[1]"
        again.close()

    @pytest.mark.parametrize(
        ("begins_at", "now", "today"),
        [
            (4, datetime(2026, 3, 12, 3, 59), date(2026, 3, 11)),
            (4, datetime(2026, 3, 12, 4, 0), date(2026, 3, 12)),
            (0, datetime(2026, 3, 12, 0, 0), date(2026, 3, 12)),
            (4, datetime(2028, 3, 1, 1, 0), date(2028, 2, 29)),
            (12, datetime(2026, 1, 1, 11, 59), date(2025, 12, 31)),
        ],
    )
    def test_a_late_night_belongs_to_the_day_before(self, begins_at: int, now: datetime, today: date) -> None:
        assert Preferences(day_begins_at=begins_at).today(now) == today

    def test_today_is_by_the_wall_clock(self) -> None:
        with time_machine.travel(datetime(2026, 3, 12, 2, 30)):
            assert Preferences(day_begins_at=4).today() == date(2026, 3, 11)


class TestPlaces:
    def test_a_folder_of_ones_own_holds_all(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert places(tmp_path).data == places(str(tmp_path)).config == tmp_path
        monkeypatch.setenv(OVERRIDE, str(tmp_path / "by name"))
        assert places().settings_file == tmp_path / "by name" / "settings.toml"
        assert places(tmp_path / "said").data == tmp_path / "said"

    def test_one_said_in_short_is_made_whole(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.chdir(tmp_path)
        assert places("~/a").data == places("a").data == tmp_path / "a"

    def test_otherwise_the_desktop_says(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        found = places()
        assert "recovery-journal" in str(found.data)
        assert found.journals.parent == found.data
