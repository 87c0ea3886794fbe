"""Help now: its numbers by country, its people, copying, and that it stands whatever happens to its file."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox

from recovery_journal import gui, help_lines, resources
from recovery_journal import settings as settings_file
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.lapse import OwnHelpLine
from recovery_journal.domain.plan import Contact, Role, Tier
from recovery_journal.gui import clipboard, printing
from recovery_journal.gui.help_now import HelpNow
from recovery_journal.gui.help_numbers import checked_words, in_order
from recovery_journal.gui.help_own import Own, overdose_facts
from recovery_journal.gui.help_parts import CopyButton
from recovery_journal.gui.help_sheet import own_rows
from recovery_journal.gui.pages import FLOWS, INNER_PAGES, PAGES
from recovery_journal.gui.pages.print_view import SheetView
from recovery_journal.gui.phone_links import CallButton, link
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.paths import Places
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Show = Callable[..., HelpNow]
BANNED = re.compile(r"\b(addicts?|junkie|abuse|clean|dirty|habits?|failures?)\b|!", re.IGNORECASE)
PEOPLE = [
    Contact(name="Theo", role=Role.FAMILY, tier=Tier.GOOD_COMPANY, phone="555-0117"),
    Contact(name="No phone", tier=Tier.CAN_ASK_FOR_HELP),
    Contact(name="Sam", role=Role.PEER, tier=Tier.CAN_ASK_FOR_HELP, phone="555-0142", has_naloxone=True),
    Contact(name="Night desk", tier=Tier.PROFESSIONAL, phone="555-0100", hours="9 pm to 7 am"),
]


@pytest.fixture
def show(qapp: QApplication, places: Places) -> Iterator[Show]:
    """Shows the page, with a region in the settings."""
    shown: list[HelpNow] = []

    def make(region: str = "us", own: object = None, size: tuple[int, int] = (1280, 800)) -> HelpNow:
        store = SettingsStore(places.settings_file)
        store.now = store.now._replace(region=region)
        page = HelpNow(store, own)  # type: ignore[arg-type]
        page.resize(*size)
        page.show()
        hands.wake(page)
        shown.append(page)
        return page

    yield make
    for each in shown:
        each.deleteLater()
    QGuiApplication.clipboard().clear()
    hands.settle()


def numbers(page: HelpNow) -> list[str]:
    return [each._number for each in hands.seen(page, CopyButton)]


def test_a_country_shows_its_own_numbers_the_emergency_first(show: Show) -> None:
    page = show("us")
    assert page.emergency.rows[0].ways[0]._number == "911"
    assert {"988", "741741", "1-800-662-4357"} <= set(numbers(page))
    said = hands.words_on(page)
    assert "Text HOME to 741741" in said
    assert "1-800-487-4889" in said
    assert "Call 911." in said


def test_without_a_country_both_numbers_and_all_lines_are_there(show: Show) -> None:
    page = show("")
    assert [each.ways[0]._number for each in page.emergency.rows] == ["112", "911"]
    said = hands.words_on(page)
    assert page.region.currentText() == "Choose your country"
    assert "Call 112 or 911." in said
    assert "Germany." in said


def test_an_unknown_country_shows_both_numbers(show: Show) -> None:
    assert [each.ways[0]._number for each in show("xx").emergency.rows] == ["112", "911"]


def test_what_was_not_checked_is_said_and_nothing_is_promised(show: Show) -> None:
    said = hands.words_on(show())
    assert "From public sources. Not yet checked by a person." in said
    assert "Laws that protect people who call for help differ by place." in said
    assert not BANNED.search(said)


def test_the_country_can_be_chosen_here_and_is_kept(show: Show, places: Places) -> None:
    page = show("")
    assert isinstance(page.region, QComboBox)
    hands.choose(page, "Country", "Australia")
    assert page.emergency.rows[0].ways[0]._number == "000"
    assert settings_file.load(places.settings_file).region == "au"


def test_my_people_come_while_a_journal_is_open(show: Show) -> None:
    said = hands.words_on(show("us", lambda: Own(people=tuple(PEOPLE))))
    assert "My people" in said
    assert "Sam, peer. Has naloxone" in said
    assert "No phone" not in said


def test_those_come_first_who_can_be_asked_for_help() -> None:
    archived = replace(PEOPLE[2], archived_on=date(2026, 1, 1))
    assert [each.name for each in in_order([*PEOPLE, archived])] == ["Sam", "Night desk", "Theo"]


def test_people_are_read_anew_each_time(show: Show) -> None:
    people: list[Contact] = []
    page = show("us", lambda: Own(people=tuple(people)))
    assert "My people" not in hands.words_on(page)
    people.append(PEOPLE[2])
    page.refresh()
    hands.settle()
    assert "555-0142" in hands.words_on(page)


def test_tab_walks_the_numbers_from_the_top(show: Show) -> None:
    page = show("us", lambda: Own(people=tuple(PEOPLE)))
    page.setFocus()
    hands.tab_to("Copy 911")
    ways = ("I am safe, but the urge is strong", "Climb my ladder")
    for name in ("Call 911", *ways, "Copy 988", "Call 988"):
        hands.step_on()
        assert hands.focused_name() == name
    hands.tab_to("Call 555-0117")
    for name in ("Country", "Print", "Back"):
        hands.step_on()
        assert hands.focused_name() == name


def test_a_number_is_copied_by_click_and_by_key(show: Show) -> None:
    page = show("us")
    hands.press(page, "Copy 911")
    assert QGuiApplication.clipboard().text() == "911"
    hands.tab_to("Copy 1-800-662-4357")
    hands.key(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1-800-662-4357"


def test_the_clipboard_is_cleared_after_a_while_if_still_ours(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "KEPT_FOR", 20)
    clipboard.copy("911")
    hands.until(lambda: QGuiApplication.clipboard().text() == "")
    clipboard.copy("911")
    QGuiApplication.clipboard().setText("from elsewhere")
    clipboard.clear_if_ours()
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    QGuiApplication.clipboard().clear()


def test_a_later_copy_has_its_own_time(qapp: QApplication) -> None:
    clipboard.copy("911")
    first = clipboard._turn
    clipboard.copy("911")
    clipboard._time_is_up(first)
    assert QGuiApplication.clipboard().text() == "911"
    clipboard.clear_if_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_escape_and_back_ask_to_go_back(show: Show) -> None:
    page = show()
    asked: list[bool] = []
    page.back_requested.connect(lambda: asked.append(True))
    page.setFocus()
    hands.key(Key.Key_Escape)
    hands.press(page, "Back")
    assert len(asked) == 2


@pytest.mark.parametrize("size", [(1280, 800), (960, 640), (640, 480)])
def test_the_number_comes_first_and_nothing_is_wider_than_the_window(show: Show, size: tuple[int, int]) -> None:
    page = show("gb", lambda: Own(people=tuple(PEOPLE)), size)
    hands.settle()
    assert page.emergency.width() <= size[0]
    assert page._grid.minimumSize().width() <= size[0]
    if size[0] < 1100:
        tops = [each.mapTo(page, QPoint()).y() for each in (page.emergency, page.overdose, page.numbers)]
        assert tops == sorted(set(tops))


@pytest.mark.parametrize(
    "content", [None, "", "regions = 3", "[regions.us]\nname = 'x'", "not [ toml", "[regions]\nus = 1"]
)
def test_without_a_readable_file_the_least_is_built_in(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "lines.toml"
    if content is not None:
        file.write_text(content)
    found = help_lines.regions(file)
    assert found["us"].emergency[0].number == "911"
    assert found["us"].lines[0].phone == "988"
    assert [each.number for each in found["other"].emergency] == ["112", "911"]


def test_an_entry_that_cannot_be_read_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    file = tmp_path / "lines.toml"
    file.write_text(
        '[regions.us]\nname = "United States"\nemergency = [{number = "911", what = 3}, 7]\n'
        '[[regions.us.lines]]\nname = "A"\nphone = "1"\n[[regions.us.lines]]\nname = 4\n'
    )
    us = help_lines.regions(file)["us"]
    assert [each.number for each in us.emergency] == ["911"]
    assert [each.phone for each in us.lines] == ["1"]


def test_the_built_in_numbers_are_those_of_the_file() -> None:
    shipped = help_lines.regions(resources.path("crisis_lines.toml"))
    for code, region in help_lines.built_in().items():
        assert [each.number for each in region.emergency] == [each.number for each in shipped[code].emergency]


def test_unknown_comes_last_in_the_list() -> None:
    assert list(help_lines.region_names())[-1] == help_lines.UNKNOWN


def test_what_a_person_has_checked_is_no_longer_called_unchecked() -> None:
    today = date(2026, 11, 22)
    assert "Not yet checked" in checked_words(["2026-03-12", ""], today)
    assert "Not yet checked" in checked_words([], today)
    said = checked_words(["2026-03-12", "2025-12-01"], today)
    assert "December 1, 2025" in said
    assert "more than a year ago" not in said
    assert "more than a year ago" in checked_words(["2025-11-21", "2026-03-12"], today)


class TestAnUrgeWithoutAJournal:
    def test_from_the_numbers_to_the_timer_and_back(self, show: Show) -> None:
        page = show("us")
        hands.press(page, "I am safe, but the urge is strong")
        said = hands.words_on(page)
        assert "This will pass." in said
        assert "Nothing you do here is kept." in said
        assert "Breathe out longer than in" in said
        assert "helped" not in said
        assert not BANNED.search(said)
        hands.key(Key.Key_Escape)
        assert "Someone may be overdosing" in hands.words_on(page)
        assert hands.focused_name() == "I am safe, but the urge is strong"

    def test_digits_rate_and_space_pauses(self, show: Show) -> None:
        page = show("us")
        hands.press(page, "I am safe, but the urge is strong")
        hands.type_text("7")
        urge = page._without_journal
        assert urge is not None
        assert urge.watching.ratings.all == [(0, 7)]
        hands.tab_to("Breathe")
        urge.setFocus()
        hands.key(Key.Key_Space)
        assert not urge.watching.ring.countdown.is_running()

    def test_help_asked_for_again_shows_the_numbers(self, rooms: Rooms) -> None:
        window = rooms.unlock(1)
        hands.key(Key.Key_F8)
        assert "This will pass." in hands.words_on(window)
        hands.key(Key.Key_F9)
        assert "Someone may be overdosing" in hands.words_on(window)

    def test_a_journal_that_cannot_be_read_does_not_stand_in_the_way(self, rooms: Rooms) -> None:
        window = rooms.main()
        window.opened.close()
        hands.key(Key.Key_F8)
        said = hands.words_on(window)
        assert "This will pass." in said
        assert "Nothing you do here is kept." in said


class TestWhatAnOpenJournalAdds:
    def test_people_by_what_they_can_be_asked_for_reasons_and_the_overdose_plan(self, show: Show) -> None:
        plan = OverdosePlan(has_naloxone=True, naloxone_places=("Kitchen drawer",), who_can_use_it="Theo")
        own = Own(tuple(PEOPLE), (), ("For Mia",), tuple(overdose_facts(plan)))
        said = hands.words_on(show("us", lambda: own))
        order = [said.index(each) for each in ("Can ask for help", "Professional", "Good company")]
        assert order == sorted(order)
        assert "Naloxone: Kitchen drawer" in said
        assert "Who can use it: Theo" in said
        assert "For Mia" in said

    def test_own_lines_stand_with_those_of_the_country(self, show: Show) -> None:
        lines = (
            OwnHelpLine(name="Night line", phone="555-0199", hours="6 pm to 8 am."),
            OwnHelpLine(name="By text only", text_to="741000"),
            OwnHelpLine(name="Without a number"),
        )
        page = show("us", lambda: Own(lines=lines))
        assert {"988", "555-0199", "741000"} <= set(numbers(page))
        said = hands.words_on(page)
        assert "Night line. 6 pm to 8 am" in said
        assert "Text 741000" in said
        assert "Without a number" not in said
        calls = [each.accessibleName() for each in hands.seen(page, CallButton)]
        assert "Call 555-0199" in calls
        assert "Call 741000" not in calls, "a number for texts cannot be called"


class TestPaper:
    def test_it_is_seen_first_without_a_journal_and_escape_leads_back(self, show: Show) -> None:
        page = show("us")
        hands.press(page, "Print")
        assert [each.accessibleName() for each in hands.seen(page, SheetView)] == ["Page 1 of 1"]
        assert "private" not in hands.words_on(page)
        assert hands.focused_name() == "Print"
        hands.key(Key.Key_Escape)
        assert "Someone may be overdosing" in hands.words_on(page)
        assert hands.focused() is page.print

    def test_ones_own_is_left_out_until_it_is_put_in(self, show: Show) -> None:
        plan = OverdosePlan(has_naloxone=True, naloxone_places=("Kitchen drawer",))
        own = Own(tuple(PEOPLE), (OwnHelpLine(name="Night line", phone="555-0199"),), (), tuple(overdose_facts(plan)))
        assert [each[0] for each in own_rows(own)] == ["555-0199", "555-0142", "555-0100", "555-0117", "Kitchen drawer"]
        page = show("us", lambda: own)
        hands.press(page, "Print")
        assert "5 private items are left out." in hands.words_on(page)
        hands.press(page, "Put them in")
        assert "5 private items are in it." in hands.words_on(page)

    @pytest.mark.parametrize("region", ["us", "", "xx", "gb"])
    def test_it_goes_to_the_printer_as_it_was_seen(
        self, show: Show, monkeypatch: pytest.MonkeyPatch, region: str
    ) -> None:
        printed: list[int] = []
        monkeypatch.setattr(printing.printing, "print_sheets", lambda _at, sheets: printed.append(len(sheets)) or True)
        page = show(region)
        hands.press(page, "Print")
        hands.press(page, "Print")
        assert printed == [2 if region == "" else 1]
        assert "The pages went to the printer." in hands.words_on(page)
        hands.key(Key.Key_F9)
        page.refresh()
        assert "Call from any phone." in hands.words_on(page)


class TestCalling:
    def test_a_number_is_handed_to_what_can_call(self, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()) or True)
        page = show("us")
        hands.press(page, "Call 1-800-662-4357")
        assert asked == ["tel:18006624357"]
        assert QGuiApplication.clipboard().text() == ""

    def test_where_nothing_can_call_the_number_is_copied(self, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        page = show("us")
        hands.press(page, "Call 911")
        assert QGuiApplication.clipboard().text() == "911"
        assert "Copied. Dial it on a phone." in hands.words_on(page)

    @pytest.mark.parametrize(
        ("number", "dialed"),
        [("988, then 1", "tel:988"), ("+1 (555) 0142", "tel:+15550142"), ("0800 111 0", "tel:08001110"), ("", "")],
    )
    def test_a_link_dials_the_first_number(self, number: str, dialed: str) -> None:
        assert link(number).toString() == dialed


class TestEverywhere:
    @pytest.mark.parametrize("page", [each.id for each in (*PAGES, *INNER_PAGES, *FLOWS)])
    def test_one_click_and_one_key_from_every_page_and_back_to_it(self, rooms: Rooms, page: str) -> None:
        window = rooms.main()
        before = window.go(page)
        for ask in (lambda: hands.press(window, "Help now"), lambda: hands.key(Key.Key_F9)):
            ask()
            assert "Someone may be overdosing" in hands.words_on(window)
            hands.press(window, "Back")
            assert window.page() is before
            assert before.isVisible()

    def test_every_box_of_ours_keeps_the_ways_out(self) -> None:
        without = []
        for path in sorted((Path(gui.__file__).parent).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            made = sum(_makes_a_box(each) for each in ast.walk(tree))
            kept = sum(_is_call_of(each, "keep_ways_out") for each in ast.walk(tree))
            if made > kept:
                without.append(path.name)
        assert without == []


def _makes_a_box(node: ast.AST) -> bool:
    """A class of box, or a ready-made one; those of files and printers are Qt's own and cover nothing for long."""
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "QDialog" for base in node.bases)
    return _is_call_of(node, "QMessageBox")


def _is_call_of(node: ast.AST, name: str) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "id", getattr(called, "attr", "")) == name
