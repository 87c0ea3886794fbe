"""Step 3 after a lapse: what led up to it, one gentle question at a time; every one of them can be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.lapse import LapseExtent
from recovery_journal.domain.plan import Trigger
from recovery_journal.domain.record import LONG_TEXT_LIMIT
from recovery_journal.gui import dates, theme
from recovery_journal.gui.forms.editors import CommaEditor, DayEditor, LongTextEditor, TimeEditor
from recovery_journal.gui.forms.links_editor import LinksEditor
from recovery_journal.gui.pages.lapse_flow_choices import ChoicesEditor
from recovery_journal.gui.pages.lapse_flow_parts import LapseStepView, OneOf, head
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.content import after_lapse_prompts
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import rule_words

WIDEST = 820
LEAVE, PART = "leave", "part"
LONG = ("hours_before", "thoughts", "body", "what_helped", "effects", "learned")


class Understand(LapseStepView):
    """The first screen says what comes; then one question a screen. `skip_requested` goes on to the last step."""

    skip_requested = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._lapses = Lapses(opened)
        self.day, self.time = DayEditor(tr("Day")), TimeEditor(tr("Time"))
        self.is_about = QCheckBox(tr("The time is a guess"))
        self.extent = Segment(tr("Once, or longer?"), list(choices_of(LapseExtent)))
        self.triggers = LinksEditor(tr("What set it off?"), Trigger.KIND, opened.reader)
        self.feelings = CommaEditor()
        self.texts = {name: LongTextEditor(4) for name in LONG}
        self.choices = ChoicesEditor()
        self.period = Segment(tr("Your time in recovery"), [])
        self.stack = OneOf()
        self._screens: list[Screen] = []
        self._period_screen: Screen | None = None
        self._asks_period = False
        self._lay_out()
        self._connect()

    def show_told(self, told: Told) -> None:
        lapse = told.lapse
        self.day.set_raw(lapse.day.isoformat())
        self.time.set_raw(lapse.started_at.isoformat() if lapse.started_at else "")
        self.is_about.setChecked(lapse.is_about)
        self.extent.set_value(lapse.extent)
        self.triggers.set_raw([str(each) for each in told.triggers])
        self.feelings.set_raw(lapse.feelings)
        self.choices.set_points(list(told.choices))
        for name, editor in self.texts.items():
            editor.set_raw(getattr(lapse, name))
        self._show_period(told)

    def with_answers(self, told: Told) -> Told:
        answers: dict[str, Any] = {name: self._text(name, told) for name in LONG}
        answers |= {"day": self._day(told), "started_at": self._time(told), "is_about": self.is_about.isChecked()}
        answers |= {"extent": self.extent.value(), "feelings": self.feelings.value()}
        lapse = replace(told.lapse, **answers)
        known = tuple(UUID(each) for each in self.triggers.value() if isinstance(each, str))
        return replace(told, lapse=lapse, triggers=known, choices=tuple(self.choices.points()))

    def new_triggers(self) -> list[str]:
        """The names of triggers that are to be made along with it."""
        return [each["new"] for each in self.triggers.value() if isinstance(each, dict)]

    def period_answer(self) -> str | None:
        """What is to become of the time in recovery, where that was asked and answered."""
        return str(self.period.value()) if self._asks_period and self.period.value() else None

    def screens(self) -> int:
        return len(self._screens) - (0 if self._asks_period else 1)

    def show_screen(self, at: int) -> None:
        self.stack.show_one(self._screens[at])
        questions = self.screens() - 1
        self._count.setText(tr("Question {n} of {all}. Skip any.", n=at, all=questions) if at else "")
        self._top.setVisible(at > 0)

    def take_focus(self) -> None:
        shown = self.stack.shown()
        assert isinstance(shown, Screen)
        shown.take_focus()

    # ---- answers

    def _day(self, told: Told) -> Any:
        """The day that was typed; raises ValueError with a sentence where it cannot be read."""
        try:
            day = self.day.value()
        except ValueError as wrong:
            self._when.set_error(str(wrong))
            raise
        if day is not None and day > self._opened.preferences.today():
            self._when.set_error(rule_words_of_coming())
            raise ValueError(rule_words_of_coming())
        self._when.set_error("")
        return day or told.lapse.day

    def _time(self, told: Told) -> Any:
        try:
            return self.time.value()
        except ValueError as wrong:
            self._when.set_error(str(wrong))
            raise

    def _text(self, name: str, told: Told) -> str:
        """As it was where nothing was typed; cut where it is longer than a journal keeps."""
        typed, kept = self.texts[name], getattr(told.lapse, name)
        return str(kept if typed.toPlainText() == kept else typed.value())[:LONG_TEXT_LIMIT]

    def _show_period(self, told: Told) -> None:
        period = self._lapses.period_at(told.lapse)
        self._asks_period = period is not None
        if period is None:
            return
        since = dates.current().day_long(period.starts_on, year=True)
        day = dates.current().day_long(told.lapse.day)
        self._since.setText(tr("It began on {since}. Do you want to leave it as it is?", since=since))
        chosen = self.period.value()
        self.period.set_options(
            [(LEAVE, tr("Leave it as it is")), (PART, tr("End it on {day} and begin the next", day=day))]
        )
        self.period.set_value(chosen)

    # ---- screens

    def _lay_out(self) -> None:
        self._count = label("", "caption", "quiet", wrap=True)
        skip = link_button(tr("Skip to the last step"), self.skip_requested.emit, size="small")
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._count, 1)
        row.addWidget(skip)
        self._screens = self._all_screens()
        for each in self._screens:
            self.stack.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(10))
        column.addWidget(self._top)
        column.addWidget(self.stack)
        column.addStretch(1)
        self.setMaximumWidth(theme.current().px(WIDEST))

    def _all_screens(self) -> list[Screen]:
        text = self.texts
        hours = ScreenOf(tr("What were the hours before like?"), _ask_oneself(), text["hours_before"])
        thoughts = tr("As you remember it. A few words will do.")
        feelings = tr("A few words, with commas between them.")
        choices = tr("Where could you have turned another way? Each point is a place to turn next time.")
        helped = tr("Who or what made it less, or made you stop when you did?")
        effects = tr("For you, and for others. Good or bad, as it is.")
        self._period_screen = self._make_period()
        return [
            Intro(),
            self._make_when(),
            hours,
            ScreenOf(tr("What set it off?"), tr("Choose from your triggers, or name a new one."), self.triggers),
            ScreenOf(tr("What went through your mind?"), thoughts, text["thoughts"]),
            ScreenOf(tr("What did you feel?"), feelings, self.feelings),
            ScreenOf(tr("What did you feel in your body?"), thoughts, text["body"]),
            ScreenOf(tr("Points where you could have turned"), choices, self.choices),
            ScreenOf(tr("What helped, even a little?"), helped, text["what_helped"]),
            ScreenOf(tr("What came of it?"), effects, text["effects"]),
            ScreenOf(tr("What did you learn?"), tr("One line you want to keep."), text["learned"]),
            self._period_screen,
        ]

    def _make_when(self) -> Screen:
        both = QWidget()
        row = FlowLayout(both, 14, 8)
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addWidget(self.is_about)
        self.is_about.setAccessibleName(self.is_about.text())
        self._when = FormRow(tr("Day and time"), both, tr("more or less is fine"))
        for field, name in ((self.day, tr("Day")), (self.time, tr("Time"))):
            field.setAccessibleName(name)
        screen = ScreenOf(tr("When was it?"), tr("As well as you know."), self.day, both=self._when)
        screen.card.body.addWidget(FormRow(tr("Once, or longer?"), self.extent))
        return screen

    def _make_period(self) -> Screen:
        self._since = label("", wrap=True)
        sentence = tr("Only you decide what counts. Your total of days stays as it is, either way.")
        screen = ScreenOf(tr("Your time in recovery"), sentence, self.period, above=self._since)
        screen.card.body.addWidget(
            label(tr("You can change this later in My plan, More."), "caption", "quiet", wrap=True)
        )
        return screen

    def _connect(self) -> None:
        editors: tuple[Any, ...] = (self.day, self.time, self.feelings, self.triggers, self.choices)
        for each in (*editors, *self.texts.values()):
            each.edited.connect(self.edited)
        self.is_about.clicked.connect(lambda _checked=False: self.edited.emit())
        self.extent.value_changed.connect(lambda _value: self.edited.emit())


class Screen(QWidget):
    """One screen of the step."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.card = Card()
        self.card.body.setSpacing(theme.current().px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        column.addWidget(head(title, sentence))
        column.addWidget(self.card)
        column.addStretch(1)

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


class ScreenOf(Screen):
    """One question with its editor."""

    def __init__(
        self, title: str, sentence: str, editor: QWidget, both: QWidget | None = None, above: QWidget | None = None
    ) -> None:
        super().__init__(title, sentence)
        self._editor = editor
        if above is not None:
            self.card.body.addWidget(above)
        if both is None:
            editor.setAccessibleName(title)
        self.card.body.addWidget(both or editor)

    def take_focus(self) -> None:
        if isinstance(self._editor, ChoicesEditor):
            self._editor.take_focus()
        elif isinstance(self._editor, Segment):
            self._editor.options()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(self._editor, LinksEditor):
            self._editor.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)


def rule_words_of_coming() -> str:
    """What is said of a day that is still to come."""
    from recovery_journal.domain.record import RuleBroken

    return rule_words(RuleBroken("day_to_come", "day"))


def _ask_oneself() -> str:
    """The first few questions that ship for looking back, in one line."""
    prompts: Sequence[str] = after_lapse_prompts().get("understand", [])
    return " ".join(prompts[:2])

