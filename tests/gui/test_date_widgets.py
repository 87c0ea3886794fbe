"""Day and time fields, the small month and the heat month: values, keys, mouse, names and sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.gui import dates, theme
from recovery_journal.gui.dates import Dates
from recovery_journal.gui.widgets.day_edit import DayCalendar, DayEdit, TimeEdit
from recovery_journal.gui.widgets.heat_grid import HeatDay, HeatLegend, HeatMonth
from recovery_journal.gui.widgets.month_grid import MonthGrid, MonthHead, MonthView
from tests.gui.day_chapters import click_day

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 3, 12)
Key = Qt.Key


@pytest.fixture(autouse=True)
def _american_dates(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0, reduced_motion=True)
    before = dates.current()
    dates.set_current(Dates(QLocale("en_US")))
    yield
    dates.set_current(before)


@pytest.fixture
def day_edit(qtbot: QtBot) -> DayEdit:
    return shown(qtbot, DayEdit("When", today=lambda: TODAY))


@pytest.fixture
def month(qtbot: QtBot) -> MonthGrid:
    return shown(qtbot, MonthGrid("Appointments", today=TODAY))


@pytest.fixture
def heat(qtbot: QtBot) -> HeatMonth:
    grid = HeatMonth("Mood", today=TODAY)
    grid.set_days(2026, 2, {date(2026, 2, 10): HeatDay("6", 3, True), date(2026, 2, 11): HeatDay("", None, False)})
    return shown(qtbot, grid)


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget in a window of its own, active, without focus in it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(window).addWidget(widget)
    window.resize(640, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    widget.test_window = window  # type: ignore[attr-defined]
    return widget


def focused_name() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


class TestDayEdit:
    def test_typed_text_becomes_a_day_and_shows_what_was_understood(self, qtbot: QtBot, day_edit: DayEdit) -> None:
        qtbot.keyClicks(day_edit, "3/5")
        assert day_edit.day() == date(2026, 3, 5)
        assert day_edit.text() == "3/5"
        qtbot.keyClick(day_edit, Key.Key_Return)
        assert day_edit.text() == "Mar 5, 2026"
        day_edit.undo()
        assert day_edit.text() == "3/5"

    def test_unreadable_text_stays_as_typed(self, qtbot: QtBot, day_edit: DayEdit) -> None:
        day_edit.set_text("February 30")
        qtbot.keyClick(day_edit, Key.Key_Return)
        assert day_edit.text() == "February 30"
        with pytest.raises(ValueError, match="There is no February 30"):
            day_edit.day()

    def test_an_empty_field_is_no_day(self, day_edit: DayEdit) -> None:
        assert day_edit.day() is None
        day_edit.set_day(TODAY)
        assert day_edit.day() == TODAY
        day_edit.set_day(None)
        assert day_edit.text() == ""

    def test_arrows_step_a_day_that_can_be_read(self, qtbot: QtBot, day_edit: DayEdit) -> None:
        day_edit.set_day(date(2026, 2, 28))
        qtbot.keyClick(day_edit, Key.Key_Up)
        assert day_edit.day() == date(2026, 3, 1)
        qtbot.keyClick(day_edit, Key.Key_Down)
        assert day_edit.day() == date(2026, 2, 28)

    def test_the_calendar_gives_a_day(self, qtbot: QtBot, day_edit: DayEdit) -> None:
        day_edit.setFocus()
        qtbot.keyClick(day_edit, Key.Key_Down)
        calendar = day_edit.findChild(DayCalendar)
        assert calendar is not None
        assert calendar.grid.month() == (2026, 3)
        qtbot.keyClick(calendar.grid, Key.Key_Right)
        with qtbot.waitSignal(day_edit.day_picked):
            qtbot.keyClick(calendar.grid, Key.Key_Return)
        assert day_edit.day() == date(2026, 3, 13)

    def test_alt_down_opens_at_the_day_and_escape_leaves_it(self, qtbot: QtBot, day_edit: DayEdit) -> None:
        day_edit.set_day(date(2026, 5, 4))
        qtbot.keyClick(day_edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        calendar = day_edit.findChild(DayCalendar)
        assert calendar is not None
        assert calendar.grid.selected() == date(2026, 5, 4)
        qtbot.keyClick(calendar.grid, Key.Key_PageDown)
        with qtbot.waitSignal(calendar.destroyed):
            qtbot.keyClick(calendar.grid, Key.Key_Escape)
        assert day_edit.day() == date(2026, 5, 4)

    def test_what_is_typed_on_the_button_does_not_fall_into_the_field(self, qtbot: QtBot, day_edit: DayEdit) -> None:
        day_edit.set_day(date(2026, 5, 4))
        before = day_edit.text()
        qtbot.keyClicks(day_edit.calendar_button, "2pm")
        assert day_edit.text() == before

    def test_the_button_is_named_and_stands_inside(self, day_edit: DayEdit) -> None:
        assert day_edit.accessibleName() == "When"
        assert day_edit.calendar_button.accessibleName() == "Choose a day"
        assert day_edit.rect().contains(day_edit.calendar_button.geometry())
        day_edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert day_edit.calendar_button.x() < 10


class TestTimeEdit:
    def test_typed_text_becomes_a_time(self, qtbot: QtBot) -> None:
        edit = shown(qtbot, TimeEdit("At"))
        qtbot.keyClicks(edit, "1430")
        qtbot.keyClick(edit, Key.Key_Return)
        assert edit.text() == "2:30 pm"
        assert edit.time() == time(14, 30)

    def test_an_open_half_of_the_day_is_asked_for(self, qtbot: QtBot) -> None:
        edit = shown(qtbot, TimeEdit("At"))
        qtbot.keyClicks(edit, "2:30")
        qtbot.keyClick(edit, Key.Key_Return)
        assert edit.text() == "2:30"
        with pytest.raises(ValueError, match="am or"):
            edit.time()

    def test_arrows_go_by_a_quarter_of_an_hour(self, qtbot: QtBot) -> None:
        edit = shown(qtbot, TimeEdit("At"))
        qtbot.keyClick(edit, Key.Key_Up)
        assert edit.time() is None
        edit.set_time(time(23, 50))
        qtbot.keyClick(edit, Key.Key_Up)
        assert edit.time() == time(0, 5)


class TestMonthGrid:
    @pytest.mark.parametrize(
        ("key", "day"),
        [
            (Key.Key_Right, date(2026, 3, 19)),
            (Key.Key_Left, date(2026, 3, 17)),
            (Key.Key_Up, date(2026, 3, 11)),
            (Key.Key_Down, date(2026, 3, 25)),
            (Key.Key_Home, date(2026, 3, 15)),
            (Key.Key_End, date(2026, 3, 21)),
            (Key.Key_PageUp, date(2026, 2, 18)),
            (Key.Key_PageDown, date(2026, 4, 18)),
            (Key.Key_T, TODAY),
        ],
    )
    def test_keys(self, qtbot: QtBot, month: MonthGrid, key: Qt.Key, day: date) -> None:
        month.set_selected(date(2026, 3, 18))
        month.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert month.selected() == day
        assert month.month() == (day.year, day.month)
        assert focused_name() == dates.current().day_long(day)
        assert month.shows_ring(day)

    def test_enter_chooses_where_the_keys_stand(self, qtbot: QtBot, month: MonthGrid) -> None:
        month.setFocus(Qt.FocusReason.TabFocusReason)
        with qtbot.waitSignal(month.day_chosen) as chosen:
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
        assert chosen.args == [TODAY]

    def test_a_click_chooses_without_a_ring(self, qtbot: QtBot, month: MonthGrid) -> None:
        with qtbot.waitSignal(month.day_chosen) as chosen:
            click_day(month, date(2026, 3, 20))
        assert chosen.args == [date(2026, 3, 20)]
        assert month.has_focus()
        assert not month.shows_ring(date(2026, 3, 20))

    def test_a_neighbour_months_day_turns_the_month(self, qtbot: QtBot, month: MonthGrid) -> None:
        with qtbot.waitSignal(month.month_changed) as turned:
            click_day(month, date(2026, 4, 2))
        assert turned.args == [2026, 4]
        assert month.selected() == date(2026, 4, 2)

    def test_it_is_one_tab_stop(self, qtbot: QtBot, month: MonthGrid) -> None:
        stops = [cell for cell in month.findChildren(QWidget) if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert [stop.accessibleName() for stop in stops] == ["Thursday, March 12"]

    def test_the_callers_words_are_read_out(self, month: MonthGrid) -> None:
        month.set_describe(lambda day: f"{dates.current().day_long(day)}, 1 appointment")
        month.setFocus(Qt.FocusReason.TabFocusReason)
        assert focused_name() == "Thursday, March 12, 1 appointment"
        assert month.accessibleName() == "Appointments, March 2026"

    def test_a_screen_reader_finds_a_group_of_days_it_can_press(self, qtbot: QtBot, month: MonthGrid) -> None:
        group = QAccessible.queryAccessibleInterface(month)
        assert group.role() == QAccessible.Role.Grouping
        assert group.text(QAccessible.Text.Name) == "Appointments, March 2026"
        assert group.childCount() == 31
        with qtbot.waitSignal(month.day_chosen) as chosen:
            group.child(4).object().click()
        assert chosen.args == [date(2026, 3, 5)]

    def test_the_week_begins_where_the_person_wants(self, month: MonthGrid) -> None:
        dates.set_current(Dates(QLocale("en_US"), first_weekday=1))
        month.refresh()
        assert month.place_of(date(2026, 3, 9)) == (2, 0)

    def test_right_to_left_mirrors_columns_and_arrows(self, qtbot: QtBot, month: MonthGrid) -> None:
        month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert month.cell_rect(date(2026, 3, 1)).x() > month.cell_rect(date(2026, 3, 7)).x()
        qtbot.keyClick(month, Key.Key_Left)
        assert month.selected() == date(2026, 3, 13)

    def test_the_head_turns_the_month_and_keeps_the_day(self, qtbot: QtBot) -> None:
        view = shown(qtbot, MonthView(MonthGrid("Appointments", today=TODAY)))
        view.grid.set_selected(TODAY)
        qtbot.mouseClick(view.head.on, Qt.MouseButton.LeftButton)
        assert view.head.title.text() == "April 2026"
        assert view.grid.selected() == TODAY


class TestHeatMonth:
    def test_keys_and_clicks_choose_at_once(self, qtbot: QtBot, heat: HeatMonth) -> None:
        heat.set_selected(date(2026, 2, 9))
        with qtbot.waitSignal(heat.day_chosen) as chosen:
            qtbot.keyClick(heat, Key.Key_Right)
        assert chosen.args == [date(2026, 2, 10)]
        with qtbot.waitSignal(heat.day_chosen) as chosen:
            click_day(heat, date(2026, 2, 20))
        assert chosen.args == [date(2026, 2, 20)]

    def test_enter_and_double_click_activate(self, qtbot: QtBot, heat: HeatMonth) -> None:
        heat.set_selected(date(2026, 2, 10))
        with qtbot.waitSignal(heat.day_activated):
            qtbot.keyClick(heat, Key.Key_Return)
        place = heat.cell_rect(date(2026, 2, 10)).center()
        with qtbot.waitSignal(heat.day_activated):
            qtbot.mouseDClick(heat, Qt.MouseButton.LeftButton, pos=place)

    def test_going_over_the_edge_asks_for_the_next_month(self, qtbot: QtBot, heat: HeatMonth) -> None:
        heat.set_selected(date(2026, 2, 28))
        with qtbot.waitSignals([heat.month_stepped, heat.day_chosen], order="strict"):
            qtbot.keyClick(heat, Key.Key_Right)
        assert heat.month() == (2026, 3)
        with qtbot.waitSignal(heat.month_stepped) as stepped:
            qtbot.keyClick(heat, Key.Key_PageUp)
        assert stepped.args == [-1]

    def test_focus_survives_a_shorter_month(self, qtbot: QtBot, heat: HeatMonth) -> None:
        heat.set_selected(date(2026, 1, 31))
        heat.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_PageDown)
        assert heat.selected() == date(2026, 2, 28)
        assert focused_name() == "Saturday, February 28"

    def test_a_day_is_read_out_with_its_value(self, heat: HeatMonth) -> None:
        assert heat.describe(date(2026, 2, 10)) == "Tuesday, February 10, 6, has a note"
        assert heat.describe(date(2026, 2, 12)) == "Thursday, February 12"
        heat.set_describe(lambda day: f"day {day.day}")
        assert heat.describe(date(2026, 2, 10)) == "day 10"

    def test_cells_are_as_drawn_at_full_width(self, heat: HeatMonth) -> None:
        heat.resize(608, heat.heightForWidth(608))
        assert heat.cell_rect(date(2026, 2, 1)).width() in (81, 82)
        assert 90 <= heat.cell_rect(date(2026, 2, 1)).height() <= 93
        assert heat.rect().contains(heat.cell_rect(date(2026, 2, 28)))

    def test_long_months_leave_room_for_what_stands_below(self, heat: HeatMonth) -> None:
        heat.set_month(2026, 3)
        five = heat.heightForWidth(608)
        heat.set_month(2026, 8)
        assert heat.weeks() == 6
        assert 400 < heat.heightForWidth(608) <= five < 460

    @pytest.mark.parametrize("factor", [0.8, 1.0, 2.0, 2.5])
    @pytest.mark.parametrize("width", [280, 608, 1100])
    def test_every_size_keeps_its_cells_inside(
        self, qapp: QApplication, heat: HeatMonth, factor: float, width: int
    ) -> None:
        theme.apply(qapp, "light", factor, reduced_motion=True)
        heat.resize(width, heat.heightForWidth(width))
        assert heat.rect().contains(heat.cell_rect(date(2026, 2, 28)))
        assert not heat.grab().isNull()

    def test_the_legend_wraps(self, qtbot: QtBot) -> None:
        legend = shown(qtbot, HeatLegend())
        assert legend.heightForWidth(200) > legend.heightForWidth(608)


def test_a_head_may_stand_around_its_title(qtbot: QtBot, heat: HeatMonth) -> None:
    head = shown(qtbot, MonthHead(heat, around=True))
    assert head.back.mapTo(head, QPoint()).x() < head.title.x() < head.on.x()
    with qtbot.waitSignal(heat.month_stepped):
        qtbot.mouseClick(head.back, Qt.MouseButton.LeftButton)
    assert head.title.text() == "January 2026"
    head.resize(150, 60)
    assert head.title.text() == "Jan 2026"
