"""Malformed files to import: each is refused in a sentence, soon, in little memory; nothing of it is kept.

What can be imported is the JSON of an export, a `.journal` file, a diary as CSV, and a calendar file.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.domain.plan import Trigger
from recovery_journal.services import (
    calendar_events,
    calendar_files,
    calendar_words,
    diary_choices,
    diary_import,
    diary_plan,
    diary_reading,
    export,
    json_import,
)
from recovery_journal.services.diary_choices import Doubles
from recovery_journal.services.json_reading import MOST_ENTITIES
from recovery_journal.services.problems import sentence
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.problems import JournalProblem
from tests.faults import kept
from tests.faults.canary import IN_CLEAR
from tests.faults.malformed import (
    ANYTHING,
    BOMBS,
    DIARY_BOMBS,
    GOOD_DIARY,
    Good,
    changed_archive,
    changed_bytes,
    changed_export,
    many,
    odd_diary,
    texts,
    write,
)  # fmt: skip
from tests.faults.malformed_calendars import CALENDAR_BOMBS, GOOD_CALENDAR, odd_calendar
from tests.faults.soundness import assert_sound, state_of
from tests.faults.table import MALFORMED, Fault

resource = pytest.importorskip("resource", reason="the limit is one of POSIX systems")
SECONDS, MEMORY = 2, 200 << 20
TODAY = date(2026, 3, 12)


@contextmanager
def in_bounds() -> Iterator[None]:
    """Two seconds, and two hundred mebibytes more than there are now."""
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, hard))
    begun = time.process_time()
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert time.process_time() - begun < SECONDS


def refused(action: Callable[[], object]) -> bool:
    """Whether an action was refused; what is said then names no word of the file."""
    try:
        with in_bounds():
            action()
    except JournalProblem as problem:
        said = sentence(problem)
        assert kept.CANARY not in said
        assert "…" not in said
        return True
    return False


def each_of(fault: Fault, strategy: st.SearchStrategy[bytes], check: Callable[[bytes], None]) -> None:
    """Draws as many as there shall be."""

    @hypothesis.seed(fault.chance.getrandbits(32))
    @settings(max_examples=fault.times, database=None, phases=[hypothesis.Phase.generate])
    @given(strategy)
    def case(content: bytes) -> None:
        fault.injected()
        check(content)
        fault.survived()

    case()


@pytest.fixture(scope="module")
def good_export(template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    opened = kept.make_journal(tmp_path_factory.mktemp("good") / "one", days=2)
    try:
        return Good(export.as_json(opened.reader))
    finally:
        opened.close()


@pytest.fixture(scope="module")
def good_archive(template: Path) -> bytes:
    return Good(kept.shelf_in(template).backups_of(kept.entry_in(template))[0].path.read_bytes())


class Taking:
    """Takes one file after the other into a journal that is empty; what went in is taken back."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"given{IN_CLEAR}"
        self.accepted = 0
        self.opened = kept.make_empty(folder / "empty")

    def take(self, content: bytes) -> None:
        """All of it or nothing."""
        write(content, self._file)
        if not refused(lambda: json_import.keep(self.opened, json_import.read(self._file))):
            self.accepted += 1
            there = state_of(self.opened)
            assert len(there) == sum(map(len, json.loads(content)["records"].values()))
            assert self.opened.journal.undo() is not None or not there

    def assert_empty(self) -> None:
        """Nothing of what was refused is in it."""
        assert assert_sound(self.opened) == {}
        self.opened.close()


@pytest.fixture
def taking(tmp_path: Path) -> Taking:
    return Taking(tmp_path)


@pytest.mark.fault(MALFORMED, 237)
def test_json(fault: Fault, taking: Taking, good_export: bytes) -> None:
    strategies = [changed_export(good_export)] * 4 + [changed_bytes(good_export), ANYTHING]
    each_of(fault, st.sampled_from(strategies).flatmap(lambda each: each), taking.take)
    assert taking.accepted < fault.times / 2, "most of them should be malformed"
    taking.assert_empty()


@pytest.mark.fault(MALFORMED, len(BOMBS))
def test_json_that_would_fill_the_memory(fault: Fault, taking: Taking) -> None:
    for number in fault.cases():
        taking.take(BOMBS[number % len(BOMBS)])
    for content in (many(MOST_ENTITIES - 1), many(MOST_ENTITIES + 1), texts(900)):
        taking.take(content)
    assert not taking.accepted
    taking.assert_empty()


@pytest.mark.fault(MALFORMED, 250)
def test_journal_files(fault: Fault, good_archive: bytes, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "given.journal", tmp_path / "elsewhere"
    shelf = kept.shelf_in(elsewhere)

    def check(content: bytes) -> None:
        write(content, file)
        if refused(lambda: shelf.adopt_file(file, kept.PASSPHRASE, "Robin")):
            assert not list((elsewhere / "journals").glob("*"))
        else:
            _open_and_drop(shelf, elsewhere)

    strategies = [changed_archive(good_archive)] * 9 + [ANYTHING]
    each_of(fault, st.sampled_from(strategies).flatmap(lambda each: each), check)
    check(good_archive)


def _open_and_drop(shelf: Shelf, folder: Path) -> None:
    opened = shelf.open(kept.entry_in(folder), kept.PASSPHRASE)
    assert_sound(opened)
    opened.close()
    shutil.rmtree(folder)


class Bringing:
    """Brings one file after the other into a journal; what went in is taken back at one stroke."""

    def __init__(self, folder: Path, bring: Callable[[OpenJournal, Path], None], good: bytes) -> None:
        self._file = folder / f"given{IN_CLEAR}"
        self._bring = bring
        self._opened = kept.make_empty(folder / "journal")
        self.accepted = 0
        self.take(good)
        assert self.accepted == 1

    def take(self, content: bytes) -> None:
        """All of it or nothing."""
        write(content, self._file)
        if not refused(lambda: self._bring(self._opened, self._file)):
            self.accepted += 1
            self._opened.journal.undo()
            assert state_of(self._opened) == {}

    def assert_sound(self) -> None:
        """Whatever was tried, the journal is as it should be."""
        assert_sound(self._opened)
        self._opened.close()


def bring_diary(opened: OpenJournal, file: Path) -> None:
    """A diary; whatever the file leaves open is answered somehow."""
    table = diary_reading.read(file)
    choice = diary_choices.guess(table, TODAY)
    scales = {each: choice.scales.get(each) or diary_choices.Scale.TO_FIVE for each in diary_choices.SCALED}
    answered = replace(choice, order=choice.order or (choice.orders or ("ymd",))[0], scales=scales)
    plan = diary_plan.work_out(table, answered, TODAY)
    made = diary_import.keep(opened, plan, Doubles.FILL)
    assert len(state_of(opened)) == made


def bring_calendar(opened: OpenJournal, file: Path) -> None:
    """A calendar file, with all that is offered."""
    found = calendar_events.read(file, "America/New_York")
    assert all(each.endswith(".") for each in calendar_words.left_words(found))
    made = calendar_files.keep(opened, calendar_files.offers(opened, found))
    assert opened.reader.count("appointment") == made == len(found.entries)


def bring_all(fault: Fault, bringing: Bringing, strategies: Sequence[st.SearchStrategy[bytes]]) -> None:
    """Many files that are somehow wrong."""
    each_of(fault, st.sampled_from(strategies).flatmap(lambda each: each), bringing.take)
    bringing.assert_sound()


def bring_bombs(fault: Fault, bringing: Bringing, bombs: Sequence[bytes]) -> None:
    """Files that would fill the memory."""
    for number in fault.cases():
        bringing.take(bombs[number % len(bombs)])
    bringing.assert_sound()


@pytest.mark.fault(MALFORMED, 250 - len(DIARY_BOMBS))
def test_diaries(fault: Fault, tmp_path: Path) -> None:
    bring_all(fault, Bringing(tmp_path, bring_diary, GOOD_DIARY), [changed_bytes(GOOD_DIARY), odd_diary()])


@pytest.mark.fault(MALFORMED, len(DIARY_BOMBS))
def test_diaries_that_would_fill_the_memory(fault: Fault, tmp_path: Path) -> None:
    bring_bombs(fault, Bringing(tmp_path, bring_diary, GOOD_DIARY), DIARY_BOMBS)


@pytest.mark.fault(MALFORMED, 250 - len(CALENDAR_BOMBS))
def test_calendars(fault: Fault, tmp_path: Path) -> None:
    bring_all(fault, Bringing(tmp_path, bring_calendar, GOOD_CALENDAR), [changed_bytes(GOOD_CALENDAR), odd_calendar()])


@pytest.mark.fault(MALFORMED, len(CALENDAR_BOMBS))
def test_calendars_that_would_fill_the_memory(fault: Fault, tmp_path: Path) -> None:
    bring_bombs(fault, Bringing(tmp_path, bring_calendar, GOOD_CALENDAR), CALENDAR_BOMBS)


class TestWhatIsNoFileOfOurs:
    @pytest.mark.parametrize("name", ["missing", "folder", "/dev/zero", "/dev/null", "pipe"])
    def test_it_is_named(self, tmp_path: Path, name: str) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "folder").mkdir()
        with pytest.raises(JournalProblem) as caught:
            json_import.read(tmp_path / name)
        assert (caught.value.code, caught.value.values) == ("not_read", {"path": str(tmp_path / name)})

    def test_a_journal_with_something_in_it_takes_nothing(self, good_export: bytes, tmp_path: Path) -> None:
        opened = kept.make_empty(tmp_path)
        opened.journal.save(Trigger(text="mine"))
        with pytest.raises(JournalProblem, match="not_empty"):
            json_import.keep(opened, json_import.parse(good_export))
        assert opened.reader.count("trigger") == 1
        opened.close()

    @pytest.mark.parametrize(
        ("old", "new", "code", "values"),
        [
            ('"strength": 7', '"strength": 11', "import_value", {"kind": "trigger", "field": "Strength"}),
            ('"mood": 5', '"mood": "5"', "import_value", {"kind": "check-in", "field": "Mood"}),
            ('"strength": 7', '"secret": 7', "import_value", {"kind": "trigger", "field": "?"}),
            ('"note": "', '"note": "\\ud800', "import_value", {"field": "Note"}),
            ('"version": 1', '"version": 2', "newer", {}),
            ('"format": "recovery-journal"', '"format": "another"', "import_strange", {}),
            ('"records": {', '"records": [', "import_damaged", {}),
        ],
    )
    def test_what_is_wrong_is_said(
        self, good_export: bytes, old: str, new: str, code: str, values: dict[str, object]
    ) -> None:
        with pytest.raises(JournalProblem) as caught:
            json_import.parse(good_export.decode().replace(old, new, 1).encode())
        assert caught.value.code == code
        assert values.items() <= caught.value.values.items()
