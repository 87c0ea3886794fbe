"""The frame: keys, menus, undo, Help now, text size, narrow windows, and what the window tells nobody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.domain.plan import Reason, Trigger, WarningSign
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.chapters import KINDS
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.sidebar import RAIL
from recovery_journal.gui.widgets.sideways import Sideways
from recovery_journal.services.problems import JournalProblem
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import ALT, CTRL, SHIFT, Key, Modifier

NONE = Modifier.NoModifier

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PAGES = ("today", "plan", "check_ins", "aftercare", "insights", "settings")


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def shown_page(window: MainWindow) -> str:
    return next(each.page_id for each in window.sidebar.buttons if each.isChecked())


def test_pages_are_shown_anew_for_other_settings_and_not_for_what_is_only_noted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_anew: list[str] = []
    monkeypatch.setattr(type(window.page()), "refresh", lambda _page: shown_anew.append("today"))
    window.store.change(last_journal=window.opened.id, window=(1, 2, 900, 700, 0))
    assert shown_anew == []
    window.store.change(show_menu=True)
    assert shown_anew == ["today"]


class TestGoingAbout:
    @pytest.mark.parametrize(
        ("digit", "page"),
        [
            (Key.Key_1, "today"),
            (Key.Key_2, "plan"),
            (Key.Key_3, "check_ins"),
            (Key.Key_4, "aftercare"),
            (Key.Key_5, "insights"),
            (Key.Key_7, "settings"),
        ],
    )
    def test_a_number_with_ctrl_shows_its_page(self, window: MainWindow, digit: Key, page: str) -> None:
        hands.key(digit, CTRL)
        assert shown_page(window) == page

    @pytest.mark.parametrize("digit", [Key.Key_6, Key.Key_8, Key.Key_9])
    def test_a_number_without_a_page_does_nothing(self, window: MainWindow, digit: Key) -> None:
        hands.key(Key.Key_3, CTRL)
        hands.key(digit, CTRL)
        assert shown_page(window) == "check_ins"

    @pytest.mark.parametrize(("pressed", "modifier"), [(Key.Key_D, CTRL), (Key.Key_Home, ALT)])
    def test_today_from_anywhere(self, window: MainWindow, pressed: Key, modifier: hands.Modifier) -> None:
        hands.key(Key.Key_7, CTRL)
        hands.key(pressed, modifier)
        assert shown_page(window) == "today"

    def test_each_entry_of_the_sidebar_shows_its_page(self, window: MainWindow) -> None:
        for entry in window.sidebar.buttons:
            hands.press(window, entry.accessibleName())
            assert shown_page(window) == entry.page_id
            assert window.pages.currentWidget() is window.page()

    def test_f6_goes_between_the_sidebar_and_the_page(self, window: MainWindow) -> None:
        for page in PAGES:
            window.go(page)
            window.sidebar.buttons[0].setFocus()
            hands.key(Key.Key_F6)
            assert window.page().isAncestorOf(hands.focused()), page
            hands.key(Key.Key_F6)
            assert hands.focused_name() == next(each.words() for each in window.sidebar.buttons if each.isChecked())


class TestKeysOfAPage:
    @pytest.mark.parametrize(
        ("page", "begun"),
        [
            ("today", "Mood right now"),
            ("plan", "What is it?"),
            ("check_ins", "Mood right now"),
            ("aftercare", "What is it?"),
        ],
    )
    def test_ctrl_n_begins_something_new(self, window: MainWindow, page: str, begun: str) -> None:
        window.go(page)
        hands.key(Key.Key_N, CTRL)
        assert hands.focused_name() == begun

    def test_ctrl_n_where_nothing_can_begin_does_no_harm(self, window: MainWindow) -> None:
        window.go("settings")
        hands.key(Key.Key_N, CTRL)
        hands.key(Key.Key_F, CTRL)
        assert shown_page(window) == "settings"

    def test_ctrl_f_goes_to_the_search(self, window: MainWindow) -> None:
        window.go("plan")
        hands.key(Key.Key_F, CTRL)
        assert hands.focused_name() == "Search triggers"

    def test_ctrl_s_saves_what_is_on_the_form(self, window: MainWindow) -> None:
        write_a_trigger(window, "Payday")
        hands.key(Key.Key_S, CTRL)
        assert [each.text for each in window.opened.reader.records(Trigger)] == ["Payday"]


class TestUndo:
    def test_ctrl_z_goes_to_the_text_first_and_then_to_the_journal(self, window: MainWindow) -> None:
        write_a_trigger(window, "Payday")
        hands.key(Key.Key_S, CTRL)
        hands.fill(window, "Note", "a thought")
        hands.key(Key.Key_Z, CTRL)
        assert hands.focused().property("plainText") != "a thought"
        while hands.focused().document().isUndoAvailable():  # type: ignore[attr-defined]
            hands.key(Key.Key_Z, CTRL)
        assert texts(window) == ["Payday"], "the journal was touched before the text"
        hands.key(Key.Key_Z, CTRL)
        assert texts(window) == []
        assert "Undone: trigger “Payday”" in hands.words_on(window)

    def test_ctrl_shift_z_and_ctrl_y_do_it_again(self, window: MainWindow) -> None:
        for pressed, modifier in ((Key.Key_Z, CTRL | SHIFT), (Key.Key_Y, CTRL)):
            window.opened.journal.save(Reason(text="My sister"))
            hands.key(Key.Key_Z, CTRL)
            before = len(window.opened.reader.records(Reason))
            hands.key(pressed, modifier)
            assert len(window.opened.reader.records(Reason)) == before + 1

    def test_nothing_to_undo_is_said(self, window: MainWindow) -> None:
        hands.key(Key.Key_Z, CTRL)
        assert "There is nothing to take back." in hands.words_on(window)
        hands.key(Key.Key_Z, CTRL | SHIFT)
        assert "There is nothing to do again." in hands.words_on(window)

    def test_what_could_not_be_taken_back_is_not_said_to_be(self, window: MainWindow) -> None:
        window.opened.journal.save(Trigger(text="Payday"))
        with nothing_can_be_written(window.opened):
            hands.key(Key.Key_Z, CTRL)
        assert "Undone" not in hands.words_on(window)
        assert "could be saved there" in hands.words_on(window)
        assert texts(window) == ["Payday"]

    def test_an_offer_to_take_back_goes_when_something_else_was_done(self, window: MainWindow) -> None:
        window.say("Deleted: Payday", with_undo=True)
        window.opened.journal.save(Reason(text="My sister"))
        assert not window.toast.isVisible()
        window.say("The passphrase is changed.")
        window.opened.journal.save(Reason(text="My brother"))
        assert window.toast.isVisible()

    def test_every_page_shows_what_undo_brought_back(self, window: MainWindow) -> None:
        for page in PAGES:
            window.go(page)
        window.opened.journal.save(Reason(text="My sister"))
        window.go("today")
        assert "My sister" in hands.words_on(window.page())
        hands.key(Key.Key_Z, CTRL)
        assert "My sister" not in hands.words_on(window.page())


class TestHelpNow:
    def test_f9_shows_it_and_esc_leads_back_to_the_same_place(self, window: MainWindow) -> None:
        write_a_trigger(window, "Pay")
        hands.key(Key.Key_F9)
        assert "Call from any phone" in hands.words_on(window)
        hands.key(Key.Key_Escape)
        assert hands.focused_name() == "What is it?"
        hands.type_text("day")
        assert hands.focused().property("text") == "Payday"

    def test_it_can_be_asked_for_twice(self, window: MainWindow) -> None:
        write_a_trigger(window, "Pay")
        hands.key(Key.Key_F9)
        hands.key(Key.Key_F9)
        hands.press(window, "Back")
        assert hands.focused_name() == "What is it?"

    @pytest.mark.parametrize(("pressed", "modifier"), [(Key.Key_N, CTRL), (Key.Key_F, CTRL), (Key.Key_F6, NONE)])
    def test_what_a_key_does_on_the_page_is_seen(self, window: MainWindow, pressed: Key, modifier: Modifier) -> None:
        window.go("plan").enter()
        hands.key(Key.Key_F9)
        hands.key(pressed, modifier)
        assert hands.focused().isVisible()
        assert window.page().isVisible()

    def test_nothing_is_taken_back_unseen(self, window: MainWindow) -> None:
        window.opened.journal.save(Trigger(text="Payday"))
        hands.key(Key.Key_F9)
        hands.key(Key.Key_Z, CTRL)
        assert "Undone: trigger “Payday”" in hands.words_on(window)

    def test_a_page_asked_for_takes_its_place(self, window: MainWindow) -> None:
        hands.key(Key.Key_F9)
        hands.key(Key.Key_2, CTRL)
        assert shown_page(window) == "plan"
        assert "Call from any phone" not in hands.words_on(window)

    def test_it_comes_up_when_the_journal_cannot_be_read(self, window: MainWindow) -> None:
        window.opened.close()
        window.show_help()
        assert "Call from any phone" in hands.words_on(window)


class TestLeaving:
    def test_typed_text_that_cannot_be_kept_holds_the_window_open(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        closed: list[bool] = []
        monkeypatch.setattr(dialogs, "confirm", lambda _parent, words, _yes: asked.append(words) or len(asked) > 1)
        window.closed.connect(lambda: closed.append(True))
        write_a_trigger(window, "Payday")
        with nothing_can_be_written(window.opened):
            window.close()
            assert window.isVisible()
            assert "Payday" in hands.focused().property("text")
            window.close()
        assert closed == [True]
        assert len(asked) == 2

    def test_what_stands_in_the_way_on_one_page_stops_no_other(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_a_trigger(window, "Payday")
        for page in ("today", "check_ins", "aftercare"):
            monkeypatch.setattr(window.go(page), "write_drafts", _refuse)
        monkeypatch.setattr(window.opened.drafts, "keep", lambda kind, *_rest: kept.append(kind))
        kept: list[str] = []
        plan = hands.go(window, PlanPage, "plan")
        plan.tab().side.keeper.touch()
        with pytest.raises(JournalProblem):
            window.write_drafts()
        assert kept == ["trigger"]


class TestTheWindow:
    def test_its_title_says_nothing_of_what_is_written(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        for page in PAGES:
            window.go(page)
            assert window.windowTitle() == "Recovery Journal"
        window.go("plan", window.opened.reader.records(Trigger)[0])
        assert window.windowTitle() == "Recovery Journal"

    def test_ctrl_l_and_lock_ask_for_the_lock(self, window: MainWindow) -> None:
        asked: list[bool] = []
        window.lock_requested.connect(lambda: asked.append(True))
        hands.key(Key.Key_L, CTRL)
        hands.press(window, "Lock")
        assert asked == [True, True]

    def test_the_menu_comes_with_alt_alone(self, window: MainWindow) -> None:
        assert not window.menuBar().isVisible()
        press_alt(window)
        assert window.menuBar().isVisible()
        press_alt(window)
        assert not window.menuBar().isVisible()

    def test_alt_with_another_key_leaves_the_menu_away(self, window: MainWindow) -> None:
        QTest.keyPress(window, Key.Key_Alt)
        QTest.keyClick(window, Key.Key_Home, ALT)
        QTest.keyRelease(window, Key.Key_Alt)
        assert not window.menuBar().isVisible()

    def test_the_menu_stays_where_that_is_wished(self, window: MainWindow) -> None:
        window.store.change(show_menu=True)
        assert window.menuBar().isVisible()
        press_alt(window)
        assert window.menuBar().isVisible()

    def test_every_key_of_the_menus_is_given_once(self, window: MainWindow) -> None:
        keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
        assert sorted(keys) == sorted(set(keys))

    def test_a_toast_lies_over_the_page_and_never_over_the_sidebar(self, window: MainWindow) -> None:
        window.say("Archived: a long name " * 12, with_undo=True)
        assert window.content.isAncestorOf(window.toast)
        assert window.content.rect().contains(window.toast.geometry())


class TestTextSize:
    def test_ctrl_plus_minus_and_zero(self, window: MainWindow) -> None:
        hands.key(Key.Key_Plus, CTRL)
        assert window.store.now.text_size == 110
        hands.key(Key.Key_Minus, CTRL)
        hands.key(Key.Key_Minus, CTRL)
        assert window.store.now.text_size == 90
        hands.key(Key.Key_0, CTRL)
        assert window.store.now.text_size == 100

    def test_it_stops_at_both_ends(self, window: MainWindow) -> None:
        for near, step, end in ((230, 1, 250), (100, -1, 80)):
            window.store.change(text_size=near)
            for _step in range(4):
                window.store.step_text_size(step)
            assert window.store.now.text_size == end

    @pytest.mark.parametrize(
        ("size", "width", "height"),
        [(80, 640, 480), (100, 640, 480), (150, 960, 640), (200, 960, 640), (250, 960, 640), (250, 1280, 800)],
    )
    def test_no_page_grows_out_of_the_window(self, rooms: Rooms, size: int, width: int, height: int) -> None:
        window = rooms.main(full=True, size=(width, height))
        window.store.change(text_size=size)
        for page in PAGES:
            window.go(page)
            hands.settle()
            assert (window.width(), window.height()) == (width, height), f"{page} needs more than the window"
            assert too_wide(window.page(), window) == [], page

    @pytest.mark.parametrize("page", PAGES)
    def test_the_largest_text_in_the_smallest_window_can_be_scrolled_to(self, rooms: Rooms, page: str) -> None:
        window = rooms.main(full=True, size=(640, 480))
        window.store.change(text_size=250)
        window.go(page)
        hands.settle()
        assert (window.width(), window.height()) == (640, 480)
        area = window.page().scroll_area
        if area is not None and area.widget().width() > area.viewport().width():
            assert area.horizontalScrollBar().maximum() > 0

    def test_the_sidebar_turns_into_icons_that_keep_their_names(self, window: MainWindow) -> None:
        window.resize(640, 480)
        window.store.change(text_size=250)
        hands.settle()
        assert window.sidebar.width() < 0.5 * window.width()
        assert [each.text() for each in window.sidebar.buttons] == [""] * len(PAGES)
        assert [each.accessibleName() for each in window.sidebar.buttons][0] == "Today"
        assert window.sidebar.help.words() == window.sidebar.help.accessibleName() == "Help now"
        assert window.sidebar.help.width() >= window.sidebar.help.sizeHint().width(), "its words are cut"
        hands.press(window, "Settings")
        assert shown_page(window) == "settings"
        window.store.change(text_size=100)
        window.resize(1280, 800)
        hands.settle()
        assert window.sidebar.width() > RAIL
        assert window.sidebar.buttons[0].text() == "Today"

    def test_the_row_of_the_page_comes_back_into_sight_when_the_keyboard_leaves_the_rows(self, rooms: Rooms) -> None:
        window = rooms.main(size=(1280, 800))
        window.store.change(text_size=200)
        window.go("settings")
        hands.settle()
        first, last = window.sidebar.buttons[0], window.sidebar.buttons[-1]
        window.sidebar.lock.setFocus()
        first.setFocus()
        assert last.visibleRegion().boundingRect().height() < last.height()
        window.sidebar.lock.setFocus()
        assert last.visibleRegion().boundingRect().height() == last.height()


def test_nothing_is_a_window_of_its_own_for_a_moment(rooms: Rooms, qapp: QApplication) -> None:
    """A label that is shown before it has its place flashes on the screen and takes the keys away."""
    watch = Windows()
    qapp.installEventFilter(watch)
    window = rooms.main(full=True)
    plan = hands.go(window, PlanPage, "plan")
    plan.show_kind(KINDS[0])  # on the map, 'new' asks in a menu what it shall be
    for page in PAGES:
        window.go(page).start_new()
        hands.settle()
    for kind in KINDS:
        plan.show_kind(kind).start_new()
    window.show_help()
    qapp.removeEventFilter(watch)
    assert watch.shown == ["MainWindow"]


class Windows(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def _refuse() -> None:
    raise JournalProblem("disk_full", folder="/media")


def write_a_trigger(window: MainWindow, text: str) -> None:
    window.go("plan")
    hands.key(Key.Key_N, CTRL)
    hands.type_text(text)


def texts(window: MainWindow) -> list[str]:
    return [each.text for each in window.opened.reader.records(Trigger)]


def press_alt(window: MainWindow) -> None:
    QTest.keyPress(window, Key.Key_Alt)
    QTest.keyRelease(window, Key.Key_Alt)


def too_wide(page: QWidget, window: MainWindow) -> list[str]:
    """What reaches over the right edge of the window."""
    edge = window.rect().right() + 1
    over = [each for each in hands.seen(page) if each.mapTo(window, each.rect().topRight()).x() >= edge]
    return [f"{type(each).__name__} {each.accessibleName()!r}" for each in over if not clipped_on_purpose(each)]


def clipped_on_purpose(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Sideways):
        above = above.parentWidget()
    return widget.objectName().startswith("qt_scrollarea") or widget.parentWidget() is None or above is not None


class TestTheKeyboardComesAlong:
    def test_to_a_record_of_another_chapter_than_the_one_that_was_left(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        plan = hands.go(window, PlanPage, "plan", window.opened.reader.records(Trigger)[0])
        plan.tab().form.form.focus_field()
        today = window.go("today")
        today.enter()
        today.go_requested.emit("plan", window.opened.reader.records(WarningSign)[0])
        hands.settle()
        assert plan.isAncestorOf(hands.focused())
        assert hands.focused().isVisible()

    def test_to_what_is_offered_on_today(self, rooms: Rooms) -> None:
        window = rooms.main()
        window.page().enter()
        hands.key(Key.Key_N, CTRL)
        hands.press(hands.named(window, "Used since my last check-in?"), "Yes")
        hands.key(Key.Key_S, CTRL)
        assert (hands.focused_name(), hands.focused().isVisible()) == ("Yes", True)

    def test_above_the_list_when_its_last_record_was_put_away(self, rooms: Rooms) -> None:
        window = rooms.main()
        window.opened.journal.save(Trigger(text="Payday"))
        window.go("plan", window.opened.reader.records(Trigger)[0])
        hands.press(window, "Archive")
        assert hands.focused_name() == "Search triggers"
        hands.press(window, "Undo")
        assert hands.focused_name() == "Search triggers"

    def test_from_a_sheet_to_the_search(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        coming = window.opened.reader.appointments_from(window.opened.preferences.today(), 1)[0]
        window.go("aftercare", coming.id).enter()
        hands.press(window, "Make a sheet to print")
        hands.key(Key.Key_F, CTRL)
        assert (hands.focused_name(), hands.focused().isVisible()) == ("Search appointments", True)

    def test_to_the_way_in_where_there_is_no_check_in_yet(self, rooms: Rooms) -> None:
        window = rooms.main()
        window.go("check_ins").enter()
        hands.key(Key.Key_N, CTRL)
        hands.key(Key.Key_Escape)
        assert (hands.focused_name(), hands.focused().isVisible()) == ("Check in", True)
        assert "Days, " not in hands.words_on(window)
