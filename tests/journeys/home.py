"""A home folder for a child process that types one word into every field, and what must become of the word."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

from recovery_journal.domain.care import Appointment, Occurrence
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.paths import APP_NAME, Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.keys import KeyCost
from tests.journeys.writing_child import PLAN

CHECKOUT = Path(__file__).parents[2]
WORD = "quokkazephyr"
PASSPHRASE = "wombatsirocco and three more"
SECRETS = (WORD, PASSPHRASE.split()[0])
NOT_TYPED = ("phone", "zone", "repeats", "exceptions", "uid")


class Home:
    """A home folder that nobody but the child writes into."""

    def __init__(self, folder: Path, cost: KeyCost) -> None:
        self.folder = folder
        self._cost = cost
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TMPDIR": self._made("tmp"),
            "XDG_DATA_HOME": self._made("data"),
            "XDG_CONFIG_HOME": self._made("config"),
            "XDG_CACHE_HOME": self._made("cache"),
            "XDG_STATE_HOME": self._made("state"),
            "XDG_RUNTIME_DIR": self._made("run"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    @property
    def shelf(self) -> Shelf:
        """The journals of this home."""
        data, config = (self.folder / name / APP_NAME for name in ("data", "config"))
        return Shelf(Places(data, config), self._cost)

    def make_journal(self) -> None:
        """One journal whose owner has been welcomed."""
        opened = self.shelf.make("Robin", PASSPHRASE)
        opened.prefer(replace(opened.preferences, welcomed=True))
        opened.close()

    def opened(self) -> OpenJournal:
        """The journal, as the next start finds it."""
        return self.shelf.open(self.shelf.choose(""), PASSPHRASE)

    def files(self) -> list[Path]:
        """Every file in it."""
        return [each for each in self.folder.rglob("*") if each.is_file()]

    def _made(self, name: str) -> str:
        (self.folder / name).mkdir(mode=0o700)
        return str(self.folder / name)

    def write(self, end: str) -> tuple[subprocess.Popen[str], list[str]]:
        """Starts the child that types the word everywhere, to end as is said; it has typed then, and said so far."""
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.writing_child", end, WORD, PASSPHRASE],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert child.stdout is not None
        said = []
        for line in child.stdout:
            said.append(line)
            if line == "typed\n":
                return child, said
        raise AssertionError("".join(said))


def assert_nothing_is_lost(home: Home) -> None:
    """All that was saved and all drafts are there at the next start."""
    opened = home.opened()
    try:
        assert_kept(opened)
        assert_drafts(opened)
    finally:
        opened.close()


def assert_kept(opened: OpenJournal) -> None:
    """Each saved record holds the word in each of its texts: no field was left out."""
    for cls in (*(ENTITIES[each] for each in PLAN), CheckIn, Appointment):
        (record,) = opened.reader.records(cls)
        texts = [each.name for each in fields(cls) if "limit" in each.metadata and each.name not in NOT_TYPED]
        assert {name: getattr(record, name) for name in texts} == {
            name: (f"{WORD} kept",) if isinstance(getattr(record, name), tuple) else f"{WORD} kept" for name in texts
        }


def assert_drafts(opened: OpenJournal) -> None:
    """A draft of each saved record, and of the new ones: the texts as they were typed."""
    for kind in (*PLAN, Appointment.KIND):
        notes = sorted(raw["note"] for raw in opened.drafts.of_kind(kind).values())
        changed = [] if kind == Appointment.KIND else [f"{WORD} changed"]
        assert notes == [*changed, f"{WORD} new"], kind
    (check_in,) = opened.drafts.of_kind(CheckIn.KIND).values()
    assert (check_in["note"], check_in["feelings"]) == (f"{WORD} changed", f"{WORD} changed")
    (afterwards,) = opened.drafts.of_kind(Occurrence.KIND).values()
    assert (afterwards["outcome"], afterwards["question"]) == (f"{WORD} changed", f"{WORD} changed")


def secrets_in(content: bytes) -> list[str]:
    """The secrets that stand in these bytes, in any of the ways that text is written."""
    small = content.lower()
    ways = ("utf-8", "utf-16-le", "utf-16-be")
    return [each for each in SECRETS if any(each.encode(way) in small for way in ways)]
