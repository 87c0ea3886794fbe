"""The names of kinds, fields and choices, as the screens, the shell and the history all say them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Any

from recovery_journal.domain.kinds import ENTITIES, SINGLES
from recovery_journal.domain.plain import field_types, value_from_plain
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.record import Part, RuleBroken, choice_field, day_field, name_field
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services import instruments, words_of_days
from recovery_journal.services.choice_words import choice_words

DayWords = Callable[[date], str]

_KINDS: dict[str, tuple[str, str]] = {
    "trigger": (_("trigger"), _("triggers")),
    "warning_sign": (_("warning sign"), _("warning signs")),
    "coping_strategy": (_("coping strategy"), _("coping strategies")),
    "if_then": (_("if-then plan"), _("if-then plans")),
    "contact": (_("contact"), _("contacts")),
    "safe_place": (_("safe place"), _("safe places")),
    "boundary": (_("boundary"), _("boundaries")),
    "reason": (_("reason"), _("reasons")),
    "balance_item": (_("point of the balance"), _("points of the balance")),
    "goal": (_("goal"), _("goals")),
    "goal_step": (_("step of a goal"), _("steps of goals")),
    "anchor": (_("anchor"), _("anchors")),
    "anchor_tick": (_("day of an anchor"), _("days of anchors")),
    "drift_rule": (_("drift rule"), _("drift rules")),
    "ladder_step": (_("step of the ladder"), _("steps of the ladder")),
    "overdose_plan": (_("overdose plan"), _("overdose plans")),
    "tolerance_break": (_("break"), _("breaks")),
    "letter": (_("letter to myself"), _("letters to myself")),
    "good_moment": (_("good moment"), _("good moments")),
    "profile": (_("profile"), _("profiles")),
    "recovery_period": (_("time in recovery"), _("times in recovery")),
    "check_in": (_("check-in"), _("check-ins")),
    "sign_noticed": (_("sign noticed"), _("signs noticed")),
    "trigger_met": (_("trigger met"), _("triggers met")),
    "appointment": (_("appointment"), _("appointments")),
    "appointment_question": (_("question"), _("questions")),
    "occurrence": (_("what happened"), _("what happened")),
    "plan_revision": (_("review of the plan"), _("reviews of the plan")),
    "sign_off": (_("signature"), _("signatures")),
    "link": (_("link"), _("links")),
    **words_of_days.KINDS,
}

_COMMON_FIELDS: dict[str, str] = {
    "id": _("Id"),
    "created_at": _("Made"),
    "updated_at": _("Changed"),
    "archived_on": _("Archived"),
    "private": _("Private"),
    "source": _("Comes from"),
    "position": _("Place in the list"),
    "note": _("Note"),
    "owner": _("Belongs to"),
    "text": _("Words"),
    "name": _("Name"),
    "title": _("Title"),
    "kind": _("Kind"),
}
_FIELDS: dict[str, dict[str, str]] = {
    "trigger": {
        "category": _("Kind"),
        "strength": _("Strength"),
        "how_often": _("How often"),
        "approach": _("My approach"),
    },
    "warning_sign": {
        "stage": _("Stage"),
        "who_may_notice": _("Who else may notice"),
        "asks_about": _("Ask about this"),
    },
    "coping_strategy": {
        "minutes": _("Minutes"),
        "company": _("Alone or with someone"),
        "needs": _("What it needs"),
        "works_at_night": _("Works at night"),
        "steps": _("Steps"),
    },
    "contact": {
        "role": _("Role"),
        "tier": _("What I can ask for"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "hours": _("When they can be reached"),
        "first_words": _("What I will say first"),
        "knows_my_plan": _("Knows my plan"),
        "has_naloxone": _("Has naloxone"),
        "how_they_can_help": _("How they can help"),
        "what_does_not_help": _("What does not help"),
    },
    "if_then": {
        "situation": _("If this happens"),
        "response": _("Then I"),
        "backup": _("If that does not work"),
        "confidence": _("How sure I am"),
        "last_rehearsed_on": _("Last gone through"),
    },
    "safe_place": {
        "why": _("Why it is good to be there"),
        "hours": _("When it is open"),
        "way_there": _("Way there"),
        "cost": _("Cost"),
    },
    "boundary": {"with_whom": _("With whom"), "when_crossed": _("When it is crossed, I")},
    "reason": {"for_whom": _("For whom")},
    "balance_item": {"box": _("Side of the balance"), "weight": _("How much it counts")},
    "goal": {
        "area": _("Part of life"),
        "why": _("Why it matters"),
        "how_i_will_see_it": _("How I will see it"),
        "target_day": _("By when"),
        "obstacles": _("What could get in the way"),
        "state": _("Where it stands"),
    },
    "goal_step": {"done_on": _("Done on")},
    "anchor": {"times_a_week": _("Times a week")},
    "anchor_tick": {"day": _("Day"), "state": _("What became of it")},
    "drift_rule": {"text": _("My rule"), "loose_anchors": _("Loose anchors that mean drift")},
    "ladder_step": {"rung": _("Rung")},
    "overdose_plan": {
        "has_naloxone": _("Naloxone is there"),
        "naloxone_kinds": _("Kinds of naloxone"),
        "naloxone_places": _("Where it is"),
        "naloxone_expires_on": _("Good until"),
        "who_can_use_it": _("Who can find and use it"),
        "who_checks_on_me": _("Who checks on me"),
        "emergency_number": _("Emergency number here"),
    },
    "tolerance_break": {"day": _("Day"), "after": _("After what")},
    "letter": {"text": _("Letter")},
    "good_moment": {"day": _("Day"), "what_was_good": _("What was good about it")},
    "profile": {
        "preferred_name": _("What I want to be called"),
        "pronouns": _("Pronouns"),
        "intention": _("What I am here for"),
        "intention_words": _("In my own words"),
        "recovering_from": _("What I am recovering from"),
        "hides_recovering_from": _("Not to be shown"),
        "first_day": _("The first day counts as"),
    },
    "recovery_period": {"starts_on": _("First day"), "ends_on": _("Last day")},
    "check_in": {
        "day": _("Day"),
        "mood": _("Mood"),
        "feelings": _("Feelings"),
        "urge_now": _("Urge right now"),
        "urge_strongest": _("Strongest urge"),
        "stress": _("Stress"),
        "pain": _("Pain"),
        "sleep_hours": _("Sleep in hours"),
        "sleep_quality": _("Sleep"),
        "ate": _("Ate"),
        "moved": _("Moved"),
        "halt": _("Am I"),
        "medication": _("Medication as planned"),
        "talked": _("Talked with someone"),
        "used": _("Used"),
        "grateful_for": _("Grateful for"),
    },
    "sign_noticed": {"sign": _("Warning sign")},
    "trigger_met": {"trigger": _("Trigger")},
    "appointment": {
        "starts_on": _("Day"),
        "starts_at": _("Starts"),
        "ends_on": _("Last day"),
        "ends_at": _("Ends"),
        "zone": _("Time zone"),
        "place": _("Place or link"),
        "transport": _("Way there"),
        "cost": _("Cost or co-pay"),
        "bring": _("What to bring"),
        "repeats": _("Repeats"),
        "exceptions": _("Left out"),
        "remind_before": _("Remind before, in minutes"),
        "uid": _("Name in a calendar file"),
    },
    "appointment_question": {"asked": _("Asked")},
    "occurrence": {
        "planned_on": _("Planned day"),
        "planned_at": _("Planned time"),
        "state": _("How it went"),
        "outcome": _("What came of it"),
        "next_step": _("Next step"),
        "got_in_the_way": _("What got in the way"),
        "moved_on": _("Moved to"),
        "moved_at": _("New start"),
        "moved_until": _("New end"),
    },
    "plan_revision": {
        "day": _("Day"),
        "why": _("Why"),
        "snapshot": _("The plan as it was"),
        "review_due_on": _("Next review"),
    },
    "sign_off": {"role": _("Role")},
    "link": {
        "from_kind": _("From kind"),
        "from_id": _("From"),
        "to_kind": _("To kind"),
        "to_id": _("To"),
        "rank": _("Order"),
    },
    **words_of_days.FIELDS,
}


def kind_words(kind: str, *, many: bool = False) -> str:
    """The name of a kind: 'warning sign', or 'warning signs'."""
    return tr(_KINDS[kind][many])


def field_words(kind: str, name: str) -> str:
    """The name of a field: 'Strength'."""
    own = _FIELDS[kind].get(name)
    return tr(own or _COMMON_FIELDS[name])


def value_words(kind: str, name: str, plain: Any, day_words: DayWords = date.isoformat) -> str:
    """A field's plain value in words; 'blank' for none."""
    if plain is None or plain in ("", []):
        return tr("blank")
    value = value_from_plain(field_types(ENTITIES[kind])[name], plain)
    if isinstance(value, tuple):
        return ", ".join(_single_words(each, day_words) for each in value)
    return _single_words(value, day_words)


def _single_words(value: Any, day_words: DayWords) -> str:
    if isinstance(value, StrEnum):
        return choice_words(value)
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if type(value) is date:
        return day_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def name_of(entity: Part, day_words: DayWords = date.isoformat) -> str:
    """What the person calls a record: its own words, its day, its kind where there is one only, else what it is."""
    name = name_field(type(entity))
    if isinstance(entity, QuestionnaireResponse):
        return instruments.title_of(entity.instrument)
    if name:
        return str(getattr(entity, name))
    if type(entity).KIND in SINGLES:
        words = kind_words(entity.KIND)
        return f"{words[:1].upper()}{words[1:]}"
    day = day_field(type(entity))
    if day:
        return day_words(getattr(entity, day))
    choice = choice_field(type(entity))
    return choice_words(getattr(entity, choice)) if choice else ""


def rule_words(broken: RuleBroken) -> str:
    """The sentence beside a field whose value a record cannot hold."""
    sentences = {
        "empty": _("Please write a few words here first."),
        "no_day": _("Please choose a day."),
        "no_choice": _("Please choose one of these."),
        "too_long": _("This is too long. The limit is {limit} characters."),
        "out_of_range": _("Please choose a number from {low} to {high}."),
        "not_in_half_hours": _("Please use whole or half hours."),
        "day_to_come": _("Please choose today or an earlier day."),
        "end_before_start": _("The end comes before the start."),
        "rule_unreadable": _("This way of repeating cannot be read. Please choose it anew."),
        "rule_too_fine": _("An appointment can repeat once a day at most."),
        "rule_without_days": _("There is no day on which this would take place. Please change how it repeats."),
    }
    return tr(sentences[broken.code], **broken.values)
