"""Operates the running program as a screen reader does, by names alone; run by a Python that has pyatspi."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]

PATIENCE = 20  # seconds


def main(passphrase: str) -> None:
    """One way through the program; ends with an AssertionError where something cannot be operated."""
    write("Passphrase", passphrase)
    press("Open")
    check_in()
    add_trigger()
    look_at_contact()
    add_appointment()
    press("Lock")
    find("Passphrase")


def check_in() -> None:
    press("Check-ins")
    press("Check in")
    mood = find("Mood right now", "slider")
    mood.queryValue().currentValue = 6
    wait_for(lambda: mood.description.startswith("6 of 10"), "the slider says '6 of 10'")
    choose_next("Sleep last night")
    press("Hungry", "check box")
    write("Note", "Written from outside")
    press("Save check-in")
    find("Checked in today", "label")


def add_trigger() -> None:
    press("My plan")
    press("New trigger")
    write("What is it?", "The bus stop")
    press("Place", "radio button")
    press("Add: People I can call")
    write("Search contacts", "Sam")
    press("Make new “Sam”", "list item")
    find("Sam")
    press("Save")
    wait_for(lambda: any("The bus stop, Place" in each.name for each in shown("list item")), "the trigger is listed")


def look_at_contact() -> None:
    """Sam was made along with the trigger."""
    press("People & places", "page tab")
    press("Sam", "list item")
    wait_for(lambda: content_of("Name") == "Sam", "the record that is selected is shown")


def add_appointment() -> None:
    press("Aftercare")
    press("New appointment")
    write("What is it?", "First talk")
    write("Day", "tomorrow")
    write("Starts", "2:30 pm")
    press("Save")
    wait_for(lambda: any("First talk" in each.name for each in shown("list item")), "the appointment is listed")


def shown(role: str = "") -> Iterator[Any]:
    """All that the program shows now."""
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and "recovery" in app.name:
            for at in range(app.childCount):
                yield from _walk(app.getChildAtIndex(at), role)


def _walk(item: Any, role: str) -> Iterator[Any]:
    try:
        if not item.getState().contains(pyatspi.STATE_SHOWING):
            return  # nor does anything inside it
        if role in ("", item.getRoleName()):
            yield item
        children = [item.getChildAtIndex(at) for at in range(item.childCount)]
    except Exception:  # noqa: S112, BLE001 - what is gone while it is being looked at is not there
        return
    for child in children:
        if child is not None:
            yield from _walk(child, role)


def matching(name: str, role: str = "") -> list[Any]:
    """What is shown and can be operated under this name; a label may have it as well."""
    found = [each for each in shown(role) if each.name == name]
    return [each for each in found if role or each.getRoleName() not in ("label", "panel", "filler")]


def find(name: str, role: str = "") -> Any:
    """The one thing of this name, once it is there."""
    found: list[Any] = []

    def is_there() -> bool:
        found[:] = matching(name, role)
        return len(found) == 1

    wait_for(is_there, f"one thing is called {name!r}")
    return found[0]


def press(name: str, role: str = "") -> None:
    """Does the first thing that can be done with it."""
    target = find(name, role)
    wait_for(lambda: target.getState().contains(pyatspi.STATE_SENSITIVE), f"{name!r} can be pressed")
    target.queryAction().doAction(0)
    time.sleep(0.2)


def write(name: str, text: str) -> None:
    """Puts a text into a field."""
    field = find(name)
    field.queryEditableText().setTextContents(text)
    length = len(text)
    wait_for(lambda: field.queryText().characterCount == length, f"{name!r} takes a text")


def content_of(name: str) -> str:
    """What stands in a field."""
    text = find(name, "text").queryText()
    return str(text.getText(0, text.characterCount))


def choose_next(name: str) -> None:
    """One choice further in a list that drops down."""
    combo = find(name, "combo box")
    actions = combo.queryAction()
    names = [actions.getName(at) for at in range(actions.nActions)]
    before = combo.description
    actions.doAction(names.index("Increase"))
    wait_for(lambda: combo.description != before, f"{name!r} goes on to the next choice")


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Until something is so, or it is said what did not come about."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if condition():
                return
        except Exception:  # noqa: BLE001 - the program may be between two windows
            time.sleep(0.1)
        assert time.monotonic() < end, f"not so in time: {what}"
        time.sleep(0.1)


if __name__ == "__main__":
    main(sys.argv[1])
