"""The backups of one open journal: when one is due, making and checking it, where they are, what they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from recovery_journal.domain.record import Part
from recovery_journal.services.comparing import Contents as Contents
from recovery_journal.services.comparing import Difference as Difference
from recovery_journal.services.comparing import since
from recovery_journal.storage import archive, backup, change_log, erasing, keys
from recovery_journal.storage import drafts as rows
from recovery_journal.storage.backup import BackupFile as BackupFile
from recovery_journal.storage.database import Database
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.secret import Secret

_LAST, _SECOND = "last_backup", "second_backup_folder"
_OPEN_FOR_NOBODY = ("archive_damaged", "archive_strange", "wrong_passphrase", "newer")


@dataclass(frozen=True)
class Made(BackupFile):
    """A backup made just now; `second` is its copy in the second folder.

    `trouble` is why there is no copy there, as when the drive is not plugged in; the backup itself is made.
    """

    second: Path | None = None
    trouble: JournalProblem | None = None


class Backups:
    """The backups of one open journal. `make`, `contents_of` and `differences` run in any thread; the rest in its own.

    All of them raise JournalProblem for what stands in the way.
    """

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._source_is_well = True
        self.folder = folder
        self.reload()

    def reload(self) -> None:
        """Reads again what is kept in the journal about its backups."""
        with self._database.reading() as connection:
            kept = rows.preferences(connection)
        self._last: dict[str, Any] | None = kept.get(_LAST)
        self._second = Path(kept[_SECOND]) if kept.get(_SECOND) else None

    @property
    def last(self) -> BackupFile | None:
        """The last backup that was made and verified, as it was noted; its file may be gone by now."""
        if self._last is None:
            return None
        made_at = datetime.fromisoformat(self._last["made_at"])
        return BackupFile(Path(self._last["path"]), made_at, self._last["size"], self._database.folder.name)

    @property
    def second_folder(self) -> Path | None:
        """The person's second place for backups, as on a USB stick; none when there is none."""
        return self._second

    def choose_second_folder(self, folder: Path | None) -> None:
        """Keeps a copy of every backup made from now on in `folder` too; none ends that. What is there stays."""
        self._keep(_SECOND, str(folder) if folder else "")
        self._second = folder

    def is_due(self) -> bool:
        """Whether something was done since the last backup."""
        return bool(self._newest_action() != (self._last["action"] if self._last else 0))

    def make(self) -> Made:
        """A new verified backup, and a copy of it in the second folder. Raises what `storage.backup.make` raises.

        Then the backups whose time is over go. Afterward, in the journal's own thread: `note(made)`.
        """
        try:
            made = backup.make(self._database.folder, self._database.data_key, self.folder)
        except JournalProblem as problem:
            self._source_is_well = self._source_is_well and problem.code not in ("damaged", "backup_differs")
            raise
        self._source_is_well = True
        done = self._with_copy(made)
        self.rotate()
        return done

    def note(self, made: BackupFile) -> None:
        """Remembers, in the journal itself, that this backup was made and verified."""
        fact = {"path": str(made.path), "made_at": made.made_at.isoformat(), "size": made.size}
        self._last = fact | {"action": made.last_action}
        self._keep(_LAST, self._last)

    def forget_last(self) -> None:
        """Has the next backup be due: what was taken out for ever is no action, and the last backup still holds it."""
        if self._last is not None:
            self._last = self._last | {"action": -1}
            self._keep(_LAST, self._last)

    def holding(self, record: Part) -> list[BackupFile]:
        """The backups, in both folders, that still hold a record in any way. Any thread; looks into each one.

        One that is damaged opens for nobody and is left out. Raises JournalProblem for other troubles.
        """
        return [each for each in self._everywhere() if self._holds(each.path, record)]

    def replace(self, files: Iterable[BackupFile]) -> Made:
        """Makes a new verified backup and then deletes `files`. Any thread; then `note(made)`, as after `make`.

        Raises what `make` raises; then none is deleted.
        """
        made = self.make()
        for each in files:
            with problems_of(each.path.parent):
                each.path.unlink(missing_ok=True)
        return made

    def rotate(self) -> list[BackupFile]:
        """Removes the backups whose time is over, in the second folder too; gives those of the first.

        Removes none when the journal failed its check: the older ones are what is good then.
        """
        if not self._source_is_well:
            return []
        if self._second is not None:
            self._rotate_second(self._second)
        return backup.rotate(self.folder)

    def before(self) -> BackupFile:
        """A verified backup of what is there now, before an import, a bulk delete or the like; noted too.

        The last one is taken where nothing was done since and its file is still whole. Takes up to a second.
        """
        last = self.last
        if last is not None and not self.is_due() and self._is_whole(last.path):
            return last
        made = self.make()
        self.note(made)
        return made

    def save_copy(self, file: Path) -> BackupFile:
        """The whole journal as one verified file of the person's choice, as on another drive. Any thread."""
        return backup.make_as(self._database.folder, self._database.data_key, file)

    def all(self) -> list[BackupFile]:
        """The backups on this computer, newest first, with those that a restore replaced."""
        return backup.files_in(self.folder)

    def contents_of(self, file: Path, secret: str = "", kind: str = keys.PASSPHRASE) -> Contents:
        """What a `.journal` file holds, after opening it to its last page.

        Without a `secret` it is opened with this journal's own key: a backup of it needs no other.
        """
        return backup.verify(file, self._secret(secret, kind), within=self.folder)

    def differences(self, file: Path, secret: str = "", kind: str = keys.PASSPHRASE) -> list[Difference]:
        """What was written since a backup of this journal, per kind; a restore would take it back.

        Raises JournalProblem: other_journal for the file of another journal.
        """
        if backup.describe(file).vault != keys.read(self._database.folder)["vault"]:
            raise JournalProblem("other_journal", file=file.name)
        given = self._secret(secret, kind)
        return since(self._database.folder, self._database.data_key, file, given, self.folder)

    def with_old_secret(self) -> list[BackupFile]:
        """The backups, in both folders, that open with a passphrase or recovery code that was replaced since."""
        now = _slots(keys.read(self._database.folder))
        return [each for each in self._everywhere() if not self._slots_in(each) <= now]

    def replace_old_secrets(self) -> int:
        """Gives the backups that open with an old secret the keys of today; gives how many. Any thread.

        What is written in them stays as it was; the old passphrase or code opens none of them any more. One that is
        damaged is let be. Raises JournalProblem; those that were done by then stay done.
        """
        raw = keys.to_bytes(keys.read(self._database.folder))
        done = [backup.rewrap(each, raw, self._database.data_key) for each in self.with_old_secret()]
        return sum(done)

    def _with_copy(self, made: BackupFile) -> Made:
        copied, trouble = None, None
        if self._second is not None:
            try:
                copied = backup.copy_to(made, self._second_place(self._second)).path
            except JournalProblem as problem:
                trouble = problem
        return Made(**vars(made), second=copied, trouble=trouble)

    def _second_place(self, second: Path) -> Path:
        """The folder of this journal's backups there. A folder that is not there is not made: the drive is away."""
        if not second.is_dir():
            raise JournalProblem("folder_missing", folder=str(second))
        return second / self._database.folder.name

    def _rotate_second(self, second: Path) -> None:
        backup.rotate(second / self._database.folder.name)

    def _everywhere(self) -> list[BackupFile]:
        second = backup.files_in(self._second / self.folder.name) if self._second else []
        return [*self.all(), *second]

    def _slots_in(self, file: BackupFile) -> set[str]:
        try:
            content = keys.parse(archive.keys_of(file.path))
        except (JournalProblem, OSError):
            return set()  # it opens with nothing
        return _slots(content) if content else set()

    def _holds(self, file: Path, record: Part) -> bool:
        try:
            with backup.unpacked(file, self._secret("", keys.PASSPHRASE), self.folder) as (_, _, connection):
                return erasing.is_known(connection, record.KIND, record.id)
        except JournalProblem as problem:
            if problem.code not in _OPEN_FOR_NOBODY:
                raise
            return False

    def _is_whole(self, file: Path) -> bool:
        try:
            backup.read_archive(file)
        except JournalProblem:
            return False
        return True

    def _secret(self, text: str, kind: str) -> Secret:
        given = Secret(text, kind)
        given.knows(keys.read(self._database.folder)["vault"], self._database.data_key)
        return given

    def _newest_action(self) -> int:
        with self._database.reading() as connection:
            return change_log.newest(connection)

    def _keep(self, name: str, value: Any) -> None:
        with self._database.writing() as connection:
            rows.set_preference(connection, name, value)


def _slots(content: dict[str, Any]) -> set[str]:
    """What tells one slot from any other, even of the same secret."""
    return {each["wrapped"] for each in content["slots"]}
