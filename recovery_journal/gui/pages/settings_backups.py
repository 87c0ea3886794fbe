"""The settings card about backups: the last one, where they are, one made now, a second place, another computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from recovery_journal.gui import backup_words, moments
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import BETWEEN_ROWS, SettingsCard
from recovery_journal.gui.pages.settings_moving import Moving
from recovery_journal.gui.pages.settings_second_place import SecondPlace
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import ntr, tr


class BackupsCard(SettingsCard):
    """Backups are made by themselves; this says which there are, and holds what can be done with them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Backups"), desk)
        assert desk.keeper is not None
        self._keeper = desk.keeper
        self._was_asked = False
        self.last = label("", "strong", wrap=True)
        self.several = label("", tone="soft", wrap=True)
        self.problem: Notice | None = None
        self.busy = BusyLine()
        self.make = button(tr("Make a backup now"), icon="backup", on_click=self._make)
        self.see_all = button(tr("See all backups"), on_click=self.open_list)
        self.other_file = button(tr("Open a backup file"), on_click=self._open_other)
        self.show_folder = button(tr("Show their folder"), on_click=self._show_folder)
        self.folder = label("", "caption", "quiet", wrap=True)
        self.second = SecondPlace(desk)
        self.moving = Moving(desk)
        self._lay_out()
        self._keeper.changed.connect(self.show_now)
        for each in (self.second, self.moving):
            each.told.connect(self.told)

    def show_now(self) -> None:
        """What backups there are now, and whether one is being made."""
        backups = self._desk.opened.backups
        self.safely(self._show_last)
        self.folder.setText(str(backups.folder))
        self._show_problem()
        if self._keeper.is_running:
            self.busy.begin(tr("Making a backup. You can go on writing."))
        else:
            self.busy.end()
            self._tell_made()
        self.second.show_now()

    def end_job(self) -> None:
        self.moving.end_job()

    def open_list(self, file: Path | None = None) -> None:
        """The page with all backups, or with one file from elsewhere."""
        from recovery_journal.gui.pages.backups_list import BackupsList

        self.part_requested.emit(BackupsList(self._desk, file))

    def _lay_out(self) -> None:
        self.gap(10)
        self.body.addWidget(self.last)
        self.gap(2)
        self.body.addWidget(self.several)
        self.gap(12)
        self._problem_at = self.body.count()
        self.gap(12)
        self.in_a_row(self.make, self.see_all, self.other_file)
        self.gap(10)
        self.body.addWidget(self.busy)
        self.gap(8)
        self.body.addWidget(self.folder)
        self.gap(8)
        self.in_a_row(self.show_folder)
        for each in (self.second, self.moving):
            self.gap(BETWEEN_ROWS)
            self.body.addWidget(line())
            self.gap(BETWEEN_ROWS)
            self.body.addWidget(each)

    def _show_last(self) -> None:
        backups = self._desk.opened.backups
        last, all_of_them = backups.last, backups.all()
        if last is None:
            self.last.setText(tr("No backup yet"))
            self.several.setText(tr("The first one is made by itself when you leave, or after half an hour."))
            return
        self.last.setText(tr("Last backup: {when}", when=moments.when(last.made_at)))
        count = ntr("{n} backup", "{n} backups", len(all_of_them))
        size = moments.size(sum(each.size for each in all_of_them))
        self.several.setText(
            tr("It was opened and checked: everything is in it. {count} in all, {size}.", count=count, size=size)
        )

    def _show_problem(self) -> None:
        problem, second = self._keeper.problem, self._keeper.second_problem
        is_any = problem is not None or second is not None
        if self.problem is None and is_any:
            self.problem = Notice("info", "")
            self.body.insertWidget(self._problem_at, self.problem)
        if self.problem is None:
            return
        if problem is not None:
            self.problem.set_words(*backup_words.stumbled(problem))
        elif second is not None:
            self.problem.set_words(*backup_words.second_stumbled(second))
        self.problem.setVisible(is_any)

    def _make(self) -> None:
        self._was_asked = True
        self._keeper.make()

    def _tell_made(self) -> None:
        if self._was_asked and self._keeper.problem is None:
            self.told.emit(tr("The backup is made and checked."))
        self._was_asked = False

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.opened.backups.folder)))

    def _open_other(self) -> None:
        file = dialogs.choose_file(self, tr("Open a backup file"), tr("Journals"), ".journal")
        if file is not None:
            self.open_list(file)
