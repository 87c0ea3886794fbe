"""What parts of a page with chapters answer alike: those without suggestions, most without search and drafts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PlainPart(QWidget):
    """A ChapterPart in which nothing is typed and all is always shown; each part says what is otherwise with it."""

    said = Signal(str, bool)
    side_shown = Signal(bool)
    form_made = Signal()
    go_requested = Signal(str, object)

    def new_words(self) -> str:
        """Nothing is begun here."""
        return ""

    def has_suggestions(self) -> bool:
        """There are none."""
        return False

    def open_suggestions(self) -> None:
        """There are none."""

    def is_one_sided(self) -> bool:
        """There is one side only, or both are always shown."""
        return False

    def start_new(self, *_args: Any, **_typed: Any) -> object:
        """Nothing is begun here."""
        return None

    def show_record(self, record_id: UUID) -> None:
        """Each record is shown by its own part, or in sight already."""

    def focus_search(self) -> None:
        """There is nothing to search in, or little enough to see."""

    def step_back(self) -> bool:
        """There is no level to go back to."""
        return False

    def write_drafts(self) -> None:
        """Nothing is typed here."""

    def keep_typed(self) -> bool:
        """Nothing is typed here."""
        return True
