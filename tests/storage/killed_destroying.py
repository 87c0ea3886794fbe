"""A program that destroys a copy of a journal again and again, killed one step later each time.

`python killed_destroying.py ROOT`, where ROOT/whole is the data folder to begin with. It tells one line for each
kill: how many steps were allowed, whether the journal opened, whether any key was left, and what was left at the end.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from recovery_journal.paths import Places
from recovery_journal.services.destroying import Wish, destroy, finish
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage import keys
from recovery_journal.storage.problems import JournalProblem

ROOT = Path(sys.argv[1])
WHOLE, WORK = ROOT / "whole", ROOT / "work"
PASSPHRASE = "a long enough passphrase"
STEPS = ("open", "os.remove", "os.rename", "os.rmdir", "os.chmod")
MOST = 500


def end_after(steps: int) -> None:
    """Has this process die at the given step inside the data folder."""
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in STEPS and str(WORK) in str(arguments[0]):
            done += 1
            if done > steps:
                os._exit(9)

    sys.addaudithook(count)


def state(places: Places, folder: Path) -> str:
    """How the journal is found afterwards."""
    copies = [keys._read_copy(folder / name) for name in (keys.KEYS, keys.TWIN)]
    if not any(copies):
        left = [each for each in folder.glob("keys*") if keys._read_copy(each)] if folder.exists() else []
        return "keys left" if left else "gone"
    try:
        opened = Shelf(places).open(Shelf(places).choose(""), PASSPHRASE)
    except JournalProblem as problem:
        return problem.code
    triggers = opened.reader.count("trigger")
    opened.close()
    return "whole" if triggers == 1 else "empty"


def main() -> None:
    """Kills until a run comes to its end."""
    for steps in range(MOST):
        shutil.rmtree(WORK, ignore_errors=True)
        shutil.copytree(WHOLE, WORK)
        settings = WORK / "settings.toml"
        settings.write_text(settings.read_text("utf-8").replace(str(WHOLE), str(WORK)), "utf-8")
        places = Places(WORK, WORK)
        entry = Shelf(places).choose("")
        child = os.fork()
        if not child:
            end_after(steps)
            destroy(places, Wish((entry,), backups=True, everything="all" in sys.argv))
            os._exit(0)
        came_to_its_end = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        found = state(places, places.journals / entry.id)
        finish(places)
        left = sum(each.is_file() for each in WORK.rglob("*")) if found == "gone" else -1
        sys.stdout.write(f"{steps}\t{found}\t{left}\n")
        if came_to_its_end:
            return


main()
