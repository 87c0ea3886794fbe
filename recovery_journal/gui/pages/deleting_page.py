"""The page before a journal is deleted for good: what goes, what stays, and then the passphrase and a word."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from recovery_journal.gui import moments, theme
from recovery_journal.gui.background import Background
from recovery_journal.gui.help_text import add_card, bullet
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services import destroying, destroying_words, recovery_code
from recovery_journal.services.destroying import Wish
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.services.recovery_code import CodeUnreadable

ONE, ALL = "one", "all"
LONGEST_WAIT = 2.0  # seconds


class DeletingPart(SettingsPart):
    """First a plain page; only behind it the question for the passphrase. Nothing happens before the last button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("Delete for good"),
            tr("Nobody can bring it back. Take your time: nothing happens before the last button."),
        )
        self._desk = desk
        self._background = Background(self)
        self.what = Segment(tr("What to delete"), [(ONE, tr("This journal")), (ALL, tr("Everything"))])
        self.backups = QCheckBox()
        self.goes, self.stays = _Points(tr("What goes")), _Points(tr("What stays"))
        self.keep, self.go_on = button(tr("Keep my journal"), "primary"), button(tr("Go on"))
        self.word = tr("delete")
        self.passphrase = FormRow(tr("Passphrase or recovery code"), _secret())
        self.typed = FormRow(tr("Type the word “{word}”", word=self.word), QLineEdit())
        self.keep_now, self.delete = button(tr("Keep my journal"), "primary"), button(tr("Delete for good"))
        self.summary = _Points(tr("What goes"))
        self.first, self.second = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.what.set_value(ONE)
        self._show_words()

    def begin(self) -> None:
        self.what.setFocus()

    def end_job(self) -> None:
        self._background.close(LONGEST_WAIT)

    def wish(self) -> Wish:
        """What is chosen on the page now."""
        opened, store = self._desk.opened, self._desk.store
        entry = destroying.entry_of(opened.database.folder, store.now)
        return Wish((entry,), self.backups.isChecked(), self.what.value() == ALL, opened.backups.second_folder)

    def _lay_out(self) -> None:
        for part in (self.first, self.second):
            column_in(part, 20)
            self.body.addWidget(part)
        self._lay_out_first()
        self._lay_out_second()
        self.second.hide()

    def _lay_out_first(self) -> None:
        column = self.first.layout()
        assert isinstance(column, QVBoxLayout)
        choice = Card()
        choice.body.setSpacing(theme.current().px(14))
        row = FormRow(tr("What to delete"), self.what)
        choice.body.addWidget(row)
        choice.body.addWidget(self.backups)
        for each in (choice, self.goes, self.stays):
            add_card(column, each)
        column.addWidget(row_of(self.keep, self.go_on))

    def _lay_out_second(self) -> None:
        column = self.second.layout()
        assert isinstance(column, QVBoxLayout)
        card, gap = self.summary, theme.current().px(16)
        for row in (self.passphrase, self.typed):
            card.body.addSpacing(gap)
            card.body.addWidget(row)
        card.body.addSpacing(gap)
        card.body.addWidget(row_of(self.keep_now, self.delete))
        add_card(column, card)

    def _connect(self) -> None:
        for each in (self.keep, self.keep_now):
            each.clicked.connect(self.back_requested)
        self.what.value_changed.connect(self._choose)
        self.backups.toggled.connect(self._show_words)
        self.go_on.clicked.connect(self._go_on)
        self.delete.clicked.connect(self._prove)

    def _choose(self, value: object) -> None:
        if value is None:  # a second click; one of the two it has to be
            self.what.set_value(ONE)
        self._show_words()

    def _show_words(self) -> None:
        """What goes and what stays, as it is chosen now."""
        facts = destroying_words.facts(self._desk.shelf.places, self.wish())
        size = moments.size(facts.backup_bytes)
        words = ntr("Also delete its backup ({size})", "Also delete {n} backups ({size})", facts.backups, size=size)
        self.backups.setText(words)
        self.backups.setAccessibleName(words)
        self.backups.setVisible(facts.backups > 0)
        self.goes.show_points(destroying_words.what_goes(facts, self.wish()))
        self.stays.show_points(destroying_words.what_stays(facts, self.wish()))

    def _go_on(self) -> None:
        facts = destroying_words.facts(self._desk.shelf.places, self.wish())
        self.summary.show_points(destroying_words.what_goes(facts, self.wish()))
        self.first.hide()
        self.second.show()
        self.passphrase.editor.setFocus()

    def _prove(self) -> None:
        secret, word = _text(self.passphrase), _text(self.typed)
        self.passphrase.set_error("" if secret else tr("Please type the passphrase of this journal."))
        is_meant = word.strip().casefold() == self.word.casefold()
        self.typed.set_error("" if is_meant else tr("Type “{word}” here if you want to go on.", word=self.word))
        wrong = next((row for row in (self.passphrase, self.typed) if row.error_text()), None)
        if wrong is not None:
            wrong.editor.setFocus()
            return
        self.delete.setEnabled(False)
        folder = self._desk.opened.database.folder
        self._background.run(lambda: destroying.prove(folder, secret), self._done, self._refused)

    def _done(self, _result: object) -> None:
        self._desk.signals.destroy_requested.emit(self.wish())

    def _refused(self, error: BaseException) -> None:
        self.delete.setEnabled(True)
        if isinstance(error, CodeUnreadable):
            self.passphrase.set_error(recovery_code.sentence(error))
        elif isinstance(error, JournalProblem):
            self.passphrase.set_error(sentence(error))
        else:
            raise error
        self.passphrase.editor.setFocus()


class _Points(Card):
    """A card with a title and points that change with what is chosen."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.body.addWidget(label(title, "section"))
        self._points = QVBoxLayout()
        self._points.setSpacing(theme.current().px(8))
        self.body.addSpacing(theme.current().px(8))
        self.body.addLayout(self._points)

    def show_points(self, points: list[str]) -> None:
        """These points, and no others."""
        while (item := self._points.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in points:
            self._points.addWidget(bullet(each))


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _text(row: FormRow) -> str:
    assert isinstance(row.editor, QLineEdit)
    return row.editor.text()
