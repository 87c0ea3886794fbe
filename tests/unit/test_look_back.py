"""Looking back: what many days show, in numbers and in a sentence, and all that belongs to one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest

from recovery_journal.domain.aims import Anchor, AnchorTick, TickState
from recovery_journal.domain.care import Appointment, Occurrence, OccurrenceState
from recovery_journal.domain.daily import CheckIn, SignNoticed, Used
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.plan import CopingStrategy, WarningSign
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.urges import StrategyUse, UrgeLog
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.domain.writing import JournalEntry, first_words
from recovery_journal.services.look_back import DayReader, DayValue, Shown
from recovery_journal.services.look_back_words import period_sentence, shown_words, value_words
from recovery_journal.services.shelf import OpenJournal

DAY = date(2026, 2, 10)
FIRST = date(2026, 2, 1)


@pytest.fixture
def reader(opened: OpenJournal) -> DayReader:
    return DayReader(opened)


class TestSteps:
    @pytest.mark.parametrize(
        ("value", "step"),
        [(0, 1), (2, 1), (2.5, 2), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (7.5, 4), (8, 4), (9, 5), (10, 5), (24, 5)],
    )
    def test_of_a_scale_and_of_hours(self, value: float, step: int) -> None:
        assert Shown.MOOD.step(value) == Shown.SLEEP.step(value) == step

    @pytest.mark.parametrize(("count", "step"), [(1, 1), (2, 2), (4, 4), (5, 5), (30, 5)])
    def test_of_a_count(self, count: int, step: int) -> None:
        assert Shown.URGES.step(count) == step


def many_days(opened: OpenJournal, seed: int) -> list[Any]:
    """Days with anything at all on them, some of it put away."""
    chance, anchors = Random(seed), [Anchor(text="Swim"), Anchor(text="Meeting")]
    made: list[Any] = []
    for back in range(40):
        day = DAY - timedelta(days=back)
        if chance.random() < 0.6:
            numbers = {each: chance.choice([None, chance.randrange(11)]) for each in ("mood", "urge_now", "stress")}
            sleep = chance.choice([None, chance.randrange(49) / 2])
            made.append(CheckIn(day=day, note=chance.choice(["", "Rain"]), sleep_hours=sleep, **numbers))
        away = [None, None, DAY]
        made += [UrgeLog(day=day, archived_on=chance.choice(away)) for _urge in range(chance.randrange(3))]
        made += [JournalEntry(day=day, archived_on=chance.choice(away)) for _entry in range(chance.randrange(2))]
        made += [
            AnchorTick(owner=each.id, day=day, state=chance.choice(list(TickState)))
            for each in anchors
            if chance.random() < 0.5
        ]
    opened.journal.save(*anchors, *made)
    return made


def counted(made: list[Any], shown: Shown, first: date, last: date) -> dict[date, DayValue]:
    """The same as the reader gives, in plain words."""
    found: dict[date, DayValue] = {}
    for each in made:
        if not first <= each.day <= last:
            continue
        if shown.is_count and shown == each.KIND:
            if getattr(each, "archived_on", None) is None and getattr(each, "state", None) != TickState.NOT_POSSIBLE:
                before = found[each.day].value if each.day in found else 0
                found[each.day] = DayValue((before or 0) + 1)
        elif not shown.is_count and isinstance(each, CheckIn):
            found[each.day] = DayValue(getattr(each, shown), bool(each.note))
    return found


class TestManyDays:
    @pytest.mark.parametrize("shown", list(Shown))
    def test_each_day_has_what_counting_by_hand_finds(
        self, opened: OpenJournal, reader: DayReader, shown: Shown
    ) -> None:
        made = many_days(opened, seed=7)
        first, last = DAY - timedelta(days=31), DAY - timedelta(days=2)
        assert reader.values(shown, first, last) == counted(made, shown, first, last)

    def test_none_as_long_as_nothing_is_written(self, opened: OpenJournal, reader: DayReader) -> None:
        opened.journal.save(Anchor(text="Swim"), WarningSign(text="I skip meals"))
        assert reader.are_none()
        opened.journal.save(Lapse(day=DAY))
        assert not reader.are_none()


class TestOneDay:
    def test_a_blank_day_has_nothing(self, reader: DayReader) -> None:
        found = reader.day(DAY)
        assert found.entry is None
        assert not any((found.urges, found.entries, found.appointments, found.anchors, found.doses, found.lapses))

    def test_all_that_belongs_to_it_and_nothing_of_its_neighbors(self, opened: OpenJournal, reader: DayReader) -> None:
        for day, note in ((DAY - timedelta(days=1), "before"), (DAY, "then"), (DAY + timedelta(days=1), "after")):
            fill(opened, day, note)
        found = reader.day(DAY)
        assert found.entry is not None
        assert (found.entry.check_in.note, [each.text for each in found.entry.signs]) == ("then", ["sign then"])
        urge = found.urges[0]
        assert (urge.started_at, urge.before, urge.peak, urge.after) == (time(14, 30), 5, 8, 3)
        assert urge.used == (("walk then", True), ("tea then", False), ("music then", None))
        assert [each.words for each in found.entries] == ["entry then"]
        assert [(each.planned.appointment.title, each.planned.state, each.outcome) for each in found.appointments] == [
            ("visit then", OccurrenceState.KEPT, "good then")
        ]
        assert [(each.text, each.state) for each in found.anchors] == [("anchor then", TickState.DONE)]
        assert [(each.name, each.due_at, each.state, each.reason) for each in found.doses] == [
            ("dose then", time(8), DoseState.MISSED, "late then")
        ]
        assert [each.instrument for each in found.questionnaires] == ["phq-9"]
        assert [(each.started_at, each.is_about) for each in found.lapses] == [(time(21), True)]

    def test_what_was_put_away_is_left_out(self, opened: OpenJournal, reader: DayReader) -> None:
        away = [cls(day=DAY, archived_on=DAY) for cls in (UrgeLog, JournalEntry, Lapse)]
        opened.journal.save(*away, QuestionnaireResponse(instrument="phq-9", day=DAY, archived_on=DAY))
        found = reader.day(DAY)
        assert not any((found.urges, found.entries, found.questionnaires, found.lapses))

    def test_the_small_hours_are_the_end_of_a_day(self, opened: OpenJournal, reader: DayReader) -> None:
        moments = [None, time(1, 15), time(23), time(9)]
        opened.journal.save(*(UrgeLog(day=DAY, started_at=each) for each in moments))
        assert [each.started_at for each in reader.day(DAY).urges] == [time(9), time(23), time(1, 15), None]

    @pytest.mark.parametrize(
        ("text", "words"),
        [("## A walk\n\nIt was cold.", "A walk"), ("\n- milk\n- tea", "milk"), ("> said so", "said so"), ("", "")],
    )
    def test_an_entry_without_a_title_goes_by_its_first_words(self, text: str, words: str) -> None:
        assert first_words(text) == words


class TestDeleted:
    def test_it_is_found_until_it_is_brought_back(self, opened: OpenJournal, reader: DayReader) -> None:
        kept = CheckIn(day=DAY, mood=4)
        opened.journal.save(kept)
        opened.journal.save(replace(kept, mood=6))
        assert reader.deleted_check_in(DAY) is None
        opened.journal.remove(replace(kept, mood=6))
        found = reader.deleted_check_in(DAY)
        assert found is not None
        assert (found.id, found.mood) == (kept.id, 6)
        assert reader.deleted_check_in(DAY + timedelta(days=1)) is None
        opened.journal.bring_back(found)
        assert reader.deleted_check_in(DAY) is None

    def test_one_that_undo_took_back_was_never_deleted(self, opened: OpenJournal, reader: DayReader) -> None:
        opened.journal.save(CheckIn(day=DAY, mood=4))
        opened.journal.undo()
        assert reader.deleted_check_in(DAY) is None

    def test_one_deleted_by_redo_is_found(self, opened: OpenJournal, reader: DayReader) -> None:
        kept = CheckIn(day=DAY, mood=4)
        opened.journal.save(kept)
        opened.journal.remove(kept)
        opened.journal.undo()
        assert reader.deleted_check_in(DAY) is None
        opened.journal.redo()
        found = reader.deleted_check_in(DAY)
        assert found is not None
        assert found.id == kept.id


def days(*values: float | None) -> dict[date, DayValue]:
    return {FIRST + timedelta(days=at): DayValue(value) for at, value in enumerate(values)}


class TestSentence:
    @pytest.mark.parametrize(
        ("values", "shown", "sentence"),
        [
            (days(), Shown.MOOD, "No entry in this month."),
            (days(6), Shown.MOOD, "1 of 28 days has an entry."),
            (days(6, 7, None), Shown.MOOD, "3 of 28 days have an entry."),
            (
                days(3, 8, None, 5),
                Shown.MOOD,
                "4 of 28 days have an entry. Mood went from 3 to 8, and was 6 or more on 1 day.",
            ),
            (days(3, 4, 5), Shown.MOOD, "3 of 28 days have an entry. Mood went from 3 to 5."),
            (days(4, 4, 4), Shown.MOOD, "3 of 28 days have an entry. Mood was 4 each time."),
            (
                days(0, 3, 7),
                Shown.URGE,
                "3 of 28 days have an entry. Urge went from 0 to 7, and was 3 or less on 2 days.",
            ),
            (
                days(5.5, 7.0, 8.0),
                Shown.SLEEP,
                "3 of 28 days have an entry. Sleep went from 5.5 to 8 hours, and was 7 hours or more on 2 nights.",
            ),
            (days(2, 1, 4), Shown.URGES, "7 urges, on 3 of 28 days. At most 4 on one day."),
            (days(1, 1), Shown.ENTRIES, "2 journal entries, on 2 of 28 days."),
            (days(1), Shown.ANCHORS, "1 anchor done, on 1 of 28 days."),
            (days(), Shown.URGES, "No urge was written down in this month."),
        ],
    )
    def test_it_counts_and_says_nothing_of_too_few(
        self, values: dict[date, DayValue], shown: Shown, sentence: str
    ) -> None:
        assert period_sentence(values, 28, shown, is_year=False) == sentence

    @pytest.mark.parametrize("shown", list(Shown))
    def test_a_year_is_called_a_year(self, shown: Shown) -> None:
        assert period_sentence({}, 365, shown, is_year=True).endswith("in this year.")

    def test_each_has_a_name_and_words_for_a_day(self) -> None:
        assert len({shown_words(each) for each in Shown}) == len(Shown)
        said = [value_words(each, 2) for each in (Shown.MOOD, Shown.STRONGEST, Shown.SLEEP, Shown.ANCHORS, Shown.URGES)]
        assert said == ["mood 2", "strongest urge 2", "2 hours of sleep", "2 anchors done", "2 urges"]


def fill(opened: OpenJournal, day: date, word: str) -> None:
    """A day with one of everything, each named by `word`."""
    sign, anchor = WarningSign(text=f"sign {word}"), Anchor(text=f"anchor {word}")
    check_in = CheckIn(day=day, note=word, used=Used.YES)
    urge = UrgeLog(day=day, started_at=time(14, 30), strength_before=5, strength_peak=8, strength_after=3)
    tried: tuple[tuple[str, int | None], ...] = (("walk", 2), ("tea", 1), ("music", None))
    used = [(CopingStrategy(text=f"{what} {word}"), helped) for what, helped in tried]
    appointment = Appointment(title=f"visit {word}", starts_on=day, starts_at=time(10))
    medication = Medication(name=f"dose {word}")
    opened.journal.save(
        sign,
        anchor,
        check_in,
        SignNoticed(owner=check_in.id, sign=sign.id),
        *(each for each, _helped in used),
        urge,
        *(
            StrategyUse(owner=urge.id, strategy=each.id, helped=helped, position=at)
            for at, (each, helped) in enumerate(used)
        ),
        JournalEntry(day=day, title=f"entry {word}"),
        appointment,
        Occurrence(owner=appointment.id, planned_on=day, state=OccurrenceState.KEPT, outcome=f"good {word}"),
        AnchorTick(owner=anchor.id, day=day, state=TickState.DONE),
        medication,
        DoseEvent(owner=medication.id, day=day, due_at=time(8), state=DoseState.MISSED, reason=f"late {word}"),
        QuestionnaireResponse(instrument="phq-9", day=day),
        Lapse(day=day, started_at=time(21), is_about=True),
    )
