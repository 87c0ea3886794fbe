"""Other things for the middle of Urge now, one at a time: my if-thens, the story to its end, my own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import IfThen
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.urge_one_thing import OneThing
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.language import tr

MOST_TRIGGERS = 8


class IfThensNow(OneThing):
    """The if-then plans, those first that fit what set the urge off. `triggers_chosen(ids)`."""

    triggers_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("My if-then plans"), tr("What is going on? The plans that fit come first."))
        self.triggers = ChipGroup(tr("What is going on?"), [], several=True)
        self._plans = QWidget()
        self.card.body.addWidget(self.triggers)
        self.card.body.addWidget(self._plans)
        self.triggers.value_changed.connect(self.triggers_chosen)

    def show_triggers(self, triggers: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Which to choose from: (id, words)."""
        named = [(key, words) for key, words in triggers if key in chosen]
        self.triggers.set_options([*named, *(each for each in triggers if each not in named)][:MOST_TRIGGERS])
        self.triggers.set_value(list(chosen))
        self.triggers.setVisible(bool(triggers))

    def show_plans(self, plans: Sequence[IfThen]) -> None:
        """The plans in this order."""
        fresh = QWidget()
        rows = column_in(fresh, 3)
        for plan in plans:
            rows.addSpacing(theme.current().px(8))
            rows.addWidget(label(plan.situation, "strong", wrap=True))
            if plan.response.strip():
                rows.addWidget(voice(plan.response))
            if plan.backup.strip():
                rows.addWidget(label(tr("If that does not work: {backup}", backup=plan.backup), tone="soft", wrap=True))
        self.card.body.replaceWidget(self._plans, fresh)
        self._plans.hide()
        self._plans.deleteLater()
        self._plans = fresh


class StoryNow(OneThing):
    """Three gentle questions that look past the next hour; to write is not needed. `written(key, words)`."""

    written = Signal(str, str)

    def __init__(self) -> None:
        sentence = tr("See it like a film, past the first minutes. In your head is enough. Write if it helps.")
        super().__init__(tr("Play the story to the end"), sentence)
        self.fields = {key: LongTextEditor(2) for key in questions()}
        for key, words in questions().items():
            field = self.fields[key]
            self.card.body.addWidget(FormRow(words, field))
            field.edited.connect(lambda key=key, field=field: self.written.emit(key, field.value()))

    def show_story(self, story: dict[str, str]) -> None:
        """What was written so far."""
        for key, field in self.fields.items():
            if field.value() != story.get(key, "").strip():
                field.set_raw(story.get(key, ""))


class OwnWordsNow(OneThing):
    """One of the person's letters or good moments, and another at a wish."""

    def __init__(self) -> None:
        super().__init__(tr("From a stronger day"), tr("You wrote this."))
        self._all: list[tuple[str, str]] = []
        self._at = 0
        self.title = label("", "strong", wrap=True)
        self.text = voice("")
        self.another = link_button(tr("Show another"), self._step)
        for each in (self.title, self.text):
            self.card.body.addWidget(each)
        self.card.body.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """(title, text) of each."""
        self._all = list(words)
        self._at = min(self._at, max(0, len(words) - 1))
        self._show()

    def _step(self) -> None:
        self._at = (self._at + 1) % max(1, len(self._all))
        self._show()

    def _show(self) -> None:
        title, text = self._all[self._at] if self._all else ("", "")
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text.strip()))
        self.another.setVisible(len(self._all) > 1)


def questions() -> dict[str, str]:
    """The three questions of the story, by a short key."""
    return {
        "hour": tr("If I give in, how am I in one hour?"),
        "morning": tr("And tomorrow morning?"),
        "other": tr("If I ride it out, how is tomorrow morning then?"),
    }
