"""What all tests share: real journals in a temporary folder, no network, one locale, one look."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.util import LRUCache

from recovery_journal.paths import OVERRIDE, Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage import connecting
from recovery_journal.storage.keys import MIB, KeyCost

pytest_plugins = ["tests.faults.table"]
PASSPHRASE = "a long enough passphrase"
CHEAP = KeyCost(8 * MIB, 1)

# These take long, and most tests look at other things; the processes that tests start have them on.
connecting.MEMORY_SECURITY = "OFF"
connecting.SYNCHRONOUS = "OFF"
os.fsync = lambda _handle: None  # nobody pulls the plug here


class Compiled(LRUCache[Any, Any]):
    """Statements, compiled once for the journals of all tests; by itself each engine does so anew."""

    def get(self, key: Any, default: Any = None) -> Any:
        _dialect, *of_the_statement = key
        return super().get(tuple(of_the_statement), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        _dialect, *of_the_statement = key
        super().__setitem__(tuple(of_the_statement), value)


COMPILED = Compiled(2000)


@event.listens_for(Engine, "engine_connect")
def _compiles_once(connection: Connection) -> None:
    connection.execution_options(compiled_cache=COMPILED)


settings.register_profile(
    "journal",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("journal")


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        raise AssertionError("a socket for the network was made")


sys.addaudithook(_no_network)


@pytest.fixture(autouse=True)
def _no_journal_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OVERRIDE, raising=False)


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Every window goes with its test: hundreds left over would all take part in the next change of look."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is None:
        return
    for each in app.topLevelWidgets():
        each.deleteLater()
    app.sendPostedEvents(None, 52)  # deferred deletes


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The folders of an installation that nobody used yet."""
    return Places(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def cheap() -> KeyCost:
    """A key cost for tests: the least that still is Argon2id."""
    return CHEAP


@pytest.fixture
def shelf(places: Places, cheap: KeyCost) -> Shelf:
    """An empty list of journals."""
    return Shelf(places, cheap)


@pytest.fixture
def opened(shelf: Shelf) -> Iterator[OpenJournal]:
    """An open, empty journal in a real file."""
    journal = shelf.make("Test", PASSPHRASE)
    yield journal
    journal.close()


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The one application, in the light look and American English, without movement."""
    from PySide6.QtCore import QLocale

    from recovery_journal.gui import theme

    QLocale.setDefault(QLocale("en_US"))
    theme.apply(qapp, "light", 1.0, reduced_motion=True)
    return qapp
