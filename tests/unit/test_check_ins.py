"""Check-ins: one a day, saved with what belongs to them as one action; the sentence of a month; whose day it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.daily import CheckIn, Halt, SignNoticed, TriggerMet, Used
from recovery_journal.domain.plan import Contact, Link, Trigger, WarningSign
from recovery_journal.domain.record import RuleBroken
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.preferences import Preferences
from recovery_journal.services.shelf import OpenJournal

DAY = date(2026, 3, 12)
SIGNS = [WarningSign(text="I skip meals"), WarningSign(text="I pull away")]
TRIGGER = Trigger(text="Payday")
THEO = Contact(name="Theo")


@pytest.fixture
def check_ins(opened: OpenJournal) -> CheckIns:
    opened.journal.save(*SIGNS, TRIGGER, THEO)
    return CheckIns(opened.journal, opened.reader)


class TestSaving:
    def test_all_that_belongs_to_a_check_in_is_one_action(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"mood": 6}, [each.id for each in SIGNS], [TRIGGER.id], [THEO.id])
        entry = check_ins.entry(DAY)
        assert entry is not None
        assert entry.check_in.mood == 6
        assert entry.check_in.private
        assert [each.text for each in entry.signs] == ["I skip meals", "I pull away"]
        assert [each.text for each in entry.triggers] == ["Payday"]
        assert [each.name for each in entry.people] == ["Theo"]
        opened.journal.undo()
        assert check_ins.entry(DAY) is None
        assert opened.reader.count("sign_noticed") == 0
        assert opened.reader.count("link") == 0
        opened.journal.redo()
        assert check_ins.entry(DAY) == entry

    def test_a_second_one_on_a_day_edits_the_first(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"mood": 6, "note": "Rain"})
        check_ins.save(DAY, {"mood": 7})
        entry = check_ins.entry(DAY)
        assert entry is not None
        assert (entry.check_in.mood, entry.check_in.note) == (7, "Rain")
        assert opened.reader.count("check_in") == 1

    def test_what_is_no_longer_ticked_goes_and_the_rest_stays(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {}, [each.id for each in SIGNS], [TRIGGER.id], [THEO.id])
        kept = opened.reader.everything(SignNoticed)
        check_ins.save(DAY, {}, [SIGNS[1].id])
        assert [each for each in kept if each.sign == SIGNS[1].id] == opened.reader.everything(SignNoticed)
        assert opened.reader.everything(TriggerMet) == []
        assert opened.reader.everything(Link) == []

    def test_nothing_new_is_no_action(self, check_ins: CheckIns) -> None:
        assert check_ins.save(DAY, {"mood": 6}, [SIGNS[0].id]) is not None
        assert check_ins.save(DAY, {"mood": 6}, [SIGNS[0].id]) is None

    def test_a_sign_that_is_gone_is_left_out(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"mood": 6}, [SIGNS[0].id, uuid4()], [uuid4()], [uuid4()])
        assert [each.sign for each in opened.reader.everything(SignNoticed)] == [SIGNS[0].id]

    def test_what_goes_in_the_same_action_takes_nothing_on(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"mood": 6})
        entry = check_ins.entry(DAY)
        assert entry is not None
        fresh = [
            SignNoticed(owner=entry.check_in.id, sign=SIGNS[0].id),
            TriggerMet(owner=entry.check_in.id, trigger=TRIGGER.id),
        ]
        opened.journal.save(*fresh, removed=[entry.check_in])
        assert check_ins.entry(DAY) is None
        assert opened.reader.count("sign_noticed") == opened.reader.count("trigger_met") == 0

    def test_an_id_of_another_kind_is_no_sign(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        theo = Contact(name="Theo")
        check_in = CheckIn(day=DAY)
        opened.journal.save(theo, check_in, SignNoticed(owner=check_in.id, sign=theo.id))
        assert opened.reader.count("sign_noticed") == 0

    def test_it_ends_the_drafts_of_the_day_and_of_the_check_in(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"mood": 6})
        entry = check_ins.entry(DAY)
        assert entry is not None
        other = DAY + timedelta(days=1)
        for key in (entry.check_in.id, DAY.isoformat(), other.isoformat()):
            opened.drafts.keep("check_in", key, {"note": "Rain"})
        opened.drafts.keep("trigger", DAY.isoformat(), {"text": "Rain"})
        check_ins.save(DAY, {"note": "Rain"})
        assert opened.drafts.keys() == [("check_in", other.isoformat()), ("trigger", DAY.isoformat())]

    def test_a_value_out_of_range_saves_nothing(self, check_ins: CheckIns) -> None:
        with pytest.raises(RuleBroken):
            check_ins.save(DAY, {"sleep_hours": 7.2})
        assert check_ins.entry(DAY) is None

    def test_used_yes_changes_nothing_else(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"used": Used.YES, "halt": (Halt.TIRED,)})
        action = opened.journal.next_undo()
        assert action is not None
        assert [each.entity_kind for each in action[1]] == ["check_in"]

    def test_deleting_takes_its_parts_and_undo_brings_them_back(self, opened: OpenJournal, check_ins: CheckIns) -> None:
        check_ins.save(DAY, {"mood": 6}, [SIGNS[0].id], [], [THEO.id])
        entry = check_ins.entry(DAY)
        assert entry is not None
        check_ins.remove(entry.check_in)
        assert check_ins.are_none()
        assert opened.reader.count("sign_noticed") == opened.reader.count("link") == 0
        opened.journal.undo()
        assert check_ins.entry(DAY) == entry


class TestReading:
    def test_an_archived_sign_is_offered_only_where_it_is_ticked(
        self, opened: OpenJournal, check_ins: CheckIns
    ) -> None:
        opened.journal.archive(SIGNS[0])
        assert [each.text for each in check_ins.offered(WarningSign)] == ["I pull away"]
        assert [each.text for each in check_ins.offered(WarningSign, [SIGNS[0].id])] == ["I pull away", "I skip meals"]

    def test_the_latest_blank_day(self, check_ins: CheckIns) -> None:
        assert check_ins.latest_blank_day(DAY) == date(2026, 3, 11)
        check_ins.save(date(2026, 3, 11), {})
        check_ins.save(date(2026, 3, 10), {})
        assert check_ins.latest_blank_day(DAY) == date(2026, 3, 9)


class TestWhichDayItIs:
    @given(now=st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1)), begins_at=st.integers(0, 12))
    def test_the_small_hours_belong_to_the_day_before(self, now: datetime, begins_at: int) -> None:
        today = Preferences(day_begins_at=begins_at).today(now)
        begin = datetime.combine(today, time(begins_at))
        assert begin <= now < begin + timedelta(days=1)

    @given(
        now=st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1)),
        begins_at=st.integers(0, 12),
        later=st.timedeltas(timedelta(0), timedelta(days=2)),
    )
    def test_time_never_runs_back(self, now: datetime, begins_at: int, later: timedelta) -> None:
        preferences = Preferences(day_begins_at=begins_at)
        assert preferences.today(now) <= preferences.today(now + later)

    def test_a_day_begins_at_four_unless_the_person_says_otherwise(self) -> None:
        late = datetime(2026, 3, 13, 3, 59)
        assert Preferences().today(late) == date(2026, 3, 12)
        assert Preferences().today(late + timedelta(minutes=1)) == date(2026, 3, 13)
        assert Preferences(day_begins_at=0).today(late) == date(2026, 3, 13)
