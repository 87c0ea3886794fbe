"""The settings card about the recovery code: whether there is one, a new one, and backups that open with older ones."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.background import Background
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import BETWEEN_ROWS, SettingsCard
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.problems import JournalProblem, sentence

LONGEST_WAIT = 2.0  # seconds


class RecoveryCard(SettingsCard):
    """Whether the journal has a recovery code, and what older backups still open with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Recovery code"), desk)
        self._background: Background | None = None
        self.state = label("", tone="soft", wrap=True)
        self.make = button("", on_click=self._open_part)
        self.older: Notice | None = None
        self.gap(6)
        self.body.addWidget(self.state)
        self.gap(10)
        self.in_a_row(self.make)

    def show_now(self) -> None:
        """Whether there is a code."""
        has_code = self._desk.shelf.has_recovery_code(self._desk.opened)
        self.state.setText(
            tr("If you forget the passphrase, the code on your paper opens this journal.")
            if has_code
            else tr("There is none. If you forget the passphrase, nobody can open this journal.")
        )
        self.make.set_words(tr("Make a new recovery code") if has_code else tr("Make a recovery code"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_for_older()

    def look_for_older(self) -> None:
        """Counts the backups that open with a passphrase or a code from before; the drive may take its time."""
        backups = self._desk.opened.backups
        self._worker().run(lambda: len(backups.with_old_secret()), self._show_older, self._let_be)

    def end_job(self) -> None:
        if self._background is not None:
            self._background.close(LONGEST_WAIT)

    def _worker(self) -> Background:
        if self._background is None:
            self._background = Background(self)
        return self._background

    def _show_older(self, count: int) -> None:
        if self.older is None and count:
            self.older = Notice("info", "", "", tr("Change that"), self._replace)
            self._room = QWidget()
            self._room.setFixedHeight(theme.current().px(BETWEEN_ROWS))
            self.body.addWidget(self._room)
            self.body.addWidget(self.older)
        if self.older is None:
            return
        self.older.set_words(
            ntr(
                "{n} older backup still opens with the passphrase or code from before.",
                "{n} older backups still open with the passphrase or code from before.",
                count,
            ),
            ntr(
                "You can change that. What is written in it stays as it is.",
                "You can change that. What is written in them stays as it is.",
                count,
            ),
        )
        for each in (self.older, self._room):
            each.setVisible(bool(count))

    def _let_be(self, error: BaseException) -> None:
        """A drive that cannot be read has its own words where backups are made."""
        if not isinstance(error, JournalProblem):
            raise error

    def _open_part(self) -> None:
        from recovery_journal.gui.pages.settings_new_code import NewCodePart

        is_first = not self._desk.shelf.has_recovery_code(self._desk.opened)
        part = NewCodePart(self._desk, self.make.words(), is_first)
        part.changed.connect(lambda: self.told.emit(tr("The new recovery code opens this journal from now on.")))
        self.part_requested.emit(part)

    def _replace(self) -> None:
        self._let_press(False)
        self._worker().run(self._desk.opened.backups.replace_old_secrets, self._replaced, self._not_replaced)

    def _replaced(self, count: int) -> None:
        self._let_press(True)
        self.told.emit(
            ntr(
                "{n} older backup opens with the passphrase and code of today.",
                "{n} older backups open with the passphrase and code of today.",
                count,
            )
        )
        self.look_for_older()

    def _not_replaced(self, error: BaseException) -> None:
        self._let_press(True)
        if not isinstance(error, JournalProblem):
            raise error
        self.told.emit(sentence(error))

    def _let_press(self, may: bool) -> None:
        if self.older is not None:
            self.older.button.setEnabled(may)
