"""Looking back in the real window: a year by keys and mouse, its table, the card of a full day, and its chapters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.domain.aims import Anchor, AnchorTick, TickState
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.urges import StrategyUse, UrgeLog
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui import theme
from recovery_journal.gui.for_ever_box import ForEverBox
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.navigation import page_of
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.check_in_look_back import YEAR, LookBack
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.pages.day_chapters import KINDS
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.widgets.year_grid import YearGrid
from recovery_journal.services.look_back import DayValue, Shown
from tests import hands
from tests.gui.day_chapters import click_day
from tests.gui.rooms import Rooms
from tests.hands import Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12).astimezone(UTC)
WALK = CopingStrategy(text="Walk by the river")
SWIM = Anchor(text="Swim")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    days = {0: 6, 1: 3, 2: 8, 40: 10, 400: 1}
    check_ins = [CheckIn(day=TODAY - timedelta(days=back), mood=mood) for back, mood in days.items()]
    check_ins[0] = replace(check_ins[0], note="Rain")
    made.opened.journal.save(WALK, SWIM, *check_ins)
    return made


def page(window: MainWindow) -> CheckInsPage:
    return hands.go(window, CheckInsPage, "check_ins")


def look(window: MainWindow) -> LookBack:
    return hands.followed(page(window)).days.look_back


def year(window: MainWindow) -> LookBack:
    found = look(window)
    hands.press(window, "Year")
    found.focus(Qt.FocusReason.TabFocusReason)
    return found


def full_day(window: MainWindow) -> tuple[UrgeLog, JournalEntry, Appointment, Lapse]:
    urge = UrgeLog(day=TODAY, started_at=datetime(2026, 3, 12, 9).time(), strength_before=7, strength_after=2)
    entry = JournalEntry(day=TODAY, title="A long walk")
    visit = Appointment(title="Counseling", starts_on=TODAY)
    lapse = Lapse(day=TODAY)
    uses = StrategyUse(owner=urge.id, strategy=WALK.id, helped=3)
    tick = AnchorTick(owner=SWIM.id, day=TODAY, state=TickState.NOT_POSSIBLE)
    window.opened.journal.save(urge, uses, entry, visit, lapse, tick)
    return urge, entry, visit, lapse


class TestYear:
    def test_its_keys_go_by_day_month_and_year(self, window: MainWindow) -> None:
        found = year(window)
        for key, day in (
            (Key.Key_Left, TODAY - timedelta(days=1)),
            (Key.Key_Up, date(2026, 2, 11)),
            (Key.Key_End, date(2026, 2, 28)),
            (Key.Key_Right, date(2026, 3, 1)),
            (Key.Key_Home, date(2026, 3, 1)),
            (Key.Key_PageUp, date(2025, 3, 1)),
            (Key.Key_Down, date(2025, 4, 1)),
            (Key.Key_PageDown, date(2026, 4, 1)),
        ):
            hands.key(key)
            assert found.day() == day
            assert found.card.title.text().startswith(f"{day:%A}")

    def test_enter_writes_the_day_and_escape_comes_back_to_it(self, window: MainWindow) -> None:
        found = year(window)
        hands.key(Key.Key_Left)
        hands.key(Key.Key_Return)
        assert page(window).days.form.day() == TODAY - timedelta(days=1)
        hands.key(Key.Key_Escape)
        assert found.year.has_focus()
        assert found.day() == TODAY - timedelta(days=1)

    def test_tab_comes_to_what_is_made_later_where_it_is_seen(self, window: MainWindow) -> None:
        found = year(window)
        hands.key(Key.Key_Left)
        for expected in (found.switch, found.card.written.edit, found.card.written.history_button):
            hands.key(Key.Key_Tab)
            assert QApplication.focusWidget() is expected
        hands.press(window, "Show as table")
        found.table.setFocus(Qt.FocusReason.TabFocusReason)
        hands.key(Key.Key_Tab)
        assert QApplication.focusWidget() is found.switch
        page(window).days.ask_for_day()
        hands.key(Key.Key_Tab)
        assert page(window).days.day_ask.isAncestorOf(QApplication.focusWidget())

    def test_a_coming_day_is_not_written(self, window: MainWindow) -> None:
        found = year(window)
        hands.key(Key.Key_Right)
        hands.key(Key.Key_Return)
        assert not page(window).days.is_writing()
        assert found.card.blank.words.text() == "This day is still to come."

    def test_a_day_can_be_clicked_and_says_its_words(self, window: MainWindow) -> None:
        found = year(window)
        day = TODAY - timedelta(days=40)
        click_day(found.year, day)
        assert found.day() == day
        assert hands.focused_name() == "Saturday, January 31, mood 10"
        assert found.year.hit(2, found.year.cell_rect(day).center().y()) is None

    def test_every_day_is_where_it_is_hit(self, window: MainWindow) -> None:
        grid = year(window).year
        days = [date(2026, 1, 1) + timedelta(days=at) for at in range(365)]
        middles = [grid.cell_rect(day).center() for day in days]
        assert [grid.hit(each.x(), each.y()) for each in middles] == days
        assert all(grid.rect().contains(grid.cell_rect(day)) for day in days)

    def test_from_right_to_left_the_first_is_at_the_right(self, window: MainWindow) -> None:
        grid = year(window).year
        grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert grid.cell_rect(date(2026, 1, 1)).left() > grid.cell_rect(date(2026, 1, 31)).right()
        middle = grid.cell_rect(date(2026, 5, 9)).center()
        assert grid.hit(middle.x(), middle.y()) == date(2026, 5, 9)
        hands.key(Key.Key_Left)
        assert grid.selected() == TODAY + timedelta(days=1)

    def test_the_arrows_at_the_head_turn_a_year_and_leave_the_day(self, window: MainWindow) -> None:
        found = year(window)
        assert found.sentence.text().startswith("4 of 71 days have an entry. Mood went from 3 to 10")
        hands.press(window, "Year before")
        assert found.year_head.title.text() == "2025"
        assert found.sentence.text() == "1 of 365 days has an entry."
        assert found.day() == TODAY
        hands.press(window, "Year after")
        hands.press(window, "Year after")
        assert found.sentence.text() == "This year is still to come."

    def test_each_step_is_painted_in_its_color_and_a_blank_day_in_none(self, window: MainWindow) -> None:
        grid = year(window).year
        QApplication.processEvents()
        ratio, colors = grid.devicePixelRatio(), {}
        picture = grid.grab().toImage()
        for back in (0, 1, 2, 3, 40):
            middle = grid.cell_rect(TODAY - timedelta(days=back)).center() * ratio
            colors[back] = picture.pixelColor(middle).name()
        roles = {0: "heat_3", 1: "heat_2", 2: "heat_4", 3: "page", 40: "heat_5"}
        assert colors == {back: theme.current().color(role).name() for back, role in roles.items()}

    def test_a_screen_reader_walks_the_month_that_the_cursor_is_in(self, window: MainWindow) -> None:
        grid = year(window).year
        assert grid.accessibleName() == "Days, 2026"
        assert names_in(grid)[:3] == [
            "Sunday, March 1, no entry",
            "Monday, March 2, no entry",
            "Tuesday, March 3, no entry",
        ]
        hands.key(Key.Key_Up)
        assert len(names_in(grid)) == 28
        assert hands.focused_name() == "Thursday, February 12, no entry"


def names_in(grid: YearGrid) -> list[str]:
    """What a screen reader finds there, in its order."""
    group = QAccessible.queryAccessibleInterface(grid)
    found = [group.child(at) for at in range(group.childCount())]
    return [each.text(QAccessible.Text.Name) for each in found if not each.state().invisible]


class TestWhatIsShown:
    @pytest.mark.parametrize("span", ["Month", "Year"])
    @pytest.mark.parametrize("shown", list(Shown))
    def test_the_table_says_what_the_picture_says(self, window: MainWindow, shown: Shown, span: str) -> None:
        full_day(window)
        found = look(window)
        hands.press(window, span)
        found.show_what(shown)
        grid = found.year if span == "Year" else found.heat
        painted = {day: each.value_text for day, each in grid._days.items()}
        hands.press(window, "Show as table")
        model = found.table.rows
        first = TODAY.replace(month=1, day=1) if span == "Year" else TODAY.replace(day=1)
        days = [first + timedelta(days=at) for at in range((TODAY - first).days + 1)]
        told = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert told == [f"{day:%A, %B} {day.day}" for day in days]
        words = {day: model.index(row, 1).data() for row, day in enumerate(days)}
        assert {day: each.split(" ")[0] for day, each in words.items() if each != "no entry"} == painted

    def test_choosing_by_the_list_changes_picture_sentence_and_what_is_read_out(self, window: MainWindow) -> None:
        full_day(window)
        found = look(window)
        hands.choose(window, "What to show", "Urges written down")
        assert found.sentence.text() == "1 urge, on 1 of 12 days."
        assert found.heat.describe(TODAY) == "Thursday, March 12, 1 urge"
        assert found.heat.describe(TODAY - timedelta(days=1)) == "Wednesday, March 11, no entry"

    def test_an_anchor_that_was_not_possible_counts_for_nothing(self, window: MainWindow) -> None:
        full_day(window)
        found = look(window)
        found.show_what(Shown.ANCHORS)
        assert found.sentence.text() == "No anchor was ticked in this month."

    def test_month_and_year_keep_the_day_and_one_of_them_is_always_chosen(self, window: MainWindow) -> None:
        found = look(window)
        window.go("check_ins", TODAY - timedelta(days=400))
        hands.press(window, "Year")
        assert found.year.month()[0] == 2025
        hands.press(window, "Year")
        assert (found.spans.value(), found.year.isVisible()) == (YEAR, True)
        hands.press(window, "Month")
        assert found.heat.month() == (2025, 2)
        assert found.day() == TODAY - timedelta(days=400)

    def test_a_year_table_opens_a_day_by_enter(self, window: MainWindow) -> None:
        found = year(window)
        hands.press(window, "Show as table")
        found.table.setFocus()
        hands.key(Key.Key_Up)
        assert found.day() == TODAY - timedelta(days=1)
        hands.key(Key.Key_Return)
        assert page(window).days.form.day() == TODAY - timedelta(days=1)


class TestDayCard:
    def test_all_that_belongs_to_a_day_in_rows(self, window: MainWindow) -> None:
        full_day(window)
        dose = Medication(name="Morning tablet")
        event = DoseEvent(owner=dose.id, day=TODAY, due_at=datetime(2026, 3, 12, 8).time(), state=DoseState.CHANGED)
        answers = ("1",) * 9
        filled = QuestionnaireResponse(instrument="phq-9", version="1999", day=TODAY, answers=answers)
        window.opened.journal.save(dose, replace(event, reason="Asked the clinic"), filled)
        card = look(window).card
        assert [row.texts() for row in card.things.rows()] == [
            ("Urge", "9:00 am, from 7 to 2", "Walk by the river (helped)"),
            ("Journal", "A long walk", ""),
            ("Appointment", "Counseling", ""),
            ("Anchors", "Swim: not possible", ""),
            ("Doses", "8:00 am, Morning tablet, changed", "Asked the clinic"),
            ("Filled in", "PHQ-9", "9 of 27, mild"),
            ("Lapse", "written down", ""),
        ]
        assert card.things.rows()[0].accessibleName() == "Urge: 9:00 am, from 7 to 2. Walk by the river (helped)"

    def test_a_lapse_is_in_no_picture_of_many_days(self, window: MainWindow) -> None:
        found = look(window)
        before = {shown: values(found, shown) for shown in Shown}
        window.opened.journal.save(Lapse(day=TODAY - timedelta(days=5)))
        assert {shown: values(found, shown) for shown in Shown} == before

    @pytest.mark.parametrize("kind", [UrgeLog.KIND, JournalEntry.KIND])
    def test_a_row_leads_to_its_record_in_its_chapter(self, window: MainWindow, kind: str) -> None:
        records = {each.KIND: each for each in full_day(window)}
        press_row(window, kind)
        assert page(window).bar.kind() == kind
        assert page(window).tab().sheet().id == records[kind].id

    def test_a_row_leads_to_another_page_by_the_keyboard(self, window: MainWindow) -> None:
        visit = full_day(window)[2]
        row = row_of(window, Appointment.KIND)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        hands.key(Key.Key_Return)
        shown = window.page()
        assert isinstance(shown, AftercarePage)
        assert visit.title in hands.words_on(shown.detail)

    def test_an_anchor_leads_to_the_plan(self, window: MainWindow) -> None:
        full_day(window)
        press_row(window, Anchor.KIND)
        shown = window.page()
        assert isinstance(shown, PlanPage)
        assert shown.bar.kind() == Anchor.KIND

    @pytest.mark.parametrize(("words", "kind"), [("Add an urge", UrgeLog.KIND), ("Write an entry", JournalEntry.KIND)])
    def test_something_is_added_to_the_day_that_is_shown(self, window: MainWindow, words: str, kind: str) -> None:
        day = TODAY - timedelta(days=3)
        hands.followed(window.go("check_ins", day))
        hands.press(window, words)
        assert page(window).bar.kind() == kind
        part = page(window).tab()
        assert part.form.form.editor("day").raw() == day.isoformat()

    def test_nothing_is_added_to_a_coming_day(self, window: MainWindow) -> None:
        hands.followed(window.go("check_ins", TODAY + timedelta(days=1)))
        assert "Add an urge" not in hands.words_on(window)

    def test_without_a_check_in_the_first_thing_that_is_written_opens_the_days(self, rooms: Rooms) -> None:
        window = rooms.main()
        assert page(window).days.empty.isVisible()
        window.opened.journal.save(UrgeLog(day=TODAY, strength_peak=8))
        assert not page(window).days.empty.isVisible()
        assert look(window).card.blank.words.text() == "No check-in. You can still fill it in."
        assert look(window).card.things.rows()[0].texts() == ("Urge", "8 at most", "")

    @pytest.mark.parametrize(
        ("strengths", "words"),
        [
            ((7, None, 2), "from 7 to 2"),
            ((5, 8, 3), "from 5 up to 8, then 3"),
            ((5, 8, None), "from 5 up to 8"),
            ((8, 8, 3), "from 8 to 3"),
            ((6, None, None), "6"),
            ((None, 8, 3), "8 at most, then 3"),
            ((None, None, 3), "3 at the end"),
            ((None, None, None), "written down"),
        ],
    )
    def test_how_strong_an_urge_was(self, window: MainWindow, strengths: tuple[int | None, ...], words: str) -> None:
        before, peak, after = strengths
        window.opened.journal.save(UrgeLog(day=TODAY, strength_before=before, strength_peak=peak, strength_after=after))
        assert look(window).card.things.rows()[0].texts() == ("Urge", words, "")


class TestDeletedCheckIn:
    def test_it_comes_back_with_all_that_was_in_it(self, window: MainWindow) -> None:
        found = look(window)
        found.card.written.open_more().actions()[0].trigger()
        assert found.card.blank.deleted.isVisible()
        hands.press(window, "Bring it back")
        assert not found.card.blank.deleted.isVisible()
        assert found.card.written.note.text() == "Rain"

    def test_it_is_deleted_for_ever_after_one_question(self, window: MainWindow) -> None:
        found = look(window)
        found.card.written.open_more().actions()[0].trigger()
        hands.press(window, "Delete for ever")
        box = QApplication.activeModalWidget()
        assert isinstance(box, ForEverBox)
        assert "Check-in of Thursday, March 12, 2026" in hands.words_on(box)
        hands.until(box.delete.isEnabled)
        hands.press(box, "Delete for ever")
        hands.until(lambda: QApplication.activeModalWidget() is None)
        assert not found.card.blank.deleted.isVisible()
        assert window.opened.reader.removed(CheckIn) == []
        assert "Check-in deleted for ever." in hands.words_on(window)

    def test_a_day_that_has_another_one_by_now_says_nothing_of_it(self, window: MainWindow) -> None:
        found = look(window)
        found.card.written.open_more().actions()[0].trigger()
        window.opened.journal.save(CheckIn(day=TODAY, mood=7))
        assert not found.card.blank.deleted.isVisible()


class TestChapters:
    def test_a_chapter_keeps_what_is_typed_in_the_form_of_another(self, window: MainWindow) -> None:
        shown = page(window)
        shown.days.write(TODAY - timedelta(days=5))
        shown.days.form.questions.editor("mood").choose(4)
        shown.show_kind(UrgeLog.KIND)
        assert window.opened.drafts.find(CheckIn.KIND, (TODAY - timedelta(days=5)).isoformat()) is not None
        assert shown.bar.isVisible()
        assert shown.head.title.text() == "Check-ins"
        shown.show_target(("check_in", TODAY - timedelta(days=5)))
        assert shown.days.form.questions.editor("mood").value() == 4
        assert (shown.head.title.text(), shown.bar.isVisible()) == ("Check-in", False)

    @pytest.mark.parametrize("kind", KINDS)
    def test_each_can_be_visited_begun_and_left(self, window: MainWindow, kind: str) -> None:
        shown = page(window)
        part = shown.show_kind(kind)
        assert shown.head.sentence.text() == part.sentence() != ""
        shown.start_new()
        shown.step_back()
        shown.write_drafts()
        assert shown.bar.kind() == kind

    @pytest.mark.parametrize("kind", [*KINDS, "appointment", "anchor", "trigger", "nothing of the kind"])
    def test_every_kind_has_its_page(self, kind: str) -> None:
        elsewhere = {"appointment": "aftercare", "anchor": "plan", "trigger": "plan", "nothing of the kind": ""}
        assert page_of(kind) == elsewhere.get(kind, "check_ins")

    def test_the_search_opens_an_entry_in_its_chapter(self, window: MainWindow) -> None:
        window.opened.journal.save(JournalEntry(day=TODAY, title="Lighthouse"))
        hands.key(Key.Key_K, hands.CTRL)
        hands.type_text("lighth")
        hands.key(Key.Key_Return)
        hands.settle()
        assert isinstance(window.page(), CheckInsPage)
        assert page(window).bar.kind() == JournalEntry.KIND


def values(found: LookBack, shown: Shown) -> dict[date, DayValue]:
    found.show_what(shown)
    return dict(found._values)


def row_of(window: MainWindow, kind: str) -> QWidget:
    things = look(window).card.things
    return things.rows()[[each.kind for each in things.things()].index(kind)]


def press_row(window: MainWindow, kind: str) -> None:
    QTest.mouseClick(row_of(window, kind), Qt.MouseButton.LeftButton)
    hands.settle()
