"""What is asked once: the same answer until something is written, and never one from the midst of writing."""

from __future__ import annotations

import threading

from recovery_journal.domain.plan import Trigger
from recovery_journal.services import reader as reader_module
from recovery_journal.services.shelf import OpenJournal


def asking(opened: OpenJournal, asked: list[str]) -> int:
    def read() -> int:
        asked.append("read")
        return opened.reader.count(Trigger.KIND)

    return opened.reader.once("how many triggers", read)


def test_a_question_is_asked_again_only_after_something_was_written(opened: OpenJournal) -> None:
    asked: list[str] = []
    assert [asking(opened, asked) for _each in range(3)] == [0, 0, 0]
    assert len(asked) == 1
    opened.journal.save(Trigger(text="Payday"))
    assert [asking(opened, asked) for _each in range(2)] == [1, 1]
    opened.journal.undo()
    assert asking(opened, asked) == 0
    assert len(asked) == 3


def test_a_draft_and_a_preference_are_written_too(opened: OpenJournal) -> None:
    asked: list[str] = []
    asking(opened, asked)
    opened.drafts.keep(Trigger.KIND, None, {"text": "Pay"})
    asking(opened, asked)
    opened.prefer(opened.preferences)
    asking(opened, asked)
    assert len(asked) == 3


def test_in_the_midst_of_writing_nothing_is_remembered(opened: OpenJournal) -> None:
    asked: list[str] = []
    with opened.database.writing():
        asking(opened, asked)
        asking(opened, asked)
    asking(opened, asked)
    assert len(asked) == 3


def test_another_thread_asks_for_itself(opened: OpenJournal) -> None:
    asked: list[str] = []
    asking(opened, asked)
    other = threading.Thread(target=lambda: opened.reader.once("how many triggers", lambda: asked.append("there")))
    other.start()
    other.join()
    asking(opened, asked)
    assert asked == ["read", "there"]


def test_the_oldest_answer_makes_room(opened: OpenJournal) -> None:
    asked: list[str] = []
    asking(opened, asked)
    for number in range(reader_module.REMEMBERED):
        assert opened.reader.once(("number", number), lambda number=number: number) == number  # type: ignore[misc]
    asking(opened, asked)
    assert len(asked) == 2
