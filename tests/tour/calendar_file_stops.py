"""The stops of the tour about calendar files: what is in one, what is refused, and what leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QWidget

from tests import hands
from tests.tour.scene import TODAY, Scene, Stop, scroll


def clinic() -> str:
    """Some months of a calendar that a clinic sends, with a few things in it that cannot be taken."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Clinic//EN"]
    names = ("Counseling with Dr. Amara", "Evening group", "Blood test", "Housing office", "Family evening")
    for number in range(14):
        day = TODAY + timedelta(days=3 * number - 6)
        lines += ["BEGIN:VEVENT", f"UID:{number}@clinic", f"DTSTART;TZID=America/New_York:{day:%Y%m%d}T143000"]
        lines += [f"DTEND;TZID=America/New_York:{day:%Y%m%d}T152000", f"SUMMARY:{names[number % 5]}"]
        lines += [("RRULE:FREQ=WEEKLY;BYDAY=TU", "RRULE:FREQ=MONTHLY;BYDAY=2TH", "LOCATION:Room 4")[number % 3]]
        lines += ["END:VEVENT"]
    secondly = "DTSTART:20260312T100000\nRRULE:FREQ=SECONDLY"
    odd = ("DTSTART:20260230T100000", secondly, "DTSTART;TZID=Ward:20260320T090000")
    for number, each in enumerate(odd):
        lines += ["BEGIN:VEVENT", f"UID:odd-{number}", *each.split("\n"), "SUMMARY:Ward round", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def with_file(content: Callable[[], str], part: float, narrow: bool = False) -> Callable[[Scene], QWidget]:
    """The page for a file, scrolled to a part of it: 0 the top, 1 the end."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        file = window.opened.backups.folder.parents[1] / "clinic.ics"
        file.write_text(content(), encoding="utf-8", newline="")
        page = window.go("calendar_files", file)
        said = ("What is in the file", "cut short", "not a calendar")
        hands.until(lambda: any(each in hands.words_on(page) for each in said))
        hands.settle()
        scroll(page.scroll_area, part)
        return window

    return come


def saving(with_titles: bool) -> Callable[[Scene], QWidget]:
    """What leaves, with neutral titles or with one's own."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        window.go("calendar_files", "out")
        if with_titles:
            hands.named(window, "Put titles and places in", QCheckBox).click()
        hands.settle()
        return window

    return come


CALENDAR_FILE_STOPS: tuple[Stop, ...] = (
    Stop("calendar", "preview", with_file(clinic, 0)),
    Stop("calendar", "preview_end", with_file(clinic, 1)),
    Stop("calendar", "refused", with_file(lambda: clinic()[:900], 0)),
    Stop("calendar", "saving", saving(False)),
    Stop("calendar", "saving_titles", saving(True)),
)
