"""The urge log: any number a day, latest first; a quick way to write one down, and a form for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger
from recovery_journal.domain.record import Part, Record
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeTrigger
from recovery_journal.gui import dates
from recovery_journal.gui.another_place import told
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.forms.form import Raw
from recovery_journal.gui.forms.link_saving import target_id
from recovery_journal.gui.forms.uses_editor import NEW
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.paged_page import PagedPage
from recovery_journal.gui.pages.record_editing import Editing, Sheet
from recovery_journal.gui.pages.records import declared
from recovery_journal.gui.pages.urges_quick import QuickUrge
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.day_rows import Asked, UrgeRow, urge_rows
from recovery_journal.services.journal import Changed
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.urges import Urges

if TYPE_CHECKING:
    from recovery_journal.gui.pages.today_check_in import StepsOffer

MOST_NAMES = 3


class UrgeEditing(Editing):
    """An urge is opened and saved with what set it off, what was used and whom the person called."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__(declared(UrgeLog.KIND), opened)
        self.urges = urges_of(opened)
        self.lapse: UrgeLog | None = None  # what was saved last, if it says just now that it ended in one

    def begun_with(self, given: Raw) -> Raw:
        """A new one began just now, unless a day is given."""
        now = datetime.now()
        at = {} if "day" in given else {"started_at": now.time().replace(second=0, microsecond=0).isoformat()}
        return {"day": self._opened.preferences.today(now).isoformat()} | at | given

    def parts_of(self, record: Record) -> Raw:
        urge = self.urges.with_parts(cast(UrgeLog, record))
        return {
            UrgeTrigger.KIND: [str(each) for each in urge.triggers],
            StrategyUse.KIND: {str(strategy): helped for strategy, helped in urge.uses},
        }

    def check(self, values: dict[str, Any]) -> None:
        self.urges.check(UrgeLog(day=values["day"]))

    def save(self, sheet: Sheet, values: dict[str, Any], private: bool, asked_by: object) -> None:
        made: list[Part] = []
        triggers = [target_id(Trigger.KIND, each, made) for each in values[UrgeTrigger.KIND]]
        uses = [(_strategy(key, made), helped) for key, helped in values[StrategyUse.KIND].items()]
        people = [target_id(Contact.KIND, each, made) for each in values[Contact.KIND]]
        record = replace(cast(UrgeLog, self.record_of(sheet, values, private)), position=0)
        self.lapse = record if record.ended is UrgeEnd.LAPSE and sheet.saved.get("ended") != UrgeEnd.LAPSE else None
        self.urges.save(record, triggers, uses, people, made=cast(list[Record], made), asked_by=asked_by)


class UrgesPart(PagedPage):
    """The chapter of urges."""

    def __init__(self, opened: OpenJournal) -> None:
        self.quick = QuickUrge()
        self.offer: StepsOffer | None = None
        self._editing = UrgeEditing(opened)
        super().__init__(declared(UrgeLog.KIND), opened)
        self.quick.save_requested.connect(self.save_quickly)
        self.side.shown.connect(self._end_offer)
        self.side.closed.connect(self._end_offer)

    def make_top(self) -> QWidget:
        return self.quick

    def make_editing(self) -> Editing:
        return self._editing

    def concerns(self, changed: Changed) -> bool:
        named = {Trigger.KIND, CopingStrategy.KIND, Contact.KIND}
        return super().concerns(changed) or (changed.asked_by is not self.side and bool(named & changed.kinds))

    def rows_in_use(self, asked: Asked) -> Sequence[tuple[date, RecordRow]]:
        found = urge_rows(self._opened.reader, asked, self._opened.preferences.day_begins_at)
        return [(each.day, _row(each)) for each in found]

    def save_quickly(self, strength: int) -> None:
        """Saves an urge of now with its number alone, and shows it for whatever else there is to say."""
        if not self.keep_typed():
            return
        try:
            urge = urges_of(self._opened).save_quickly(strength, datetime.now(), self.side)
        except JournalProblem as problem:
            dialogs.tell(self, told(self, problem))
            return
        self.quick.clear()
        self._show_saved(urge.id)
        self.said.emit(tr("Urge saved."), True)

    def _saved(self, had_focus: bool) -> None:
        super()._saved(had_focus)
        if self._editing.lapse is not None:
            self._offer_steps(self._editing.lapse, had_focus)

    def _offer_steps(self, urge: UrgeLog, by_keys: bool) -> None:
        """An offer at the top of what was saved; it goes with it."""
        from recovery_journal.gui.pages.today_check_in import StepsOffer

        self.offer = StepsOffer(urge.day)
        self.offer.answered.connect(lambda day: self._answered(urge, wanted=day is not None))
        self.form.body.insertWidget(0, self.offer)
        self.form.scrolled.verticalScrollBar().setValue(0)
        self.offer.come_before(self.form.form.editor("strength_before"))  # type: ignore[arg-type]
        if by_keys:
            self.offer.take_focus()

    def _answered(self, urge: UrgeLog, *, wanted: bool) -> None:
        self._end_offer()
        self.form.form.focus_field()
        if wanted:
            self.go_requested.emit("lapse", urge)

    def _end_offer(self) -> None:
        if self.offer is not None:
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None

    def _show_saved(self, urge: UUID) -> None:
        self.paged.clear_quietly()
        self.paged.show_until(None)
        self.side.open(urge)
        self.paged.choose(str(urge))


def urges_of(opened: OpenJournal) -> Urges:
    """The urges of an open journal, by the person's own day."""
    return Urges(opened.journal, opened.reader, opened.preferences.today)


def _strategy(key: str, made: list[Part]) -> UUID:
    return target_id(CopingStrategy.KIND, {"new": key.removeprefix(NEW)} if key.startswith(NEW) else key, made)


def _row(urge: UrgeRow) -> RecordRow:
    at = urge.started_at
    name = dates.current().time(at) if at is not None else tr("At some time")
    ended = choice_words(urge.ended) if urge.ended is not None else ""
    said = [*urge.names[:MOST_NAMES], urge.place, ended]
    second = " · ".join(each for each in said if each)
    return RecordRow(str(urge.id), name, second, strength=urge.strength)
