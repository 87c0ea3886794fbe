"""Calendar files in the real window: looked at, chosen from, brought in, taken back; and appointments that leave."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from recovery_journal.domain.care import Appointment
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.finder import Finder
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages import calendar_files_in
from recovery_journal.gui.pages.calendar_files import CalendarFilesPage
from recovery_journal.gui.pages.calendar_files_table import TickTable
from recovery_journal.services.calendar_events import read
from recovery_journal.services.calendar_writing import MAKER
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
EVENTS = (
    "BEGIN:VEVENT\r\nUID:1@clinic\r\nSUMMARY:Counseling\r\nDTSTART:20260312T143000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2@clinic\r\nSUMMARY:Group\r\nDTSTART:20260317T180000\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3@clinic\r\nSUMMARY:Odd\r\nDTSTART:20260317T180000\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n"
)


def calendar(events: str = EVENTS) -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def put(folder: Path, content: str | bytes = "") -> Path:
    file = folder / "clinic.ics"
    file.write_bytes(content if isinstance(content, bytes) else (content or calendar()).encode())
    return file


def look_into(window: MainWindow, file: Path, then: str = "What is in the file") -> CalendarFilesPage:
    page = hands.go(window, CalendarFilesPage, "calendar_files", file)
    hands.until(lambda: then in hands.words_on(page))
    hands.settle()
    return page


def table(window: MainWindow) -> TickTable:
    return next(hands.seen(window, TickTable))


def rows(window: MainWindow) -> list[tuple[str, ...]]:
    return [each.cells for each in table(window).model.rows]


def bring_in(window: MainWindow, name: str) -> None:
    hands.press(window, name)
    hands.until(lambda: not isinstance(window.page(), CalendarFilesPage))
    assert "The events are in your journal." in hands.words_on(window)


class TestBringingIn:
    def test_it_is_shown_brought_in_and_taken_back(self, window: MainWindow, tmp_path: Path) -> None:
        look_into(window, put(tmp_path))
        words = hands.words_on(window)
        assert "2 new." in words
        assert "1 event is left out, because it repeats more than once a day." in words
        assert rows(window) == [
            ("Counseling", "Mar 12, 2026, 2:30 pm", "", "new"),
            ("Group", "Mar 17, 2026, 6:00 pm", "Every Tuesday", "new"),
        ]
        bring_in(window, "Bring in 2 events")
        reader = window.opened.reader
        assert {each.uid for each in reader.everything(Appointment)} == {"1@clinic", "2@clinic"}
        assert window.page() is window.go("aftercare")
        hands.press(window, "Undo")
        assert reader.count("appointment") == 0
        assert "Undone: 2 appointments" in hands.words_on(window)

    def test_one_that_goes_over_midnight_shows_both_hours(self, window: MainWindow, tmp_path: Path) -> None:
        night = "BEGIN:VEVENT\r\nUID:n\r\nDTSTART:20260312T220000\r\nDTEND:20260313T010000\r\nEND:VEVENT\r\n"
        look_into(window, put(tmp_path, calendar(night)))
        assert rows(window)[0][1] == "Mar 12, 2026, 10:00 pm to Mar 13, 2026, 1:00 am"

    def test_only_what_is_ticked_comes_in_and_space_ticks(self, window: MainWindow, tmp_path: Path) -> None:
        look_into(window, put(tmp_path))
        view = table(window).view
        view.setFocus()
        view.setCurrentIndex(table(window).model.index(0, 0))
        hands.key(hands.Key.Key_Space)
        bring_in(window, "Bring in 1 event")
        assert [each.title for each in window.opened.reader.everything(Appointment)] == ["Group"]

    def test_none_ticked_is_nothing_to_bring(self, window: MainWindow, tmp_path: Path) -> None:
        look_into(window, put(tmp_path))
        hands.press(window, "Tick none")
        assert not hands.named(window, "Bring in", QAbstractButton).isEnabled()
        hands.press(window, "Tick all")
        assert hands.named(window, "Bring in 2 events", QAbstractButton).isEnabled()

    def test_what_is_here_cannot_be_ticked_and_what_differs_waits_for_it(
        self, window: MainWindow, tmp_path: Path
    ) -> None:
        look_into(window, put(tmp_path))
        bring_in(window, "Bring in 2 events")
        look_into(window, put(tmp_path, calendar(EVENTS.replace("T143000", "T150000"))))
        assert "0 new. 1 is here already. 1 is here and differs in the file." in hands.words_on(window)
        assert [each[3] for each in rows(window)] == ["differs: starts", "here already"]
        assert table(window).model.chosen() == []
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        assert not table(window).model.flags(table(window).model.index(1, 0)) & checkable
        hands.press(window, "Tick all")
        bring_in(window, "Bring in 1 event")
        hours = {each.title: each.starts_at for each in window.opened.reader.everything(Appointment)}
        assert hours == {"Counseling": time(15), "Group": time(18)}

    def test_undo_elsewhere_is_seen_here(self, window: MainWindow, tmp_path: Path) -> None:
        look_into(window, put(tmp_path))
        bring_in(window, "Bring in 2 events")
        look_into(window, put(tmp_path))
        assert "2 are here already" in hands.words_on(window)
        window.undo()
        assert "2 new." in hands.words_on(window)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"PK\x03\x04" + bytes(50), "This file is not a calendar file"),
            (calendar().encode()[:-30], "damaged or cut short"),
            (bytes(26 << 20), "larger than 25 MB"),
        ],
    )
    def test_a_file_that_is_none_is_said_and_another_can_be_chosen(
        self, window: MainWindow, tmp_path: Path, content: bytes, said: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = look_into(window, put(tmp_path, content), said)
        assert not list(hands.seen(page, TickTable))
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: put(tmp_path))
        hands.press(window, "Choose another file")
        hands.until(lambda: "What is in the file" in hands.words_on(page))
        assert said not in hands.words_on(page)

    def test_nothing_is_kept_when_the_drive_takes_nothing(self, window: MainWindow, tmp_path: Path) -> None:
        page = look_into(window, put(tmp_path))
        with nothing_can_be_written(window.opened):
            hands.press(window, "Bring in 2 events")
            hands.until(lambda: page.show_in().job.problem.isVisible())
        assert window.opened.reader.count("appointment") == 0
        bring_in(window, "Bring in 2 events")
        assert window.opened.reader.count("appointment") == 2

    def test_reading_can_be_stopped(self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        heard: list[int] = []

        def slow(file: Path, here: str, progress: calendar_files_in.Callable[[int], bool]) -> object:  # type: ignore[name-defined]
            def told(events: int) -> bool:
                heard.append(events)
                hands.time.sleep(0.05)
                return progress(events)

            return read(file, here, told)

        monkeypatch.setattr(calendar_files_in, "read", slow)
        event = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:20260312\r\nEND:VEVENT\r\n"
        file = put(tmp_path, calendar("".join(event.format(n) for n in range(9_000))))
        look_into(window, file, "Stop")
        hands.press(window, "Stop")
        assert window.page() is window.go("aftercare")
        hands.settle()
        assert len(heard) < 18
        assert window.opened.reader.count("appointment") == 0


class TestLeaving:
    def one(self, window: MainWindow, **values: object) -> Appointment:
        wanted: dict[str, object] = {"title": "Methadone clinic", "starts_on": date.today() + timedelta(days=3)}
        made = Appointment(**(wanted | values))  # type: ignore[arg-type]
        window.opened.journal.save(made)
        return made

    def save_as(self, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> str:
        monkeypatch.setattr(dialogs, "name_file", lambda *_asked: file)
        hands.press(window, "Save the file")
        hands.until(lambda: f"saved in {file.name}" in hands.words_on(window))
        return file.read_bytes().decode()

    def test_what_is_to_come_leaves_with_neutral_titles(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.one(window)
        self.one(window, starts_on=date(2020, 1, 1))
        self.one(window, private=True)
        window.go("calendar_files", "out")
        words = hands.words_on(window)
        assert "1 appointment leaves." in words
        assert "1 private appointment stays here." in words
        assert "The file is not locked" in words
        assert {each[0] for each in rows(window)} == {"Appointment"}
        file = tmp_path / "out.ics"
        content = self.save_as(window, file, monkeypatch)
        assert content.count("BEGIN:VEVENT") == 1
        assert MAKER in content
        assert "Methadone" not in content
        assert file.stat().st_mode & 0o777 == 0o600

    def test_one_alone_leaves_from_its_card_be_it_private(self, window: MainWindow) -> None:
        self.one(window)
        alone = self.one(window, private=True)
        page: Any = window.go("aftercare", alone.id)
        hands.press(page.detail, "Save this one as a calendar file")
        files: Any = window.page()
        assert files.show_out().table.model.chosen() == [str(alone.id)]
        assert "1 appointment leaves." in hands.words_on(window)

    def test_titles_and_private_ones_leave_when_that_is_wanted(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.one(window, place="Mill Road", note="shaky")
        self.one(window, private=True, title="Court")
        window.go("calendar_files", "out")
        hands.named(window, "Put titles and places in", QCheckBox).click()
        hands.named(window, "Put private appointments in", QCheckBox).click()
        assert {each[0] for each in rows(window)} == {"Methadone clinic", "Court"}
        assert "2 appointments leave." in hands.words_on(window)
        content = self.save_as(window, tmp_path / "out.ics", monkeypatch)
        assert "SUMMARY:Court" in content
        assert "LOCATION:Mill Road" in content
        assert "shaky" not in content

    @pytest.mark.parametrize("is_replaced", [True, False])
    def test_a_file_that_is_there_is_never_replaced_unasked(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_replaced: bool
    ) -> None:
        self.one(window)
        file = tmp_path / "out.ics"
        file.write_text("mine")
        monkeypatch.setattr(dialogs, "confirm", lambda *_asked: is_replaced)
        window.go("calendar_files", "out")
        if is_replaced:
            assert "BEGIN:VCALENDAR" in self.save_as(window, file, monkeypatch)
        else:
            monkeypatch.setattr(dialogs, "name_file", lambda *_asked: file)
            hands.press(window, "Save the file")
            assert file.read_text() == "mine"

    def test_one_appointment_can_leave_alone(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.one(window)
        wanted = self.one(window, title="Court")
        window.go("calendar_files", wanted.id)
        hands.named(window, "Put titles and places in", QCheckBox).click()
        content = self.save_as(window, tmp_path / "out.ics", monkeypatch)
        assert "Court" in content
        assert "Methadone" not in content

    def test_a_folder_that_takes_nothing_is_said(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.one(window)
        window.go("calendar_files", "out")
        for file in (tmp_path / "gone" / "out.ics", window.opened.database.folder / "out.ics"):
            monkeypatch.setattr(dialogs, "name_file", lambda *_asked, file=file: file)
            hands.press(window, "Save the file")
            hands.until(lambda: "could not be written" in hands.words_on(window))
            assert not file.exists()

    def test_without_any_appointment_it_says_so(self, window: MainWindow) -> None:
        window.go("calendar_files", "out")
        assert "There is no appointment that could be saved." in hands.words_on(window)


class TestWays:
    def test_aftercare_leads_to_both_and_back(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: put(tmp_path))
        window.go("aftercare")
        hands.press(window, "Bring in a calendar file")
        hands.until(lambda: "What is in the file" in hands.words_on(window))
        hands.press(window, "Back to Aftercare")
        assert window.page() is window.go("aftercare")
        hands.press(window, "Save as a calendar file")
        assert isinstance(window.page(), CalendarFilesPage)
        hands.key(hands.Key.Key_Escape)
        assert window.page() is window.go("aftercare")

    def test_no_file_chosen_can_be_made_good(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: None)
        window.go("calendar_files", "in")
        assert hands.named(window, "Choose a calendar file", QAbstractButton).isEnabled()

    @pytest.mark.parametrize(("typed", "title"), [("bring calendar", "Bring in a"), ("save cal", "Save as a")])
    def test_the_search_knows_both(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str, title: str
    ) -> None:
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: None)
        window.search_everything()
        finder = next(hands.seen(window, Finder))
        hands.wake(finder)
        hands.type_text(typed)
        hands.key(hands.Key.Key_Return)
        assert window.page().head.title.text() == f"{title} calendar file"

    def test_dates_in_the_file_name_are_the_only_thing_it_says(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.opened.journal.save(Appointment(title="Court", starts_on=datetime.now(UTC).date() + timedelta(days=3)))
        proposed: list[str] = []
        monkeypatch.setattr(dialogs, "name_file", lambda *asked: proposed.append(asked[-1]))
        window.go("calendar_files", "out")
        hands.press(window, "Save the file")
        assert proposed == [f"calendar {window.opened.preferences.today().isoformat()}.ics"]
