"""A process ended by SIGKILL while it saves, edits and deletes: nothing that it acknowledged is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.faults import kept
from tests.faults.conftest import Cradle
from tests.faults.soundness import actions_of, assert_sound_with_log, drafts_of
from tests.faults.table import SAVING_KILLED, Fault

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="has children by fork")
LIVES = 25  # of one journal, before another one begins
LONGEST_LIFE = 0.08  # seconds of doing things before the kill
MOST_EVENTS = 120


@pytest.mark.fault(SAVING_KILLED, 100)
def test_nothing_that_was_acknowledged_is_lost(fault: Fault, cradle: Cradle, template: Path, tmp_path: Path) -> None:
    phases: Counter[str] = Counter()
    acknowledged = 0
    folder, known, typed = Path(), {}, {}
    for number in fault.cases():
        if number % LIVES == 0:
            folder = kept.copied(template, tmp_path / f"journal {number}")
            known, typed = _what_is_in(folder)
        how = {"at_event": fault.chance.randint(1, MOST_EVENTS), "after": fault.chance.uniform(0, LONGEST_LIFE)}
        del how["after" if number % 2 else "at_event"]
        outcome = cradle.order("live", folder, fault.chance.getrandbits(32), **how)
        assert outcome["killed"]
        phases[outcome["phase"]] += 1
        acknowledged += _note(outcome["said"], known, typed)
        known, typed = _look(folder, outcome["said"], known, typed)
    assert acknowledged >= fault.times, "the children hardly did anything"
    assert 3 * (phases["transaction"] + phases["rename"]) >= fault.times, phases


def _what_is_in(folder: Path) -> tuple[dict[int, str], dict[str, Any]]:
    opened = kept.open_in(folder)
    try:
        return actions_of(opened), drafts_of(opened)
    finally:
        opened.close()


def _note(said: list[Any], known: dict[int, str], typed: dict[str, Any]) -> int:
    """Adds what was acknowledged to what is known; gives how much that was."""
    for each in said:
        if "action" in each:
            number, total = each["action"]
            known[number] = total
        if "draft" in each:
            typed[each["draft"]] = each["raw"]
    return sum("action" in each or "draft" in each for each in said)


def _look(
    folder: Path, said: list[Any], known: dict[int, str], typed: dict[str, Any]
) -> tuple[dict[int, str], dict[str, Any]]:
    """Opens the journal as the next start does; all that is known is there, and one thing more at most."""
    opened = kept.open_in(folder)
    try:
        _, actions = assert_sound_with_log(opened)
        drafts = drafts_of(opened)
    finally:
        opened.close()
    assert known.items() <= actions.items()
    assert len(actions) - len(known) <= 1
    unsure = said[-1].get("typing") if said else None
    assert {key: raw for key, raw in drafts.items() if key != unsure} == {
        key: raw for key, raw in typed.items() if key != unsure
    }
    return actions, drafts
