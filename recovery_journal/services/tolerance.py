"""What brings the overdose card and the transition list forward in one open journal, and putting it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from recovery_journal.domain.hard_days import OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.tolerance import Cause, Forward, brought_forward, naloxone_runs_out
from recovery_journal.domain.way import CareStage, TransitionItem, TransitionWindow
from recovery_journal.services.journal import Changed
from recovery_journal.services.lapses import Lapses
from recovery_journal.services.shelf import OpenJournal

KEYS = tuple(f"{each}:" for each in Cause)


class Tolerance:
    """Reads what Today shows after a break, a stage of care, or a lapse."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def forward(self, today: date) -> list[Forward]:
        """What brings the cards forward now, the latest first; put away ones are left out."""
        return self._found(today, self._opened.preferences.put_aside)

    def put_away(self, today: date) -> None:
        """Has the cards step back; whatever happens after this brings them forward again. Raises JournalProblem."""
        now = [each.key for each in self._found(today)]
        kept = [each for each in self._opened.preferences.put_aside if not each.startswith(KEYS)]
        self._opened.prefer(replace(self._opened.preferences, put_aside=(*kept, *now)))

    def bring_back(self) -> None:
        """Has what was put away come forward again. Raises JournalProblem."""
        kept = tuple(each for each in self._opened.preferences.put_aside if not each.startswith(KEYS))
        self._opened.prefer(replace(self._opened.preferences, put_aside=kept))

    def open_tasks(self) -> list[TransitionItem]:
        """The tasks of the transition list that are not done, the soonest window first."""
        windows = list(TransitionWindow)
        left = [each for each in self._opened.reader.records(TransitionItem) if each.done_on is None]
        return sorted(left, key=lambda each: windows.index(each.window))

    def tick(self, task: TransitionItem, today: date, asked_by: object = None) -> Changed | None:
        """A task is done. Raises JournalProblem."""
        return self._opened.journal.save(replace(task, done_on=today), asked_by=asked_by)

    def runs_out(self, today: date) -> date | None:
        """The day until which the naloxone of the overdose plan is good, when that is near."""
        return naloxone_runs_out(self._opened.reader.only(OverdosePlan), today)

    def lapse_to_go_on(self, today: date) -> Lapse | None:
        """The lapse whose steps can be taken up from Today, or none."""
        return Lapses(self._opened).offered(today)

    def _found(self, today: date, put_away: tuple[str, ...] = ()) -> list[Forward]:
        reader = self._opened.reader
        return brought_forward(
            reader.records(ToleranceBreak), reader.records(CareStage), Lapses(self._opened).all(), today, put_away
        )
