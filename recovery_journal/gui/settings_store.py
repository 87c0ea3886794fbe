"""The settings in clear, while the program runs: kept on disk and put on the whole program at once."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from recovery_journal import settings as settings_file
from recovery_journal.gui import theme
from recovery_journal.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings

TEXT_STEP = 10
_OF_THE_LOOK = {"appearance", "text_size", "system_font", "less_motion"}


class SettingsStore(QObject):
    """Reads and changes `settings.toml`; `changed` tells that something is different now."""

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.now: Settings = settings_file.load(file)

    def change(self, **values: Any) -> None:
        """Keeps other values from now on, and puts them on if they are of the look. Raises OSError."""
        self.now = settings_file.load(self._file)._replace(**values)
        if _OF_THE_LOOK & set(values):
            self.put_on()
        self.changed.emit()
        settings_file.save(self._file, self.now)

    def reload(self) -> None:
        """Takes up what something else wrote to the file."""
        self.now = settings_file.load(self._file)
        self.changed.emit()

    def put_on(self) -> None:
        """Gives the whole program the look of these settings."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        now = self.now
        theme.apply(app, now.appearance, now.text_size / 100, now.system_font, now.less_motion)

    def step_text_size(self, steps: int) -> None:
        """Larger or smaller text; 0 goes back to 100 %. It is put on even where it cannot be kept."""
        wished = self.now.text_size + steps * TEXT_STEP if steps else 100
        with suppress(OSError):
            self.change(text_size=min(max(wished, SMALLEST_TEXT), LARGEST_TEXT))
