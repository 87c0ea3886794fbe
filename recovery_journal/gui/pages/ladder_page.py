"""The ladder for a hard moment: six rungs with their steps, moved by Alt+Up and Alt+Down or with the mouse."""

from __future__ import annotations

from uuid import UUID

from recovery_journal.domain.hard_days import LadderStep, Rung
from recovery_journal.gui.another_place import told
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.pages.boxed_page import BoxedPage
from recovery_journal.gui.pages.record_boxes import BoxedList
from recovery_journal.gui.pages.row_dragging import RowDragging
from recovery_journal.services.ladder import Place, moved, stepped
from recovery_journal.services.problems import JournalProblem


class LadderPage(BoxedPage):
    """A step can be moved within its rung and to another one; each move is an action of its own."""

    def make_boxes(self) -> BoxedList:
        made = BoxedList(self.kind)
        made.move_requested.connect(self._step)
        self.dragging = RowDragging(made.boxes, made)
        self.dragging.dropped.connect(self._drop)
        return made

    def _step(self, record_id: str, step: int) -> None:
        if any(str(each.id) == record_id for each in self._steps()):
            self._keep(stepped(self._steps(), UUID(record_id), step))

    def _drop(self, record_id: str, rung: Rung, at: int) -> None:
        self._keep(moved(self._steps(), UUID(record_id), Place(rung, at)))

    def _steps(self) -> list[LadderStep]:
        return self._opened.reader.records(LadderStep)

    def _keep(self, changed: list[LadderStep]) -> None:
        """Saves what stands elsewhere now, as one action; the moved one keeps the keyboard."""
        if not changed or not self.keep_typed():
            return
        try:
            self._opened.journal.save(*changed)
        except JournalProblem as problem:
            dialogs.tell(self, told(self, problem))
            return
        self.boxes.choose(str(changed[0].id))
        self.boxes.enter()
