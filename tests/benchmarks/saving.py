"""Saves new check-ins, each with a sign and a trigger, into a journal; prints the milliseconds as JSON.

`python saving.py DATA_DIR COUNT`, with the passphrase as one line of standard input.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from datetime import timedelta

from recovery_journal.domain.plan import Trigger, WarningSign
from recovery_journal.paths import places
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.shelf import Shelf

ANSWERS = {"mood": 6, "urge_now": 3, "sleep_hours": 7.5, "note": "A quiet day, and a walk by the river."}
BETWEEN = 0.005  # seconds


def main() -> None:
    """Saves them on the days before the first one that is written."""
    shelf = Shelf(places(sys.argv[1]))
    opened = shelf.open(shelf.choose(""), sys.stdin.readline().rstrip("\n"))
    check_ins = CheckIns(opened.journal, opened.reader)
    first = opened.reader.first_check_in_day()
    assert first is not None
    signs, triggers = ([each.id for each in opened.reader.records(cls)[:1]] for cls in (WarningSign, Trigger))
    gc.freeze()  # as the program does when it has opened a journal
    took = []
    for back in range(1, int(sys.argv[2]) + 1):
        start = time.perf_counter()
        check_ins.save(first - timedelta(days=back), ANSWERS, signs, triggers)
        took.append((time.perf_counter() - start) * 1000)
        time.sleep(BETWEEN)
    opened.close()
    print(json.dumps(took))


if __name__ == "__main__":
    main()
