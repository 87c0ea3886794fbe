"""Finds the folders of journals that were being deleted for good when the program was killed."""

from __future__ import annotations

from pathlib import Path

from recovery_journal.paths import Places

MARK = "journal.destroying"


def in_our_folder(places: Places) -> list[Path]:
    """Those where journals usually are; so cheap that a start can ask."""
    return [mark.parent for mark in places.journals.glob(f"*/{MARK}")]


def everywhere(places: Places) -> list[Path]:
    """Those of the list too, wherever they are."""
    from recovery_journal import settings

    listed = [Path(each.folder) for each in settings.load(places.settings_file).journals]
    elsewhere = [each for each in listed if (each / MARK).is_file()]
    return list(dict.fromkeys((*in_our_folder(places), *elsewhere)))
