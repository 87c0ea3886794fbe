"""The four steps after a lapse as one part of their page: each is made when the person comes to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from recovery_journal.domain.lapse import LapseStep
from recovery_journal.gui.pages.lapse_flow_parts import LapseStepView, OneOf
from recovery_journal.gui.pages.lapse_flow_safe import SafeNow
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.services.lapses import Told
from recovery_journal.services.shelf import OpenJournal

if TYPE_CHECKING:
    from recovery_journal.gui.pages.lapse_flow_change import ChangeOneThing
    from recovery_journal.gui.pages.lapse_flow_reach import ReachOut
    from recovery_journal.gui.pages.lapse_flow_understand import Understand

View = TypeVar("View", bound=LapseStepView)


class Steps(OneOf):
    """Shows one step. `edited` after each answer; a step asks for a message, for Help now, or to skip the questions."""

    edited = Signal()
    said = Signal(str)
    help_requested = Signal()
    skip_requested = Signal()

    def __init__(self, opened: OpenJournal, store: SettingsStore) -> None:
        super().__init__()
        self._opened, self._store = opened, store
        self._made: dict[LapseStep, LapseStepView] = {}
        self._told: Told | None = None
        self._words = ""

    @cached_property
    def safe(self) -> SafeNow:
        """Step 1."""
        return self._take_in(LapseStep.SAFE_NOW, SafeNow(self._opened, self._store))

    @cached_property
    def reach(self) -> ReachOut:
        """Step 2."""
        from recovery_journal.gui.pages.lapse_flow_reach import ReachOut

        made = ReachOut(self._opened)
        made.show_words(self._words)
        made.said.connect(self.said)
        made.help_requested.connect(self.help_requested)
        return self._take_in(LapseStep.REACH_OUT, made)

    @cached_property
    def understand(self) -> Understand:
        """Step 3."""
        from recovery_journal.gui.pages.lapse_flow_understand import Understand

        made = Understand(self._opened)
        made.skip_requested.connect(self.skip_requested)
        return self._take_in(LapseStep.UNDERSTAND, made)

    @cached_property
    def change_it(self) -> ChangeOneThing:
        """Step 4."""
        from recovery_journal.gui.pages.lapse_flow_change import ChangeOneThing

        return self._take_in(LapseStep.CHANGE_ONE_THING, ChangeOneThing(self._opened))

    def step(self, step: LapseStep) -> LapseStepView:
        """One of them."""
        names = dict(zip(LapseStep, ("safe", "reach", "understand", "change_it"), strict=True))
        view = getattr(self, names[step])
        assert isinstance(view, LapseStepView)
        return view

    def show_told(self, told: Told) -> None:
        """Shows what was told so far."""
        self._told = told
        for each in self._made.values():
            each.show_told(told)

    def show_saved(self, told: Told) -> None:
        """What is kept by now; what stands in the fields stays, but for what follows from what was kept."""
        was, self._told = self._told, told
        follows = was is None or (was.lapse.day, was.triggers) != (told.lapse.day, told.triggers)
        if follows and LapseStep.UNDERSTAND in self._made:
            self.understand.show_told(told)

    def show_changes(self, told: Told) -> None:
        """What was changed in the plan."""
        if LapseStep.CHANGE_ONE_THING in self._made:
            self.change_it.show_told(told)

    def with_answers(self, told: Told) -> Told:
        """What was told, with the answers given here. Raises ValueError with a sentence."""
        for each in self._made.values():
            told = each.with_answers(told)
        return told

    def words_to_say(self) -> str:
        """What was typed to say to somebody, where it is the person's own by now."""
        return self.reach.words_to_say() if LapseStep.REACH_OUT in self._made else self._words

    def show_words(self, words: str) -> None:
        """Shows words to say that were kept."""
        self._words = words
        if LapseStep.REACH_OUT in self._made:
            self.reach.show_words(words)

    def new_triggers(self) -> list[str]:
        """The names of triggers that are to be made along with it."""
        return self.understand.new_triggers() if LapseStep.UNDERSTAND in self._made else []

    def forget_period(self) -> None:
        """What was answered about the time in recovery is of another lapse."""
        if LapseStep.UNDERSTAND in self._made:
            self.understand.forget_period()

    def _take_in(self, step: LapseStep, view: View) -> View:
        self._made[step] = view
        if self._told is not None:
            view.show_told(self._told)
        view.edited.connect(self.edited)
        self.add(view)
        return view
