"""What the shell says and does about `.journal` files: looking one over, and putting one in a journal's place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from recovery_journal.language import ntr, tr
from recovery_journal.services import export
from recovery_journal.services.backups import Contents
from recovery_journal.services.comparing import count_words
from recovery_journal.services.disclosures import What
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.services.shelf import RECOVERY, OpenJournal, Shelf
from recovery_journal.services.typed_secret import try_as_meant
from recovery_journal.settings import ListedJournal


def open_as_meant(shelf: Shelf, entry: ListedJournal, typed: str) -> OpenJournal:
    """Opens a journal with its passphrase or its recovery code, whichever was typed. Raises JournalProblem."""
    return try_as_meant(
        typed,
        lambda kind, secret: shelf.open_with_code(entry, secret) if kind == RECOVERY else shelf.open(entry, secret),
    )


def save(shelf: Shelf, entry: ListedJournal, file: Path, ask: Callable[[], str]) -> str:
    """Writes a journal as one new file, verified; what `ask` gives opens it. Raises JournalProblem.

    Gives what `Disclosures.note` says of it.
    """
    export.check_target(file, Path(entry.folder), force=False)
    if not file.absolute().parent.is_dir():
        raise JournalProblem("not_written", path=str(file))
    with closing(open_as_meant(shelf, entry, ask())) as opened:
        opened.backups.save_copy(file)
        return opened.disclosures.note(What.JOURNAL_FILE, file.absolute())


def verify(shelf: Shelf, file: Path, typed: str) -> list[str]:
    """Opens a file to its last page and tells what is in it, a line each. Raises JournalProblem."""
    check_file(file)
    contents = try_as_meant(typed, lambda kind, secret: shelf.look_into(file, secret, kind))
    return [tr("The file is whole, to its last page."), *_lines(contents)]


def check_file(file: Path) -> None:
    """Whether there is a file to read. Raises JournalProblem: not_read."""
    try:
        with file.open("rb") as content:
            content.read(1)
    except OSError:
        raise JournalProblem("not_read", path=str(file)) from None


class Restoring:
    """One restore: first what it would do, in lines, then doing it."""

    def __init__(self, shelf: Shelf, file: Path, typed: str, journal: str = "", label: str = "") -> None:
        """Looks the file over. Raises JournalProblem: for a file that cannot be used, or another journal's."""
        check_file(file)
        self._shelf = shelf
        self._file = file
        self._typed = typed
        self._contents = try_as_meant(typed, lambda kind, secret: shelf.look_into(file, secret, kind))
        self._entry = shelf.choose(journal) if journal else shelf.entry_of(file)
        if self._entry is not None and self._entry.id != self._contents.vault:
            raise JournalProblem("other_journal", file=file.name)
        self._label = label or tr("My journal")

    def lines(self) -> list[str]:
        """What is in the file, and what differs from the journal as it is now. Raises JournalProblem."""
        return [tr("In the file:"), *_lines(self._contents), *self._what_differs()]

    def carry_out(self) -> list[str]:
        """Restores, and tells where to find what was there before. Raises JournalProblem, then all is as it was."""
        entry = self._entry
        if entry is None:
            added = try_as_meant(
                self._typed, lambda kind, secret: self._shelf.adopt_file(self._file, secret, self._label, kind)
            )
            return [tr("It is on the list as “{label}”: {id}", label=added.label, id=added.id)]
        done = try_as_meant(self._typed, lambda kind, secret: self._shelf.restore(entry, self._file, secret, kind))
        kept = [tr("What was there before is kept: {path}", path=done.kept)] if done.kept else []
        return [tr("“{label}” is as it was in the file.", label=entry.label), *kept]

    def _what_differs(self) -> list[str]:
        if self._entry is None:
            return [
                tr("No journal on the list is the one in this file. It would be added as “{label}”.", label=self._label)
            ]
        try:
            opened = open_as_meant(self._shelf, self._entry, self._typed)
        except JournalProblem as problem:
            if problem.code == "locked_elsewhere":
                raise
            return [tr("What differs from now cannot be told. {why}", why=sentence(problem))]
        with closing(opened):
            found = [words for each in opened.backups.differences(self._file) for words in each.words]
        return [tr("Since then:"), *(found or [tr("Nothing has changed.")])]


def _lines(contents: Contents) -> list[str]:
    """When a file was made, what was done last in it, and how much there is of what; no texts."""
    lines = [tr("Made: {when}", when=_when(contents.made_at))]
    if contents.last_action_at is not None:
        lines.append(tr("Last change in it: {when}", when=_when(contents.last_action_at)))
    return [*lines, *(count_words(contents) or [tr("Nothing is written in it yet.")])]


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def backup_lines(opened: OpenJournal) -> tuple[list[str], list[str]]:
    """How many backups there are, and whether the newest is whole; what is well, and what is not."""
    found = opened.backups.all()
    if not found:
        return [tr("Backups: none yet.")], []
    newest = found[0]
    count = ntr(
        "Backups: {n}, made {when}.", "Backups: {n}, the newest made {when}.", len(found), when=_when(newest.made_at)
    )
    try:
        opened.backups.contents_of(newest.path)
    except JournalProblem as problem:
        return [count], [tr("The newest backup could not be used. {why}", why=sentence(problem))]
    return [tr("{count} It was opened again and is whole.", count=count)], []
