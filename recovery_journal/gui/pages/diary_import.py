"""Bringing in a diary: the file is read, its columns are told apart, what would happen is shown; then it is done."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.bringing_in import BringingIn
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.page_job import PageJob
from recovery_journal.gui.pages.diary_import_columns import ColumnsCard
from recovery_journal.gui.pages.diary_import_preview import PreviewCard
from recovery_journal.gui.pages.diary_import_questions import QuestionsCard
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr
from recovery_journal.services import diary_import
from recovery_journal.services.diary_choices import Choice, Doubles, Scale, Target, guess, is_daylio, put, read_again
from recovery_journal.services.diary_plan import Plan, work_out
from recovery_journal.services.diary_reading import Table, read

_ASKED = {
    "day": _("Say which column has the day."),
    "what": _("Say what one more column is, such as the mood or the note."),
    "order": _("Say how the days are written."),
}


def ask_for_file(parent: QWidget) -> Path | None:
    """The file of somebody's diary, or none."""
    return dialogs.choose_file(parent, tr("Choose the file of your diary"), tr("Tables of text (CSV)"), ".csv")


class DiaryImportPart(SettingsPart):
    """A page behind the settings card, for one file at a time."""

    def __init__(self, desk: Desk, file: Path) -> None:
        super().__init__(tr("Bring in a diary"), tr("Look at it first. Nothing is written before you say so."))
        self._desk, self._opened = desk, desk.opened
        self.job = PageJob(self, lambda rows: tr("Reading the file: {n} rows.", n=f"{rows:,}"))
        self._bringing = BringingIn(self._opened, self.job.background, self)
        self._table: Table | None = None
        self._choice: Choice | None = None
        self._plan: Plan | None = None
        self._asked = 0
        self.file = label("", "section", wrap=True)
        self.about = label("", tone="soft", wrap=True)
        self.other = button(tr("Choose another file"), "quiet", "file", on_click=self._choose_other)
        self.stop = link_button(tr("Stop"), self._stop)
        self.stop_row = row_of(self.stop)
        self.columns = ColumnsCard()
        self.questions = QuestionsCard()
        self.asks = Notice("info", "")
        self.preview = PreviewCard(desk.opened.reader)
        self.saving = label(tr("Bringing it in. This takes a moment."), tone="soft", wrap=True)
        self._lay_out()
        self._connect()
        self.look_into(file)

    def look_into(self, file: Path) -> None:
        """Reads another file."""
        self._table = self._choice = self._plan = None
        self.file.setText(file.name)
        self.about.hide()
        self._show_parts()
        self.stop_row.show()
        self.job.begin(tr("Reading the file."), lambda progress: read(file, progress), self._take)

    def end_job(self) -> None:
        self.job.close()

    # ---- inside

    def _lay_out(self) -> None:
        look = theme.current()
        self.body.setSpacing(look.px(14))
        head = QVBoxLayout()
        head.setSpacing(look.px(3))
        for each in (self.file, self.about, row_of(self.other)):
            head.addWidget(each)
        self.body.addLayout(head)
        for each in (self.job.busy, self.stop_row, self.job.problem):
            self.body.addWidget(each)
        for each in (self.columns, self.questions, self.asks, self.preview, self.saving):
            self.body.addWidget(each)

    def _connect(self) -> None:
        self.job.ended.connect(self._ended)
        self.columns.target_chosen.connect(self._put)
        self.columns.names_changed.connect(self._change_names)
        self.questions.order_chosen.connect(lambda order: self._change(order=order))
        self.questions.scale_chosen.connect(self._change_scale)
        self.questions.word_chosen.connect(self._change_word)
        self.questions.entries_changed.connect(lambda is_on: self._change(as_entries=is_on))
        self.preview.doubles_chosen.connect(self._change_doubles)
        self.preview.wanted.connect(self._begin_to_keep)
        self._bringing.done.connect(self._kept)
        self._bringing.not_done.connect(self._not_kept)

    def _stop(self) -> None:
        self.job.stop()
        self.back_requested.emit()

    def _choose_other(self) -> None:
        file = ask_for_file(self)
        if file is not None:
            self.look_into(file)

    def _take(self, table: Table) -> None:
        """The file is read: what it tells by itself is proposed."""
        choice = guess(table, self._opened.preferences.today())
        self._table = table
        rows = ntr("{n} row", "{n} rows", len(table.rows) - int(choice.has_names))
        self.about.setText(tr("{rows}. It was written by Daylio.", rows=rows) if is_daylio(table) else f"{rows}.")
        self.about.show()
        self.columns.show_table(table, choice)
        self._show_choice(choice)

    def _ended(self) -> None:
        had_focus = self.stop.hasFocus()
        self.saving.hide()
        self.stop_row.hide()
        if had_focus:
            self.back.setFocus()

    def _put(self, at: int, target: Target | None) -> None:
        assert self._table is not None
        assert self._choice is not None
        choice = put(self._table, self._choice, at, target, self._opened.preferences.today())
        self.columns.show_choice(choice)
        self._show_choice(choice)

    def _change_names(self, has_names: bool) -> None:
        self._change(has_names=has_names)
        assert self._table is not None
        assert self._choice is not None
        self.columns.show_table(self._table, self._choice)
        self._set_tab_order()

    def _change_scale(self, target: Target, scale: Scale | None) -> None:
        assert self._choice is not None
        self._change(scales={**self._choice.scales, target: scale})

    def _change_word(self, target: Target, word: str, number: int | None) -> None:
        assert self._choice is not None
        words = {**self._choice.words.get(target, {}), word: number}
        self._change(words={**self._choice.words, target: words})

    def _change_doubles(self, doubles: Doubles) -> None:
        assert self._choice is not None
        self._choice = replace(self._choice, doubles=doubles)
        if self._plan is not None:
            self._show_plan(self._plan)

    def _change(self, **answers: Any) -> None:
        """Another answer; what follows from it is worked out anew."""
        assert self._table is not None
        assert self._choice is not None
        choice = replace(self._choice, **answers)
        fresh = read_again(self._table, choice, self._opened.preferences.today())
        order = answers.get("order", fresh.order)
        self._show_choice(replace(fresh, order=order if len(fresh.orders) > 1 else fresh.order))

    def _show_choice(self, choice: Choice) -> None:
        assert self._table is not None
        self._choice, self._plan = choice, None
        self.preview.bring.setEnabled(False)
        self.questions.show_choice(self._table, choice, self._opened.preferences.today())
        self._show_parts()
        self._set_tab_order()
        if not choice.open_questions():
            self._work_out(self._table, choice)

    def _work_out(self, table: Table, choice: Choice) -> None:
        """In the background; only what was asked last is shown."""
        self._asked += 1
        asked, today = self._asked, self._opened.preferences.today()
        self.job.background.run(
            lambda: work_out(table, choice, today), lambda plan: self._worked_out(asked, plan), self.job.fail
        )

    def _worked_out(self, asked: int, plan: Plan) -> None:
        if asked == self._asked and self._choice is not None and not self._choice.open_questions():
            self._show_plan(plan)

    def _show_plan(self, plan: Plan) -> None:
        assert self._choice is not None
        self._plan = plan
        self.preview.show_plan(plan, diary_import.standing(self._opened), self._choice.doubles)
        self._show_parts()

    def _show_parts(self) -> None:
        choice = self._choice
        asked = choice.open_questions() if choice is not None else []
        self.job.problem.hide()
        self.saving.hide()
        self.columns.setVisible(choice is not None)
        if choice is None:
            self.questions.hide()
        is_there = self._plan is not None or self.preview.isVisibleTo(self)  # it stays while it is worked out anew
        self.preview.setVisible(is_there and choice is not None and not asked)
        self.asks.set_words(_asked_words(asked))
        self.asks.setVisible(bool(asked))

    def _set_tab_order(self) -> None:
        """From top to bottom: what was made last would else come last."""
        stops = [self.other, *self.columns.stops(), *self.questions.stops(), *self.preview.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # ---- doing it

    def _begin_to_keep(self) -> None:
        assert self._plan is not None
        assert self._choice is not None
        plan, doubles = self._plan, self._choice.doubles
        self._set_usable(False)
        self.saving.show()
        self._bringing.begin(lambda: diary_import.keep(self._opened, plan, doubles))

    def _kept(self) -> None:
        self.did.emit(tr("Your diary is here."))
        self.back_requested.emit()

    def _not_kept(self, error: BaseException) -> None:
        self._set_usable(True)
        self.job.fail(error)

    def _set_usable(self, is_usable: bool) -> None:
        for each in (self.columns, self.questions, self.preview, self.other):
            each.setEnabled(is_usable)


def _asked_words(asked: list[str]) -> str:
    """The first thing to be answered."""
    if not asked:
        return ""
    return tr(_ASKED[asked[0]]) if asked[0] in _ASKED else tr("Say how the file counts.")
