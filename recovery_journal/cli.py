"""The way in from the shell: no command opens the window; the commands need neither window nor display."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what a start with the window does not need is imported where it is used
    from argparse import Namespace

    from recovery_journal.services.shelf import OpenJournal, Shelf
    from recovery_journal.storage.problems import JournalProblem

OK, REFUSED, INTERRUPTED = 0, 1, 130
_LONGEST_PASSPHRASE = 10_000  # bytes


class _Refused(Exception):  # noqa: N818 - an answer, not a fault
    """What was asked for cannot be done; its text is the sentence to say."""


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the arguments ask for and gives the exit status: 0, 1 for a known problem, 2 for wrong usage."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        return _follow(arguments) if arguments else _open_window(None, "")
    except KeyboardInterrupt:
        return INTERRUPTED


def _follow(arguments: Sequence[str]) -> int:
    from recovery_journal.arguments import read

    try:
        given = read(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    if given.command:
        return _run_command(given)
    return _open_demo() if given.demo else _open_window(given.data_dir, given.journal)


def _open_window(data_dir: str | None, journal: str, demo: bool = False) -> int:
    """Starts the window, or says why none can be shown."""
    from recovery_journal import display

    said = display.problem()
    if said:
        return _refuse(said)
    import gc

    from recovery_journal.paths import places

    gc.disable()  # a start makes much and throws nothing away; `run` turns it on again
    try:
        from recovery_journal.gui import plain_imports

        plain_imports.keep()
        from recovery_journal.app import run
    except ImportError as error:
        said = display.import_problem(error)
        if not said:
            raise
        return _refuse(said)
    ended = run(places(data_dir), journal, demo)
    _sweep()
    return ended


def _sweep() -> None:
    """What throw-away journals left behind when their process was killed; now, when nobody waits for it."""
    from recovery_journal import demo_folder

    demo_folder.sweep()


def _open_demo() -> int:
    """Starts the window with the throw-away journal; it goes when the window does, but stays through a lock."""
    from recovery_journal import demo_folder, display
    from recovery_journal.paths import places

    if said := display.problem():
        return _refuse(said)
    folder = demo_folder.enter()
    try:
        if not places(folder).settings_file.exists():
            _make_demo(folder)
        return _open_window(str(folder), "", demo=True)
    finally:
        demo_folder.leave(folder)


def _make_demo(folder: str | os.PathLike[str]) -> None:
    from recovery_journal.paths import places
    from recovery_journal.services.demo import make_demo
    from recovery_journal.services.shelf import Shelf

    make_demo(Shelf(places(str(folder)))).close()


def _run_command(given: Namespace) -> int:
    """One command, with every known problem as one line on standard error."""
    from recovery_journal.paths import places
    from recovery_journal.services.problems import JournalProblem
    from recovery_journal.services.shelf import Shelf

    commands: dict[str, Callable[[Shelf, Namespace], None]] = {
        "new": _new,
        "check": _check,
        "export": _export,
        "import": _import,
        "demo-data": _demo_data,
    }
    try:
        commands[given.command](Shelf(places(given.data_dir)), given)
        sys.stdout.flush()
    except BrokenPipeError:
        return _stop_writing()
    except _Refused as refused:
        return _refuse(str(refused))
    except JournalProblem as problem:
        return _refuse(_sentence(problem))
    except OSError as error:
        return _refuse(_sentence_of_the_system(error))
    except Exception as error:
        return _refuse(_fault(error))
    return OK


def _new(shelf: Shelf, given: Namespace) -> None:
    from recovery_journal.settings import label_words

    if sentence := label_words(given.label):
        raise _Refused(sentence)
    opened = shelf.make(given.label, _passphrase(twice=True))
    opened.close()
    print(opened.id)


def _check(shelf: Shelf, given: Namespace) -> None:
    from recovery_journal.services.check import check

    with _opened(shelf, given) as opened:
        report = check(opened)
    for line in report.lines:
        print(line)
    if not report.is_well:
        raise _Refused(" ".join(report.faults))


def _export(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal.services import export

    to = None if given.to == "-" else Path(given.to)
    if to is not None:
        export.check_target(to, Path(shelf.choose(given.journal).folder), force=given.force)
    with _opened(shelf, given) as opened:
        content = export.as_json(opened.reader)
    if to is not None:
        export.write(to, content, force=given.force)
    else:
        sys.stdout.buffer.write(content)


def _import(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal.services import json_import

    entities = json_import.read(Path(given.file))
    with _opened(shelf, given) as opened:
        json_import.keep(opened, entities)


def _demo_data(shelf: Shelf, given: Namespace) -> None:
    from recovery_journal.services.demo import fill

    with _opened(shelf, given) as opened:
        fill(opened, given.years, given.seed, given.until)


def _opened(shelf: Shelf, given: Namespace) -> Any:
    """The journal that is meant, opened; a context that closes it."""
    from contextlib import closing

    entry = shelf.choose(given.journal)
    opened: OpenJournal = shelf.open(entry, _passphrase())
    return closing(opened)


def _passphrase(*, twice: bool = False) -> str:
    """One line of standard input; at a terminal it is asked for, and not shown. Raises _Refused."""
    from recovery_journal.language import tr

    try:
        given = _ask(twice) if sys.stdin is not None and sys.stdin.isatty() else _line_of_input()
        given.encode()
    except UnicodeError:
        raise _Refused(tr("The passphrase could not be read. It must be text in UTF-8.")) from None
    if not given:
        raise _Refused(tr("There was no passphrase. Give it as one line of standard input."))
    return given


def _ask(twice: bool) -> str:
    from getpass import getpass

    from recovery_journal.language import tr

    given = getpass(tr("Passphrase: "))
    if twice and given and getpass(tr("The same again: ")) != given:
        raise _Refused(tr("The two passphrases were not the same. Nothing was made."))
    return given


def _line_of_input() -> str:
    from recovery_journal.language import tr

    line = b"" if sys.stdin is None else sys.stdin.buffer.readline(_LONGEST_PASSPHRASE + 1)
    if len(line) > _LONGEST_PASSPHRASE:
        raise _Refused(tr("The passphrase is too long."))
    return line.decode().removesuffix("\n").removesuffix("\r")


def _sentence(problem: JournalProblem) -> str:
    from recovery_journal.services.problems import sentence

    return sentence(problem)


def _sentence_of_the_system(error: OSError) -> str:
    from recovery_journal.language import tr

    _forget_output()
    return tr("The system refused to read or write: {why}. The journal is as it was.", why=error.strerror or "?")


def _fault(error: Exception) -> str:
    """A fault of the program: where it happened, and never its text, which could hold what someone wrote."""
    from traceback import extract_tb

    from recovery_journal.language import tr

    last = extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {os.path.basename(last.filename)}, {last.lineno}"
    return tr("A fault in this program: {where}. What was saved before is safe.", where=where)


def _refuse(said: str) -> int:
    print("recovery-journal:", " ".join(said.split()), file=sys.stderr)
    return REFUSED


def _stop_writing() -> int:
    """The reader of our output went away: nothing to say, and nobody to say it to."""
    _forget_output()
    return REFUSED


def _forget_output() -> None:
    """Lets what is still in the buffer go nowhere, or Python would trip over it once more at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
