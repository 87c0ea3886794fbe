"""Lists appointments of a journal with many that repeat, as pages do; prints the milliseconds as JSON.

`python repeating.py DATA_DIR TIMES`, with the passphrase as one line of standard input; it needs no screen.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from recovery_journal.domain.care import Appointment
from recovery_journal.paths import places
from recovery_journal.services.appointments import Appointments
from recovery_journal.services.shelf import Shelf

Found = dict[str, list[float]]


def main() -> None:
    """Measures each so many times, each month and day another one, so that nothing was worked out before."""
    shelf = Shelf(places(sys.argv[1]))
    opened = shelf.open(shelf.choose(""), sys.stdin.readline().rstrip("\n"))
    appointments = Appointments(opened.journal, opened.reader)
    series = [each for each in opened.reader.records(Appointment) if each.is_series]
    found: Found = {"series": [len(series)]}
    today = opened.preferences.today()
    appointments.between(today, today)  # what is imported on first use
    for number in range(int(sys.argv[2])):
        first = (today - timedelta(days=97 * number)).replace(day=1)
        _time(found, "month", lambda first=first: appointments.between(first, first + timedelta(days=41)))  # type: ignore[misc]
        since = today - timedelta(days=101 * number)
        _time(found, "agenda", lambda since=since: appointments.between(since, since + timedelta(days=90)))  # type: ignore[misc]
        _time(found, "next", lambda since=since: appointments.coming(since, 1))  # type: ignore[misc]
    opened.close()
    print(json.dumps(found))


def _time(found: Found, name: str, deed: Callable[[], object]) -> None:
    begun = time.perf_counter()
    deed()
    found.setdefault(name, []).append((time.perf_counter() - begun) * 1000)


if __name__ == "__main__":
    main()
