"""Settings: one card for each matter; the cards stand in files of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.settings_backups import BackupsCard
from recovery_journal.gui.pages.settings_card import SettingsCard
from recovery_journal.gui.pages.settings_days import DaysCard
from recovery_journal.gui.pages.settings_diary import DiaryCard
from recovery_journal.gui.pages.settings_journal import JournalCard
from recovery_journal.gui.pages.settings_lock import LockCard
from recovery_journal.gui.pages.settings_look import LookCard
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.pages.settings_privacy import PrivacyCard
from recovery_journal.gui.pages.settings_recovery import RecoveryCard
from recovery_journal.gui.pages.settings_reminders import RemindersCard
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr

WIDEST = 720
BETWEEN = 20
_CARDS = (
    LookCard,
    DaysCard,
    RemindersCard,
    LockCard,
    JournalCard,
    RecoveryCard,
    BackupsCard,
    DiaryCard,
    PrivacyCard,
)
_SEEN_AT_FIRST = 2
Kind = TypeVar("Kind", bound=SettingsCard)


class SettingsPage(JournalPage):
    """Every setting takes effect at once; nothing here needs a Save, but the name and the passphrase.

    What stands further down than the first look reaches is made right after that, one card after the other.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Settings"), tr("How this program looks and works for you."))
        self._desk = desk
        self._part: SettingsPart | None = None
        self._left: QWidget | None = None
        self._all_cards = QWidget()
        self.cards: list[SettingsCard] = []
        self._rest = QTimer(self)
        self._column = column_in(self._all_cards, 0)
        self.body.addWidget(self._all_cards)
        self.body.addStretch(1)
        self._rest.timeout.connect(self._make_next)
        self._make(_CARDS[_SEEN_AT_FIRST - 1])

    @property
    def lock(self) -> LockCard:
        """The card about the lock and what others see."""
        return self._card(LockCard)

    @property
    def backups(self) -> BackupsCard:
        """The card about backups."""
        return self._card(BackupsCard)

    @property
    def diary(self) -> DiaryCard:
        """The card about a diary from elsewhere."""
        return self._card(DiaryCard)

    @property
    def privacy(self) -> PrivacyCard:
        """The card about privacy."""
        return self._card(PrivacyCard)

    @property
    def reminders(self) -> RemindersCard:
        """The card about reminders."""
        return self._card(RemindersCard)

    def open_part(self, part: SettingsPart) -> None:
        """Shows a page in place of the cards."""
        self.close_part()
        self._part, self._left = part, self.window().focusWidget()
        part.back_requested.connect(self.close_part)
        part.told.connect(lambda text: self.said.emit(text, False))
        part.did.connect(lambda text: self.said.emit(text, True))
        self._all_cards.hide()
        self.body.insertWidget(0, part)
        self._head(part.title, part.sentence)
        part.begin()

    def close_part(self) -> None:
        """Shows the cards again, with the keyboard where it was."""
        part, self._part = self._part, None
        if part is None:
            return
        part.end_job()
        part.hide()
        part.deleteLater()
        self._all_cards.show()
        self._head(tr("Settings"), tr("How this program looks and works for you."))
        self.refresh()
        if self._left is not None and self._left.isVisible():
            self._left.setFocus()

    def show_target(self, target: object) -> None:
        """A `.journal` file that is to be looked into, or "diary" to bring one in."""
        if isinstance(target, Path):
            self.backups.open_list(target)
        elif target == "diary":
            self.diary.ask()

    def step_back(self) -> bool:
        """Esc goes from a page behind a card back to the cards."""
        is_open = self._part is not None
        self.close_part()
        return is_open

    def _head(self, title: str, sentence: str) -> None:
        self.set_title(title)
        self.set_sentence(sentence)
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self.cards) < len(_CARDS) and not self._rest.isActive():
            self._rest.start(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "cards"):
            for card in self.cards:
                card.setMaximumWidth(theme.current().px(WIDEST))

    def refresh(self) -> None:
        """Shows the settings as they are now."""
        for card in self.cards:
            card.show_now()

    def write_drafts(self) -> None:
        """Nothing here is a draft: a passphrase that is half typed is forgotten."""
        for card in self.cards:
            card.forget_typed()
        if self._part is not None:
            self._part.forget_typed()

    def end_jobs(self) -> None:
        """What was begun, as a new passphrase being put in force, still is ended well."""
        for card in self.cards:
            card.end_job()
        if self._part is not None:
            self._part.end_job()

    def _card(self, kind: type[Kind]) -> Kind:
        self._make(kind)
        found = self.cards[_CARDS.index(kind)]
        assert isinstance(found, kind)
        return found

    def _make(self, kind: type[SettingsCard]) -> None:
        """Makes cards as far as this one: in their order, so that Tab goes down the page."""
        while len(self.cards) <= _CARDS.index(kind):
            self._make_next()

    def _make_next(self) -> None:
        if len(self.cards) == len(_CARDS):
            self._rest.stop()
            return
        card = _CARDS[len(self.cards)](self._desk)
        self.cards.append(card)
        card.told.connect(lambda text: self.said.emit(text, False))
        card.part_requested.connect(self.open_part)
        if isinstance(card, RemindersCard):
            card.go_requested.connect(self.go_requested)
        elif isinstance(card, JournalCard):
            card.passphrase.changed.connect(lambda: self._card(RecoveryCard).look_for_older())
        if not self._is_stale:
            card.show_now()
        self._add(card)

    def _add(self, card: SettingsCard) -> None:
        card.setMaximumWidth(theme.current().px(WIDEST))
        row = QHBoxLayout()  # only a row asks a card for its height at the width the card will have
        row.addWidget(card, 1)
        row.addStretch(0)
        self._column.addLayout(row)
        self._column.addSpacing(BETWEEN)
