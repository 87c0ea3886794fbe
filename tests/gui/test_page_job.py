"""A long job of a page: what was stopped is not taken, whatever was begun after it."""

from __future__ import annotations

from threading import Event

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.gui.page_job import PageJob, Progress
from recovery_journal.services.outside_files import Stopped


def test_what_was_stopped_is_neither_gone_on_with_nor_taken_when_another_has_begun(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    job, went_on, may_go_on = PageJob(page), Event(), Event()
    taken: list[str] = []
    asked: list[bool] = []

    def first(progress: Progress) -> str:
        went_on.set()
        may_go_on.wait(10)
        asked.append(progress(500))
        if not asked[-1]:
            raise Stopped
        return "first"

    job.begin("Reading.", first, taken.append)
    assert went_on.wait(10)
    job.stop()
    job.begin("Reading.", lambda _progress: "second", taken.append)
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(taken), timeout=10_000)
    job.close()
    assert (asked, taken) == ([False], ["second"])
