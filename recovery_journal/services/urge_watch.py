"""An urge while it is ridden out: kept after each answer as a draft, and saved once it ended or the person says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger
from recovery_journal.domain.ready_response import ReadyResponse
from recovery_journal.domain.record import LONG_TEXT_LIMIT, Record, Source, name_field
from recovery_journal.domain.urges import UrgeEnd, UrgeLog
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.urges import Urges

DRAFT = "urge_now"  # it is no record yet, so its draft has a name of its own
NEW = "new:"  # before the name of what is to be made when it is saved
LONGEST = 1440  # minutes


@dataclass(frozen=True)
class Watched:
    """What was told of an urge so far.

    `ratings` are (minute, strength); `uses` say how much each strategy helped (0–3 or none). Strategies, triggers and
    people stand by their id as text, or by "new:" and the name of one that is to be made.
    `timer` is (seconds left, of how many), as of `seen`.
    """

    id: UUID = field(default_factory=uuid4)
    began: datetime = field(default_factory=datetime.now)
    seen: datetime = field(default_factory=datetime.now)
    timer: tuple[float, float] = (0, 0)
    is_paused: bool = False
    ratings: tuple[tuple[int, int], ...] = ()
    uses: dict[str, int | None] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    story: dict[str, str] = field(default_factory=dict)
    note: str = ""

    def is_begun(self) -> bool:
        """Whether anything was told that would be lost."""
        return bool(self.ratings or self.uses or self.people or self.triggers or self.note or any(self.story.values()))

    def is_recent(self, now: datetime, hours: float = 2) -> bool:
        """Whether it may still be the same urge."""
        return abs((now - self.seen).total_seconds()) < hours * 3600

    def minute(self, now: datetime) -> int:
        """The minutes since it began; a clock that was set back makes none of them."""
        return max(0, min(LONGEST, int((now - self.began).total_seconds() // 60)))

    def seconds_left(self, now: datetime) -> float:
        """What is left of the timer, which went on meanwhile unless it was paused."""
        passed = 0 if self.is_paused else max(0.0, (now - self.seen).total_seconds())
        return max(0.0, self.timer[0] - passed)


class UrgeWatch:
    """Keeps, finds and saves the one urge that is being ridden out in an open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def kept(self) -> Watched | None:
        """The urge that was left in the middle, or none."""
        raw = self._opened.drafts.find(DRAFT, None)
        return _read(raw) if raw else None

    def keep(self, watched: Watched) -> None:
        """Keeps what was told so far, in place of what was kept before. Raises JournalProblem."""
        self._opened.drafts.keep(DRAFT, None, _written(watched))

    def forget(self) -> None:
        """Nothing of it is to be kept. Raises JournalProblem."""
        self._opened.drafts.end(DRAFT, None)

    def save(
        self,
        watched: Watched,
        ended: UrgeEnd | None,
        now: datetime,
        ready: Iterable[ReadyResponse] = (),
        asked_by: object = None,
    ) -> UrgeLog:
        """Saves the urge as one action and ends its draft; gives it as it was saved. Raises JournalProblem.

        What is new comes into the plan with it; of the responses that ship, `ready`, with their steps.
        """
        log = self._log(watched, ended, now)
        made: list[Record] = []
        strategies = self._ids(CopingStrategy, list(watched.uses), made, {each.text: each for each in ready})
        Urges(self._opened.journal, self._opened.reader).save(
            log,
            self._ids(Trigger, watched.triggers, made),
            list(zip(strategies, watched.uses.values(), strict=True)),
            self._ids(Contact, watched.people, made),
            list(watched.ratings),
            made=made,
            asked_by=asked_by,
            ends_drafts=[(DRAFT, "")],
        )
        return log

    def _log(self, watched: Watched, ended: UrgeEnd | None, now: datetime) -> UrgeLog:
        strengths = [strength for _minute, strength in watched.ratings]
        last = watched.ratings[-1][0] if watched.ratings else None
        return UrgeLog(
            id=watched.id,
            day=self._opened.preferences.today(watched.began),
            started_at=watched.began.replace(second=0, microsecond=0).time(),
            strength_before=strengths[0] if strengths else None,
            strength_peak=max(strengths) if len(strengths) > 1 else None,
            strength_after=strengths[-1] if len(strengths) > 1 else None,
            ended=ended,
            minutes=last if ended is None else watched.minute(now),
            note=_note(watched)[:LONG_TEXT_LIMIT],
        )

    def _ids(
        self,
        cls: type[Record],
        keys: Iterable[str],
        made: list[Record],
        ready: Mapping[str, ReadyResponse] | None = None,
    ) -> list[UUID]:
        """What the keys stand for; a new name that the plan has by now is that record, others join `made`."""
        there: dict[str, UUID] = {}
        if any(each.startswith(NEW) for each in keys):
            there = {getattr(each, name_field(cls)): each.id for each in self._opened.reader.records(cls)}
        return [self._id(cls, each, there, made, ready or {}) for each in keys]

    def _id(
        self,
        cls: type[Record],
        key: str,
        there: Mapping[str, UUID],
        made: list[Record],
        ready: Mapping[str, ReadyResponse],
    ) -> UUID:
        if not key.startswith(NEW):
            return UUID(key)
        name = key.removeprefix(NEW)
        if name in there:
            return there[name]
        place = {"position": self._opened.reader.last_position(cls.KIND) + len(made) + 1}
        shipped = ready.get(name)
        more = {"kind": shipped.kind, "steps": shipped.steps, "source": Source.SUGGESTION} if shipped else {}
        made.append(cls(**{name_field(cls): name}, **place, **more))  # type: ignore[arg-type]
        return made[-1].id


def _note(watched: Watched) -> str:
    """The person's note, and what they wrote to the questions of the story, each in a line of its own."""
    parts = [watched.note, *watched.story.values()]
    return "\n".join(each.strip() for each in parts if each.strip())


def _written(watched: Watched) -> dict[str, Any]:
    plain = vars(watched) | {"id": str(watched.id)}
    return plain | {name: getattr(watched, name).isoformat() for name in ("began", "seen")}


def _read(raw: dict[str, Any]) -> Watched | None:
    """A draft as it was kept; none for one that cannot be read."""
    try:
        found = Watched(
            id=UUID(raw["id"]),
            began=datetime.fromisoformat(raw["began"]),
            seen=datetime.fromisoformat(raw["seen"]),
            timer=(float(raw["timer"][0]), float(raw["timer"][1])),
            is_paused=bool(raw["is_paused"]),
            ratings=tuple((int(minute), int(strength)) for minute, strength in raw["ratings"]),
            uses={str(key): None if helped is None else int(helped) for key, helped in raw["uses"].items()},
        )
        texts = {name: tuple(str(each) for each in raw[name]) for name in ("people", "triggers")}
        story = {str(key): str(words) for key, words in raw["story"].items()}
        return replace(found, **texts, story=story, note=str(raw["note"]))  # type: ignore[arg-type]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        return None
