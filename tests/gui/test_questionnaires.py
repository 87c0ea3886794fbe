"""Questionnaires in the real window: filled in by keyboard, saved with blanks, looked back at; help comes at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.gui.history_dialog import HistoryDialog
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages import questionnaire_overview
from recovery_journal.gui.pages.questionnaire_overview import MOST_SHOWN
from recovery_journal.gui.pages.questionnaires import QuestionnairesPart
from recovery_journal.services import questionnaires
from recovery_journal.services.instruments import Instruments, load
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NINTH = "Thoughts that you would be better off dead or of hurting yourself in some way"
FIRST = "Little interest or pleasure in doing things"
HELP = "You do not have to be alone with this."
NO_DIAGNOSIS = "This is not a diagnosis."


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def part_of(window: MainWindow) -> QuestionnairesPart:
    page: Any = window.go("check_ins")
    part = page.show_kind(QuestionnaireResponse.KIND)
    assert isinstance(part, QuestionnairesPart)
    hands.settle()
    return part


def kept(window: MainWindow) -> list[QuestionnaireResponse]:
    return window.opened.reader.records(QuestionnaireResponse)


def response(window: MainWindow, answers: str, days_ago: int = 0, instrument: str = "phq-9") -> QuestionnaireResponse:
    version = {"phq-9": "1999", "gad-7": "2006"}[instrument]
    day = window.opened.preferences.today() - timedelta(days=days_ago)
    made = QuestionnaireResponse(
        instrument=instrument, version=version, day=day, answers=tuple(each.strip() for each in answers)
    )
    window.opened.journal.save(made)
    return made


def answer_all(answers: str) -> None:
    for each in answers:
        hands.type_text(each)
        hands.step_on()


class TestFillingIn:
    def test_by_keyboard_alone(self, window: MainWindow) -> None:
        part_of(window)
        hands.key(Key.Key_N, CTRL)
        answer_all("0123012300")
        assert hands.focused_name() == "Day"
        hands.key(Key.Key_S, CTRL)
        (made,) = kept(window)
        assert made.answers == tuple("0123012300")
        assert (made.instrument, made.version, made.private) == ("phq-9", "1999", True)
        assert made.day == window.opened.preferences.today()
        assert "Questionnaire saved." in hands.words_on(window)
        window.undo()
        assert kept(window) == []

    def test_arrows_go_along_the_answers(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.settle()
        hands.type_text("1")
        hands.key(Key.Key_Right)
        hands.key(Key.Key_Space)
        assert hands.named(window, FIRST).value() == "2"  # type: ignore[attr-defined]
        hands.key(Key.Key_Backspace)
        assert hands.named(window, FIRST).value() is None  # type: ignore[attr-defined]
        hands.type_text("9")
        assert hands.named(window, FIRST).value() is None  # type: ignore[attr-defined]

    def test_blanks_are_kept_as_blanks_and_give_no_total(self, window: MainWindow) -> None:
        part = part_of(window)
        part.start_new()
        hands.settle()
        answer_all("1111111")
        assert "No total: 2 answers are blank." in hands.words_on(window)
        hands.press(window, "Save")
        assert kept(window)[0].answers == (*"1111111", "", "", "")
        assert "2 answers are blank" in part.overview.table.rows.data(part.overview.table.rows.index(0, 2))

    def test_all_answers_give_the_total_and_never_a_diagnosis(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.settle()
        assert NO_DIAGNOSIS in hands.words_on(window)
        answer_all("222220000")
        assert "Total: 10 of 27, moderate. This is not a diagnosis." in hands.words_on(window)

    def test_nothing_answered_is_nothing_to_save(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.press(window, "Save")
        assert kept(window) == []
        assert "Nothing is answered yet, so there is nothing to save." in hands.words_on(window)

    def test_who_and_when_can_be_said(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.settle()
        hands.type_text("3")
        hands.fill(window, "Day", "yesterday")
        hands.fill(window, "Who filled it in", "me with Grace")
        hands.fill(window, "Note", "After a short night")
        hands.press(window, "Private")
        hands.press(window, "Save")
        (made,) = kept(window)
        assert made.day == window.opened.preferences.today() - timedelta(days=1)
        assert (made.filled_in_by, made.note, made.private) == ("me with Grace", "After a short night", False)

    def test_who_is_kept_in_one_line(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.settle()
        hands.type_text("3")
        hands.named(window, "Who filled it in", QLineEdit).insert("me\nwith\x07 Grace")
        hands.press(window, "Save")
        assert [each.filled_in_by for each in kept(window)] == ["me with Grace"]

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("Day", "tomorrow", "still to come"),
            ("Day", "", "Please choose a day."),
            ("Day", "soon", "Write a day like"),
        ],
    )
    def test_a_day_that_cannot_be_is_said_and_nothing_is_lost(
        self, window: MainWindow, field: str, typed: str, said: str
    ) -> None:
        part_of(window).start_new()
        hands.settle()
        hands.type_text("3")
        named = hands.named(window, field, QLineEdit)
        named.setText(typed)
        hands.press(window, "Save")
        assert kept(window) == []
        assert said in hands.words_on(window)
        assert hands.named(window, FIRST).value() == "3"  # type: ignore[attr-defined]

    def test_a_drive_that_takes_nothing_loses_no_answer(self, window: MainWindow) -> None:
        part = part_of(window)
        part.start_new()
        hands.settle()
        answer_all("12")
        with nothing_can_be_written(window.opened):
            part.form.save()
        assert kept(window) == []
        assert part.form.raw()["answers"][:2] == ["1", "2"]
        part.form.save()
        assert len(kept(window)) == 1


class TestHelp:
    def test_it_comes_at_once_for_the_ninth_and_goes_with_it(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.settle()
        answer_all("33333333")
        assert HELP not in hands.words_on(window)
        hands.type_text("1")
        words = hands.words_on(window)
        assert HELP in words
        assert "If you are in danger right now: 911" in words
        assert "988: Suicide and crisis line. Call or text." in words
        hands.type_text("0")
        assert HELP not in hands.words_on(window)

    def test_no_other_answer_is_needed(self, window: MainWindow) -> None:
        part = part_of(window)
        part.start_new()
        hands.settle()
        hands.named(window, NINTH).options()[1].click()  # type: ignore[attr-defined]
        assert HELP in hands.words_on(window)
        assert part.form.help.isVisible()

    def test_it_leads_to_help_now_and_back_with_what_was_answered(self, window: MainWindow) -> None:
        part = part_of(window)
        part.start_new()
        hands.settle()
        hands.named(window, NINTH).options()[3].click()  # type: ignore[attr-defined]
        hands.press(part, "Help now")
        assert window.views.is_help()
        hands.key(Key.Key_Escape)
        assert hands.named(window, NINTH).value() == "3"  # type: ignore[attr-defined]

    def test_an_unknown_place_shows_both_numbers(self, window: MainWindow) -> None:
        window.store.change(region="")
        part_of(window).start_new()
        hands.settle()
        hands.named(window, NINTH).options()[1].click()  # type: ignore[attr-defined]
        assert "If you are in danger right now: 112 or 911" in hands.words_on(window)

    def test_it_stays_in_sight_after_it_was_saved_that_day(self, window: MainWindow) -> None:
        part = part_of(window)
        response(window, " " * 8 + "2", days_ago=1)
        part.refresh()
        assert HELP not in hands.words_on(window)
        response(window, " " * 8 + "2")
        part.refresh()
        assert HELP in hands.words_on(window)


class TestDraft:
    def test_what_is_answered_and_not_saved_is_there_again(self, window: MainWindow) -> None:
        part = part_of(window)
        part.start_new()
        hands.settle()
        answer_all("123")
        window.write_drafts()
        hands.press(window, "Stop and keep what I wrote")
        assert kept(window) == []
        assert "PHQ-9 is begun and not saved yet." in hands.words_on(window)
        hands.press(window, "Go on")
        assert part.form.raw()["answers"][:4] == ["1", "2", "3", ""]
        hands.press(window, "Save")
        assert window.opened.drafts.keys() == []
        assert "begun and not saved" not in hands.words_on(window)

    def test_each_questionnaire_has_its_own(self, window: MainWindow) -> None:
        part = part_of(window)
        for title, answer in (("PHQ-9", "1"), ("GAD-7", "2")):
            hands.choose(window, "Questionnaire", title)
            hands.press(window, f"Fill in {title}")
            hands.type_text(answer)
            hands.key(Key.Key_Escape)
        assert len(window.opened.drafts.keys()) == 2
        hands.press(window, "Fill in GAD-7")
        assert part.form.raw()["answers"][0] == "2"

    def test_to_put_it_away_keeps_nothing(self, window: MainWindow) -> None:
        part_of(window).start_new()
        hands.settle()
        answer_all("12")
        window.write_drafts()
        hands.press(window, "Put it away")
        assert window.opened.drafts.keys() == []
        assert "begun and not saved" not in hands.words_on(window)

    def test_the_search_opens_a_draft_by_its_id(self, window: MainWindow) -> None:
        part = part_of(window)
        part.start_new()
        hands.settle()
        answer_all("2")
        window.write_drafts()
        hands.key(Key.Key_Escape)
        ((_kind, record),) = window.opened.drafts.keys()
        window.go("check_ins", ("draft", QuestionnaireResponse.KIND, record))
        assert part.form.raw()["answers"][0] == "2"


class TestEarlier:
    def test_the_table_has_total_and_range_latest_first(self, window: MainWindow) -> None:
        for at, answers in enumerate(("111110000", "222220000", "00000000 ", "333333333")):
            response(window, answers, days_ago=40 - 10 * at)
        table = part_of(window).overview.table
        rows = [[table.rows.data(table.rows.index(row, column)) for column in (1, 2)] for row in range(4)]
        assert rows == [["27", "severe"], ["", "1 answer is blank"], ["10", "moderate"], ["5", "mild"]]

    def test_many_are_shown_when_they_are_asked_for(self, window: MainWindow) -> None:
        part = part_of(window)
        for days in range(MOST_SHOWN + 2):
            response(window, "1" * 9, days_ago=days)
        part.refresh()
        assert part.overview.table.rows.rowCount() == MOST_SHOWN
        hands.press(window, f"Show all {MOST_SHOWN + 2}")
        assert part.overview.table.rows.rowCount() == MOST_SHOWN + 2

    def test_the_line_needs_three_and_is_read_out_by_arrows(self, window: MainWindow) -> None:
        part = part_of(window)
        for days in (20, 10):
            response(window, "1" * 9, days_ago=days)
        part.refresh()
        assert not part.overview.trend.isVisible()
        assert "2 totals so far. A line is drawn from three on." in hands.words_on(window)
        response(window, "2" * 9)
        part.refresh()
        assert "3 totals so far. They went from 9 to 18. The latest is 18." in hands.words_on(window)
        part.overview.trend.setFocus()
        hands.key(Key.Key_Left)
        assert part.overview.read_out.text().endswith(": 18 of 27")
        hands.key(Key.Key_Home)
        assert part.overview.read_out.text().endswith(": 9 of 27")

    def test_one_is_edited_and_its_history_brings_it_back(self, window: MainWindow) -> None:
        made = response(window, "111111111")
        part = part_of(window)
        hands.press(window, "Open")
        assert "Total: 9 of 27" in hands.words_on(window)
        hands.type_text("3")
        hands.press(window, "Save")
        assert kept(window)[0].answers[0] == "3"
        part.show_record(made.id)
        box = part.open_history()
        assert isinstance(box, HistoryDialog)
        hands.press(box, next(each for each in _names(box) if each.startswith("Bring back this state")))
        assert kept(window)[0].answers[0] == "1"
        assert part.form.raw()["answers"][0] == "1"

    def test_undo_changes_takes_back_what_was_typed_over_it(self, window: MainWindow) -> None:
        response(window, "111111111")
        part = part_of(window)
        hands.press(window, "Open")
        hands.type_text("3")
        window.write_drafts()
        hands.press(window, "Undo changes")
        assert window.opened.drafts.keys() == []
        hands.press(window, "Open")
        assert part.form.raw()["answers"][0] == "1"

    def test_a_deleted_one_comes_back_by_undo(self, window: MainWindow) -> None:
        response(window, "111111111")
        part_of(window)
        hands.press(window, "Open")
        hands.press(window, "Delete")
        assert kept(window) == []
        assert "PHQ-9 has not been filled in yet." in hands.words_on(window)
        window.undo()
        assert len(kept(window)) == 1

    def test_undo_while_it_is_open_closes_it(self, window: MainWindow) -> None:
        made = response(window, "111111111")
        part = part_of(window)
        part.show_record(made.id)
        window.undo()
        hands.settle()
        assert not part.form.is_open()
        assert part.overview.isVisible()

    def test_another_version_is_kept_and_not_read_by_this_rule(self, window: MainWindow) -> None:
        window.opened.journal.save(replace(response(window, "1" * 9), version="2040"))
        part = part_of(window)
        assert part.overview.table.rows.data(part.overview.table.rows.index(0, 2)) == "another version"
        hands.press(window, "Open")
        assert not part.form.is_open()
        assert "It is kept." in hands.words_on(window)


class TestFiles:
    def test_a_broken_file_is_told_of(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        broken = Instruments(load().whole, ("own.toml",))
        monkeypatch.setattr(questionnaires, "load", lambda: broken)
        part_of(window)
        said = hands.words_on(window)
        assert "A questionnaire could not be read: own.toml." in said
        assert "The others are here." in said
        assert hands.named(window, "Fill in PHQ-9")

    def test_with_none_there_is_nothing_to_begin(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(questionnaires, "load", lambda: Instruments((), ("a.toml",)))
        part = part_of(window)
        assert part.new_words() == ""
        part.start_new()
        assert "No questionnaire could be read: a.toml." in hands.words_on(window)
        assert not part.form.is_open()

    def test_more_than_four_are_chips(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        phq = load().whole[0]
        many = tuple(replace(phq, id=f"own-{at}", title=f"Own {at}") for at in range(6))
        monkeypatch.setattr(questionnaires, "load", lambda: Instruments(many))
        part = part_of(window)
        assert isinstance(part.overview.choice, questionnaire_overview.ChipGroup)
        hands.choose(window, "Questionnaire", "Own 4")
        hands.choose(window, "Questionnaire", "Own 4")
        assert hands.named(window, "Fill in Own 4")


def _names(box: HistoryDialog) -> list[str]:
    return [each.accessibleName() for each in hands.seen(box)]
