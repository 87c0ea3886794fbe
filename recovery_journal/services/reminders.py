"""What to remind of, and when: pure decisions on instants, so that neither a clock change nor a restart says it twice.

Nothing here knows what a reminder is about: a key tells it from others, and no words of a journal go along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

LATE = timedelta(minutes=15)  # what was to be said longer ago was missed: it is said once, together with the others
LOOK_BACK = timedelta(hours=24)  # what is older than that is not said any more
KEPT = timedelta(days=3)  # how long it is remembered what was said
SNOOZES = (timedelta(minutes=10), timedelta(hours=1))


@dataclass(frozen=True)
class Reminder:
    """One thing that is planned: what tells it from all others, when to say it, and when it is. Instants, aware."""

    key: str
    say_at: datetime
    due_at: datetime
    has_time: bool = True


@dataclass(frozen=True)
class Quiet:
    """Hours in which nothing is said, by the wall clock, over midnight too; the same time twice is no hours at all."""

    begins: time = time()
    ends: time = time()

    def covers(self, now: datetime) -> bool:
        """Whether the wall clock of `now` stands in them."""
        at = now.time()
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


@dataclass(frozen=True)
class Said:
    """What was said and when, and until when what is put off; by key, as ISO instants, to be kept as plain text."""

    said: Mapping[str, str] = field(default_factory=dict)
    put_off: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """As lines to keep: 'instant key'."""
        return _lines(self.said), _lines(self.put_off)

    @classmethod
    def of(cls, said: Iterable[str], put_off: Iterable[str]) -> Said:
        """From the lines that were kept; what cannot be read is left out."""
        return cls(_read(said), _read(put_off))


@dataclass(frozen=True)
class Decision:
    """What to say now, what was missed and is said once together, and what to remember."""

    say: tuple[Reminder, ...]
    missed: tuple[Reminder, ...]
    state: Said


def decide(open_ones: Iterable[Reminder], state: Said, now: datetime, quiet: Quiet | None = None) -> Decision:
    """What is to be said at `now`, an aware instant, of what is not done yet.

    In quiet hours nothing is said, and nothing is lost: it is said when they are over. What is to be said longer ago
    than LATE was missed, as while the program was closed or the computer slept.
    """
    state = _pruned(state, now)
    if quiet is not None and quiet.covers(now):
        return Decision((), (), state)
    due = sorted((each for each in open_ones if _is_due(each, state, now)), key=lambda each: (each.due_at, each.key))
    missed = [each for each in due if now - _moment(each, state, now) > LATE]
    at = now.isoformat()
    keys = {each.key for each in due}
    told = Said(
        {**state.said, **dict.fromkeys(keys, at)}, {key: at for key, at in state.put_off.items() if key not in keys}
    )
    return Decision(tuple(each for each in due if each not in missed), tuple(missed), told if due else state)


def put_off(state: Said, keys: Iterable[str], now: datetime, by: timedelta) -> Said:
    """Says these once more when `by` has passed."""
    until = (now + by).isoformat()
    return replace(state, put_off={**state.put_off, **dict.fromkeys(keys, until)})


def _is_due(reminder: Reminder, state: Said, now: datetime) -> bool:
    if reminder.key in state.said and reminder.key not in state.put_off:
        return False
    at = _moment(reminder, state, now)
    return at <= now and now - at <= LOOK_BACK


def _moment(reminder: Reminder, state: Said, now: datetime) -> datetime:
    """When to say it: as planned, or when it was put off to; after a clock set back that would be too far, so now."""
    kept = state.put_off.get(reminder.key)
    if kept is None:
        return reminder.say_at
    until = datetime.fromisoformat(kept)
    return until if until - now <= max(SNOOZES) else now


def _pruned(state: Said, now: datetime) -> Said:
    """What was said long ago is forgotten; what a clock set back makes lie in the future stays."""
    said = {key: at for key, at in state.said.items() if now - datetime.fromisoformat(at) <= KEPT}
    waits = {key: at for key, at in state.put_off.items() if now - datetime.fromisoformat(at) <= KEPT}
    return Said(said, waits) if (said, waits) != (dict(state.said), dict(state.put_off)) else state


def _lines(found: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{at} {key}" for key, at in sorted(found.items()))


def _read(lines: Iterable[str]) -> dict[str, str]:
    found = {}
    for each in lines:
        at, _, key = each.partition(" ")
        try:
            is_aware = datetime.fromisoformat(at).tzinfo is not None
        except ValueError:
            continue
        if key and is_aware:
            found[key] = at
    return found
