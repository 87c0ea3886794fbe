"""The page Aftercare through its own widgets, on a real journal: agenda, month, card, form, drafts and undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.domain.care import Appointment, AppointmentKind, Occurrence, OccurrenceState
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.gui.models.agenda_rows import RowKind
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.appointment_agenda import CHUNK
from recovery_journal.gui.pages.appointments_part import system_zone
from recovery_journal.services.appointments import Appointments, Details
from recovery_journal.services.shelf import OpenJournal
from tests.gui.care_pages import TODAY, CarePages
from tests.gui.rooms import nothing_can_be_written

pytestmark = [
    pytest.mark.usefixtures("american_dates"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

Key = Qt.Key


def counseling(**values: object) -> Appointment:
    wanted = {
        "title": "Counseling",
        "kind": AppointmentKind.COUNSELING,
        "starts_on": TODAY,
        "starts_at": time(14, 30),
        "ends_at": time(15, 20),
        "zone": system_zone(),
    }
    return Appointment(**(wanted | values))  # type: ignore[arg-type]


def planned(appointments: Appointments, show_care: CarePages, *questions: str) -> tuple[Appointment, AftercarePage]:
    """An appointment that is kept, with its questions, and the page with it."""
    made = counseling()
    appointments.save(made, list(questions))
    return made, show_care()


def kept(appointments: Appointments, entity_id: UUID) -> Details:
    found = appointments.details(entity_id)
    assert found is not None
    return found


def the_button(page: QWidget, name: str) -> QAbstractButton:
    found = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons in view are called {name}"
    return found[0]


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(the_button(page, name), Qt.MouseButton.LeftButton)


def the_field(page: QWidget, name: str) -> QWidget:
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    found = [each for each in fields if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, f"{len(found)} fields in view are called {name}"
    return found[0]


def write(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    field = the_field(page, name)
    field.selectAll()  # type: ignore[attr-defined]
    for at, line in enumerate(text.split("\n")):
        if at:
            qtbot.keyClick(field, Key.Key_Return)
        qtbot.keyClicks(field, line)


def listed(page: AftercarePage) -> list[str]:
    """The rows of the agenda, headings with a colon."""
    return [row.title + (":" if row.kind is RowKind.HEADING else "") for row in page.panel.list.rows.rows()]


def card_title(page: AftercarePage) -> str:
    return page.detail.card.head.title.text() if page.detail.currentWidget() is page.detail.card else ""


class TestEmpty:
    def test_it_says_what_can_be_put_here(self, show_care: CarePages) -> None:
        page = show_care()
        assert page.detail.empty.sentence.text() == "No appointments yet. Add the next one."
        assert listed(page) == []

    def test_its_button_begins_one(self, qtbot: QtBot, show_care: CarePages) -> None:
        page = show_care()
        press(qtbot, page, "Add an appointment")
        assert page.detail.is_editing()


class TestAdding:
    def test_a_new_appointment_is_saved_with_all_that_was_written(
        self, qtbot: QtBot, show_care: CarePages, opened: OpenJournal, appointments: Appointments
    ) -> None:
        page = show_care()
        press(qtbot, page, "New appointment")
        assert QApplication.focusWidget() is the_field(page, "What is it?")
        for name, text in {
            "What is it?": "Housing office",
            "Day": "March 19, 2026",
            "Starts": "1 pm",
            "Ends": "1:45 pm",
            "Place or link": "Hall 2",
            "Way there": "Bus 12",
            "Cost or co-pay": "nothing",
            "What to bring": "two papers\nmy card",
            "My questions": "How long is the list?\nWho can help?",
            "Note": "Ask for Lee",
        }.items():
            write(qtbot, page, name, text)
        qtbot.keyClick(the_field(page, "What is it?"), Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        found = opened.reader.records(Appointment)
        assert len(found) == 1
        made = kept(appointments, found[0].id)
        assert (made.appointment.title, made.appointment.starts_on) == ("Housing office", date(2026, 3, 19))
        assert (made.appointment.starts_at, made.appointment.ends_at) == (time(13), time(13, 45))
        assert made.appointment.bring == ("two papers", "my card")
        assert made.appointment.zone == system_zone()
        assert [each.text for each in made.questions] == ["How long is the list?", "Who can help?"]
        assert (made.occurrence.planned_on, made.occurrence.planned_at) == (date(2026, 3, 19), time(13))
        assert card_title(page) == "Housing office"
        assert listed(page) == ["Next week:", "Housing office"]
        assert opened.drafts.of_kind("appointment") == {}

    def test_one_undo_takes_it_back(self, qtbot: QtBot, show_care: CarePages, opened: OpenJournal) -> None:
        page = show_care()
        page.start_new()
        write(qtbot, page, "What is it?", "Group")
        write(qtbot, page, "Day", "tomorrow")
        press(qtbot, page, "Save")
        opened.journal.undo()
        assert page.detail.is_empty()
        assert listed(page) == []

    def test_the_provider_is_one_contact_the_last_one_chosen(
        self, qtbot: QtBot, show_care: CarePages, opened: OpenJournal, appointments: Appointments
    ) -> None:
        grace, lee = Contact(name="Grace"), Contact(name="Lee", phone="555-0134")
        opened.journal.save(grace, lee)
        made, page = planned(appointments, show_care)
        press(qtbot, page, "Edit")
        for contact in (grace, lee):
            page.detail.form.form.editor("contact").add_target(str(contact.id))  # type: ignore[attr-defined]
        press(qtbot, page, "Save")
        provider = kept(appointments, made.id).provider
        assert provider is not None
        assert provider.name == "Lee"
        assert len(opened.reader.links_from(made.id)) == 1

    def test_a_day_chosen_in_the_month_is_filled_in(self, qtbot: QtBot, show_care: CarePages) -> None:
        page = show_care()
        page.panel.show_day(date(2026, 3, 20))
        page.start_new()
        assert the_field(page, "Day").text() == "Mar 20, 2026"  # type: ignore[attr-defined]
        assert not page.detail.form.is_changed()


class TestErrors:
    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("Day", "February 30", "There is no February 30."),
            ("Day", "", "Please choose a day."),
            ("Ends", "1:00 pm", "The end comes before the start."),
            ("Starts", "2:30", "Is that 2:30 am or 2:30 pm?"),
            ("What is it?", " ", "Please write a few words here first."),
            ("Place or link", "a" * 201, "This is too long. The limit is 200 characters."),
            ("Last day, if it is more than one day", "Mar 1, 2026", "The end comes before the start."),
            ("My questions", "a" * 201, "This is too long. The limit is 200 characters."),
        ],
    )
    def test_each_is_said_beside_its_cause_and_nothing_is_lost(
        self, qtbot: QtBot, show_care: CarePages, opened: OpenJournal, field: str, typed: str, sentence: str
    ) -> None:
        page = show_care()
        page.start_new()
        usual = {"What is it?": "Group", "Day": "March 13, 2026", "Starts": "2:30 pm", "Note": "Bring the card"}
        for name, text in (usual | {field: typed}).items():
            target = the_field(page, name)
            target.selectAll()  # type: ignore[attr-defined]
            if isinstance(target, QPlainTextEdit):
                target.insertPlainText(text)
            else:
                target.insert(text)  # type: ignore[attr-defined]
        press(qtbot, page, "Save")
        rows = {row.question: row.error_text() for row in map(page.detail.form.form.row, FIELD_NAMES)}
        assert rows[field] == sentence
        assert [words for words in rows.values() if words] == [sentence]
        assert QApplication.focusWidget() is the_field(page, field)
        assert the_field(page, "Note").toPlainText() == "Bring the card"  # type: ignore[attr-defined]
        assert opened.reader.count("appointment") == 0


FIELD_NAMES = ("title", "starts_on", "starts_at", "ends_at", "ends_on", "place", "questions", "note")


class TestAgenda:
    def test_rows_stand_under_days_weeks_and_months(self, show_care: CarePages, appointments: Appointments) -> None:
        for days, title in {0: "A", 1: "B", 2: "C", 5: "D", 15: "E", 30: "F", 300: "G", -3: "Gone"}.items():
            appointments.save(counseling(title=title, starts_on=TODAY + timedelta(days=days)), ["One?"])
        page = show_care()
        assert listed(page) == [
            "Today:", "A", "Tomorrow:", "B", "This week:", "C", "Next week:", "D",
            "Later in March:", "E", "April:", "F", "January 2027:", "G",
        ]  # fmt: skip
        rows = {row.title: row for row in page.panel.list.rows.rows()}
        assert (rows["A"].when, rows["A"].second) == ("2:30", "1 question")
        assert (rows["D"].when, rows["D"].second) == ("Tue 17", "2:30 pm, 1 question")
        assert rows["D"].spoken == "D. Tuesday, March 17, 2:30 to 3:20 pm. 1 question"

    def test_past_ones_come_latest_first_in_chunks(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        for days in range(1, CHUNK + 6):
            appointments.save(counseling(title=f"{days} ago", starts_on=TODAY - timedelta(days=days)), [])
        page = show_care()
        press(qtbot, page, "Earlier appointments")
        rows = [row for row in page.panel.list.rows.rows() if row.kind is not RowKind.HEADING]
        assert (rows[0].title, rows[-1].title, len(rows)) == ("1 ago", "Show earlier ones", CHUNK + 1)
        page.panel.list.setCurrentIndex(page.panel.list.rows.index_of("more"))
        qtbot.keyClick(page.panel.list, Key.Key_Return)
        titles = [title for title in listed(page) if not title.endswith(":")]
        assert len(titles) == CHUNK + 5
        current = page.panel.list.current_row()
        assert current is not None
        assert current.title == f"{CHUNK + 1} ago"
        press(qtbot, page, "Coming appointments")
        assert listed(page) == []

    def test_the_next_one_is_shown_first_and_arrows_pass_over_headings(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        appointments.save(counseling(title="Over", starts_at=time(7), ends_at=time(8)), [])
        appointments.save(counseling(title="Next"), [])
        appointments.save(counseling(title="Later", starts_on=date(2026, 3, 17)), [])
        page = show_care()
        assert card_title(page) == "Next"
        page.panel.list.setFocus()
        qtbot.keyClick(page.panel.list, Key.Key_Down)
        assert card_title(page) == "Later"
        assert page.panel.month.selected() == date(2026, 3, 17)
        qtbot.keyClick(page.panel.list, Key.Key_Return)
        assert QApplication.focusWidget() is page.detail.card.head.edit
        assert page.step_back()
        assert page.panel.list.hasFocus()

    def test_the_model_keeps_qts_rules(self, show_care: CarePages, appointments: Appointments) -> None:
        appointments.save(counseling(), [])
        page = show_care()
        tester = QAbstractItemModelTester(page.panel.list.rows)
        appointments.save(counseling(title="Another"), [])
        assert page.panel.list.rows.rowCount() == 3
        del tester


class TestMonth:
    def test_days_are_marked_and_read_out(self, show_care: CarePages, appointments: Appointments) -> None:
        appointments.save(counseling(), [])
        appointments.save(counseling(title="Group", starts_at=time(18), ends_at=None), [])
        appointments.save(counseling(title="April", starts_on=date(2026, 4, 2)), [])
        page = show_care()
        assert page.panel.month.describe(TODAY) == "Thursday, March 12, 2 appointments"
        assert page.panel.month.describe(date(2026, 4, 2)) == "Thursday, April 2, 1 appointment"
        page.panel.month.turn_month(2)
        assert page.panel.month.describe(date(2026, 5, 2)) == "Saturday, May 2, no appointment"

    def test_arrows_limit_the_agenda_to_a_day_and_t_returns(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        appointments.save(counseling(title="Today’s"), [])
        appointments.save(counseling(title="Tomorrow’s", starts_on=date(2026, 3, 13)), [])
        page = show_care()
        page.panel.month.setFocus()
        cell = QApplication.focusWidget()
        assert cell is not None
        qtbot.keyClick(cell, Key.Key_Right)
        assert listed(page) == ["Tomorrow:", "Tomorrow’s"]
        assert card_title(page) == "Tomorrow’s"
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Key.Key_Right)
        assert page.panel.nothing.text() == "No appointment on Saturday, March 14."
        page.panel.list.today_requested.emit()
        assert listed(page) == ["Today:", "Today’s", "Tomorrow:", "Tomorrow’s"]
        assert page.panel.month.selected() == TODAY

    def test_enter_on_a_day_goes_to_its_appointment(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        appointments.save(counseling(), [])
        page = show_care()
        page.panel.month.setFocus()
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Key.Key_Return)
        assert QApplication.focusWidget() is page.detail.card.head.edit


class TestQuestions:
    def test_a_tick_is_saved_at_once(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made, page = planned(appointments, show_care, "What about sleep?")
        press(qtbot, page, "What about sleep?")
        assert kept(appointments, made.id).questions[0].asked
        opened.journal.undo()
        assert not page.detail.card.questions.rows()[0].box.isChecked()

    def test_a_suggestion_is_added_with_one_click_and_the_next_takes_its_place(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        made, page = planned(appointments, show_care)
        first, second = (chip.accessibleName() for chip in page.detail.card.questions.suggestions.chips())
        press(qtbot, page, first)
        assert [each.text for each in kept(appointments, made.id).questions] == [first]
        assert [row.words.text() for row in page.detail.card.questions.rows()] == [first]
        shown = [chip.accessibleName() for chip in page.detail.card.questions.suggestions.chips()]
        assert shown[0] == second
        assert len(shown) == 2

    def test_a_question_is_written_in_one_line(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made, page = planned(appointments, show_care)
        press(qtbot, page, "Add")
        line = the_field(page, "New question")
        qtbot.keyClicks(line, "Can Theo come?")
        page.write_drafts()
        assert opened.drafts.of_kind("occurrence")
        qtbot.keyClick(line, Key.Key_Return)
        assert [each.text for each in kept(appointments, made.id).questions] == ["Can Theo come?"]
        page.write_drafts()
        assert opened.drafts.of_kind("occurrence") == {}
        assert line.hasFocus()


class TestAfterwards:
    def test_texts_are_saved_with_their_button(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        made, page = planned(appointments, show_care)
        write(qtbot, page, "What came out of it?", "A sleep diary.")
        write(qtbot, page, "What is the next step?", "Call on Monday.")
        press(qtbot, page, "Save")
        occurrence = kept(appointments, made.id).occurrence
        assert (occurrence.outcome, occurrence.next_step) == ("A sleep diary.", "Call on Monday.")
        assert occurrence.state is OccurrenceState.PLANNED
        assert not page.detail.card.afterwards.is_changed()

    def test_how_it_went_is_saved_with_the_texts_and_cleared_again(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        made, page = planned(appointments, show_care)
        write(qtbot, page, "What came out of it?", "A sleep diary.")
        press(qtbot, page, "Kept")
        occurrence = kept(appointments, made.id).occurrence
        assert (occurrence.state, occurrence.outcome) == (OccurrenceState.KEPT, "A sleep diary.")
        assert "Kept" in page.panel.list.rows.rows()[1].second
        press(qtbot, page, "Kept")
        assert kept(appointments, made.id).occurrence.state is OccurrenceState.PLANNED

    def test_what_was_missed_asks_what_got_in_the_way_and_offers_a_new_time(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made = counseling(starts_on=date(2026, 3, 9), place="Elm Street", transport="Bus 12")
        grace = Contact(name="Grace")
        opened.journal.save(grace)
        link = Link(from_kind="appointment", from_id=made.id, to_kind="contact", to_id=grace.id)
        appointments.save(made, ["What about sleep?"], [link])
        page = show_care()
        page.show_target(made)
        press(qtbot, page, "Missed")
        write(qtbot, page, "What got in the way?", "The bus was late.")
        press(qtbot, page, "Save")
        press(qtbot, page, "Find a new time")
        assert the_field(page, "Way there").text() == "Bus 12"  # type: ignore[attr-defined]
        assert the_field(page, "Day").text() == ""  # type: ignore[attr-defined]
        write(qtbot, page, "Day", "March 16, 2026")
        press(qtbot, page, "Save")
        old = kept(appointments, made.id).occurrence
        assert (old.state, old.got_in_the_way) == (OccurrenceState.MISSED, "The bus was late.")
        assert old.planned_on == date(2026, 3, 9)
        again = kept(appointments, appointments.coming(TODAY, 1)[0].appointment.id)
        assert again.appointment.id != made.id
        assert [each.text for each in again.questions] == ["What about sleep?"]
        assert again.provider == kept(appointments, made.id).provider

    def test_what_is_past_shows_afterwards_first(self, show_care: CarePages, appointments: Appointments) -> None:
        past, coming = counseling(starts_on=date(2026, 3, 2)), counseling()
        for each in (past, coming):
            appointments.save(each, ["One?"])
        page = show_care()
        card = page.detail.card
        assert card.body.indexOf(card.questions) < card.body.indexOf(card.afterwards)
        page.show_target(past)
        assert card.body.indexOf(card.afterwards) < card.body.indexOf(card.questions)
        assert not card.questions.suggestions.isVisible()


class TestDrafts:
    def test_a_new_one_survives_leaving_and_starting_again(
        self, qtbot: QtBot, show_care: CarePages, opened: OpenJournal
    ) -> None:
        page = show_care()
        page.start_new()
        write(qtbot, page, "What is it?", "Dentist")
        write(qtbot, page, "Day", "someday")
        page.write_drafts()
        again = show_care()
        assert listed(again) == ["Dentist"]
        assert again.panel.list.rows.rows()[0].second == "Not saved yet"
        qtbot.mouseClick(
            again.panel.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=again.panel.list.visualRect(again.panel.list.rows.index(0)).center(),
        )
        assert the_field(again, "What is it?").text() == "Dentist"  # type: ignore[attr-defined]
        assert the_field(again, "Day").text() == "someday"  # type: ignore[attr-defined]
        assert opened.journal.next_undo() is None

    def test_changes_to_a_kept_one_survive_and_can_be_undone(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made, other = counseling(place="Elm Street"), counseling(title="Other", starts_on=date(2026, 3, 13))
        appointments.save(made, [])
        appointments.save(other, [])
        page = show_care()
        press(qtbot, page, "Edit")
        write(qtbot, page, "Place or link", "Oak Street")
        page.panel.list.choose_and_tell(str(other.id))
        assert card_title(page) == "Other"
        assert page.panel.list.rows.rows()[1].second == "Not saved yet"
        assert kept(appointments, made.id).appointment.place == "Elm Street"
        page.show_target(made)
        press(qtbot, page, "Edit")
        assert the_field(page, "Place or link").text() == "Oak Street"  # type: ignore[attr-defined]
        press(qtbot, page, "Undo changes")
        assert the_field(page, "Place or link").text() == "Elm Street"  # type: ignore[attr-defined]
        assert opened.drafts.of_kind("appointment") == {}

    def test_what_came_of_it_is_kept_until_it_is_saved(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made, page = planned(appointments, show_care)
        write(qtbot, page, "What came out of it?", "A sleep diary.")
        page.write_drafts()
        again = show_care()
        assert the_field(again, "What came out of it?").toPlainText() == "A sleep diary."  # type: ignore[attr-defined]
        press(qtbot, again, "Undo changes")
        assert opened.drafts.of_kind(Occurrence.KIND) == {}

    def test_a_change_elsewhere_leaves_typed_text_alone(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        made, page = planned(appointments, show_care)
        press(qtbot, page, "Edit")
        write(qtbot, page, "Way there", "Bus 12")
        appointments.save(replace(made, place="Oak Street"), [])
        assert the_field(page, "Way there").text() == "Bus 12"  # type: ignore[attr-defined]
        press(qtbot, page, "Save")
        assert kept(appointments, made.id).appointment.transport == "Bus 12"

    def test_what_cannot_be_kept_stays_where_it_is(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made, other = counseling(), counseling()
        for each in (made, other):
            appointments.save(each, [])
        page = show_care()
        page.show_target(made.id)
        press(qtbot, page, "Edit")
        write(qtbot, page, "Way there", "Bus 12")
        with nothing_can_be_written(opened):
            for leave in (lambda: page.show_target(other.id), page.start_new, page.step_back):
                leave()
                assert the_field(page, "Way there").text() == "Bus 12"  # type: ignore[attr-defined]
        page.show_target(other.id)
        page.show_target(made.id)
        press(qtbot, page, "Edit")
        assert the_field(page, "Way there").text() == "Bus 12"  # type: ignore[attr-defined]

    def test_a_form_left_untouched_leaves_no_draft(self, show_care: CarePages, opened: OpenJournal) -> None:
        page = show_care()
        page.start_new()
        assert page.step_back()
        assert opened.drafts.of_kind("appointment") == {}


class TestPuttingAway:
    def test_an_archived_one_comes_back(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made, page = planned(appointments, show_care)
        press(qtbot, page, "Edit")
        with qtbot.waitSignal(page.said) as said:
            press(qtbot, page, "Archive")
        assert said.args == ["Appointment archived.", True]
        assert listed(page) == []
        press(qtbot, page, "Archived and deleted")
        assert listed(page) == ["Archived:", "Counseling"]
        page.panel.list.choose_and_tell(str(made.id))
        press(qtbot, page, "Bring back")
        assert listed(page) == ["Today:", "Counseling"]
        assert kept(appointments, made.id).appointment.archived_on is None

    def test_a_deleted_one_comes_back_with_its_questions(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        made, page = planned(appointments, show_care, "What about sleep?")
        press(qtbot, page, "Edit")
        menu = page.detail.form.open_menu()
        next(action for action in menu.actions() if action.text() == "Delete").trigger()
        menu.close()
        press(qtbot, page, "Archived and deleted")
        assert listed(page) == ["Deleted:", "Counseling"]
        page.panel.list.choose_and_tell(str(made.id))
        press(qtbot, page, "Bring back")
        assert len(kept(appointments, made.id).questions) == 1
        assert card_title(page) == "Counseling"


class TestNarrow:
    def test_one_side_at_a_time_with_a_way_back(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        made, page = planned(appointments, show_care)
        page.window().resize(760, 640)
        qtbot.waitUntil(lambda: not page.sides.right.isVisible())
        page.panel.list.setFocus()
        qtbot.keyClick(page.panel.list, Key.Key_Return)
        assert page.sides.right.isVisible()
        assert not page.panel.isVisible()
        press(qtbot, page, "Back")
        assert page.panel.list.hasFocus()


class TestWords:
    def test_one_of_several_days_is_said_from_day_to_day(
        self, show_care: CarePages, appointments: Appointments
    ) -> None:
        made = counseling(ends_on=date(2026, 3, 14), ends_at=time(11))
        appointments.save(made, [])
        page = show_care()
        assert page.detail.card.head.when.text() == "Today, 2:30 pm to Saturday, March 14, 11:00 am. Counseling"

    def test_another_clock_is_named(self, show_care: CarePages, appointments: Appointments) -> None:
        made = counseling(zone="Asia/Kathmandu")
        appointments.save(made, [])
        page = show_care()
        words = [each.text() for each in page.detail.card.facts.findChildren(QWidget) if hasattr(each, "text")]
        assert "Times are by the clock in Kathmandu." in words

    def test_tab_goes_through_the_page_in_its_order(
        self, qtbot: QtBot, show_care: CarePages, appointments: Appointments
    ) -> None:
        appointments.save(counseling(), ["What about sleep?"])
        page = show_care()
        page.panel.list.setFocus()
        names = []
        for _step in range(20):
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, Key.Key_Tab)
            names.append((QApplication.focusWidget() or page).accessibleName())
        first = page.detail.card.questions.suggestions.chips()[0].accessibleName()
        assert names == [
            "Archived and deleted", "Edit", "Add", "What about sleep?", first, "Make a sheet to print",
            "Save this one as a calendar file", "What came out of it?", "What is the next step?", "Kept",
            "Bring in a calendar file", "Save as a calendar file", "New appointment", "Parts of my aftercare",
            "Agenda", "Search appointments", "Month before", "Month after",
            "Thursday, March 12, 1 appointment", "Agenda",
        ]  # fmt: skip
