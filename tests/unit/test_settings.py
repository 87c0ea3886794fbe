"""The settings in clear: whatever stands in the file, the program starts; what cannot be read is not thrown away."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal import safe_files
from recovery_journal.settings import (
    APPEARANCES,
    LABEL_LIMIT,
    LARGEST_TEXT,
    LONGEST_IDLE,
    NEUTRAL_NAMES,
    SHORTEST_IDLE,
    SMALLEST_TEXT,
    ListedJournal,
    Settings,
    label_problem,
    load,
    save,
)

ENTRY = ListedJournal("id-1", "Mine \U0001f98a", "/somewhere/id-1", date(2026, 3, 12))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "below" / "settings.toml"


def written(file: Path, text: str) -> Settings:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return load(file)


LABELS = st.text(st.characters(codec="utf-8"), max_size=80)
PLACES = st.lists(st.integers(-10_000, 10_000), min_size=5, max_size=5).map(tuple)
ENTRIES = st.builds(ListedJournal, LABELS, LABELS, LABELS, st.none() | st.dates())
ALL = st.builds(
    Settings,
    appearance=st.sampled_from(APPEARANCES),
    text_size=st.integers(SMALLEST_TEXT, LARGEST_TEXT),
    system_font=st.booleans(),
    less_motion=st.booleans(),
    show_menu=st.booleans(),
    region=LABELS,
    language=LABELS,
    last_journal=LABELS,
    idle_minutes=st.integers(SHORTEST_IDLE, LONGEST_IDLE),
    discreet_name=st.sampled_from(NEUTRAL_NAMES),
    hide_list=st.booleans(),
    note_day=st.booleans(),
    window=st.just(()) | PLACES,
    journals=st.lists(ENTRIES, max_size=3).map(tuple),
)


@given(settings=ALL)
def test_all_settings_come_back_as_they_were(settings: Settings, tmp_path: Path) -> None:
    save(tmp_path / "settings.toml", settings)
    assert load(tmp_path / "settings.toml") == settings


class TestReading:
    def test_no_file_gives_defaults(self, file: Path) -> None:
        assert load(file) == Settings()

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"appearance = ", b"[[[", b"\x00" * 100, b"=" * 5000])
    def test_a_broken_file_gives_defaults(self, file: Path, content: bytes) -> None:
        file.parent.mkdir()
        file.write_bytes(content)
        assert load(file) == Settings()

    def test_a_folder_in_its_place_gives_defaults(self, file: Path) -> None:
        file.mkdir(parents=True)
        assert load(file) == Settings()

    def test_part_of_a_file_leaves_the_rest_at_its_default(self, file: Path) -> None:
        assert written(file, 'region = "gb"\n') == Settings(region="gb")

    @pytest.mark.parametrize(
        "line",
        [
            "appearance = 3",
            'appearance = "pink"',
            'text_size = "large"',
            "text_size = true",
            'less_motion = "yes"',
            "window = 5",
            'window = ["a", 1]',
            "window = [1.5, 2]",
            f"window = [{1 << 40}, 0, 0, 0, 0]",
            "journals = 3",
            'journals = ["a"]',
            "journals = [{ id = 1, label = 2, folder = 3 }]",
            'journals = [{ id = "a", label = "b" }]',
            'unknown = "value"',
            "[region]\nname = 1",
        ],
    )
    def test_a_value_that_does_not_fit_is_its_default(self, file: Path, line: str) -> None:
        assert written(file, line) == Settings()

    def test_a_text_size_out_of_bounds_is_brought_within(self, file: Path) -> None:
        assert written(file, "text_size = 5").text_size == SMALLEST_TEXT
        assert written(file, "text_size = 99999").text_size == LARGEST_TEXT

    @pytest.mark.parametrize("name", ["Recovery", "notes", " "])
    def test_a_name_that_is_not_a_neutral_one_is_not_shown(self, file: Path, name: str) -> None:
        assert written(file, f'discreet_name = "{name}"').discreet_name == ""

    @pytest.mark.parametrize(("line", "minutes"), [("0", 1), ("-5", 1), ("61", 60), ("5.5", 5), ("false", 5)])
    def test_it_always_locks_by_itself(self, file: Path, line: str, minutes: int) -> None:
        assert written(file, f"idle_minutes = {line}").idle_minutes == minutes

    def test_an_entry_keeps_what_fits(self, file: Path) -> None:
        text = '[[journals]]\nid = "a"\nlabel = "b"\nfolder = "c"\nopened_on = "soon"\ncolor = "red"\n'
        assert written(file, text).journals == (ListedJournal("a", "b", "c"),)


class TestWriting:
    def test_it_is_for_its_owner_alone_and_leaves_nothing_else(self, file: Path) -> None:
        save(file, Settings().with_journal(ENTRY))
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert os.listdir(file.parent) == [file.name]

    def test_what_cannot_be_read_is_kept_beside_it(self, file: Path) -> None:
        written(file, "journals = [ broken")
        save(file, Settings())
        assert file.with_name("settings.toml.unreadable").read_text() == "journals = [ broken"
        assert load(file) == Settings()

    def test_it_holds_what_it_may_and_nothing_else(self, file: Path) -> None:
        save(file, Settings().with_journal(ENTRY))
        content = tomllib.loads(file.read_text("utf-8"))
        assert set(content) == {
            "appearance", "text_size", "system_font", "less_motion", "show_menu", "region", "language",
            "last_journal", "idle_minutes", "discreet_name", "hide_list", "note_day", "window", "journals",
        }  # fmt: skip
        assert set(content["journals"][0]) == {"id", "label", "folder", "opened_on"}

    def test_a_write_that_fails_leaves_the_old_one(self, file: Path) -> None:
        save(file, Settings(region="gb"))
        script = (
            "import resource, sys\nfrom pathlib import Path\nfrom recovery_journal.safe_files import write_whole\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))\n"
            "try:\n    write_whole(Path(sys.argv[1]), b'x' * 100)\n"
            "except OSError as error:\n    sys.exit(error.errno)\n"
        )
        done = subprocess.run([sys.executable, "-c", script, file], capture_output=True)
        assert done.returncode != 0
        assert load(file) == Settings(region="gb")
        assert os.listdir(file.parent) == [file.name]

    def test_what_an_earlier_stop_left_half_written_does_not_hinder(self, tmp_path: Path) -> None:
        (tmp_path / "a.new").write_text("half")
        safe_files.write_whole(tmp_path / "a", b"whole")
        assert os.listdir(tmp_path) == ["a"]

    def test_it_reads_as_plain_toml(self, file: Path) -> None:
        file.parent.mkdir()
        file.write_text(tomli_w.dumps({"region": "gb", "text_size": 120}))
        assert load(file) == Settings(region="gb", text_size=120)


class TestJournals:
    def test_one_is_added_once_and_keeps_its_place(self) -> None:
        other = ListedJournal("id-2", "Other", "/b")
        both = Settings().with_journal(ENTRY).with_journal(other)
        renamed = ListedJournal("id-1", "New name", "/a")
        assert both.with_journal(renamed).journals == (renamed, other)
        assert both.without_journal("id-1").journals == (other,)
        assert both.without_journal("unknown").journals == both.journals

    def test_an_id_comes_before_a_label(self) -> None:
        odd = ListedJournal("id-2", "id-1", "/b")
        both = Settings().with_journal(ENTRY).with_journal(odd)
        assert both.find("id-1") == [ENTRY]
        assert both.find(ENTRY.label) == [ENTRY]
        assert both.find("nobody") == []

    @pytest.mark.parametrize(
        ("label", "problem"),
        [
            ("My journal", ""),
            ("../../etc/passwd", ""),
            ("\U0001f98a caf\u00e9", ""),
            ("family \U0001f468\u200d\U0001f469\u200d\U0001f467", ""),
            ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", ""),
            ("\u200d", "control"),
            ("\ud83e", "control"),
            ("", "empty"),
            ("  \t ", "empty"),
            ("x" * LABEL_LIMIT, ""),
            ("x" * (LABEL_LIMIT + 1), "too_long"),
            ("two\nlines", "control"),
            ("bell\a", "control"),
            ("\u202ereversed", "control"),
            ("null\0", "control"),
        ],
    )
    def test_what_is_wrong_with_a_label(self, label: str, problem: str) -> None:
        assert label_problem(label) == problem
