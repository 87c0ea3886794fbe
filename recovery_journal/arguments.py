"""What can be said on the command line; imported only when something was."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from recovery_journal import __version__
from recovery_journal.language import marked as _
from recovery_journal.language import tr

SUFFIX = ".journal"
MOST_YEARS = 50
DEMO_LAST_DAY = "2026-03-12"
_A_FILE = _("a .journal file: a backup, or a journal from another computer")
_WITH_A_VALUE = ("--data-dir", "--journal")


def read(arguments: Sequence[str]) -> Namespace:
    """What was asked for. Raises SystemExit: 2 for wrong usage, 0 after help or version."""
    parser = _parser()
    given = parser.parse_args(_with_open(arguments))
    _check_usage(parser, given)
    return given


def _with_open(arguments: Sequence[str]) -> Sequence[str]:
    """A file manager gives a file alone: one that ends in .journal, with no command before it, is one to open."""
    rest = list(arguments)
    while rest and rest[0].startswith("--"):
        rest = rest[2:] if rest[0] in _WITH_A_VALUE else rest[1:]
    if len(rest) != 1 or not rest[0].lower().endswith(SUFFIX):
        return arguments
    return [*arguments[: len(arguments) - 1], "open", rest[0]]


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="recovery-journal",
        description=tr("An encrypted journal for a relapse-prevention plan, check-ins and aftercare."),
        epilog=tr(
            "The passphrase, or the recovery code, is read as one line of standard input, never given as an argument."
        ),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help=tr("keep journals and settings in this folder"))
    parser.add_argument("--journal", metavar="LABEL|ID", default="", help=tr("which journal, when there are several"))
    parser.add_argument("--demo", action="store_true", help=tr("open a throw-away journal of a person made up"))
    _add_commands(parser)
    return parser


def _add_commands(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=tr("commands; all but open do without a window")
    )
    opening = commands.add_parser("open", help=tr("open a .journal file in the window; the word open can be left out"))
    opening.add_argument("file", metavar="FILE", help=tr(_A_FILE))
    new = commands.add_parser("new", help=tr("make a journal and print its id"))
    new.add_argument("--label", required=True, metavar="L", help=tr("its name in the list; it is kept in clear"))
    commands.add_parser("check", help=tr("look a journal over: keys, file, rows, links, backups, counts"))
    _add_backup_commands(commands)
    export = commands.add_parser("export", help=tr("write everything in a journal as readable text, not encrypted"))
    export.add_argument("--format", required=True, choices=["json"], help=tr("how it is written"))
    export.add_argument("--to", metavar="FILE", default="-", help=tr("a new file; standard output without it"))
    export.add_argument("--force", action="store_true", help=tr("take the place of a file that is there"))
    taking = commands.add_parser("import", help=tr("take what export wrote into an empty journal"))
    taking.add_argument("file", metavar="FILE", help=tr("a file that export wrote"))
    fill = commands.add_parser("demo-data", help=tr("fill an empty journal with the days of a person made up"))
    fill.add_argument("--years", required=True, type=_years, metavar="N", help=tr("how many years of days"))
    fill.add_argument("--seed", required=True, type=int, metavar="S", help=tr("the same number gives the same days"))
    fill.add_argument(
        "--until",
        type=_day,
        default=DEMO_LAST_DAY,
        metavar="DAY",
        help=tr("the last day, {day} without it").format(day=DEMO_LAST_DAY),
    )
    fill.add_argument("--dense", action="store_true", help=tr("with ten times as many urges and entries"))


def _add_backup_commands(commands: Any) -> None:
    """What is done with a journal as one file."""
    backup = commands.add_parser("backup", help=tr("write the journal as one encrypted file, and check it"))
    backup.add_argument("file", metavar="FILE", help=tr("a new file, best named with .journal at its end"))
    verify = commands.add_parser(
        "verify", help=tr("open a .journal file to its last page: when made, how much is in it")
    )
    verify.add_argument("file", metavar="FILE", help=tr(_A_FILE))
    restore = commands.add_parser("restore", help=tr("put what is in a .journal file in the journal’s place"))
    restore.add_argument("file", metavar="FILE", help=tr(_A_FILE))
    restore.add_argument("--yes", action="store_true", help=tr("do it; without this it only says what would change"))
    restore.add_argument(
        "--label", default="", metavar="L", help=tr("its name in the list, when it is not on the list yet")
    )


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_YEARS:
        raise ArgumentTypeError(tr("a whole number from 1 to {most}", most=MOST_YEARS))
    return int(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not 1970 + MOST_YEARS <= day.year < 2200:
        raise ArgumentTypeError(tr("a day such as {day}, from 2020 on", day=DEMO_LAST_DAY))
    return day


def _check_usage(parser: ArgumentParser, given: Namespace) -> None:
    if given.command and given.demo:
        parser.error(tr("--demo opens the window; no command goes with it"))
    if given.command == "new" and given.journal:
        parser.error(tr("a new journal takes --label, not --journal"))
