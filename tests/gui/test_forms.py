"""Forms: what stands in the editors, what comes out of them, what is wrong, links, drafts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.domain.aims import Goal, GoalStep
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn, Halt
from recovery_journal.domain.plan import (
    LINKS_ALLOWED,
    Approach,
    Contact,
    CopingStrategy,
    Frequency,
    Link,
    StrategyKind,
    Tier,
    Trigger,
    TriggerCategory,
)
from recovery_journal.domain.record import Record, rule_of
from recovery_journal.gui.forms import fields
from recovery_journal.gui.forms.choice_editors import ChipsEditor, ComboEditor, SegmentEditor, choice_editor
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.forms.editors import DayEditor, NumberEditor, TimeEditor
from recovery_journal.gui.forms.form import Form, FormErrors, raw_of
from recovery_journal.gui.forms.link_saving import links_to_save
from recovery_journal.gui.forms.links_editor import LinksEditor
from recovery_journal.gui.forms.part_saving import TICKED, raw_steps, steps_to_save
from recovery_journal.gui.forms.steps_editor import StepsEditor
from recovery_journal.gui.pages.records import RecordKind, all_declared, declared
from recovery_journal.paths import Places
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests.conftest import CHEAP, PASSPHRASE
from tests.filled import one_of_each_kind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FULL = {each.KIND: each for each in one_of_each_kind() if isinstance(each, Record)}


@pytest.fixture(params=all_declared(), ids=lambda kind: kind.kind)
def kind(request: pytest.FixtureRequest) -> RecordKind:
    return request.param


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenJournal]:
    """An empty journal that is only read."""
    folder = tmp_path_factory.mktemp("shared")
    opened = Shelf(Places(folder, folder), CHEAP).make("Test", PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def form(qtbot: QtBot, kind: RecordKind, shared: OpenJournal) -> Form:
    made = Form(kind.cls, kind.fields, shared.reader)
    qtbot.addWidget(made)
    made.resize(526, 800)
    made.show()
    return made


@pytest.fixture
def trigger_form(qtbot: QtBot, opened: OpenJournal) -> Form:
    made = Form(Trigger, declared("trigger").fields, opened.reader)
    qtbot.addWidget(made)
    made.show()
    return made


def own_values(record: Record, kind: RecordKind) -> dict[str, Any]:
    names = [field.name for field in kind.fields if field.name not in (*kind.links(), *kind.parts())]
    return {name: getattr(record, name) for name in names}


class TestEveryKind:
    def test_asks_every_field_of_the_record(self, kind: RecordKind) -> None:
        common = {"id", "created_at", "updated_at", "archived_on", "private", "source", "position"}
        names = {field.name for field in dataclasses.fields(kind.cls)} - common
        assert names == {field.name for field in kind.fields} - {*kind.links(), *kind.parts()}

    def test_asks_for_all_that_it_can_be_joined_to_and_owns(self, kind: RecordKind) -> None:
        assert sorted(kind.links()) == sorted(LINKS_ALLOWED.get(kind.kind, ()))
        parts = {"goal": ("goal_step",), "urge_log": ("urge_trigger", "strategy_use")}
        assert kind.parts() == parts.get(kind.kind, ())

    def test_a_record_comes_out_as_it_went_in(self, form: Form, kind: RecordKind) -> None:
        record = FULL[kind.kind]
        form.show_raw(raw_of(record))
        values = form.values()
        assert {name: values[name] for name in own_values(record, kind)} == own_values(record, kind)
        assert not form.is_changed()

    def test_raw_values_are_json(self, form: Form, kind: RecordKind) -> None:
        form.show_raw(raw_of(FULL[kind.kind]))
        raw = json.loads(json.dumps(form.raw()))
        form.show_raw({})
        form.show_raw(raw)
        assert form.raw() == raw

    def test_a_blank_form_asks_for_what_is_needed_only(self, form: Form, kind: RecordKind) -> None:
        rules = {field.name: rule_of(kind.cls, field.name) for field in kind.fields}
        needed = [name for name, rule in rules.items() if rule.keys() & {"required", "day", "choice"}]
        if not needed:
            assert form.values()
            return
        with pytest.raises(FormErrors) as found:
            form.values()
        assert list(found.value.errors) == needed

    def test_what_is_shown_is_not_told_as_typed(self, form: Form, kind: RecordKind, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(form.edited):
            form.show_raw(raw_of(FULL[kind.kind]))

    def test_every_editor_is_named_by_its_question(self, form: Form, kind: RecordKind) -> None:
        for field in kind.fields:
            editor = form.row(field.name).editor
            named = editor.row if isinstance(editor, LinksEditor) else editor
            if not isinstance(editor, StepsEditor):
                assert named.accessibleName() == field.question


class TestErrors:
    def test_too_long_is_said_with_the_limit_and_keeps_the_text(self, trigger_form: Form) -> None:
        row = trigger_form.row("text")
        row.editor.setText("x" * 205)
        with pytest.raises(FormErrors) as found:
            trigger_form.values()
        trigger_form.show_errors(found.value.errors)
        assert "200" in row.error_text()
        assert row.editor.text() == "x" * 205

    def test_the_count_shows_from_nine_tenths(self, trigger_form: Form) -> None:
        row = trigger_form.row("text")
        row.editor.setText("x" * 179)
        assert row.count is None
        row.editor.setText("x" * 180)
        assert row.count.isVisible()

    def test_the_focus_goes_to_the_first_wrong_field(self, trigger_form: Form, qtbot: QtBot) -> None:
        trigger_form.activateWindow()
        trigger_form.row("note").editor.setFocus()
        trigger_form.show_errors({"text": "Write", "note": "Less"})
        qtbot.waitUntil(lambda: trigger_form.focusWidget() is trigger_form.row("text").editor)

    def test_a_number_out_of_range(self, qtbot: QtBot, opened: OpenJournal) -> None:
        form = Form(CopingStrategy, [fields.Number("minutes", "How long?", unit="minutes")], opened.reader)
        qtbot.addWidget(form)
        form.show_raw({"minutes": "2000"})
        with pytest.raises(FormErrors) as found:
            form.values()
        assert "1440" in found.value.errors["minutes"]

    def test_a_number_that_is_none(self, qtbot: QtBot) -> None:
        editor = NumberEditor("minutes")
        qtbot.addWidget(editor)
        editor.set_raw("a while")
        assert editor.raw() == "a while"
        with pytest.raises(ValueError, match="number"):
            editor.value()

    def test_errors_go_when_another_record_is_shown(self, trigger_form: Form) -> None:
        trigger_form.show_errors({"text": "Write"})
        trigger_form.show_raw(raw_of(FULL["trigger"]))
        assert not trigger_form.row("text").error_text()


class TestEditors:
    def test_few_choices_are_a_segment_some_are_chips_many_drop_down(self, qtbot: QtBot) -> None:
        for words, wanted in (
            (Approach, SegmentEditor),
            (Tier, ChipsEditor),
            (TriggerCategory, ChipsEditor),
            (Frequency, ComboEditor),
            (StrategyKind, ComboEditor),
        ):
            editor = choice_editor("Which?", words)
            qtbot.addWidget(editor)
            assert type(editor) is wanted

    def test_a_choice_that_is_not_known_is_no_answer(self, qtbot: QtBot) -> None:
        editor = choice_editor("How often", Frequency)
        qtbot.addWidget(editor)
        editor.set_raw("never heard of")
        assert editor.value() is None

    def test_backspace_clears_a_list_that_drops_down(self, qtbot: QtBot) -> None:
        editor = choice_editor("How often", Frequency)
        qtbot.addWidget(editor)
        editor.set_raw("weekly")
        with qtbot.waitSignal(editor.edited):
            qtbot.keyClick(editor, Qt.Key.Key_Backspace)
        assert editor.value() is None

    def test_several_choices(self, qtbot: QtBot, opened: OpenJournal) -> None:
        form = Form(CheckIn, [fields.Choices("halt", "Am I", words=Halt)], opened.reader)
        qtbot.addWidget(form)
        form.show_raw({"halt": ["tired", "hungry"]})
        assert form.values() == {"halt": (Halt.HUNGRY, Halt.TIRED)}

    def test_half_hours(self, qtbot: QtBot, opened: OpenJournal) -> None:
        form = Form(CheckIn, [fields.Number("sleep_hours", "Sleep", unit="hours")], opened.reader)
        qtbot.addWidget(form)
        form.show_raw({"sleep_hours": 7.5})
        assert form.values() == {"sleep_hours": 7.5}
        form.show_raw({"sleep_hours": "6,5"})
        assert form.values() == {"sleep_hours": 6.5}

    def test_a_day_keeps_what_cannot_be_read(self, qtbot: QtBot) -> None:
        editor = DayEditor("Day")
        qtbot.addWidget(editor)
        editor.set_raw("2026-03-12")
        assert (editor.value(), editor.raw()) == (date(2026, 3, 12), "2026-03-12")
        editor.set_raw("one of these days")
        assert editor.raw() == "one of these days"

    def test_a_time(self, qtbot: QtBot) -> None:
        editor = TimeEditor("Time")
        qtbot.addWidget(editor)
        editor.set_raw("14:30:00")
        assert (editor.value(), editor.raw()) == (time(14, 30), "14:30:00")

    def test_day_and_time_of_an_appointment(self, qtbot: QtBot, opened: OpenJournal) -> None:
        asked = [fields.Day("starts_on", "Day"), fields.Time("starts_at", "Starts"), fields.Text("title", "What")]
        form = Form(Appointment, asked, opened.reader)
        qtbot.addWidget(form)
        visit = Appointment(title="Group", starts_on=date(2026, 3, 12), starts_at=time(18))
        form.show_raw(raw_of(visit))
        assert form.values() == {"starts_on": visit.starts_on, "starts_at": visit.starts_at, "title": "Group"}
        assert not form.is_changed()


def test_a_phone_number_is_kept_as_written_and_a_long_note_whole(qtbot: QtBot, shared: OpenJournal) -> None:
    form = Form(Contact, declared("contact").fields, shared.reader)
    qtbot.addWidget(form)
    typed = {"name": "Theo", "phone": "ask Mum, 555-CALL-ME", "note": "x" * 10_000}
    form.show_raw(typed)
    assert {name: form.values()[name] for name in typed} == typed


def test_of_what_is_pasted_the_plain_words_stay(qtbot: QtBot, trigger_form: Form) -> None:
    pasted = QMimeData()
    pasted.setHtml("<h1>Rain</h1><img src='a.png'><b>again</b>")
    pasted.setText("Rain again")
    trigger_form.show_raw({"text": "Rain"})
    trigger_form.row("note").editor.insertFromMimeData(pasted)
    assert trigger_form.values()["note"] == "Rain again"


@pytest.fixture
def strategies(opened: OpenJournal) -> list[CopingStrategy]:
    made = [CopingStrategy(text=text, position=at) for at, text in enumerate(("Walk", "Wait", "Call"))]
    opened.journal.save(*made)
    return made


@pytest.fixture
def links(qtbot: QtBot, opened: OpenJournal, strategies: list[CopingStrategy]) -> LinksEditor:
    editor = LinksEditor("When this happens, I", "coping_strategy", opened.reader)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_raw([str(each.id) for each in strategies])
    return editor


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """With the left button from one point of a widget to another one, which may lie outside it."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget, left, pos=start)
    home = widget.mapToParent(QPoint())
    for part in (3, 2, 1):  # the widget goes along, so each point is reckoned from where it was at first
        point = start + (end - start) / part - (widget.mapToParent(QPoint()) - home)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            widget.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            left,
            Qt.KeyboardModifier(0),
        )
        QApplication.sendEvent(widget, move)
    QTest.mouseRelease(widget, left, pos=end - (widget.mapToParent(QPoint()) - home))


class TestLinks:
    def test_targets_stand_in_order_and_move(self, links: LinksEditor, qtbot: QtBot) -> None:
        with qtbot.waitSignal(links.edited):
            qtbot.keyClick(links.row.chips()[2], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert links.names() == ["Walk", "Call", "Wait"]

    def test_one_is_dragged_to_another_place(self, links: LinksEditor, qtbot: QtBot) -> None:
        links.resize(600, 60)
        last, first = links.row.chips()[2], links.row.chips()[0]
        with qtbot.waitSignal(links.edited):
            drag(last, QPoint(8, 8), first.geometry().topLeft() - last.pos() + QPoint(4, 10))
        assert links.names() == ["Call", "Walk", "Wait"]

    def test_one_that_is_dropped_where_it_was_stays(self, links: LinksEditor, qtbot: QtBot) -> None:
        links.resize(600, 60)
        chip = links.row.chips()[0]
        before = chip.pos()
        with qtbot.assertNotEmitted(links.edited):
            drag(chip, QPoint(8, 8), QPoint(30, 8))
        assert chip.pos() == before
        assert links.names() == ["Walk", "Wait", "Call"]

    def test_an_archived_one_says_so(
        self, links: LinksEditor, opened: OpenJournal, strategies: list[CopingStrategy]
    ) -> None:
        opened.journal.archive(strategies[0])
        links.refresh()
        assert links.names() == ["Walk (archived)", "Wait", "Call"]

    def test_delete_takes_one_off(self, links: LinksEditor, qtbot: QtBot) -> None:
        qtbot.keyClick(links.row.chips()[0], Qt.Key.Key_Delete)
        assert links.names() == ["Wait", "Call"]

    def test_add_is_named_by_its_question(self, links: LinksEditor) -> None:
        assert links.add.accessibleName() == "Add: When this happens, I"

    def test_the_list_offers_what_is_not_there_yet(
        self, links: LinksEditor, qtbot: QtBot, strategies: list[CopingStrategy]
    ) -> None:
        links.set_raw([str(strategies[0].id)])
        picker = links.open_picker()
        assert [picker.list.item(at).text() for at in range(picker.list.count())] == ["Wait", "Call"]
        qtbot.keyClicks(picker.search, "ca")
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
        assert links.names() == ["Walk", "Call"]

    def test_a_new_one_is_made_on_the_spot(self, links: LinksEditor, qtbot: QtBot) -> None:
        picker = links.open_picker()
        qtbot.keyClicks(picker.search, "Make tea")
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
        assert links.names()[-1] == "Make tea"
        assert links.raw()[-1] == {"new": "Make tea"}

    def test_a_target_that_is_gone_is_left_out(
        self, links: LinksEditor, opened: OpenJournal, strategies: list[CopingStrategy]
    ) -> None:
        opened.journal.remove(strategies[1])
        links.refresh()
        assert links.names() == ["Walk", "Call"]

    def test_saving_adds_moves_and_removes(self, opened: OpenJournal, strategies: list[CopingStrategy]) -> None:
        trigger = Trigger(text="Rain")
        walk, wait, call = strategies
        kept = [
            Link(from_kind="trigger", from_id=trigger.id, to_kind="coping_strategy", to_id=each.id, rank=rank)
            for rank, each in enumerate((walk, wait))
        ]
        opened.journal.save(trigger, *kept)
        raw = [str(wait.id), {"new": "Make tea"}, str(call.id)]
        to_save, to_remove = links_to_save(trigger, "coping_strategy", raw, kept)
        opened.journal.save(*to_save, removed=to_remove)
        texts = {each.id: each.text for each in opened.reader.records(CopingStrategy)}
        assert [texts[link.to_id] for link in opened.reader.links_from(trigger.id)] == ["Wait", "Make tea", "Call"]

    def test_nothing_to_save_when_nothing_differs(self, strategies: list[CopingStrategy]) -> None:
        trigger = Trigger(text="Rain")
        kept = [
            Link(from_kind="trigger", from_id=trigger.id, to_kind="coping_strategy", to_id=each.id, rank=rank)
            for rank, each in enumerate(strategies)
        ]
        assert links_to_save(trigger, "coping_strategy", [str(each.id) for each in strategies], kept) == ([], [])


@pytest.mark.usefixtures("qapp")
class TestDrafts:
    def test_a_draft_is_kept_after_a_rest(self, opened: OpenJournal, qtbot: QtBot) -> None:
        keeper = DraftKeeper(opened.drafts, "trigger")
        keeper.watch(None, lambda: {"text": "half a"})
        with qtbot.waitSignal(keeper.kept, timeout=3000):
            keeper.touch()
        assert opened.drafts.find("trigger", None) == {"text": "half a"}

    def test_nothing_is_kept_when_nothing_was_edited(self, opened: OpenJournal) -> None:
        keeper = DraftKeeper(opened.drafts, "trigger")
        keeper.watch(None, lambda: {"text": "half a"})
        keeper.flush()
        assert opened.drafts.find("trigger", None) is None

    def test_typing_it_back_ends_the_draft(self, opened: OpenJournal) -> None:
        keeper = DraftKeeper(opened.drafts, "trigger")
        raws: list[dict[str, Any] | None] = [{"text": "half a"}, None]
        keeper.watch(None, lambda: raws.pop(0))
        keeper.touch()
        keeper.flush()
        keeper.touch()
        keeper.flush()
        assert opened.drafts.find("trigger", None) is None

    def test_watching_another_record_keeps_the_first(self, opened: OpenJournal) -> None:
        keeper = DraftKeeper(opened.drafts, "trigger")
        keeper.watch("one", lambda: {"text": "first"})
        keeper.touch()
        keeper.watch("two", lambda: {"text": "second"})
        assert opened.drafts.of_kind("trigger") == {"one": {"text": "first"}}

    def test_what_could_not_be_kept_is_told_and_tried_again(
        self, opened: OpenJournal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_room(*_what: object) -> None:
            raise JournalProblem("disk_full", folder="there")

        keeper = DraftKeeper(opened.drafts, "trigger")
        keeper.watch(None, lambda: {"text": "half a"})
        keeper.touch()
        with monkeypatch.context() as full, qtbot.waitSignal(keeper.failed):
            full.setattr(opened.drafts, "keep", no_room)
            assert not keeper.flush()
        assert keeper.flush()
        assert opened.drafts.find("trigger", None) == {"text": "half a"}


TODAY = date(2026, 3, 12)


@pytest.fixture
def steps(qtbot: QtBot) -> StepsEditor:
    editor = StepsEditor("Steps")
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    return editor


class TestSteps:
    def test_they_are_written_one_after_the_other(self, steps: StepsEditor, qtbot: QtBot) -> None:
        steps.add_step()
        qtbot.keyClicks(steps.rows()[0].line, "Call")
        qtbot.keyClick(steps.rows()[0].line, Qt.Key.Key_Return)
        qtbot.keyClicks(steps.rows()[1].line, "Go")
        qtbot.keyClick(steps.rows()[1].line, Qt.Key.Key_Return)
        assert [each["text"] for each in steps.raw()] == ["Call", "Go"]
        qtbot.keyClick(steps.rows()[1].line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [each["text"] for each in steps.value()] == ["Go", "Call"]

    def test_each_is_kept_in_one_line(self, steps: StepsEditor) -> None:
        for text in ("Call\nthe\x07 clinic", "\u2028"):
            steps.add_step().line.insert(text)
        assert [each["text"] for each in steps.value()] == ["Call the clinic"]

    def test_a_tick_is_dated_when_it_is_saved(self, steps: StepsEditor) -> None:
        goal = Goal(text="Work")
        kept = [GoalStep(owner=goal.id, position=at, text=text) for at, text in enumerate(("Call", "Go", "Stay"))]
        steps.set_raw(raw_steps(kept))
        steps.rows()[1].tick.click()
        steps.take_off(steps.rows()[2])
        assert steps.raw()[1]["done_on"] == TICKED
        to_save, to_remove = steps_to_save(goal, "goal_step", steps.value(), kept, TODAY)
        assert to_remove == [kept[2]]
        assert to_save == [kept[0], dataclasses.replace(kept[1], done_on=TODAY)]

    def test_nothing_is_told_of_what_is_only_shown(self, steps: StepsEditor, qtbot: QtBot) -> None:
        raw = [{"id": "", "text": "Call", "done_on": "2026-03-01"}]
        with qtbot.assertNotEmitted(steps.edited):
            steps.set_raw(raw)
        assert steps.raw() == raw
        assert steps.rows()[0].tick.isChecked()
