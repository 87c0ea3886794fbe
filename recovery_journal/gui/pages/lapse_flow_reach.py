"""Step 2 after a lapse: one person to reach out to, words for it, and whether it worked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import clipboard, theme
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.help_parts import CopyButton
from recovery_journal.gui.pages import urge_now_facts
from recovery_journal.gui.pages.lapse_flow_parts import LapseStepView, head
from recovery_journal.gui.pages.urge_now_people import Somebody
from recovery_journal.gui.phone_links import CallButton
from recovery_journal.gui.widgets.accessible import announce
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.radio_cards import Face, RadioCards
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.content import after_lapse_prompts
from recovery_journal.services.lapses import Told
from recovery_journal.services.shelf import OpenJournal

SHOWN = 3
TALKED, MESSAGE, NOT_YET = "talked", "message", "not_yet"


class ReachOut(LapseStepView):
    """`said(words)` tells that something was copied, `help_requested` asks for Help now."""

    said = Signal(str)
    help_requested = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._people: list[Somebody] = []
        self._told_people: tuple[UUID, ...] = ()
        self._shows_all = False
        self._at_prompt = -1
        self._is_own = False
        self._words_of = ""
        self.cards = RadioCards(tr("Who could you reach?"))
        self.words = LongTextEditor(1)
        self.words_row = FormRow(tr("What I could say"), self.words, " ")
        self.copy_words = link_button(tr("Copy as a message"), self._copy_words)
        self.other_words = link_button(tr("Other words"), self._next_prompt)
        self.someone_else = link_button(tr("Someone else"), self._show_all)
        self.lines = link_button(tr("Lines that are open now"), self.help_requested.emit)
        reached = [(TALKED, tr("Yes, we talked")), (MESSAGE, tr("I left a message")), (NOT_YET, tr("Not yet"))]
        self.reached = Segment(tr("Did you reach someone?"), list(reached))
        self._number = QWidget()
        self._lay_out()
        self.cards.value_changed.connect(self._chosen)
        self.words.edited.connect(self._typed)
        self.reached.value_changed.connect(lambda _value: self.edited.emit())

    def show_told(self, told: Told) -> None:
        self._people = urge_now_facts.people(self._opened, datetime.now())
        self._told_people = told.people
        chosen = str(told.people[0]) if told.people else None
        if chosen not in [each.id for each in self._people[:SHOWN]]:
            self._shows_all = self._shows_all or chosen is not None
        self._show_cards()
        self.cards.set_value(chosen)
        self._show_number()
        self.reached.set_value(_reached(told))
        if not self.words.value():
            self._propose()

    def with_answers(self, told: Told) -> Told:
        value, chosen = self.reached.value(), self.cards.value()
        reached = {TALKED: True, MESSAGE: False, NOT_YET: False}.get(str(value))
        lapse = replace(told.lapse, reached_someone=reached, left_message=value == MESSAGE)
        was_reached = value in (TALKED, MESSAGE)
        first = UUID(str(chosen)) if chosen and was_reached else None
        rest = tuple(each for each in told.people[1:] if each != first) if was_reached else ()
        people = (first, *rest) if first else rest
        if not was_reached and value is None:
            people = told.people
        return replace(told, lapse=lapse, people=people)

    def words_to_say(self) -> str:
        """What was typed to say, where it is the person's own by now."""
        return str(self.words.raw()) if self._is_own else ""

    def show_words(self, words: str) -> None:
        """Shows words that were kept."""
        self._is_own = bool(words)
        self.words.set_raw(words)
        self._show_origin()

    def take_focus(self) -> None:
        first: QWidget = self.cards.options()[0] if self.cards.options() else self.words
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- people

    def _show_cards(self) -> None:
        shown = self._people if self._shows_all else self._people[:SHOWN]
        self.cards.show_faces([(each.id, Face(each.name, each.when, each.phone)) for each in shown])
        self.cards.setVisible(bool(shown))
        self._nobody.setVisible(not shown)
        self.someone_else.setVisible(len(self._people) > len(shown))

    def _show_all(self) -> None:
        chosen = self.cards.value()
        self._shows_all = True
        self._show_cards()
        self.cards.set_value(chosen)
        self.cards.options()[min(SHOWN, len(self._people) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, _value: object) -> None:
        self._show_number()
        if not self._is_own:
            self._at_prompt = -1
            self._propose()
        self.edited.emit()

    def _person(self) -> Somebody | None:
        return next((each for each in self._people if each.id == self.cards.value()), None)

    def _show_number(self) -> None:
        """Copy and call, for the person who is chosen."""
        person = self._person()
        fresh = QWidget()
        row = FlowLayout(fresh, 20, 4)
        ways: list[QWidget] = []
        if person is not None:
            ways = [CopyButton(person.phone), CallButton(person.phone)]
            row.addWidget(label(tr("{name}, {phone}", name=person.name, phone=person.phone), "strong", wrap=True))
            for each in ways:
                each.setAccessibleDescription(person.name)
                row.addWidget(each)
        self._column.replaceWidget(self._number, fresh)
        self._number.hide()
        self._number.deleteLater()
        self._number = fresh
        fresh.setVisible(person is not None)
        stops = [self.cards.options()[-1] if self.cards.options() else self.cards, *ways, self.words]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    # ---- words

    def _propose(self) -> None:
        """The person's own first words to the one who is chosen, else a prompt."""
        person = self._person() or next((each for each in self._people if each.first_words.strip()), None)
        own = person.first_words.strip() if person is not None else ""
        self._words_of = person.name if own and person is not None else ""
        prompts = self._prompts()
        self.words.set_raw(own or (prompts[0] if prompts else ""))
        self._show_origin()

    def _next_prompt(self) -> None:
        prompts = self._prompts()
        self._at_prompt = (self._at_prompt + 1) % len(prompts)
        self._is_own, self._words_of = False, ""
        self.words.set_raw(prompts[self._at_prompt])
        self._show_origin()

    def _prompts(self) -> Sequence[str]:
        return after_lapse_prompts().get("reach_out", [])

    def _typed(self) -> None:
        self._is_own = True
        self._show_origin()
        self.edited.emit()

    def _show_origin(self) -> None:
        if self._words_of and not self._is_own:
            self.words_row.set_hint(tr("words you wrote for {name}, change them if you like", name=self._words_of))
        else:
            self.words_row.set_hint(tr("change them as you like"))

    def _copy_words(self) -> None:
        clipboard.copy(self.words.value())
        words = tr("Copied for half a minute.")
        announce(self, words)
        self.said.emit(words)

    def _lay_out(self) -> None:
        self.words.setProperty("own_words", True)
        self.words.setProperty("voice", True)
        self._nobody = label(tr("People you add to your plan stand here."), tone="soft", wrap=True)
        links = row_of(self.copy_words, self.other_words, self.someone_else, self.lines, gap=30, below=4)
        self._column = column_in(self, 14)
        sentence = tr("You do not have to explain. A few words are enough.")
        self._column.addWidget(head(tr("Reach out to one person"), sentence))
        for part in (self.cards, self._nobody, self._number, self.words_row, links):
            self._column.addWidget(part)
        self._column.addSpacing(theme.current().px(8))
        self._column.addWidget(FormRow(tr("Did you reach someone?"), self.reached))
        self._column.addStretch(1)


def _reached(told: Told) -> str | None:
    if told.lapse.reached_someone:
        return TALKED
    if told.lapse.reached_someone is None:
        return None
    return MESSAGE if told.lapse.left_message or told.people else NOT_YET
