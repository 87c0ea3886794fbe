"""After a lapse: safe now, reach out, understand, change one thing; each step is saved, and can be skipped or left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.lapse import Lapse, LapseStep
from recovery_journal.domain.lapse_steps import next_step
from recovery_journal.gui import theme
from recovery_journal.gui.another_place import told as told_problem
from recovery_journal.gui.flow_page import FlowPage
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.lapse_flow_keeping import LapseInHand
from recovery_journal.gui.pages.lapse_flow_parts import BESIDE, BesideSteps, LapseStepView, Place, step_titles
from recovery_journal.gui.pages.lapse_flow_steps import Steps
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.stepper import Stepper
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.lapses import Told
from recovery_journal.services.problems import JournalProblem

TYPED_FOR = 1000  # ms of rest before words are kept
STEPS = tuple(LapseStep)


class LapseFlowPage(FlowPage):
    """One lapse at a time; `LapseInHand.open` says what a target can be."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("After a lapse"))
        self.promise = tr("Saved as you go. You can stop at any step.")
        self._opened = desk.opened
        self._hand = LapseInHand(desk.opened)
        self._place = Place(LapseStep.SAFE_NOW)
        self.stepper = Stepper(step_titles())
        self.steps = Steps(desk.opened, desk.store)
        self._rest = QTimer(self, singleShot=True, interval=TYPED_FOR)
        self.stop = link_button(tr("Stop here for now"), self.stop_here)
        self.back = button(tr("Back"), on_click=self.go_back)
        self.no_change = link_button(tr("Finish without a change"), lambda: self.finish(with_change=False))
        self.next = button(" ", "primary", on_click=self.go_on)
        self._lay_out()
        self._connect()

    @cached_property
    def beside(self) -> BesideSteps:
        """What stands at the right of every step but the first."""
        made = BesideSteps()
        made.change_requested.connect(lambda: self._go(Place(LapseStep.SAFE_NOW), done=None))
        self._notes.addWidget(made)
        return made

    # ---- what the window asks for

    def show_target(self, target: object) -> None:
        """Begins, or takes up what was begun."""
        self._rest.stop()
        self._save()
        self._open(target)

    def refresh(self) -> None:
        """Shows what is kept, where it was changed elsewhere; what is typed stays."""
        if self._hand.told is None:
            return  # it is opened when it is shown
        if self._hand.take_other(self._with_answers()):
            self._show_all()
        else:
            self.steps.show_changes(self._hand.told)

    def showEvent(self, event: QShowEvent) -> None:
        if self._hand.told is None:
            self._open(None)
        super().showEvent(event)

    def write_drafts(self) -> None:
        """Saves what was told so far, when the flow is left; nothing is made where nothing was told."""
        self._rest.stop()
        self._save()

    def enter(self) -> None:
        """The keyboard is on the first answer; in the first step what stands above it comes first all the same."""
        self._view().take_focus()
        if self._place.step is LapseStep.SAFE_NOW:
            QTimer.singleShot(0, self, self._show_top)

    def step_back(self) -> bool:
        """Esc stops and keeps."""
        return False

    # ---- going through

    def go_on(self) -> None:
        """The next screen, or the next step; the last one finishes."""
        view, place = self._view(), self._place
        if place.step is LapseStep.CHANGE_ONE_THING:
            self.finish(with_change=True)
        elif place.screen + 1 < view.screens():
            self._go(Place(place.step, place.screen + 1), done=None)
        else:
            self._to_next_step()

    def go_back(self) -> None:
        """The screen before, or the step before."""
        at = STEPS.index(self._place.step)
        if self._place.screen:
            self._go(Place(self._place.step, self._place.screen - 1), done=None)
        elif at:
            before = STEPS[at - 1]
            self._go(
                Place(before, self.steps.step(before).screens() - 1 if before is LapseStep.UNDERSTAND else 0), None
            )

    def stop_here(self) -> None:
        """Keeps it as it is, and goes back to the day."""
        if self._save():
            self._close()
            self.go_requested.emit("today", None)
            self.said.emit(tr("Kept. You can go on from Today, or later from Check-ins."), False)

    def finish(self, *, with_change: bool) -> None:
        """Saves the change with the lapse as one action, and goes back to the day; no praise, no count."""
        change = self.steps.change_it.change() if with_change else None
        if with_change and change is None:
            self.show_message(tr("Nothing is changed yet. Choose what to change, or finish without."))
            return
        today = self._opened.preferences.today()
        if not self._save() or not self._safely(lambda: self._hand.finish(change, today, self)):
            return
        self._close()
        self.steps.change_it.clear()
        self.go_requested.emit("today", None)
        words = change.words if change else ""
        said = tr("You changed one thing: {words}", words=words) if words else tr("Saved. It is under Check-ins.")
        self.said.emit(said, True)

    def _to_next_step(self) -> None:
        step = self._place.step
        self._go(Place(STEPS[STEPS.index(step) + 1]), done=step)

    def _go(self, to: Place, done: LapseStep | None) -> None:
        """Saves what is here, then shows another place."""
        if not self._save(done):
            return
        self._answer_period()
        self._place = to
        self._show_place()
        self.enter()

    def _answer_period(self) -> None:
        """What the person chose for their time in recovery, as its own action."""
        told = self._hand.told
        if told is None or self._place.step is not LapseStep.UNDERSTAND:
            return
        lapses, lapse, ends = self._hand.lapses, told.lapse, self.steps.understand.ends_period()
        if ends is None:
            return
        self._safely(lambda: lapses.part_period(lapse, self) if ends else lapses.leave_period(lapse))
        self.steps.forget_period()
        self.steps.understand.show_told(told)

    # ---- keeping

    def _with_answers(self) -> Told | None:
        """What was told with what stands on the page; none where a field cannot be read."""
        told = self._hand.told
        assert told is not None
        try:
            return self.steps.with_answers(told)
        except ValueError:
            return None

    def _save(self, done: LapseStep | None = None) -> bool:
        """Saves what was told as one action; whether all is well, also where there was nothing to save."""
        if self._hand.told is None:
            return True
        told = self._with_answers()
        if told is None:
            self.show_message(tr("One field cannot be read. Please look at the day and the time."))
            return False
        names = self.steps.new_triggers()
        if not self._safely(lambda: self._hand.save(told, names, done, self)):
            return False
        self.steps.show_saved(self._hand.told)
        self._keep_draft()
        self._show_beside(self._hand.told.lapse)
        return True

    def _keep_draft(self) -> None:
        """What is typed, after a second of rest; the words to say belong to no record, so they stay a draft."""
        told = self._with_answers() if self._hand.told is not None else None
        if told is not None:
            self._safely(lambda: self._hand.keep(told, self.steps.words_to_say()))

    def _safely(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except JournalProblem as problem:
            self.said.emit(told_problem(self, problem), False)
            return False
        return True

    # ---- opening and closing

    def _open(self, target: object) -> None:
        words = self._hand.open(target)
        assert self._hand.told is not None
        self._place = Place(next_step(self._hand.told.lapse) or LapseStep.UNDERSTAND)
        self.steps.show_words(words)
        self.steps.forget_period()
        self._show_all()

    def _close(self) -> None:
        """It is over here; what comes next begins anew."""
        self._rest.stop()
        self._hand.close()
        self.mark_stale()

    # ---- what is shown

    def _view(self) -> LapseStepView:
        return self.steps.step(self._place.step)

    def _show_all(self) -> None:
        told = self._hand.told
        assert told is not None
        self.steps.show_told(told)
        self._show_place()

    def _show_place(self) -> None:
        assert self._hand.told is not None
        step, lapse, view = self._place.step, self._hand.told.lapse, self._view()
        view.show_screen(self._place.screen)
        self.steps.show_one(view)
        self.stepper.show_step(STEPS.index(step), [STEPS.index(each) for each in lapse.steps_done])
        self._show_beside(lapse)
        self._show_foot()
        self._show_top()
        self.put_actions_last()

    def _show_beside(self, lapse: Lapse) -> None:
        is_first = self._place.step is LapseStep.SAFE_NOW
        self._columns.right.setVisible(not is_first)
        if not is_first:
            self.beside.show_step(self._place.step, lapse)

    def _show_top(self) -> None:
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _show_foot(self) -> None:
        step, view = self._place.step, self._view()
        is_last = step is LapseStep.CHANGE_ONE_THING
        self.no_change.setVisible(is_last)
        self.back.setVisible(step is not LapseStep.SAFE_NOW)
        if is_last:
            self.next.set_words(tr("Save this change"))
        elif self._place.screen + 1 < view.screens():
            self.next.set_words(tr("Next question") if self._place.screen else tr("Begin"))
        else:
            following = STEPS[STEPS.index(step) + 1]
            self.next.set_words(tr("Next: {step}", step=choice_words(following)))

    def _lay_out(self) -> None:
        left, holder = QVBoxLayout(), QWidget()
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.steps)
        left.addStretch(1)
        holder.setLayout(left)
        self._notes = QVBoxLayout()
        self._columns = two_columns(holder, self._notes, BESIDE)
        self.body.addWidget(self.stepper)
        self.body.addSpacing(theme.current().px(24))
        self.body.addWidget(self._columns)
        self.body.addStretch(1)
        for each in (self.stop, self.no_change, self.back, self.next):
            self.add_action(each)

    def _connect(self) -> None:
        self.steps.edited.connect(self._edited)
        self.steps.said.connect(self.show_message)
        self.steps.help_requested.connect(self.show_help)
        self.steps.skip_requested.connect(self._to_next_step)
        self._rest.timeout.connect(self._keep_draft)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back, context=inside)
        QShortcut(QKeySequence("Alt+Right"), self, self.go_on, context=inside)

    def _edited(self) -> None:
        self._rest.start()
        told = self._with_answers()
        if told is not None:
            self._show_beside(told.lapse)
