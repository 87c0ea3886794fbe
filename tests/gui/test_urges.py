"""The urge log in the real window: one number and Save, or all there is to say; lists by day, search, drafts, undo."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeTrigger
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.models.record_model import Role
from recovery_journal.gui.pages import paged_list
from recovery_journal.gui.pages.urges import UrgesPart
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.urges import Urges
from tests import hands
from tests.gui.day_chapters import chapter, rows
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
QUICK = "How strong is an urge right now?"
FIRST, PEAK, END = "How strong was it at first?", "And at its strongest?", "And at the end?"
USED = "What did I use, and did it help?"
PAYDAY, WALK, TEA, THEO = (
    Trigger(text="Payday"),
    CopingStrategy(text="Walk"),
    CopingStrategy(text="Tea"),
    Contact(name="Theo"),
)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    made.opened.journal.save(PAYDAY, WALK, TEA, THEO)
    return made


@pytest.fixture
def part(window: MainWindow) -> UrgesPart:
    return urges_of(window)


def urges_of(window: MainWindow) -> UrgesPart:
    return chapter(window, UrgeLog.KIND, UrgesPart)


def kept(window: MainWindow) -> list[UrgeLog]:
    return window.opened.reader.records(UrgeLog)


def today(window: MainWindow) -> date:
    return window.opened.preferences.today()


def type_minutes(part: UrgesPart, text: str) -> None:
    """The number and its unit are one editor with one name."""
    editor: Any = part.form.form.editor("minutes")
    editor.field.setFocus()
    hands.type_text(text)


def search(part: UrgesPart, words: str) -> list[str]:
    part.focus_search()
    part.paged.search.selectAll()
    hands.type_text(words)
    hands.key(Key.Key_Down)  # to the list, so that nothing has to be waited for
    return [row.name for row in rows(part)]


class TestQuick:
    def test_one_number_and_enter(self, window: MainWindow, part: UrgesPart) -> None:
        hands.set_scale(window, QUICK, 7)
        hands.key(Key.Key_Return)
        (urge,) = kept(window)
        assert (urge.strength_before, urge.day, urge.private) == (7, today(window), True)
        assert urge.started_at is not None
        assert [row.strength for row in rows(part)] == [7]
        assert rows(part)[0].heading == "Today"
        assert "Urge saved." in hands.words_on(window)
        assert part.quick.scale.value() is None

    def test_save_and_undo(self, window: MainWindow, part: UrgesPart) -> None:
        assert not part.quick.save.isEnabled()
        hands.set_scale(window, QUICK, 4)
        hands.press(window, "Save this urge")
        assert len(kept(window)) == 1
        hands.press(window, "Undo")
        assert kept(window) == []
        assert rows(part) == []

    def test_control_s_is_for_the_number_while_the_keyboard_is_there(self, window: MainWindow, part: UrgesPart) -> None:
        hands.set_scale(window, QUICK, 3)
        hands.key(Key.Key_S, CTRL)
        assert [each.strength_before for each in kept(window)] == [3]

    def test_the_rest_can_be_said_at_once(self, window: MainWindow, part: UrgesPart) -> None:
        hands.set_scale(window, QUICK, 6)
        hands.key(Key.Key_Return)
        hands.set_scale(window, END, 2)
        hands.press(part, "Save")
        (urge,) = kept(window)
        assert (urge.strength_before, urge.strength_after, urge.drop) == (6, 2, 4)

    def test_what_is_typed_in_another_one_is_kept(self, window: MainWindow, part: UrgesPart) -> None:
        part.start_new()
        hands.fill(part, "Where was I?", "at the bus stop")
        hands.set_scale(window, QUICK, 5)
        hands.key(Key.Key_Return)
        assert [row.name for row in rows(part) if row.is_unsaved] == ["New urge"]
        (draft,) = window.opened.drafts.of_kind(UrgeLog.KIND).values()
        assert draft["place"] == "at the bus stop"

    def test_a_drive_that_takes_nothing_is_said_and_the_number_stays(
        self, window: MainWindow, part: UrgesPart, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[JournalProblem | str] = []
        monkeypatch.setattr(dialogs, "tell", lambda _parent, words: told.append(words))
        hands.set_scale(window, QUICK, 8)
        with nothing_can_be_written(window.opened):
            hands.key(Key.Key_Return)
        assert told
        assert part.quick.scale.value() == 8
        assert kept(window) == []


class TestForm:
    def test_all_of_it_is_one_action(self, window: MainWindow, part: UrgesPart) -> None:
        hands.press(window, "New urge")
        for question, strength in ((FIRST, 5), (PEAK, 8), (END, 2)):
            hands.set_scale(part, question, strength)
        hands.fill(part, "When it began", "9:40 pm")
        type_minutes(part, "25")
        hands.press(part, "Add: What set it off?")
        hands.type_text("payd\n")
        hands.press(part, f"Add: {USED}")
        hands.type_text("wal\n")
        hands.choose(part, "How much it helped: Walk", "Quite a bit")
        hands.press(part, f"Add: {USED}")
        hands.type_text("Call the river line\n")
        hands.press(part, "Add: Whom did I call?")
        hands.type_text("theo\n")
        hands.choose(part, "How did it end?", "It passed")
        hands.fill(part, "Who was with me?", "nobody")
        hands.key(Key.Key_S, CTRL)
        (log,) = kept(window)
        urge = Urges(window.opened.journal, window.opened.reader).with_parts(log)
        made = next(each for each in window.opened.reader.records(CopingStrategy) if each.text == "Call the river line")
        assert (log.strength_before, log.strength_peak, log.strength_after) == (5, 8, 2)
        assert (log.started_at, log.minutes, log.ended, log.with_whom) == (time(21, 40), 25, UrgeEnd.PASSED, "nobody")
        assert (urge.triggers, urge.uses, urge.people) == ((PAYDAY.id,), ((WALK.id, 2), (made.id, None)), (THEO.id,))
        (row,) = rows(part)
        assert row.words() == "Today, 9:40 pm, Payday · Walk · Call the river line · It passed, 8 of 10"
        window.undo()
        assert kept(window) == []
        assert [window.opened.reader.count(each) for each in (StrategyUse.KIND, UrgeTrigger.KIND, Link.KIND)] == [0] * 3

    def test_a_new_one_is_of_now_and_not_yet_changed(self, window: MainWindow, part: UrgesPart) -> None:
        hands.press(window, "New urge")
        values = part.form.form.values()
        assert values["day"] == today(window)
        assert values["started_at"] is not None
        assert not part.form.is_changed()
        part.start_new(typed={"day": "2026-03-01"})
        assert part.form.form.values()["day"] == date(2026, 3, 1)
        assert part.form.form.values()["started_at"] is None

    def test_an_earlier_day(self, window: MainWindow, part: UrgesPart) -> None:
        hands.press(window, "New urge")
        hands.fill(part, "Day", "Mar 1, 2020")
        hands.set_scale(part, FIRST, 3)
        hands.key(Key.Key_S, CTRL)
        assert [each.day for each in kept(window)] == [date(2020, 3, 1)]
        assert rows(part)[0].heading == "Sunday, March 1, 2020"

    @pytest.mark.parametrize(
        ("question", "typed", "said"),
        [
            ("Day", "tomorrow", "Please choose today or an earlier day."),
            ("Day", "Feb 30, 2026", ""),
            ("When it began", "25:70", "Write a time like 2:30 pm."),
            ("Where was I?", "x" * 201, "The limit is 200 characters."),
            ("How long did it last?", "2000", "Please choose a number from 0 to 1440."),
        ],
    )
    def test_what_cannot_be_is_said_and_kept_as_typed(
        self, window: MainWindow, part: UrgesPart, question: str, typed: str, said: str
    ) -> None:
        hands.press(window, "New urge")
        if question == "How long did it last?":
            type_minutes(part, typed)
        else:
            hands.fill(part, question, typed)
        hands.key(Key.Key_S, CTRL)
        row = next(
            row for row in map(part.form.form.row, ("day", "started_at", "place", "minutes")) if row.error_text()
        )
        assert row.question == question
        assert said in row.error_text()
        assert kept(window) == []
        draft = part.form.draft()
        assert draft is not None

    def test_how_much_it_helped_can_be_taken_back(self, window: MainWindow, part: UrgesPart) -> None:
        urge = UrgeLog(day=today(window))
        Urges(window.opened.journal, window.opened.reader).save(urge, uses=[(TEA.id, 1), (WALK.id, 3)])
        part.show_record(urge.id)
        hands.choose(part, "How much it helped: Tea", "A little")
        hands.press(part, "Take off: Walk")
        hands.press(part, "Save")
        assert [(each.strategy, each.helped) for each in window.opened.reader.everything(StrategyUse)] == [
            (TEA.id, None)
        ]

    def test_archive_delete_history_and_for_ever(self, window: MainWindow, part: UrgesPart) -> None:
        urge = UrgeLog(day=today(window), strength_before=5)
        Urges(window.opened.journal, window.opened.reader).save(urge, [PAYDAY.id], [(TEA.id, 1)])
        part.show_record(urge.id)
        box = part.open_history()
        assert box is not None
        assert "Added" in hands.words_on(box)
        box.close()
        hands.press(part, "Archive")
        assert rows(part) == []
        part.show_record(urge.id)
        assert [row.second for row in rows(part)] == ["Archived"]
        hands.press(part, "Bring back")
        assert [row.strength for row in rows(part)] == [5]
        part.side.delete()
        assert kept(window) == []
        part.show_record(urge.id)
        assert [row.second for row in rows(part)] == ["Deleted"]
        part.bring_back()
        urge_again = Urges(window.opened.journal, window.opened.reader).find(urge.id)
        assert urge_again is not None
        assert (urge_again.triggers, urge_again.uses) == ((PAYDAY.id,), ((TEA.id, 1),))
        part.archive()
        part.show_record(urge.id)
        window.opened.journal.erase(urge)
        assert window.opened.reader.count(StrategyUse.KIND) == 0

    def test_a_draft_survives_the_window(self, rooms: Rooms, window: MainWindow, part: UrgesPart) -> None:
        hands.press(window, "New urge")
        hands.set_scale(part, PEAK, 9)
        hands.press(part, f"Add: {USED}")
        hands.type_text("tea\n")
        hands.choose(part, "How much it helped: Tea", "A lot")
        hands.fill(part, "When it began", "half past")
        window.write_drafts()
        (draft,) = window.opened.drafts.of_kind(UrgeLog.KIND).values()
        assert draft["strategy_use"] == {str(TEA.id): 3}
        part.side.close_sheet()
        (row,) = rows(part)
        part.paged.record_chosen.emit(row.id)
        assert part.form.form.raw()["started_at"] == "half past"
        hands.fill(part, "When it began", "8 pm")
        hands.press(part, "Save")
        assert window.opened.drafts.keys() == []
        assert [(each.strategy, each.helped) for each in window.opened.reader.everything(StrategyUse)] == [(TEA.id, 3)]


class TestOffer:
    def end(self, window: MainWindow, part: UrgesPart, how: str) -> UrgeLog:
        hands.press(window, "New urge")
        hands.choose(part, "How did it end?", how)
        hands.press(part, "Save")
        return kept(window)[0]

    def test_one_that_ended_in_a_lapse_is_thanked_for(self, window: MainWindow, part: UrgesPart) -> None:
        self.end(window, part, "I used")
        assert "Thank you for writing it down." in hands.words_on(part)
        hands.press(part, "Not now")
        assert part.offer is None
        assert "Thank you" not in hands.words_on(part)
        hands.set_scale(part, END, 4)
        hands.press(part, "Save")
        assert part.offer is None  # it was said before

    def test_the_four_steps_begin_with_this_urge(self, window: MainWindow, part: UrgesPart) -> None:
        urge = self.end(window, part, "I used")
        wished: list[tuple[str, object]] = []
        part.go_requested.connect(lambda where, target: wished.append((where, target)))
        assert part.offer is not None
        hands.press(part.offer, "Yes")
        assert [(where, target.id) for where, target in wished] == [("lapse", urge.id)]  # type: ignore[attr-defined]

    def test_any_other_end_is_no_matter(self, window: MainWindow, part: UrgesPart) -> None:
        self.end(window, part, "Still here")
        assert part.offer is None


class TestList:
    @pytest.fixture
    def many(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> UrgesPart:
        monkeypatch.setattr(paged_list, "FIRST", 5)
        monkeypatch.setattr(paged_list, "AT_A_TIME", 10)
        days = [today(window) - timedelta(days=back) for back in range(9)]
        window.opened.journal.save(
            *(UrgeLog(day=day, started_at=time(hour), place=f"at {hour}") for day in days for hour in (9, 20))
        )
        return urges_of(window)

    def test_by_day_latest_first(self, many: UrgesPart) -> None:
        found = rows(many)
        assert [row.name for row in found] == ["8:00 pm", "9:00 am", "8:00 pm", "9:00 am", "8:00 pm"]
        assert [row.heading for row in found if row.begins][:2] == ["Today", "Yesterday"]
        assert [row.begins for row in found] == [True, False, True, False, True]

    def test_earlier_ones_when_asked_for(self, window: MainWindow, many: UrgesPart) -> None:
        hands.press(window, "Show earlier")
        assert len(rows(many)) == 15
        hands.press(window, "Show earlier")
        assert len(rows(many)) == 18
        assert not many.paged.earlier.isVisible()

    def test_the_chosen_one_stays_when_earlier_ones_come(self, many: UrgesPart) -> None:
        chosen = rows(many)[3].id
        many.paged.view.setCurrentIndex(many.paged.proxy.index(3, 0))
        many.paged.show_earlier()
        assert many.paged.chosen() == chosen

    def test_a_record_far_back_is_shown_with_its_day(self, window: MainWindow, many: UrgesPart) -> None:
        old = min(kept(window), key=lambda each: each.day)
        many.show_record(old.id)
        assert many.paged.chosen() == str(old.id)
        assert "and before" in many.paged.until_words.text()
        hands.press(window, "Back to the latest")
        assert rows(many)[0].heading == "Today"

    def test_to_a_day(self, window: MainWindow, many: UrgesPart) -> None:
        calendar = many.paged.open_calendar()
        day = today(window) - timedelta(days=4)
        calendar.grid.day_chosen.emit(day)
        assert [row.name for row in rows(many)[:2]] == ["8:00 pm", "9:00 am"]
        assert len(rows(many)) == 5
        assert many.paged.proxy.index(0, 0).data(Role.ROW).begins

    def test_search(self, window: MainWindow, many: UrgesPart) -> None:
        Urges(window.opened.journal, window.opened.reader).save(
            UrgeLog(day=today(window) - timedelta(days=900), started_at=time(3)), [PAYDAY.id]
        )
        assert search(many, "payd") == ["3:00 am"]
        assert search(many, "zeppelin") == []
        assert many.paged.nothing.isVisible()
        hands.press(window, "Clear search")
        many.paged.enter()
        assert len(rows(many)) == 5

    def test_a_new_name_of_a_trigger_is_seen(self, window: MainWindow, part: UrgesPart) -> None:
        Urges(window.opened.journal, window.opened.reader).save(UrgeLog(day=today(window)), [PAYDAY.id])
        assert rows(part)[0].second == "Payday"
        window.opened.journal.save(Trigger(id=PAYDAY.id, text="The 15th"))
        assert rows(part)[0].second == "The 15th"

    def test_the_list_is_in_order_of_the_persons_day(self, window: MainWindow, part: UrgesPart) -> None:
        day = today(window)
        window.opened.journal.save(UrgeLog(day=day, started_at=time(1)), UrgeLog(day=day, started_at=time(23)))
        assert [row.name for row in rows(part)] == ["1:00 am", "11:00 pm"]

    def test_the_way_from_the_search_of_everything(self, window: MainWindow, part: UrgesPart) -> None:
        urge = UrgeLog(day=today(window), thought="the blue door")
        window.opened.journal.save(urge)
        window.go("today")
        (hit,) = window.opened.reader.find_words("blue door")
        window.go("check_ins", hit.record)
        sheet = part.sheet()
        assert sheet is not None
        assert sheet.id == urge.id


def test_the_full_journal_has_urges_to_read(rooms: Rooms) -> None:
    window = rooms.main(full=True)
    part = urges_of(window)
    found = rows(part)
    assert len(found) == paged_list.FIRST
    part.paged.enter()
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    sheet = part.sheet()
    assert sheet is not None
    assert str(sheet.id) == found[1].id
    assert not part.form.is_changed()


def test_the_time_of_a_quick_one_is_the_time_on_the_wall(window: MainWindow, part: UrgesPart) -> None:
    before = datetime.now().replace(second=0, microsecond=0)
    part.save_quickly(5)
    at = kept(window)[0].started_at
    assert at in (before.time(), (before + timedelta(minutes=1)).time())


def test_narrow_windows_show_one_side(rooms: Rooms) -> None:
    window = rooms.main(size=(960, 640))
    part = urges_of(window)
    assert part.is_one_sided()
    hands.set_scale(window, QUICK, 2)
    hands.key(Key.Key_Return)
    assert part.quick.isVisible()
    part.paged.enter()
    hands.key(Key.Key_Return)
    assert part.form.isVisible()
    assert not part.quick.isVisible()
    hands.press(window, "Back to urges")
    assert part.quick.isVisible()


def test_tab_goes_from_top_to_bottom(rooms: Rooms) -> None:
    window = rooms.main(full=True)
    part = urges_of(window)
    part.paged.show_until(today(window))
    uses = [each for each in window.opened.reader.everything(StrategyUse)]
    part.show_record(uses[-1].owner)
    part.quick.scale.setFocus()
    part.quick.scale.choose(4)
    names = [hands.focused_name()]
    while names[-1] != "Note":
        hands.step_on()
        names.append(hands.focused_name())
    wanted = [
        QUICK,
        "Save this urge",
        "Search urges",
        "Show",
        "Go to a day",
        "Back to the latest",
        "Urges",
        "Show earlier",
        FIRST,
    ]
    assert names[: len(wanted)] == wanted
    first = next(at for at, name in enumerate(names) if name.startswith("Take off"))
    assert names.index("How long did it last?") < first < names.index(f"Add: {USED}") < names.index("Where was I?")
