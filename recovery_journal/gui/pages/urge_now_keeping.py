"""The urge that is being ridden out, as the page has it in hand: begun, taken up again, kept, saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from recovery_journal.domain.urges import UrgeEnd, UrgeLog
from recovery_journal.gui.urge_ratings import MINUTE
from recovery_journal.gui.urge_ready import ready_responses
from recovery_journal.gui.urge_watching import UrgeWatching
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.urge_watch import UrgeWatch, Watched


class Opened(Enum):
    """What opening Urge now came to."""

    GOES_ON = auto()
    TAKEN_UP = auto()
    BEGUN = auto()


class UrgeInHand:
    """What was said of one urge, with the timer and the ratings that `watching` has."""

    def __init__(self, opened: OpenJournal, watching: UrgeWatching) -> None:
        self._watch = UrgeWatch(opened)
        self._watching = watching
        self._is_on = False
        self._is_kept = False
        self.watched = Watched()

    def open(self, now: datetime, takes_up: bool) -> tuple[Opened, Watched | None]:
        """Goes on with the urge that is watched or was left a while ago, or begins with a new one.

        One that was left long ago is given beside: it is another urge, to be saved as it is; `takes_up` has it go on.
        """
        try:
            kept = self._watch.kept()
        except JournalProblem:  # an urge can be ridden out all the same
            kept = None
            self._is_kept = False
        if kept is not None and (takes_up or kept.is_recent(now)):
            if self._is_on and kept.id == self.watched.id:
                return Opened.GOES_ON, None
            self._take_up(kept, now)
            return Opened.TAKEN_UP, None
        if kept is None and self._is_on and not self._is_kept and self.watched.is_recent(now):
            return Opened.GOES_ON, None  # nothing was said, or it could not be kept
        self.watched, self._is_on, self._is_kept = Watched(), True, False
        self._watching.begin()
        return Opened.BEGUN, kept

    def say(self, **answers: object) -> None:
        """Takes answers, by the fields of what is watched; not kept yet."""
        self.watched = replace(self.watched, **answers)  # type: ignore[arg-type]

    def as_it_is(self) -> Watched:
        """All that was said, with the timer of this moment."""
        countdown = self._watching.ring.countdown
        return replace(
            self.watched,
            seen=datetime.now(),
            timer=(countdown.left(), countdown.total),
            is_paused=not countdown.is_running(),
            ratings=tuple(self._watching.ratings.all),
        )

    def keep(self) -> None:
        """Keeps what was said so far, at once; what was taken back to the last word is forgotten.

        Raises JournalProblem.
        """
        if not self._is_on:
            return
        was_begun, self.watched = self.watched.is_begun(), self.as_it_is()
        if self.watched.is_begun():
            self._watch.keep(self.watched)
            self._is_kept = True
        elif was_begun:
            self._watch.forget()
            self._is_kept = False

    def save(self, ended: UrgeEnd, asked_by: object) -> UrgeLog:
        """Saves it; it is over here. Raises JournalProblem, then all stays as it is."""
        log = self._watch.save(self.as_it_is(), ended, datetime.now(), ready_responses(), asked_by)
        self._is_on = False
        return log

    def save_old(self, kept: Watched, now: datetime) -> None:
        """Saves one that was left long ago, as far as it was told. Raises JournalProblem."""
        self._watch.save(kept, None, now, ready_responses())

    def _take_up(self, kept: Watched, now: datetime) -> None:
        self.watched, self._is_on, self._is_kept = kept, True, True
        passed = (now - kept.began).total_seconds() / MINUTE
        self._watching.go_on(max(0.0, passed), kept.ratings, kept.seconds_left(now), kept.timer[1])
        if kept.is_paused:
            self._watching.ring.toggle()
