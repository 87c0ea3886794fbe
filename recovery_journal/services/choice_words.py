"""The closed lists of words in the journal, each choice as the screens and the history say it."""

from __future__ import annotations

from enum import StrEnum

from recovery_journal.domain import aims, care, daily, hard_days, lapse, plan, urges, way, writing
from recovery_journal.domain.record import Source
from recovery_journal.language import marked as _
from recovery_journal.language import tr

# By class first: members of two lists with the same value ("other", "yes") are one dictionary key to Python.
_CHOICES: dict[type[StrEnum], dict[str, str]] = {
    Source: {
        "self": _("Myself"),
        "with_counselor": _("Written with a counselor"),
        "suggestion": _("A suggestion"),
    },
    plan.TriggerCategory: {
        "people": _("People"),
        "place": _("Place"),
        "thing": _("Thing"),
        "emotion": _("Emotion"),
        "situation": _("Situation"),
        "time": _("Time"),
        "body": _("Body"),
    },
    plan.Frequency: {
        "daily": _("Every day"),
        "most_days": _("Most days"),
        "weekly": _("Every week"),
        "every_two_weeks": _("Every two weeks"),
        "monthly": _("Every month"),
        "rarely": _("Rarely"),
    },
    plan.Approach: {
        "avoid": _("Avoid it"),
        "limit": _("Limit it"),
        "face": _("Face it"),
    },
    plan.Stage: {
        "early": _("Early"),
        "middle": _("Middle"),
        "late": _("Late"),
    },
    plan.SignKind: {
        "thought": _("Thought"),
        "feeling": _("Feeling"),
        "body": _("Body"),
        "behaviour": _("Behavior"),
        "connection": _("Connection"),
    },
    plan.StrategyKind: {
        "calm_the_body": _("Calm the body"),
        "ride_it_out": _("Ride it out"),
        "think": _("Think it through"),
        "connect": _("Connect"),
        "leave": _("Leave"),
        "absorb": _("Get absorbed"),
        "basics": _("Basics"),
        "surroundings": _("Surroundings"),
        "meaning": _("Meaning"),
        "care": _("Care"),
    },
    plan.Company: {
        "alone": _("Alone"),
        "with_someone": _("With someone"),
    },
    plan.Role: {
        "peer": _("Peer"),
        "sponsor": _("Sponsor"),
        "family": _("Family"),
        "friend": _("Friend"),
        "counselor": _("Counselor"),
        "prescriber": _("Prescriber"),
        "doctor": _("Doctor"),
        "other": _("Other"),
    },
    plan.Tier: {
        "good_company": _("Good company"),
        "can_ask_for_help": _("Can ask for help"),
        "professional": _("Professional"),
        "emergency": _("Emergency"),
    },
    aims.Intention: {
        "not_using": _("Not using"),
        "medication_supported": _("Recovery with medicine"),
        "fewer_harms": _("Fewer harms"),
        "still_deciding": _("I am still deciding"),
    },
    aims.FirstDay: {
        "day_0": _("Day 0"),
        "day_1": _("Day 1"),
    },
    aims.BalanceBox: {
        "good_of_using": _("What using gives me"),
        "cost_of_using": _("What using costs me"),
        "good_of_change": _("What change gives me"),
        "cost_of_change": _("What change costs me"),
    },
    aims.LifeArea: {
        "health": _("Health"),
        "home": _("Home"),
        "work": _("Work"),
        "learning": _("Learning"),
        "money": _("Money"),
        "people": _("People"),
        "law": _("Law"),
        "meaning": _("Meaning"),
    },
    aims.GoalState: {
        "not_started": _("Not started"),
        "moving": _("Moving"),
        "done": _("Done"),
        "changed": _("Changed"),
    },
    aims.TickState: {
        "done": _("Done"),
        "not_possible": _("Not possible"),
    },
    hard_days.Rung: {
        "signs": _("Signs I notice"),
        "alone": _("What I do alone"),
        "company": _("Company and places"),
        "people": _("People I ask"),
        "professionals": _("Professionals"),
        "surroundings": _("Safer surroundings"),
    },
    hard_days.NaloxoneKind: {
        "nasal_spray": _("Nasal spray"),
        "injection": _("Shot"),
        "other": _("Other"),
    },
    hard_days.BreakAfter: {
        "detox": _("Detox"),
        "residential": _("Residential care"),
        "hospital": _("Hospital"),
        "jail": _("Jail"),
        "medication_gap": _("Time without my medicine"),
        "own_pause": _("A pause of my own"),
    },
    daily.SleepQuality: {
        "poor": _("Poor"),
        "okay": _("Okay"),
        "good": _("Good"),
    },
    daily.Halt: {
        "hungry": _("Hungry"),
        "angry": _("Angry"),
        "lonely": _("Lonely"),
        "tired": _("Tired"),
    },
    daily.MedicationTaken: {
        "yes": _("Yes"),
        "partly": _("Partly"),
        "no": _("No"),
        "none_planned": _("None planned"),
    },
    daily.Talked: {
        "yes": _("Yes"),
        "not_yet": _("Not yet"),
    },
    daily.Used: {
        "no": _("No"),
        "yes": _("Yes"),
        "rather_not_say": _("I would rather not say"),
    },
    care.AppointmentKind: {
        "counseling": _("Counseling"),
        "group": _("Group"),
        "peer_meeting": _("Peer meeting"),
        "medical": _("Medical"),
        "medication": _("Medication"),
        "test": _("Test"),
        "family": _("Family"),
        "housing": _("Housing"),
        "work": _("Work"),
        "court": _("Court"),
        "benefits": _("Benefits"),
        "alumni": _("Alumni"),
        "other": _("Other"),
    },
    care.OccurrenceState: {
        "planned": _("Planned"),
        "kept": _("Kept"),
        "moved": _("Moved"),
        "missed": _("Missed"),
        "cancelled": _("Canceled"),
    },
    urges.UrgeEnd: {
        "passed": _("It passed"),
        "talked": _("I talked it over"),
        "left": _("I left"),
        "lapse": _("I used"),
        "still_here": _("Still here"),
    },
    writing.MilestoneKind: {
        "days": _("Days in recovery"),
        "urges_ridden_out": _("Urges ridden out"),
        "appointments_kept": _("Appointments kept"),
        "skills_tried": _("Strategies tried"),
        "own": _("Something of my own"),
    },
    lapse.LapseExtent: {
        "once": _("Once"),
        "longer": _("For longer"),
    },
    lapse.LapseStep: {
        "safe_now": _("Safe now"),
        "reach_out": _("Reach out"),
        "understand": _("Understand"),
        "change_one_thing": _("Change one thing"),
    },
    way.DoseState: {
        "taken": _("Taken"),
        "missed": _("Missed"),
        "changed": _("Changed"),
    },
    way.Weekday: {
        "1": _("Monday"),
        "2": _("Tuesday"),
        "3": _("Wednesday"),
        "4": _("Thursday"),
        "5": _("Friday"),
        "6": _("Saturday"),
        "7": _("Sunday"),
    },
    way.CareLevel: {
        "assessment": _("Assessment"),
        "detox": _("Detox"),
        "residential": _("Residential care"),
        "partial_hospital": _("Partial hospital program"),
        "intensive_outpatient": _("Intensive outpatient"),
        "outpatient": _("Outpatient"),
        "sober_home": _("Recovery home"),
        "aftercare": _("Aftercare"),
        "peer": _("Peer support"),
    },
    way.TransitionWindow: {
        "hours_72": _("The first 72 hours"),
        "days_28": _("The first 28 days"),
        "days_90": _("The first 90 days"),
    },
}


def choice_words(member: StrEnum) -> str:
    """A choice in words: 'Every two weeks'."""
    return tr(_CHOICES[type(member)][member.value])


def choices_of(words: type[StrEnum]) -> list[tuple[StrEnum, str]]:
    """All choices of a list with their words, in its order."""
    return [(member, choice_words(member)) for member in words]
