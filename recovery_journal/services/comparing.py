"""What was written since a backup was made, counted per kind and put in words: a restore would take it back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recovery_journal.language import tr
from recovery_journal.services.words import kind_words
from recovery_journal.storage import backup, contents
from recovery_journal.storage.connecting import connect
from recovery_journal.storage.contents import Contents as Contents
from recovery_journal.storage.database import migrate
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.inspecting import is_behind
from recovery_journal.storage.secret import Secret


@dataclass(frozen=True)
class Difference:
    """How many records of one kind were added, changed and deleted since the backup; parts count with their record."""

    kind: str
    added: int
    changed: int
    gone: int

    @property
    def words(self) -> tuple[str, ...]:
        """One short text each: '3 check-ins added', '1 trigger changed', '2 contacts deleted'."""
        said = (
            (self.added, tr("{n} {kind} added", n=self.added, kind=self._kind(self.added))),
            (self.changed, tr("{n} {kind} changed", n=self.changed, kind=self._kind(self.changed))),
            (self.gone, tr("{n} {kind} deleted", n=self.gone, kind=self._kind(self.gone))),
        )
        return tuple(words for count, words in said if count)

    def _kind(self, count: int) -> str:
        return kind_words(self.kind, many=count != 1)


def count_words(found: Contents) -> list[str]:
    """What a backup holds, a line each: '3,650 check-ins'. Kinds of which there are none are left out."""
    from recovery_journal.domain.kinds import ENTITIES
    from recovery_journal.domain.record import Record

    kinds = [kind for kind, cls in ENTITIES.items() if issubclass(cls, Record)]
    counted = [(kind, found.counts.get(kind, 0)) for kind in kinds]
    return [tr("{n} {kind}", n=f"{n:,}", kind=kind_words(kind, many=n != 1)) for kind, n in counted if n]


def since(folder: Path, data_key: bytes, file: Path, secret: Secret, within: Path) -> list[Difference]:
    """What differs now, in the journal in `folder`, from the backup in `file`. Any thread; nothing is changed.

    Raises what `backup.verify` raises.
    """
    with backup.unpacked(file, secret, within) as (_, database, connection):
        if is_behind(connection):
            connection.close()
            migrate(database, data_key)
        old = _sums(database, data_key, within)
    now = _sums(folder / database.name, data_key, folder)
    found = (_difference(kind, old.get(kind, {}), sums) for kind, sums in now.items())
    return [each for each in found if each.words]


def _sums(database: Path, data_key: bytes, folder: Path) -> dict[str, dict[str, bytes]]:
    with problems_of(folder):
        connection = connect(database, data_key)
        try:
            return contents.sums_by_record(connection)
        finally:
            connection.close()


def _difference(kind: str, old: dict[str, bytes], now: dict[str, bytes]) -> Difference:
    changed = sum(old[each] != now[each] for each in old.keys() & now.keys())
    return Difference(kind, len(now.keys() - old.keys()), changed, len(old.keys() - now.keys()))
