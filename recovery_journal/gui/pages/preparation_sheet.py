"""The sheet that goes along to an appointment: when and where, what to bring, my questions with room to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from recovery_journal.domain.care import AppointmentQuestion
from recovery_journal.gui import dates, paper
from recovery_journal.gui.models.agenda_words import time_words, when_words
from recovery_journal.gui.pages.insights_sheets import Part, gap, sheets_of, words_part
from recovery_journal.gui.pages.print_view import Note, PrintView
from recovery_journal.gui.paper import MARGIN, Paint
from recovery_journal.gui.widgets.chart_look import ChartLook, on_paper
from recovery_journal.language import ntr, tr
from recovery_journal.services.appointments import Details
from recovery_journal.services.preparing import Preparing, SinceThen, ToAsk

RULE, LINES_TO_ANSWER, LINES_AFTER, AFTER_BLOCK = 24, 2, 5, 16


@dataclass(frozen=True, repr=False)
class Preparation:
    """All that the sheet may hold."""

    details: Details
    to_ask: tuple[ToAsk, ...] = ()
    since: SinceThen | None = None

    def hidden(self) -> int:
        """How many private things are in it."""
        provider, kept = self.details.provider, self.details.appointment
        named = provider is not None and provider.private
        return sum(each.private for each in self.to_ask) + named + bool(kept.private and kept.note)

    def without_private(self) -> Preparation:
        """The same less what is private."""
        details = self.details
        shown = Details(
            details.appointment,
            details.occurrence,
            details.questions,
            None if details.provider is None or details.provider.private else details.provider,
            details.time,
        )
        return Preparation(shown, tuple(each for each in self.to_ask if not each.private), self.since)


class PreparationSheet(PrintView):
    """The sheet of one appointment, seen before it is printed."""

    def __init__(self, preparing: Preparing, note: Note) -> None:
        holds = tr(
            "The sheet holds what you know about this appointment, your questions, and counts of what you wrote."
        )
        super().__init__(tr("Back to the appointment"), holds, note)
        self._preparing = preparing

    def show_details(self, details: Details, today: date) -> None:
        """Shows the sheet of an appointment as it is kept."""
        to_ask, since = self._preparing.to_ask(details), self._preparing.since_then(details, today)
        whole = Preparation(details, tuple(to_ask), since)

        def sheets(with_private: bool) -> list[Paint]:
            shown = whole if with_private else whole.without_private()
            return lay_out(shown, with_note=with_private or not details.appointment.private)

        self.show_made(sheets, whole.hidden())


def lay_out(found: Preparation, *, with_note: bool) -> list[Paint]:
    """The sheets of an appointment."""
    size, look = paper.page_size().sizePoints(), on_paper()
    width = size.width() - 2 * MARGIN
    shown = found.details.shown
    when = when_words(shown, date.min) if shown.last_day != shown.starts_on else _day_words(shown.starts_on, found)
    parts = [
        words_part(shown.title, "title", width, look, after=2),
        words_part(when, "body", width, look, after=AFTER_BLOCK),
    ]
    for heading, words in _facts(found.details, with_note):
        parts += [
            words_part(heading, "caption", width, look, after=0, stays=True),
            words_part(words, "body", width, look, after=8),
        ]
    parts += [gap(AFTER_BLOCK / 2), *_questions(found.details.questions, width, look)]
    parts += _to_ask(found.to_ask, width, look)
    parts += _since(found.since, width, look)
    parts += [_heading(tr("What we agreed, and the next step"), width, look), *_rules(LINES_AFTER, look)]
    return sheets_of(parts, size, look)


def _day_words(day: date, found: Preparation) -> str:
    time = time_words(found.details.shown)
    words = dates.current().day_long(day, year=True)
    return tr("{day}, {time}", day=words, time=time) if time else words


def _facts(details: Details, with_note: bool) -> list[tuple[str, str]]:
    """What is known beforehand; what is blank is left out."""
    kept, provider = details.appointment, details.provider
    facts = [
        (tr("With"), ", ".join(each for each in (provider.name, provider.phone) if each) if provider else ""),
        (tr("Where"), kept.place),
        (tr("Way there"), kept.transport),
        (tr("Cost or co-pay"), kept.cost),
        (tr("Bring"), ", ".join(kept.bring)),
        (tr("Note"), kept.note if with_note else ""),
    ]
    return [each for each in facts if each[1]]


def _questions(questions: Sequence[AppointmentQuestion], width: float, look: ChartLook) -> list[Part]:
    """Those that were not asked yet, each with room for the answer; room for some where there are none."""
    still = [each.text for each in questions if not each.asked]
    parts = [_heading(tr("My questions"), width, look)]
    for words in still:
        parts += [words_part(words, "strong", width, look, after=0, stays=True), *_rules(LINES_TO_ANSWER, look)]
    return [*parts, *([] if still else _rules(LINES_AFTER, look)), gap(AFTER_BLOCK)]


def _to_ask(found: Sequence[ToAsk], width: float, look: ChartLook) -> list[Part]:
    if not found:
        return []
    rows = [
        words_part(tr("{day}: {words}", day=dates.current().day_short(each.day), words=each.words), "body", width, look)
        for each in found
    ]
    return [_heading(tr("I also want to bring up"), width, look), *rows, gap(AFTER_BLOCK)]


def _since(found: SinceThen | None, width: float, look: ChartLook) -> list[Part]:
    counts = since_words(found) if found is not None else ""
    if found is None or not counts:
        return []
    day = dates.current().day_text(found.since) if found.since else ""
    heading = tr("Since last time, {day}", day=day) if day else tr("So far")
    return [_heading(heading, width, look), words_part(counts, "body", width, look), gap(AFTER_BLOCK)]


def since_words(found: SinceThen) -> str:
    """'12 check-ins, 3 urges written down, 2 journal entries', or '' where there is nothing."""
    counts = [
        ntr("{n} check-in", "{n} check-ins", found.check_ins) if found.check_ins else "",
        ntr("{n} urge written down", "{n} urges written down", found.urges) if found.urges else "",
        ntr("{n} journal entry", "{n} journal entries", found.entries) if found.entries else "",
    ]
    return ", ".join(each for each in counts if each)


def _heading(words: str, width: float, look: ChartLook) -> Part:
    return words_part(words, "section", width, look, after=4, stays=True)


def _rules(count: int, look: ChartLook) -> list[Part]:
    """Lines to write on, that stay together."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(look.pen("line"))
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))

    return [Part(RULE, paint, stays=number < count) for number in range(1, count + 1)]
