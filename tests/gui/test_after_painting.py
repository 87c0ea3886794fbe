"""What is put off until a widget was painted comes then, once, and not for what nobody sees."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.gui.widgets.after_painting import REST, AfterPainting


class Shown(QWidget):
    """Notes that it was painted, and what came after that."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []
        self.later = AfterPainting(self, lambda: self.noted.append("done"))

    def paintEvent(self, event: object) -> None:
        self.noted.append("painted")


def test_it_comes_once_after_the_painting(qtbot: QtBot) -> None:
    shown = Shown()
    qtbot.addWidget(shown)
    shown.later.start()
    shown.later.start()
    shown.show()
    qtbot.waitUntil(lambda: "done" in shown.noted)
    shown.update()
    qtbot.wait(3 * REST)
    assert shown.noted[0] == "painted"
    assert shown.noted.count("done") == 1


def test_it_waits_for_what_is_unseen(qtbot: QtBot) -> None:
    shown = Shown()
    qtbot.addWidget(shown)
    shown.later.start()
    qtbot.wait(3 * REST)
    assert shown.noted == []
