"""What was given to open a journal: a recovery code, known by its form and its check, or else a passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from recovery_journal.services.recovery_code import CodeUnreadable, read_code
from recovery_journal.storage import keys
from recovery_journal.storage.problems import JournalProblem

Found = TypeVar("Found")


def try_as_meant(typed: str, do: Callable[[str, str], Found]) -> Found:
    """What `do(kind, secret)` gives. What has a recovery code's form is tried as one, and then as a passphrase.

    Raises what `do` raises: wrong_recovery_code for what has the form of a code; and CodeUnreadable for one that is
    long enough and mistyped.
    """
    refused: Exception | None = None
    try:
        return do(keys.RECOVERY, read_code(typed))
    except CodeUnreadable as unreadable:
        refused = unreadable if unreadable.code == "checksum" else None
    except JournalProblem as problem:
        if problem.code != "wrong_recovery_code":
            raise
        refused = problem
    try:
        return do(keys.PASSPHRASE, typed)
    except JournalProblem as problem:
        if refused is not None and problem.code == "wrong_passphrase":
            raise refused from None
        raise
