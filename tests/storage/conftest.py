"""What the tests of storage share: journals with something in them, their files, and what a refusal said."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage.connecting import FILE
from recovery_journal.storage.keys import KEYS, TWIN
from recovery_journal.storage.problems import JournalProblem
from tests.conftest import PASSPHRASE


def code_of(action: Callable[[], object]) -> str:
    """The code of the known problem that an action meets."""
    with pytest.raises(JournalProblem) as caught:
        action()
    return caught.value.code


def content_of(folder: Path) -> dict[str, str]:
    """A print of each of the three files that hold a journal."""
    files = [folder / name for name in (FILE, KEYS, TWIN)]
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files if each.exists()}


@pytest.fixture
def folder(shelf: Shelf) -> Path:
    """The folder of a closed journal with forty triggers in it."""
    opened = shelf.make("Test", PASSPHRASE)
    opened.journal.save(*(Trigger(text=f"Trigger {number}", note="x" * 500) for number in range(40)))
    opened.close()
    return opened.database.folder
