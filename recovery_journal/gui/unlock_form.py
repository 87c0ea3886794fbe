"""The right side of the first window: the journals of this computer, the passphrase, Open, and what went wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.unlock_parts import JournalRow, Links, PassphraseField, push_button, restyle, words
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recovery_journal.gui.unlock_name import JournalName
    from recovery_journal.settings import ListedJournal


class UnlockForm(QWidget):
    """Choose a journal, type its passphrase.

    `open_requested`, `typed`, `code_requested`, `new_requested`, `file_requested`, `folder_requested`.
    """

    open_requested = Signal(object, str)
    typed = Signal()
    code_requested = Signal()
    new_requested = Signal()
    file_requested = Signal()
    folder_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        journals: Sequence[ListedJournal],
        chosen: str = "",
        demo: bool = False,
        hidden: bool = False,
    ) -> None:
        super().__init__(parent)
        self._journals = list(journals)
        self._demo = demo
        self.name = self._name_field(chosen) if hidden else None
        self._card = QFrame(self)
        self.rows = [JournalRow(each.label, opened_words(each.opened_on), self._card) for each in self._listed()]
        self.passphrase = PassphraseField(self)
        self.open_button = push_button(tr("Open"), "primary", "large")
        self.under_field = words(self._quiet_words(), "caption", "quiet")
        self.links = Links(self)
        self.code_button = push_button(tr("Use the recovery code"), "quiet", parent=self.links)
        self.file_button = push_button(tr("Open a file"), "quiet", parent=self.links)
        self.folder_button = push_button(tr("Open a journal’s folder"), "quiet", parent=self.links)
        self.new_button = push_button(tr("Start a new journal"), "quiet", parent=self.links)
        self._notice: QWidget | None = None
        self._lay_out()
        self._connect()
        self._choose(chosen)

    def chosen(self) -> ListedJournal:
        """The journal that the passphrase is for."""
        if self.name is not None and (named := self.name.entry()):
            return named
        return self._journals[next((at for at, row in enumerate(self.rows) if row.isChecked()), 0)]

    def typed_name(self) -> str:
        """The name that was typed for the journal where the list is hidden, whether there is one of it or not."""
        return self.name.field.text().strip() if self.name is not None else ""

    def set_opening(self, opening: bool) -> None:
        """While the key is being made the button says so, and nothing is asked twice."""
        self.open_button.setMinimumWidth(self.open_button.width() if opening else 0)
        self.open_button.setText(tr("Opening") if opening else tr("Open"))
        self.open_button.setAccessibleName(self.open_button.text())
        for each in (self.open_button, *self.links.buttons(), *self.rows):
            each.setEnabled(not opening)
        self.passphrase.setReadOnly(opening)
        if self.name is not None:
            self.name.setEnabled(not opening)

    def say_wrong(self, sentence: str) -> None:
        """The passphrase did not open it: it stays, selected, and the sentence stands below."""
        if self.name is not None:
            from recovery_journal.gui.unlock_name import not_together

            sentence = not_together()
        self._say(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def tell(self, sentence: str) -> None:
        """Another known problem, in a strip of its own."""
        from recovery_journal.gui.widgets.notice import Notice

        notice = Notice("info", "")
        notice.tell(sentence)
        self.show_notice(notice)

    def show_notice(self, notice: QWidget) -> None:
        """A strip below the passphrase, until the next attempt."""
        self.clear_notice()
        self._notice = holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, theme.current().px(12), 0, 0)
        inside.addWidget(notice)
        self._body.insertWidget(self._body.indexOf(self.under_field) + 1, self._notice)
        self.passphrase.setFocus()

    def clear_notice(self) -> None:
        """What was told before no longer matters."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def complete(self) -> None:
        """What may come after the first sight of the window: icons."""
        self.passphrase.draw_icon()
        for row in self.rows:
            row.complete()

    def _lay_out(self) -> None:
        look = theme.current()
        self._fill_card()
        column = self._body = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words(tr("Welcome back"), "title", wrap=False))
        column.addSpacing(look.px(6))
        column.addWidget(words(self._sentence(), "body", "soft"))
        column.addSpacing(look.px(26))
        column.addWidget(self.name or self._card)
        if self.name is not None:
            self._card.hide()
        column.addSpacing(look.px(28))
        label = words(tr("Passphrase"), "label", wrap=False)
        label.setBuddy(self.passphrase)
        column.addWidget(label)
        column.addSpacing(look.px(7))
        column.addLayout(self._field_row())
        column.addSpacing(look.px(10))
        column.addWidget(self.under_field)
        column.addSpacing(look.px(30))
        column.addWidget(self.links)
        if self._demo:  # to tell the others that they are shown would lay all out once more
            self.links.hide()

    def _name_field(self, chosen: str) -> JournalName:
        from recovery_journal.gui.unlock_name import JournalName

        return JournalName(self, self._journals, chosen)

    def _listed(self) -> list[ListedJournal]:
        return self._journals if self.name is None else []

    def _sentence(self) -> str:
        if self.name is not None:
            return tr("Enter the name of your journal and its passphrase.")
        several = len(self.rows) > 1
        return tr("Choose a journal and enter its passphrase.") if several else tr("Enter your passphrase.")

    def begin(self) -> None:
        """Puts the keyboard where the person goes on."""
        is_to_name = self.name is not None and not self.name.field.text()
        (self.name.field if self.name is not None and is_to_name else self.passphrase).setFocus()

    def _fill_card(self) -> None:
        look = theme.current()
        self._card.setProperty("kind", "card")
        self._card.setAccessibleName(tr("Journals"))
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(*(look.px(8),) * 4)
        inside.setSpacing(0)
        for row in self.rows:
            inside.addWidget(row)

    def _field_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.open_button)
        return row

    def _connect(self) -> None:
        self.passphrase.textChanged.connect(self._changed)
        self.passphrase.returnPressed.connect(self._ask)
        self.passphrase.stepped.connect(self._step)
        self.open_button.clicked.connect(self._ask)
        self.code_button.clicked.connect(self._ask_for_code)
        self.new_button.clicked.connect(self.new_requested)
        self.file_button.clicked.connect(self.file_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        if self.name is not None:
            self.name.field.textChanged.connect(self._changed)
            self.name.field.returnPressed.connect(self.passphrase.setFocus)
        for row in self.rows:
            row.clicked.connect(self._row_clicked)

    def _choose(self, journal: str) -> None:
        wanted = next((at for at, each in enumerate(self._journals) if journal in (each.id, each.label)), 0)
        if self.rows:
            self.rows[wanted].setChecked(True)

    def _step(self, by: int) -> None:
        at = next((at for at, row in enumerate(self.rows) if row.isChecked()), 0)
        self.rows[max(0, min(len(self.rows) - 1, at + by))].setChecked(True)

    def _row_clicked(self) -> None:
        self._say("")
        self.passphrase.setFocus()

    def _changed(self) -> None:
        self._say("")
        if self.passphrase.text():
            self.typed.emit()

    def _ask(self) -> None:
        if self.passphrase.isReadOnly():
            return
        if not self.passphrase.text():
            self._say(tr("Enter the passphrase first."))
            self.passphrase.setFocus()
            return
        if not self._is_named():
            return
        self.clear_notice()
        self._say("")
        self.open_requested.emit(self.chosen(), self.passphrase.text())

    def _is_named(self) -> bool:
        """Whether it is clear which journal is meant; else it is said."""
        if self.name is None or self.name.entry() is not None:
            return True
        if self.name.field.text().strip():
            self.say_wrong("")
        else:
            self._say(tr("Enter the name of the journal first."))
            self.name.field.setFocus()
        return False

    def _ask_for_code(self) -> None:
        if self.typed_name() or self._is_named():
            self.code_requested.emit()

    def _say(self, error: str) -> None:
        """An error below the field, or the quiet words that stand there otherwise."""
        if self.under_field.text() == (error or self._quiet_words()):
            return
        self.under_field.setText(error or self._quiet_words())
        restyle(self.under_field, "tone", "error" if error else "quiet")
        restyle(self.passphrase, "invalid", bool(error))
        self.passphrase.setAccessibleDescription(error)

    def _quiet_words(self) -> str:
        if self._demo:
            return tr("This is an example journal. Its passphrase is: demo. Nothing you write in it is kept.")
        return tr("If you forget it, only your recovery code can open this journal.")


class FirstStart(QWidget):
    """One card for somebody who is here for the first time, or with a journal from elsewhere."""

    start_requested = Signal()
    file_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.current()
        card = QFrame(self)
        self.start_button = push_button(tr("Start a journal"), "primary", "large", card)
        links = Links(card)
        self.file_button = push_button(tr("Open a file"), "quiet", parent=links)
        self.folder_button = push_button(tr("Open a journal’s folder"), "quiet", parent=links)
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(look.px(24), look.px(22), look.px(24), look.px(24))
        inside.setSpacing(look.px(8))
        inside.addWidget(words(tr("A plan, a few lines a day, and your appointments"), "section"))
        inside.addWidget(words(tr("Starting takes about a minute. You can stop at any time."), "body", "soft"))
        inside.addSpacing(look.px(10))
        row = QHBoxLayout()
        row.addWidget(self.start_button)
        row.addStretch()
        inside.addLayout(row)
        inside.addWidget(links)
        column = column_in(self, 0)
        column.addWidget(words(tr("Welcome"), "title"))
        column.addSpacing(look.px(6))
        column.addWidget(words(tr("A journal of your own, locked with a passphrase only you know."), "body", "soft"))
        column.addSpacing(look.px(26))
        column.addWidget(card)
        self.start_button.clicked.connect(self.start_requested)
        self.file_button.clicked.connect(self.file_requested)
        self.folder_button.clicked.connect(self.folder_requested)


def opened_words(day: date | None) -> str:
    """'Opened yesterday', 'Opened March 3', or '' when that is not known."""
    today = date.today()
    if day is None:
        return tr("Not opened yet")
    if day == today:
        return tr("Opened today")
    if day == today - timedelta(days=1):
        return tr("Opened yesterday")
    shape = "MMMM d" if day.year == today.year else "MMMM d, yyyy"
    return tr("Opened {day}", day=QLocale().toString(QDate(day.year, day.month, day.day), shape))
