"""One review to read: why, who signed, the plan on that day, and what differs from any other state of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.revision import PlanRevision
from recovery_journal.gui import dates, moments, theme
from recovery_journal.gui.pages.chapter_bar import DropDown
from recovery_journal.gui.pages.plan_changes_view import ChangesView
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.language import tr
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal


class ReviewReading(QWidget):
    """Nothing here can be edited."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._revisions = Revisions(opened)
        self._review: PlanRevision | None = None
        self._others: list[PlanRevision | None] = []
        self.words = QWidget()
        self.other = DropDown(tr("Compare with"))
        self.changes, self.plan = ChangesView(), ChangesView()
        self._lay_out()
        self.other.activated.connect(lambda _at: self._compare())

    def shown(self) -> PlanRevision | None:
        """The review that is read."""
        return self._review

    def show_review(self, review: PlanRevision) -> None:
        """Shows a review, compared with the plan as it is now."""
        self._review = review
        self._others = [None, *(each for each in self._revisions.all() if each.id != review.id)]
        self.other.set_items([_words_of(each) for each in self._others])
        self._show_words(review)
        self.plan.show_plan(self._revisions.compare(None, review), tr("Nothing was written in the plan then."))
        self._compare()

    def _lay_out(self) -> None:
        column = column_in(self, 20)
        self._first, second, third = Card(), Card(), Card()
        self._first.body.addWidget(self.words)
        for card, parts in (
            (
                second,
                (label(tr("What is different"), "section"), FormRow(tr("Compare with"), self.other), self.changes),
            ),
            (third, (label(tr("The plan on that day"), "section"), self.plan)),
        ):
            card.body.setSpacing(theme.current().px(12))
            for part in parts:
                card.body.addWidget(part)
        for card in (self._first, second, third):
            column.addWidget(card)

    def _show_words(self, review: PlanRevision) -> None:
        fresh = QWidget()
        column = column_in(fresh, 8)
        words = dates.current()
        column.addWidget(label(tr("Review of {day}", day=words.day_long(review.day, year=True)), "section", wrap=True))
        for text in (review.why, review.note):
            if text:
                column.addWidget(voice(text))
        for line in self._signed(review):
            column.addWidget(label(line, wrap=True))
        if review.review_due_on is not None:
            day = words.day_long(review.review_due_on, year=True)
            column.addWidget(label(tr("To be looked at again on {day}", day=day), tone="soft", wrap=True))
        self._first.body.replaceWidget(self.words, fresh)
        self.words.hide()
        self.words.deleteLater()
        self.words = fresh

    def _signed(self, review: PlanRevision) -> list[str]:
        found = []
        for each in self._revisions.signatures(review):
            who = tr("{name} ({role})", name=each.name, role=each.role) if each.role else each.name
            at = moments.full(each.created_at) if each.created_at else ""
            found.append(tr("Signed: {who}, {when}", who=who, when=at))
        return found or [tr("Nobody signed it.")]

    def _compare(self) -> None:
        """From the earlier state to the later one, whichever was chosen first."""
        if self._review is None:
            return
        other = self._others[max(0, self.other.currentIndex())]
        earlier, later = self._review, other
        if other is not None and str(other.created_at) < str(self._review.created_at):
            earlier, later = other, self._review
        self.changes.show_changes(self._revisions.compare(earlier, later), tr("Nothing is different."))


def _words_of(review: PlanRevision | None) -> str:
    if review is None:
        return tr("The plan as it is now")
    at = review.created_at
    return tr("Review of {when}", when=moments.full(at) if at else dates.current().day_long(review.day, year=True))
