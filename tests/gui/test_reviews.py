"""Reviews of the plan, earlier states of a record, and deleting for ever, in the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from recovery_journal.domain.aims import DriftRule
from recovery_journal.domain.care import Appointment, AppointmentQuestion
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger
from recovery_journal.domain.record import LONG_TEXT_LIMIT
from recovery_journal.domain.revision import PlanRevision
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.for_ever_box import ForEverBox
from recovery_journal.gui.history_dialog import HistoryDialog
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_changes_view import MOST
from recovery_journal.gui.pages.plan_review import ReviewPart
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.today import TodayPage
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.revisions import Revisions
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PAYDAY, WALK = Trigger(text="Payday", strength=6), CopingStrategy(text="Walk")
WHY = "Why do you look at it now?"


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    link = Link(from_kind="trigger", from_id=PAYDAY.id, to_kind="coping_strategy", to_id=WALK.id)
    made.opened.journal.save(PAYDAY, WALK, link)
    return made


def reviews(window: MainWindow) -> ReviewPart:
    plan: Any = window.go("plan")
    assert isinstance(plan, PlanPage)
    part = plan.show_kind(PlanRevision.KIND)
    assert isinstance(part, ReviewPart)
    hands.settle()
    return part


def triggers(window: MainWindow) -> RecordPage:
    plan: Any = window.go("plan")
    page = plan.show_kind("trigger")
    assert isinstance(page, RecordPage)
    hands.settle()
    return page


def said(root: QWidget) -> list[str]:
    return [each.text() for each in root.findChildren(QLabel) if each.isVisible()]


def all_of(window: MainWindow) -> list[PlanRevision]:
    return Revisions(window.opened).all()


class TestReview:
    def test_a_whole_review(self, window: MainWindow) -> None:
        window.go("plan")
        hands.press(window, "Review this plan")
        assert "This is the first review. Your plan as it is now" in hands.words_on(window)
        hands.fill(window, WHY, "A new job")
        hands.fill(window, "Name of person 1", "Robin")
        hands.press(window, "Add a person")
        hands.type_text("Grace")
        hands.fill(window, "Role of person 2", "counselor")
        hands.choose(window, "Look at it again in", "60 days")
        hands.press(window, "Finish the review")
        (made,) = all_of(window)
        assert (made.why, (made.review_due_on - made.day).days if made.review_due_on else 0) == ("A new job", 60)
        signed = Revisions(window.opened).signatures(made)
        assert [(each.name, each.role) for each in signed] == [("Robin", ""), ("Grace", "counselor")]
        assert window.opened.drafts.keys() == []
        words = hands.words_on(window)
        assert "Signed by Robin, Grace" in words
        assert "The review is kept. The next one is in 60 days." in words
        window.undo()
        assert all_of(window) == []
        assert "No review yet" in hands.words_on(window)

    def test_who_signs_is_kept_in_one_line(self, window: MainWindow) -> None:
        window.go("plan")
        hands.press(window, "Review this plan")
        hands.named(window, "Name of person 1", QLineEdit).insert("Robin\nLind\x07")
        hands.named(window, "Role of person 1", QLineEdit).insert("my\u2028sister")
        hands.press(window, "Add a person")
        hands.named(window, "Name of person 2", QLineEdit).insert("\x07")
        hands.press(window, "Finish the review")
        (made,) = all_of(window)
        signed = Revisions(window.opened).signatures(made)
        assert [(each.name, each.role) for each in signed] == [("Robin Lind", "my sister")]

    def test_what_changed_since_the_last_is_told_first(self, window: MainWindow) -> None:
        Revisions(window.opened).review("")
        part = reviews(window)
        hands.press(window, "Review this plan")
        assert "Nothing changed. That is worth a look, too." in said(part)
        window.opened.journal.save(replace(PAYDAY, strength=8), Contact(name="Theo"))
        hands.settle()
        assert {"Changed: Payday", "Strength: 6 → 8", "New: Theo"} <= set(said(part))

    def test_what_has_no_name_is_said_to_be_written(self, window: MainWindow) -> None:
        window.opened.journal.save(DriftRule(loose_anchors=2))
        part = reviews(window)
        part.start_new()
        hands.settle()
        lines = said(part)
        assert lines[lines.index("Drift rule") + 1] == "Written down"
        assert "drift rule" not in lines

    def test_everything_may_be_left_blank(self, window: MainWindow) -> None:
        reviews(window).start_new()
        hands.press(window, "Finish the review")
        (made,) = all_of(window)
        assert (made.why, made.review_due_on, Revisions(window.opened).signatures(made)) == ("", None, [])

    def test_a_role_without_a_name_is_asked_about(self, window: MainWindow) -> None:
        part = reviews(window)
        part.start_new()
        hands.settle()
        hands.fill(window, "Role of person 1", "counselor")
        hands.press(window, "Finish the review")
        assert all_of(window) == []
        assert part.form.signers.rows[0].name.error_text() == "Please write a few words here first."
        assert hands.focused_name() == "Name of person 1"
        hands.type_text("Grace")
        hands.press(window, "Finish the review")
        assert len(all_of(window)) == 1

    def test_too_much_is_said_so(self, window: MainWindow) -> None:
        part = reviews(window)
        part.start_new()
        part.form.why.editor.setPlainText("x" * (LONG_TEXT_LIMIT + 1))  # type: ignore[attr-defined]
        hands.press(window, "Finish the review")
        assert all_of(window) == []
        assert "too long" in part.form.why.error_text()

    def test_people_are_taken_off_and_numbered_anew(self, window: MainWindow) -> None:
        part = reviews(window)
        part.start_new()
        hands.settle()
        for name in ("Robin", "Grace", "Theo"):
            hands.fill(window, f"Name of person {len(part.form.signers.rows)}", name)
            if name != "Theo":
                hands.press(window, "Add a person")
                hands.settle()
        hands.press(window, "Take off person 2")
        hands.settle()
        assert [name for name, _role in part.form.signers.signers()] == ["Robin", "Theo"]
        assert hands.named(window, "Name of person 2")

    def test_what_is_typed_is_a_draft_until_it_is_finished_or_put_away(self, window: MainWindow) -> None:
        part = reviews(window)
        part.start_new()
        hands.settle()
        hands.fill(window, WHY, "Half a")
        hands.fill(window, "Name of person 1", "Rob")
        window.go("today")
        window.write_drafts()
        assert window.opened.drafts.find("plan_revision", None) == {
            "why": "Half a", "signers": [["Rob", ""]], "due_in": None,
        }  # fmt: skip
        assert "A review of your plan is begun and not finished." in hands.words_on(window)
        part.show_all()
        window.go("plan")
        hands.press(window, "Go on")
        assert part.form.signers.signers() == [("Rob", "")]
        hands.press(window, "Put it away")
        assert window.opened.drafts.keys() == []
        assert "No review yet" in hands.words_on(window)

    def test_escape_leads_back_and_keeps_what_is_typed(self, window: MainWindow) -> None:
        part = reviews(window)
        part.start_new()
        hands.settle()
        hands.fill(window, WHY, "Half a")
        hands.key(Qt.Key.Key_Escape)
        assert not part.list.isHidden()
        assert window.opened.drafts.find("plan_revision", None)

    def test_a_full_drive_is_told_and_nothing_is_lost(self, window: MainWindow) -> None:
        part = reviews(window)
        part.start_new()
        hands.settle()
        hands.fill(window, WHY, "A new job")
        with nothing_can_be_written(window.opened):
            hands.press(window, "Finish the review")
        assert part.form.problem.label.text()
        assert all_of(window) == []
        hands.press(window, "Finish the review")
        assert [each.why for each in all_of(window)] == ["A new job"]


class TestReading:
    @pytest.fixture
    def three(self, window: MainWindow) -> list[PlanRevision]:
        """Reviews of three states, the earliest first: one trigger more each time."""
        revisions, made = Revisions(window.opened), []
        for name in ("First", "Second", "Third"):
            window.opened.journal.save(Trigger(text=name))
            made.append(revisions.review(f"Because of {name}", [("Robin", "me")], 90))
        return made

    def test_it_is_shown_and_nothing_in_it_can_be_edited(self, window: MainWindow, three: list[PlanRevision]) -> None:
        part = reviews(window)
        part.show_record(three[1].id)
        hands.settle()
        words = said(part.reading)
        assert "Because of Second" in words
        assert any(each.startswith("Signed: Robin (me), ") for each in words)
        assert any(each.startswith("To be looked at again on ") for each in words)
        assert {"First", "Second", "Walk"} <= set(words)
        assert "Third" not in words
        assert not [each for each in part.reading.findChildren(QPushButton) if each.isVisible()]

    def test_any_two_are_compared_the_earlier_first(self, window: MainWindow, three: list[PlanRevision]) -> None:
        part = reviews(window)
        part.show_record(three[1].id)
        hands.settle()
        assert "New: Third" in said(part.reading.changes)
        assert part.reading.other.count() == 3
        for at, told in ((1, "New: Third"), (2, "New: Second")):
            part.reading.other.setCurrentIndex(at)
            part.reading.other.activated.emit(at)
            hands.settle()
            assert told in said(part.reading.changes)

    def test_one_that_is_undone_is_not_read_on(self, window: MainWindow, three: list[PlanRevision]) -> None:
        part = reviews(window)
        part.show_record(three[2].id)
        window.undo()
        assert not part.list.isHidden()

    def test_a_hit_of_the_search_opens_it(self, window: MainWindow, three: list[PlanRevision]) -> None:
        (hit,) = window.opened.reader.find_words("because third")
        window.go("plan", hit.record)
        assert reviews(window).reading.shown() == three[2]

    def test_a_long_list_ends_somewhere(self, window: MainWindow) -> None:
        window.opened.journal.save(*(Trigger(text=f"Number {n}") for n in range(MOST + 5)))
        part = reviews(window)
        part.start_new()
        hands.settle()
        assert any(each.endswith("more lines") for each in said(part.form.changes))


class TestDue:
    def test_today_says_so_calmly_and_leads_there(self, window: MainWindow) -> None:
        window.go("today")
        assert "It is time to look at your plan again." not in hands.words_on(window)
        Revisions(window.opened).review("", due_in=0)
        page: Any = window.go("today")
        assert isinstance(page, TodayPage)
        assert "It is time to look at your plan again." in hands.words_on(window)
        hands.press(window, "Review it")
        assert hands.focused_name() == WHY
        hands.press(window, "Finish the review")
        window.go("today")
        assert "It is time to look at your plan again." not in hands.words_on(window)

    def test_so_does_the_page(self, window: MainWindow) -> None:
        Revisions(window.opened).review("", due_in=0)
        assert reviews(window).due.isVisible()


class TestEarlierStates:
    def test_one_is_brought_back_as_an_edit(self, window: MainWindow) -> None:
        journal = window.opened.journal
        journal.save(replace(PAYDAY, text="Payday in cash", strength=9))
        page = triggers(window)
        page.show_record(PAYDAY.id)
        box = page.open_history()
        assert isinstance(box, HistoryDialog)
        ways = [each for each in box.findChildren(QPushButton) if each.text() == "Bring back this state"]
        assert len(ways) == 1
        assert ways[0].accessibleName().startswith("Bring back this state: ")
        ways[0].click()
        kept = window.opened.reader.get(Trigger, PAYDAY.id)
        assert kept is not None
        assert (kept.text, kept.strength) == ("Payday", 6)
        assert len(window.opened.reader.links_from(PAYDAY.id)) == 1
        assert hands.named(page, "What is it?").text() == "Payday"  # type: ignore[attr-defined]
        assert "Brought back as it was: Payday" in hands.words_on(window)
        window.undo()
        kept = window.opened.reader.get(Trigger, PAYDAY.id)
        assert kept is not None
        assert kept.text == "Payday in cash"

    def test_a_deleted_record_comes_back_whole_or_not_at_all(self, window: MainWindow) -> None:
        journal = window.opened.journal
        journal.save(replace(PAYDAY, strength=9))
        journal.remove(PAYDAY)
        page = triggers(window)
        page.show_record(PAYDAY.id)
        box = page.open_history()
        assert box is not None
        assert not [each for each in box.findChildren(QPushButton) if each.text() == "Bring back this state"]
        box.close()

    def test_what_was_archived_meanwhile_stays_archived(self, window: MainWindow) -> None:
        journal = window.opened.journal
        journal.save(replace(PAYDAY, strength=9))
        journal.archive(PAYDAY)
        page = triggers(window)
        page.show_record(PAYDAY.id)
        box = page.open_history()
        assert box is not None
        box.state_chosen.emit(PAYDAY)
        kept = window.opened.reader.get(Trigger, PAYDAY.id)
        assert kept is not None
        assert (kept.strength, kept.archived_on is not None) == (6, True)


class TestForEver:
    def box_for(self, window: MainWindow) -> tuple[RecordPage, ForEverBox]:
        page = triggers(window)
        page.show_record(PAYDAY.id)
        box = page.side.delete_for_ever()
        assert box is not None
        hands.until(box.delete.isEnabled)
        return page, box

    def test_only_what_is_away_can_be(self, window: MainWindow) -> None:
        page = triggers(window)
        page.show_record(PAYDAY.id)
        assert "Delete for ever" not in _menu(page)
        page.archive()
        page.show_record(PAYDAY.id)
        assert "Delete for ever" in _menu(page)

    @pytest.mark.parametrize("away", ["archive", "remove"])
    def test_it_goes_and_its_backups_stay_as_they_are(self, window: MainWindow, away: str) -> None:
        opened = window.opened
        made = opened.backups.make()
        getattr(opened.journal, away)(PAYDAY)
        page, box = self.box_for(window)
        assert box.backups.text() == "1 backup still holds it."
        box.delete.click()
        hands.settle()
        assert opened.reader.get(Trigger, PAYDAY.id) is None
        assert opened.reader.removed(Trigger) == []
        assert page.sheet() is None
        assert "Deleted for ever: Payday" in hands.words_on(window)
        assert made.path.exists()
        assert opened.backups.is_due() or opened.backups.last is None

    def test_its_backups_are_replaced_where_that_is_wanted(self, window: MainWindow) -> None:
        opened = window.opened
        made = opened.backups.make()
        opened.journal.remove(PAYDAY)
        _page, box = self.box_for(window)
        box.replace.setChecked(True)
        gone: list[bool] = []
        box.finished.connect(lambda _result: gone.append(True))
        box.delete.click()
        hands.until(lambda: gone)
        assert not made.path.exists()
        assert not opened.backups.is_due()
        assert opened.backups.holding(PAYDAY) == []

    def test_keeping_it_changes_nothing(self, window: MainWindow) -> None:
        window.opened.journal.remove(PAYDAY)
        _page, box = self.box_for(window)
        assert box.backups.text() == "No backup holds it."
        assert box.replace.isHidden()
        box.keep.click()
        assert [each.id for each in window.opened.reader.removed(Trigger)] == [PAYDAY.id]

    def test_a_drive_that_refuses_is_told_and_keeps_it(self, window: MainWindow) -> None:
        window.opened.journal.remove(PAYDAY)
        _page, box = self.box_for(window)
        with nothing_can_be_written(window.opened):
            box.delete.click()
        assert not box.problem.isHidden()
        assert box.problem.strong.text()
        assert [each.id for each in window.opened.reader.removed(Trigger)] == [PAYDAY.id]
        box.keep.click()

    def test_backups_that_cannot_be_replaced_are_told(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = window.opened.backups.make()
        window.opened.journal.remove(PAYDAY)
        _page, box = self.box_for(window)
        box.replace.setChecked(True)

        def full(_files: object) -> None:
            raise JournalProblem("disk_full", folder="/media/stick", drive="/media/stick")

        monkeypatch.setattr(window.opened.backups, "replace", full)
        box.delete.click()
        hands.until(lambda: not box.problem.isHidden())
        assert "Not all backups were replaced." in box.problem.strong.text()
        assert window.opened.reader.removed(Trigger) == []
        assert made.path.exists()
        box.keep.click()

    def test_an_appointment_goes_with_its_questions_and_what_is_typed(self, window: MainWindow) -> None:
        opened, visit = window.opened, Appointment(title="Clinic", starts_on=window.opened.preferences.today())
        opened.journal.save(visit, AppointmentQuestion(owner=visit.id, text="What about sleep?"))
        opened.journal.archive(visit)
        page: Any = window.go("aftercare", visit.id)
        hands.settle()
        hands.press(window, "Delete for ever")
        (box,) = page.findChildren(ForEverBox)
        hands.until(box.delete.isEnabled)
        box.delete.click()
        hands.settle()
        assert (opened.reader.count("appointment"), opened.reader.count("appointment_question")) == (0, 0)
        assert opened.reader.find_words("sleep") == opened.reader.removed(Appointment) == []
        assert page.detail.shown() is None
        assert opened.drafts.keys() == []

    def test_undo_goes_on_with_what_is_left(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dialogs, "tell", lambda _parent, text: pytest.fail(text))
        window.opened.journal.save(Contact(name="Theo"))
        window.opened.journal.remove(PAYDAY)
        _page, box = self.box_for(window)
        box.delete.click()
        hands.settle()
        window.undo()
        assert window.opened.reader.count("contact") == 0
        window.redo()
        assert window.opened.reader.count("contact") == 1


def _menu(page: RecordPage) -> list[str]:
    menu = page.form.open_menu()
    words = [each.text() for each in menu.actions()]
    menu.close()
    return words
