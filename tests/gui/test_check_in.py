"""The check-ins page in a real window over a real journal: writing a day by keys, drafts, and looking back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.domain.daily import CheckIn, Halt, MedicationTaken, SignNoticed, SleepQuality, Talked, Used
from recovery_journal.domain.plan import Contact, Trigger, WarningSign
from recovery_journal.gui.journal_signals import JournalSignals
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.theme.focus_ring import FocusRing
from recovery_journal.gui.widgets.heat_grid import HeatMonth
from recovery_journal.paths import Places
from recovery_journal.services.check_ins import CheckIns, DayEntry
from recovery_journal.services.look_back import Shown
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests.gui.rooms import nothing_can_be_written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12).astimezone(UTC)
SIGNS = [WarningSign(text="I skip meals", position=0), WarningSign(text="I pull away", position=1)]
PAYDAY = Trigger(text="Payday")
THEO = Contact(name="Theo")
Key = Qt.Key


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=True) as traveller:
        yield traveller


@pytest.fixture
def plan(opened: OpenJournal) -> None:
    opened.journal.save(*SIGNS, PAYDAY, THEO)


@pytest.fixture
def page(qtbot: QtBot, opened: OpenJournal, shelf: Shelf, places: Places) -> Iterator[CheckInsPage]:
    """The page in a window that does what the main window does for it."""
    window = QMainWindow()
    signals = JournalSignals(opened.journal, window)
    page = CheckInsPage(Desk(opened, signals, SettingsStore(places.settings_file), shelf))
    page.wishes = []  # type: ignore[attr-defined]
    page.words = []  # type: ignore[attr-defined]
    page.go_requested.connect(lambda page_id, target: page.wishes.append((page_id, target)))  # type: ignore[attr-defined]
    page.said.connect(lambda text, undo: page.words.append((text, undo)))  # type: ignore[attr-defined]
    signals.changed.connect(lambda _changed: page.mark_stale())
    window.setCentralWidget(page)
    window.resize(1280, 800)
    window.ring = FocusRing(window)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    page.freshen()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield page  # a return would let the window go
    window.close()


def entry(opened: OpenJournal, day: date = TODAY) -> DayEntry | None:
    return CheckIns(opened.journal, opened.reader).entry(day)


def saved(opened: OpenJournal, day: date = TODAY, **answers: Any) -> CheckIn:
    CheckIns(opened.journal, opened.reader).save(day, answers)
    found = opened.reader.check_in_on(day)
    assert found is not None
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def question() -> str:
    """The question that the focus is in."""
    widget: QWidget | None = focused()
    names = []
    while widget is not None and not widget.isWindow():
        names.append(widget.accessibleName())
        widget = widget.parentWidget()
    known = [name for name in names if name]
    return known[-1] if known else ""


def press(qtbot: QtBot, *keys: Any) -> None:
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focused(), key)
        else:
            qtbot.keyClick(focused(), key)


def editor(page: CheckInsPage, name: str) -> Any:
    return page.days.form.questions.editor(name)


def save_by_keys(qtbot: QtBot, key: Qt.Key = Key.Key_S) -> None:
    qtbot.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.usefixtures("plan")
class TestWritingByKeys:
    def test_tab_goes_from_question_to_question(self, qtbot: QtBot, page: CheckInsPage) -> None:
        page.start_new()
        press(qtbot, "5")
        seen = [question()]
        while len(seen) < 19:
            press(qtbot, Key.Key_Tab)
            seen.append(question())
        assert seen == [
            "Mood right now",
            "Urge right now",
            "Strongest urge since my last check-in",
            "Sleep last night",
            "How was it?",
            "Am I",
            "Signs I noticed",
            "Triggers I met",
            "Medication as planned",
            "Talked with someone who supports me",
            "Used since my last check-in?",
            "Note",
            "More questions",
            "Choose the questions",
            "Private until you choose to share it",
            "Stop and keep what I wrote",
            "Save check-in",
            "Today, March 12",
            "Mood right now",
        ]

    def test_a_whole_check_in_without_a_mouse(self, qtbot: QtBot, page: CheckInsPage, opened: OpenJournal) -> None:
        tab = Key.Key_Tab
        page.start_new()
        press(qtbot, "6", tab, "10", tab, "8", Key.Key_Backspace, tab, "6.5", tab)
        press(qtbot, Key.Key_Right, Key.Key_Space, tab, Key.Key_Left, Key.Key_End, Key.Key_Space, tab)
        press(qtbot, Key.Key_Right, Key.Key_Space, tab, Key.Key_Space, tab)
        press(qtbot, Key.Key_Space, tab, Key.Key_Space, tab)
        assert question() == "Who"
        press(qtbot, Key.Key_Space, tab, Key.Key_Space, tab, "Called Theo.")
        save_by_keys(qtbot, Key.Key_Return)
        found = entry(opened)
        assert found is not None
        check_in = found.check_in
        assert (check_in.mood, check_in.urge_now, check_in.urge_strongest) == (6, 10, None)
        assert (check_in.sleep_hours, check_in.sleep_quality) == (6.5, SleepQuality.OKAY)
        assert check_in.halt == (Halt.TIRED,)
        assert [each.text for each in found.signs] == ["I pull away"]
        assert [each.text for each in found.triggers] == ["Payday"]
        assert check_in.medication is MedicationTaken.YES
        assert check_in.talked is Talked.YES
        assert [each.name for each in found.people] == ["Theo"]
        assert check_in.used is Used.NO
        assert check_in.note == "Called Theo."
        assert check_in.private

    def test_after_saving_today_comes_back_with_undo(
        self, qtbot: QtBot, page: CheckInsPage, opened: OpenJournal
    ) -> None:
        page.start_new()
        press(qtbot, "6")
        save_by_keys(qtbot)
        assert page.wishes == [("today", None)]  # type: ignore[attr-defined]
        assert page.words == [("Check-in saved.", True)]  # type: ignore[attr-defined]
        assert not page.days.is_writing()
        assert opened.drafts.of_kind("check_in") == {}
        opened.journal.undo()
        assert page.days.empty.isVisible()

    def test_nothing_is_answered_before_the_person_does(self, page: CheckInsPage) -> None:
        page.start_new()
        raw = page.days.form.raw()
        assert raw.pop("private") is True
        assert not any(value for value in raw.values())
        assert not page.days.form.is_changed()

    def test_the_further_questions_open_when_one_has_an_answer(
        self, qtbot: QtBot, page: CheckInsPage, opened: OpenJournal
    ) -> None:
        page.start_new()
        assert not page.days.form.questions.row("stress").isVisible()
        qtbot.mouseClick(button(page, "More questions"), Qt.MouseButton.LeftButton)
        editor(page, "stress").choose(4)
        editor(page, "feelings").setText("calm, tired")
        page.days.form.save()
        found = entry(opened)
        assert found is not None
        assert (found.check_in.stress, found.check_in.feelings) == (4, ("calm", "tired"))
        page.days.write(TODAY)
        assert page.days.form.questions.row("stress").isVisible()
        page.days.write(TODAY - timedelta(days=1))
        assert not page.days.form.questions.row("stress").isVisible()

    def test_a_feeling_too_long_is_said_and_nothing_is_saved(self, page: CheckInsPage, opened: OpenJournal) -> None:
        page.start_new()
        editor(page, "feelings").setText("x" * 201)
        page.days.form.save()
        assert "too long" in page.days.form.questions.row("feelings").error_text()
        assert editor(page, "feelings").text() == "x" * 201
        assert entry(opened) is None


class TestAnEmptyPlan:
    def test_gentle_lines_stand_in_for_the_lists(self, page: CheckInsPage) -> None:
        page.start_new()
        for name in ("signs", "triggers"):
            assert not page.days.form.questions.row(name).editor.isVisible()
        editor(page, "talked").options()[0].click()
        assert not page.days.form.questions.row("people").isVisible()

    def test_a_long_list_is_folded_and_ticked_ones_stay_in_view(
        self, qtbot: QtBot, page: CheckInsPage, opened: OpenJournal
    ) -> None:
        signs = [WarningSign(text=f"Sign {at}", position=at) for at in range(9)]
        opened.journal.save(*signs)
        CheckIns(opened.journal, opened.reader).save(TODAY, {}, [signs[8].id])
        page.days.write(TODAY)
        chips = editor(page, "signs")
        assert [each.text() for each in chips.options() if each.isVisible()] == [f"Sign {at}" for at in (0, 1, 2, 3, 8)]
        qtbot.mouseClick(button(page, "4 more"), Qt.MouseButton.LeftButton)
        assert all(each.isVisible() for each in chips.options())


@pytest.mark.usefixtures("plan")
class TestOneADate:
    def test_a_second_one_on_a_day_edits_the_first(self, page: CheckInsPage, opened: OpenJournal) -> None:
        first = saved(opened, mood=6, note="Rain", used=Used.RATHER_NOT_SAY, sleep_hours=7.0)
        page.start_new()
        assert editor(page, "mood").value() == 6
        assert editor(page, "note").value() == "Rain"
        assert editor(page, "used").value() == Used.RATHER_NOT_SAY
        assert editor(page, "sleep_hours").value() == 7.0
        editor(page, "mood").choose(7)
        page.days.form.save()
        found = entry(opened)
        assert found is not None
        assert (found.check_in.id, found.check_in.mood, found.check_in.note) == (first.id, 7, "Rain")

    def test_taking_a_tick_away_takes_its_row_away(self, page: CheckInsPage, opened: OpenJournal) -> None:
        CheckIns(opened.journal, opened.reader).save(TODAY, {}, [each.id for each in SIGNS], [], [THEO.id])
        page.start_new()
        editor(page, "signs").options()[0].click()
        page.days.form.save()
        assert [each.sign for each in opened.reader.everything(SignNoticed)] == [SIGNS[1].id]

    def test_saving_what_is_already_so_offers_no_undo(self, page: CheckInsPage, opened: OpenJournal) -> None:
        saved(opened, mood=6)
        page.start_new()
        page.days.form.save()
        assert page.words == [("Check-in saved.", False)]  # type: ignore[attr-defined]

    def test_an_answer_on_the_way_here_is_set_and_the_next_question_has_the_focus(self, page: CheckInsPage) -> None:
        page.show_target(("check_in", TODAY, {"mood": 6}))
        assert editor(page, "mood").value() == 6
        assert question() == "Urge right now"
        assert page.days.form.is_changed()


class TestDrafts:
    def test_what_is_typed_survives_and_never_counts(
        self, qtbot: QtBot, page: CheckInsPage, opened: OpenJournal
    ) -> None:
        page.start_new()
        editor(page, "mood").choose(4)
        editor(page, "note").setPlainText("Half a thought")
        assert page.step_back()
        assert not page.days.is_writing()
        assert entry(opened) is None
        assert opened.drafts.find("check_in", TODAY.isoformat()) is not None
        page.start_new()
        assert (editor(page, "mood").value(), editor(page, "note").value()) == (4, "Half a thought")
        page.days.form.save()
        assert opened.drafts.of_kind("check_in") == {}

    def test_two_days_keep_two_drafts(self, page: CheckInsPage, opened: OpenJournal) -> None:
        other = TODAY - timedelta(days=1)
        page.days.write(TODAY)
        editor(page, "mood").choose(4)
        page.days.write(other)
        assert editor(page, "mood").value() is None
        editor(page, "mood").choose(9)
        page.write_drafts()
        assert set(opened.drafts.of_kind("check_in")) == {TODAY.isoformat(), other.isoformat()}
        page.days.write(TODAY)
        assert editor(page, "mood").value() == 4

    def test_what_cannot_be_kept_stays_where_it_is(self, page: CheckInsPage, opened: OpenJournal) -> None:
        page.days.write(TODAY)
        editor(page, "note").setPlainText("Still here")
        with nothing_can_be_written(opened):
            for leave in (lambda: page.days.write(TODAY - timedelta(days=1)), page.step_back):
                leave()
                assert page.days.is_writing()
                assert (page.days.form.day(), editor(page, "note").value()) == (TODAY, "Still here")
        page.days.form.stop()
        assert set(opened.drafts.of_kind("check_in")) == {TODAY.isoformat()}

    def test_every_raw_value_comes_back(self, page: CheckInsPage, opened: OpenJournal) -> None:
        opened.journal.save(*SIGNS, PAYDAY, THEO)
        page.start_new()
        for name in ("mood", "urge_now", "urge_strongest", "stress", "pain"):
            editor(page, name).choose(3)
        editor(page, "sleep_hours").setCurrentIndex(14)
        for name in ("sleep_quality", "medication", "talked", "used", "ate", "moved", "signs", "triggers", "people"):
            editor(page, name).options()[0].click()
        editor(page, "halt").boxes[Halt.ANGRY].click()
        editor(page, "feelings").setText("calm,, ")
        editor(page, "note").setPlainText(" two\nlines ")
        editor(page, "grateful_for").setPlainText("Tea")
        page.days.form.private.click()
        typed = page.days.form.raw()
        page.days.form.stop()
        page.start_new()
        assert page.days.form.raw() == typed

    def test_what_is_put_back_as_it_was_leaves_no_draft(self, page: CheckInsPage, opened: OpenJournal) -> None:
        saved(opened, mood=6)
        page.start_new()
        editor(page, "mood").choose(4)
        page.write_drafts()
        editor(page, "mood").choose(6)
        page.write_drafts()
        assert opened.drafts.of_kind("check_in") == {}

    def test_leaving_the_page_keeps_it_and_undo_elsewhere_spares_it(
        self, page: CheckInsPage, opened: OpenJournal
    ) -> None:
        page.start_new()
        editor(page, "note").setPlainText("Still here")
        opened.journal.save(Trigger(text="Payday"))
        assert editor(page, "note").value() == "Still here"
        page.window().hide()
        assert opened.drafts.find("check_in", TODAY.isoformat()) is not None


class TestWhichDay:
    def test_a_day_to_come_is_refused_in_words(self, qtbot: QtBot, page: CheckInsPage) -> None:
        qtbot.mouseClick(page.days.earlier_button, Qt.MouseButton.LeftButton)
        press(qtbot, "tomorrow", Key.Key_Return)
        assert page.days.day_ask.row.error_text().startswith("That day is still to come.")
        assert page.days.day_ask.field.text()
        assert not page.days.is_writing()
        page.days.day_ask.field.selectAll()
        press(qtbot, "3/2", Key.Key_Return)
        assert page.days.is_writing()
        assert page.days.form.day() == date(2026, 3, 2)

    def test_a_day_that_cannot_be_read_is_refused_too(self, page: CheckInsPage) -> None:
        for text in ("", "soon"):
            page.days.ask_for_day()
            page.days.day_ask.field.set_text(text)
            page.days.day_ask.take()
            assert page.days.day_ask.row.error_text()
        assert page.step_back()
        assert page.days.day_ask.isHidden()

    def test_the_latest_blank_day_is_proposed(self, page: CheckInsPage, opened: OpenJournal) -> None:
        saved(opened, TODAY - timedelta(days=1), mood=5)
        page.days.ask_for_day()
        assert page.days.day_ask.field.day() == TODAY - timedelta(days=2)

    def test_the_menu_of_days(self, page: CheckInsPage, opened: OpenJournal) -> None:
        saved(opened, TODAY - timedelta(days=2), mood=5)
        page.start_new()
        menu = page.days.day_button.open_menu()
        words = [each.text() for each in menu.actions() if not each.isSeparator()]
        assert words[:3] == ["Today, March 12", "Yesterday, March 11", "Tuesday, March 10 (has an entry)"]
        assert words[-1] == "Another day…"
        menu.actions()[2].trigger()
        menu.close()
        assert page.days.form.day() == TODAY - timedelta(days=2)
        assert editor(page, "mood").value() == 5

    def test_a_coming_day_is_never_opened(self, page: CheckInsPage, opened: OpenJournal) -> None:
        saved(opened, mood=5)
        page.show_target(("check_in", TODAY + timedelta(days=1), {}))
        assert not page.days.is_writing()
        assert not page.days.look_back.card.blank.fill.isVisible()

    def test_the_day_stays_when_the_clock_passes_four(
        self, page: CheckInsPage, opened: OpenJournal, clock: Any
    ) -> None:
        clock.move_to(datetime(2026, 3, 13, 3, 58).astimezone(UTC))
        page.start_new()
        assert page.days.form.day() == TODAY
        clock.move_to(datetime(2026, 3, 13, 4, 2).astimezone(UTC))
        editor(page, "mood").choose(5)
        page.mark_stale()
        assert page.days.day_button.words() == "Yesterday, March 12"
        page.days.form.save()
        assert entry(opened, TODAY) is not None
        assert entry(opened, TODAY + timedelta(days=1)) is None


class TestLookingBack:
    @pytest.fixture
    def filled(self, opened: OpenJournal) -> None:
        opened.journal.save(*SIGNS, PAYDAY, THEO)
        check_ins = CheckIns(opened.journal, opened.reader)
        values = {"mood": 6, "urge_now": 3, "urge_strongest": 7, "sleep_hours": 5.5, "sleep_quality": SleepQuality.POOR}
        values |= {"halt": (Halt.TIRED,), "medication": MedicationTaken.YES, "talked": Talked.YES}
        check_ins.save(TODAY, values | {"note": "Bad afternoon."}, [SIGNS[1].id], [PAYDAY.id], [THEO.id])
        check_ins.save(TODAY - timedelta(days=1), {"mood": 3})
        check_ins.save(TODAY - timedelta(days=2), {"mood": 8})

    def test_an_empty_journal_says_so(self, qtbot: QtBot, page: CheckInsPage) -> None:
        assert page.days.empty.isVisible()
        assert not page.days.look_back.isVisible()
        qtbot.mouseClick(page.days.empty.button, Qt.MouseButton.LeftButton)
        assert page.days.is_writing()

    @pytest.mark.usefixtures("filled")
    def test_the_card_tells_a_day_in_short_lines(self, page: CheckInsPage) -> None:
        page.show_target(TODAY)
        card = page.days.look_back.card
        assert card.title.text() == "Thursday, March 12"
        assert card.written.when.text() == "Written at 12:00 pm"
        assert card.written.lines.texts() == [
            ("Mood", "6"),
            ("Urge", "3 now, 7 at most"),
            ("Sleep", "5.5 hours, poor"),
            ("Am I", "tired"),
            ("Signs", "I pull away"),
            ("Triggers", "Payday"),
            ("Medication", "as planned"),
            ("Talked with", "Theo"),
            ("Used", "left blank"),
        ]
        assert card.written.note.text() == "Bad afternoon."

    @pytest.mark.usefixtures("filled")
    def test_the_month_in_one_sentence(self, page: CheckInsPage) -> None:
        assert page.days.look_back.sentence.text() == (
            "3 of 12 days have an entry. Mood went from 3 to 8, and was 6 or more on 2 days."
        )
        page.days.look_back.show_what(Shown.URGE)
        assert page.days.look_back.sentence.text() == "3 of 12 days have an entry."

    @pytest.mark.usefixtures("filled")
    def test_keys_walk_days_and_months_and_enter_edits(self, qtbot: QtBot, page: CheckInsPage) -> None:
        page.days.look_back.focus(Qt.FocusReason.TabFocusReason)
        press(qtbot, Key.Key_Left)
        assert page.days.look_back.day() == TODAY - timedelta(days=1)
        assert page.days.look_back.card.written.lines.texts()[0] == ("Mood", "3")
        press(qtbot, Key.Key_PageUp)
        assert page.days.look_back.day() == date(2026, 2, 11)
        assert page.days.look_back.sentence.text() == "No entry in this month."
        assert page.days.look_back.card.blank.words.text() == "Nothing written. You can still fill it in."
        press(qtbot, Key.Key_PageDown, Key.Key_Return)
        assert page.days.form.day() == TODAY - timedelta(days=1)
        assert page.step_back()
        assert page.days.look_back.heat.has_focus()
        assert not page.step_back()

    @pytest.mark.usefixtures("filled")
    def test_a_day_is_read_out_with_its_number(self, page: CheckInsPage) -> None:
        heat: HeatMonth = page.days.look_back.heat
        assert heat.describe(TODAY) == "Thursday, March 12, mood 6, has a note"
        assert heat.describe(TODAY - timedelta(days=4)) == "Sunday, March 8, no entry"
        assert heat.describe(TODAY + timedelta(days=4)) == "Monday, March 16"

    @pytest.mark.usefixtures("filled")
    def test_deleting_can_be_undone(self, page: CheckInsPage, opened: OpenJournal) -> None:
        page.show_target(TODAY)
        page.days.look_back.card.written.open_more().actions()[0].trigger()
        assert entry(opened) is None
        assert page.words == [("Check-in deleted.", True)]  # type: ignore[attr-defined]
        assert page.days.look_back.card.blank.fill.isVisible()
        opened.journal.undo()
        assert page.days.look_back.card.written.lines.texts()[0] == ("Mood", "6")

    @pytest.mark.usefixtures("filled")
    def test_the_table_says_the_same(self, qtbot: QtBot, page: CheckInsPage) -> None:
        qtbot.mouseClick(page.days.look_back.switch, Qt.MouseButton.LeftButton)
        table = page.days.look_back.table
        model = table.rows
        rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
        assert len(rows) == 12
        assert rows[11] == ["Thursday, March 12", "6", "yes"]
        assert rows[10] == ["Wednesday, March 11", "3", "no"]
        assert rows[0] == ["Sunday, March 1", "no entry", ""]
        table.setFocus()
        press(qtbot, Key.Key_Up)
        assert page.days.look_back.day() == TODAY - timedelta(days=1)
        press(qtbot, Key.Key_Return)
        assert page.days.form.day() == TODAY - timedelta(days=1)

    @pytest.mark.usefixtures("filled")
    def test_the_history_of_a_day(self, qtbot: QtBot, page: CheckInsPage, opened: OpenJournal) -> None:
        saved(opened, mood=9)
        page.show_target(TODAY)
        card = page.days.look_back.card
        qtbot.mouseClick(card.written.history_button, Qt.MouseButton.LeftButton)
        assert "Mood: 6 → 9" in card.written.history.texts()

    @pytest.mark.usefixtures("filled")
    def test_a_draft_shows_on_the_card(self, page: CheckInsPage) -> None:
        page.start_new()
        editor(page, "mood").choose(1)
        page.step_back()
        assert page.days.look_back.card.written.when.text().endswith("changes not saved yet")
        page.days.write(TODAY - timedelta(days=5))
        editor(page, "mood").choose(1)
        page.step_back()
        assert page.days.look_back.card.blank.fill.text() == "Go on writing"


def button(page: CheckInsPage, words: str) -> QWidget:
    """The button that can be seen and says this."""
    found = [each for each in page.findChildren(QWidget) if each.isVisible() and each.accessibleName() == words]
    assert len(found) == 1
    return found[0]
