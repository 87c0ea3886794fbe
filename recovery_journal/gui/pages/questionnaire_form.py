"""Filling in one questionnaire: one question a row, any of them may stay blank; what is not saved is a draft."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_journal.domain.questionnaire import Instrument, QuestionnaireResponse
from recovery_journal.gui import theme
from recovery_journal.gui.another_place import told
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.pages.questionnaire_about import About, day_words
from recovery_journal.gui.pages.questionnaire_rows import HelpIsThere, QuestionRow, put_rows
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import CardWithFoot
from recovery_journal.gui.widgets.keys import SAVE_KEYS
from recovery_journal.gui.widgets.lined_up import column_in, column_of, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.questionnaires import Questionnaires, known_answers, no_diagnosis, read
from recovery_journal.services.shelf import OpenJournal

LEAST_HEIGHT = 300
Raw = dict[str, Any]


class QuestionnaireForm(CardWithFoot):
    """One filling-in. The answers are kept as they are given, also when most of them are blank.

    Signals: `saved(changed)`; `stopped` when the person leaves it as a draft; `put_away` when nothing of it is kept;
    `history_requested` and `delete_requested` for one that is kept; `failed(sentence)`.
    """

    saved = Signal(bool)
    stopped = Signal()
    put_away = Signal()
    history_requested = Signal()
    delete_requested = Signal()
    failed = Signal(str)

    def __init__(self, opened: OpenJournal, questionnaires: Questionnaires) -> None:
        super().__init__()
        self._opened = opened
        self._questionnaires = questionnaires
        self._instrument: Instrument | None = None
        self._kept: QuestionnaireResponse | None = None
        self._kept_raw: Raw = {}
        self._id = uuid4()
        self._rows: list[QuestionRow] = []
        self.title = label("", "section", wrap=True)
        self.lead = label("", "strong", wrap=True)
        self.hint = label("", "caption", "quiet", wrap=True)
        self._questions = QWidget()
        self.about = About(opened.preferences.today)
        self.discard = link_button("", self._discard)
        self.history = link_button(tr("History"), self.history_requested.emit)
        self.delete = link_button(tr("Delete"), self.delete_requested.emit)
        self.private = QCheckBox(tr("Private"))
        self.result = label("", "caption", "quiet", wrap=True)
        self._stop = link_button(tr("Stop and keep what I wrote"), self.stop)
        self.save_button = button(tr("Save"), "primary", on_click=self.save)
        self._keeper = DraftKeeper(opened.drafts, QuestionnaireResponse.KIND, self)
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        """No higher than it must be: it takes the room of the page and scrolls inside."""
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return False

    def is_open(self) -> bool:
        """Whether one is being filled in."""
        return self._instrument is not None

    def record(self) -> QuestionnaireResponse | None:
        """The one that is being edited, as it is kept; none for a new one."""
        return self._kept

    def begin(self, instrument: Instrument) -> None:
        """A new one, or the one that was begun and not saved."""
        self._show(instrument, None, self.begun(instrument) or uuid4())

    def edit(self, instrument: Instrument, response: QuestionnaireResponse) -> None:
        """One that is kept, with what was typed over it and not saved."""
        self._show(instrument, response, response.id)

    def begun(self, instrument: Instrument) -> UUID | None:
        """The draft of a new one of this questionnaire, if there is one."""
        drafts = self._opened.drafts.of_kind(QuestionnaireResponse.KIND)
        mine = (key for key, raw in drafts.items() if raw.get("instrument") == instrument.id)
        ids = (UUID(key) for key in mine)
        return next((each for each in ids if self._opened.reader.get(QuestionnaireResponse, each) is None), None)

    def raw(self) -> Raw:
        """What stands in the form, as it was given."""
        return {
            "instrument": self._instrument.id if self._instrument else "",
            "answers": self._answers(),
            "private": self.private.isChecked(),
            **self.about.raw(),
        }

    def is_changed(self) -> bool:
        """Whether anything differs from what is kept."""
        return self.is_open() and self.raw() != self._kept_raw

    def refresh(self) -> None:
        """Takes in what changed in the journal; what is typed and not saved stays."""
        if self._instrument is None or self.is_changed():
            return
        kept = self._opened.reader.get(QuestionnaireResponse, self._id)
        if kept is None and self._kept is not None:
            self._close()
            self.put_away.emit()
        elif kept is not None and kept != self._kept:
            self.edit(self._instrument, kept)

    def write_draft(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self._keeper.write()

    def keep_draft(self) -> bool:
        """The same; what stands in the way is said, and then it must not be left."""
        return self._keeper.flush()

    def save(self) -> None:
        """Saves it as it stands, or says what has to be put right first."""
        if self._instrument is None:
            return
        about = self.about.values()
        if about is None:
            return
        if not any(self._answers()):
            self.failed.emit(tr("Nothing is answered yet, so there is nothing to save."))
            return
        response = self._response(self._instrument, about)
        try:
            changed = self._questionnaires.save(response, self, [self._keeper.key()])
        except JournalProblem as problem:
            self.failed.emit(told(self, problem))
            return
        self._keeper.forget()
        self._close()
        self.saved.emit(changed is not None)

    def stop(self) -> None:
        """Leaves it as a draft, unless that could not be kept."""
        if self.keep_draft():
            self._close()
            self.stopped.emit()

    def focus(self) -> None:
        """Puts the keyboard to the first question, or the first without an answer in one that is not kept yet."""
        blank = next((each for each in self._rows if not each.answer()), self._rows[0])
        blank = blank if self._kept is None else self._rows[0]
        stop = next(each for each in blank.answers.options() if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if blank is self._rows[0]:
            QTimer.singleShot(0, self, lambda: self.scrolled.verticalScrollBar().setValue(0))

    # ---- inside

    def _lay_out(self) -> None:
        look = theme.current()
        self.private.setAccessibleName(self.private.text())
        for each in (self.title, self.lead, self.hint):
            self.body.addWidget(each)
            self.body.addSpacing(look.px(6))
        self.body.addSpacing(look.px(12))
        self.body.addWidget(self._questions)
        self.body.addSpacing(look.px(24))
        self.body.addWidget(self.about)
        self.body.addSpacing(look.px(14))
        self.body.addWidget(row_of(self.discard, self.history, self.delete, gap=20, below=14))
        self.body.addStretch(1)
        self.foot_start.addWidget(self.private)
        self.foot_start.addWidget(self.result)
        self.foot_end.addWidget(self._stop)
        self.foot_end.addWidget(self.save_button)

    def _connect(self) -> None:
        self.about.edited.connect(self._edited)
        self.private.clicked.connect(lambda _checked=False: self._edited())
        self._keeper.failed.connect(lambda problem: self.failed.emit(told(self, problem)))
        for key in SAVE_KEYS:
            QShortcut(QKeySequence(key), self, self.save).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, instrument: Instrument, kept: QuestionnaireResponse | None, record: UUID) -> None:
        self._keeper.flush()
        self._instrument = None  # nothing is told while it is filled
        self._put_questions(instrument)
        self._kept, self._id = kept, record
        self._show_words(instrument)
        self._show_raw(self._raw_of(instrument, kept))
        self._instrument = instrument
        self._kept_raw = self.raw()
        draft = self._opened.drafts.find(QuestionnaireResponse.KIND, record)
        if draft is not None:
            self._instrument = None
            self._show_raw(draft)
            self._instrument = instrument
        self._keeper.watch(record, lambda: self.raw() if self.is_changed() else None)
        self._tell()

    def _put_questions(self, instrument: Instrument) -> None:
        fresh = QWidget()
        column = column_in(fresh, 0)
        rows = [QuestionRow(item, instrument.options, number) for number, item in enumerate(instrument.items, 1)]
        if instrument.extra:
            rows.append(QuestionRow(instrument.extra, instrument.extra_options))
        self.help = HelpIsThere()
        with_help = max(instrument.help_items, default=0)
        put_rows(
            column, [column_of(row, self.help, gap=11) if at == with_help else row for at, row in enumerate(rows, 1)]
        )
        self._rows = rows
        for each in rows:
            each.answered.connect(self._edited)
        self.body.replaceWidget(self._questions, fresh)
        self._questions.hide()
        self._questions.deleteLater()
        self._questions = fresh
        self._set_tab_order(with_help)

    def _set_tab_order(self, with_help: int) -> None:
        """From top to bottom: what was made last would else come last."""
        stops: list[QWidget] = []
        for at, row in enumerate(self._rows, 1):
            stops += [*row.answers.options(), *([self.help.button] if at == with_help else [])]
        stops += [*self.about.stops(), self.discard, self.history, self.delete]
        stops += [self.private, self._stop, self.save_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_words(self, instrument: Instrument) -> None:
        self.title.setText(instrument.title)
        self.lead.setText(tr(instrument.lead))
        parts = [tr("Answer with the keys 0 to {last}, and go on with Tab.", last=len(instrument.options) - 1)]
        parts += [
            tr("Question {n} is about a hard topic. You can leave it blank, like any other.", n=each)
            for each in instrument.help_items
        ]
        self.hint.setText(" ".join([*parts, no_diagnosis()]))
        self.discard.set_words(tr("Undo changes") if self._kept else tr("Put it away"))
        for each in (self.history, self.delete):
            each.setVisible(self._kept is not None)

    def _raw_of(self, instrument: Instrument, kept: QuestionnaireResponse | None) -> Raw:
        if kept is None:
            return {}
        answers = list(known_answers(instrument, kept.answers))
        return vars(kept) | {"answers": answers, "day": day_words(kept.day)}

    def _show_raw(self, raw: Raw) -> None:
        answers = [str(each) for each in raw.get("answers", ())]
        for row, answer in zip(self._rows, [*answers, *[""] * len(self._rows)], strict=False):
            row.show_answer(answer)
        self.about.show_raw(raw)
        self.private.setChecked(bool(raw.get("private", True)))

    def _edited(self) -> None:
        if self._instrument is not None:
            self._keeper.touch()
            self._tell()

    def _tell(self) -> None:
        """What the answers come to so far, and help at once where one of them asks for it."""
        assert self._instrument is not None
        found = read(self._instrument, self._answers())
        is_begun = found.blanks < len(self._instrument.items)
        total = found.words()
        if found.total is not None:
            total = tr("Total: {words}. This is not a diagnosis.", words=total)
        self.result.setText(total if is_begun else tr("Nothing is answered yet."))
        was_hidden = self.help.isHidden()
        self.help.set_shown(found.asks_for_help)
        if was_hidden and found.asks_for_help:
            QTimer.singleShot(0, self.help, self._bring_help_into_sight)

    def _bring_help_into_sight(self) -> None:
        """All of it, or its beginning where there is no room for all."""
        if self.help.height() < self.scrolled.viewport().height():
            self.scrolled.ensureWidgetVisible(self.help, 0, 12)
        else:
            self.scrolled.verticalScrollBar().setValue(self.help.mapTo(self.content, QPoint(0, -12)).y())

    def _answers(self) -> list[str]:
        return [each.answer() for each in self._rows]

    def _response(self, instrument: Instrument, about: Raw) -> QuestionnaireResponse:
        kept = self._kept or QuestionnaireResponse(id=self._id, instrument=instrument.id, day=about["day"])
        answers, is_private = tuple(self._answers()), self.private.isChecked()
        return replace(kept, version=instrument.version, answers=answers, private=is_private, **about)

    def _discard(self) -> None:
        try:
            self._keeper.end()
        except JournalProblem as problem:
            self.failed.emit(told(self, problem))
            return
        self._close()
        self.put_away.emit()

    def _close(self) -> None:
        self._instrument = None
        self._kept = None
        self._keeper.watch(None, lambda: None)
