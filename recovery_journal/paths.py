"""Where a journal, its settings and its log live on this computer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

APP_NAME = "recovery-journal"
OVERRIDE = "RECOVERY_JOURNAL_DATA_DIR"
DATABASE_FILE = "journal.db"
KEY_FILES = ("keys.json", "keys.copy.json")
WINDOW_FILE = "window.lock"


class Places(NamedTuple):
    """The folders of one installation. With a data folder of the person's choice everything stands below it."""

    data: Path
    config: Path

    @property
    def journals(self) -> Path:
        """One folder a journal, each named by its vault id."""
        return self.data / "journals"

    @property
    def settings_file(self) -> Path:
        """What is kept in clear: appearance, window place, the list of journals."""
        return self.config / "settings.toml"

    @property
    def log_file(self) -> Path:
        """Where a fault of the program is noted, without any journal text."""
        return self.data / "faults.log"


def places(data_dir: str | Path | None = None) -> Places:
    """The folders to use: `data_dir`, else the environment's, else the desktop's own."""
    chosen = data_dir or os.environ.get(OVERRIDE)
    if chosen:
        folder = Path(chosen).expanduser().absolute()
        return Places(folder, folder)
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_NAME, appauthor=False)
    return Places(Path(dirs.user_data_dir), Path(dirs.user_config_dir))


def holds_journal(folder: Path) -> bool:
    """Whether a folder looks like a journal's: its database is there, and a key file."""
    return (folder / DATABASE_FILE).is_file() and any((folder / name).is_file() for name in KEY_FILES)


def make_private_folder(folder: Path) -> None:
    """Makes `folder` and what is missing above it, open to its owner alone. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
