"""The reviews of the plan: all of them at a glance, one to read, and a new one in the making."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.revision import PlanRevision
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.pages.plan_review_form import ReviewForm
from recovery_journal.gui.pages.plan_review_reading import ReviewReading
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import ntr, tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal

WIDEST = 760


class ReviewPart(PlainPart):
    """A part of the plan's page like that of a kind. `said(text, undo)` asks for a toast."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._revisions = Revisions(opened)
        self.back = link_button(tr("Back to all reviews"), self.show_all)
        self.due = Notice("clock", "")
        self.none = EmptyState("sign", tr("No review yet. A review keeps the plan as it is on one day."))
        self.list = Card()
        self.form = ReviewForm(opened)
        self.reading = ReviewReading(opened)
        self._rows = QWidget()
        self.back.set_icon_name("chevron-left")
        self._lay_out()
        self.form.finished.connect(self._finished)
        self.form.put_away.connect(self.show_all)
        self.show_all()

    # ---- what the page of the plan asks for

    def sentence(self) -> str:
        """What the page is for."""
        return tr("Look at the whole plan now and then, alone or with someone, and keep it as it is on that day.")

    def new_words(self) -> str:
        """What the main button says."""
        return tr("Review this plan")

    def concerns(self, changed: Changed) -> bool:
        """A review is about the whole plan."""
        return changed.asked_by is not self.form

    def refresh(self) -> None:
        """Shows the reviews and the plan as they are now; what is typed stays."""
        read = self.reading.shown()
        if not self.form.isHidden():
            self.form.refresh()
        elif self.reading.isHidden() or read is None:
            self._show_rows()
        elif self._opened.reader.get(PlanRevision, read.id) is None:
            self.show_all()
        else:
            self.reading.show_review(read)

    def start_new(self, *_values: object) -> None:
        """Begins a review, or goes on with the one that was begun."""
        self._show(self.form)
        self.form.begin()

    def show_record(self, review_id: UUID) -> None:
        """Shows one review to read."""
        review = self._opened.reader.get(PlanRevision, review_id)
        if review is not None and self.keep_typed():
            self._show(self.reading)
            self.reading.show_review(review)
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """All reviews at a glance; what is typed in a new one is kept."""
        if self.keep_typed():
            had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
            self._show(self.list)
            self._show_rows()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_drafts(self) -> None:
        """Keeps what is typed and not finished, at once. Raises JournalProblem."""
        self.form.keeper.write()

    def keep_typed(self) -> bool:
        """Keeps what is typed and not finished, at once; where that is not possible the form says why."""
        return self.form.keeper.flush()

    def step_back(self) -> bool:
        """From a review, or a new one, back to all of them."""
        if not self.list.isHidden():
            return False
        self.show_all()
        return True

    # ---- inside

    def _lay_out(self) -> None:
        column = column_in(self, 14)
        self.list.body.addWidget(self._rows)
        self.list.body.addWidget(self.none)
        for part in (self.back, self.due, self.list, self.form, self.reading):
            part.setMaximumWidth(theme.current().px(WIDEST))
            row = QHBoxLayout()  # only a row asks a part for its height at the width the part will have
            row.addWidget(part, 0 if part is self.back else 1)
            row.addStretch(0)
            column.addLayout(row)
        column.addStretch(1)

    def _show(self, part: QWidget) -> None:
        for each in (self.list, self.form, self.reading):
            each.setVisible(each is part)
        self.back.setVisible(part is not self.list)
        self._show_due(part is self.list)
        self.form_made.emit()  # Tab comes to the new widgets before the page's own buttons

    def _show_due(self, at_a_glance: bool) -> None:
        day, today = self._revisions.next_review(), self._opened.preferences.today()
        self.due.setVisible(at_a_glance and day is not None and day <= today)
        if day is not None:
            self.due.set_words(
                tr("It is time to look at your plan again."),
                tr("You planned it for {day}.", day=dates.current().day_long(day, year=day.year != today.year)),
            )

    def _show_rows(self) -> None:
        found = self._revisions.all()
        fresh = QWidget()
        column = column_in(fresh, 12)
        if self._opened.drafts.find(PlanRevision.KIND, None):
            column.addLayout(_row(tr("A review is begun and not finished."), "", tr("Go on"), self.start_new))
        for each in found:
            if column.count():
                column.addWidget(line())
            column.addLayout(self._row_of(each))
        self.list.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        self.none.setVisible(not column.count())
        self._show_due(not self.list.isHidden())
        self.form_made.emit()

    def _row_of(self, review: PlanRevision) -> QHBoxLayout:
        day = dates.current().day_long(review.day, year=True)
        names = [each.name for each in self._revisions.signatures(review)]
        signed = tr("Signed by {names}", names=", ".join(names)) if names else tr("Nobody signed it.")
        short = review.why.split("\n")[0]
        words = tr("Read the review of {day}", day=day)
        return _row(
            day,
            "\n".join(each for each in (short, signed) if each),
            tr("Read"),
            lambda: self.show_record(review.id),
            words,
        )

    def _finished(self, review: PlanRevision) -> None:
        self.show_all()
        self.said.emit(_done_words(review), True)


def _done_words(review: PlanRevision) -> str:
    if review.review_due_on is None:
        return tr("The review is kept.")
    days = (review.review_due_on - review.day).days
    return ntr(
        "The review is kept. The next one is in {n} day.", "The review is kept. The next one is in {n} days.", days
    )


def _row(strong: str, soft: str, way: str, go: object, name: str = "") -> QHBoxLayout:
    row, words = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(12)
    words.setSpacing(2)
    words.addWidget(label(strong, "strong", wrap=True))
    if soft:
        words.addWidget(label(soft, tone="soft", wrap=True))
    row.addLayout(words, 1)
    assert callable(go)
    made = button(way, size="small", on_click=go)
    made.setAccessibleName(name or way)
    row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
