"""Step 1 after a lapse: what to do in an overdose and lost tolerance first, then whether the person is safe."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal import help_lines
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import TextEditor
from recovery_journal.gui.help_overdose import OverdoseCard
from recovery_journal.gui.pages.lapse_flow_parts import BESIDE, LapseStepView, head, lost_tolerance
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.lapses import Told
from recovery_journal.services.shelf import OpenJournal

NOTE_LIMIT = 200


class SafeNow(LapseStepView):
    """Safety before questions. The answers are whether they are safe, and who is with them."""

    def __init__(self, opened: OpenJournal, store: SettingsStore) -> None:
        super().__init__()
        self._opened = opened
        self._store = store
        self.overdose = OverdoseCard()
        self.naloxone = label("", wrap=True)
        self.safe = Segment(tr("Are you safe right now?"), [(True, tr("Yes, I am safe")), (False, tr("I am not sure"))])
        self.with_me = TextEditor()
        self.not_sure = Notice("info", tr("You do not have to be sure to call."), " ")
        self._lay_out()
        self.safe.value_changed.connect(self._answered)
        self.with_me.edited.connect(self.edited)

    def show_told(self, told: Told) -> None:
        region = help_lines.region(self._store.now.region)
        number = tr(" or ").join(each.number for each in region.emergency[: 2 if not self._store.now.region else 1])
        self.overdose.set_number(number)
        words = tr("Call {number}, or ask someone to stay with you. Help now has the numbers.", number=number)
        self.not_sure.set_words(tr("You do not have to be sure to call."), words)
        self.naloxone.setText(self._naloxone_words())
        self.safe.set_value(told.lapse.safe_now)
        self.with_me.set_raw(told.lapse.note)
        self.not_sure.setVisible(told.lapse.safe_now is False)

    def with_answers(self, told: Told) -> Told:
        note = self.with_me.value() if self.with_me.text() != told.lapse.note else told.lapse.note
        safe: Any = self.safe.value()
        return replace(told, lapse=replace(told.lapse, safe_now=safe, note=note))

    def take_focus(self) -> None:
        self.safe.options()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self, value: object) -> None:
        self.not_sure.setVisible(value is False)
        self.edited.emit()

    def _naloxone_words(self) -> str:
        plan = self._opened.reader.only(OverdosePlan)
        if plan is None or not plan.has_naloxone:
            people = [each.name for each in self._opened.reader.records(Contact) if each.has_naloxone]
            if people:
                return tr("Naloxone: {people} has some.", people=people[0])
            return tr("Naloxone: a pharmacy or a local program can give you some. Someone else has to give it to you.")
        places = ", ".join(plan.naloxone_places)
        where = tr("Naloxone: {places}.", places=places) if places else tr("You have naloxone.")
        tell = tr("Tell someone where it is. Someone else has to give it to you.")
        return f"{where} {tell}"

    def _lay_out(self) -> None:
        gap = theme.current().px(18)
        tolerance = Card()
        tolerance.body.setSpacing(theme.current().px(8))
        tolerance.body.addWidget(label(tr("Your body may handle less now"), "section", wrap=True))
        for each in (*(label(text, wrap=True) for text in lost_tolerance()), self.naloxone):
            tolerance.body.addWidget(each)
        right = QVBoxLayout()
        right.addWidget(tolerance)
        right.addStretch(1)
        holder = QWidget()
        holder.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        column = column_in(self)
        column.setSpacing(gap)
        column.addWidget(head(tr("First, be safe"), tr("Read this before anything else. It takes a minute.")))
        column.addWidget(two_columns(self.overdose, holder, BESIDE))
        column.addWidget(self._questions())
        column.addStretch(1)

    def _questions(self) -> Card:
        card = Card()
        card.body.setSpacing(theme.current().px(16))
        card.body.addWidget(FormRow(tr("Are you safe right now?"), self.safe))
        card.body.addWidget(self.not_sure)
        hint = tr("Who, and until when? It is good not to be alone today.")
        self.with_me.setMaxLength(NOTE_LIMIT)
        card.body.addWidget(FormRow(tr("Is someone with you?"), self.with_me, hint))
        sick = tr("Feeling very sick from stopping? Talk to a clinician today. If it is bad, call for help right away.")
        card.body.addWidget(label(sick, tone="soft", wrap=True))
        return card
