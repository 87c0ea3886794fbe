"""Brings in a calendar file of 5,000 events and saves them as one; prints the milliseconds as JSON.

`python calendars.py`; it needs no screen and no journal: it makes its own.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from recovery_journal.paths import places
from recovery_journal.services import calendar_events, calendar_files, calendar_writing, export
from recovery_journal.services.shelf import Shelf

EVENTS = 5000
FIRST = date(2020, 1, 6)
Given = TypeVar("Given")


def main() -> None:
    """Measures each once, in a journal that is gone afterwards."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        file, out = Path(name) / "in.ics", Path(name) / "out.ics"
        _write(file)
        opened = Shelf(places(str(Path(name) / "data"))).make("Empty", "seven quiet herons")

        def bring_in() -> int:
            read = calendar_events.read(file, "America/New_York")
            return calendar_files.keep(opened, calendar_files.offers(opened, read))

        def save() -> None:
            leaving = calendar_writing.leaving(opened.reader)
            export.write(out, calendar_writing.as_calendar(leaving, calendar_writing.Wish(True), datetime.now(UTC)))

        assert _timed(found, "in", bring_in) == EVENTS
        _timed(found, "out", save)
        opened.close()
    print(json.dumps(found))


def _write(file: Path) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Clinic//EN"]
    for number in range(EVENTS):
        day = FIRST + timedelta(days=number % 2200)
        lines += ["BEGIN:VEVENT", f"UID:{number}@clinic", "DTSTAMP:20260101T000000Z", f"SUMMARY:Visit {number}"]
        lines += [f"DTSTART;TZID=America/New_York:{day:%Y%m%d}T100000", "LOCATION:Mill Road\\, 4"]
        lines += [f"DTEND;TZID=America/New_York:{day:%Y%m%d}T110000", "DESCRIPTION:Bring the card\\nand a list"]
        lines += ["RRULE:FREQ=WEEKLY;COUNT=10"] if number % 10 == 0 else []
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT30M", "END:VALARM", "END:VEVENT"]
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8", newline="")


def _timed(found: dict[str, list[float]], name: str, do: Callable[[], Given]) -> Given:
    start = time.perf_counter()
    result = do()
    found.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    return result


if __name__ == "__main__":
    main()
