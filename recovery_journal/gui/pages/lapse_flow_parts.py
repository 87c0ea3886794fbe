"""What the four steps after a lapse share: how a step is asked for its answers, its head, and the notes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.lapse import Lapse, LapseStep
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.lapses import Told

BESIDE = 322


@dataclass(frozen=True)
class Place:
    """Where in the flow the person is: a step, and which of its screens."""

    step: LapseStep
    screen: int = 0


class LapseStepView(QWidget):
    """One step. `edited` after each answer that is kept; `words()` are for a draft only and belong to no record."""

    edited = Signal()

    def show_told(self, told: Told) -> None:
        """Shows what was told so far."""
        raise NotImplementedError

    def with_answers(self, told: Told) -> Told:
        """What was told, with the answers given here. Raises ValueError with a sentence."""
        return told

    def screens(self) -> int:
        """How many screens it has."""
        return 1

    def show_screen(self, at: int) -> None:
        """Shows one of them."""

    def take_focus(self) -> None:
        """Puts the keyboard on the first thing to answer."""


class OneOf(QWidget):
    """Shows one of its widgets, and is as high as that one: a stack would be as high as the highest of all."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self._column = column_in(self)

    def add(self, widget: QWidget) -> None:
        """Takes another one in, unseen."""
        widget.hide()
        self._column.addWidget(widget)

    def show_one(self, widget: QWidget) -> None:
        """Shows this one of them."""
        if self._shown is not None and self._shown is not widget:
            self._shown.hide()
        self._shown = widget
        widget.show()

    def shown(self) -> QWidget | None:
        """The one that is shown."""
        return self._shown


def head(title: str, sentence: str) -> QWidget:
    """The title of a step, and one sentence."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, theme.current().px(6))
    column.setSpacing(theme.current().px(2))
    column.addWidget(label(title, "title", wrap=True))
    column.addWidget(label(sentence, tone="soft", wrap=True))
    return holder


def lost_tolerance() -> tuple[str, ...]:
    """Plain and calm; it names no amount. After the public overdose guidance of SAMHSA and CDC."""
    return (
        tr("After days or weeks without, a body can handle much less."),
        tr("An amount used before could stop your breathing now."),
        tr("If you might use again, do not be alone. Have someone near who has naloxone."),
    )


class BesideSteps(QWidget):
    """The right of the flow: what was said about being safe, that nothing is erased, and what comes next."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", wrap=True)
        self.change = link_button(tr("Change this"), self.change_requested.emit, size="small")
        self.card = Card()
        self.card.body.setSpacing(theme.current().px(6))
        self.card.body.addWidget(label(tr("You said in step 1"), "section", wrap=True))
        self.card.body.addWidget(self.said)
        self.card.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self._next = label("", tone="soft", wrap=True)
        notes = QVBoxLayout()
        margin = theme.current().px(22)
        notes.setContentsMargins(margin, theme.current().px(4), margin, 0)
        notes.setSpacing(theme.current().px(6))
        notes.addWidget(label(tr("Nothing is erased"), "section", wrap=True))
        kept = tr("All your days, notes, and plans stay as they are. One hard day does not undo them.")
        notes.addWidget(label(kept, tone="soft", wrap=True))
        self._rule = line()
        self._what = label(tr("What comes next"), "section", wrap=True)
        notes.addSpacing(theme.current().px(8))
        notes.addWidget(self._rule)
        notes.addSpacing(theme.current().px(8))
        notes.addWidget(self._what)
        notes.addWidget(self._next)
        column = column_in(self, 18)
        column.addWidget(self.card)
        column.addLayout(notes)
        column.addStretch(1)

    def show_step(self, step: LapseStep, lapse: Lapse) -> None:
        """What goes with a step."""
        said = safe_words(lapse)
        self.card.setVisible(bool(said) and step is not LapseStep.SAFE_NOW)
        self.said.setText(said)
        self._next.setText(_coming(step))


def safe_words(lapse: Lapse) -> str:
    """'I am safe. Theo is with me until 10.'"""
    safe = {True: tr("I am safe."), False: tr("I am not sure that I am safe."), None: ""}[lapse.safe_now]
    return " ".join(each for each in (safe, lapse.note.strip()) if each)


def step_titles() -> Sequence[str]:
    """What the steps are called, in their order."""
    return [choice_words(each) for each in LapseStep]


def _coming(step: LapseStep) -> str:
    return {
        LapseStep.SAFE_NOW: tr("Then you can reach out to one person. The questions come after that, or another day."),
        LapseStep.REACH_OUT: tr(
            "A few questions about what led up to it. Skip any. Then one small change to your plan. "
            "You can do that part tomorrow."
        ),
        LapseStep.UNDERSTAND: tr("One small change to your plan. You can do that part tomorrow."),
        LapseStep.CHANGE_ONE_THING: tr("That is all. You can read this again under Check-ins, After a lapse."),
    }[step]
