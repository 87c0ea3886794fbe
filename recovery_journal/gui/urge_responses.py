"""The middle of Urge now: what can be done, one thing open with its steps, the others a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, set_property, voice
from recovery_journal.language import tr

SHOWN = 4
PADDING = (18, 14, 14, 14)


@dataclass(frozen=True)
class Response:
    """Something to do about an urge; `known` says in words how it went before."""

    key: str
    text: str
    known: str = ""
    steps: tuple[str, ...] = ()
    is_own: bool = True
    is_new: bool = False


class ResponseCard(QFrame):
    """One response. `chosen(key, is used)` when the person takes it up, or takes that back."""

    chosen = Signal(str, bool)

    def __init__(self, response: Response, is_used: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.response = response
        self.name = label(response.text, "medium", wrap=True)
        self.known = label(response.known, "caption", "quiet", wrap=True)
        if not response.known:
            self.known.hide()
        self._steps: QWidget | None = None
        self.button = button(" ", size="small", on_click=self._press)
        self.button.setCheckable(True)
        self.button.setAccessibleDescription(response.text)
        self.is_used = is_used
        self.is_open = False
        self._lay_out()
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """With its steps and a large button, or as one line."""
        self.is_open = is_open
        self._show_steps()
        set_property(self, "is_open", is_open)
        set_property(self.name, "type", "section" if is_open else "medium")
        self._show_button()

    def set_used(self, is_used: bool) -> None:
        """Whether the person is doing it."""
        self.is_used = is_used
        self._show_button()

    def _press(self) -> None:
        self.set_used(not self.is_used)
        self.chosen.emit(self.response.key, self.is_used)

    def _show_button(self) -> None:
        words = tr("Doing it now") if self.is_open or self.is_used else tr("I will do this")
        self.button.set_words(words)
        self.button.setChecked(self.is_used)
        set_property(self.button, "kind", "primary" if self.is_open and not self.is_used else "normal")
        set_property(self.button, "button_size", "" if self.is_open else "small")
        self.button.set_icon_name("tick" if self.is_used else "")

    def _show_steps(self) -> None:
        """What the steps are, made when the card is first opened."""
        if self._steps is None and self.is_open and self.response.steps:
            text = "\n".join(self.response.steps)
            self._steps = voice(text) if self.response.is_own else label(text, wrap=True)
            self._column.addWidget(self._steps)
        if self._steps is not None:
            self._steps.setVisible(self.is_open)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.name)
        words.addWidget(self.known)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.current().px(10))
        self._column.addLayout(row)
        pad(self._column, PADDING)


class Responses(QWidget):
    """Some cards, one of them open. `used(key, is used)` is a choice of the person, `listed` after cards were made."""

    used = Signal(str, bool)
    listed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Response, ...] = ()
        self._used: set[str] = set()
        self._open = ""
        self._most = SHOWN
        self._only_new = False
        self.cards: list[ResponseCard] = []
        self.title = label("", "section", wrap=True)
        self.order = label(tr("most helpful first"), "caption", "quiet")
        self.everything = link_button("", self._show_everything)
        self.new = link_button(tr("Something new"), self._show_new)
        self._rows = QVBoxLayout()
        self._lay_out()

    def show_responses(self, title: str, responses: Sequence[Response], used: Sequence[str]) -> None:
        """These, in their order; what is done already is marked."""
        is_same = [each.key for each in self._all] == [each.key for each in responses]
        self._all, self._used = tuple(responses), set(used)
        self.title.setText(title)
        if not is_same or self._open not in {each.key for each in responses}:
            self._open = responses[0].key if responses else ""
        self._fill()

    def show_used(self, used: Sequence[str]) -> None:
        """What is done, where that was changed elsewhere."""
        self._used = set(used)
        for card in self.cards:
            card.set_used(card.response.key in self._used)

    def open_next(self) -> None:
        """Opens the first after the open one that is not done yet."""
        keys = [each.key for each in self._all]
        at = keys.index(self._open) + 1 if self._open in keys else 0
        waiting = [each for each in keys[at:] + keys[:at] if each not in self._used]
        self._open = waiting[0] if waiting else self._open
        self._only_new = False
        self._most = max(self._most, keys.index(self._open) + 1 if self._open in keys else 0)
        self._fill()
        self.take_focus()

    def take_focus(self) -> None:
        """Puts the keyboard on the open one."""
        card = next((each for each in self.cards if each.is_open), None)
        if card is not None:
            card.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> list[QWidget]:
        """What Tab comes to, from the top down."""
        links = [each for each in (self.everything, self.new) if not each.isHidden()]
        return [*(each.button for each in self.cards), *links]

    def _lay_out(self) -> None:
        head, links = QWidget(), QWidget()
        both = SplitLayout(head, 12, 2, centered=True)
        both.addWidget(self.title)
        both.addWidget(self.order)
        row = FlowLayout(links, 28, 4)
        row.addWidget(self.everything)
        row.addWidget(self.new)
        self._rows.setSpacing(theme.current().px(8))
        column = column_in(self, 8)
        column.addWidget(head)
        column.addLayout(self._rows)
        column.addWidget(links)

    def _fill(self) -> None:
        had = self._button_with_focus()
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [ResponseCard(each, each.key in self._used) for each in self._shown()]
        for card in self.cards:
            card.chosen.connect(self._chosen)
            self._rows.addWidget(card)
            card.set_open(card.response.key == self._open)
        self._show_links()
        self.listed.emit()
        self._give_focus(had)

    def _shown(self) -> list[Response]:
        if self._only_new:
            return [each for each in self._all if each.is_new]
        return list(self._all[: self._most])

    def _show_links(self) -> None:
        some = len(self._shown()) < len(self._all)
        fewer = not self._only_new and len(self._all) > SHOWN
        self.everything.set_words(tr("Show all {n}", n=len(self._all)) if some else tr("Show fewer"))
        self.everything.setVisible(some or fewer)
        self.new.setVisible(not self._only_new and any(each.is_new for each in self._all) and bool(self._old()))
        self.order.setVisible(any(each.known for each in self._shown()))

    def _old(self) -> list[Response]:
        return [each for each in self._all if not each.is_new]

    def _chosen(self, key: str, is_used: bool) -> None:
        (self._used.add if is_used else self._used.discard)(key)
        self._open = key
        for card in self.cards:
            card.set_open(card.response.key == key)
        self.used.emit(key, is_used)

    def _show_everything(self) -> None:
        is_all = self._only_new is False and self._most >= len(self._all)
        self._only_new, self._most = False, SHOWN if is_all else len(self._all)
        self._fill()
        self.everything.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_new(self) -> None:
        """What was not tried yet."""
        self._only_new = True
        self._open = self._shown()[0].key
        self._fill()
        self.take_focus()

    def _button_with_focus(self) -> str:
        return next((each.response.key for each in self.cards if each.button.hasFocus()), "")

    def _give_focus(self, key: str) -> None:
        found: Button | None = next((each.button for each in self.cards if each.response.key == key), None)
        if key and found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
