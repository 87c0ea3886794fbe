"""The way in from the shell: no command opens the window; the commands need neither window nor display."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what a start with the window does not need is imported where it is used
    from argparse import Namespace
    from pathlib import Path

    from recovery_journal.paths import Places
    from recovery_journal.services.shelf import Shelf
    from recovery_journal.storage.problems import JournalProblem

OK, REFUSED, INTERRUPTED = 0, 1, 130


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
    if given.command == "open":
        return _open_file(given)
    if given.command:
        return _run_command(given)
    return _open_demo() if given.demo else _open_window(given.data_dir, given.journal)


def _open_file(given: Namespace) -> int:
    """Starts the window with a `.journal` file to look into."""
    from pathlib import Path

    from recovery_journal.language import tr

    file = Path(given.file).absolute()
    if not file.is_file():
        return _refuse(tr("There is no such file: {path}. Nothing was changed.", path=given.file))
    return _open_window(given.data_dir, given.journal, file=file)


def _open_window(data_dir: str | None, journal: str, demo: bool = False, file: Path | None = None) -> int:
    """Starts the window, or says why none can be shown."""
    from recovery_journal import display

    said = display.problem()
    if said:
        return _refuse(said)
    import gc

    from recovery_journal import deleted_folders
    from recovery_journal.paths import places

    if deleted_folders.in_our_folder(places(data_dir)):
        _finish_deleting(places(data_dir))
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
    ended = run(places(data_dir), journal, demo, file=file)
    _sweep(places(data_dir))
    return ended


def _sweep(places: Places) -> None:
    """What killed processes left behind, throw-away journals or deleted ones; now, when nobody waits for it."""
    from recovery_journal import deleted_folders, demo_folder

    demo_folder.sweep()
    if deleted_folders.everywhere(places):
        _finish_deleting(places)


def _finish_deleting(places: Places) -> None:
    """Where a deletion was cut off after the keys were gone, the rest goes; rare, and only then worth its imports."""
    from recovery_journal.services import destroying

    destroying.finish(places)


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
    from recovery_journal.asking import Refused
    from recovery_journal.paths import places
    from recovery_journal.services import recovery_code
    from recovery_journal.services.problems import JournalProblem
    from recovery_journal.services.recovery_code import CodeUnreadable
    from recovery_journal.services.shelf import Shelf

    commands: dict[str, Callable[[Shelf, Namespace], None]] = {
        "new": _new,
        "check": _check,
        "backup": _backup,
        "verify": _verify,
        "restore": _restore,
        "export": _export,
        "import": _import,
        "demo-data": _demo_data,
    }
    try:
        commands[given.command](Shelf(places(given.data_dir)), given)
        sys.stdout.flush()
    except BrokenPipeError:
        return _stop_writing()
    except Refused as refused:
        return _refuse(str(refused))
    except CodeUnreadable as unreadable:
        return _refuse(recovery_code.sentence(unreadable))
    except JournalProblem as problem:
        return _refuse(_sentence(problem))
    except OSError as error:
        return _refuse(_sentence_of_the_system(error))
    except Exception as error:
        return _refuse(_fault(error))
    return OK


def _new(shelf: Shelf, given: Namespace) -> None:
    from recovery_journal import asking
    from recovery_journal.language import tr
    from recovery_journal.settings import label_words

    if sentence := label_words(given.label):
        raise asking.Refused(sentence)
    opened = shelf.make(given.label, asking.secret(tr("Passphrase: "), twice=True))
    opened.close()
    print(opened.id)


def _check(shelf: Shelf, given: Namespace) -> None:
    from recovery_journal.asking import Refused
    from recovery_journal.services.check import check

    with _opened(shelf, given) as opened:
        report = check(opened)
    _say(report.lines)
    if not report.is_well:
        raise Refused(" ".join(report.faults))


def _backup(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal.services import shell_backups

    _warn(shell_backups.save(shelf, shelf.choose(given.journal), Path(given.file), _secret))


def _verify(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal.services import shell_backups

    shell_backups.check_file(Path(given.file))
    _say(shell_backups.verify(shelf, Path(given.file), _secret()))


def _restore(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal import asking
    from recovery_journal.language import tr
    from recovery_journal.services import shell_backups
    from recovery_journal.settings import label_words

    if given.label and (sentence := label_words(given.label)):
        raise asking.Refused(sentence)
    shell_backups.check_file(Path(given.file))
    restoring = shell_backups.Restoring(shelf, Path(given.file), _secret(), given.journal, given.label)
    _say(restoring.lines())
    if not given.yes and not asking.agreed(tr("Go on? Type yes: ")):
        raise asking.Refused(tr("Nothing was changed. With --yes it is done."))
    _say(restoring.carry_out())


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        print(line)


def _export(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal.services import export
    from recovery_journal.services.disclosures import SHELL, What

    to = None if given.to == "-" else Path(given.to)
    if to is not None:
        export.check_target(to, Path(shelf.choose(given.journal).folder), force=given.force)
    with _opened(shelf, given) as opened:
        content = export.as_json(opened.reader)
        if to is not None:
            export.write(to, content, force=given.force)
        else:
            sys.stdout.buffer.write(content)
        said = opened.disclosures.note(What.EVERYTHING_READABLE, to.absolute() if to is not None else SHELL)
    _warn(said)


def _import(shelf: Shelf, given: Namespace) -> None:
    from pathlib import Path

    from recovery_journal.services import json_import

    entities = json_import.read(Path(given.file))
    with _opened(shelf, given) as opened:
        json_import.keep(opened, entities)


def _demo_data(shelf: Shelf, given: Namespace) -> None:
    from recovery_journal.services.demo import fill

    with _opened(shelf, given) as opened:
        fill(opened, given.years, given.seed, given.until, dense=given.dense)


def _opened(shelf: Shelf, given: Namespace) -> Any:
    """The journal that is meant, opened; a context that closes it."""
    from contextlib import closing

    from recovery_journal.services.shell_backups import open_as_meant

    entry = shelf.choose(given.journal)
    return closing(open_as_meant(shelf, entry, _secret()))


def _secret() -> str:
    """The passphrase or the recovery code of a journal. Raises Refused."""
    from recovery_journal import asking
    from recovery_journal.language import tr

    return asking.secret(tr("Passphrase or recovery code: "))


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
    _warn(said)
    return REFUSED


def _warn(said: str) -> None:
    if said:
        print("recovery-journal:", " ".join(said.split()), file=sys.stderr)


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
