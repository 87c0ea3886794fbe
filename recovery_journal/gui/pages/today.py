"""Today: the check-in, the week's anchors, what is planned, something of the person's own, what is open in the plan."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.aims import Profile
from recovery_journal.domain.daily import CheckIn, Used
from recovery_journal.gui import dates
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages import has_page
from recovery_journal.gui.pages.today_anchors import AnchorsCard
from recovery_journal.gui.pages.today_cards import ComingCard, OwnWordsCard
from recovery_journal.gui.pages.today_check_in import CheckInCard, StepsOffer
from recovery_journal.gui.pages.today_tolerance import CarefulCards
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.gui.pages.today_open import OpenCard
    from recovery_journal.gui.pages.today_quiet import QuietCards
    from recovery_journal.gui.pages.today_urge import LeftUrge

MORNING_ENDS, AFTERNOON_ENDS = 12, 18
URGE, LAPSE = "urge_now", "lapse"
LEFT_URGE = "urge_now"  # the draft of an urge that was left in the middle


class TodayPage(JournalPage):
    """The day on one page. What the first look does not need is made and filled right after the first painting.

    A target is ("steps", day): the check-in of that day, just saved, tells of use, so the four steps are offered.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "")
        self._opened = desk.opened
        self._drafts: list[tuple[str, str]] = []
        self._is_painted = False
        self._offer: StepsOffer | None = None
        self._check_in = CheckInCard()
        self._careful = CarefulCards(desk.opened)
        self._anchors = AnchorsCard(desk.opened)
        self._coming = ComingCard(desk.opened)
        self._own_words: OwnWordsCard | None = None
        self._open: OpenCard | None = None
        self._left_urge: LeftUrge | None = None
        self._quiet: QuietCards | None = None
        self._left = _column(self._check_in, self._careful, self._anchors)
        self._right = _column(self._coming)
        self._turns = QTimer(self)
        self._columns = two_columns(self._left, self._right)
        self.body.addWidget(self._columns)
        self.body.addStretch(1)
        self._add_actions()
        self._turns.timeout.connect(self._take_turn)
        self._check_in.wished.connect(self._start_check_in)
        self._anchors.said.connect(self.said)
        self._careful.said.connect(self.said)
        self._coming.said.connect(self.said)
        for card in (self._careful, self._anchors, self._coming):
            card.go_requested.connect(self.go_requested)

    def refresh(self) -> None:
        """Shows the day as it is now."""
        now = datetime.now()
        today = self._opened.preferences.today(now)
        if self._anchors.is_ticking:  # that is all that changed
            self._anchors.show_week(today)
            return
        profile = self._opened.reader.only(Profile)
        self.set_title(greeting(now, profile.preferred_name if profile else ""))
        self.set_sentence(tr("{day}. Here is what today holds.", day=dates.current().day_long(today)))
        self._drafts = self._opened.drafts.keys()
        begun = (CheckIn.KIND, today.isoformat()) in self._drafts
        self._check_in.show_check_in(self._opened.reader.check_in_on(today), begun)
        self._careful.show_day(today)
        self._anchors.show_week(today)
        self._coming.show_day(today, now)
        self._look_at_offer()
        self._look_at_urge()
        for show in (self._show_own_words, self._show_open, self._show_quiet):
            show()

    def freshen(self) -> None:
        """Of drafts and of preferences no signal tells, so they are looked at when the page is shown."""
        is_other = self._open is not None and not self._open.is_as_preferred()
        self._is_stale = self._is_stale or is_other or self._opened.drafts.keys() != self._drafts
        super().freshen()

    def show_target(self, target: object) -> None:
        if isinstance(target, tuple) and target[0] == "steps" and has_page(LAPSE):
            self._make_offer(target[1])

    def enter(self) -> None:
        """What is offered comes first, then the scale: a digit begins the check-in."""
        if self._offer is not None:
            self._offer.take_focus()
        elif not self._check_in.take_focus():
            super().enter()

    def put_actions_last(self, last: QWidget | None = None) -> None:
        """Cards come in another order than Tab goes through them."""
        order_tabs(self._columns)
        super().put_actions_last(last)

    def start_new(self) -> None:
        """Ctrl+N begins the check-in."""
        self._start_check_in({})

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._turns.start(0)

    def _take_turn(self) -> None:
        """Makes what stands further down, or takes longer: one of it at a time."""
        with suppress(JournalProblem):  # closed or found damaged meanwhile: it is told elsewhere, and Today goes
            if self._own_words is None:
                self._own_words = OwnWordsCard(self._opened)
                self._take_in(self._right, self._own_words, self._show_own_words)
            elif self._open is None:
                from recovery_journal.gui.pages.today_open import OpenCard

                self._open = OpenCard(self._opened)
                self._take_in(self._left, self._open, self._show_open)
            elif self._quiet is None:
                from recovery_journal.gui.pages.today_quiet import QuietCards

                self._quiet = QuietCards(self._opened)
                self._quiet.said.connect(self.said)
                self._take_in(self._right, self._quiet, self._show_quiet)
            else:
                self._turns.stop()

    def _take_in(
        self, column: QVBoxLayout, card: OwnWordsCard | OpenCard | QuietCards, show: Callable[[], None]
    ) -> None:
        card.go_requested.connect(self.go_requested)
        column.insertWidget(column.count() - 1, card)  # before it shows itself, or it would be a window
        show()

    def _show_own_words(self) -> None:
        if self._own_words is not None:
            self._own_words.show_one(self._opened.preferences.today())

    def _show_open(self) -> None:
        if self._open is not None:
            self._open.show_open(self._drafts)

    def _show_quiet(self) -> None:
        if self._quiet is not None:
            self._quiet.show_day(self._opened.preferences.today())

    def _make_offer(self, day: date) -> None:
        self._end_offer()
        self._offer = StepsOffer(day)
        self._offer.answered.connect(self._answered)
        self._left.insertWidget(0, self._offer)

    def _look_at_offer(self) -> None:
        """It goes when the check-in does not say so any more."""
        if self._offer is not None:
            check_in = self._opened.reader.check_in_on(self._offer.day)
            if check_in is None or check_in.used is not Used.YES:
                self._end_offer()

    def _look_at_urge(self) -> None:
        """An urge that was left in the middle comes first."""
        is_left = (LEFT_URGE, "") in self._drafts
        if is_left and self._left_urge is None:
            from recovery_journal.gui.pages.today_urge import LeftUrge

            self._left_urge = LeftUrge(self._opened)
            self._left_urge.go_requested.connect(self.go_requested)
            self._left_urge.said.connect(self.said)
            self._left_urge.ended.connect(self.refresh)
            self._left.insertWidget(0, self._left_urge)
        if self._left_urge is not None:
            self._left_urge.setVisible(is_left)

    def _end_offer(self) -> None:
        if self._offer is not None:
            self._offer.hide()
            self._offer.deleteLater()
            self._offer = None

    def _answered(self, day: date | None) -> None:
        self._end_offer()
        if day is None:
            self.enter()
        else:
            self.go_requested.emit(LAPSE, ("begin", day))

    def _start_check_in(self, values: object) -> None:
        self.go_requested.emit("check_ins", ("check_in", self._opened.preferences.today(), values))

    def _add_actions(self) -> None:
        if has_page(URGE):
            self.add_action(button(tr("I feel an urge"), icon="wave", on_click=lambda: self._go(URGE, None)))
        self.add_action(
            button(tr("Note"), "quiet", "add", on_click=lambda: self._go("check_ins", ("new", "journal_entry")))
        )

    def _go(self, page_id: str, target: object) -> None:
        self.go_requested.emit(page_id, target)


def greeting(now: datetime, name: str = "") -> str:
    """The page's title by the time of day, with the name that the person wants to be called by."""
    if now.hour < 4 or now.hour >= AFTERNOON_ENDS:
        words = tr("Good evening, {name}", name=name) if name else tr("Good evening")
    elif now.hour < MORNING_ENDS:
        words = tr("Good morning, {name}", name=name) if name else tr("Good morning")
    else:
        words = tr("Good afternoon, {name}", name=name) if name else tr("Good afternoon")
    return words


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(20)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
