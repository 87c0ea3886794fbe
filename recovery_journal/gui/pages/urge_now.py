"""Urge now: riding out an urge, one calm thing at a time; every answer is kept at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.domain.plan import Contact, Trigger
from recovery_journal.domain.urges import UrgeEnd, UrgeLog
from recovery_journal.gui import dates
from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.flow_page import FlowPage
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages import urge_now_facts as facts
from recovery_journal.gui.pages.urge_now_ending import Ending
from recovery_journal.gui.pages.urge_now_keeping import Opened, UrgeInHand
from recovery_journal.gui.pages.urge_now_more import IfThensNow, OwnWordsNow, StoryNow
from recovery_journal.gui.pages.urge_now_people import PeopleNow, ReasonsNow
from recovery_journal.gui.pages.urge_now_still import StillHere
from recovery_journal.gui.urge_columns import UrgeColumns, UrgeMiddle
from recovery_journal.gui.urge_one_thing import BreatheNow, OneThing
from recovery_journal.gui.urge_watching import UrgeWatching
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.urge_watch import Watched

GO_ON = "go_on"  # the target that takes up what was left, however long ago
TYPED_FOR = 1000  # ms of rest before words are kept
LADDER = "ladder"


class UrgeNowPage(FlowPage):
    """The urge as it is now: its strength, what helps, whom to call; and how it ended."""

    def __init__(self, desk: Desk, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(tr("I feel an urge"))
        self._opened = desk.opened
        self._takes_up = self._has_news = self._is_filled = self._is_fresh = False
        self.watching = UrgeWatching(clock)
        self._urge = UrgeInHand(desk.opened, self.watching)
        self.middle = UrgeMiddle()
        self.people = PeopleNow()
        self.reasons = ReasonsNow()
        self.ending: Ending | None = None
        self._things: dict[str, OneThing] = {}
        self._rest = QTimer(self, singleShot=True, interval=TYPED_FOR)
        self._lay_out()
        self._connect()

    # ---- what the window asks for

    def refresh(self) -> None:
        """Shows the plan as it is now; once it did, while it is unseen, when it is seen. What was said stays."""
        self._has_news = self._is_filled and not self.isVisible()
        if self._has_news:
            return
        self._is_filled, self._is_fresh = True, not self.isVisible()
        title, found = facts.responses(self._opened)
        self.middle.responses.show_responses(title, found, list(self._urge.watched.uses))
        self.people.show_people(facts.people(self._opened, datetime.now()))
        self.reasons.show_reasons(facts.reasons(self._opened))
        for name, on in facts.offered(self._opened).items():
            self.middle.set_offered(name, on)
        for name, thing in self._things.items():
            self._fill(name, thing)
        if self.ending is not None and not self.ending.isHidden():
            self.ending.show_watched(self._urge.watched, self.watching.ratings.now())
        self._order_tabs()

    def show_target(self, target: object) -> None:
        """Takes up what was left, when asked to."""
        self._takes_up = target == GO_ON

    def enter(self) -> None:
        """Begins at the top, with the keyboard on the scale; the first stop after it is the first response."""
        self._take_focus()
        if self.views.currentWidget() is self._columns and self.scroll_area is not None:
            self.scroll_area.show_top()

    def write_drafts(self) -> None:
        self._rest.stop()
        self._urge.keep()

    def step_back(self) -> bool:
        """Esc: from the end or from another thing to the responses, and from there away."""
        if self.views.currentWidget() is not self._columns:
            self._show_columns()
        elif not self.middle.is_list():
            self._show_list()
        else:
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._open()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and digits rate, wherever they mean nothing else."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.watching.ring.toggle()
        elif plain and event.text() and event.text() in "0123456789":
            self._take_focus()
            scale = self.ending.scale if self.ending is not None and self.ending.isVisible() else self.watching.scale
            QApplication.sendEvent(scale, event)
        else:
            super().keyPressEvent(event)

    # ---- the urge

    def _open(self) -> None:
        takes_up, self._takes_up, now = self._takes_up, False, datetime.now()
        came_to, left = self._urge.open(now, takes_up)
        if left is not None:
            self._save_old(left, now)
        if came_to is not Opened.GOES_ON:
            self._show_list()
            self._show_columns()
        is_ready, self._is_fresh = self._is_fresh and came_to is Opened.BEGUN and not self._has_news, False
        if is_ready:
            self.people.show_people(facts.people(self._opened, now))  # who is free may be another by now
        elif came_to is not Opened.GOES_ON or self._has_news:
            self.refresh()

    def _save_old(self, left: Watched, now: datetime) -> None:
        """One that was left long ago is another urge; it is saved as far as it was told."""
        if self._safely(lambda: self._urge.save_old(left, now)):
            day = dates.current().day_long(self._opened.preferences.today(left.began))
            words = tr("Your urge of {day} is saved as it was.", day=day)
            QTimer.singleShot(0, self, lambda: self.said.emit(words, True))

    def _keep(self) -> None:
        """Keeps what was said so far, at once."""
        self._safely(self.write_drafts)

    def _say(self, **answers: object) -> None:
        self._urge.say(**answers)
        self._keep()

    def _save(self, ended: UrgeEnd) -> UrgeLog | None:
        """Saves the urge; none where that was not possible: then all stays as it is."""
        self._rest.stop()
        saved: list[UrgeLog] = []
        self._safely(lambda: saved.append(self._urge.save(ended, self)))
        return saved[0] if saved else None

    def _safely(self, do: Callable[[], object]) -> bool:
        return attempt(self, self.said, do)

    # ---- how it ends

    def pass_by(self) -> None:
        """It passed: what helped is asked."""
        if self.ending is None:
            self.ending = Ending(self._opened.reader)
            self.ending.said.connect(self._answered)
            self.ending.rated.connect(self.watching.rate)
            self.views.addWidget(self.ending)
        self.ending.show_watched(self._urge.as_it_is(), self.watching.ratings.now())
        self.views.setCurrentWidget(self.ending)
        self._show_foot()
        self.ending.take_focus()

    def finish(self) -> None:
        """Saves it as one that passed, and goes on with the day."""
        if self._save(UrgeEnd.PASSED) is not None:
            self._leave(tr("Urge saved."))

    def stop(self) -> None:
        """Saves it as one that is still there."""
        if self._save(UrgeEnd.STILL_HERE) is not None:
            self._leave(tr("Urge saved. Come back any time."))

    def go_to_lapse(self) -> None:
        """Saves it, and goes on with being safe; no page between."""
        log = self._save(UrgeEnd.LAPSE)
        if log is not None:
            self.go_requested.emit("lapse", log)

    def _leave(self, words: str) -> None:
        self.go_requested.emit("today", None)
        self.said.emit(words, True)

    def _answered(self) -> None:
        assert self.ending is not None
        self._urge.say(**self.ending.answers())
        self._rest.start()

    # ---- what is shown

    def show_thing(self, name: str) -> None:
        """One of the other ways, in place of the responses."""
        if name == LADDER:
            self._keep()
            self.go_requested.emit("ladder_climb", None)
            return
        if name not in self._things:
            self._things[name] = self._make(name)
        thing = self._things[name]
        self._fill(name, thing)
        self.middle.show_other(thing)
        self._order_tabs()
        thing.take_focus()

    def _make(self, name: str) -> OneThing:
        made: OneThing
        if name == "if_thens":
            made = if_thens = IfThensNow()
            if_thens.triggers_chosen.connect(self._chose_triggers)
        elif name == "story":
            made = story = StoryNow()
            story.written.connect(self._wrote)
        elif name == "still":
            made = self._still()
        else:
            made = {"breathe": BreatheNow, "own_words": OwnWordsNow}[name]()
        made.back_requested.connect(self._show_list)
        return made

    def _still(self) -> StillHere:
        still = StillHere()
        still.time_requested.connect(self.watching.begin_again)
        still.time_requested.connect(self._show_list)
        still.next_requested.connect(self._show_next)
        still.ladder_requested.connect(lambda: self.show_thing(LADDER))
        still.help_requested.connect(self.show_help)
        still.stop_requested.connect(self.stop)
        return still

    def _fill(self, name: str, thing: OneThing) -> None:
        if isinstance(thing, IfThensNow):
            found = self._opened.reader.records(Trigger)
            named = [(str(each.id), each.text) for each in sorted(found, key=lambda each: -(each.strength or 0))]
            thing.show_triggers(named, self._urge.watched.triggers)
            thing.show_plans(facts.if_thens(self._opened, self._urge.watched.triggers))
        elif isinstance(thing, StoryNow):
            thing.show_story(self._urge.watched.story)
        elif isinstance(thing, OwnWordsNow):
            thing.show_words(facts.own_words(self._opened))

    def _take_focus(self) -> None:
        if self.ending is not None and self.views.currentWidget() is self.ending:
            self.ending.take_focus()
        else:
            self.watching.scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_columns(self) -> None:
        self.views.setCurrentWidget(self._columns)
        self.middle.responses.show_used(list(self._urge.watched.uses))
        self._show_foot()
        if self.isVisible():
            self.enter()

    def _show_list(self) -> None:
        self.middle.show_list()
        self._order_tabs()
        if self.isVisible():
            self._take_focus()

    def _show_next(self) -> None:
        self.middle.show_list()
        self.middle.responses.open_next()

    def _show_foot(self) -> None:
        at_end = self.ending is not None and self.views.currentWidget() is self.ending
        for each in (*self._while_here, *self._at_end):
            each.setVisible(at_end == (each in self._at_end))

    def _used(self, key: str, is_used: bool) -> None:
        uses = {each: helped for each, helped in self._urge.watched.uses.items() if each != key}
        self._say(uses=uses | {key: self._urge.watched.uses.get(key)} if is_used else uses)

    def _called(self, person: str) -> None:
        if person not in self._urge.watched.people:
            self._say(people=(*self._urge.watched.people, person))

    def _chose_triggers(self, chosen: list[str]) -> None:
        self._say(triggers=tuple(chosen))
        thing = self._things["if_thens"]
        assert isinstance(thing, IfThensNow)
        thing.show_plans(facts.if_thens(self._opened, chosen))

    def _wrote(self, key: str, words: str) -> None:
        self._urge.say(story=self._urge.watched.story | {key: words})
        self._rest.start()

    def _lay_out(self) -> None:
        right = QWidget()
        column = column_in(right)
        column.addWidget(self.people)
        column.addWidget(self.reasons)
        column.addStretch(1)
        for name, words in (
            ("breathe", tr("Breathe")),
            ("if_thens", tr("My if-then plans")),
            ("story", tr("Play the story to the end")),
            ("own_words", tr("From a stronger day")),
            (LADDER, tr("Climb my ladder")),
        ):
            self.middle.offer(name, words)
        self._columns = UrgeColumns(self.watching, self.middle, right)
        self.views = CurrentStack()
        self.views.addWidget(self._columns)
        self.body.addWidget(self.views, 1)
        asked = label(tr("How is it ending?"), "medium", "soft")
        self.foot_row.addWidget(asked)
        self._still_button = button(tr("It is still here"), on_click=lambda: self.show_thing("still"))
        used = button(tr("I used"), on_click=self.go_to_lapse)
        passed = button(tr("It passed"), "primary", on_click=self.pass_by)
        back = button(tr("Back"), on_click=self._show_columns)
        save = button(tr("Save"), "primary", on_click=self.finish)
        save.setShortcut(QKeySequence.StandardKey.Save)
        for each in (self._still_button, used, passed, back, save):
            self.add_action(each)
        self._while_here = (asked, self._still_button, used, passed)
        self._at_end = (back, save)
        self._show_foot()

    def _connect(self) -> None:
        self.watching.said.connect(self._keep)
        self.watching.ended.connect(lambda: self.watching.ring.setFocus(Qt.FocusReason.OtherFocusReason))
        self.middle.asked.connect(self.show_thing)
        self.middle.responses.used.connect(self._used)
        self.middle.responses.listed.connect(self._order_tabs)
        self.people.called.connect(self._called)
        self.people.more_requested.connect(self.show_help)
        self.people.add_requested.connect(lambda: self.go_requested.emit("plan", ("new", Contact.KIND)))
        self._rest.timeout.connect(self._keep)

    def _order_tabs(self) -> None:
        """Scale, responses, people, then the timer and the answers at the foot."""
        if self.ending is not None and self.views.currentWidget() is self.ending:
            self.put_actions_last()
            return
        scale = self.watching.scale
        stops = [scale, *self.middle.stops(), *self.people.stops(), *self.watching.stops()]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        self.put_actions_last(stops[-1])
