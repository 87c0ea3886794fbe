"""The page of a kind of which there is one record: its form in a card, and beside it what is good to know."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from recovery_journal.domain.kinds import SINGLES
from recovery_journal.gui import theme
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.pages.record_editing import Sheet
from recovery_journal.gui.pages.record_form import RecordForm
from recovery_journal.gui.pages.record_side import RecordSide
from recovery_journal.gui.pages.record_sides import LEAST_FORM
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.page import TwoColumns, is_narrow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal

# What stands beside each form: a heading, and sentences. The facts on naloxone follow public overdose guidance.
_GOOD_TO_KNOW: dict[str, tuple[str, ...]] = {
    "profile": (
        _("What is it for?"),
        _("Your plan can call you by the name you like."),
        _("There is no right answer to what you are here for. You can change it at any time."),
        _("It stays in this journal. Nobody sees it unless you show it."),
    ),
    "drift_rule": (
        _("When is an anchor loose?"),
        _("An anchor is loose in a week when it was not held as often as you planned, or no longer can be."),
        _("You say how many loose anchors are too many. If you say nothing, it is two."),
        _("Then this page tells you whom you wanted to call."),
    ),
    "overdose_plan": (
        _("Good to know"),
        _("Someone else has to give naloxone. Tell the people near you where it is, and show them how."),
        _("Call the emergency number first, and say: not waking, not breathing."),
        _("Naloxone wears off in 30 to 90 minutes. Medical care is needed even if the person is awake."),
        _("Laws that protect people who call for help differ from place to place."),
    ),
}


class SinglePage(PlainPart):
    """One form without a list. `said(text, undo)` asks for a toast, `form_made` tells that there is a form."""

    def __init__(self, kind: RecordKind, opened: OpenJournal) -> None:
        super().__init__()
        assert kind.kind in SINGLES
        self.kind = kind
        self._opened = opened
        self.side = RecordSide(kind, opened)
        self._notice: Notice | None = None
        self._lay_out()
        self.side.said.connect(self.said)
        self.side.form_made.connect(self.form_made)
        self.side.go_requested.connect(self.go_requested)
        self.side.closed.connect(lambda _had_focus: self._open())
        self.side.shown.connect(self._show_notice)
        self.side.save_by_key(self)
        self._open()

    @property
    def form(self) -> RecordForm:
        """The form."""
        return self.side.form

    def sheet(self) -> Sheet | None:
        """The record that is on the form."""
        return self.side.sheet()

    def sentence(self) -> str:
        """What the page is for."""
        return tr(self.kind.purpose)

    def say_above(self, strong: str, text: str = "") -> None:
        """Says over the form what must not be overlooked; '' takes it away."""
        if strong and self._notice is None:
            self._notice = Notice("clock", " ", " ")
            self._left.insertWidget(0, self._notice)
        if self._notice is not None:
            self._notice.set_words(strong, text)
            self._notice.setVisible(bool(strong))

    # ---- what the plan asks for

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        sheet = self.side.sheet()
        if sheet is not None and sheet.is_new and not self.form.is_changed():
            self._open()
        else:
            self.side.refresh()

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched what is shown here."""
        shown = {self.kind.kind, "link", *self.kind.links()}
        return changed.asked_by is not self.side and bool(shown & changed.kinds)

    def show_record(self, record_id: UUID) -> None:
        """Shows a record of the kind."""
        if self.keep_typed():
            self.side.open(record_id)

    def start_new(self) -> None:
        """Goes to the first question; there is no second record."""
        self.form.form.focus_field()

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self.side.write_drafts()

    def keep_typed(self) -> bool:
        """Keeps what is typed and not saved, at once; where that is not possible the form says why."""
        return self.side.keep_typed()

    def focus_search(self) -> None:
        """There is nothing to search, so it goes to the first question."""
        self.start_new()

    def step_back(self) -> bool:
        """There is no level to go back to; what is typed is kept as a draft."""
        self.keep_typed()
        return False

    def save(self) -> None:
        """Saves what is on the form."""
        self.side.save()

    def hasHeightForWidth(self) -> bool:
        return is_narrow(self)  # beside each other the form scrolls by itself, and takes what height there is

    def sizeHint(self) -> QSize:
        return super().sizeHint() if is_narrow(self) else self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the whole foot and some lines above it."""
        least = super().minimumSizeHint()
        foot = self.side.foot_height(max(1, self.side.width() - 2))
        return QSize(least.width(), max(least.height(), foot + theme.current().px(LEAST_FORM)))

    def _lay_out(self) -> None:
        look = theme.current()
        self._left, self.beside = QVBoxLayout(), QVBoxLayout()
        self.beside.setSpacing(look.px(20))
        self._left.setSpacing(look.px(14))
        self._left.addWidget(self.side, 1)
        self.beside.addWidget(_good_to_know(self.kind.kind))
        self.beside.addStretch(1)
        whole = column_in(self)
        whole.addWidget(TwoColumns(self._left, self.beside))

    def _open(self) -> None:
        self.side.open_only()

    def _show_notice(self) -> None:
        """Says over the form what must not be overlooked; for most kinds there is nothing."""


def _good_to_know(kind: str) -> Card:
    card = Card()
    card.body.setSpacing(theme.current().px(10))
    heading, *sentences = _GOOD_TO_KNOW[kind]
    card.body.addWidget(label(tr(heading), "section", wrap=True))
    for each in sentences:
        card.body.addWidget(label(tr(each), tone="soft", wrap=True))
    return card
