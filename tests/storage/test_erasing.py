"""What is deleted for ever is nowhere any more: not in rows, log, drafts, reviews, index, nor on any page."""

from __future__ import annotations

import ctypes.util
import re
from dataclasses import replace
from datetime import date
from random import Random
from uuid import uuid4

import pytest

from recovery_journal.domain.aims import Goal, GoalStep
from recovery_journal.domain.daily import CheckIn, SignNoticed, TriggerMet
from recovery_journal.domain.kinds import ENTITIES, FIXED
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.domain.record import Record
from recovery_journal.domain.revision import PlanRevision, read_snapshot
from recovery_journal.services import for_ever
from recovery_journal.services.check import check
from recovery_journal.services.export import as_json
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal
from tests.filled import one_of_each_kind, texts_of
from tests.storage.pages import on_pages

DAY = date(2026, 3, 12)
WORDS = ("xylophon", "quagga", "zurbagan", "xylograph")
RECORDS = [kind for kind, cls in ENTITIES.items() if issubclass(cls, Record) and kind not in FIXED]
pages = pytest.mark.skipif(ctypes.util.find_library("crypto") is None, reason="no library to decrypt pages with")


def join(start: Record, end: Record) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id)


def everything(opened: OpenJournal) -> bytes:
    return as_json(opened.reader)


def stands_anywhere(opened: OpenJournal, word: str) -> list[str]:
    """The tables, those behind the index too, in which a word stands."""
    with opened.database.reading() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in names}
    found = []
    for name, kept in rows.items():
        raw = b"\n".join(each if isinstance(each, bytes) else str(each).encode() for row in kept for each in row)
        if word.lower().encode() in raw.lower():
            found.append(name)
    return found


def terms(opened: OpenJournal) -> set[str]:
    """Every word in the index, also those whose beginnings it shares with others."""
    with opened.database.reading() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
        found = set(connection.exec_driver_sql("SELECT term FROM temp.terms").scalars())
        connection.exec_driver_sql("DROP TABLE temp.terms")
    return found


class TestEverywhere:
    @pytest.fixture
    def lived(self, opened: OpenJournal) -> tuple[OpenJournal, Trigger]:
        """A trigger with a long life among others: edited, linked, met, reviewed, drafted, deleted, brought back."""
        others = [Trigger(text=f"Evening {n} {uuid4().hex}", note="Something else " * (n % 40)) for n in range(120)]
        opened.journal.save(*others[:60])
        mine = Trigger(text="Xylophonists gather", note="quagga " * 900)
        walk, sign, day = CopingStrategy(text="Walk"), WarningSign(text="Silence"), CheckIn(day=DAY)
        opened.journal.save(mine, walk, sign, join(mine, walk), join(mine, sign), day)
        opened.journal.save(TriggerMet(owner=day.id, trigger=mine.id))
        Revisions(opened).review("A new job")
        edited = replace(mine, text="Xylophonists gather at zurbagan")
        opened.journal.save(edited)
        opened.journal.save(*others[60:])
        opened.journal.undo()
        opened.journal.redo()
        opened.drafts.keep("trigger", mine.id, {"text": "xylograph typed"})
        opened.drafts.keep("trigger", uuid4(), {"text": "Other", "warning_sign": [str(sign.id), str(mine.id)]})
        opened.journal.save(*(replace(each, note=each.note * 2) for each in others[::3]))
        opened.journal.remove(edited)
        opened.journal.bring_back(edited)
        Revisions(opened).review("Another look")
        opened.journal.remove(edited)
        return opened, edited

    @pages
    def test_not_one_word_is_on_any_page(self, lived: tuple[OpenJournal, Trigger]) -> None:
        opened, mine = lived
        folder, key = opened.database.folder, opened.database.data_key
        words = {*WORDS, str(mine.id)}
        assert on_pages(folder, key, words) == words
        for_ever.erase(opened, mine)
        assert on_pages(folder, key, words) == set()
        assert on_pages(folder, key, {"silence"})

    def test_nor_in_any_table(self, lived: tuple[OpenJournal, Trigger]) -> None:
        opened, mine = lived
        words = [*WORDS, str(mine.id)]
        assert all(stands_anywhere(opened, word) for word in words)
        for_ever.erase(opened, mine)
        assert {word: stands_anywhere(opened, word) for word in words} == {word: [] for word in words}
        assert not {each for each in terms(opened) if re.match("xylo|quag|zurb", each)}
        assert check(opened).faults == ()

    def test_the_rest_is_as_it_was(self, lived: tuple[OpenJournal, Trigger]) -> None:
        opened, mine = lived
        before = everything(opened)
        for_ever.erase(opened, mine)
        held = [read_snapshot(each.snapshot) for each in opened.reader.everything(PlanRevision)]
        assert [len(each["trigger"]) for each in held] == [60, 120] or [len(each["trigger"]) for each in held] == [
            120,
            60,
        ]
        assert all("link" not in each for each in held)
        assert len(everything(opened)) < len(before)
        assert opened.drafts.find("trigger", mine.id) is None
        (raw,) = opened.drafts.of_kind("trigger").values()
        assert len(raw["warning_sign"]) == 1
        assert opened.reader.removed(Trigger) == []

    def test_all_that_was_done_to_others_can_be_undone_and_done_again(self, lived: tuple[OpenJournal, Trigger]) -> None:
        opened, mine = lived
        for_ever.erase(opened, mine)
        states = [everything(opened)]
        while opened.journal.undo() is not None:
            states.append(everything(opened))
            assert check(opened).faults == ()
        assert [opened.reader.count(kind) for kind in ENTITIES] == [0] * len(ENTITIES)
        assert len(states) > 4
        for state in states[-2::-1]:
            opened.journal.redo()
            assert _plan(everything(opened)) == _plan(state)
        assert opened.journal.redo() is None


def _plan(state: bytes) -> list[bytes]:
    return [line for line in state.splitlines() if b'"updated_at"' not in line]


@pages
def test_pages_that_were_rearranged_keep_nothing(opened: OpenJournal) -> None:
    """Where rows grow and move, SQLite leaves pieces on pages, and the index divides its pages by words of old."""
    chance, words, records = Random(1), [], []
    for _ in range(120):
        words.append("".join(chance.choices("bcdfghjklmnpqrstvwxz", k=12)))
        records.append(Trigger(text=f"{words[-1]}t", note=f"{words[-1]}n " * chance.randint(0, 60)))
        opened.journal.save(records[-1])
        at = chance.randrange(len(records))
        records[at] = replace(records[at], note=f"{words[at]}e " * chance.randint(0, 200))
        opened.journal.save(records[at])
    going = chance.sample(range(120), 20)
    for at in going:
        opened.journal.remove(records[at])
        for_ever.erase(opened, records[at])
    left = on_pages(opened.database.folder, opened.database.data_key, (words[at] for at in range(120)))
    assert left == {each for at, each in enumerate(words) if at not in going}


class TestOne:
    @pages
    @pytest.mark.parametrize("kind", RECORDS)
    def test_each_kind_leaves_nothing(self, opened: OpenJournal, kind: str) -> None:
        kept, going = one_of_each_kind("staying"), one_of_each_kind("gonequokka")
        opened.journal.save(*(each for each in kept if each.KIND not in ("check_in", *FIXED)))
        mine = [each for each in going if kind == each.KIND or _belongs(each, kind, going)]
        opened.journal.save(*mine)
        record = next(each for each in mine if kind == each.KIND)
        assert isinstance(record, Record)
        Revisions(opened).review("")
        opened.journal.remove(record)
        words = [text for each in mine if kind == each.KIND or hasattr(each, "owner") for text in texts_of(each)]
        assert for_ever.erase(opened, record).ids >= {record.id}
        assert on_pages(opened.database.folder, opened.database.data_key, words) == set()
        assert check(opened).faults == ()

    def test_one_that_is_in_use_is_not_touched(self, opened: OpenJournal) -> None:
        trigger = Trigger(text="Payday")
        opened.journal.save(trigger)
        with pytest.raises(ValueError, match="in use"):
            for_ever.erase(opened, trigger)
        assert opened.reader.count("trigger") == 1

    def test_an_archived_one_goes_with_its_parts_and_links(self, opened: OpenJournal) -> None:
        goal, theo, sam = Goal(text="A job"), Contact(name="Theo"), Contact(name="Sam")
        opened.journal.save(goal, GoalStep(owner=goal.id, text="Ask"), theo, sam, join(goal, theo))
        opened.journal.archive(goal)
        for_ever.erase(opened, goal)
        assert {kind for kind in ENTITIES if opened.reader.count(kind)} == {"contact"}
        assert opened.journal.undo() is not None
        assert opened.journal.undo() is None

    def test_an_action_about_two_goes_on_being_about_the_other(self, opened: OpenJournal) -> None:
        sign, day, other = WarningSign(text="Silence"), CheckIn(day=DAY), WarningSign(text="Late nights")
        opened.journal.save(sign, other, day, SignNoticed(owner=day.id, sign=sign.id))
        opened.journal.undo()
        opened.journal.redo()
        opened.journal.archive(sign)
        for_ever.erase(opened, sign)
        opened.journal.undo()
        assert not any(opened.reader.count(kind) for kind in ENTITIES)
        opened.journal.redo()
        assert {kind for kind in ENTITIES if opened.reader.count(kind)} == {"warning_sign", "check_in"}
        assert check(opened).faults == ()

    def test_the_draft_of_a_day_goes_unless_the_day_is_written_anew(self, opened: OpenJournal) -> None:
        first, other = CheckIn(day=DAY, note="gone"), CheckIn(day=date(2026, 3, 13), note="gone")
        for each in (first, other):
            opened.journal.save(each)
            opened.journal.remove(each)
            opened.drafts.keep("check_in", each.day.isoformat(), {"note": "typed"})
        opened.journal.save(CheckIn(day=DAY))
        for_ever.erase(opened, first)
        for_ever.erase(opened, other)
        assert opened.drafts.keys() == [("check_in", DAY.isoformat())]

    def test_who_listens_hears_of_it(self, opened: OpenJournal) -> None:
        trigger, walk, heard = Trigger(text="Payday"), CopingStrategy(text="Walk"), []
        opened.journal.save(trigger, walk, join(trigger, walk))
        opened.journal.archive(trigger)
        opened.journal.listen(heard.append)
        for_ever.erase(opened, trigger, self)
        assert [(each.kinds, each.asked_by) for each in heard] == [({"trigger", "link"}, self)]


class TestBackups:
    def test_those_that_hold_it_are_found_and_replaced(self, opened: OpenJournal) -> None:
        backups, trigger = opened.backups, Trigger(text="Payday")
        opened.journal.save(Contact(name="Theo"))
        without = backups.make()
        opened.journal.save(trigger)
        backups.choose_second_folder(opened.database.folder.parent)
        first = backups.make()
        opened.journal.remove(trigger)
        second = backups.make()
        backups.note(second)
        broken = second.path.with_name("2026-01-01T00-00-00Z.journal")
        broken.write_bytes(second.path.read_bytes()[:-900])
        for_ever.erase(opened, trigger)
        assert backups.is_due()
        holding = backups.holding(trigger)
        copies = {first.second, second.second}
        there = {each for each in (first.path, second.path, *copies) if each and each.exists()}  # one a day is kept
        assert second.path in there
        assert {each.path for each in holding} == there
        made = backups.replace(holding)
        backups.note(made)
        assert not backups.is_due()
        assert backups.holding(trigger) == []
        assert without.path not in {each.path for each in holding}
        assert {made.path, broken} <= {each.path for each in backups.all()} <= {without.path, made.path, broken}
        assert not any(each and each.exists() for each in copies)

    def test_a_review_that_holds_it_counts(self, opened: OpenJournal) -> None:
        trigger = Trigger(text="Payday")
        opened.journal.save(trigger)
        assert opened.backups.holding(trigger) == []
        opened.backups.make()
        assert len(opened.backups.holding(trigger)) == 1


def _belongs(entity: object, kind: str, among: list[object]) -> bool:
    owner = getattr(entity, "owner", None)
    return any(getattr(each, "id", None) == owner and getattr(each, "KIND", "") == kind for each in among) and not any(
        hasattr(entity, pointer) for pointer in ("sign", "trigger")
    )
