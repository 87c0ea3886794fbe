"""Every page and dialog, empty and full: each control is reached by keyboard, has a name, and is still there."""

from __future__ import annotations

import pytest

from recovery_journal.gui.forms.fields import Joins, Links, Steps
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.chapters import KINDS
from recovery_journal.gui.pages.records import RecordKind, declared
from tests import hands
from tests.gui.places import (
    NINTH,
    Way,
    answers,
    before_you_begin,
    build_a_plan,
    care_chapter,
    check_in,
    coming,
    day_chapter,
    deleting,
    diary,
    history,
    lapse_flow,
    lapse_read,
    link_picker,
    look_back_deleted,
    new_of_day,
    new_passphrase,
    new_record,
    page,
    past_appointment,
    plan_map,
    plan_tab,
    pressed,
    questionnaires,
    recovery_code,
    recovery_code_in_settings,
    suggestions,
    today_after_a_lapse,
    unlock,
    urge,
    urge_while_locked,
)
from tests.gui.rooms import Rooms
from tests.gui.walk import missed, name_of, nameless, names, parts, walk, walk_back

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
ANSWERS = f"{NINTH}|Day|Who filled it in|Note|Private|Stop and keep what I wrote|Save"
CHAPTER = f"{SIDEBAR}|Parts of my check-ins|Show|Go to a day"
BUILDER_FOOT = "Go on|Skip|Back|Stop here and go on later"
Place = tuple[Way, str]


# Where to go, and the least that must be found there.
PLACES: dict[str, Place] = {
    "first start": (unlock(0), "Start a journal|Help now"),
    "start a journal": (
        pressed(unlock(0), "Start a journal"),
        "Name in the list|Passphrase|Passphrase again|Show|Suggest a passphrase|Country|Go on|Back|Help now",
    ),
    "start a journal, suggestion": (
        pressed(unlock(0), "Start a journal", "Suggest a passphrase"),
        "Use these words|Other words|Close|Go on|Help now",
    ),
    "recovery code": (
        recovery_code,
        "Recovery code|Copy|Print or save a page|I have a copy|Back|Go on without a code|Help now",
    ),
    "recovery code, none": (
        pressed(recovery_code, "Go on without a code", "I accept there is no way back"),
        "Recovery code|I have a copy|I accept there is no way back|Make the journal without a code|Help now",
    ),
    "recovery code, page": (
        pressed(recovery_code, "Print or save a page"),
        "Print|Save as PDF|Back to the code|Help now",
    ),
    "recovery code, asked back": (
        pressed(recovery_code, "I have a copy"),
        "Make the journal|Show the code again|Help now",
    ),
    "recovery code, used": (
        pressed(unlock(1), "Use the recovery code"),
        "Recovery code|Open with the code|Back|Help now",
    ),
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
    "privacy while locked": (pressed(unlock(1), "How that is done"), "Back|Help now"),
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
    "help while locked": (pressed(unlock(1), "Help now"), "Country|Back|Copy 911|Copy 988"),
    "help now": (pressed(page("today", full=True), "Help now"), "Country|Back|Copy 911|Copy 988"),
    "urge while locked": (urge_while_locked, "Back to the numbers|How strong is it now?|Doing it now|Breathe"),
    "urge, empty": (page("urge_now", full=False), f"{FLOW}|{URGE}|I will do this|Add a person"),
    "urge, full": (page("urge_now", full=True), f"{FLOW}|{URGE}|Something new|My if-then plans"),
    "urge, breathing": (pressed(urge, "Breathe"), f"{FLOW}|Back to the list|Breathing pace|It passed"),
    "urge, if-thens": (pressed(urge, "My if-then plans"), f"{FLOW}|Back to the list|What is going on?"),
    "urge, story": (pressed(urge, "Play the story to the end"), f"{FLOW}|Back to the list|And tomorrow morning?"),
    "urge, own words": (pressed(urge, "From a stronger day"), f"{FLOW}|Back to the list|Show another"),
    "urge, still here": (
        pressed(urge, "It is still here"),
        f"{FLOW}|15 more minutes|Try the next thing|Save it and stop here",
    ),
    "urge, what helped": (
        pressed(urge, "It passed"),
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
        pressed(page("check_ins", full=True), "Show as table"),
        f"{SIDEBAR}|Parts of my check-ins|Check in|Fill in an earlier day|Days|Show as calendar",
    ),
    "check-ins, year": (
        pressed(page("check_ins", full=True), "Year"),
        f"{SIDEBAR}|Parts of my check-ins|Check in|Fill in an earlier day|Year before|Year after|What to show"
        "|How much to show|Show as table|Add an urge|Write an entry",
    ),
    "check-ins, deleted day": (
        look_back_deleted,
        f"{SIDEBAR}|Fill in this day|Bring it back|Delete for ever|Urge: 7 at most|Add an urge|Write an entry",
    ),
    "check-ins, earlier day": (
        pressed(page("check_ins", full=True), "Fill in an earlier day"),
        "Which day?|Choose a day|Open this day|Cancel",
    ),
    "check-in, empty": (check_in(full=False), CHECK_IN),
    "check-in, full": (check_in(full=True), f"{CHECK_IN}|Signs I noticed|Triggers I met"),
    "check-in, more questions": (
        pressed(check_in(full=True), "More questions"),
        f"{CHECK_IN.replace('More questions', 'Fewer questions')}|Feelings|Stress|Pain|Ate|Moved|Grateful for",
    ),
    "questionnaires, empty": (questionnaires(full=False), f"{SIDEBAR}|Questionnaire|Fill in PHQ-9"),
    "questionnaires, full": (
        questionnaires(full=True),
        f"{SIDEBAR}|Questionnaire|Filled in so far|Open|Totals over time|Fill in PHQ-9",
    ),
    "questionnaires, new": (answers(full=False, press="Fill in PHQ-9"), f"{SIDEBAR}|{ANSWERS}|Put it away"),
    "questionnaires, earlier": (
        answers(full=True, press="Open"),
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
    "plan map, gaps": (
        pressed(plan_map(full=True), "See all 7"),
        "Close the list|Choose one|Link it|Not for me|Plan map",
    ),
    "plan map, as text": (pressed(plan_map(full=True), "Show as text"), "The plan as text|Show as map|Add to plan"),
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
        pressed(page("aftercare", full=True), "Month"),
        f"{SIDEBAR}|Show as|Search appointments|Kinds|Month before|Month after|Show as table",
    ),
    "aftercare, month, empty": (
        pressed(page("aftercare", full=False), "Month"),
        f"{SIDEBAR}|Show as|Month before|Month after",
    ),
    "aftercare, kinds": (
        pressed(page("aftercare", full=True), "Kinds"),
        f"{SIDEBAR}|Show as|Search appointments|Kinds|Kinds to show",
    ),
    "aftercare, week": (
        pressed(page("aftercare", full=True), "Week"),
        f"{SIDEBAR}|Show as|Search appointments|Kinds|Week before|Week after|Show as table",
    ),
    "aftercare, week, table": (
        pressed(page("aftercare", full=True), "Week", "Show as table"),
        f"{SIDEBAR}|Show as calendar|Appointments",
    ),
    "aftercare, sheet": (
        pressed(coming, "Make a sheet to print"),
        f"{SIDEBAR}|Print|Save as PDF|Back to the appointment",
    ),
    "aftercare, past": (
        past_appointment,
        f"{SIDEBAR}|New appointment|Agenda|Edit|How did it go?|What came out of it?|What is the next step?",
    ),
    "aftercare, new": (pressed(page("aftercare", full=False), "New appointment"), f"{SIDEBAR}|{APPOINTMENT}"),
    "aftercare, edit": (pressed(coming, "Edit"), f"{SIDEBAR}|{APPOINTMENT.replace('|Save', '')}|Archive|More"),
    "insights, empty": (page("insights", full=False), f"{SIDEBAR}|Check in"),
    "insights, full": (
        page("insights", full=True),
        f"{SIDEBAR}|Days to show|Print|Mood, urge and sleep|What helps|Triggers met most|By hour|By weekday|Drift|"
        "Show all as tables",
    ),
    "insights, tables": (
        pressed(page("insights", full=True), "Show all as tables"),
        f"{SIDEBAR}|Mood, urge and sleep|Show all as pictures",
    ),
    "insights, print": (
        pressed(page("insights", full=True), "Print"),
        f"{SIDEBAR}|Print|Save as PDF|Back to Insights|Put it in",
    ),
    "settings": (
        page("settings", full=False),
        f"{SIDEBAR}|Appearance|Text size|Region|A day begins at|First day of the week|Clock|Name in the list|Rename|"
        "Change the passphrase|Show its folder|Take it off the list",
    ),
    "settings, passphrase": (
        pressed(page("settings", full=False), "Change the passphrase"),
        "Passphrase in use now|Show|New passphrase|Suggest a passphrase|New passphrase again|Use the new passphrase|"
        "Cancel",
    ),
    "settings, privacy": (
        pressed(page("settings", full=False), "What is kept and how"),
        f"{SIDEBAR}|Back to Settings|Open the description",
    ),
    "settings, what left": (
        pressed(page("settings", full=False), "What left this journal"),
        f"{SIDEBAR}|Back to Settings",
    ),
    "settings, deleting": (deleting, f"{SIDEBAR}|Back to Settings|What to delete|Keep my journal|Go on"),
    "settings, deleting, asked": (
        pressed(deleting, "Go on"),
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
    "settings, recovery code": (
        pressed(page("settings", full=False), "Make a recovery code"),
        "Back to Settings|Passphrase in use now|Show a new code",
    ),
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


CARE = f"{SIDEBAR}|Parts of my aftercare|In this part"
TASKS = "Add a task|Pick from suggestions"
PLACES |= {
    "way, empty": (care_chapter("way", full=False), f"{CARE}|Add a stage|{TASKS}|Add coverage|Add a goal|New stage"),
    "way, full": (
        care_chapter("way", full=True),
        f"{CARE}|Show as table|Stages of care|Change the list|{TASKS}|Add coverage|Add a goal|New stage",
    ),
    "way, table": (pressed(care_chapter("way", full=True), "Show as table"), f"{CARE}|Show as line|Stages of care"),
    "people, empty": (care_chapter("care_people", full=False), f"{CARE}|Add a boundary|New person"),
    "people, full": (care_chapter("care_people", full=True), f"{CARE}|Add a boundary|New person"),
}
for each in (declared(kind) for kind in ("care_stage", "transition_item", "coverage")):
    PLACES[f"{each.kind}, empty"] = (care_chapter(each.kind, full=False), f"{CARE}|{each.new}")
    PLACES[f"{each.kind}, full"] = (
        care_chapter(each.kind, full=True),
        f"{CARE}|{each.new}|{questions(each)}|Private|Archive|More",
    )


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
        pressed(lapse_flow(full=True), "Next: Reach out"),
        f"{LAPSE_FOOT}|Who could you reach?|What I could say|Copy as a message|Other words|"
        "Lines that are open now|Did you reach someone?|Back|Next: Understand",
    ),
    "lapse, reach out, nobody": (
        pressed(lapse_flow(full=False), "Next: Reach out"),
        f"{LAPSE_FOOT}|What I could say|Copy as a message|Other words|Lines that are open now|Back|Next: Understand",
    ),
    "lapse, when": (
        pressed(lapse_flow(full=True), *TO_QUESTIONS),
        f"{LAPSE_FOOT}|Skip to the last step|Day|Time|The time is a guess|Once, or longer?|Back|Next question",
    ),
    "lapse, points": (
        pressed(lapse_flow(full=True), *TO_POINTS),
        f"{LAPSE_FOOT}|Points where I could have turned|What was the moment?|What other way was open?|Add a point",
    ),
    "lapse, change": (
        pressed(lapse_flow(full=True), *TO_CHANGE, "A stronger trigger"),
        f"{LAPSE_FOOT}|What do you want to change?|Which trigger?|How strong is it, really?|Finish without a change",
    ),
    "lapse, change, new": (
        pressed(lapse_flow(full=True), *TO_CHANGE, "Something new to do"),
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
    if isinstance(window, MainWindow):
        page = window.page()
        assert parts(made, page, page.head) in ([], ["body"], ["body", "head"]), "the page's own buttons come between"
