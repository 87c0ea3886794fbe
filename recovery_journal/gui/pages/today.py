"""Today: the check-in, what is planned, something of the person's own, and what is open in the plan."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui import dates
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.today_cards import ComingCard, OpenCard, OwnWordsCard
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

MORNING_ENDS, AFTERNOON_ENDS = 12, 18


class TodayPage(JournalPage):
    """The day on one page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "")
        self._opened = desk.opened
        self._drafts: list[tuple[str, str]] = []
        self._check_in = CheckInCard()
        self._coming = ComingCard(desk.opened)
        self._open = OpenCard(desk.opened)
        self._own_words = OwnWordsCard(desk.opened)
        left, right = _column(self._check_in, self._open), _column(self._coming, self._own_words)
        self.body.addWidget(two_columns(left, right))
        self.body.addStretch(1)
        self._check_in.wished.connect(self._start_check_in)
        for card in (self._coming, self._open, self._own_words):
            card.go_requested.connect(self.go_requested)

    def refresh(self) -> None:
        """Shows the day as it is now."""
        now = datetime.now()
        today = self._opened.preferences.today(now)
        self.set_title(greeting(now))
        self.set_sentence(tr("{day}. Here is what today holds.", day=dates.current().day_long(today)))
        self._drafts = self._opened.drafts.keys()
        begun = (CheckIn.KIND, today.isoformat()) in self._drafts
        self._check_in.show_check_in(self._opened.reader.check_in_on(today), begun)
        self._coming.show_day(today, now)
        self._open.show_open(self._drafts)
        self._own_words.show_one(today)

    def freshen(self) -> None:
        """Of drafts and of preferences no signal tells, so they are looked at whenever the page is shown."""
        if not self._open.is_as_preferred() or self._opened.drafts.keys() != self._drafts:
            self._is_stale = True
        super().freshen()

    def enter(self) -> None:
        """The scale comes first: a digit begins the check-in."""
        if not self._check_in.take_focus():
            super().enter()

    def start_new(self) -> None:
        """Ctrl+N begins the check-in."""
        self._start_check_in({})

    def _start_check_in(self, values: object) -> None:
        self.go_requested.emit("check_ins", ("check_in", self._opened.preferences.today(), values))


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
        self._mood.setVisible(not done and not begun)
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
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._promise)
        buttons = FlowLayout(ways, 10, 8)
        buttons.addWidget(self._start)
        buttons.addWidget(self._edit)
        both = SplitLayout(head, 16, 12, centered=True)
        both.addWidget(said)
        both.addWidget(ways)
        self.body.addWidget(head)
        self.body.addSpacing(14)
        self.body.addWidget(self._mood)


def greeting(now: datetime) -> str:
    """The page's title by the time of day."""
    if now.hour < 4 or now.hour >= AFTERNOON_ENDS:
        return tr("Good evening")
    return tr("Good morning") if now.hour < MORNING_ENDS else tr("Good afternoon")


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


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(20)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
