"""Asks at the shell: a passphrase or a recovery code as one line of standard input, and for a yes at a terminal."""

from __future__ import annotations

import sys

from recovery_journal.language import tr

_LONGEST = 10_000  # bytes


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """What was asked for cannot be done; its text is the sentence to say."""


def secret(question: str, *, twice: bool = False) -> str:
    """One line of standard input; at a terminal it is asked for, and not shown. Raises Refused."""
    try:
        given = _ask(question, twice) if _is_at_a_terminal() else _line_of_input()
        given.encode()
    except UnicodeError:
        raise Refused(tr("The passphrase could not be read. It must be text in UTF-8.")) from None
    if not given:
        raise Refused(tr("There was no passphrase. Give it as one line of standard input."))
    return given


def agreed(question: str) -> bool:
    """Whether the person at the terminal says yes; without a terminal nobody does."""
    if not _is_at_a_terminal():
        return False
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in (tr("yes"), tr("y"))


def _is_at_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(question: str, twice: bool) -> str:
    from getpass import getpass

    given = getpass(question)
    if twice and given and getpass(tr("The same again: ")) != given:
        raise Refused(tr("The two passphrases were not the same. Nothing was made."))
    return given


def _line_of_input() -> str:
    line = b"" if sys.stdin is None else sys.stdin.buffer.readline(_LONGEST + 1)
    if len(line) > _LONGEST:
        raise Refused(tr("The passphrase is too long."))
    return line.decode().removesuffix("\n").removesuffix("\r")
