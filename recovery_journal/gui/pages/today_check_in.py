"""Today's card of the check-in, and what is offered after one that tells of use."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import focus_chain
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class CheckInCard(Card):
    """Asks how the person is, or says in one line that today is checked in. `wished` carries the first answers."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._heading = label(tr("How are you right now?"), "section", wrap=True)
        self._promise = label(tr("About a minute. Skip anything you like."), tone="soft", wrap=True)
        self._start = button(tr("Start check-in"), "primary", on_click=lambda: self.wished.emit({}))
        self._edit = link_button(tr("Edit"), on_click=lambda: self.wished.emit({}))
        self._mood = ScalePicker(
            tr("Mood right now"), tr("very low"), tr("very good"), middle=tr("Pick your mood to begin")
        )
        self._lay_out()
        self._mood.value_changed.connect(self._begin)

    def show_check_in(self, check_in: CheckIn | None, begun: bool) -> None:
        """The question, or one line when there is an answer, or one that is `begun` and not saved."""
        done = check_in is not None
        self._mood.set_value(None)
        self._scale.setVisible(not done and not begun)
        self._start.set_words(tr("Go on") if begun else tr("Start check-in"))
        self._start.setVisible(not done)
        self._edit.setVisible(done)
        self._heading.setText(tr("Checked in today") if done else tr("How are you right now?"))
        if check_in is not None:
            self._promise.setText(_said(check_in))
        elif begun:
            self._promise.setText(tr("You began to write. It is kept, but not saved yet."))
        else:
            self._promise.setText(tr("About a minute. Skip anything you like."))

    def take_focus(self) -> bool:
        """Puts the keyboard on the scale, where it is shown."""
        self._mood.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self._mood.isVisible()

    def _begin(self, value: object) -> None:
        if value is not None:
            self.wished.emit({"mood": value})

    def _lay_out(self) -> None:
        head, said, ways = QWidget(), QWidget(), QWidget()
        words = column_in(said)
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._promise)
        buttons = FlowLayout(ways, 10, 8)
        buttons.addWidget(self._start)
        buttons.addWidget(self._edit)
        both = SplitLayout(head, 16, 12, centered=True)
        both.addWidget(said)
        both.addWidget(ways)
        self._scale = QWidget()
        below = QVBoxLayout(self._scale)
        below.setContentsMargins(0, theme.current().px(14), 0, 0)
        below.addWidget(self._mood)
        self.body.addWidget(head)
        self.body.addWidget(self._scale)


class StepsOffer(Card):
    """Thanks for writing it down and offers the four steps; `answered(day)`, or none for 'Not now'."""

    answered = Signal(object)

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day
        self.yes = button(tr("Yes"), on_click=lambda: self.answered.emit(day))
        self.not_now = link_button(tr("Not now"), on_click=lambda: self.answered.emit(None))
        question = tr("Do you want to go through four short steps?")
        for each in (self.yes, self.not_now):
            each.setAccessibleDescription(question)
        words, ways = QWidget(), QWidget()
        column = column_in(words)
        column.setSpacing(2)
        column.addWidget(label(tr("Thank you for writing it down."), "section", wrap=True))
        column.addWidget(label(question, tone="soft", wrap=True))
        row = FlowLayout(ways, 16, 8)
        row.addWidget(self.yes)
        row.addWidget(self.not_now)
        holder = QWidget()
        both = SplitLayout(holder, 16, 12, centered=True)
        both.addWidget(words)
        both.addWidget(ways)
        self.body.addWidget(holder)

    def come_before(self, first: QWidget) -> None:
        """Has Tab come here before it comes to `first`."""
        before = focus_chain.before(first)
        assert before is not None
        QWidget.setTabOrder(before, self.yes)
        QWidget.setTabOrder(self.yes, self.not_now)

    def take_focus(self) -> None:
        """Puts the keyboard on the first answer."""
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)


def _said(check_in: CheckIn) -> str:
    """'At 8:40. Mood 6, urge 3.'"""
    answers = []
    if check_in.mood is not None:
        answers.append(tr("mood {n}", n=check_in.mood))
    if check_in.urge_now is not None:
        answers.append(tr("urge {n}", n=check_in.urge_now))
    at = check_in.created_at.astimezone().time() if check_in.created_at else None
    parts = [tr("At {time}.", time=dates.current().time(at)) if at else ""]
    if answers:
        words = ", ".join(answers)
        parts.append(f"{words[0].upper()}{words[1:]}.")
    return " ".join(each for each in parts if each)
