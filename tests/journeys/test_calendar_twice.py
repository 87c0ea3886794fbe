"""A calendar file brought in, changed by the clinic and brought in again: nothing stands twice, also after a lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from recovery_journal.app import Program
from recovery_journal.domain.care import Appointment
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from tests import hands
from tests.journeys import ways

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]
FIRST = date.today() + timedelta(days=3)


def clinic(*events: tuple[str, str, int, str]) -> str:
    """A calendar of events: uid, title, hour, further lines."""
    lines = [
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART:{FIRST:%Y%m%d}T{hour:02}0000\r\n{more}END:VEVENT\r\n"
        for uid, title, hour, more in events
    ]
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(lines)}END:VCALENDAR\r\n"


GROUP = ("group@clinic", "Evening group", 18, "RRULE:FREQ=WEEKLY;COUNT=6\r\n")


def test_a_calendar_file_twice(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "clinic.ics"
    monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)
    program = start()
    window = ways.start_a_journal(program)

    file.write_text(clinic(GROUP, ("test@clinic", "Blood test", 9, "")), newline="")
    ask_for_it(window, "2 new.")
    hands.press(window, "Bring in 2 events")
    hands.until(lambda: "The events are in your journal." in hands.words_on(window))
    assert titles(window) == ["Blood test", "Evening group"]
    program.lock()

    window = ways.unlock(start())
    ask_for_it(window, "0 new. 2 are here already.")
    hands.press(window, "Back to Aftercare")

    left_out = f"EXDATE:{FIRST + timedelta(weeks=1):%Y%m%d}T180000\r\n"
    changed = (*GROUP[:3], GROUP[3] + left_out)
    file.write_text(clinic(changed, ("test@clinic", "Blood test", 9, ""), ("new@clinic", "Court", 11, "")), newline="")
    ask_for_it(window, "1 new. 1 is here already. 1 is here and differs in the file.")
    hands.press(window, "Tick all")
    hands.press(window, "Bring in 2 events")
    hands.until(lambda: "The events are in your journal." in hands.words_on(window))
    assert titles(window) == ["Blood test", "Court", "Evening group"]
    group = next(each for each in window.opened.reader.everything(Appointment) if each.is_series)
    assert group.exceptions == ((FIRST + timedelta(weeks=1)).isoformat(),)

    hands.press(window, "Undo")
    assert titles(window) == ["Blood test", "Evening group"]


def ask_for_it(window: MainWindow, said: str) -> None:
    """From Aftercare to what is in the file."""
    hands.press(window, "Aftercare")
    hands.press(window, "Bring in a calendar file")
    hands.until(lambda: said in hands.words_on(window))


def titles(window: MainWindow) -> list[str]:
    return sorted(each.title for each in window.opened.reader.everything(Appointment))
