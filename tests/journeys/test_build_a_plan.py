"""A first useful plan through the guided builder, by keyboard alone, with a stop in its middle and a lock after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recovery_journal.app import Program
from recovery_journal.domain.plan import Contact, CopingStrategy, Reason, Stage, Tier, Trigger, WarningSign
from recovery_journal.domain.record import Record, Source
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.services.shelf import OpenJournal
from tests import hands
from tests.hands import CTRL, Key
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]


def test_a_plan_is_built_by_keyboard_alone(start: Start) -> None:
    program = start()
    window = ways.start_a_journal(program)
    hands.tab_to("Build it step by step")
    hands.key(Key.Key_Return)
    assert hands.focused_name() == "Begin"
    hands.key(Key.Key_Return)
    the_first_chapters(window)
    stop_with_words_typed(window)
    program.lock()

    program = start()
    window = ways.unlock(program)
    go_on_later(window)
    people(window)
    answers(window)
    the_summary(window)
    program.quit()

    program = start()
    window = ways.unlock(program)
    all_is_there(window.opened)
    a_second_visit_doubles_nothing(window)


def asked(window: MainWindow) -> str:
    """Which question is on screen."""
    return window.page().card.question.text()  # type: ignore[attr-defined]


def pick(count: int) -> None:
    """Takes so many ideas, from the one that has the keyboard on."""
    for _each in range(count):
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Right)


def go_on() -> None:
    hands.key(Key.Key_Return)


def the_first_chapters(window: MainWindow) -> None:
    assert asked(window) == "Why does this matter to you?"
    assert "Chapter 1 of 6: Your reasons" in hands.words_on(window)
    pick(1)
    go_on()
    assert asked(window) == "What can start an urge for you?"
    assert "Chapter 2 of 6: Triggers" in hands.words_on(window)
    pick(2)
    hands.tab_to("A trigger in your own words")
    hands.type_text("The road past the old bar\n")
    go_on()
    for stage in ("first, days or weeks before", "as it comes closer", "just before"):
        assert stage in asked(window)
        pick(1)
        go_on()


def stop_with_words_typed(window: MainWindow) -> None:
    assert asked(window) == "What helps you get through an urge?"
    pick(4)
    hands.tab_to("Something that helps, in your own words")
    hands.type_text("Walk to the ri")
    hands.key(Key.Key_Escape)
    assert window.page().head.title.text() == "My plan"


def go_on_later(window: MainWindow) -> None:
    hands.until(lambda: "Go on step by step" in hands.words_on(window))  # it comes after the first painting
    hands.tab_to("Go on step by step")
    hands.key(Key.Key_Return)
    assert "You stopped in Chapter 4 of 6: What helps." in hands.words_on(window)
    assert hands.focused_name() == "Go on where I stopped"
    go_on()
    assert asked(window) == "What helps you get through an urge?"
    field = hands.tab_to("Something that helps, in your own words")
    assert field.property("text") == "Walk to the ri"
    hands.key(Key.Key_End)
    hands.type_text("ver\n")
    go_on()


def people(window: MainWindow) -> None:
    assert asked(window) == "Who can you ask for help?"
    hands.type_text("Sam\nAlex\n\n")
    assert asked(window) == "Who is good company?"
    hands.key(Key.Key_Right, hands.ALT)
    assert asked(window) == "Which professionals can you call?"
    hands.type_text("Dr. Lin\n\n")
    assert asked(window) == "How can you reach them?"
    assert hands.focused_name() == "Sam"
    hands.type_text("555 0100\n")
    assert hands.focused_name() == "Alex"
    hands.type_text("\n555 0102\n")


def answers(window: MainWindow) -> None:
    """Two things for each trigger, and one person."""
    for _trigger in range(3):
        assert asked(window).endswith("What could you do then?")
        pick(2)
        go_on()
        assert asked(window).endswith("Who could you call?")
        pick(1)
        go_on()


def the_summary(window: MainWindow) -> None:
    words = hands.words_on(window.page())
    assert window.page().head.title.text() == "My plan on one page"
    assert "The road past the old bar" in words
    assert "I call Sam" in words
    assert "Sam  555 0100\nAlex" in words
    assert "Dr. Lin  555 0102" in words
    assert "No response yet" not in words
    assert hands.focused_name() == "Go to My plan"
    hands.key(Key.Key_Return)
    assert window.page().head.title.text() == "My plan"


def all_is_there(opened: OpenJournal) -> None:
    reader = opened.reader
    assert [len(reader.records(cls)) for cls in (Reason, Trigger, WarningSign, CopingStrategy, Contact)] == [
        1, 3, 3, 5, 3,
    ]  # fmt: skip
    assert [each.stage for each in reader.records(WarningSign)] == list(Stage)
    assert [each.text for each in reader.records(CopingStrategy)][-1] == "Walk to the river"
    assert [(each.name, each.phone, each.tier) for each in reader.records(Contact)] == [
        ("Sam", "555 0100", Tier.CAN_ASK_FOR_HELP),
        ("Alex", "", Tier.CAN_ASK_FOR_HELP),
        ("Dr. Lin", "555 0102", Tier.PROFESSIONAL),
    ]
    own = reader.records(Trigger)[-1]
    assert (own.text, own.source) == ("The road past the old bar", Source.SELF)
    assert reader.records(Reason)[0].source is Source.SUGGESTION
    for trigger in reader.records(Trigger):
        assert len(reader.links_from(trigger.id, "coping_strategy")) == 2
        assert len(reader.links_from(trigger.id, "contact")) == 1
    assert opened.drafts.keys() == []


def a_second_visit_doubles_nothing(window: MainWindow) -> None:
    before = everything(window.opened)
    hands.key(Key.Key_2, CTRL)
    hands.tab_to("Build it step by step")
    hands.key(Key.Key_Return)
    go_on()
    while not window.page().summary.isVisible():  # type: ignore[attr-defined]
        go_on()
    assert everything(window.opened) == before


def everything(opened: OpenJournal) -> list[list[Record]]:
    kinds = (Reason, Trigger, WarningSign, CopingStrategy, Contact)
    return [[*opened.reader.records(cls), *opened.reader.records(cls, archived=True)] for cls in kinds]
