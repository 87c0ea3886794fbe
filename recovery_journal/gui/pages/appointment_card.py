"""The card of one appointment: what to know, what to ask, and afterwards what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.care import AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.gui import theme
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.pages.appointment_afterwards import AfterwardsBlock
from recovery_journal.gui.pages.appointment_facts import AppointmentFacts, AppointmentHead
from recovery_journal.gui.pages.appointment_questions import QuestionsBlock
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import CardWithFoot
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services import content
from recovery_journal.services.appointments import Details
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.drafts import Drafts, Raw
from recovery_journal.services.preparing import ToAsk

STATES = (OccurrenceState.KEPT, OccurrenceState.MOVED, OccurrenceState.MISSED, OccurrenceState.CANCELLED)
BETWEEN = 16


@dataclass(frozen=True)
class CardDeeds:
    """What the card can do to the journal; each gives whether it was saved."""

    add_question: Callable[[str], bool]
    set_asked: Callable[[AppointmentQuestion, bool], bool]
    note_outcome: Callable[[Occurrence], bool]
    take_up: Callable[[ToAsk], bool]


class AppointmentCard(CardWithFoot):
    """Ticks, questions and 'How did it go?' are saved at once; the texts have Save and keep a draft until then."""

    edit_requested = Signal()
    again_requested = Signal()
    grown = Signal()  # Tab comes to more than before
    bring_back_requested = Signal()
    for_ever_requested = Signal()

    def __init__(self, deeds: CardDeeds, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._drafts = deeds, drafts
        self._details: Details | None = None
        self._is_past: bool | None = None
        self.keeper = DraftKeeper(drafts, Occurrence.KIND, self)
        self._away: AwayStrip | None = None
        self.head = AppointmentHead(self.edit_requested.emit)
        self.facts = AppointmentFacts()
        self.questions = QuestionsBlock(deeds.add_question, deeds.set_asked, self.content)
        self.afterwards = AfterwardsBlock(self.content)
        self.state = Segment(tr("How did it go?"), [(each, choice_words(each)) for each in STATES])
        self._lines = [line(), line(), line()]
        self._lay_out()
        self._connect()

    @property
    def away(self) -> AwayStrip:
        """What stands over an appointment that was put away, made when there is one."""
        if self._away is None:
            self._away = AwayStrip()
            self._away.strip.button.clicked.connect(lambda _checked=False: self.bring_back_requested.emit())
            self._away.for_ever.clicked.connect(lambda _checked=False: self.for_ever_requested.emit())
            self.body.insertWidget(0, self._away)
            self.grown.emit()
        return self._away

    def show_details(self, details: Details, today: date, *, is_past: bool, zone_words: str, deleted: bool) -> None:
        """Shows an appointment as it is kept; text that is typed into the same one stays."""
        typed = self._typed_into(details.occurrence)
        self._details = details
        self._show_away(details, deleted)
        self.head.show_details(details, today)
        self.facts.show_details(details, zone_words)
        kind = details.appointment.kind
        is_away = deleted or details.appointment.archived_on is not None
        suggested = [] if is_past or is_away else _suggested(kind.value if kind else "other")
        self.questions.show_questions(details.questions, suggested)
        self.questions.file.setVisible(not is_away)
        self.afterwards.show_occurrence(details.occurrence, typed)
        self.questions.show_typed(str((typed or {}).get("question", "")))
        state = details.occurrence.state
        self.state.set_value(None if state is OccurrenceState.PLANNED else state)
        self.set_order(is_past)

    def show_gathered(self, found: Sequence[ToAsk]) -> None:
        """Shows what the person marked to ask about, to be added to the questions."""
        self.questions.show_gathered(found, self._deeds.take_up)

    def next_step(self) -> str:
        """The next step, as it is typed now."""
        return str(self.afterwards.editor("next_step").raw())

    def details(self) -> Details | None:
        """What is shown."""
        return self._details

    def forget(self) -> None:
        """Nothing is shown any more; what was typed is kept."""
        self.keeper.flush()
        self._details = None

    def set_order(self, is_past: bool) -> None:
        """What came of it stands first once an appointment is over."""
        first, second, third = self._lines
        third.setVisible(is_past and not self.facts.isHidden())
        if self._is_past != is_past:
            self._is_past = is_past
            coming: list[QWidget] = [self.facts, first, self.questions, second, self.afterwards, third]
            over: list[QWidget] = [first, self.afterwards, second, self.facts, third, self.questions]
            for part in coming:
                self.body.removeWidget(part)
            for part in over if is_past else coming:
                self.body.insertWidget(self.body.count() - 1, part)

    def save(self) -> None:
        """Keeps the texts of Afterwards."""
        if self._details is not None and self.afterwards.is_changed():
            self._note(self._details.occurrence)

    def undo_changes(self) -> None:
        """Shows the texts as they are kept."""
        if self._details is not None:
            self.afterwards.show_occurrence(self._details.occurrence, None)
            self._forget_draft()

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.current().px(BETWEEN))
        self.body.addWidget(self.head)
        for part in (self.facts, self.questions, self.afterwards, *self._lines):
            self.body.addWidget(part)  # they get their order with the first appointment
        self.body.addStretch(1)
        self.foot_start.addWidget(label(tr("How did it go?"), tone="soft"))
        self.foot_end.addWidget(self.state)

    def _connect(self) -> None:
        for block in (self.questions, self.afterwards):
            block.edited.connect(self.keeper.touch)
            block.grown.connect(self.grown)
        self.afterwards.save_requested.connect(self.save)
        self.afterwards.undo_requested.connect(self.undo_changes)
        self.afterwards.again_requested.connect(self.again_requested)
        self.state.value_changed.connect(self._take_state)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save, context=_WITHIN)

    def _show_away(self, details: Details, deleted: bool) -> None:
        is_away = deleted or details.appointment.archived_on is not None
        if is_away:
            self.away.show_words(deleted=deleted)
        if self._away is not None:
            self._away.setVisible(is_away)
        for part in (self.head.edit, self.questions, self.afterwards, self.foot, *self._lines):
            part.setVisible(not deleted)

    def _typed_into(self, occurrence: Occurrence) -> Raw | None:
        """The unsaved text that belongs to this occurrence, on the screen or in a draft; watches it from now on."""
        if self._details is not None and self._details.occurrence.id == occurrence.id:
            return self._raw()
        self._details = None
        self.scrolled.verticalScrollBar().setValue(0)
        self.keeper.watch(occurrence.id, self._raw)
        return self._drafts.find(Occurrence.KIND, occurrence.id)

    def _raw(self) -> Raw | None:
        question = self.questions.typed()
        if not question.strip() and not self.afterwards.is_changed():
            return None
        owner = str(self._details.occurrence.owner) if self._details else ""  # so that it goes when that is erased
        return self.afterwards.raw() | {"question": question, "owner": owner}

    def _take_state(self, state: object) -> None:
        if self._details is None:
            return
        chosen = state if isinstance(state, OccurrenceState) else OccurrenceState.PLANNED
        if not self._note(replace(self._details.occurrence, state=chosen)):
            kept = self._details.occurrence.state
            self.state.set_value(None if kept is OccurrenceState.PLANNED else kept)

    def _note(self, occurrence: Occurrence) -> bool:
        """Keeps an occurrence with the texts that stand here."""
        told = self.afterwards.with_texts(occurrence)
        if told is None or not self._deeds.note_outcome(told):
            return False
        self._forget_draft()
        return True

    def _forget_draft(self) -> None:
        """Ends the draft, unless a question is still being typed."""
        self.keeper.touch()
        self.keeper.flush()


class AwayStrip(QWidget):
    """Says that an appointment was put away, and holds the ways back or out for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = Notice("info", " ", "", tr("Bring back"))
        self.for_ever = link_button(tr("Delete for ever"))
        column = column_in(self, BETWEEN)
        column.addWidget(self.strip)
        column.addWidget(self.for_ever, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, *, deleted: bool) -> None:
        """Deleted or archived."""
        self.strip.set_words(tr("This appointment was deleted.") if deleted else tr("This appointment is archived."))


@cache
def _suggested(kind: str) -> list[str]:
    return content.appointment_questions(kind)


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
