"""Small journals for the tests of faults, with a canary in every text: made once, copied for each case."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import Trigger
from recovery_journal.domain.record import Part
from recovery_journal.paths import Places
from recovery_journal.services.journal import Deed, utc_now
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.settings import ListedJournal
from recovery_journal.storage import migrations, tables
from recovery_journal.storage.connecting import FILE, connect
from recovery_journal.storage.keys import KeyCost
from tests.filled import one_of_each, one_of_each_kind

CANARY = "quokkameridian"
PASSPHRASE = f"{CANARY} and three more words"
CHEAPEST = (8 << 10, 1)  # bytes and passes: the least that a key file may ask for
OLD = "0001"  # the first version of the tables


def shelf_in(folder: Path) -> Shelf:
    """The journals below a folder."""
    return Shelf(Places(folder, folder), KeyCost(*CHEAPEST))


def entry_in(folder: Path | str) -> ListedJournal:
    """The one journal below a folder, wherever that was copied to."""
    (place,) = (Path(folder) / "journals").iterdir()
    return ListedJournal(place.name, "Robin", str(place))


def open_in(folder: Path, passphrase: str = PASSPHRASE) -> OpenJournal:
    """The one journal below a folder, opened."""
    return shelf_in(folder).open(entry_in(folder), passphrase)


def vault_in(folder: Path) -> Path:
    """The folder with its files."""
    return Path(entry_in(folder).folder)


def make_journal(folder: Path, days: int = 6, code: str = "") -> OpenJournal:
    """A journal with a canary in every text of every kind, some days, and drafts."""
    opened = shelf_in(folder).make("Robin", PASSPHRASE, code)
    _fill(opened, one_of_each_kind(CANARY), days)
    for kind in ENTITIES:
        opened.drafts.keep(kind, None, {CANARY: [f"{CANARY} typed"]})
    return opened


def make_empty(folder: Path) -> OpenJournal:
    """A journal with nothing in it."""
    return shelf_in(folder).make("Robin", PASSPHRASE)


def make_old(folder: Path) -> None:
    """A closed journal as the first version of the program wrote it."""
    opened = shelf_in(folder).make("Robin", PASSPHRASE)
    key, vault = opened.database.data_key, opened.database.folder
    fresh = folder / "fresh.db"
    fresh.touch(mode=0o600)
    old = connect(fresh, key)
    migrations.upgrade(old, OLD)
    known = {row[1] for row in old.execute("PRAGMA table_list")}
    _fill(opened, one_of_each(known, CANARY), 6)
    opened.close()
    old.execute(f"PRAGMA application_id={tables.APPLICATION_ID}")
    old.execute("PRAGMA foreign_keys=OFF")
    old.execute(f"ATTACH '{vault / FILE}' AS kept KEY \"x'{key.hex()}'\"")
    for name in known & set(tables.whole().tables):
        columns = ", ".join(f'"{row[1]}"' for row in old.execute(f'PRAGMA main.table_info("{name}")'))
        old.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {columns} FROM kept."{name}"')
    old.execute("DETACH kept")
    old.close()
    fresh.replace(vault / FILE)


def copied(template: Path, to: Path) -> Path:
    """A copy of a folder with a closed journal."""
    shutil.copytree(template, to)
    return to


def _fill(opened: OpenJournal, entities: Iterable[Part], days: int) -> None:
    opened.journal.save(*entities)
    first = date(2026, 1, 1)
    written = [CheckIn(day=first + timedelta(days=each), mood=5, note=f"{CANARY} {each}") for each in range(days)]
    opened.journal.save_in_bulk([Deed(utc_now(), (each,)) for each in written])
    trigger = Trigger(text=CANARY * 3)
    opened.journal.save(trigger)
    opened.journal.remove(trigger)
