"""What stands on each rung of the ladder: the person's own steps, and of the plan what belongs there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recovery_journal import help_lines
from recovery_journal.domain.hard_days import OverdosePlan, Rung
from recovery_journal.domain.plan import Contact, SafePlace, Tier
from recovery_journal.gui.help_numbers import line_words, shown_number
from recovery_journal.gui.help_own import overdose_facts
from recovery_journal.gui.pages.urge_now_facts import somebodies
from recovery_journal.gui.pages.urge_now_people import Somebody
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.shelf import OpenJournal

_TIERS = {
    Rung.COMPANY: (Tier.GOOD_COMPANY,),
    Rung.PEOPLE: (Tier.CAN_ASK_FOR_HELP, None),
    Rung.PROFESSIONALS: (Tier.PROFESSIONAL, Tier.EMERGENCY),
}
MOST_LINES = 2


@dataclass(frozen=True)
class RungFacts:
    """One rung: what it is for, own steps, people to call, and plain lines as (strong, words)."""

    rung: Rung
    title: str
    sentence: str
    steps: tuple[str, ...]
    people: tuple[Somebody, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


def facts_of(opened: OpenJournal, rung: Rung, steps: list[str], now: datetime, region: str) -> RungFacts:
    """What stands on a rung now."""
    people: list[Somebody] = []
    lines: list[tuple[str, str]] = []
    if rung in _TIERS:
        known = [each for each in opened.reader.records(Contact) if each.tier in _TIERS[rung]]
        people = somebodies(known, now)
    if rung is Rung.COMPANY:
        lines = [(each.name, _place(each)) for each in opened.reader.records(SafePlace)]
    elif rung is Rung.PROFESSIONALS:
        people = [*people, *_crisis_lines(region)]
    elif rung is Rung.SURROUNDINGS:
        lines = _naloxone(opened)
    return RungFacts(rung, choice_words(rung), sentences()[rung], tuple(steps), tuple(people), tuple(lines))


def sentences() -> dict[Rung, str]:
    """What each rung is for, in a sentence."""
    return {
        Rung.SIGNS: tr("This is how I know that it gets hard. To see it is the first step."),
        Rung.ALONE: tr("What I can do right now, by myself."),
        Rung.COMPANY: tr("To be near people helps, also without talking about it."),
        Rung.PEOPLE: tr("I ask one person for help. A few words are enough."),
        Rung.PROFESSIONALS: tr("People whose work it is to help. To call is right, also at night."),
        Rung.SURROUNDINGS: tr("I make the place around me safer, or I go where it is safer."),
    }


def _crisis_lines(region: str) -> list[Somebody]:
    found = help_lines.region(region)
    numbers = [Somebody("", tr(each.name), each.number, tr(each.what)) for each in found.emergency[:1]]
    lines = [Somebody("", each.name, shown_number(each), line_words(each)) for each in found.lines if each.phone]
    return [*lines[:MOST_LINES], *numbers]


def _place(place: SafePlace) -> str:
    return ", ".join(each for each in (place.hours.strip(), place.way_there.strip()) if each)


def _naloxone(opened: OpenJournal) -> list[tuple[str, str]]:
    plan = opened.reader.only(OverdosePlan)
    return [] if plan is None else list(overdose_facts(plan))
