"""Which questions a check-in has, in which order they are asked, and how they stand in two columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recovery_journal.language import marked as _

# Each is asked at one place: what belongs together, as hours and quality of sleep, is one question here.
QUESTIONS: dict[str, str] = {
    "mood": _("Mood right now"),
    "urge_now": _("Urge right now"),
    "urge_strongest": _("Strongest urge since my last check-in"),
    "sleep": _("Sleep last night"),
    "halt": _("Hungry, angry, lonely, tired"),
    "anchors": _("Anchors today"),
    "signs": _("Signs I noticed"),
    "triggers": _("Triggers I met"),
    "medication": _("Medication as planned"),
    "talked": _("Talked with someone who supports me"),
    "used": _("Used since my last check-in?"),
    "note": _("Note"),
    "feelings": _("Feelings"),
    "stress": _("Stress"),
    "pain": _("Pain"),
    "ate": _("Ate"),
    "moved": _("Moved"),
    "grateful_for": _("Grateful for"),
}
FIELDS: dict[str, tuple[str, ...]] = {"sleep": ("sleep_hours", "sleep_quality"), "talked": ("talked", "people")}
USUAL: tuple[str, ...] = tuple(QUESTIONS)[: tuple(QUESTIONS).index("feelings")]
USUAL_LEFT = USUAL.index("signs")  # so many of the usual ones stand in the first column, and of the rest:
REST_LEFT = 3


def in_order(chosen: Sequence[str]) -> tuple[str, ...]:
    """The questions asked at once: those chosen, less what is no question; the usual ones when none is left."""
    return tuple(dict.fromkeys(each for each in chosen if each in QUESTIONS)) or USUAL


def the_rest(asked: Sequence[str]) -> tuple[str, ...]:
    """The questions that wait behind 'More questions'."""
    return tuple(each for each in QUESTIONS if each not in asked)


def to_keep(asked: Sequence[str]) -> tuple[str, ...]:
    """What the preferences keep: nothing for the usual ones, so that a later version may add to them."""
    return () if tuple(asked) == USUAL else tuple(asked)


def fields_of(question: str) -> tuple[str, ...]:
    """The editors that a question has."""
    return FIELDS.get(question, (question,))


def first_column(asked: Sequence[str], height: Callable[[str], int]) -> int:
    """How many questions stand in the first column, so that both are about as high; the usual ones stand as ever."""
    for usual, left in ((USUAL, USUAL_LEFT), (the_rest(USUAL), REST_LEFT)):
        if tuple(asked) == usual:
            return left
    heights = [height(each) for each in asked]
    sums = [sum(heights[:at]) for at in range(len(asked) + 1)]
    return min(range(len(sums)), key=lambda at: (abs(sums[-1] - 2 * sums[at]), -at))
