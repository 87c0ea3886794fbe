"""What a calendar file has for the journal, and what of it cannot be taken, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recovery_journal.language import ntr, tr
from recovery_journal.services.calendar_events import CalendarFile
from recovery_journal.services.calendar_files import Offer, Standing

_TROUBLES: dict[str, Callable[[int], str]] = {
    "no_day": lambda n: ntr(
        "{n} event is left out, because its day cannot be read or does not exist.",
        "{n} events are left out, because their days cannot be read or do not exist.",
        n,
    ),
    "rule_too_fine": lambda n: ntr(
        "{n} event is left out, because it repeats more than once a day.",
        "{n} events are left out, because they repeat more than once a day.",
        n,
    ),
    "rule_unreadable": lambda n: ntr(
        "{n} event is left out, because the way it repeats cannot be read.",
        "{n} events are left out, because the way they repeat cannot be read.",
        n,
    ),
    "rule_without_days": lambda n: ntr(
        "{n} event is left out, because it repeats on a day that never comes.",
        "{n} events are left out, because they repeat on days that never come.",
        n,
    ),
    "end": lambda n: ntr(
        "{n} event ends before it starts. Only its start is taken.",
        "{n} events end before they start. Only their starts are taken.",
        n,
    ),
    "no_end": lambda n: ntr(
        "The end of {n} event cannot be read. Only its start is taken.",
        "The ends of {n} events cannot be read. Only their starts are taken.",
        n,
    ),
    "twice": lambda n: ntr(
        "{n} event stands in the file twice. The later version is taken.",
        "{n} events stand in the file twice. The later versions are taken.",
        n,
    ),
    "later": lambda n: ntr(
        "{n} change is meant for all later times of a series. It is taken for one time.",
        "{n} changes are meant for all later times of a series. Each is taken for one time.",
        n,
    ),
    "cancelled": lambda n: ntr(
        "{n} canceled event is left out.",
        "{n} canceled events are left out.",
        n,
    ),
    "shortened": lambda n: ntr(
        "{n} event has a very long text, which is cut.",
        "{n} events have a very long text, which is cut.",
        n,
    ),
    "other": lambda n: ntr(
        "{n} task or note is left out. Only events become appointments.",
        "{n} tasks and notes are left out. Only events become appointments.",
        n,
    ),
}


def offer_words(found: Sequence[Offer]) -> str:
    """'12 new. 3 are here already. 1 is here and differs in the file.'"""
    count = {each: sum(offer.standing is each for offer in found) for each in Standing}
    words = [ntr("{n} new.", "{n} new.", count[Standing.NEW])]
    if count[Standing.SAME]:
        words.append(ntr("{n} is here already.", "{n} are here already.", count[Standing.SAME]))
    if count[Standing.CHANGED]:
        words.append(
            ntr("{n} is here and differs in the file.", "{n} are here and differ in the file.", count[Standing.CHANGED])
        )
    return " ".join(words)


def left_words(found: CalendarFile) -> list[str]:
    """What of the file is not taken, or not as it stands there, in sentences."""
    counts = ((each, found.troubles[code]) for code, each in _TROUBLES.items())
    return [*(say(n) for say, n in counts if n), *_zone_words(found.zones)]


def _zone_words(zones: tuple[str, ...]) -> list[str]:
    if not zones:
        return []
    named = ", ".join(f"“{' '.join(each.split())[:40]}”" for each in zones[:3])
    words = tr("This time zone is not known: {zones}. Its times are taken as times here.", zones=named)
    several = tr("These time zones are not known: {zones}. Their times are taken as times here.", zones=named)
    return [words if len(zones) == 1 else several]
