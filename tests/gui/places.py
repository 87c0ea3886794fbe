"""Ways to the pages and boxes of the program, on an empty journal or on a full one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QDialog, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_builder import PlanBuilderPage
from recovery_journal.gui.pages.plan_builder_chapters import screens
from recovery_journal.gui.pages.records import declared
from recovery_journal.services.recovery_code import new_code
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms
from tests.journeys import ways

NINTH = "Thoughts that you would be better off dead or of hurting yourself in some way"
Way = Callable[[Rooms], QWidget]


def pressed(come: Way, *names: str) -> Way:
    """From somewhere on by buttons, one after another."""

    def go_on(rooms: Rooms) -> QWidget:
        window = come(rooms)
        for each in names:
            hands.press(window, each)
        return window

    return go_on


def unlock(journals: int) -> Way:
    return lambda rooms: rooms.unlock(journals)


def recovery_code(rooms: Rooms) -> QWidget:
    window = rooms.unlock(0)
    ways.answer_the_questions(window)
    return window


def new_passphrase(rooms: Rooms) -> QWidget:
    code = new_code()
    rooms.shelf.make("Test", PASSPHRASE, code).close()
    window = pressed(unlock(0), "Use the recovery code")(rooms)
    hands.type_text(f"{code}\n")
    hands.until(lambda: "Choose a new passphrase" in hands.words_on(window))
    return window


def before_you_begin(rooms: Rooms) -> QWidget:
    window = rooms.unlock(1)
    hands.type_text(f"{PASSPHRASE}\n")
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    return window


def page(page_id: str, full: bool, *target: object) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go(page_id, *target)
        return window

    return come


def plan_tab(kind: str, full: bool) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        plan = hands.go(window, PlanPage, "plan", kind)
        if full:
            plan.show_target(window.opened.reader.records(plan.tab().kind.cls)[0])
        return window

    return come


def new_record(kind: str) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main()
        window.go("plan", kind)
        hands.press(window, declared(kind).new)
        hands.type_text("a")
        return window

    return come


def plan_map(full: bool) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        hands.go(window, PlanPage, "plan").show_kind("map")
        hands.settle()
        return window

    return come


def suggestions(rooms: Rooms) -> QWidget:
    return shown_dialog(pressed(page("plan", full=False), "Add from suggestions")(rooms))


def link_picker(rooms: Rooms) -> QWidget:
    window = pressed(plan_tab("trigger", full=True), "Add: People I can call")(rooms)
    return next(hands.seen(window, LinkPicker))


def history(rooms: Rooms) -> QWidget:
    window = plan_tab("trigger", full=True)(rooms)
    window.page().tab().open_history()  # type: ignore[attr-defined]
    return shown_dialog(window)


def check_in(full: bool) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go("check_ins").start_new()
        return window

    return come


def look_back_deleted(rooms: Rooms) -> QWidget:
    """Yesterday with an urge, its check-in deleted."""
    window = page("check_ins", full=False)(rooms)
    journal, day = window.opened.journal, window.opened.preferences.today() - timedelta(days=1)
    check_in = CheckIn(day=day, mood=4)
    journal.save(check_in, UrgeLog(day=day, strength_peak=7))
    journal.remove(check_in)
    window.go("check_ins", day)
    return window


def day_chapter(kind: str, full: bool) -> Way:
    """A chapter of Check-ins; in the full journal with its latest record open."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        page = window.go("check_ins", kind)
        hands.settle()
        if full:
            part = page.show_kind(kind)  # type: ignore[attr-defined]
            part.paged.enter()
            hands.key(hands.Key.Key_Return)
            hands.settle()
        return window

    return come


def new_of_day(kind: str, words: str) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = pressed(day_chapter(kind, full=True), words)(rooms)
        hands.type_text("5")
        return window

    return come


def questionnaires(full: bool) -> Way:
    def come(rooms: Rooms) -> QWidget:
        window = page("check_ins", full, "questionnaire_response")(rooms)
        hands.settle()
        return window

    return come


def answers(full: bool, press: str) -> Way:
    """A questionnaire, with the question answered that shows where help is."""

    def come(rooms: Rooms) -> QWidget:
        window = pressed(questionnaires(full), press)(rooms)
        hands.named(window, NINTH).options()[1].click()  # type: ignore[attr-defined]
        return window

    return come


def coming(rooms: Rooms) -> QWidget:
    """The next appointment of the full journal."""
    window = rooms.main(full=True)
    reader, today = window.opened.reader, window.opened.preferences.today()
    window.go("aftercare", reader.appointments_from(today + timedelta(days=1), 1)[0])
    return window


def past_appointment(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    today = window.opened.preferences.today()
    past = [each for each in window.opened.reader.appointments_from(today - timedelta(days=60), 50)]
    window.go("aftercare", next(each for each in past if each.last_day < today))
    return window


def diary(content: str, then: str) -> Way:
    """The page for the file of a diary, as soon as these words are there."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full=True)
        file = rooms.places.data / "diary.csv"
        file.write_text(content, encoding="utf-8")
        page = window.go("settings")
        page.diary.look_into(file)  # type: ignore[attr-defined]
        hands.until(lambda: then in hands.words_on(page))
        return window

    return come


def recovery_code_in_settings(rooms: Rooms) -> QWidget:
    window = pressed(page("settings", full=False), "Make a recovery code")(rooms)
    hands.type_text(f"{PASSPHRASE}\n")
    hands.until(lambda: "Your recovery code" in hands.words_on(window))
    return window


def deleting(rooms: Rooms) -> QWidget:
    window = rooms.main()
    window.opened.backups.make()
    window.go("settings")
    hands.press(window, "Delete for good")
    return window


def build_a_plan(key: str) -> Way:
    """The guided builder in the full journal, at its beginning, at a question, or at its end."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full=True)
        page = hands.go(window, PlanBuilderPage, "plan_builder", "begin")
        page.enter()
        places = {each.question.key: each.place for each in screens(window.opened.reader)}
        if key in places:
            window.opened.prefer(replace(window.opened.preferences, builder_place=places[key]))
        if key != "begin":
            page.go_on()
        if key == "calls":
            page.finish()
        return window

    return come


def urge_while_locked(rooms: Rooms) -> QWidget:
    window = rooms.unlock(1)
    window.show_help(urge=True)
    return window


def urge(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    window.go("urge_now").enter()
    return window


def shown_dialog(window: QWidget) -> QWidget:
    box = next(each for each in window.findChildren(QDialog) if each.isVisible())
    hands.wake(box)
    return box


def care_chapter(kind: str, full: bool) -> Way:
    """A part of Aftercare, in a full journal with the first of its records on the form."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        aftercare = hands.go(window, AftercarePage, "aftercare")
        part = aftercare.show_kind(kind)
        if full and hasattr(part, "kind"):
            aftercare.show_target(window.opened.reader.records(part.kind.cls)[0])
        hands.settle()
        return window

    return come


def lapse_flow(full: bool) -> Way:
    """The first of the steps after a lapse."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go("lapse", ("begin", window.opened.preferences.today())).enter()
        hands.settle()
        return window

    return come


def lapse_read(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    window.go("check_ins", window.opened.reader.records(Lapse)[0])
    return window


def today_after_a_lapse(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    window.opened.journal.save(Lapse(day=window.opened.preferences.today()))
    window.go("today")
    hands.settle()
    hands.press(window, "What to do in an emergency")
    return window
