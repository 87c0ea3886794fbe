"""The small pieces: values, keys, mouse, names for a screen reader, and that nothing is clipped when text grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button, icon_button, link_button
from recovery_journal.gui.widgets.card import Card, CardWithFoot
from recovery_journal.gui.widgets.chips import AddChip, Chip, ChipGroup, ChipRow
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.figure_table import FigureTable, TableData
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.page import Page, two_columns
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.gui.widgets.toast import Toast

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
KEPT: list[QWidget] = []
ANSWERS: list[tuple[object, str]] = [("yes", "Yes"), ("partly", "Partly"), ("no", "No")]
SIGNS: list[tuple[object, str]] = [(1, "I skip meals"), (2, "I pull away"), (3, "I plan around money")]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0, reduced_motion=True)
    yield
    KEPT.clear()


def shown(qtbot: QtBot, widget: W, width: int = 480) -> W:
    qtbot.addWidget(widget)
    KEPT.append(widget)
    widget.resize(width, max(widget.sizeHint().height(), widget.heightForWidth(width), 200))
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    QApplication.sendPostedEvents()
    return widget


def column(qtbot: QtBot, *widgets: QWidget, width: int = 480) -> QWidget:
    whole = QWidget()
    layout = QVBoxLayout(whole)
    for widget in widgets:
        layout.addWidget(widget)
    return shown(qtbot, whole, width)


def click_cell(scale: ScalePicker, number: int) -> None:
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=scale.cell_rect(number).center())


def spoken(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Name) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(kind)


@pytest.fixture
def scale(qtbot: QtBot) -> ScalePicker:
    made = shown(qtbot, ScalePicker("Mood right now", "very low", "very good"))
    made.clearFocus()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


class TestScale:
    """The 0 to 10 picker."""

    def test_has_no_answer_until_one_is_given(self, scale: ScalePicker) -> None:
        assert scale.value() is None
        assert scale.value_text() == "no answer"

    def test_a_click_sets_and_a_second_click_clears(self, scale: ScalePicker) -> None:
        seen: list[object] = []
        scale.value_changed.connect(seen.append)
        click_cell(scale, 6)
        click_cell(scale, 6)
        assert seen == [6, None]

    def test_digits_set_and_one_then_zero_is_ten(self, scale: ScalePicker) -> None:
        QTest.keyClicks(scale, "7")
        assert scale.value() == 7
        QTest.keyClicks(scale, "10")
        assert scale.value() == 10

    def test_one_and_much_later_zero_is_zero(self, scale: ScalePicker, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = iter([100.0, 105.0])
        monkeypatch.setattr("recovery_journal.gui.widgets.scale_picker.time.monotonic", lambda: next(clock))
        QTest.keyClicks(scale, "10")
        assert scale.value() == 0

    @pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
    def test_backspace_and_delete_clear(self, scale: ScalePicker, key: Qt.Key) -> None:
        scale.set_value(4)
        QTest.keyClick(scale, key)
        assert scale.value() is None

    def test_arrows_home_and_end_move_within_the_scale(self, scale: ScalePicker) -> None:
        values = []
        for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_End, Key.Key_Right, Key.Key_Home):
            QTest.keyClick(scale, key)
            values.append(scale.value())
        assert values == [0, 1, 0, 0, 10, 10, 0]

    def test_arrows_follow_the_writing_from_right_to_left(self, scale: ScalePicker) -> None:
        scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        scale.set_value(5)
        QTest.keyClick(scale, Key.Key_Left)
        assert scale.value() == 6
        assert scale.cell_rect(0).left() > scale.cell_rect(10).left()

    def test_setting_a_value_from_the_program_tells_nobody(self, qtbot: QtBot, scale: ScalePicker) -> None:
        with qtbot.assertNotEmitted(scale.value_changed):
            scale.set_value(3)

    def test_shortcuts_pass_through(self, scale: ScalePicker) -> None:
        QTest.keyClick(scale, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert scale.value() is None

    def test_a_screen_reader_meets_a_slider_it_can_set(self, scale: ScalePicker) -> None:
        scale.set_value(6)
        interface = QAccessible.queryAccessibleInterface(scale)
        assert interface.role() == QAccessible.Role.Slider
        assert spoken(scale) == "Mood right now"
        assert spoken(scale, QAccessible.Text.Value) == "6 of 10"
        number = interface.valueInterface()
        assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (0, 6, 10)
        number.setCurrentValue(9.0)
        assert scale.value() == 9

    def test_cells_go_in_two_rows_when_one_has_no_room(self, qtbot: QtBot, qapp: QApplication) -> None:
        theme.apply(qapp, "light", 2.5, reduced_motion=True)
        made = shown(qtbot, ScalePicker("Urge", "none", "very strong"), 420)
        assert made.cell_rect(6).top() > made.cell_rect(5).bottom()
        assert made.cell_rect(5).right() < made.width()
        assert made.heightForWidth(420) > made.cell_rect(10).bottom()

    def test_the_ring_is_for_the_keyboard_only(self, scale: ScalePicker) -> None:
        assert scale.shows_ring()
        click_cell(scale, 2)
        assert not scale.shows_ring()
        QTest.keyClick(scale, Key.Key_Right)
        assert scale.shows_ring()


def test_captions_stand_side_by_side_where_they_have_room(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 2.0, reduced_motion=True)
    scale = ScalePicker("Mood right now", "very low", "very good", middle="Pick your mood to begin")
    one_line = ScalePicker("Mood right now", "very low", "very good")
    for each in (scale, one_line):
        qtbot.addWidget(each)
    assert scale.heightForWidth(760) == one_line.heightForWidth(760)
    assert scale.heightForWidth(460) > one_line.heightForWidth(460)


class TestSegment:
    """Short options side by side."""

    def test_chooses_one_and_a_second_click_clears(self, qtbot: QtBot) -> None:
        segment = shown(qtbot, Segment("Medication as planned", ANSWERS))
        seen: list[object] = []
        segment.value_changed.connect(seen.append)
        for at in (0, 2, 2):
            QTest.mouseClick(segment.options()[at], Qt.MouseButton.LeftButton)
        assert seen == ["yes", "no", None]

    def test_is_one_tab_stop_with_arrows_inside(self, qtbot: QtBot) -> None:
        before, segment, after = QLineEdit(), Segment("Medication", ANSWERS), QLineEdit()
        column(qtbot, before, segment, after)
        before.setFocus()
        QTest.keyClick(before, Key.Key_Tab)
        yes, partly, no = segment.options()
        assert yes.hasFocus()
        QTest.keyClick(yes, Key.Key_Right)
        assert partly.hasFocus()
        assert segment.value() is None
        QTest.keyClick(partly, Key.Key_Space)
        assert segment.value() == "partly"
        QTest.keyClick(partly, Key.Key_End)
        assert no.hasFocus()
        QTest.keyClick(no, Key.Key_Tab)
        assert after.hasFocus()

    def test_tab_comes_to_the_chosen_option(self, qtbot: QtBot) -> None:
        before, segment = QLineEdit(), Segment("Medication", ANSWERS)
        column(qtbot, before, segment)
        segment.set_value("no")
        before.setFocus()
        QTest.keyClick(before, Key.Key_Tab)
        assert segment.options()[2].hasFocus()

    def test_backspace_clears(self, qtbot: QtBot) -> None:
        segment = shown(qtbot, Segment("Medication", ANSWERS))
        segment.set_value("yes")
        segment.options()[0].setFocus()
        with qtbot.waitSignal(segment.value_changed) as told:
            QTest.keyClick(segment.options()[0], Key.Key_Backspace)
        assert told.args == [None]

    def test_is_a_named_group_of_radio_buttons(self, qtbot: QtBot) -> None:
        segment = shown(qtbot, Segment("Medication as planned", ANSWERS))
        segment.set_value("yes")
        assert QAccessible.queryAccessibleInterface(segment).role() == QAccessible.Role.Grouping
        assert spoken(segment) == "Medication as planned"
        option = QAccessible.queryAccessibleInterface(segment.options()[0])
        assert option.role() == QAccessible.Role.RadioButton
        assert spoken(segment.options()[0]) == "Yes"
        assert option.state().checked

    def test_stands_in_a_column_when_the_row_has_no_room(self, qtbot: QtBot) -> None:
        segment = shown(qtbot, Segment("Medication", ANSWERS), 90)
        first, second = segment.options()[:2]
        assert second.y() >= first.y() + first.height()


class TestChips:
    """Groups of chips, chips to take off, and the chip that adds."""

    def test_one_of_a_group(self, qtbot: QtBot) -> None:
        group = shown(qtbot, ChipGroup("Kind", SIGNS))
        first, second = group.options()[:2]
        first.click()
        second.click()
        assert group.value() == 2
        second.click()
        assert group.value() is None

    def test_several_of_a_group_show_a_tick(self, qtbot: QtBot) -> None:
        group = shown(qtbot, ChipGroup("Signs I noticed", SIGNS, several=True))
        group.set_value([3])
        narrow = group.options()[0].sizeHint().width()
        group.options()[0].click()
        assert group.value() == [1, 3]
        assert group.options()[0].sizeHint().width() > narrow
        interface = QAccessible.queryAccessibleInterface(group.options()[0])
        assert interface.role() == QAccessible.Role.CheckBox

    def test_space_toggles_and_arrows_move(self, qtbot: QtBot) -> None:
        group = shown(qtbot, ChipGroup("Signs", SIGNS, several=True))
        first, second = group.options()[:2]
        first.setFocus()
        QTest.keyClick(first, Key.Key_Down)
        QTest.keyClick(second, Key.Key_Space)
        assert group.value() == [2]

    def test_new_options_keep_what_is_still_there(self, qtbot: QtBot) -> None:
        group = shown(qtbot, ChipGroup("Signs", SIGNS, several=True))
        group.set_value([1, 3])
        group.set_options([(3, "I plan around money"), (4, "I stay in bed")])
        assert group.value() == [3]

    def test_long_words_are_shortened_only_beyond_the_whole_width(self, qtbot: QtBot) -> None:
        words = "I walk home by the river until there is nothing left to think about"
        group = shown(qtbot, ChipGroup("Coping", [(1, words)]), 900)
        assert not group.options()[0].toolTip()
        group.resize(200, 60)
        assert group.options()[0].width() <= 200
        assert group.options()[0].toolTip() == words

    def test_a_chip_is_taken_off_by_its_cross_or_by_delete(self, qtbot: QtBot) -> None:
        chip = shown(qtbot, Chip("Walk home", number=2), 140)
        seen: list[str] = []
        chip.remove_requested.connect(lambda: seen.append("off"))
        chip.clicked.connect(lambda: seen.append("open"))
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, chip.height() // 2))
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(14, chip.height() // 2))
        QTest.keyClick(chip, Key.Key_Delete)
        assert seen == ["off", "open", "off"]
        assert spoken(chip) == "Walk home"

    def test_enter_presses_what_adds_and_what_opens_but_chooses_nothing(self, qtbot: QtBot) -> None:
        seen: list[str] = []
        for pressed in (AddChip(), Chip("Walk home")):
            shown(qtbot, pressed)
            pressed.clicked.connect(lambda _on=False, it=pressed: seen.append(it.text()))
            QTest.keyClick(pressed, Key.Key_Return)
        assert seen == ["Add", "Walk home"]
        group = shown(qtbot, ChipGroup("Kind", SIGNS))
        QTest.keyClick(group.options()[0], Key.Key_Return)
        assert group.value() is None

    def test_alt_and_arrows_ask_to_move_a_chip(self, qtbot: QtBot) -> None:
        row = ChipRow("When this happens, I")
        chips = [Chip("Walk home", number=1), Chip("Wait", number=2), AddChip()]
        row.set_chips(chips)
        shown(qtbot, row)
        with qtbot.waitSignal(chips[1].move_requested) as told:  # type: ignore[union-attr]
            QTest.keyClick(chips[1], Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert told.args == [-1]
        chips[0].setFocus()
        QTest.keyClick(chips[0], Key.Key_Right)
        assert chips[1].hasFocus()


class TestWords:
    """Labels, buttons and rows of them."""

    def test_a_word_longer_than_its_line_breaks(self, qtbot: QtBot) -> None:
        words = shown(qtbot, voice("a" * 200), 200)
        assert words.minimumSizeHint().width() <= 200
        assert words.heightForWidth(200) > 3 * words.fontMetrics().height()

    def test_labels_take_text_as_it_is(self, qtbot: QtBot) -> None:
        made = shown(qtbot, label("<b>1 & 2</b>"))
        assert made.textFormat() == Qt.TextFormat.PlainText
        assert spoken(made) == "<b>1 & 2</b>"

    def test_a_button_is_named_by_its_words(self, qtbot: QtBot) -> None:
        clicks: list[bool] = []
        made = shown(qtbot, button("Tom & Ann", "primary", "add", on_click=lambda: clicks.append(True)))
        assert spoken(made) == "Tom & Ann"
        made.click()
        assert clicks == [True]

    def test_an_icon_button_has_a_name_and_a_tooltip(self, qtbot: QtBot) -> None:
        made = shown(qtbot, icon_button("close", "Close"), 40)
        assert (spoken(made), made.toolTip()) == ("Close", "Close")

    def test_flow_wraps_and_leaves_hidden_things_out(self, qtbot: QtBot) -> None:
        holder = QWidget()
        flow = FlowLayout(holder)
        parts = [QPushButton("A longer word") for _ in range(3)]
        for part in parts:
            flow.addWidget(part)
        shown(qtbot, holder, 160)
        assert parts[1].y() > parts[0].y()
        before = flow.heightForWidth(160)
        parts[1].hide()
        assert flow.heightForWidth(160) < before

    def test_what_comes_last_is_not_left_alone(self, qtbot: QtBot) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, last_goes_along=True)
        parts = [QPushButton(words) for words in ("One word", "Two words", "See")]
        for part in parts:
            flow.addWidget(part)
        shown(qtbot, holder, sum(each.sizeHint().width() for each in parts))
        assert parts[0].y() < parts[1].y() == parts[2].y()

    def test_the_end_of_a_foot_stays_at_its_end_where_it_is_narrow(self, qtbot: QtBot) -> None:
        card = CardWithFoot()
        save, archive = QPushButton("Save"), QPushButton("Archive")
        card.foot_start.addWidget(archive)
        card.foot_end.addWidget(save)
        shown(qtbot, card, 500)
        before = card.width() - save.mapTo(card, QPoint()).x()
        card.resize(archive.width() + save.width() + 40, 300)
        QApplication.sendPostedEvents()
        assert save.mapTo(card, QPoint()).y() > archive.mapTo(card, QPoint()).y()
        assert card.width() - save.mapTo(card, QPoint()).x() == before


def ink(widget: QWidget, top: int = 0, bottom: int = 0) -> list[int]:
    """Where something is drawn in a part of its window, from left to right; rows from `top` on, or all."""
    window = widget.window().grab().toImage()
    corner = widget.mapTo(widget.window(), QPoint())
    picture = window.copy(corner.x(), corner.y() + top, widget.width(), (bottom or widget.height()) - top)
    ground = picture.pixelColor(0, 0).lightness()
    rows = range(picture.height())
    return [
        x for x in range(picture.width()) if any(abs(picture.pixelColor(x, y).lightness() - ground) > 60 for y in rows)
    ]


class TestEdges:
    """What stands below something else begins where that begins."""

    def test_the_head_of_a_table_stands_over_its_cells(self, qtbot: QtBot) -> None:
        table = FigureTable("What helps")
        table.set_table(TableData(("HH", "00"), [("HH", "00")]))
        column(qtbot, table)
        head = table.horizontalHeader()
        above, below = ink(head, 0, head.height() - 4), ink(table.viewport(), 2, 28)
        assert abs(above[0] - below[0]) <= 1
        assert abs(above[-1] - below[-1]) <= 1

    def test_a_table_stands_under_the_words_above_it(self, qtbot: QtBot) -> None:
        heading, table = label("HH"), FigureTable("What helps")
        table.set_table(TableData(("HH", "00"), [("HH", "00")]))
        column(qtbot, heading, table)
        assert abs(ink(heading)[0] - ink(table.viewport(), 2, 28)[0]) <= 1

    def test_a_quiet_button_stands_under_the_words_above_it(self, qtbot: QtBot) -> None:
        words, way = label("HHHH"), link_button("HHHH")
        holder = QWidget()
        FlowLayout(holder).addWidget(way)
        column(qtbot, words, holder)
        assert abs(ink(words)[0] - ink(way)[0]) <= 1

    def test_words_in_places_of_one_width_are_read_to_the_last(self, qtbot: QtBot) -> None:
        holder, words = QWidget(), label("8 tasks for the weeks after a change of care", wrap=True)
        words.setFixedWidth(160)
        FlowLayout(holder).addWidget(words)
        column(qtbot, holder)
        assert words.height() >= words.heightForWidth(160) > label("8 tasks").sizeHint().height()

    def test_no_centered_line_is_left_with_a_word(self, qtbot: QtBot) -> None:
        empty = shown(qtbot, EmptyState("edit", "Start a new one. You can change or delete it at any time."), 420)
        half = empty.sentence.height() // 2
        upper, lower = ink(empty.sentence, 0, half), ink(empty.sentence, half)
        assert len(lower) > 0.7 * len(upper) > 0


class TestFormRow:
    """A question and its editor."""

    def test_the_question_names_the_editor(self, qtbot: QtBot) -> None:
        row = shown(qtbot, FormRow("What is it?", QLineEdit(), "in your words"))
        assert spoken(row.editor) == "What is it?"
        assert spoken(row.editor, QAccessible.Text.Description) == "in your words"
        assert row.label.buddy() is row.editor

    def test_an_error_describes_the_editor_and_takes_no_room_when_gone(self, qtbot: QtBot) -> None:
        row = shown(qtbot, FormRow("What is it?", QLineEdit()))
        calm = row.sizeHint().height()
        row.set_error("This is needed.")
        assert row.error_text() == spoken(row.editor, QAccessible.Text.Description) == "This is needed."
        assert row.editor.property("invalid") is True
        assert row.sizeHint().height() > calm
        row.set_error("")
        assert row.sizeHint().height() == calm

    @pytest.mark.parametrize("editor_class", [QLineEdit, QPlainTextEdit])
    def test_the_count_is_shown_near_the_limit(self, qtbot: QtBot, editor_class: type[QLineEdit]) -> None:
        row = shown(qtbot, FormRow("What is it?", editor_class("a" * 17), limit=20))
        assert row.count is None
        editor: QWidget = row.editor
        editor.setFocus()
        QTest.keyClicks(editor, "b")
        assert row.count.text() == "18 of 20 characters"
        assert not row.count.isHidden()


class TestToast:
    """The word after something left the screen."""

    def test_says_it_and_goes_after_its_time(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(theme.Theme, "duration", lambda _look, name: 30 if name == "toast" else 0)
        region = shown(qtbot, QWidget())
        toast = Toast(region)
        toast.show_message("Archived.")
        assert toast.isVisible()
        assert spoken(toast) == "Archived."
        qtbot.waitUntil(lambda: not toast.isVisible())

    def test_undo_acts_once_and_gives_the_focus_back(self, qtbot: QtBot) -> None:
        field = QLineEdit()
        region = column(qtbot, field)
        field.setFocus()
        toast, seen = Toast(region), []
        toast.show_message("Archived.", "Undo", lambda: seen.append("undone"))
        QTest.keyClick(field, Key.Key_Tab)
        assert toast.button.hasFocus()
        QTest.keyClick(toast.button, Key.Key_Space)
        assert seen == ["undone"]
        assert not toast.isVisible()
        assert field.hasFocus()

    def test_stays_while_the_focus_is_on_it(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(theme.Theme, "duration", lambda _look, name: 20 if name == "toast" else 0)
        toast = Toast(shown(qtbot, QWidget()))
        toast.show_message("Archived.", "Undo", lambda: None)
        toast.button.setFocus()
        qtbot.wait(80)
        assert toast.isVisible()
        QTest.keyClick(toast.button, Key.Key_Escape)
        assert not toast.isVisible()

    def test_stays_at_the_bottom_within_its_region(self, qtbot: QtBot) -> None:
        region = shown(qtbot, QWidget())
        toast = Toast(region)
        toast.show_message("Moved to the archive, where it stays as it is until you bring it back again.", "Undo")
        for width in (900, 300):
            region.resize(width, 400)
            assert region.rect().contains(toast.geometry())


class TestFrames:
    """Pages, cards and what stands on them."""

    def test_actions_go_under_the_title_when_narrow(self, qtbot: QtBot) -> None:
        page = Page("My plan", "People and places.")
        action = button("Add from suggestions")
        page.add_action(action)
        shown(qtbot, page, 1200)
        title, place = page.head.title, action.mapTo(page, QPoint())
        assert place.y() < title.mapTo(page, QPoint(0, title.height())).y()
        page.resize(320, 600)
        QApplication.sendPostedEvents()
        assert action.mapTo(page, QPoint()).y() >= title.mapTo(page, QPoint(0, title.height())).y()

    def test_tab_comes_to_the_body_before_the_actions_of_the_head(self, qtbot: QtBot) -> None:
        page, first, last = Page("My plan"), QLineEdit(), QLineEdit()
        add, new = button("Add from suggestions"), button("New trigger", "primary")
        page.add_action(add)
        page.add_action(new)
        for field in (first, last):
            page.body.addWidget(field)
        shown(qtbot, page, 900)
        first.setFocus()
        for expected in (last, add, new, first):
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            assert expected.hasFocus()

    def test_content_stops_growing_and_stays_left(self, qtbot: QtBot) -> None:
        page = Page("My plan")
        card = Card()
        page.body.addWidget(card)
        shown(qtbot, page, 1800)
        assert card.width() == theme.current().size("content_max")
        assert card.mapTo(page, QPoint()).x() == 40

    def test_columns_go_under_each_other_when_narrow(self, qtbot: QtBot) -> None:
        left, right = Card(), Card()
        columns = shown(qtbot, two_columns(left, right), 1200)
        assert right.x() > left.x()
        assert right.width() == 352
        columns.resize(700, 600)
        QApplication.sendPostedEvents()
        assert right.x() == left.x()
        assert right.width() == left.width()

    def test_the_focused_thing_is_scrolled_into_sight(self, qtbot: QtBot) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        fields = [QLineEdit() for _ in range(30)]
        for field in fields:
            layout.addWidget(field)
        scrolled = shown(qtbot, Scrolled(holder))
        scrolled.resize(300, 200)
        fields[-1].setFocus()
        assert scrolled.verticalScrollBar().value() > 0

    def test_the_ring_around_what_just_fits_is_in_sight_too(self, qtbot: QtBot) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        fields = [QLineEdit() for _ in range(30)]
        for field in fields:
            layout.addWidget(field)
        scrolled = shown(qtbot, Scrolled(holder))
        scrolled.resize(300, fields[4].y() + fields[4].height())
        QApplication.sendPostedEvents()
        fields[4].setFocus()
        view = scrolled.viewport()
        assert fields[4].mapTo(view, QPoint(0, fields[4].height() + 4)).y() <= view.height()
        fields[8].setFocus()
        scrolled.verticalScrollBar().setValue(fields[6].y())
        fields[6].setFocus()
        assert fields[6].mapTo(view, QPoint(0, -4)).y() >= 0

    def test_a_foot_stays_below_what_scrolls(self, qtbot: QtBot) -> None:
        card = CardWithFoot()
        for _ in range(30):
            card.body.addWidget(QLineEdit())
        card.foot_end.addWidget(button("Save", "primary"))
        shown(qtbot, card)
        card.resize(480, 300)
        assert card.foot.geometry().bottom() <= card.height()
        assert card.scrolled.geometry().bottom() <= card.foot.y()

    def test_empty_state_and_notice_offer_their_one_action(self, qtbot: QtBot) -> None:
        seen: list[str] = []
        empty = EmptyState("anchor", "What holds your week in place?", "Add an anchor", lambda: seen.append("add"))
        notice = Notice("gap", "Three triggers have no response yet.", "", "Look", lambda: seen.append("look"))
        column(qtbot, empty, notice)
        empty.button.click()
        notice.button.click()
        assert seen == ["add", "look"]
        assert notice.text.isHidden()

    def test_what_happened_is_strong_and_what_follows_from_it_is_plain(self, qtbot: QtBot) -> None:
        notice = Notice("info", "")
        notice.tell("The file is damaged. Nothing was changed. Choose another one: keys.json")
        assert (notice.strong.text(), notice.text.text()) == (
            "The file is damaged.",
            "Nothing was changed. Choose another one: keys.json",
        )
        notice.tell("The file is damaged.")
        assert (notice.strong.text(), notice.text.isHidden()) == ("The file is damaged.", True)


@pytest.mark.parametrize("factor", [0.8, 1.0, 2.5])
@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
def test_nothing_is_clipped_when_the_look_changes_under_it(
    qtbot: QtBot, qapp: QApplication, look: str, factor: float
) -> None:
    parts = [ScalePicker("Mood", "low", "high"), Segment("Medication", ANSWERS), ChipGroup("Signs", SIGNS, True)]
    whole = column(qtbot, *[FormRow("A question", part) for part in parts], width=760)
    theme.apply(qapp, look, factor, reduced_motion=True)
    qapp.processEvents()
    whole.resize(760, whole.heightForWidth(760))
    qapp.processEvents()
    for part in parts:
        assert part.height() >= part.heightForWidth(part.width())
    for option in (*parts[1].options(), *parts[2].options()):  # type: ignore[attr-defined]
        assert option.height() >= option.sizeHint().height()
        assert option.width() >= option.sizeHint().width()
    assert not whole.grab().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_enter_and_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[int] = []
    made = button("Save", on_click=lambda: pressed.append(1))
    qtbot.addWidget(made)
    QTest.keyClick(made, key)
    assert pressed == [1]
