"""Questionnaires as a chapter of Check-ins: choose one, fill it in, and see how earlier ones went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from recovery_journal.domain.questionnaire import Instrument, QuestionnaireResponse
from recovery_journal.domain.record import Record
from recovery_journal.gui import dates
from recovery_journal.gui.another_place import attempt, told
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.pages.questionnaire_overview import Overview
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr
from recovery_journal.services.journal import Changed
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.questionnaires import Filled, Questionnaires
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.states import bring_back_state

if TYPE_CHECKING:
    from recovery_journal.gui.history_dialog import HistoryDialog
    from recovery_journal.gui.pages.questionnaire_form import QuestionnaireForm


class QuestionnairesPart(PlainPart):
    """The overview, with the form in its place while one is filled in. `said(text, undo)` asks for a toast."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._questionnaires = Questionnaires(opened)
        self.overview = Overview(opened, self._questionnaires)
        self._form: QuestionnaireForm | None = None
        self._column = column_in(self)
        self._column.addWidget(self.overview)
        self.overview.begin_requested.connect(self.start_new)
        self.overview.chosen.connect(self.form_made)
        self.overview.opened.connect(self._open)

    @property
    def form(self) -> QuestionnaireForm:
        """The form, made when the first one is filled in."""
        if self._form is None:
            from recovery_journal.gui.pages.questionnaire_form import QuestionnaireForm

            self._form = QuestionnaireForm(self._opened, self._questionnaires)
            self._form.hide()
            self._column.addWidget(self._form, 1)
            self._connect_form(self._form)
        return self._form

    def is_writing(self) -> bool:
        """Whether one is being filled in."""
        return self._form is not None and self._form.is_open()

    # ---- what the page asks for

    def sentence(self) -> str:
        """What is to be done here."""
        return tr("Fill one in now and then, alone or with someone. Any question may stay blank.")

    def new_words(self) -> str:
        """What the main button says; nothing while the form has its own."""
        instrument = self.overview.instrument()
        return "" if self.is_writing() or instrument is None else tr("Fill in {title}", title=instrument.title)

    def concerns(self, changed: Changed) -> bool:
        """Whether a questionnaire was filled in, edited or taken away elsewhere."""
        return QuestionnaireResponse.KIND in changed.kinds and changed.asked_by not in (self, self._form)

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        if self._form is not None:
            self._form.refresh()
        self.overview.refresh()

    def start_new(self, *_more: Any, **_typed: Any) -> None:
        """Begins the questionnaire that is chosen, or goes on with the one that was begun."""
        instrument = self.overview.instrument()
        if instrument is not None:
            self.begin(instrument)

    def begin(self, instrument: Instrument) -> None:
        """Begins one of this questionnaire, or goes on with the one that was begun."""
        if self.keep_typed():
            self.form.begin(instrument)
            self._show(True)
            self.form.focus()

    def show_record(self, response_id: UUID) -> None:
        """Opens one that is kept, or one that is there as a draft only."""
        response = self._opened.reader.get(QuestionnaireResponse, response_id)
        if response is not None:
            self._open(self._questionnaires.filled(response))
            return
        draft = self._opened.drafts.find(QuestionnaireResponse.KIND, response_id) or {}
        instrument = self._questionnaires.instruments.find(str(draft.get("instrument")))
        if instrument is not None:
            self.begin(instrument)

    def step_back(self) -> bool:
        """From the form back to the overview; what is typed is kept."""
        if not self.is_writing():
            return False
        self.form.stop()
        return True

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        if self._form is not None:
            self._form.write_draft()

    def keep_typed(self) -> bool:
        """The same; what stands in the way is said, and then it must not be left."""
        return self._form is None or self._form.keep_draft()

    # ---- inside

    def _connect_form(self, form: QuestionnaireForm) -> None:
        form.saved.connect(self._saved)
        form.stopped.connect(self._back)
        form.put_away.connect(self._back)
        form.failed.connect(lambda words: self.said.emit(words, False))
        form.history_requested.connect(self.open_history)
        form.delete_requested.connect(self._delete)

    def _open(self, filled: Filled) -> None:
        if filled.instrument is None:
            self.said.emit(tr("Its questions are not here in this version, so it cannot be shown. It is kept."), False)
        elif self.keep_typed():
            self.overview.choose(filled.instrument)
            self.form.edit(filled.instrument, filled.response)
            self._show(True)
            self.form.focus()

    def _show(self, is_form: bool) -> None:
        self.overview.setVisible(not is_form)
        self.form.setVisible(is_form)
        self.form_made.emit()

    def _back(self) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.overview.refresh()
        self._show(False)
        if had_focus:
            self.overview.enter()

    def _saved(self, changed: bool) -> None:
        self._back()
        self.said.emit(tr("Questionnaire saved."), changed)

    def _delete(self) -> None:
        record = self.form.record()
        if record is None or not self.keep_typed():
            return
        if attempt(self, self.said, lambda: self._questionnaires.remove(record, asked_by=self)):
            self.form.stop()
            self.said.emit(tr("Questionnaire deleted."), True)

    def open_history(self) -> HistoryDialog | None:
        """What happened to the one that is open, in a box."""
        record = self.form.record()
        if record is None:
            return None
        from recovery_journal.gui.history_dialog import HistoryDialog

        now = self._opened.reader.get(QuestionnaireResponse, record.id)
        box = HistoryDialog(dates.current().day_text(record.day), self._opened.history.of(record), self, now)
        box.state_chosen.connect(lambda state: self._bring_back_state(box, state))
        box.open()
        return box

    def _bring_back_state(self, box: HistoryDialog, state: Record) -> None:
        """An ordinary edit, which Undo takes back; what is typed and not saved stays over it."""
        now = self._opened.reader.get(QuestionnaireResponse, state.id)
        try:
            if now is None or not bring_back_state(self._opened.journal, state, now, self):
                return
        except JournalProblem as problem:
            self.said.emit(told(self, problem), False)
            return
        box.close()
        self.refresh()
        self.said.emit(tr("Brought back as it was."), True)
