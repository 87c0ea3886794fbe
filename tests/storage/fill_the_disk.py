"""Run as a program: writes into a journal until no file may grow further, and tells what became of it, as JSON."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from recovery_journal.domain.plan import Trigger
from recovery_journal.services.journal import Journal
from recovery_journal.services.reader import Reader
from recovery_journal.storage.database import FILE, Database
from recovery_journal.storage.problems import JournalProblem


def limit(size: int) -> None:
    """Lets no file of this process grow beyond `size` bytes; -1 takes the limit away."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def fill(folder: Path, passphrase: str, more: int) -> dict[str, object]:
    """Saves triggers of 20,000 characters with a limit `more` bytes above the file's size, then once without."""
    database = Database.open(folder, passphrase)
    journal = Journal(database)
    kept = Reader(database).count("trigger")
    limit((folder / FILE).stat().st_size + more)
    code = ""
    for number in range(200):
        try:
            journal.save(Trigger(text=f"Trigger {number}", note="x" * 20_000))
            kept += 1
        except JournalProblem as problem:
            code = problem.code
            break
    during = Reader(database).count("trigger")
    limit(resource.RLIM_INFINITY)
    journal.save(Trigger(text="Room again"))
    database.close()
    again = Database.open(folder, passphrase)
    after = Reader(again).count("trigger")
    again.close()
    return {"code": code, "kept": kept, "during": during, "after": after}


if __name__ == "__main__":
    rounds = [fill(Path(sys.argv[1]), sys.argv[2], int(each)) for each in sys.argv[3:]]
    print(json.dumps(rounds))  # noqa: T201 - its answer
