"""The plan map by keys and mouse, as text, with a screen reader's eyes; what is missing, and the ways to mend it."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact, CopingStrategy, IfThen, Link, SafePlace, Stage, Trigger, WarningSign
from recovery_journal.domain.record import Part, Record
from recovery_journal.gui import theme
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_map_part import MapPart
from recovery_journal.gui.pages.record_rows import rows_of
from recovery_journal.gui.pages.records import declared
from recovery_journal.gui.widgets.plan_map import PlanMap
from tests import hands
from tests.benchmarks.large_plan import a_large_plan
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import CTRL, Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PAYDAY, RAIN = Trigger(text="Payday", strength=8), Trigger(text="Rainy Sunday", strength=5)
ALONE = Trigger(text="Alone all weekend", strength=9)
MEALS = WarningSign(text="I skip meals", stage=Stage.EARLY)
FINE = WarningSign(text="I say I am fine", stage=Stage.MIDDLE)
WALK, CALL = CopingStrategy(text="Walk home by the river", minutes=35), CopingStrategy(text="Call Theo")
COOK = CopingStrategy(text="Cook something slow")
THEO, LIBRARY = Contact(name="Theo", hours="any time"), SafePlace(name="The library")


def link(start: Part, end: Part, rank: int = 0) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id, rank=rank)


ALL = (ALONE, PAYDAY, RAIN, MEALS, FINE, WALK, CALL, COOK, THEO, LIBRARY)
LINKS = (link(PAYDAY, MEALS), link(MEALS, WALK), link(MEALS, CALL, 1), link(RAIN, WALK), link(CALL, THEO))


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    """A plan of ten records, joined by five links."""
    made = rooms.main()
    made.opened.journal.save(*ALL, *LINKS)
    return made


@pytest.fixture
def part(window: MainWindow) -> MapPart:
    return the_map(window)


def the_plan(window: MainWindow) -> PlanPage:
    return hands.go(window, PlanPage, "plan")


def the_map(window: MainWindow) -> MapPart:
    part = the_plan(window).show_kind("map")
    assert isinstance(part, MapPart)
    hands.settle()
    return part


def chosen(part: MapPart) -> str:
    """The name of the chosen card."""
    card = part.map.chosen()
    return "" if card is None else name_of(part.map, card)


def name_of(plan_map: PlanMap, card: UUID) -> str:
    view = plan_map.views()[plan_map.column_of(card)]
    return view.order[view.index_of(card)].name


def click(part: MapPart, record: Record) -> None:
    at = part.map.box_of(record.id).center().toPoint()
    hands.QTest.mouseClick(part.map, Qt.MouseButton.LeftButton, pos=at)


def menu_entry(words: str) -> None:
    """Takes an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(each for each in menu.actions() if each.text() == words))
    hands.QTest.keyClick(menu, Key.Key_Return)
    hands.settle()


def open_record(window: MainWindow) -> str:
    """The name of the record on the form."""
    return str(hands.named(window, "What is it?").property("text"))


class TestArrival:
    def test_a_joined_plan_opens_with_its_map(self, window: MainWindow) -> None:
        assert the_plan(window).bar.kind() == "map"

    def test_before_that_it_opens_with_the_triggers(self, rooms: Rooms) -> None:
        window = rooms.main()
        window.opened.journal.save(PAYDAY)
        assert the_plan(window).bar.kind() == "trigger"

    def test_it_is_a_chapter_like_any_other(self, window: MainWindow) -> None:
        plan = the_plan(window)
        hands.tab_to("Parts of my plan")
        hands.key(Key.Key_Right)
        assert plan.bar.kind() == "trigger"
        hands.key(Key.Key_Left)
        assert plan.bar.kind() == "map"

    def test_an_empty_one_leads_to_the_first_trigger(self, rooms: Rooms) -> None:
        window = rooms.main()
        part = the_map(window)
        assert "Start with one trigger" in hands.words_on(part)
        part.map.grab()
        hands.press(part, "Add a trigger")
        assert hands.focused_name() == "What is it?"

    def test_new_asks_what_it_shall_be(self, window: MainWindow) -> None:
        the_map(window)
        hands.key(Key.Key_N, CTRL)
        menu_entry("New coping strategy")
        assert hands.focused_name() == "What do I do?"


class TestKeys:
    def test_it_is_one_tab_stop(self, part: MapPart) -> None:
        hands.tab_to("Alone all weekend, trigger, Strength 9, no response yet")
        assert chosen(part) == "Alone all weekend"
        hands.step_on()
        assert hands.focused_name() == "Show as text"

    def test_arrows_walk_in_a_column(self, part: MapPart) -> None:
        part.enter()
        hands.key(Key.Key_Down)
        assert chosen(part) == "Payday"
        hands.key(Key.Key_End)
        assert chosen(part) == "Rainy Sunday"
        hands.key(Key.Key_Down)
        assert chosen(part) == "Rainy Sunday"
        hands.key(Key.Key_Home)
        assert chosen(part) == "Alone all weekend"

    def test_arrows_to_the_side_follow_the_lines_and_come_back(self, part: MapPart) -> None:
        part.enter()
        hands.key(Key.Key_Down)
        went = []
        for pressed in (Key.Key_Right, Key.Key_Right, Key.Key_Up, Key.Key_Right, Key.Key_Left, Key.Key_Left):
            hands.key(pressed)
            went.append(chosen(part))
        assert went[:2] == ["I skip meals", "Walk home by the river"]
        assert went[3:] == ["Theo", "Call Theo", "I skip meals"]

    def test_a_line_may_lead_over_a_column(self, part: MapPart) -> None:
        part.map.choose(RAIN.id)
        part.enter()
        hands.key(Key.Key_Right)
        assert chosen(part) == "Walk home by the river"

    def test_without_a_line_the_next_column_is_gone_to(self, part: MapPart) -> None:
        part.enter()
        hands.key(Key.Key_Right)
        assert part.map.column_of(part.map.chosen() or UUID(int=0)) == 1

    def test_sides_are_changed_where_writing_goes_from_right_to_left(self, part: MapPart) -> None:
        part.map.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        part.map.choose(PAYDAY.id)
        part.enter()
        hands.key(Key.Key_Left)
        assert chosen(part) == "I skip meals"
        boxes = [part.map.box_of(each.id).left() for each in (PAYDAY, MEALS, WALK, THEO)]
        assert boxes == sorted(boxes, reverse=True)
        part.map.grab()

    def test_letters_find(self, part: MapPart) -> None:
        part.enter()
        hands.type_text("riv")
        assert chosen(part) == "Walk home by the river"
        part.map._keys._typed_at = 0.0
        hands.type_text("the l")
        assert chosen(part) == "The library"
        part.map._keys._typed_at = 0.0
        hands.type_text("zzz")
        assert chosen(part) == "The library"

    def test_enter_opens_and_esc_lets_go(self, window: MainWindow, part: MapPart) -> None:
        part.map.choose(PAYDAY.id)
        part.enter()
        hands.key(Key.Key_Escape)
        assert chosen(part) == ""
        hands.key(Key.Key_Space)
        assert chosen(part) == "Payday"
        hands.key(Key.Key_Return)
        assert open_record(window) == "Payday"

    def test_find_here_goes_to_the_map(self, part: MapPart) -> None:
        hands.key(Key.Key_F, CTRL)
        assert hands.focused().parentWidget() is part.map


class TestChoice:
    def test_both_sides_are_lit_and_the_rest_stands_apart(self, part: MapPart) -> None:
        part.map.choose(WALK.id)
        lit = {card.name for view in part.map.views() for card in view.order if part.map.state_of(card).is_joined}
        assert lit == {"I skip meals", "Payday", "Rainy Sunday"}
        apart = {card.name for view in part.map.views() for card in view.order if part.map.state_of(card).is_apart}
        assert {"Alone all weekend", "Call Theo", "Theo"} <= apart
        assert len(part.map.threads()) == 3

    def test_the_bar_says_how_much_is_joined(self, part: MapPart) -> None:
        part.map.choose(PAYDAY.id)
        assert "1 sign, 2 responses, 1 person." in hands.words_on(part.bar)
        part.map.choose(ALONE.id)
        assert "Not joined to anything yet." in hands.words_on(part.bar)
        part.map.choose(None)
        assert "Choose a card" in hands.words_on(part.bar)

    def test_a_click_chooses_another_lets_go_and_two_open(self, window: MainWindow, part: MapPart) -> None:
        click(part, MEALS)
        assert chosen(part) == "I skip meals"
        assert not part.map.state_of(part.map.views()[1].order[0]).has_ring
        hands.QTest.mouseClick(part.map, Qt.MouseButton.LeftButton, pos=QPoint(2, part.map.height() - 2))
        assert chosen(part) == ""
        click(part, PAYDAY)
        at = part.map.box_of(PAYDAY.id).center().toPoint()
        hands.QTest.mouseDClick(part.map, Qt.MouseButton.LeftButton, pos=at)
        hands.settle()
        assert open_record(window) == "Payday"

    def test_the_choice_stays_when_the_journal_changes_and_goes_with_its_record(
        self, window: MainWindow, part: MapPart
    ) -> None:
        part.map.choose(PAYDAY.id)
        window.opened.journal.save(link(PAYDAY, COOK))
        assert "3 responses" in hands.words_on(part.bar)
        window.opened.journal.archive(COOK)
        assert "2 responses" in hands.words_on(part.bar)
        window.opened.journal.remove(PAYDAY)
        assert chosen(part) == ""
        window.undo()
        assert "Payday" in {card.name for card in part.map.views()[0].order}

    def test_a_response_that_was_put_away_counts_neither_here_nor_in_the_list(
        self, window: MainWindow, part: MapPart
    ) -> None:
        window.opened.journal.archive(WALK)
        cards = {card.name: card.second for card in part.map.views()[0].order}
        rows = {row.name: row.second for row in rows_of(declared("trigger"), window.opened)}
        assert cards["Rainy Sunday"] == "Strength 5, no response yet"
        assert rows["Rainy Sunday"] == "No response yet"
        assert cards["Payday"] == "Strength 8, 1 response"
        assert rows["Payday"] == "1 response"

    def test_an_if_then_plan_has_no_card_and_hurts_nobody(self, window: MainWindow, part: MapPart) -> None:
        plan_b = IfThen(situation="The bus does not come")
        window.opened.journal.save(plan_b, link(plan_b, WALK))
        part.map.choose(WALK.id)
        part.map.grab()
        assert "2 triggers, 1 sign." in hands.words_on(part.bar)

    @pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
    def test_it_is_painted_in_every_look_and_size(self, part: MapPart, look: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        for factor in (0.8, 2.0):
            theme.apply(app, look, factor, reduced_motion=True)
            hands.settle()
            part.map.choose(PAYDAY.id if factor == 2.0 else None)
            assert not part.map.grab().isNull()


class TestScreenReader:
    def test_each_card_has_words_and_the_chosen_one_says_what_it_is_joined_to(self, part: MapPart) -> None:
        part.map.choose(CALL.id)
        part.enter()
        interface = QAccessible.queryAccessibleInterface(hands.focused())
        assert interface.text(QAccessible.Text.Name) == "Call Theo, coping strategy"
        description = interface.text(QAccessible.Text.Description)
        assert description == "Comes from I skip meals. Leads to Theo."
        assert interface.role() == QAccessible.Role.Button
        group = QAccessible.queryAccessibleInterface(part.map)
        assert group.text(QAccessible.Text.Name) == "Plan map"
        cards = [group.child(at) for at in range(group.childCount())]
        assert len([each for each in cards if not each.state().invisible]) == len(ALL)

    def test_a_press_chooses_and_the_next_one_opens(self, window: MainWindow, part: MapPart) -> None:
        cell = part.map._cell(PAYDAY.id)
        cell.press()
        assert chosen(part) == "Payday"
        cell.press()
        assert open_record(window) == "Payday"

    def test_the_same_as_text(self, part: MapPart) -> None:
        hands.press(part, "Show as text")
        said = part.text.toPlainText()
        assert "Payday. Strength 8, 2 responses." in said
        assert "Signs: I skip meals.\nWhat I do: Walk home by the river; Call Theo.\nPeople and places: Theo." in said
        assert hands.focused_name() == "The plan as text"
        hands.key(Key.Key_Escape)
        assert part.map.isVisible()

    def test_the_text_follows_what_changes(self, window: MainWindow, part: MapPart) -> None:
        hands.press(part, "Show as text")
        window.opened.journal.save(Trigger(text="A loud street"))
        assert "A loud street" in part.text.toPlainText()


class TestManyCards:
    @pytest.fixture
    def part(self, rooms: Rooms) -> MapPart:
        window = rooms.main()
        window.opened.journal.save(*a_large_plan())
        return the_map(window)

    def test_what_is_joined_comes_to_the_top_of_its_column(self, part: MapPart) -> None:
        part.enter()
        for _step in range(6):
            hands.key(Key.Key_Down)
            card = part.map.chosen()
            assert card is not None
            for at, view in enumerate(part.map.views()):
                if at != part.map.column_of(card):
                    lit = [part.map.state_of(each).is_joined for each in view.order]
                    assert lit == sorted(lit, reverse=True)
            assert not part.map.box_of(card).isEmpty()

    def test_every_card_can_be_come_to(self, part: MapPart) -> None:
        part.enter()
        seen = {chosen(part)}
        for _step in range(39):
            hands.QTest.keyClick(hands.focused(), Key.Key_Down)
            seen.add(str(part.map.chosen()))
            assert hands.focused().parentWidget() is part.map
        assert len(seen) == 40
        hands.key(Key.Key_PageUp)
        hands.key(Key.Key_Home)
        assert part.map.views()[0].before() == []

    def test_more_goes_on_and_the_wheel_too(self, part: MapPart) -> None:
        view = part.map.views()[1]
        first = view.in_view()[0]
        edges = part.map._edges()[1]
        hands.QTest.mouseClick(
            part.map, Qt.MouseButton.LeftButton, pos=part.map.more_box(edges, view, 1).center().toPoint()
        )
        assert first in view.before()
        above = part.map.more_box(edges, view, -1).center()
        hands.QTest.mouseClick(part.map, Qt.MouseButton.LeftButton, pos=above.toPoint())
        assert view.before() == []
        turn(part.map, part.map.box_of(first.id).center(), -1200)
        assert len(view.before()) == 20
        turn(part.map, QPointF(edges[0] + 5, 60), -120_000)
        assert view.after() == []
        assert view.in_view()

    def test_one_column_keeps_its_place_while_one_is_chosen_in_it(self, part: MapPart) -> None:
        view = part.map.views()[2]
        view.scroll(10)
        part.map.choose(view.in_view()[2].id)
        assert len(view.before()) == 10
        part.map.choose(view.in_view()[3].id)
        assert len(view.before()) == 10


def turn(plan_map: PlanMap, at: QPointF, by: int) -> None:
    """Turns the wheel over a point."""
    none = Qt.KeyboardModifier.NoModifier
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, plan_map.mapToGlobal(at), QPoint(), QPoint(0, by), buttons, none, phase, False)
    QApplication.sendEvent(plan_map, event)


class TestAddALink:
    def test_to_a_record_that_is_there(self, window: MainWindow, part: MapPart) -> None:
        part.map.choose(ALONE.id)
        part.enter()
        hands.type_text("+")
        menu_entry("To a coping strategy")
        picker = next(hands.seen(window, LinkPicker))
        assert picker.list.count() == 3
        hands.wake(window)  # the offscreen platform has no desktop that would do it when a menu is gone
        assert hands.focused() is picker.search
        hands.type_text("cook\n")
        hands.settle()
        assert "1 response." in hands.words_on(part.bar)
        assert [each.to_id for each in window.opened.reader.links_from(ALONE.id)] == [COOK.id]
        window.undo()
        assert "Not joined" in hands.words_on(part.bar)

    def test_from_the_other_end_and_to_a_new_one(self, window: MainWindow, part: MapPart) -> None:
        part.map.choose(COOK.id)
        hands.press(part, "Add a link")
        menu_entry("From a trigger")
        hands.type_text("An empty evening\n")
        hands.settle()
        made = next(each for each in window.opened.reader.records(Trigger) if each.text == "An empty evening")
        assert [each.from_id for each in window.opened.reader.links_to(COOK.id)] == [made.id]
        assert chosen(part) == "Cook something slow"

    def test_what_cannot_be_kept_is_said(
        self, window: MainWindow, part: MapPart, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[str] = []
        monkeypatch.setattr("recovery_journal.gui.pages.gap_list.dialogs.tell", lambda _parent, text: told.append(text))
        part.map.choose(COOK.id)
        hands.press(part, "Add a link")
        menu_entry("To a contact")
        with nothing_can_be_written(window.opened):
            hands.type_text("theo\n")
            hands.settle()
        assert len(told) == 1
        assert window.opened.reader.links_from(COOK.id) == []


class TestGaps:
    def test_the_strip_counts_and_leads_to_the_first(self, window: MainWindow, part: MapPart) -> None:
        assert "1 strong trigger has no response yet." in hands.words_on(part)
        hands.press(part, "Fill the first gap")
        assert open_record(window) == "Alone all weekend"
        assert hands.focused_name() == "Add: When this happens, I"

    def test_each_row_leads_to_where_it_is_mended(self, window: MainWindow, part: MapPart) -> None:
        found = {each.key.split(":")[0]: each for each in part.gaps._found.shown}
        assert set(found) == {"no_response", "naloxone_unknown", "empty_stage", "nothing_leads_here"}
        hands.press(part, "See all 5")
        hands.press(part, "Link it")
        assert chosen(part) == "Cook something slow"
        part.show_gap_list()
        hands.press(part, "Add one")
        assert hands.focused_name() == "What do I notice?"
        assert hands.named(window, "Late").isChecked()  # type: ignore[attr-defined]
        the_map(window).show_gap_list()
        hands.press(part, "Fill it in")
        assert the_plan(window).bar.kind() == "overdose_plan"

    def test_what_is_mended_is_said_no_more(self, window: MainWindow, part: MapPart) -> None:
        window.opened.journal.save(OverdosePlan(has_naloxone=False), link(ALONE, WALK), link(FINE, WALK))
        late = WarningSign(text="I cancel things", stage=Stage.LATE)
        window.opened.journal.save(late, link(late, COOK))
        assert part.gaps.isHidden()

    def test_not_for_me_here_holds_on_today_and_the_other_way_round(self, window: MainWindow, part: MapPart) -> None:
        part.show_gap_list()
        hands.tab_to("Not for me")
        hands.key(Key.Key_Space)
        assert "Alone all weekend" not in hands.words_on(part.gaps)
        window.go("today")
        assert "Alone all weekend" not in hands.words_on(window.page())
        hands.press(window.page(), "Show again")
        the_map(window)
        assert "1 strong trigger has no response yet." in hands.words_on(part.gaps)

    def test_all_of_them_put_aside_can_be_shown_again(self, part: MapPart) -> None:
        part.show_gap_list()
        for _each in range(5):
            hands.tab_to("Not for me")
            hands.key(Key.Key_Space)
        assert "5 gaps put aside" in hands.words_on(part.gaps)
        assert hands.focused_name() == "Show again"
        hands.key(Key.Key_Space)
        assert "1 strong trigger" in hands.words_on(part.gaps)

    def test_today_leads_here_with_the_list_open(self, window: MainWindow) -> None:
        window.opened.journal.save(*(Trigger(text=f"Trigger {n}", strength=8) for n in range(9)))
        window.go("today")
        hands.press(window.page(), "9 more")
        plan = window.page()
        assert isinstance(plan, PlanPage)
        assert plan.bar.kind() == "map"
        assert hands.words_on(plan).count("has no response yet.") == 6

    def test_today_leads_to_the_card_that_nothing_points_at(self, window: MainWindow) -> None:
        window.go("today")
        hands.press(window.page(), "Link it")
        assert chosen(the_map(window)) == "Cook something slow"
        assert hands.focused_name().startswith("Cook something slow")
