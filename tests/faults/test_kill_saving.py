"""A process ended by SIGKILL while it saves, edits and deletes: nothing that it acknowledged is lost."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.faults import kept
from tests.faults.conftest import Cradle
from tests.faults.soundness import assert_sound_with_log, drafts_of
from tests.faults.table import SAVING_KILLED, Fault

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="has children by fork")
KILLS = 28  # of one journal, before another one begins
LOOK = 7  # kills until all is looked at; each child opens what the one before it left
LONGEST_LIFE = 0.05  # seconds of doing things before the kill
MOST_EVENTS = 80


class Life:
    """A journal, and all that is known of it: each action that was acknowledged, each draft."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept.make_empty(folder).close()
        self.known: dict[int, str] = {}
        self.typed: dict[str, Any] = {}
        self.unsure: set[str] = set()
        self.kills = 0

    def note(self, said: list[Any]) -> int:
        """Adds what a child acknowledged before it was killed; gives how much that was."""
        self.kills += 1
        for each in said:
            if "action" in each and each["action"][0]:
                self.known[each["action"][0]] = each["action"][1]
            if "draft" in each:
                self.typed[each["draft"]] = each["raw"]
                self.unsure.discard(each["draft"])
        if said and "typing" in said[-1]:
            self.unsure.add(said[-1]["typing"])
        return sum("action" in each or "draft" in each for each in said)

    def look(self) -> None:
        """Opens it as the next start does; all that is known is there, and for each kill one thing more at most."""
        opened = kept.open_in(self.folder)
        _, actions = assert_sound_with_log(opened)
        drafts = drafts_of(opened)
        opened.close()
        assert self.known.items() <= actions.items()
        assert len(actions) - len(self.known) <= self.kills
        assert self._sure(drafts) == self._sure(self.typed)
        self.known, self.typed, self.unsure, self.kills = actions, drafts, set(), 0

    def _sure(self, drafts: dict[str, Any]) -> dict[str, Any]:
        return {key: raw for key, raw in drafts.items() if key not in self.unsure}


@pytest.mark.fault(SAVING_KILLED, 100)
def test_nothing_that_was_acknowledged_is_lost(fault: Fault, cradle: Cradle, tmp_path: Path) -> None:
    phases: Counter[str] = Counter()
    acknowledged, life = 0, Life(tmp_path / "first")
    for number in fault.cases():
        if number % KILLS == 0:
            life = Life(tmp_path / f"journal {number}")
        how = {"at_event": fault.chance.randint(1, MOST_EVENTS), "after": fault.chance.uniform(0, LONGEST_LIFE)}
        del how["after" if number % 2 else "at_event"]
        outcome = cradle.order("live", life.folder, fault.chance.getrandbits(32), **how)
        assert outcome["killed"]
        phases[outcome["phase"]] += 1
        acknowledged += life.note(outcome["said"])
        if number % LOOK == LOOK - 1 or number == fault.times - 1:
            life.look()
    assert acknowledged >= fault.times, "the children hardly did anything"
    assert 3 * (phases["transaction"] + phases["rename"]) >= fault.times, phases
