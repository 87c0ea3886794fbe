"""Every record page of the plan, through real widgets on a real journal file; and the model under its list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from recovery_journal.domain.kinds import SINGLES
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger, TriggerCategory, WarningSign
from recovery_journal.domain.record import Record, Source, rule_of
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.forms.fields import Choice
from recovery_journal.gui.journal_signals import JournalSignals
from recovery_journal.gui.models.record_model import RecordModel, RecordProxy, RecordRow, Role
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.chapters import KINDS
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.record_boxes import BoxedList
from recovery_journal.gui.pages.record_list_parts import AWAY, RecordView
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.record_suggestions import SuggestionBox
from recovery_journal.gui.pages.records import RecordKind, declared
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.paths import Places
from recovery_journal.services import content
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(opened: OpenJournal, places: Places, shelf: Shelf) -> Iterator[Desk]:
    signals = JournalSignals(opened.journal)
    yield Desk(opened, signals, SettingsStore(places.settings_file), shelf)
    signals.deleteLater()


@pytest.fixture
def plan(qtbot: QtBot, desk: Desk) -> PlanPage:
    return plan_in_window(qtbot, desk)


# Looked at closely: a plain list, one with parts and links, and one in boxes. All others lead the same life.
CLOSELY = ("trigger", "goal", "balance_item")
LISTS = [kind for kind in KINDS if kind not in SINGLES]
BY_DAY = {"tolerance_break", "recovery_period"}
DAYS = {"First": "Mar 1, 2026", "Second": "Mar 2, 2026"}


@pytest.fixture(params=CLOSELY)
def kind(request: pytest.FixtureRequest) -> RecordKind:
    return declared(request.param)


@pytest.fixture
def page(plan: PlanPage, kind: RecordKind) -> RecordPage:
    return page_of(plan, kind.kind)


def page_of(plan: PlanPage, kind: str) -> RecordPage:
    part = plan.show_kind(kind)
    assert isinstance(part, RecordPage)
    return part


def plan_in_window(qtbot: QtBot, desk: Desk, width: int = 1064, height: int = 800) -> PlanPage:
    """The plan in a window of its own, as wide as beside the sidebar."""
    window = QMainWindow()
    page = PlanPage(desk)
    window.setCentralWidget(page)
    window.resize(width, height)
    qtbot.addWidget(window, before_close_func=lambda _window: window)  # which keeps it until then
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    page.freshen()
    return page


def button(root: QWidget, name: str) -> QPushButton:
    """The button of these words that can be seen."""
    found = [each for each in root.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, name
    return found[0]


def views(page: RecordPage) -> list[RecordView]:
    """The lists of the page: one, or one in each box."""
    return [box.view for box in page.list.boxes] if isinstance(page.list, BoxedList) else [page.list.view]


def names(page: RecordPage) -> list[str]:
    """What is shown, in order."""
    models = [view.model() for view in views(page)]
    return [model.index(at, 0).data(Role.ROW).name for model in models for at in range(model.rowCount())]


def seconds(page: RecordPage) -> dict[str, str]:
    """The second line of each row by its name."""
    return {row.name: row.second for row in page.list.model.rows()}


def name_editor(page: RecordPage) -> Any:
    return page.form.form.row(page.kind.fields[0].name).editor


def type_name(qtbot: QtBot, page: RecordPage, text: str) -> None:
    editor = name_editor(page)
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def add(qtbot: QtBot, plan: PlanPage, text: str) -> Record:
    """Adds a record the way a person does."""
    qtbot.mouseClick(plan.new, Qt.MouseButton.LeftButton)
    type_name(qtbot, plan.tab(), text)
    choose_what_is_needed(plan.tab())
    qtbot.mouseClick(plan.tab().form.save, Qt.MouseButton.LeftButton)
    sheet = plan.tab().sheet()
    assert sheet is not None
    assert sheet.record is not None
    return sheet.record


def choose_what_is_needed(page: RecordPage) -> None:
    """The first of each closed list that has to be chosen from, where nothing is chosen yet."""
    for field in page.kind.fields:
        editor = page.form.form.row(field.name).editor
        if isinstance(field, Choice) and "choice" in rule_of(page.kind.cls, field.name) and not editor.raw():
            editor.setFocus()
            hands.key(Qt.Key.Key_Down)


def choose(page: RecordPage, text: str) -> None:
    for view in views(page):
        for at in range(view.model().rowCount()):
            if view.model().index(at, 0).data(Role.ROW).name == text:
                view.setCurrentIndex(view.model().index(at, 0))


def show_away(page: RecordPage) -> None:
    page.list.filter.setCurrentIndex(page.list.filter.findData(AWAY))


class TestEveryKind:
    def test_the_page_says_what_it_is_for(self, plan: PlanPage, page: RecordPage, kind: RecordKind) -> None:
        assert plan.new.accessibleName() == kind.new
        assert plan.head.sentence.text() == kind.purpose
        assert names(page) == []
        assert page.side.none_chosen.isVisible()

    def test_add_by_typing(self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk) -> None:
        record = add(qtbot, plan, "First")
        assert names(page) == ["First"]
        assert desk.opened.reader.get(page.kind.cls, record.id) == record
        assert not page.form.save.isEnabled()
        assert page.form.state.text().startswith("Saved ")

    def test_edit_and_save_by_the_key(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        add(qtbot, plan, "First")
        type_name(qtbot, page, "Second")
        assert page.form.state.text() == "Not saved yet"
        qtbot.keyClick(name_editor(page), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert names(page) == ["Second"]

    def test_history_shows_what_was_done(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        add(qtbot, plan, "First")
        type_name(qtbot, page, "Second")
        page.save()
        box = page.open_history()
        assert box is not None
        words = [label.text() for label in box.findChildren(QWidget) if hasattr(label, "text")]
        assert any("First → Second" in each for each in words)
        assert words.index("Changed") < words.index("Added")
        box.close()

    def test_search_finds_by_any_text(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        add(qtbot, plan, "Tea")
        page.form.form.row("note").editor.setPlainText("A Quiet Evening")
        page.save()
        add(qtbot, plan, "Coffee")
        qtbot.keyClicks(page.list.search, "quiet")
        assert names(page) == ["Tea"]
        qtbot.keyClicks(page.list.search, " nowhere")
        assert any(each.text() == "Nothing matches." and each.isVisible() for each in page.findChildren(QLabel))
        page.list.search.clear()
        assert sorted(names(page)) == ["Coffee", "Tea"]

    def test_archive_and_bring_back(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        add(qtbot, plan, "First")
        with qtbot.waitSignal(plan.said) as said:
            qtbot.mouseClick(button(page, "Archive"), Qt.MouseButton.LeftButton)
        assert said.args == ["Archived: First", True]
        assert names(page) == []
        assert page.side.none_chosen.isVisible()
        show_away(page)
        choose(page, "First")
        assert not page.form.form.isEnabled()
        qtbot.mouseClick(button(page, "Bring back"), Qt.MouseButton.LeftButton)
        assert names(page) == ["First"]
        assert page.form.form.isEnabled()

    def test_delete_and_bring_back(self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk) -> None:
        record = add(qtbot, plan, "First")
        menu = page.form.open_menu()
        with qtbot.waitSignal(plan.said) as said:
            next(each for each in menu.actions() if each.text() == "Delete").trigger()
        menu.close()
        assert said.args == ["Deleted: First", True]
        assert names(page) == []
        show_away(page)
        assert seconds(page) == {"First": "Deleted"}
        choose(page, "First")
        page.bring_back()
        assert names(page) == ["First"]
        assert desk.opened.reader.get(page.kind.cls, record.id) is not None

    def test_undo_and_redo_show_at_once(self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk) -> None:
        add(qtbot, plan, "First")
        type_name(qtbot, page, "Second")
        page.save()
        desk.opened.journal.undo()
        assert names(page) == ["First"]
        assert name_editor(page).text() == "First"
        desk.opened.journal.redo()
        assert name_editor(page).text() == "Second"
        desk.opened.journal.undo()
        desk.opened.journal.undo()
        assert names(page) == []
        assert page.side.none_chosen.isVisible()

    def test_typed_text_stays_when_something_else_changes(
        self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk
    ) -> None:
        record = add(qtbot, plan, "First")
        type_name(qtbot, page, "Typed")
        note = {"note": "from elsewhere"}
        desk.opened.journal.save(replace(record, **note))
        assert name_editor(page).text() == "Typed"
        assert page.form.is_changed()

    def test_a_draft_survives_leaving_and_a_new_page(
        self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk
    ) -> None:
        record = add(qtbot, plan, "First")
        type_name(qtbot, page, "Half a")
        plan.start_new()
        type_name(qtbot, page, "Half of a new one")
        plan.write_drafts()
        assert seconds(page)["Half of a new one"] == "Not saved yet"
        assert "ot saved yet" in seconds(page)["First"]
        later = plan_in_window(qtbot, desk)
        later.show_target(record)
        assert name_editor(later.tab()).text() == "Half a"
        assert later.tab().form.is_changed()
        choose(later.tab(), "Half of a new one")
        later.tab().save()
        assert sorted(names(later.tab())) == ["First", "Half of a new one"]
        assert desk.opened.drafts.of_kind(page.kind.kind).keys() == {str(record.id)}

    def test_undo_changes_ends_the_draft(self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk) -> None:
        add(qtbot, plan, "First")
        type_name(qtbot, page, "Half a")
        plan.write_drafts()
        qtbot.mouseClick(page.form.undo, Qt.MouseButton.LeftButton)
        assert name_editor(page).text() == "First"
        assert not desk.opened.drafts.of_kind(page.kind.kind)

    def test_undo_changes_takes_a_new_one_away(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        plan.start_new()
        type_name(qtbot, page, "Half a")
        plan.write_drafts()
        page.undo_changes()
        assert names(page) == []
        assert page.side.none_chosen.isVisible()

    def test_a_suggestion_goes_into_a_draft_only(
        self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk
    ) -> None:
        if isinstance(page.list, BoxedList):
            return  # its suggestions are in the dialog only
        chip = page.list.suggestions.chips()[0]
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        assert name_editor(page).text() == chip.text()
        assert desk.opened.reader.count(page.kind.kind) == 0
        assert names(page) == [chip.text()]
        page.save()
        saved = desk.opened.reader.records(page.kind.cls)[0]
        assert saved.source == Source.SUGGESTION
        assert chip.text() not in [each.text() for each in page.list.suggestions.chips()]

    def test_all_suggestions_in_a_box(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        qtbot.mouseClick(plan.suggestions, Qt.MouseButton.LeftButton)
        [box] = page.findChildren(SuggestionBox)
        wanted = content.suggestions(page.kind.kind)[-1]
        qtbot.keyClicks(box.search, wanted.text)
        qtbot.keyClick(box.search, Qt.Key.Key_Return)
        assert name_editor(page).text() == wanted.text

    def test_an_empty_name_is_asked_for_and_nothing_is_lost(
        self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk
    ) -> None:
        plan.start_new()
        page.form.form.row("note").editor.setPlainText("Only a note")
        page.save()
        assert page.form.form.row(page.kind.fields[0].name).error_text()
        assert page.form.form.row("note").editor.toPlainText() == "Only a note"
        assert desk.opened.reader.count(page.kind.kind) == 0
        qtbot.waitUntil(name_editor(page).hasFocus)

    def test_too_long_a_name_is_kept_but_not_saved(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        plan.start_new()
        name_editor(page).setText("x" * 201)
        page.save()
        assert "200" in page.form.form.row(page.kind.fields[0].name).error_text()
        assert page.form.is_changed()

    def test_private_is_saved(self, qtbot: QtBot, plan: PlanPage, page: RecordPage, desk: Desk) -> None:
        record = add(qtbot, plan, "First")
        page.form.private.click()
        assert page.form.save.isEnabled()
        page.save()
        kept = desk.opened.reader.get(page.kind.cls, record.id)
        assert kept is not None
        assert kept.private

    def test_keys_go_from_search_to_list_to_form_and_back(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        add(qtbot, plan, "First")
        plan.start_search()
        qtbot.waitUntil(page.list.search.hasFocus)
        qtbot.keyClick(page.list.search, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: any(view.hasFocus() for view in views(page)))
        qtbot.keyClick(next(view for view in views(page) if view.hasFocus()), Qt.Key.Key_Return)
        qtbot.waitUntil(name_editor(page).hasFocus)
        assert plan.step_back()
        qtbot.waitUntil(lambda: any(view.hasFocus() for view in views(page)))
        assert not plan.step_back()

    def test_one_side_at_a_time_when_narrow(self, qtbot: QtBot, desk: Desk, kind: RecordKind) -> None:
        plan = plan_in_window(qtbot, desk, 620, 640)
        page = page_of(plan, kind.kind)
        assert page.list.isVisible()
        assert not page.right.isVisible()
        plan.start_new()
        assert not page.list.isVisible()
        type_name(qtbot, page, "First")
        page.save()
        qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
        assert page.list.isVisible()
        assert names(page) == ["First"]

    def test_each_visible_control_has_a_name(self, qtbot: QtBot, plan: PlanPage, page: RecordPage) -> None:
        add(qtbot, plan, "First")
        nameless = [
            type(each).__name__
            for each in page.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
            if not each.property("text")
        ]
        assert nameless == []


@pytest.mark.parametrize("kind", [each for each in LISTS if each not in CLOSELY])
def test_a_record_of_any_kind_leads_its_life(qtbot: QtBot, plan: PlanPage, desk: Desk, kind: str) -> None:
    page = page_of(plan, kind)
    first, second = (DAYS[text] if kind in BY_DAY else text for text in ("First", "Second"))
    assert plan.new.accessibleName() == page.kind.new
    record = add(qtbot, plan, first)
    type_name(qtbot, page, second)
    page.form.form.row("note").editor.setPlainText("A Quiet Evening")
    plan.write_drafts()
    assert "ot saved yet" in seconds(page)[first]
    page.save()
    assert desk.opened.drafts.of_kind(kind) == {}
    box = page.open_history()
    assert box is not None
    box.close()
    qtbot.keyClicks(page.list.search, "quiet")
    assert names(page) == [second]
    page.list.search.clear()
    page.archive()
    assert names(page) == []
    show_away(page)
    choose(page, second)
    page.bring_back()
    assert names(page) == [second]
    page.side.delete()
    assert names(page) == []
    desk.opened.journal.undo()
    kept = desk.opened.reader.get(page.kind.cls, record.id)
    assert kept is not None
    assert kept.note == "A Quiet Evening"
    assert names(page) == [second]


class TestLinks:
    @pytest.fixture
    def signs(self, desk: Desk) -> tuple[WarningSign, CopingStrategy, Contact]:
        made = WarningSign(text="I stop answering"), CopingStrategy(text="Walk"), Contact(name="Theo")
        desk.opened.journal.save(*made)
        return made

    def test_links_are_saved_with_the_record_as_one_action(
        self, qtbot: QtBot, plan: PlanPage, desk: Desk, signs: tuple[Record, Record, Record]
    ) -> None:
        page = plan.tab()
        plan.start_new()
        type_name(qtbot, page, "Rain")
        for each in signs:
            page.form.form.editor(each.KIND).add_target(str(each.id))
        page.form.form.editor("coping_strategy").add_target({"new": "Make tea"})
        page.save()
        assert seconds(page) == {"Rain": "2 responses"}
        assert len(desk.opened.reader.everything(Link)) == 4
        desk.opened.journal.undo()
        assert desk.opened.reader.everything(Link) == []
        assert [each.text for each in desk.opened.reader.records(CopingStrategy)] == ["Walk"]

    def test_a_response_through_a_sign_counts(
        self, qtbot: QtBot, plan: PlanPage, desk: Desk, signs: tuple[Record, Record, Record]
    ) -> None:
        sign, walk, _ = signs
        trigger = Trigger(text="Rain", strength=8)
        to_sign = Link(from_kind="trigger", from_id=trigger.id, to_kind="warning_sign", to_id=sign.id)
        desk.opened.journal.save(trigger, to_sign)
        assert seconds(plan.tab()) == {"Rain": "No response yet"}
        to_walk = Link(from_kind="warning_sign", from_id=sign.id, to_kind="coping_strategy", to_id=walk.id)
        desk.opened.journal.save(to_walk)
        assert seconds(plan.tab()) == {"Rain": "1 response"}

    def test_a_strong_trigger_without_response_is_worth_a_look(self, plan: PlanPage, desk: Desk) -> None:
        desk.opened.journal.save(Trigger(text="Rain", strength=7), Trigger(text="Wind", strength=6))
        assert {row.name: row.is_gap for row in plan.tab().list.model.rows()} == {"Rain": True, "Wind": False}

    def test_a_link_goes_with_its_target(
        self, qtbot: QtBot, plan: PlanPage, desk: Desk, signs: tuple[Record, Record, Record]
    ) -> None:
        page = plan.tab()
        plan.start_new()
        type_name(qtbot, page, "Rain")
        page.form.form.editor("coping_strategy").add_target(str(signs[1].id))
        page.save()
        desk.opened.journal.remove(signs[1])
        assert page.form.form.editor("coping_strategy").names() == []
        assert not page.form.is_changed()


class TestPlan:
    def test_the_strongest_trigger_comes_first(self, plan: PlanPage, desk: Desk) -> None:
        desk.opened.journal.save(*(Trigger(text=text, strength=strength) for text, strength in (("A", 3), ("B", 9))))
        desk.opened.journal.save(Trigger(text="C"))
        assert names(plan.tab()) == ["B", "A", "C"]

    def test_a_target_opens_its_tab_and_record(self, plan: PlanPage, desk: Desk) -> None:
        theo = Contact(name="Theo")
        desk.opened.journal.save(theo)
        plan.show_target(theo)
        assert plan.tab().kind.cls is Contact
        assert name_editor(plan.tab()).text() == "Theo"

    def test_a_target_hidden_by_a_search_is_shown(self, qtbot: QtBot, plan: PlanPage, desk: Desk) -> None:
        rain = Trigger(text="Rain")
        desk.opened.journal.save(rain)
        qtbot.keyClicks(plan.tab().list.search, "wind")
        plan.show_target(rain)
        assert names(plan.tab()) == ["Rain"]

    def test_only_what_a_change_touched_is_shown_anew(
        self, plan: PlanPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plan.show_kind("reason")
        plan.show_kind("trigger")
        shown: list[str] = []
        refresh = RecordPage.refresh
        monkeypatch.setattr(RecordPage, "refresh", lambda page: (shown.append(page.kind.kind), refresh(page))[1])
        desk.opened.journal.save(Trigger(text="Rain"))
        assert shown == ["trigger"]
        plan.show_kind("reason")
        assert shown == ["trigger"]

    def test_the_filter_narrows_to_a_category(self, plan: PlanPage, desk: Desk) -> None:
        desk.opened.journal.save(Trigger(text="Rain", category=TriggerCategory.TIME), Trigger(text="Wind"))
        box = plan.tab().list.filter
        box.setCurrentIndex(box.findData("time"))
        assert names(plan.tab()) == ["Rain"]

    def test_a_full_drive_is_said_and_nothing_is_lost(
        self, qtbot: QtBot, plan: PlanPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []
        monkeypatch.setattr(dialogs, "tell", lambda _parent, text: said.append(text))

        def no_room(*_entities: object, **_more: object) -> None:
            raise JournalProblem("disk_full", folder="there")

        monkeypatch.setattr(desk.opened.journal, "save", no_room)
        plan.start_new()
        type_name(qtbot, plan.tab(), "Rain")
        plan.tab().save()
        assert len(said) == 1
        assert name_editor(plan.tab()).text() == "Rain"
        assert plan.tab().form.is_changed()


def a_row(name: str, **more: Any) -> RecordRow:
    return RecordRow(id=str(UUID(int=hash(name) & 0xFFFF)), name=name, texts=name.casefold(), **more)


class TestModel:
    def test_model_and_proxy_are_sound(self, qtmodeltester: ModelTester) -> None:
        model = RecordModel()
        proxy = RecordProxy(model)
        qtmodeltester.check(model)
        qtmodeltester.check(proxy)
        model.set_rows([a_row("Rain", order=(2,)), a_row("Wind", order=(1,))])
        proxy.set_search("rain")
        proxy.set_search("")
        model.set_rows([a_row("Rain", order=(0,)), a_row("Wind", order=(1,))])
        assert [proxy.index(at, 0).data() for at in range(2)] == ["Rain", "Wind"]

    def test_the_same_records_are_changed_in_place(self, qtbot: QtBot) -> None:
        model = RecordModel()
        model.set_rows([a_row("Rain"), a_row("Wind")])
        with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
            model.set_rows([a_row("Rain"), a_row("Wind", second="Weather")])

    def test_a_row_is_read_out_in_words(self) -> None:
        model = RecordModel()
        model.set_rows([a_row("Rain", second="Situation, 3 responses", strength=8)])
        said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "Rain, Situation, 3 responses, 8 of 10"


def test_tab_goes_from_the_list_through_the_form_to_the_head(qtbot: QtBot, rooms: Rooms) -> None:
    walk = CopingStrategy(text="Walk")
    window = rooms.main()
    window.opened.journal.save(walk)
    plan = hands.go(window, PlanPage, "plan")
    rain = add(qtbot, plan, "Rain")
    page = plan.tab()
    page.form.form.editor("coping_strategy").add_target(str(walk.id))
    page.save()
    plan.show_target(rain)
    plan.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[str] = []
    while "New trigger" not in met and len(met) < 40:
        focused = plan.window().focusWidget()
        met.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = ["Search triggers", "Triggers", "What is it?", "How often", "Walk", "Note", "Archive", "New trigger"]
    assert [each for each in met if each in wanted] == wanted


def test_typing_that_cannot_be_kept_keeps_its_row(
    qtbot: QtBot, plan: PlanPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.opened.journal.save(Trigger(text="Rain", strength=8), Trigger(text="Wind", strength=5))
    page = plan.tab()
    choose(page, "Rain")
    type_name(qtbot, page, "Typed")

    def no_room(*_what: object) -> None:
        raise JournalProblem("disk_full", folder="there")

    monkeypatch.setattr(desk.opened.drafts, "keep", no_room)
    choose(page, "Wind")
    assert name_editor(page).text() == "Typed"
    assert page.list.chosen() == str(page.sheet().id)  # type: ignore[union-attr]
    assert "full" in page.form.state.text()
    with pytest.raises(JournalProblem):
        plan.write_drafts()
    monkeypatch.undo()
    plan.write_drafts()


def test_changes_that_cannot_be_undone_on_the_disk_stay_on_the_form(
    plan: PlanPage, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, words: told.append(words))
    page = plan.tab()
    page.start_new()
    page.form.form.editor("text").setText("Payday")  # type: ignore[attr-defined]
    page.write_drafts()
    with nothing_can_be_written(opened):
        page.undo_changes()
    assert len(told) == 1
    assert page.form.form.editor("text").raw() == "Payday"
    page.undo_changes()
    assert opened.drafts.of_kind("trigger") == {}
