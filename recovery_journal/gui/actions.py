"""Everything the frame can do by key or menu, as one table: the menus and the keys are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget

from recovery_journal.language import tr


@dataclass(frozen=True)
class Deed:
    """One thing the window can do: its words, its keys (the first is shown), and what it calls.

    What is `always` open to the person works from within a box too, and the box goes; what `leaves` works where the
    journal is closed already, as what is always open does.
    """

    menu: str
    words: str
    keys: tuple[str, ...]
    do: Callable[[], object]
    always: bool = False
    leaves: bool = False


def build(window: QMainWindow, deeds: Iterable[Deed]) -> dict[str, QAction]:
    """Puts every deed into its menu and makes its keys work while the menu is hidden; gives the actions by words."""
    menus: dict[str, QMenu] = {}
    made: dict[str, QAction] = {}
    for each in deeds:
        if each.menu not in menus:
            menus[each.menu] = window.menuBar().addMenu(tr(each.menu))
        action = QAction(tr(each.words), window)
        action.setShortcuts([QKeySequence(key) for key in each.keys])
        action.setData(each)
        action.triggered.connect(lambda _checked=False, do=each.do: do())
        menus[each.menu].addAction(action)
        window.addAction(action)
        made[each.words] = action
    return made


def trigger(widget: QWidget, words: str) -> None:
    """Does what the menu of the widget's window calls by these words, as 'Help now'."""
    found = next((each for each in widget.window().actions() if each.text() == tr(words)), None)
    if found is not None:
        found.trigger()


def keep_ways_out(box: QDialog) -> None:
    """Has what is always open to the person (Help now, Lock) work in a box that covers its window."""
    covered = box.parentWidget()
    for action in covered.window().actions() if covered is not None else ():
        if isinstance(deed := action.data(), Deed) and deed.always:
            box.addAction(action)
            action.triggered.connect(box.close)


def leave_only_ways_out(window: QWidget) -> None:
    """What needs an open journal is not there any more; Help now, Lock and Quit stay."""
    for action in window.actions():
        deed = action.data()
        action.setEnabled(isinstance(deed, Deed) and (deed.always or deed.leaves))
