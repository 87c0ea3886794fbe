"""The name that the desktop shows for this program: its own, or a neutral one of the person's choice."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication

from recovery_journal.language import tr
from recovery_journal.paths import APP_NAME

_chosen = ""


def name() -> str:
    """What stands in window titles, in the task switcher and on the cover."""
    return name_of(_chosen)


def name_of(chosen: str) -> str:
    """The words of one of the names that can be chosen; '' is the program's own."""
    return {"Notes": tr("Notes"), "Planner": tr("Planner"), "Journal": tr("Journal")}.get(
        chosen, tr("Recovery Journal")
    )


def put_on(app: QApplication, chosen: str) -> None:
    """Has the desktop show this name from now on, on windows that are open as well."""
    global _chosen
    before, _chosen = name(), chosen
    app.setApplicationDisplayName(name())
    if chosen or before != name():
        _call_it(app, chosen.lower() or APP_NAME)
    for each in app.topLevelWidgets():
        if each.windowTitle() == before:
            each.setWindowTitle(name())


def _call_it(app: QApplication, plain: str) -> None:
    """Desktops group windows by this name, and look for an entry of their menu by it, with its words and icon."""
    os.environ["RESOURCE_NAME"] = plain  # X11 asks for it when the first window is made
    app.setApplicationName(plain)
    app.setDesktopFileName(plain)
