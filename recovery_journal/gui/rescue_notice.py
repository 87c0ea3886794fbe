"""What the first window offers when a journal cannot be opened: its newest good backup, and another file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from recovery_journal.gui import moments, theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.notice import PADDING
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr
from recovery_journal.paths import DATABASE_FILE
from recovery_journal.services.problems import JournalProblem, sentence

if TYPE_CHECKING:
    from recovery_journal.services.shelf import Backup
    from recovery_journal.settings import ListedJournal

OF_THE_KEYS = ("keys_missing", "keys_damaged")


_WHAT_IS_WRONG = {
    "damaged": _("The journal’s file is damaged. What is in it stays there, and nothing was changed."),
    "file_empty": _("The journal’s file is empty or cut short. Nothing was changed."),
    "file_missing": _("The journal’s file is not in its folder. Nothing was changed."),
    "other_key": _("The journal’s file cannot be read with the keys beside it. Nothing was changed."),
    "not_a_journal": _("The file in this journal’s folder is no journal of this program. Nothing was changed."),
    "keys_missing": _("The key files of this journal are not in its folder. Nothing was changed."),
    "keys_damaged": _("Both key files of this journal are damaged. Nothing was changed."),
}


class RescueNotice(QFrame):
    """The sentence that says what is wrong, what can be done about it, and the buttons that do it."""

    file_requested = Signal()

    def __init__(self, problem: JournalProblem) -> None:
        super().__init__()
        self._problem = problem
        self.setProperty("kind", "notice")
        self.sentence = label(_what_is_wrong(problem), "strong", "notice", wrap=True)
        self.found = label(tr("Looking for its newest good backup."), "body", "notice", wrap=True)
        self.use = button("", "notice")
        self.other = button(tr("Choose a backup file"), "notice", on_click=self.file_requested.emit)
        self.use.hide()
        self.other.hide()
        buttons = row_of(self.use, self.other)
        column = QVBoxLayout(self)
        column.setSpacing(theme.current().px(8))
        pad(column, PADDING)
        for each in (self.sentence, self.found, buttons):
            column.addWidget(each)

    def offer(self, words: str, button_words: str, on_use: Callable[[], object]) -> None:
        """A way was found."""
        self.found.setText(words)
        self.use.set_words(button_words)
        self.use.clicked.connect(lambda _checked=False: on_use())
        self.use.show()
        self.other.show()

    def offer_none(self, words: str) -> None:
        """There is no way on this computer."""
        self.sentence.setText(sentence(self._problem))
        self.found.setText(words)
        self.other.show()


def _what_is_wrong(problem: JournalProblem) -> str:
    short = _WHAT_IS_WRONG.get(problem.code)
    return tr(short) if short else sentence(problem)


def lost_words(entry: ListedJournal, backup: Backup) -> str:
    """Until when the backup has everything, and until when the file here was written."""
    made_at, written_at = backup.file.made_at, _written_at(entry)
    words = [
        tr("Its newest good backup is of {when}.", when=moments.full(made_at)),
        tr("What was written after that is not in it."),
    ]
    if written_at is not None:
        words += [
            tr("The file here was last written {when}.", when=moments.when(written_at)),
            tr("It is kept in a folder of its own."),
        ]
    return " ".join(words)


def none_words(count: int) -> str:
    """Why no backup is offered."""
    if not count:
        return tr("There is no backup of it on this computer. If you have one elsewhere, as on a USB stick, choose it.")
    return ntr(
        "There is {n} backup here, but it does not open with what you typed. Check Caps Lock, or choose another file.",
        "There are {n} backups here, but none opens with what you typed. Check Caps Lock, or choose another file.",
        count,
    )


def can_be_rescued(entry: ListedJournal, problem: JournalProblem) -> bool:
    """Whether a backup could stand in. A folder that is gone with its drive only waits for the drive."""
    if problem.code == "folder_missing":
        return Path(entry.folder).parent.is_dir()
    return problem.code in _WHAT_IS_WRONG


def _written_at(entry: ListedJournal) -> datetime | None:
    try:
        return datetime.fromtimestamp((Path(entry.folder) / DATABASE_FILE).stat().st_mtime).astimezone()
    except OSError:
        return None
