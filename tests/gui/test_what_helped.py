"""The loop: what helped against urges stands beside each strategy of the plan, and orders it."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt

from recovery_journal.domain.plan import CopingStrategy, Trigger
from recovery_journal.domain.urges import StrategyUse, UrgeLog
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.models.record_model import Role
from recovery_journal.gui.pages.coping_page import CopingPage
from recovery_journal.gui.pages.gap_words import gap_words, way_to
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.services.open_in_plan import open_in_plan
from tests import hands
from tests.gui.rooms import Rooms

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WALK, CALL, READ = (CopingStrategy(text=text, position=at) for at, text in enumerate(("Walk", "Call Theo", "Read")))


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    window = rooms.main()
    window.opened.journal.save(WALK, CALL, READ)
    return window


def log(window: MainWindow, strategy: CopingStrategy, *drops: int) -> None:
    known = {"day": window.opened.preferences.today(), "started_at": time(9), "strength_peak": 10}
    urges = [UrgeLog(**known, strength_after=10 - drop) for drop in drops]
    uses = [StrategyUse(owner=each.id, strategy=strategy.id, helped=3) for each in urges]
    window.opened.journal.save(*urges, *uses)


def plan_of(window: MainWindow) -> PlanPage:
    return hands.go(window, PlanPage, "plan")


def coping(window: MainWindow) -> CopingPage:
    part = plan_of(window).show_kind("coping_strategy")
    assert isinstance(part, CopingPage)
    hands.settle()
    return part


def rows(page: CopingPage) -> list[tuple[str, str]]:
    """What is shown, in order: each name with its second line."""
    model = page.list.proxy  # type: ignore[attr-defined]
    shown = [model.index(at, 0).data(Role.ROW) for at in range(model.rowCount())]
    return [(each.name, each.second) for each in shown]


def test_without_urges_the_list_is_the_persons_own(window: MainWindow) -> None:
    page = coping(window)
    assert [name for name, _ in rows(page)] == ["Walk", "Call Theo", "Read"]
    assert list(hands.seen(page, type(page._list.order))) == []


def test_the_most_helpful_stands_first_and_says_so(window: MainWindow) -> None:
    page = coping(window)
    log(window, READ, 4, 4, 4)
    log(window, CALL, 9)
    window.page().freshen()
    assert rows(page) == [("Read", "Helped 3 of 3 times, usual drop 4"), ("Walk", ""), ("Call Theo", "Too few to say")]


def test_the_order_is_chosen_and_kept(window: MainWindow) -> None:
    log(window, READ, 4, 4, 4)
    page = coping(window)
    hands.choose(page, "Order", "My order")
    assert [name for name, _ in rows(page)] == ["Walk", "Call Theo", "Read"]
    assert not window.opened.preferences.most_helpful_first
    hands.choose(page, "Order", "Most helpful first")
    hands.choose(page, "Order", "Most helpful first")  # a second time leaves it chosen
    assert [name for name, _ in rows(page)][0] == "Read"
    assert page._list.order.value() is True


def test_a_draft_and_what_is_put_away_say_their_own_state(window: MainWindow) -> None:
    log(window, READ, 4, 4, 4)
    page = coping(window)
    page.show_record(READ.id)
    editor = page.form.form.row("needs").editor
    editor.setText("A book")
    page.write_drafts()
    assert dict(rows(page))["Read"] == "Not saved yet"
    page.undo_changes()
    page.archive()
    assert [name for name, _ in rows(page)] == ["Walk", "Call Theo"]


def test_the_list_of_what_can_be_linked_has_the_most_helpful_first(window: MainWindow) -> None:
    log(window, READ, 4, 4, 4)
    rain = Trigger(text="Rain")
    window.opened.journal.save(rain)
    part = plan_of(window).show_kind("trigger")
    assert isinstance(part, RecordPage)
    part.show_record(rain.id)
    picker = part.form.form.row("coping_strategy").editor.open_picker()
    shown = [picker.list.item(at) for at in range(picker.list.count())]
    assert [each.text() for each in shown if each.data(Qt.ItemDataRole.UserRole)] == ["Read", "Walk", "Call Theo"]
    picker.close()


def test_a_strategy_never_tried_is_one_step_away_from_where_it_is_told(window: MainWindow) -> None:
    log(window, READ, 4, 4, 4)
    log(window, CALL, 4)
    [gap] = [each for each in open_in_plan(window.opened).shown if each.code == "never_tried"]
    assert gap_words(gap)[0] == "“Walk” has not been tried against an urge yet."
    plan = plan_of(window)
    plan.show_target(way_to(gap))
    part = plan.tab()
    assert isinstance(part, CopingPage)
    sheet = part.sheet()
    assert sheet is not None
    assert sheet.id == WALK.id
