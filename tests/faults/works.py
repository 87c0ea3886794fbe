"""What a child does before it is ended: whole services on a real journal, acknowledged after each commit."""

from __future__ import annotations

import resource
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Protocol
from uuid import UUID

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.plan import CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.paths import Places
from recovery_journal.services import export, json_import
from recovery_journal.services.appointments import Appointments
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.journal import Deed, utc_now
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.services.recovery_code import new_code
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.connecting import connect
from recovery_journal.storage.keys import KeyCost
from tests.faults.kept import CANARY, CHEAPEST, PASSPHRASE, entry_in, make_journal, make_old
from tests.faults.soundness import newest_action

FIRST_DAY = date(2026, 3, 1)
Raw = dict[str, Any]


class Watching(Protocol):
    """Whoever is told what was done."""

    def begin(self, closely: bool = False) -> None: ...

    def say(self, said: Any) -> None: ...


class Person:
    """Somebody who does one thing after another in an open journal, by chance."""

    def __init__(self, opened: OpenJournal, chance: Random) -> None:
        self.opened = opened
        self.chance = chance
        self.check_ins = CheckIns(opened.journal, opened.reader)
        self.appointments = Appointments(opened.journal, opened.reader)

    def acts(self) -> list[Callable[[], object]]:
        """All there is to do; some of it more often."""
        return [
            self.add, self.add, self.edit, self.edit, self.remove, self.undo, self.redo, self.check_in, self.check_in,
            self.appointment, self.archive, self.many,
        ]  # fmt: skip

    def words(self) -> str:
        """A text that is like no other, of any length."""
        return f"{CANARY} {self.chance.getrandbits(40)} {'é' * self.chance.choice((0, 50, 5000))}"

    def add(self) -> None:
        trigger, strategy = Trigger(text=self._name(), note=self.words()), CopingStrategy(text=self._name())
        link = Link(from_kind="trigger", from_id=trigger.id, to_kind="coping_strategy", to_id=strategy.id)
        self.opened.journal.save(trigger, strategy, link)

    def edit(self) -> None:
        if triggers := self.opened.reader.records(Trigger):
            self.opened.journal.save(replace(self.chance.choice(triggers), note=self.words()))

    def remove(self) -> None:
        if triggers := self.opened.reader.records(Trigger):
            self.opened.journal.remove(self.chance.choice(triggers))

    def undo(self) -> None:
        self.opened.journal.undo()

    def redo(self) -> None:
        self.opened.journal.redo()

    def check_in(self) -> None:
        signs = [each.id for each in self.opened.reader.records(WarningSign)]
        day = FIRST_DAY + timedelta(days=self.chance.randrange(20))
        self.check_ins.save(day, {"mood": self.chance.randrange(11), "note": self.words()}, signs[:2])

    def appointment(self) -> None:
        made = Appointment(title=self._name(), starts_on=FIRST_DAY, starts_at=time(9), note=self.words())
        self.appointments.save(made, [self._name(), self._name()])

    def archive(self) -> None:
        if triggers := self.opened.reader.records(Trigger):
            self.opened.journal.archive(self.chance.choice(triggers))

    def many(self) -> None:
        self.opened.journal.save_in_bulk([Deed(utc_now(), tuple(Trigger(text=self._name()) for _ in range(20)))])

    def _name(self) -> str:
        return self.words()[:60]


def live(watch: Watching, folder: str, seed: int) -> None:
    """Does things until it is ended; each action and each draft is announced before and acknowledged after."""
    opened = _open(folder)
    chance = Random(seed)
    person = Person(opened, chance)
    watch.begin()
    for number in range(500):
        watch.say({"next": number})
        if chance.random() < 0.2:
            key, raw = f"{UUID(int=chance.randrange(5))}", {"text": person.words(), "number": number}
            watch.say({"typing": f"trigger {key}"})
            opened.drafts.keep("trigger", key, raw)
            watch.say({"draft": f"trigger {key}", "raw": raw})
        else:
            chance.choice(person.acts())()
            watch.say({"action": newest_action(opened)})


def migrate(watch: Watching, folder: str) -> None:
    """Opens a journal of an older version."""
    watch.begin()
    _open(folder).close()


def back_up(watch: Watching, folder: str) -> None:
    """Makes a backup, as the end of a day does."""
    opened = _open(folder)
    watch.begin(closely=True)
    opened.backups.note(opened.backups.make())
    opened.backups.rotate()


def restore(watch: Watching, folder: str, file: str) -> None:
    """Puts a backup in the place of a journal."""
    watch.begin(closely=True)
    _shelf(folder).restore(entry_in(folder), Path(file), PASSPHRASE)


def take_in(watch: Watching, folder: str, file: str) -> None:
    """Imports what was exported."""
    opened = _open(folder)
    watch.begin(closely=True)
    json_import.keep(opened, json_import.read(Path(file)))


def change_passphrase(watch: Watching, folder: str, new: str) -> None:
    """Gives a journal a new passphrase, then a new recovery code."""
    opened = _open(folder)
    watch.begin(closely=True)
    _shelf(folder).change_passphrase(opened, PASSPHRASE, new)
    watch.say("passphrase")
    _shelf(folder).set_recovery_code(opened, new_code())


def save_until_full(watch: Watching, folder: str, more: int, limited: bool) -> Raw:
    """Saves long texts until the drive is full; then what is still in the window is saved once there is room."""
    opened = _open(folder)
    file = opened.database.folder / "journal.db"
    watch.begin()
    if limited:
        _limit(file.stat().st_size + more)
    problem = _save_on(watch, opened)
    typed = {"text": "typed and not saved", "note": "é" * 9000}
    kept_at_once = _keep_draft(opened, typed)
    _limit(resource.RLIM_INFINITY)
    yield_room(folder)
    opened.drafts.keep("trigger", None, typed)
    opened.journal.save(Trigger(text="Room again"))
    watch.say({"action": newest_action(opened)})
    return problem | {"draft": kept_at_once}


def leave_in_the_wal(watch: Watching, folder: str, actions: int) -> None:
    """Commits some actions while a reader keeps them out of the journal's own file."""
    opened = _open(folder)
    reader = connect(opened.database.folder / "journal.db", opened.database.data_key)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM preference").fetchone()
    watch.begin()
    for number in range(actions):
        opened.journal.save(Trigger(text=f"{CANARY} {number}", note="é" * 3000))
        watch.say({"action": newest_action(opened)})


def yield_room(folder: str) -> None:
    """Frees what a test put on a small drive to fill it."""
    (Path(folder) / "ballast").unlink(missing_ok=True)


def _save_on(watch: Watching, opened: OpenJournal) -> Raw:
    for number in range(400):
        try:
            opened.journal.save(Trigger(text=f"{CANARY} {number}", note="é" * 9000))
        except JournalProblem as problem:
            return {"code": problem.code, "sentence": sentence(problem), "values": list(problem.values)}
        watch.say({"action": newest_action(opened)})
    return {"code": "", "sentence": "", "values": []}


def _keep_draft(opened: OpenJournal, raw: Raw) -> str:
    try:
        opened.drafts.keep("trigger", None, raw)
    except JournalProblem as problem:
        return problem.code
    return "kept"


def back_up_limited(watch: Watching, folder: str, size: int) -> None:
    """Makes a backup where no file may grow beyond `size`."""
    opened = _open(folder)
    watch.begin()
    _limit(size)
    opened.backups.make()


def migrate_limited(watch: Watching, folder: str, size: int) -> None:
    """Opens a journal of an older version where no file may grow beyond `size`."""
    watch.begin()
    _limit(size)
    _open(folder).close()


def export_limited(watch: Watching, folder: str, to: str, size: int) -> None:
    """Exports a journal where no file may grow beyond `size`."""
    opened = _open(folder)
    watch.begin()
    _limit(size)
    export.write(Path(to), export.as_json(opened.reader))


def change_passphrase_limited(watch: Watching, folder: str, new: str, size: int) -> None:
    """Gives a journal a new passphrase where no file may grow beyond `size`."""
    opened = _open(folder)
    watch.begin()
    _limit(size)
    _shelf(folder).change_passphrase(opened, PASSPHRASE, new)


def open_only(watch: Watching, folder: str) -> str:
    """Opens a journal and closes it."""
    opened = _open(folder)
    state = str(opened.reader.count("trigger"))
    opened.close()
    return state


def hold(watch: Watching, folder: str) -> None:
    """Opens a journal and keeps it until it is ended."""
    opened = _open(folder)
    watch.say({"has": opened.id})
    watch.begin()
    while True:
        pass


WORKS: dict[str, Callable[..., object]] = {
    each.__name__: each
    for each in (
        live, migrate, back_up, restore, take_in, change_passphrase, leave_in_the_wal, save_until_full,
        back_up_limited, migrate_limited, export_limited, change_passphrase_limited, open_only, hold,
    )
}  # fmt: skip


def warm_up(folder: Path) -> None:
    """Does everything once, so that a child finds all of it imported and compiled."""
    opened = make_journal(folder / "warm")
    person = Person(opened, Random(1))
    for each in person.acts():
        each()
    opened.drafts.keep("trigger", None, {})
    made = opened.backups.make()
    opened.backups.note(made)
    content = export.as_json(opened.reader)
    opened.close()
    _shelf(str(folder / "warm")).restore(entry_in(str(folder / "warm")), made.path, PASSPHRASE)
    json_import.parse(content)
    make_old(folder / "old")
    _open(str(folder / "old")).close()
    new_code()


def _shelf(folder: str) -> Shelf:
    return Shelf(Places(Path(folder), Path(folder)), KeyCost(*CHEAPEST))


def _open(folder: str) -> OpenJournal:
    return _shelf(folder).open(entry_in(folder), PASSPHRASE)


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
