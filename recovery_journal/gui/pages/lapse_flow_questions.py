"""The screens of looking back after a lapse: each asks one thing, shows what was told of it, and gives the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_journal.domain.aims import RecoveryPeriod
from recovery_journal.domain.lapse import LapseExtent
from recovery_journal.domain.plan import Trigger
from recovery_journal.domain.record import LONG_TEXT_LIMIT, RuleBroken
from recovery_journal.gui import dates, theme
from recovery_journal.gui.forms.editors import CommaEditor, DayEditor, LongTextEditor, TimeEditor
from recovery_journal.gui.forms.links_editor import LinksEditor
from recovery_journal.gui.pages.lapse_flow_choices import ChoicesEditor
from recovery_journal.gui.pages.lapse_flow_parts import head
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.content import after_lapse_prompts
from recovery_journal.services.lapses import Told
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import rule_words

LEAVE, PART = "leave", "part"


class Screen(QWidget):
    """One screen: a title, a sentence, and a card with what is asked; `edited` after each answer."""

    edited = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.card = Card()
        self.card.body.setSpacing(theme.current().px(16))
        column = column_in(self, 8)
        column.addWidget(head(title, sentence))
        column.addWidget(self.card)
        column.addStretch(1)

    def show_told(self, told: Told) -> None:
        """Shows what was told of it so far."""

    def with_answers(self, told: Told) -> Told:
        """What was told, with the answer given here. Raises ValueError with a sentence."""
        return told

    def take_focus(self) -> None:
        """Puts the keyboard on the answer."""


class Intro(Screen):
    """Warns before the hard part, and says that none of it has to be done."""

    def __init__(self) -> None:
        super().__init__(tr("Look back, gently"), tr("About five minutes. You can also do this tomorrow."))
        for text in (
            tr("The next questions look at a hard time. Some may hurt."),
            tr("Skip any of them, or stop and come back. What you wrote is kept."),
            tr("This is to learn, and not to blame. You can look at it with someone you trust."),
        ):
            self.card.body.addWidget(label(text, wrap=True))


class Question(Screen):
    """One question with its one editor, which has its name."""

    editor: Any  # of the class that fits the question

    def __init__(self, title: str, sentence: str, editor: QWidget) -> None:
        super().__init__(title, sentence)
        self.editor = editor
        self.editor.setAccessibleName(title)
        self.editor.edited.connect(self.edited)
        self.card.body.addWidget(editor)

    def take_focus(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


class LongQuestion(Question):
    """A question that is answered at any length."""

    def __init__(self, name: str, title: str, sentence: str) -> None:
        super().__init__(title, sentence, LongTextEditor(4))
        self._name = name

    def show_told(self, told: Told) -> None:
        self.editor.set_raw(getattr(told.lapse, self._name))

    def with_answers(self, told: Told) -> Told:
        """As it was where nothing was typed; cut where it is longer than a journal keeps."""
        kept = getattr(told.lapse, self._name)
        words = kept if self.editor.toPlainText() == kept else self.editor.value()[:LONG_TEXT_LIMIT]
        return replace(told, lapse=replace(told.lapse, **{self._name: words}))


class Feelings(Question):
    """What was felt, in a few words."""

    def __init__(self) -> None:
        super().__init__(tr("What did you feel?"), tr("A few words, with commas between them."), CommaEditor())

    def show_told(self, told: Told) -> None:
        self.editor.set_raw(told.lapse.feelings)

    def with_answers(self, told: Told) -> Told:
        return replace(told, lapse=replace(told.lapse, feelings=self.editor.value()))


class Triggers(Question):
    """What set it off: triggers of the plan, and names of new ones."""

    def __init__(self, opened: OpenJournal) -> None:
        title = tr("What set it off?")
        sentence = tr("Choose from your triggers, or name a new one.")
        super().__init__(title, sentence, LinksEditor(title, Trigger.KIND, opened.reader))

    def show_told(self, told: Told) -> None:
        self.editor.set_raw([str(each) for each in told.triggers])

    def with_answers(self, told: Told) -> Told:
        return replace(told, triggers=tuple(UUID(each) for each in self.editor.value() if isinstance(each, str)))

    def new_names(self) -> list[str]:
        """The names of triggers that are to be made along with it."""
        return [each["new"] for each in self.editor.value() if isinstance(each, dict)]

    def take_focus(self) -> None:
        self.editor.add.setFocus(Qt.FocusReason.OtherFocusReason)


class Choices(Question):
    """The points at which another way was open."""

    def __init__(self) -> None:
        sentence = tr("Where could you have turned another way? Each point is a place to turn next time.")
        super().__init__(tr("Points where you could have turned"), sentence, ChoicesEditor())

    def show_told(self, told: Told) -> None:
        self.editor.set_points(list(told.choices))

    def with_answers(self, told: Told) -> Told:
        return replace(told, choices=tuple(self.editor.points()))

    def take_focus(self) -> None:
        self.editor.take_focus()


class When(Screen):
    """The day, the time, and whether it was once or longer."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__(tr("When was it?"), tr("As well as you know."))
        self._opened = opened
        self.day, self.time = DayEditor(tr("Day")), TimeEditor(tr("Time"))
        self.is_about = QCheckBox(tr("The time is a guess"))
        self.is_about.setAccessibleName(self.is_about.text())
        self.extent = Segment(tr("Once, or longer?"), list(choices_of(LapseExtent)))
        self._lay_out()
        self.day.edited.connect(self.edited)
        self.time.edited.connect(self.edited)
        self.is_about.clicked.connect(lambda _checked=False: self.edited.emit())
        self.extent.value_changed.connect(lambda _value: self.edited.emit())

    def show_told(self, told: Told) -> None:
        lapse = told.lapse
        self.day.set_raw(lapse.day.isoformat())
        self.time.set_raw(lapse.started_at.isoformat() if lapse.started_at else "")
        self.is_about.setChecked(lapse.is_about)
        self.extent.set_value(lapse.extent)

    def with_answers(self, told: Told) -> Told:
        day = self._read(self._past_day) or told.lapse.day
        answers: dict[str, Any] = {"day": day, "started_at": self._read(self.time.value)}
        answers |= {"is_about": self.is_about.isChecked(), "extent": self.extent.value()}
        self._row.set_error("")
        return replace(told, lapse=replace(told.lapse, **answers))

    def take_focus(self) -> None:
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _past_day(self) -> date | None:
        day: date | None = self.day.value()
        if day is not None and day > self._opened.preferences.today():
            raise ValueError(rule_words(RuleBroken("day_to_come", "day")))
        return day

    def _read(self, value: Callable[[], Any]) -> Any:
        """What was typed; where it cannot be read that is said, and ValueError raised with the sentence."""
        try:
            return value()
        except ValueError as wrong:
            self._row.set_error(str(wrong))
            raise

    def _lay_out(self) -> None:
        both = row_of(self.day, self.time, self.is_about, gap=14)
        self._row = FormRow(tr("Day and time"), both, tr("more or less is fine"))
        for field, name in ((self.day, tr("Day")), (self.time, tr("Time"))):
            field.setAccessibleName(name)
        self.card.body.addWidget(self._row)
        self.card.body.addWidget(FormRow(tr("Once, or longer?"), self.extent))


class Period(Screen):
    """What is to become of the time in recovery that the lapse falls into."""

    def __init__(self) -> None:
        sentence = tr("Only you decide what counts. Your total of days stays as it is, either way.")
        super().__init__(tr("Your time in recovery"), sentence)
        self._since = label("", wrap=True)
        self.choice = Segment(tr("Your time in recovery"), [])
        later = label(tr("You can change this later in My plan, More."), "caption", "quiet", wrap=True)
        for each in (self._since, self.choice, later):
            self.card.body.addWidget(each)

    def show_period(self, period: RecoveryPeriod, day: date) -> None:
        """Asks about one; what was chosen stays."""
        since = dates.current().day_long(period.starts_on, year=True)
        self._since.setText(tr("It began on {since}. Do you want to leave it as it is?", since=since))
        part = tr("End it on {day} and begin the next", day=dates.current().day_long(day))
        chosen = self.choice.value()
        self.choice.set_options([(LEAVE, tr("Leave it as it is")), (PART, part)])
        self.choice.set_value(chosen)

    def ends(self) -> bool | None:
        """Whether it ends with the lapse, as far as that was answered."""
        answer = self.choice.value()
        return None if answer is None else answer == PART

    def take_focus(self) -> None:
        self.choice.options()[0].setFocus(Qt.FocusReason.OtherFocusReason)


def screens(opened: OpenJournal) -> dict[str, Callable[[], Screen]]:
    """How each screen is made, in their order: the one that says what comes, the questions, the time in recovery."""
    thoughts = tr("As you remember it. A few words will do.")
    helped = tr("Who or what made it less, or made you stop when you did?")
    effects = tr("For you, and for others. Good or bad, as it is.")
    asked = {
        "hours_before": (tr("What were the hours before like?"), _ask_oneself()),
        "thoughts": (tr("What went through your mind?"), thoughts),
        "body": (tr("What did you feel in your body?"), thoughts),
        "what_helped": (tr("What helped, even a little?"), helped),
        "effects": (tr("What came of it?"), effects),
        "learned": (tr("What did you learn?"), tr("One line you want to keep.")),
    }

    def long(name: str) -> Callable[[], Screen]:
        return lambda: LongQuestion(name, *asked[name])

    return {
        "intro": Intro,
        "when": lambda: When(opened),
        "hours_before": long("hours_before"),
        "triggers": lambda: Triggers(opened),
        "thoughts": long("thoughts"),
        "feelings": Feelings,
        "body": long("body"),
        "choices": Choices,
        "what_helped": long("what_helped"),
        "effects": long("effects"),
        "learned": long("learned"),
        "period": Period,
    }


def _ask_oneself() -> str:
    """The first few questions that ship for looking back, in one line."""
    prompts: Sequence[str] = after_lapse_prompts().get("understand", [])
    return " ".join(prompts[:2])
