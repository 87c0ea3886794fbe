"""Editors for closed lists of words: segments for a few, chips for some, a list that drops down for many."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSize, Signal

from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import Quiet
from recovery_journal.gui.widgets.calm_box import AnswerBox
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of

MOST_IN_SEGMENT = 4
MOST_IN_CHIPS = 8
LONGEST_SEGMENT = 40  # letters that still stand on one line of a form
LONGEST_CHIPS = 50
LEAST_WIDTH = 160


class SegmentEditor(Segment):
    """One of up to four words, or none. Raw is the word's value."""

    edited = Signal()

    def __init__(self, name: str, words: type[StrEnum]) -> None:
        super().__init__(name, list(choices_of(words)))
        self._words = words
        self.value_changed.connect(self.edited)

    def raw(self) -> Any:
        return self.value()

    def set_raw(self, raw: Any) -> None:
        self.set_value(_member(self._words, raw))


class YesNoEditor(Segment):
    """Yes, no, or not said."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, [(True, tr("Yes")), (False, tr("No"))])
        self.value_changed.connect(self.edited)

    def raw(self) -> Any:
        return self.value()

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw if isinstance(raw, bool) else None)


class SureYesNoEditor(YesNoEditor):
    """Yes or no, where not said means no."""

    def raw(self) -> bool:
        return self.value()

    def value(self) -> bool:
        return bool(super().value())


class ChipsEditor(ChipGroup):
    """One of some words, or none."""

    edited = Signal()

    def __init__(self, name: str, words: type[StrEnum]) -> None:
        super().__init__(name, list(choices_of(words)))
        self._words = words
        self.value_changed.connect(self.edited)

    def raw(self) -> Any:
        return self.value()

    def set_raw(self, raw: Any) -> None:
        self.set_value(_member(self._words, raw))


class SeveralChipsEditor(ChipGroup):
    """Any number of the words, kept in the order of their list."""

    edited = Signal()

    def __init__(self, name: str, words: type[StrEnum]) -> None:
        super().__init__(name, list(choices_of(words)), several=True)
        self._words = words
        self.value_changed.connect(self.edited)

    def raw(self) -> list[Any]:
        return list(self._chosen())

    def set_raw(self, raw: Any) -> None:
        members = [_member(self._words, each) for each in raw or ()]
        self.set_value([each for each in members if each is not None])

    def value(self) -> tuple[Any, ...]:
        return tuple(self._chosen())


class ComboEditor(Quiet, AnswerBox):
    """One of many words, or none."""

    edited = Signal()

    def __init__(self, name: str, words: type[StrEnum]) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(name)
        self.addItem(tr("No answer"), None)
        for member, text in choices_of(words):
            self.addItem(text, member.value)
        self.setMaxVisibleItems(self.count())
        self.currentIndexChanged.connect(self.tell)

    def raw(self) -> Any:
        return self.currentData()

    def set_raw(self, raw: Any) -> None:
        member = _member(self._words, raw)
        with self.quietly():
            self.setCurrentIndex(0 if member is None else self.findData(member.value))

    def value(self) -> Any:
        return _member(self._words, self.currentData())

    def minimumSizeHint(self) -> QSize:
        """Long words end in dots where there is no room; the list that drops down has them whole."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme.current().px(LEAST_WIDTH)), least.height())


ChoiceEditor = SegmentEditor | ChipsEditor | ComboEditor


def choice_editor(name: str, words: type[StrEnum]) -> ChoiceEditor:
    """The editor that suits how many words there are, and how long they are."""
    texts = [text for _, text in choices_of(words)]
    letters = sum(len(text) for text in texts)
    if len(texts) <= MOST_IN_SEGMENT and letters <= LONGEST_SEGMENT:
        return SegmentEditor(name, words)
    if len(texts) <= MOST_IN_CHIPS and letters <= LONGEST_CHIPS:
        return ChipsEditor(name, words)
    return ComboEditor(name, words)


def _member(words: type[StrEnum], raw: Any) -> StrEnum | None:
    try:
        return words(raw)
    except ValueError:
        return None
