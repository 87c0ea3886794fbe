"""A diary from elsewhere: its letters, its days in three orders, its scales, what it doubles, and all bad input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.record import LONG_TEXT_LIMIT
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.services import diary_import
from recovery_journal.services.diary_choices import Choice, Doubles, Scale, Target, guess, is_daylio, put, words_in
from recovery_journal.services.diary_plan import Plan, Trouble, work_out
from recovery_journal.services.diary_reading import MOST_ROWS, Stopped, Table, read
from recovery_journal.services.diary_values import day_of, hours_of, number_of, orders_of, time_of, words_of
from recovery_journal.services.problems import sentence
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage.problems import JournalProblem

TODAY = date(2026, 3, 12)
DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-03-11,March 11,Wednesday,21:40,good,"friends | good meal","Quiet","Slept well."\n'
    '2026-03-11,March 11,Wednesday,8:05,meh,"work","","A slow, grey start 🦊"\n'
    '2026-03-10,March 10,Tuesday,22:00,rad,"","",""\n'
)
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put_down(content: str | bytes) -> Path:
        file = tmp_path / "diary.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return put_down


def planned(table: Table, **answers: Any) -> Plan:
    choice = replace(guess(table, TODAY), **answers)
    assert choice.open_questions() == []
    return work_out(table, choice, TODAY)


class TestLetters:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    def test_any_separator_in_any_letters(self, write: Write, separator: str, encoding: str) -> None:
        rows = [["Day", "Mood", "Note"], ["2026-03-01", "6", "Café – naïve"], ["2026-03-02", "7", "“So”, she said"]]
        quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
        table = read(write("\n".join(separator.join(row) for row in quoted).encode(encoding)))
        assert [list(row) for row in table.rows] == rows
        assert table.separator == separator

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_emoji_and_quoted_lines(self, write: Write, encoding: str) -> None:
        table = read(write('Day,Note\r\n2026-03-01,"one 🦊\r\n\r\n""two"", three"\r\n'.encode(encoding)))
        assert table.rows[1][1] == 'one 🦊\r\n\r\n"two", three'

    def test_a_decimal_comma_is_no_separator(self, write: Write) -> None:
        table = read(write("Day;Sleep\n" + "1.2.2026;7,5\n" * 5))
        assert table.separator == ";"

    def test_the_line_of_a_spreadsheet_names_the_separator(self, write: Write) -> None:
        table = read(write("sep=;\nDay;Note\n2026-03-01;a,b,c\n"))
        assert (table.rows[1], table.numbers) == (("2026-03-01", "a,b,c"), (2, 3))

    def test_blank_rows_count_for_nothing_and_keep_their_numbers(self, write: Write) -> None:
        table = read(write("Day,Note\n\n,,\n2026-03-01,x\n"))
        assert table.numbers == (1, 4)

    def test_old_line_ends_are_line_ends(self, write: Write) -> None:
        assert len(read(write("Day,Note\r2026-03-01,x\r2026-03-02,y")).rows) == 3


class TestBadFiles:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "diary_empty"),
            (b"\n\n,,,\n", "diary_empty"),
            (b"\xef\xbb\xbf", "diary_empty"),
            (b"PK\x03\x04\x14\x00\x06\x00" + bytes(64), "diary_strange"),
            (bytes(range(32)) * 8, "diary_strange"),
            (b"Day,Note\n\x81\x8d\x8f\n", "diary_strange"),
            (b"\xff\xfe\x00", "diary_strange"),
            (b'Day,Note\n2026-03-01,"begun\n2026-03-02,x\n', "diary_row"),
            (b'Day,Note\n2026-03-01,"a"b\n', "diary_row"),
            (b'Day,Note\n2026-03-01,"' + b"x\n" * 200_000, "diary_row"),
            (b"x" * (2 << 20), "diary_too_large"),
            (b"," * 300, "diary_too_wide"),
            ((b"1," * 150 + b"\n") * 9_000, "diary_too_large"),
            (b"2026-03-01,6\n" * (MOST_ROWS + 2), "diary_too_long"),
            (b"2026-03-01,6\n" * 1_000_000, "diary_too_long"),
        ],
    )
    def test_it_is_refused_in_a_sentence(self, write: Write, content: bytes, code: str) -> None:
        with pytest.raises(JournalProblem) as caught:
            read(write(content))
        assert caught.value.code == code
        said = sentence(caught.value)
        assert "…" not in said
        assert "our journal was not changed" in said

    def test_as_many_rows_as_may_be_are_read(self, write: Write) -> None:
        assert len(read(write("Day,Mood\n" + "2026-03-01,6\n" * MOST_ROWS)).rows) == MOST_ROWS + 1

    @pytest.mark.parametrize("name", ["missing.csv", ".", "/dev/zero"])
    def test_what_is_no_file_is_named(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(JournalProblem, match="not_read"):
            read(tmp_path / name)

    def test_it_can_be_stopped(self, write: Write) -> None:
        heard = []
        file = write("2026-03-01,6\n" * 5_000)
        with pytest.raises(Stopped):
            read(file, lambda rows: not heard.append(rows) and rows < 3_000)
        assert heard == [1_000, 2_000, 3_000]

    def test_no_word_of_it_is_in_what_a_log_could_hold(self, write: Write) -> None:
        table = read(write("Day,Note\n2026-03-01,secret\n"))
        plan = planned(table)
        for each in (table, guess(table, TODAY), plan, plan.days[0]):
            assert "secret" not in repr(each)


class TestDays:
    @pytest.mark.parametrize(
        ("texts", "orders"),
        [
            (["2026-03-12", "2026-03-13"], ("ymd",)),
            (["13/4/2026", "3/4/2026"], ("dmy",)),
            (["4/13/2026", "3/4/2026"], ("mdy",)),
            (["3/4/2026", "5/6/2026"], ("dmy", "mdy")),
            (["3.4.26", "5.6.26"], ("ymd", "dmy", "mdy")),
            (["13/4/2026", "4/13/2026"], ("dmy", "mdy")),
            (["3/3/2026", "4/4/2026"], ("dmy",)),
            (["March 3, 2026", "2026-01-02"], ("ymd",)),
            (["2026-01-02", "3/4/2026"], ("dmy", "mdy")),
            (["soon", ""], ()),
            ([], ()),
        ],
    )
    def test_the_order_is_told_from_the_days_or_asked(self, texts: list[str], orders: tuple[str, ...]) -> None:
        assert orders_of(texts, 2026) == orders

    @pytest.mark.parametrize(
        ("text", "order", "day"),
        [
            ("2026-03-12", "mdy", date(2026, 3, 12)),
            ("2026-03-12T10:00:00Z", "ymd", date(2026, 3, 12)),
            ("2026/3/12 8:30 PM", "ymd", date(2026, 3, 12)),
            ("20260312", "ymd", date(2026, 3, 12)),
            ("12.3.2026", "dmy", date(2026, 3, 12)),
            ("1. 2. 2026", "dmy", date(2026, 2, 1)),
            ("3/12/26", "mdy", date(2026, 3, 12)),
            ("3/12/99", "mdy", date(1999, 3, 12)),
            ("Thursday, March 12, 2026", "ymd", date(2026, 3, 12)),
            ("12 Mar 2026", "mdy", date(2026, 3, 12)),
            ("12th Sept. 2025", "mdy", date(2025, 9, 12)),
            ("2024-02-29", "ymd", date(2024, 2, 29)),
            ("2025-02-29", "ymd", None),
            ("0000-01-01", "ymd", None),
            ("1812-01-01", "ymd", None),
            ("2999-01-01", "ymd", None),
            ("12/3", "dmy", None),
            ("=TODAY()", "dmy", None),
            ("2026-03-12abc", "ymd", None),
            ("1/2/345", "dmy", None),
            ("", "dmy", None),
            ("٣/٤/٢٠٢٦", "dmy", None),
        ],
    )
    def test_a_day_is_read_or_not(self, text: str, order: str, day: date | None) -> None:
        assert day_of(text, order, 2026) == day

    @pytest.mark.parametrize("order", ["dmy", "mdy"])
    def test_what_was_answered_is_how_it_is_read(self, write: Write, order: str) -> None:
        table = read(write("Date,Mood\n3/4/2025,6\n5/6/2025,7\n"))
        choice = guess(table, TODAY)
        assert (choice.open_questions(), choice.orders) == (["order"], ("dmy", "mdy"))
        days = [each.day for each in planned(table, order=order).days]
        assert days == (
            [date(2025, 4, 3), date(2025, 6, 5)] if order == "dmy" else [date(2025, 3, 4), date(2025, 5, 6)]
        )


class TestValues:
    @pytest.mark.parametrize(
        ("text", "found"),
        [("8:30 pm", time(20, 30)), ("20:30", time(20, 30)), ("12:15 AM", time(0, 15)), ("01:25:33", time(1, 25)),
         ("20.30", time(20, 30)), ("2026-03-12 8:30 PM", time(20, 30)), ("8", None), ("25:00", None), ("", None),
         ("13:00 pm", None)],
    )  # fmt: skip
    def test_times(self, text: str, found: time | None) -> None:
        assert time_of(text) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [("7,5", 7.5), ("6/10", 6.0), ("8 out of 10", 8.0), ("-1", -1.0), ("1e5", None), ("=1+1", None), ("٣", None)],
    )
    def test_numbers(self, text: str, found: float | None) -> None:
        assert number_of(text) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [("7.5", 7.5), ("7:20", 7.5), ("7h 10m", 7.0), ("7 hours", 7.0), ("7,3", 7.5), ("24", 24.0), ("25", None),
         ("-1", None), ("7:75", None), ("much", None)],
    )  # fmt: skip
    def test_sleep(self, text: str, found: float | None) -> None:
        assert hours_of(text) == found

    def test_words(self) -> None:
        assert words_of("walk | music |") == ("walk", "music")
        assert words_of("calm, a bit tired, calm") == ("calm", "a bit tired")
        assert words_of("calm; tired, but well") == ("calm", "tired, but well")
        assert words_of("two\nlines") == ("two lines",)

    @pytest.mark.parametrize(
        ("values", "scale"),
        [
            (["0", "7", "10"], Scale.TO_TEN),
            (["3", "4", "5"], None),
            (["0", "4", "5"], Scale.TO_TEN),
            (["20", "75"], Scale.TO_HUNDRED),
            (["good", "bad"], Scale.WORDS),
        ],
    )
    def test_the_scale_is_told_or_asked(self, write: Write, values: list[str], scale: Scale | None) -> None:
        table = read(write("Date,Mood\n" + "".join(f"2026-03-0{at},{each}\n" for at, each in enumerate(values, 1))))
        assert guess(table, TODAY).scales[Target.MOOD] is scale

    @pytest.mark.parametrize(
        ("scale", "moods"),
        [(Scale.TO_TEN, [1, 3, 5, 3]), (Scale.TO_FIVE, [0, 5, 10, 4]), (Scale.TO_HUNDRED, [0, 0, 1, 0])],
    )
    def test_a_scale_is_turned_into_ours(self, write: Write, scale: Scale, moods: list[int]) -> None:
        table = read(write("Date,Mood\n" + "".join(f"2026-03-0{at},{each}\n" for at, each in enumerate("135", 1))))
        table = replace(table, rows=(*table.rows, ("2026-03-04", "2.5")), numbers=(*table.numbers, 5))
        plan = planned(table, scales={Target.MOOD: scale})
        assert [each.answers["mood"] for each in plan.days] == moods

    def test_words_count_as_the_person_says(self, write: Write) -> None:
        table = read(write("Date,Mood\n2026-03-01,Good\n2026-03-02,zen\n2026-03-03,zen\n2026-03-04,8\n"))
        choice = guess(table, TODAY)
        assert words_in(table, choice, Target.MOOD) == ["zen", "good"]
        words = {Target.MOOD: {**choice.words[Target.MOOD], "zen": 10}}
        plan = planned(table, words=words)
        assert [each.answers["mood"] for each in plan.days] == [7, 10, 10, 8]
        plan = planned(table)
        assert [each.number for each in plan.blanks] == [3, 4]


class TestColumns:
    def test_daylio_is_known_by_its_first_row(self, write: Write) -> None:
        table = read(write(DAYLIO))
        choice = guess(table, TODAY)
        assert is_daylio(table)
        assert [each and each.value for each in choice.targets] == [
            "day", None, None, "time", "mood", "tags", "title", "note",
        ]  # fmt: skip
        assert choice.as_entries
        assert choice.open_questions() == []

    def test_several_rows_of_a_day_are_one_check_in_and_all_words_are_kept(self, write: Write) -> None:
        plan = planned(read(write(DAYLIO)))
        assert [(each.day.day, each.answers) for each in plan.days] == [(10, {"mood": 9}), (11, {"mood": 7})]
        assert [(one.title, one.text, one.tags) for one in plan.days[1].entries] == [
            ("", "A slow, grey start 🦊", ("work",)),
            ("Quiet", "Slept well.", ("friends", "good meal")),
        ]

    def test_as_a_note_each_part_has_its_time(self, write: Write) -> None:
        plan = planned(read(write(DAYLIO)), as_entries=False)
        assert plan.days[1].answers["note"] == (
            "08:05 A slow, grey start 🦊\nTags: work\n\n21:40 Quiet\nSlept well.\nTags: friends, good meal"
        )

    @pytest.mark.parametrize("order", [1, -1])
    def test_without_times_the_later_row_is_the_later_one_whichever_way_the_file_goes(
        self, write: Write, order: int
    ) -> None:
        rows = ["2026-03-01,6,2", "2026-03-02,3,8", "2026-03-02,7,1"][::order]
        plan = planned(read(write("\n".join(["Date,Mood,Urge", *rows]))))
        assert plan.days[1].answers == {"mood": 7, "urge_now": 1, "urge_strongest": 8}

    def test_columns_without_names_are_known_by_their_days(self, write: Write) -> None:
        table = read(write("x,1.2.2026,6\ny,13.2.2026,7\n"))
        choice = guess(table, TODAY)
        assert (choice.has_names, choice.column_of(Target.DAY), choice.order) == (False, 1, "dmy")
        assert choice.open_questions() == ["what"]
        choice = put(table, choice, 2, Target.MOOD, TODAY)
        assert len(work_out(table, choice, TODAY).days) == 2

    def test_a_missing_column_is_asked_for(self, write: Write) -> None:
        assert guess(read(write("Mood,Note\n6,x\n")), TODAY).open_questions() == ["day"]
        assert guess(read(write("only\n")), TODAY).open_questions() == ["day", "what"]

    def test_a_target_is_for_one_column_only(self, write: Write) -> None:
        table = read(write("Date,Mood,Other\n2026-03-01,6,9\n"))
        choice = put(table, guess(table, TODAY), 2, Target.MOOD, TODAY)
        assert choice.targets == (Target.DAY, None, Target.MOOD)
        assert work_out(table, choice, TODAY).days[0].answers == {"mood": 9}

    def test_another_column_for_the_day_asks_anew(self, write: Write) -> None:
        table = read(write("Date,Written,Mood\n2025-03-01,3/4/2025,6\n"))
        choice = guess(table, TODAY)
        assert choice.order == "ymd"
        choice = put(table, choice, 1, Target.DAY, TODAY)
        assert (choice.order, choice.orders) == ("", ("dmy", "mdy"))

    def test_rows_are_as_long_as_they_are(self, write: Write) -> None:
        plan = planned(read(write("Date,Mood,Note\n2026-03-01\n2026-03-02,6\n2026-03-03,7,x,more,and more\n")))
        assert [each.answers for each in plan.days] == [{"mood": 6}, {"mood": 7, "note": "x"}]


class TestLeftOut:
    def test_what_cannot_be_read_is_told_by_row(self, write: Write) -> None:
        content = "Date,Mood,Sleep,Note\nsoon,6,,a\n2026-03-01,eleven,7,b\n2026-03-02,11,99,c\n2027-01-01,5,8,d\n"
        plan = planned(read(write(content)), scales={Target.MOOD: Scale.TO_TEN})
        assert [(each.number, each.trouble) for each in plan.left_out] == [
            (2, Trouble.NO_DAY), (5, Trouble.COMING_DAY),
        ]  # fmt: skip
        assert [(each.number, each.target) for each in plan.blanks] == [
            (3, Target.MOOD), (4, Target.MOOD), (4, Target.SLEEP),
        ]  # fmt: skip
        assert [each.answers for each in plan.days] == [{"sleep_hours": 7.0, "note": "b"}, {"note": "c"}]
        assert diary_import.left_words(plan) == [
            "2 rows are left out, because their days cannot be read or are still to come: rows 2, 5.",
            "3 answers cannot be read or are too long, and stay blank: rows 3, 4.",
        ]

    def test_many_rows_are_told_by_the_first_ones(self, write: Write) -> None:
        plan = planned(read(write("Date,Mood\n2026-03-01,6\n" + "soon,6\n" * 9)))
        assert diary_import.left_words(plan) == [
            "9 rows are left out, because their days cannot be read or are still to come: rows 3, 4, 5, 6, 7 and more."
        ]

    def test_what_is_too_long_is_not_cut(self, write: Write) -> None:
        long = "x" * (LONG_TEXT_LIMIT + 1)
        plan = planned(read(write(f"Date,Mood,Note\n2026-03-01,6,{long}\n2026-03-02,6,{'y' * LONG_TEXT_LIMIT}\n")))
        assert [(each.number, each.trouble) for each in plan.blanks] == [(2, Trouble.TOO_LONG)]
        assert [len(each.answers.get("note", "")) for each in plan.days] == [0, LONG_TEXT_LIMIT]

    def test_a_long_title_begins_the_text(self, write: Write) -> None:
        plan = planned(read(write(f"Date,Title,Note\n2026-03-01,{'t' * 201},x\n")), as_entries=True)
        assert (plan.days[0].entries[0].title, plan.days[0].entries[0].text) == ("", f"{'t' * 201}\n\nx")


class TestKept:
    FILE = "Date,Mood,Note\n2026-03-01,6,mine too\n2026-03-02,7,=SUM(A1:A9)\n"

    def test_all_of_it_is_one_action_that_undo_takes_back(self, write: Write, opened: OpenJournal) -> None:
        plan = planned(read(write(DAYLIO)))
        assert diary_import.keep(opened, plan, Doubles.KEEP) == 4
        assert (opened.reader.count("check_in"), opened.reader.count("journal_entry")) == (2, 2)
        assert all(each.private for each in opened.reader.records(JournalEntry))
        assert len(opened.reader.find_words("slow start")) == 1
        opened.journal.undo()
        assert (opened.reader.count("check_in"), opened.reader.count("journal_entry")) == (0, 0)
        assert opened.reader.find_words("slow start") == []
        opened.journal.redo()
        assert opened.reader.count("journal_entry") == 2

    def test_a_formula_stays_the_text_it_is(self, write: Write, opened: OpenJournal) -> None:
        diary_import.keep(opened, planned(read(write(self.FILE))), Doubles.KEEP)
        kept = opened.reader.check_in_on(date(2026, 3, 2))
        assert kept is not None
        assert kept.note == "=SUM(A1:A9)"

    @pytest.mark.parametrize(
        ("doubles", "mood", "note"), [(Doubles.KEEP, 2, ""), (Doubles.FILL, 2, "mine too"), (Doubles.SKIP, 2, "")]
    )
    def test_days_that_are_there_keep_their_answers(
        self, write: Write, opened: OpenJournal, doubles: Doubles, mood: int, note: str
    ) -> None:
        opened.journal.save(CheckIn(day=date(2026, 3, 1), mood=mood))
        diary_import.keep(opened, planned(read(write(self.FILE))), doubles)
        first, second = opened.reader.check_ins_between(date(2026, 3, 1), date(2026, 3, 2))
        assert (first.mood, first.note, second.mood) == (mood, note, 7)
        opened.journal.undo()
        assert [each.note for each in opened.reader.everything(CheckIn)] == [""]

    def test_the_same_file_twice_brings_nothing(self, write: Write, opened: OpenJournal) -> None:
        plan = planned(read(write(DAYLIO)))
        diary_import.keep(opened, plan, Doubles.KEEP)
        found = diary_import.outcome(plan, Doubles.KEEP, diary_import.standing(opened))
        assert (found.new_days, found.known_days, found.entries, found.known_entries) == (0, 2, 0, 2)
        assert diary_import.keep(opened, plan, Doubles.FILL) == 0
        assert opened.journal.next_redo() is None

    def test_what_will_happen_is_said_with_the_days_that_are_there(self, write: Write, opened: OpenJournal) -> None:
        opened.journal.save(CheckIn(day=date(2026, 3, 1), mood=2))
        plan = planned(read(write(self.FILE)))
        there = diary_import.standing(opened)
        words = diary_import.outcome_words(diary_import.outcome(plan, Doubles.KEEP, there))
        assert words == "1 new day, 1 you already have."
        assert [each.day.day for each in diary_import.doubles_first(plan, there)] == [1, 2]
        assert [
            each.day.day
            for each in diary_import.doubles_first(plan, diary_import.Standing(frozenset({date(2026, 3, 2)})))
        ] == [2, 1]

    def test_to_skip_a_day_leaves_out_its_entries_too(self, write: Write, opened: OpenJournal) -> None:
        opened.journal.save(CheckIn(day=date(2026, 3, 11), mood=2))
        plan = planned(read(write(DAYLIO)))
        diary_import.keep(opened, plan, Doubles.SKIP)
        assert opened.reader.count("journal_entry") == 0
        assert opened.reader.count("check_in") == 2

    def test_a_backup_is_made_before(self, write: Write, opened: OpenJournal) -> None:
        opened.journal.save(CheckIn(day=date(2026, 3, 1), mood=2))
        diary_import.keep(opened, planned(read(write(self.FILE))), Doubles.KEEP)
        (made,) = opened.backups.all()
        assert opened.backups.contents_of(made.path).counts["check_in"] == 1

    def test_ten_years_come_in_and_go_again(self, write: Write, opened: OpenJournal) -> None:
        days = [TODAY - timedelta(days=back) for back in range(3650)]
        plan = planned(read(write("Date,Mood,Note\n" + "".join(f"{day},{day.day % 11},on {day}\n" for day in days))))
        assert diary_import.keep(opened, plan, Doubles.KEEP) == 3650
        assert len(opened.reader.find_words(f"on {days[7]}")) == 1
        opened.journal.undo()
        assert opened.reader.count("check_in") == 0
        assert opened.reader.find_words("on") == []

    def test_nothing_of_it_is_kept_when_the_drive_takes_nothing(
        self, write: Write, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tests.gui.rooms import nothing_can_be_written

        plan = planned(read(write(DAYLIO)))
        with nothing_can_be_written(opened), pytest.raises(JournalProblem):
            diary_import.keep(opened, plan, Doubles.KEEP)
        assert opened.reader.count("check_in") == 0


def test_a_choice_asks_nothing_about_what_was_left_out() -> None:
    assert Choice(True, (None, Target.DAY, Target.NOTE), order="ymd", orders=("ymd",)).open_questions() == []
