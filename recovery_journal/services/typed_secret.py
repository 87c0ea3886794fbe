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

    Raises what `do` raises: wrong_passphrase, or wrong_recovery_code for what can only have been meant as a code.
    """
    try:
        code = read_code(typed)
    except CodeUnreadable:
        return do(keys.PASSPHRASE, typed)
    try:
        return do(keys.RECOVERY, code)
    except JournalProblem as problem:
        if problem.code != "wrong_recovery_code":
            raise
        refused = problem
    try:
        return do(keys.PASSPHRASE, typed)
    except JournalProblem as problem:
        raise refused if problem.code == "wrong_passphrase" else problem from None
