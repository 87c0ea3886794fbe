"""The page of milestones: each with how far it has come by the person's own entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recovery_journal.domain.aims import Profile, RecoveryPeriod
from recovery_journal.domain.care import Occurrence
from recovery_journal.domain.urges import StrategyUse, UrgeLog
from recovery_journal.gui import dates
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.record_rows import rows_of
from recovery_journal.services.insight_words import milestone_words
from recovery_journal.services.journal import Changed
from recovery_journal.services.milestones import Milestones

COUNTED = {each.KIND for each in (RecoveryPeriod, Profile, UrgeLog, StrategyUse, Occurrence)}


class MilestonePage(RecordPage):
    """The second line of a row is its count; a draft, or what is away, says its state there."""

    def show_rows(self) -> Sequence[RecordRow]:
        states = Milestones(self._opened).all(self._opened.preferences.today())
        counts = {str(each.milestone.id): milestone_words(each, dates.current().day_text) for each in states}
        rows = [self._told(each, counts.get(each.id, "")) for each in rows_of(self.kind, self._opened)]
        self.list.set_rows(rows)
        return rows

    def concerns(self, changed: Changed) -> bool:
        return bool(changed.kinds & COUNTED) or super().concerns(changed)

    @staticmethod
    def _told(row: RecordRow, words: str) -> RecordRow:
        told = not row.is_gap and not row.is_away and not row.is_unsaved and words
        return replace(row, second=f"{words[:1].upper()}{words[1:]}") if told else row
