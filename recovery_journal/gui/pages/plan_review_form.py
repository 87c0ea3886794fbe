"""The form of a review: what changed, why the plan is looked at, who signs, and when it is looked at again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.record import LONG_TEXT_LIMIT, one_line
from recovery_journal.domain.revision import DUE_IN, PlanRevision
from recovery_journal.gui import dates, theme
from recovery_journal.gui.another_place import told
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.pages.plan_changes_view import ChangesView
from recovery_journal.gui.pages.plan_signers import Signers
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.notice import FieldError
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal

BETWEEN = 18
Raw = dict[str, Any]


class ReviewForm(QWidget):
    """One review in the making; what is typed is kept as a draft. `finished(review)`, and `put_away` for none."""

    finished = Signal(object)
    put_away = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._revisions = Revisions(opened)
        self._showing = False
        self.since = label("", "section", wrap=True)
        self.changes = ChangesView()
        self.why = FormRow(tr("Why do you look at it now?"), LongTextEditor(), limit=LONG_TEXT_LIMIT)
        self.signers = Signers()
        self.due = Segment(tr("Look at it again in"), [(each, ntr("{n} day", "{n} days", each)) for each in DUE_IN])
        self.due_row = FormRow(tr("Look at it again in"), self.due, tr("A second click takes it off."))
        self.problem = FieldError()
        self.discard = button(tr("Put it away"), on_click=self._put_away)
        self.finish = button(tr("Finish the review"), "primary", "sign", on_click=self._finish)
        self.keeper = DraftKeeper(opened.drafts, PlanRevision.KIND, self)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Shows what changed, and what was typed and not finished before."""
        if not self.isVisible() or not self._typed():
            self._set_raw(self._opened.drafts.find(PlanRevision.KIND, None) or {})
            self.keeper.watch(None, self._typed)
        self.refresh()
        self.problem.set_text("")
        self.why.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """What changed since the last review, as the plan is now."""
        last = next(iter(self._revisions.all()), None)
        found = self._revisions.compare(last)
        if last is None:
            self.since.setText(tr("This is the first review. Your plan as it is now"))
            self.changes.show_plan(found, tr("Nothing is written in the plan yet."))
        else:
            day = dates.current().day_long(last.day, year=True)
            self.since.setText(tr("What changed since {day}", day=day))
            self.changes.show_changes(found, tr("Nothing changed. That is worth a look, too."))

    def _lay_out(self) -> None:
        column = column_in(self, 20)
        first, second = Card(), Card()
        first.body.setSpacing(theme.current().px(12))
        first.body.addWidget(self.since)
        first.body.addWidget(self.changes)
        second.body.setSpacing(theme.current().px(BETWEEN))
        second.body.addWidget(self.why)
        second.body.addWidget(_who_signs())
        second.body.addWidget(self.signers)
        second.body.addWidget(self.due_row)
        second.body.addWidget(self.problem)
        second.body.addWidget(row_of(self.finish, self.discard))
        column.addWidget(first)
        column.addWidget(second)

    def _connect(self) -> None:
        self._why().edited.connect(self._edited)
        self.signers.edited.connect(self._edited)
        self.due.value_changed.connect(lambda _days: self._edited())
        self.keeper.failed.connect(lambda problem: self.problem.set_text(told(self, problem)))

    def _edited(self) -> None:
        if not self._showing:
            self.keeper.touch()

    def _typed(self) -> Raw | None:
        """What is typed, as a draft keeps it; none where nothing is."""
        raw = {"why": self._why().raw(), "signers": self.signers.signers(), "due_in": self.due.value()}
        return raw if any(raw.values()) else None

    def _set_raw(self, raw: Raw) -> None:
        self._showing = True
        self._why().set_raw(raw.get("why", ""))
        self.signers.set_signers([(str(name), str(role)) for name, role in raw.get("signers", ())])
        self.due.set_value(raw.get("due_in"))
        self._showing = False

    def _finish(self) -> None:
        wrong = self.signers.check()
        too_long = len(self._why().raw()) > LONG_TEXT_LIMIT
        self.why.set_error(tr("This is too long. The limit is {limit} characters.", limit=LONG_TEXT_LIMIT) * too_long)
        wrong = self.why.editor if too_long else wrong
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        due = self.due.value()
        try:
            made = self._revisions.review(
                self._why().raw(),
                [(one_line(name), one_line(role)) for name, role in self.signers.signers()],
                due if isinstance(due, int) else None,
                asked_by=self,
                ends_drafts=[self.keeper.key()],
            )
        except JournalProblem as problem:
            self.problem.set_text(told(self, problem))
            return
        self._forget()
        self.finished.emit(made)

    def _put_away(self) -> None:
        """Nothing is kept of it."""
        try:
            self.keeper.end()
        except JournalProblem as problem:
            self.problem.set_text(told(self, problem))
            return
        self._forget()
        self.put_away.emit()

    def _forget(self) -> None:
        self.keeper.forget()
        self._set_raw({})

    def _why(self) -> LongTextEditor:
        assert isinstance(self.why.editor, LongTextEditor)
        return self.why.editor


def _who_signs() -> QWidget:
    holder = QWidget()
    column = column_in(holder)
    column.setSpacing(4)
    column.addWidget(label(tr("Who signs"), "label"))
    words = tr("Each types their own name. The real time is written down with it. You can leave it blank.")
    column.addWidget(label(words, "caption", "quiet", wrap=True))
    return holder
