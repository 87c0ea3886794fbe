"""Every page and dialog, empty and full: each control is reached by keyboard, has a name, and is still there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.gui.forms.fields import Joins, Links, Steps
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.chapters import KINDS
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_builder import PlanBuilderPage
from recovery_journal.gui.pages.plan_builder_chapters import screens
from recovery_journal.gui.pages.records import RecordKind, declared
from recovery_journal.services.recovery_code import new_code
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms
from tests.gui.walk import missed, name_of, nameless, names, walk, walk_back
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SIDEBAR = "Today|My plan|Check-ins|Aftercare|Insights|Settings|Help now|Lock"
PLAN = f"{SIDEBAR}|Parts of my plan|Add from suggestions|Show"
FLOW = "Back to my journal|Help now|Lock"
URGE = (
    "How strong is it now?|Doing it now|Breathe|Play the story to the end|Climb my ladder|Crisis lines|Time left|Pause|"
    "Add 5 minutes|It is still here|I used|It passed"
)
FOOT = "Private|Undo changes|Save"
CHECK_IN = (
    f"{SIDEBAR}|Mood right now|Urge right now|Strongest urge since my last check-in|Sleep last night|How was it?|Am I|"
    "Medication as planned|Talked with someone who supports me|Used since my last check-in?|Note|More questions|"
    "Private until you choose to share it|Stop and keep what I wrote|Save check-in"
)
APPOINTMENT = (
    "What is it?|Kind|Add: With whom|Day|Starts|Ends|Last day, if it is more than one day|Place or link|Way there|"
    "Cost or co-pay|What to bring|My questions|Note|Private|Close|Save"
)
NINTH = "Thoughts that you would be better off dead or of hurting yourself in some way"
ANSWERS = f"{NINTH}|Day|Who filled it in|Note|Private|Stop and keep what I wrote|Save"
CHAPTER = f"{SIDEBAR}|Parts of my check-ins|Show|Go to a day"
BUILDER_FOOT = "Go on|Skip|Back|Stop here and go on later"
Place = tuple[Callable[[Rooms], QWidget], str]


def first_start(rooms: Rooms) -> QWidget:
    return rooms.unlock(0)


def start_a_journal(rooms: Rooms) -> QWidget:
    window = rooms.unlock(0)
    hands.press(window, "Start a journal")
    return window


def suggested_passphrase(rooms: Rooms) -> QWidget:
    window = start_a_journal(rooms)
    hands.press(window, "Suggest a passphrase")
    return window


def recovery_code(rooms: Rooms) -> QWidget:
    window = rooms.unlock(0)
    ways.answer_the_questions(window)
    return window


def no_recovery_code(rooms: Rooms) -> QWidget:
    window = recovery_code(rooms)
    hands.press(window, "Go on without a code")
    hands.press(window, "I accept there is no way back")
    return window


def recovery_code_page(rooms: Rooms) -> QWidget:
    window = recovery_code(rooms)
    hands.press(window, "Print or save a page")
    return window


def recovery_code_asked_back(rooms: Rooms) -> QWidget:
    window = recovery_code(rooms)
    hands.press(window, "I have a copy")
    return window


def use_recovery_code(rooms: Rooms) -> QWidget:
    window = rooms.unlock(1)
    hands.press(window, "Use the recovery code")
    return window


def new_passphrase(rooms: Rooms) -> QWidget:
    code = new_code()
    rooms.shelf.make("Test", PASSPHRASE, code).close()
    window = rooms.unlock(0)
    hands.press(window, "Use the recovery code")
    hands.type_text(f"{code}\n")
    hands.until(lambda: "Choose a new passphrase" in hands.words_on(window))
    return window


def unlock(journals: int) -> Callable[[Rooms], QWidget]:
    return lambda rooms: rooms.unlock(journals)


def before_you_begin(rooms: Rooms) -> QWidget:
    window = rooms.unlock(1)
    hands.type_text(f"{PASSPHRASE}\n")
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    return window


def help_while_locked(rooms: Rooms) -> QWidget:
    window = rooms.unlock(1)
    hands.press(window, "Help now")
    return window


def page(page_id: str, full: bool) -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go(page_id)
        return window

    return come


def plan_tab(kind: str, full: bool) -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        plan = window.go("plan", kind)
        assert isinstance(plan, PlanPage)
        if full:
            plan.show_target(window.opened.reader.records(plan.tab().kind.cls)[0])
        return window

    return come


def new_record(kind: str) -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main()
        window.go("plan", kind)
        hands.press(window, declared(kind).new)
        hands.type_text("a")
        return window

    return come


def plan_map(full: bool, press: str = "") -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        plan = window.go("plan")
        assert isinstance(plan, PlanPage)
        plan.show_kind("map")
        hands.settle()
        if press:
            hands.press(window, press)
        return window

    return come


def suggestions(rooms: Rooms) -> QWidget:
    window = page("plan", full=False)(rooms)
    hands.press(window, "Add from suggestions")
    return shown_dialog(window)


def link_picker(rooms: Rooms) -> QWidget:
    window = plan_tab("trigger", full=True)(rooms)
    hands.press(window, "Add: People I can call")
    return next(hands.seen(window, LinkPicker))


def history(rooms: Rooms) -> QWidget:
    window = plan_tab("trigger", full=True)(rooms)
    window.page().tab().open_history()  # type: ignore[attr-defined]
    return shown_dialog(window)


def check_in(full: bool) -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go("check_ins").start_new()
        return window

    return come


def more_questions(rooms: Rooms) -> QWidget:
    window = check_in(full=True)(rooms)
    hands.press(window, "More questions")
    return window


def earlier_day(rooms: Rooms) -> QWidget:
    window = page("check_ins", full=True)(rooms)
    hands.press(window, "Fill in an earlier day")
    return window


def look_back_table(rooms: Rooms) -> QWidget:
    window = page("check_ins", full=True)(rooms)
    hands.press(window, "Show as table")
    return window


def look_back_year(rooms: Rooms) -> QWidget:
    window = page("check_ins", full=True)(rooms)
    hands.press(window, "Year")
    return window


def look_back_deleted(rooms: Rooms) -> QWidget:
    """Yesterday with an urge, its check-in deleted."""
    window = page("check_ins", full=False)(rooms)
    journal, day = window.opened.journal, window.opened.preferences.today() - timedelta(days=1)
    check_in = CheckIn(day=day, mood=4)
    journal.save(check_in, UrgeLog(day=day, strength_peak=7))
    journal.remove(check_in)
    window.go("check_ins", day)
    return window


def day_chapter(kind: str, full: bool) -> Callable[[Rooms], QWidget]:
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


def new_of_day(kind: str, words: str) -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = day_chapter(kind, full=True)(rooms)
        hands.press(window, words)
        hands.type_text("5")
        return window

    return come


def questionnaires(full: bool, press: str = "") -> Callable[[Rooms], QWidget]:
    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go("check_ins", "questionnaire_response")
        hands.settle()
        if press:
            hands.press(window, press)
            hands.named(window, NINTH).options()[1].click()  # type: ignore[attr-defined]
        return window

    return come


def new_appointment(rooms: Rooms) -> QWidget:
    window = page("aftercare", full=False)(rooms)
    hands.press(window, "New appointment")
    return window


def edit_appointment(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    window.go("aftercare", coming_appointment(window))
    hands.press(window, "Edit")
    return window


def past_appointment(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    today = window.opened.preferences.today()
    past = [each for each in window.opened.reader.appointments_from(today - timedelta(days=60), 50)]
    window.go("aftercare", next(each for each in past if each.last_day < today))
    return window


def aftercare_view(*pressed: str, full: bool = True) -> Callable[[Rooms], QWidget]:
    """A view of the appointments, and there what a button shows."""

    def come(rooms: Rooms) -> QWidget:
        window = page("aftercare", full=full)(rooms)
        for each in pressed:
            hands.press(window, each)
        return window

    return come


def sheet_to_print(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    window.go("aftercare", coming_appointment(window))
    hands.press(window, "Make a sheet to print")
    return window


def insights(press: str = "") -> Callable[[Rooms], QWidget]:
    """Insights of the full journal, after a button was pressed in it."""

    def come(rooms: Rooms) -> QWidget:
        window = page("insights", full=True)(rooms)
        if press:
            hands.press(window, press)
        return window

    return come


def change_passphrase(rooms: Rooms) -> QWidget:
    window = page("settings", full=False)(rooms)
    hands.press(window, "Change the passphrase")
    return window


def diary(content: str, then: str) -> Callable[[Rooms], QWidget]:
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


def make_recovery_code(rooms: Rooms) -> QWidget:
    window = page("settings", full=False)(rooms)
    hands.press(window, "Make a recovery code")
    return window


def recovery_code_in_settings(rooms: Rooms) -> QWidget:
    window = make_recovery_code(rooms)
    hands.type_text(f"{PASSPHRASE}\n")
    hands.until(lambda: "Your recovery code" in hands.words_on(window))
    return window


def privacy(rooms: Rooms) -> QWidget:
    window = page("settings", full=False)(rooms)
    hands.press(window, "What is kept and how")
    return window


def privacy_while_locked(rooms: Rooms) -> QWidget:
    window = rooms.unlock(1)
    hands.press(window, "How that is done")
    return window


def deleting(rooms: Rooms) -> QWidget:
    window = rooms.main()
    window.opened.backups.make()
    window.go("settings")
    hands.press(window, "Delete for good")
    return window


def deleting_asked(rooms: Rooms) -> QWidget:
    window = deleting(rooms)
    hands.press(window, "Go on")
    return window


def build_a_plan(key: str) -> Callable[[Rooms], QWidget]:
    """The guided builder in the full journal, at its beginning, at a question, or at its end."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full=True)
        page = window.go("plan_builder", "begin")
        assert isinstance(page, PlanBuilderPage)
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


def urge(press: str) -> Callable[[Rooms], QWidget]:
    """Urge now with one of its other ways, or at one of its ends."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full=True)
        window.go("urge_now").enter()
        hands.press(window, press)
        return window

    return come


def help_now(rooms: Rooms) -> QWidget:
    window = rooms.main(full=True)
    hands.press(window, "Help now")
    return window


def coming_appointment(window: MainWindow) -> Appointment:
    return window.opened.reader.appointments_from(window.opened.preferences.today() + timedelta(days=1), 1)[0]


def shown_dialog(window: QWidget) -> QWidget:
    box = next(each for each in window.findChildren(QDialog) if each.isVisible())
    hands.wake(box)
    return box


# Where to go, and the least that must be found there.
PLACES: dict[str, Place] = {
    "first start": (first_start, "Start a journal|Help now"),
    "start a journal": (
        start_a_journal,
        "Name in the list|Passphrase|Passphrase again|Show|Suggest a passphrase|Country|Go on|Back|Help now",
    ),
    "start a journal, suggestion": (suggested_passphrase, "Use these words|Other words|Close|Go on|Help now"),
    "recovery code": (
        recovery_code,
        "Recovery code|Copy|Print or save a page|I have a copy|Back|Go on without a code|Help now",
    ),
    "recovery code, none": (
        no_recovery_code,
        "Recovery code|I have a copy|I accept there is no way back|Make the journal without a code|Help now",
    ),
    "recovery code, page": (recovery_code_page, "Print|Save as PDF|Back to the code|Help now"),
    "recovery code, asked back": (recovery_code_asked_back, "Make the journal|Show the code again|Help now"),
    "recovery code, used": (use_recovery_code, "Recovery code|Open with the code|Back|Help now"),
    "recovery code, new passphrase": (
        new_passphrase,
        "New passphrase|New passphrase again|Suggest a passphrase|Use this passphrase|Help now",
    ),
    "before you begin": (before_you_begin, "Go to Today|Help now"),
    "unlock, one journal": (unlock(1), "Passphrase|Show|Open|Use the recovery code|Start a new journal|Help now"),
    "unlock, three journals": (
        unlock(3),
        "Journal 1|Journal 2|Journal 3|Passphrase|Show|Open|Start a new journal|Help now",
    ),
    "privacy while locked": (privacy_while_locked, "Back"),
    "build a plan": (build_a_plan("begin"), f"{SIDEBAR}|Who is here?|Begin"),
    "build a plan, ideas": (
        build_a_plan("triggers"),
        f"{SIDEBAR}|In your plan|Which ideas?|Ideas|A trigger in your own words|Add|{BUILDER_FOOT}",
    ),
    "build a plan, phones": (build_a_plan("phones"), f"{SIDEBAR}|Sam|{BUILDER_FOOT}"),
    "build a plan, answers": (
        build_a_plan("responses"),
        f"{SIDEBAR}|In your plan|Which ideas?|Something else you could do|Add|That is enough for now|{BUILDER_FOOT}",
    ),
    "build a plan, end": (build_a_plan("calls"), f"{SIDEBAR}|Go to My plan|Back to the questions"),
    "help while locked": (help_while_locked, "Country|Back|Copy 911|Copy 988"),
    "help now": (help_now, "Country|Back|Copy 911|Copy 988"),
    "urge while locked": (urge_while_locked, "Back to the numbers|How strong is it now?|Doing it now|Breathe"),
    "urge, empty": (page("urge_now", full=False), f"{FLOW}|{URGE}|I will do this|Add a person"),
    "urge, full": (page("urge_now", full=True), f"{FLOW}|{URGE}|Something new|My if-then plans"),
    "urge, breathing": (urge("Breathe"), f"{FLOW}|Back to the list|Breathing pace|It passed"),
    "urge, if-thens": (urge("My if-then plans"), f"{FLOW}|Back to the list|What is going on?"),
    "urge, story": (urge("Play the story to the end"), f"{FLOW}|Back to the list|And tomorrow morning?"),
    "urge, own words": (urge("From a stronger day"), f"{FLOW}|Back to the list|Show another"),
    "urge, still here": (urge("It is still here"), f"{FLOW}|15 more minutes|Try the next thing|Save it and stop here"),
    "urge, what helped": (
        urge("It passed"),
        f"{FLOW}|How strong is it now?|Add: What helped?|Add: What set it off?|Add: Did I talk with someone?|Back|Save",
    ),
    "ladder, climbed": (page("ladder_climb", full=True), f"{FLOW}|Steps of my ladder|I am steadier now"),
    "rehearsal": (
        page("rehearsal", full=True),
        f"{FLOW}|How sure am I that I will do it?|Start two minutes|Another one|Save this rehearsal",
    ),
    "today, empty": (
        page("today", full=False),
        f"{SIDEBAR}|Mood right now|Start check-in|Add an appointment|Write a reason",
    ),
    "today, full": (page("today", full=True), f"{SIDEBAR}|All appointments|Show another"),
    "check-ins, empty": (
        page("check_ins", full=False),
        f"{SIDEBAR}|Parts of my check-ins|Check in|Fill in an earlier day",
    ),
    "check-ins, full": (
        page("check_ins", full=True),
        f"{SIDEBAR}|Parts of my check-ins|Check in|Fill in an earlier day|Month before|Month after|What to show"
        "|How much to show|Show as table",
    ),
    "check-ins, table": (
        look_back_table,
        f"{SIDEBAR}|Parts of my check-ins|Check in|Fill in an earlier day|Days|Show as calendar",
    ),
    "check-ins, year": (
        look_back_year,
        f"{SIDEBAR}|Parts of my check-ins|Check in|Fill in an earlier day|Year before|Year after|What to show"
        "|How much to show|Show as table|Add an urge|Write an entry",
    ),
    "check-ins, deleted day": (
        look_back_deleted,
        f"{SIDEBAR}|Fill in this day|Bring it back|Delete for ever|Urge: 7 at most|Add an urge|Write an entry",
    ),
    "check-ins, earlier day": (earlier_day, "Which day?|Choose a day|Open this day|Cancel"),
    "check-in, empty": (check_in(full=False), CHECK_IN),
    "check-in, full": (check_in(full=True), f"{CHECK_IN}|Signs I noticed|Triggers I met"),
    "check-in, more questions": (
        more_questions,
        f"{CHECK_IN.replace('More questions', 'Fewer questions')}|Feelings|Stress|Pain|Ate|Moved|Grateful for",
    ),
    "questionnaires, empty": (questionnaires(full=False), f"{SIDEBAR}|Questionnaire|Fill in PHQ-9"),
    "questionnaires, full": (
        questionnaires(full=True),
        f"{SIDEBAR}|Questionnaire|Filled in so far|Open|Totals over time|Fill in PHQ-9",
    ),
    "questionnaires, new": (questionnaires(full=False, press="Fill in PHQ-9"), f"{SIDEBAR}|{ANSWERS}|Put it away"),
    "questionnaires, earlier": (
        questionnaires(full=True, press="Open"),
        f"{SIDEBAR}|{ANSWERS}|Undo changes|History|Delete",
    ),
    "plan map, empty": (
        plan_map(full=False),
        f"{SIDEBAR}|Parts of my plan|Fill the first gap|Add a trigger|Add to plan",
    ),
    "plan map, full": (
        plan_map(full=True),
        f"{SIDEBAR}|Parts of my plan|Fill the first gap|See all 7|Plan map|Show as text|Add to plan",
    ),
    "plan map, gaps": (plan_map(full=True, press="See all 7"), "Close the list|Choose one|Link it|Not for me|Plan map"),
    "plan map, as text": (plan_map(full=True, press="Show as text"), "The plan as text|Show as map|Add to plan"),
    "suggestions": (suggestions, "Search suggestions|Close"),
    "link picker": (link_picker, "Search contacts|Contacts"),
    "history": (history, "Close"),
    "aftercare, empty": (
        page("aftercare", full=False),
        f"{SIDEBAR}|Parts of my aftercare|New appointment|Month before|Month after",
    ),
    "aftercare, full": (
        page("aftercare", full=True),
        f"{SIDEBAR}|New appointment|Month before|Month after|Agenda|Edit|Add|How did it go?|Earlier appointments",
    ),
    "aftercare, month": (
        aftercare_view("Month"),
        f"{SIDEBAR}|Show as|Search appointments|Kinds|Month before|Month after|Show as table",
    ),
    "aftercare, month, empty": (aftercare_view("Month", full=False), f"{SIDEBAR}|Show as|Month before|Month after"),
    "aftercare, kinds": (aftercare_view("Kinds"), f"{SIDEBAR}|Show as|Search appointments|Kinds|Kinds to show"),
    "aftercare, week": (
        aftercare_view("Week"),
        f"{SIDEBAR}|Show as|Search appointments|Kinds|Week before|Week after|Show as table",
    ),
    "aftercare, week, table": (aftercare_view("Week", "Show as table"), f"{SIDEBAR}|Show as calendar|Appointments"),
    "aftercare, sheet": (sheet_to_print, f"{SIDEBAR}|Print|Save as PDF|Back to the appointment"),
    "aftercare, past": (
        past_appointment,
        f"{SIDEBAR}|New appointment|Agenda|Edit|How did it go?|What came out of it?|What is the next step?",
    ),
    "aftercare, new": (new_appointment, f"{SIDEBAR}|{APPOINTMENT}"),
    "aftercare, edit": (edit_appointment, f"{SIDEBAR}|{APPOINTMENT.replace('|Save', '')}|Archive|More"),
    "insights, empty": (page("insights", full=False), f"{SIDEBAR}|Check in"),
    "insights, full": (
        insights(),
        f"{SIDEBAR}|Days to show|Print|Mood, urge and sleep|What helps|Triggers met most|By hour|By weekday|Drift|"
        "Show all as tables",
    ),
    "insights, tables": (insights("Show all as tables"), f"{SIDEBAR}|Mood, urge and sleep|Show all as pictures"),
    "insights, print": (insights("Print"), f"{SIDEBAR}|Print|Save as PDF|Back to Insights|Put it in"),
    "settings": (
        page("settings", full=False),
        f"{SIDEBAR}|Appearance|Text size|Region|A day begins at|First day of the week|Clock|Name in the list|Rename|"
        "Change the passphrase|Show its folder|Take it off the list",
    ),
    "settings, passphrase": (
        change_passphrase,
        "Passphrase in use now|Show|New passphrase|Suggest a passphrase|New passphrase again|Use the new passphrase|"
        "Cancel",
    ),
    "settings, privacy": (privacy, f"{SIDEBAR}|Back to Settings|Open the description"),
    "settings, deleting": (deleting, f"{SIDEBAR}|Back to Settings|What to delete|Keep my journal|Go on"),
    "settings, deleting, asked": (
        deleting_asked,
        "Back to Settings|Passphrase or recovery code|Type the word “delete”|Keep my journal|Delete for good",
    ),
    "settings, diary": (
        diary("full_date,date,weekday,time,mood,activities,note\n2020-01-01,,,8:00,zen,a | b,x\n", "What will happen"),
        f"{SIDEBAR}|Back to Settings|Choose another file|The first row has names|full_date is|"
        "mood is|How does the file count “Mood”?|zen|Keep notes as entries|"
        "Days of the file|Bring it in",
    ),
    "settings, diary, asked": (
        diary("Date;Mood\n3/4/2020;4\n5/6/2020;2\n", "Say how the days are written."),
        f"{SIDEBAR}|Back to Settings|Date is|How are the days written?|How does the file count “Mood”?",
    ),
    "settings, recovery code": (make_recovery_code, "Back to Settings|Passphrase in use now|Show a new code"),
    "settings, recovery code shown": (
        recovery_code_in_settings,
        "Back to Settings|Recovery code|Copy|Print or save a page|I have a copy|Back",
    ),
}


def questions(kind: RecordKind) -> str:
    """What the form of a kind asks, as its controls are called."""
    asked = [
        f"Add: {each.question}" if isinstance(each, Joins | Links | Steps) else each.question for each in kind.fields
    ]
    return "|".join(asked)


# Pages that are put together in ways of their own; the others are told apart by their declarations only.
FOR_ALL = ("trigger", "contact", "balance_item", "goal", "ladder_step", "overdose_plan")
for each in (declared(kind) for kind in KINDS):
    if each.is_single:
        PLACES[f"plan, {each.kind}"] = (plan_tab(each.kind, full=True), f"{SIDEBAR}|Parts of my plan|{questions(each)}")
        continue
    PLACES[f"plan, {each.kind}, full"] = (
        plan_tab(each.kind, full=True),
        f"{SIDEBAR}|Parts of my plan|Show|{each.new}|{questions(each)}|Private|Archive|More",
    )
    if each.kind in FOR_ALL:
        PLACES[f"plan, {each.kind}, empty"] = (plan_tab(each.kind, full=False), f"{PLAN}|{each.new}")
        PLACES[f"plan, {each.kind}, new"] = (new_record(each.kind), f"{PLAN}|{questions(each)}|{FOOT}")
URGE, ENTRY = (questions(declared(kind)) for kind in ("urge_log", "journal_entry"))
PLACES |= {
    "urges, empty": (day_chapter("urge_log", full=False), f"{CHAPTER}|How strong is an urge right now?|New urge"),
    "urges, full": (day_chapter("urge_log", full=True), f"{CHAPTER}|Urges|{URGE}|Archive|More"),
    "urges, new": (new_of_day("urge_log", "New urge"), f"{CHAPTER}|{URGE}|{FOOT}"),
    "journal, empty": (day_chapter("journal_entry", full=False), f"{CHAPTER}|New entry"),
    "journal, full": (
        day_chapter("journal_entry", full=True),
        f"{CHAPTER}|Journal|{ENTRY}|Write|Read|Archive|More",
    ),
    "journal, new": (
        new_of_day("journal_entry", "New entry"),
        f"{CHAPTER}|{ENTRY}|Bold|Italic|Heading|List|Ideas|{FOOT}",
    ),
}


def care_chapter(kind: str, full: bool, press: str = "") -> Callable[[Rooms], QWidget]:
    """A part of Aftercare, in a full journal with the first of its records on the form."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        aftercare = window.go("aftercare")
        assert isinstance(aftercare, AftercarePage)
        part = aftercare.show_kind(kind)
        if full and hasattr(part, "kind"):
            aftercare.show_target(window.opened.reader.records(part.kind.cls)[0])
        hands.settle()
        if press:
            hands.press(window, press)
        return window

    return come


CARE = f"{SIDEBAR}|Parts of my aftercare|In this part"
TASKS = "Add a task|Pick from suggestions"
PLACES |= {
    "way, empty": (care_chapter("way", full=False), f"{CARE}|Add a stage|{TASKS}|Add coverage|Add a goal|New stage"),
    "way, full": (
        care_chapter("way", full=True),
        f"{CARE}|Show as table|Stages of care|Change the list|{TASKS}|Add coverage|Add a goal|New stage",
    ),
    "way, table": (care_chapter("way", full=True, press="Show as table"), f"{CARE}|Show as line|Stages of care"),
    "people, empty": (care_chapter("care_people", full=False), f"{CARE}|Add a boundary|New person"),
    "people, full": (care_chapter("care_people", full=True), f"{CARE}|Add a boundary|New person"),
}
for each in (declared(kind) for kind in ("care_stage", "transition_item", "coverage")):
    PLACES[f"{each.kind}, empty"] = (care_chapter(each.kind, full=False), f"{CARE}|{each.new}")
    PLACES[f"{each.kind}, full"] = (
        care_chapter(each.kind, full=True),
        f"{CARE}|{each.new}|{questions(each)}|Private|Archive|More",
    )


def lapse_flow(full: bool, presses: tuple[str, ...] = ()) -> Callable[[Rooms], QWidget]:
    """The steps after a lapse, as far as these buttons lead."""

    def come(rooms: Rooms) -> QWidget:
        window = rooms.main(full)
        window.go("lapse", ("begin", window.opened.preferences.today())).enter()
        hands.settle()
        for each in presses:
            hands.press(window, each)
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


LAPSE_FOOT = f"{FLOW}|Stop here for now"
TO_QUESTIONS = ("Next: Reach out", "Next: Understand", "Begin")
TO_POINTS = (*TO_QUESTIONS, *(("Next question",) * 6), "Add a point")
TO_CHANGE = (*TO_QUESTIONS, "Skip to the last step")
PLACES |= {
    "lapse, safe": (
        lapse_flow(full=True),
        f"{LAPSE_FOOT}|Are you safe right now?|Is someone with you?|Next: Reach out",
    ),
    "lapse, reach out": (
        lapse_flow(full=True, presses=("Next: Reach out",)),
        f"{LAPSE_FOOT}|Who could you reach?|What I could say|Copy as a message|Other words|"
        "Lines that are open now|Did you reach someone?|Back|Next: Understand",
    ),
    "lapse, reach out, nobody": (
        lapse_flow(full=False, presses=("Next: Reach out",)),
        f"{LAPSE_FOOT}|What I could say|Copy as a message|Other words|Lines that are open now|Back|Next: Understand",
    ),
    "lapse, when": (
        lapse_flow(full=True, presses=TO_QUESTIONS),
        f"{LAPSE_FOOT}|Skip to the last step|Day|Time|The time is a guess|Once, or longer?|Back|Next question",
    ),
    "lapse, points": (
        lapse_flow(full=True, presses=TO_POINTS),
        f"{LAPSE_FOOT}|Points where I could have turned|What was the moment?|What other way was open?|Add a point",
    ),
    "lapse, change": (
        lapse_flow(full=True, presses=(*TO_CHANGE, "A stronger trigger")),
        f"{LAPSE_FOOT}|What do you want to change?|Which trigger?|How strong is it, really?|Finish without a change",
    ),
    "lapse, change, new": (
        lapse_flow(full=True, presses=(*TO_CHANGE, "Something new to do")),
        f"{LAPSE_FOOT}|What do you want to change?|What will I do next time?|Ideas|Back|Save this change",
    ),
    "after a lapse, empty": (
        day_chapter("lapse", full=False),
        f"{SIDEBAR}|Parts of my check-ins|Go through the four steps",
    ),
    "after a lapse, full": (
        lapse_read,
        f"{SIDEBAR}|Parts of my check-ins|Show|Add to it|History|Archive|Delete|Private until you choose to share it",
    ),
    "today, after a lapse": (today_after_a_lapse, f"{SIDEBAR}|Go on|Hide what to do|Put this away"),
}


@pytest.mark.parametrize("place", PLACES)
def test_each_control_is_there_has_a_name_and_is_reached_by_keyboard(place: str, rooms: Rooms) -> None:
    come, known = PLACES[place]
    window = come(rooms)
    hands.all_made(window)
    gone = set(known.split("|")) - names(window)
    assert not gone, "these are not there any more"
    assert not nameless(window), "these have no name"
    made = walk(window)
    assert all(name_of(each) for each in made.stops), "Tab comes to something without a name"
    assert not missed(window, made), "Tab and arrows do not come to these"
    assert [name_of(each) for each in made.stops] == walk_back(window, made), "Shift+Tab goes another way"
