"""What each column of a diary is for: the choices a person makes, and what can be told from the file itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from recovery_journal.services.diary_reading import Table
from recovery_journal.services.diary_values import number_of, orders_of

MOST_WORDS = 24
MOST_EXAMPLES = 3


class Target(StrEnum):
    """What a column can be for."""

    DAY = "day"
    TIME = "time"
    MOOD = "mood"
    URGE = "urge"
    STRESS = "stress"
    PAIN = "pain"
    SLEEP = "sleep"
    FEELINGS = "feelings"
    TITLE = "title"
    NOTE = "note"
    TAGS = "tags"


class Scale(StrEnum):
    """How a file counts what counts from 0 to 10 here."""

    TO_TEN = "to_ten"
    TO_FIVE = "to_five"
    TO_HUNDRED = "to_hundred"
    WORDS = "words"


class Doubles(StrEnum):
    """What becomes of the days that have a check-in already."""

    KEEP = "keep"
    FILL = "fill"
    SKIP = "skip"


SCALED = (Target.MOOD, Target.URGE, Target.STRESS, Target.PAIN)
DAYLIO = frozenset({"full_date", "date", "weekday", "time", "mood", "activities", "note"})
_OF_DAYLIO = {
    "full_date": Target.DAY,
    "time": Target.TIME,
    "mood": Target.MOOD,
    "activities": Target.TAGS,
    "note_title": Target.TITLE,
    "note": Target.NOTE,
}
_NAMES: dict[Target, tuple[str, ...]] = {
    Target.DAY: ("day", "date", "full_date", "datum", "when", "entry_date", "timestamp", "datetime", "created"),
    Target.TIME: ("time", "hour", "clock"),
    Target.MOOD: ("mood", "mood_score", "mood_rating", "rating", "mood_now"),
    Target.URGE: ("urge", "urges", "craving", "cravings", "urge_now", "craving_level"),
    Target.STRESS: ("stress", "stress_level"),
    Target.PAIN: ("pain", "pain_level"),
    Target.SLEEP: ("sleep", "sleep_hours", "hours_of_sleep", "hours_slept", "hours_sleep", "slept"),
    Target.FEELINGS: ("feelings", "feeling", "emotions", "emotion"),
    Target.TITLE: ("title", "note_title", "headline", "subject"),
    Target.NOTE: ("note", "notes", "text", "entry", "journal", "comment", "comments", "body", "content", "words"),
    Target.TAGS: ("tags", "tag", "activities", "activity", "labels"),
}
# The words of Daylio, and plain ones: where each may stand from 0 to 10. The person sees and changes all of it.
_MOOD_WORDS = {
    "rad": 9, "amazing": 9, "great": 9, "very good": 9, "happy": 8, "good": 7, "fine": 6, "meh": 5, "ok": 5, "okay": 5,
    "so-so": 5, "neutral": 5, "low": 3, "sad": 3, "bad": 3, "awful": 1, "terrible": 1, "very bad": 1,
}  # fmt: skip
_STRENGTH_WORDS = {
    "none": 0, "no": 0, "very low": 1, "low": 2, "mild": 3, "medium": 5, "moderate": 5, "high": 8, "strong": 8,
    "severe": 9, "very high": 10, "very strong": 10,
}  # fmt: skip


@dataclass(frozen=True, repr=False)
class Choice:
    """How a file is read. `order` is '' and a scale is none as long as they have to be asked.

    `words` tells for each target what a word of the file, in small letters, counts as; none leaves it blank.
    """

    has_names: bool
    targets: tuple[Target | None, ...]
    order: str = ""
    orders: tuple[str, ...] = ()
    scales: Mapping[Target, Scale | None] = field(default_factory=dict)
    words: Mapping[Target, Mapping[str, int | None]] = field(default_factory=dict)
    as_entries: bool = False
    doubles: Doubles = Doubles.KEEP

    def column_of(self, target: Target) -> int | None:
        """The column that is for this, or none."""
        return self.targets.index(target) if target in self.targets else None

    def open_questions(self) -> list[str]:
        """What has to be answered before anything can be brought in: day, order, what, and targets without a scale."""
        found = [] if Target.DAY in self.targets else ["day"]
        if Target.DAY in self.targets and not self.order and len(self.orders) != 0:
            found.append("order")
        if not set(self.targets) - {None, Target.DAY, Target.TIME}:
            found.append("what")
        return found + [each for each in SCALED if each in self.targets and self.scales.get(each) is None]


def is_daylio(table: Table) -> bool:
    """Whether this is a file that Daylio wrote."""
    return {each.strip().casefold() for each in table.rows[0]} >= DAYLIO


def guess(table: Table, today: date) -> Choice:
    """What the file itself tells: by the names of its columns, else the column that is full of days."""
    first = [each.strip() for each in table.rows[0]]
    has_names = not any(orders_of([each], today.year) or number_of(each) is not None for each in first)
    known = is_daylio(table)
    targets = _by_names(table, known) if has_names else [None] * table.width
    if Target.DAY not in targets:
        at = _full_of_days(table, has_names, targets, today)
        targets = [Target.DAY if each == at else target for each, target in enumerate(targets)]
    return read_again(table, Choice(has_names, tuple(targets), as_entries=known), today)


def read_again(table: Table, choice: Choice, today: date) -> Choice:
    """The same choice with what follows from its columns worked out anew; answers that still fit stay."""
    orders = _orders(table, choice, today)
    order = choice.order if choice.order in orders and choice.orders == orders else ""
    scales, words = dict(choice.scales), dict(choice.words)
    for target in SCALED:
        values = _values(table, choice, target)
        if target not in scales or scales[target] is None:
            scales[target] = _scale(values)
        if scales[target] is Scale.WORDS:
            words[target] = _words(target, values) | dict(words.get(target, {}))
    return replace(choice, order=orders[0] if len(orders) == 1 else order, orders=orders, scales=scales, words=words)


def put(table: Table, choice: Choice, at: int, target: Target | None, today: date) -> Choice:
    """The choice with another target for one column; a target is for one column only."""
    targets = [None if each == target else each for each in choice.targets]
    targets[at] = target
    pairs = zip(choice.targets, targets, strict=True)
    changed = {each for before, after in pairs if before != after for each in (before, after)}
    kept = {name: each for name, each in choice.scales.items() if name not in changed}
    words = {name: each for name, each in choice.words.items() if name not in changed}
    fresh = replace(choice, targets=tuple(targets), scales=kept, words=words)
    return read_again(table, fresh if Target.DAY not in changed else replace(fresh, order="", orders=()), today)


def words_in(table: Table, choice: Choice, target: Target) -> list[str]:
    """The words of the column for this target, in small letters, the most frequent first."""
    values = [each.casefold() for each in _values(table, choice, target) if each and number_of(each) is None]
    return [word for word, _count in Counter(values).most_common(MOST_WORDS)]


def examples(table: Table, choice: Choice, at: int) -> list[str]:
    """The first different values of a column."""
    return list(dict.fromkeys(each for each in table.column(at, choice.has_names) if each))[:MOST_EXAMPLES]


def _by_names(table: Table, known: bool) -> list[Target | None]:
    names = [each.casefold().replace(" ", "_").replace("-", "_") for each in table.names(True)]
    if known:
        return [_OF_DAYLIO.get(each) for each in names]
    targets: list[Target | None] = [None] * len(names)
    for target, called in _NAMES.items():
        at = next((names.index(each) for each in called if each in names), None)
        if at is not None:
            targets[at] = target
    return targets


def _full_of_days(table: Table, has_names: bool, targets: Sequence[Target | None], today: date) -> int | None:
    """The first column of which most cells can be read as days."""
    for at in range(table.width):
        values = [each for each in table.column(at, has_names)[:50] if each]
        if targets[at] is None and sum(bool(orders_of([each], today.year)) for each in values) * 2 > len(values):
            return at
    return None


def _orders(table: Table, choice: Choice, today: date) -> tuple[str, ...]:
    return orders_of(_values(table, choice, Target.DAY), today.year)


def _values(table: Table, choice: Choice, target: Target) -> list[str]:
    at = choice.column_of(target)
    return [] if at is None else table.column(at, choice.has_names)


def _scale(values: Sequence[str]) -> Scale | None:
    """Which scale the numbers of a column tell; none where they could be of two, as when all lie from 1 to 5."""
    given = [each for each in values if each]
    numbers = [number for each in given if (number := number_of(each)) is not None]
    if len(numbers) * 2 < len(given) or not numbers:
        return Scale.WORDS
    if max(numbers) > 10:
        return Scale.TO_HUNDRED
    return None if max(numbers) <= 5 and min(numbers) >= 1 else Scale.TO_TEN


def _words(target: Target, values: Sequence[str]) -> dict[str, int | None]:
    known = _MOOD_WORDS if target is Target.MOOD else _STRENGTH_WORDS
    return {each: known.get(each) for each in {value.casefold() for value in values if value}}
