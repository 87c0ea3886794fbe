"""The whole journal as one JSON text in a fixed order, and a file of it that is written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import to_plain
from recovery_journal.services.reader import Reader
from recovery_journal.storage.problems import JournalProblem

FORMAT, VERSION = "recovery-journal", 1


def as_json(reader: Reader) -> bytes:
    """Every entity with all its fields, by kind and id, in UTF-8: the same bytes for the same journal."""
    records = {kind: [to_plain(each) for each in reader.everything(ENTITIES[kind])] for kind in sorted(ENTITIES)}
    whole = {"format": FORMAT, "version": VERSION, "records": records}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def check_target(path: Path, kept_out_of: Path, *, force: bool) -> None:
    """Refuses a file that is there already, or one inside a journal's own folder.

    Raises JournalProblem: already_there (path), not_written (path).
    """
    target = path.resolve()
    if target.is_relative_to(kept_out_of.resolve()):
        raise JournalProblem("not_written", path=str(path))
    if os.path.lexists(path) and not (force and target.is_file()):
        raise JournalProblem("already_there", path=str(path))


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Writes `content` for its owner's eyes alone (0600); takes the place of another file with `force` only.

    Raises JournalProblem: already_there (path), not_written (path); then nothing of it is left.
    """
    target = path.resolve()
    try:
        fresh = _write_beside(target, content)
        try:
            _move(fresh, target, force)
        finally:
            fresh.unlink(missing_ok=True)
    except FileExistsError:
        raise JournalProblem("already_there", path=str(path)) from None
    except OSError:
        raise JournalProblem("not_written", path=str(path)) from None


def _write_beside(target: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".recovery-journal-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _move(fresh: Path, target: Path, force: bool) -> None:
    if force:
        fresh.replace(target)
        return
    try:
        os.link(fresh, target)  # fails where something is there by now; replace() would not
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as a USB stick's
        if os.path.lexists(target):
            raise FileExistsError from None
        fresh.replace(target)
