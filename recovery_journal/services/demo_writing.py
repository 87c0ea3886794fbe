"""What the made-up person writes for its own sake: journal entries, and questionnaires every four weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.record import Source
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.services.demo_days import AFTER, lapses
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import ARCHIVE

ENTRIES_A_DAY, WHEN_DENSE = 0.165, 1.37
PUT_AWAY = 7  # the number of the entry that is archived
BETWEEN = 28  # days from one filling-in to the next
BLANK = 3  # the number of the filling-in with an answer left out


def build(words: Words, stretch: Stretch, chance: Chance, *, dense: bool = False) -> list[Deed]:
    """The entries of a stretch of time, about 60 a year or about 500 when `dense`, and the questionnaires."""
    writing = _Writing(words, stretch, chance)
    entries = [each for day in stretch.days()[:-1] for each in writing.entries(day, WHEN_DENSE if dense else None)]
    put_away = entries[PUT_AWAY]
    away = replace(put_away.saved[0], archived_on=put_away.at.date() + timedelta(days=2), position=1)  # type: ignore[call-arg]
    archived = Deed(put_away.at + timedelta(days=2), (away,), kind=ARCHIVE)
    return [*entries, archived, *writing.questionnaires()]


class _Writing:
    """Makes entries and responses."""

    def __init__(self, words: Words, stretch: Stretch, chance: Chance) -> None:
        self._words = words
        self._stretch = stretch
        self._chance = chance
        self._lapses = lapses(stretch)

    def entries(self, day: date, a_day: float | None) -> list[Deed]:
        """The entries of one day, mostly none or one."""
        wanted = ENTRIES_A_DAY if a_day is None else a_day
        count = int(wanted) + self._chance.happens(wanted % 1)
        count += bool(count) and self._chance.happens(0.05)
        return [self._entry(day, number) for number in range(count)]

    def _entry(self, day: date, number: int) -> Deed:
        chance = self._chance
        text: Words = chance.pick(self._words["entry"])
        words = text["text"].strip()
        if chance.happens(0.5):
            notes: list[str] = self._words["notes"][chance.pick(["low", "middle", "high"])]
            words, text = chance.pick(notes), {"title": "", "tags": chance.pick([[], ["evening"], ["week"]])}
        made = JournalEntry(
            id=chance.new_id(),
            day=day,
            position=number,
            private=not chance.happens(0.03),
            source=Source.WITH_COUNSELOR if chance.happens(0.03) else Source.SELF,
            title=text["title"],
            text=words,
            tags=tuple(text["tags"]),
            locked=chance.happens(0.08),
            asks_about=chance.happens(0.06),
            note=self._words["about_entry"] if chance.happens(0.06) else "",
        )
        return Deed(instant(day, 21 + min(number, 2), int(chance.around(29, 29))), (made,))

    def questionnaires(self) -> list[Deed]:
        """Both, every four weeks, on the same evening; now and then with an answer left out."""
        found: list[Deed] = []
        days = [each for each in self._stretch.days()[10:-3] if (each - self._stretch.first).days % BETWEEN == 10]
        for number, day in enumerate(days):
            for each in self._words["questionnaire"]:
                response = self._response(each, day, blank=number % 9 == BLANK)
                found.append(Deed(instant(day, 20, 10 + 5 * len(found) % 2), (response,)))
        if found:
            found.append(self._put_away(found[0]))
        return found

    def _put_away(self, first: Deed) -> Deed:
        away = replace(first.saved[0], archived_on=first.at.date() + timedelta(days=1), position=1)  # type: ignore[call-arg]
        return Deed(first.at + timedelta(days=1), (away,), kind=ARCHIVE)

    def _response(self, entry: Words, day: date, *, blank: bool) -> QuestionnaireResponse:
        grown = (day - self._stretch.first).days / (self._stretch.last - self._stretch.first).days
        hard = any(0 <= (day - each).days <= 2 * AFTER for each in self._lapses)
        middle = 1.5 - 0.8 * grown + 0.9 * hard
        answers = [min(max(round(self._chance.around(middle, 1.3)), 0), 3) for _ in range(entry["items"])]
        told = [str(0 if number in entry["always_0"] else each) for number, each in enumerate(answers, start=1)]
        if blank:
            told[2] = ""
        with_grace = self._chance.happens(0.2)
        return QuestionnaireResponse(
            id=self._chance.new_id(),
            instrument=entry["instrument"],
            version=entry["version"],
            day=day,
            private=not self._chance.happens(0.2),
            source=Source.WITH_COUNSELOR if with_grace else Source.SELF,
            answers=(*told, str(min(3, round(middle)))),
            filled_in_by=self._words["filled_in_by"] if with_grace else "",
            note=self._words["about_answers"] if hard else "",
        )
