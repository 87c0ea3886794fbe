"""A diary from elsewhere in the real window: chosen, told apart, asked about, shown first, brought in, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.finder import Finder
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages import diary_import
from recovery_journal.gui.pages.diary_import import DiaryImportPart
from recovery_journal.gui.pages.settings import SettingsPage
from recovery_journal.services.diary_reading import TOLD_EVERY
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2025-03-12,March 12,Wednesday,21:40,good,friends | walk,Quiet,Slept well 🦊\n"
    "2025-03-11,March 11,Tuesday,22:00,zen,,,\n"
    "2025-03-10,March 10,Monday,8:00,meh,,,=1+1\n"
)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def open_file(
    window: MainWindow, folder: Path, content: str | bytes, then: str = "What will happen"
) -> DiaryImportPart:
    file = folder / "mine.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    page = hands.go(window, SettingsPage, "settings")
    page.diary.look_into(file)
    hands.until(lambda: then in hands.words_on(page))
    hands.settle()
    (part,) = page.findChildren(DiaryImportPart)
    return part


def bring_in(window: MainWindow, name: str) -> None:
    hands.press(window, name)
    hands.until(lambda: "Your diary is here." in hands.words_on(window))


def rows_of(part: DiaryImportPart) -> list[list[str]]:
    model = part.preview.days
    return [[model.data(model.index(row, at)) for at in range(model.columnCount())] for row in range(model.rowCount())]


class TestDaylio:
    def test_it_is_known_shown_and_brought_in_and_undo_takes_it_back(self, window: MainWindow, tmp_path: Path) -> None:
        part = open_file(window, tmp_path, DAYLIO)
        words = hands.words_on(window)
        assert "3 rows. It was written by Daylio." in words
        assert "2 new days. 2 journal entries." in words
        assert "1 answer cannot be read or is too long, and stays blank: row 3." in words
        assert rows_of(part) == [
            ["Mar 10, 2025", "new", "5", "=1+1"],
            ["Mar 12, 2025", "new", "7", "Quiet"],
        ]
        bring_in(window, "Bring in 2 days")
        reader = window.opened.reader
        assert [each.mood for each in reader.everything(CheckIn)].count(5) == 1
        assert {each.text for each in reader.everything(JournalEntry)} == {"Slept well 🦊", "=1+1"}
        assert not window.page().findChildren(DiaryImportPart)
        hands.press(window, "Undo")
        assert (reader.count("check_in"), reader.count("journal_entry")) == (0, 0)

    def test_a_word_counts_as_the_person_says(self, window: MainWindow, tmp_path: Path) -> None:
        part = open_file(window, tmp_path, DAYLIO)
        hands.choose(window, "zen", "10")
        hands.until(lambda: "3 new days" in hands.words_on(window))
        hands.choose(window, "meh", "4")
        hands.until(lambda: "4" in {row[2] for row in rows_of(part)})
        bring_in(window, "Bring in 3 days")
        assert {each.mood for each in window.opened.reader.everything(CheckIn)} == {7, 10, 4}

    def test_notes_can_be_kept_in_the_check_ins(self, window: MainWindow, tmp_path: Path) -> None:
        open_file(window, tmp_path, DAYLIO)
        hands.named(window, "Keep notes as entries", QCheckBox).click()
        hands.until(lambda: "journal entries." not in hands.words_on(window))
        bring_in(window, "Bring in 2 days")
        kept = window.opened.reader.check_in_on(date(2025, 3, 12))
        assert kept is not None
        assert kept.note == "Quiet\nSlept well 🦊\nTags: friends, walk"
        assert window.opened.reader.count("journal_entry") == 0


class TestAsked:
    AMBIGUOUS = "Date;Mood\n3/4/2025;7\n5/6/2025;9\n"

    @pytest.mark.parametrize(
        ("answer", "days"),
        [
            ("Day first: Apr 3, 2025", [date(2025, 4, 3), date(2025, 6, 5)]),
            ("Month first: Mar 4, 2025", [date(2025, 3, 4), date(2025, 5, 6)]),
        ],
    )
    def test_day_and_month_are_never_guessed(
        self, window: MainWindow, tmp_path: Path, answer: str, days: list[date]
    ) -> None:
        part = open_file(window, tmp_path, self.AMBIGUOUS, "Say how the days are written.")
        assert "“3/4/2025” is Apr 3, 2025 or Mar 4, 2025" in hands.words_on(window)
        assert not part.preview.isVisible()
        hands.choose(window, "How are the days written?", answer)
        hands.until(lambda: "2 new days." in hands.words_on(window))
        hands.choose(window, "How are the days written?", answer)  # a second time clears it: it is asked again
        hands.until(lambda: "Say how the days are written." in hands.words_on(window))
        assert not part.preview.isVisible()
        hands.choose(window, "How are the days written?", answer)
        hands.until(lambda: part.preview.isVisible())
        bring_in(window, "Bring in 2 days")
        assert sorted(each.day for each in window.opened.reader.everything(CheckIn)) == days

    def test_a_scale_that_could_be_of_two_is_asked(self, window: MainWindow, tmp_path: Path) -> None:
        part = open_file(window, tmp_path, "Date,Mood\n2025-03-01,4\n2025-03-02,2\n", "Say how the file counts.")
        assert "All numbers lie from 1 to 5." in hands.words_on(window)
        hands.choose(window, "How does the file count “Mood”?", "1 to 5")
        hands.until(lambda: part.preview.isVisible())
        assert [row[2] for row in rows_of(part)] == ["8", "3"]

    def test_a_missing_column_is_asked_for_and_chosen(self, window: MainWindow, tmp_path: Path) -> None:
        part = open_file(window, tmp_path, "a,b\nx,7\ny,9\n", "Say which column has the day.")
        hands.choose(window, "a is", "Day")
        hands.until(lambda: "Say what one more column is" in hands.words_on(window))
        hands.choose(window, "b is", "Mood")
        hands.until(lambda: part.preview.isVisible())
        assert "0 new days." in hands.words_on(window)
        assert "2 rows are left out" in hands.words_on(window)
        assert not hands.named(window, "Bring it in", QAbstractButton).isEnabled()

    def test_the_first_row_can_be_one_of_the_days(self, window: MainWindow, tmp_path: Path) -> None:
        part = open_file(window, tmp_path, "2025-03-01,8,x\n2025-03-02,7,y\n", "Say what one more column is")
        assert not part.columns.has_names.isChecked()
        hands.choose(window, "Column 2 is", "Mood")
        hands.until(lambda: "2 new days." in hands.words_on(window))
        hands.named(window, "The first row has names", QCheckBox).click()
        hands.until(lambda: "1 new day." in hands.words_on(window))
        assert hands.named(window, "8 is")


class TestDoubles:
    FILE = "Date,Mood,Note\n2025-03-01,7,from the file\n2025-03-02,9,too\n"

    @pytest.mark.parametrize(
        ("answer", "becomes", "note"),
        [
            ("Leave mine as they are", "stays as it is", ""),
            ("Fill in only what is blank", "fills in: note", "from the file"),
            ("Skip these days", "skipped", ""),
        ],
    )
    def test_days_that_are_there_come_first_and_the_person_chooses(
        self, window: MainWindow, tmp_path: Path, answer: str, becomes: str, note: str
    ) -> None:
        window.opened.journal.save(CheckIn(day=date(2025, 3, 2), mood=1))
        file = self.FILE.replace("too", "from the file")
        part = open_file(window, tmp_path, file)
        assert "1 new day, 1 you already have." in hands.words_on(window)
        if answer != "Leave mine as they are":
            hands.choose(window, "Days you already have", answer)
        assert [row[:2] for row in rows_of(part)] == [["Mar 2, 2025", becomes], ["Mar 1, 2025", "new"]]
        bring_in(window, "Bring in 1 day")
        first, second = window.opened.reader.check_ins_between(date(2025, 3, 1), date(2025, 3, 2))
        assert (first.mood, second.mood, second.note) == (7, 1, note)

    def test_one_answer_is_always_chosen(self, window: MainWindow, tmp_path: Path) -> None:
        window.opened.journal.save(CheckIn(day=date(2025, 3, 2), mood=1))
        part = open_file(window, tmp_path, self.FILE)
        hands.choose(window, "Days you already have", "Leave mine as they are")
        assert part.preview.doubles.value() == "keep"

    def test_a_backup_is_made_first(self, window: MainWindow, tmp_path: Path) -> None:
        window.opened.journal.save(CheckIn(day=date(2025, 3, 2), mood=1))
        open_file(window, tmp_path, self.FILE)
        bring_in(window, "Bring in 1 day")
        (made,) = window.opened.backups.all()
        assert window.opened.backups.contents_of(made.path).counts["check_in"] == 1

    def test_all_of_it_there_already_is_nothing_to_bring(self, window: MainWindow, tmp_path: Path) -> None:
        for _time in range(2):
            part = open_file(window, tmp_path, DAYLIO)
            if not _time:
                bring_in(window, "Bring in 2 days")
        assert "0 new days, 2 you already have. 2 entries are here already." in hands.words_on(window)
        assert not part.preview.bring.isEnabled()


class TestTrouble:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "There is nothing in this file."),
            (b"PK\x03\x04" + bytes(50), "This file is not a table of text"),
            (b'Date,Note\n2025-01-01,"x\n', "Row 2 of the file cannot be read"),
            (b"2025-01-01,6\n" * 60_000, "more than 40,000 rows"),
        ],
    )
    def test_a_file_that_is_none_is_said_and_another_can_be_chosen(
        self, window: MainWindow, tmp_path: Path, content: bytes, said: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        part = open_file(window, tmp_path, content, said)
        assert not part.columns.isVisible()
        other = tmp_path / "other.csv"
        other.write_text(DAYLIO, encoding="utf-8")
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: other)
        hands.press(window, "Choose another file")
        hands.until(lambda: "What will happen" in hands.words_on(window))
        assert said not in hands.words_on(window)

    def test_nothing_is_kept_when_the_drive_takes_nothing(self, window: MainWindow, tmp_path: Path) -> None:
        part = open_file(window, tmp_path, DAYLIO)
        with nothing_can_be_written(window.opened):
            hands.press(window, "Bring in 2 days")
            hands.until(lambda: part.job.problem.isVisible())
        assert window.opened.reader.count("check_in") == 0
        bring_in(window, "Bring in 2 days")
        assert window.opened.reader.count("check_in") == 2

    def test_reading_can_be_stopped(self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        heard: list[int] = []
        plain = diary_import.read

        def slow(file: Path, progress: diary_import.Callable[[int], bool]) -> object:
            def told(rows: int) -> bool:
                heard.append(rows)
                hands.time.sleep(0.05)
                return progress(rows)

            return plain(file, told)

        monkeypatch.setattr(diary_import, "read", slow)
        open_file(window, tmp_path, "2025-01-01,6\n" * 30_000, "Stop")
        hands.press(window, "Stop")
        assert not window.page().findChildren(DiaryImportPart)
        assert len(heard) < 30_000 / TOLD_EVERY

    def test_to_leave_while_it_is_read_leaves_nothing(self, window: MainWindow, tmp_path: Path) -> None:
        open_file(window, tmp_path, DAYLIO)
        hands.key(hands.Key.Key_Escape)
        assert not window.page().findChildren(DiaryImportPart)
        assert window.opened.reader.count("check_in") == 0


class TestWays:
    def test_the_card_asks_for_the_file(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "mine.csv"
        file.write_text(DAYLIO, encoding="utf-8")
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)
        window.go("settings")
        hands.press(window, "Choose its file")
        hands.until(lambda: "What will happen" in hands.words_on(window))

    def test_no_file_chosen_is_no_page(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: None)
        page = window.go("settings")
        hands.press(window, "Choose its file")
        assert not page.findChildren(DiaryImportPart)

    def test_the_search_knows_it(self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "mine.csv"
        file.write_text(DAYLIO, encoding="utf-8")
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)
        window.search_everything()
        finder = next(hands.seen(window, Finder))
        hands.wake(finder)
        hands.type_text("bring in")
        hands.key(hands.Key.Key_Return)
        hands.until(lambda: "What will happen" in hands.words_on(window))

    def test_years_come_in(self, window: MainWindow, tmp_path: Path) -> None:
        days = [date(2025, 12, 31) - timedelta(days=back) for back in range(1_200)]
        part = open_file(window, tmp_path, "Date,Mood\n" + "".join(f"{day},7\n" for day in days))
        assert "12 of 1200 days are shown." in hands.words_on(part)
        bring_in(window, "Bring in 1200 days")
        assert window.opened.reader.count("check_in") == 1_200
