"""Calendar files: what is read of them, what they change here, what leaves, and all bad input."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.repeats import read_rule
from recovery_journal.domain.rule_days import never_takes_place
from recovery_journal.services import calendar_files, calendar_words, calendar_writing, recurrence
from recovery_journal.services.appointment_parts import new_occurrence
from recovery_journal.services.calendar_events import CalendarFile, Entry, read
from recovery_journal.services.calendar_files import Standing
from recovery_journal.services.calendar_reading import LARGEST, MOST_EVENTS
from recovery_journal.services.calendar_writing import Leaving, Wish, as_calendar
from recovery_journal.services.outside_files import Stopped
from recovery_journal.services.problems import sentence
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage.problems import JournalProblem

HERE = "America/New_York"
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
TUESDAY = date(2026, 3, 3)
Read = Callable[..., CalendarFile]


def event(*lines: str, uid: str = "one@clinic", title: str = "Group") -> str:
    named = [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VEVENT", *named, f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*inside: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *inside, "END:VCALENDAR", ""])


SERIES = event("DTSTART;TZID=Europe/Berlin:20260303T180000", "DTEND;TZID=Europe/Berlin:20260303T193000",
               "RRULE:FREQ=WEEKLY;BYDAY=TU")  # fmt: skip


@pytest.fixture
def taken(tmp_path: Path) -> Read:
    """Reads a text as a calendar file."""

    def take(content: str | bytes, here: str = HERE) -> CalendarFile:
        file = tmp_path / "given.ics"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(file, here)

    return take


def only(found: CalendarFile) -> Appointment:
    (entry,) = found.entries
    return entry.appointment


def bring(opened: OpenJournal, found: CalendarFile) -> int:
    return calendar_files.keep(opened, calendar_files.offers(opened, found))


class TestWhatIsRead:
    def test_an_event_with_all_it_may_have(self, taken: Read) -> None:
        found = only(
            taken(
                calendar(
                    event(
                        "DTSTART;TZID=Europe/Berlin:20260312T143000",
                        "DTEND;TZID=Europe/Berlin:20260312T152000",
                        "LOCATION:Mill Road\\, 4",
                        "DESCRIPTION:Bring the card\\nand a folded",
                        "  line",
                        'X-STRANGE;ODD="a:b;c":what',
                        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT30M\r\nEND:VALARM",
                        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=END:PT5M\r\nEND:VALARM",
                    )
                )
            )
        )
        assert (found.title, found.place, found.uid) == ("Group", "Mill Road, 4", "one@clinic")
        assert (found.starts_on, found.starts_at, found.ends_on) == (date(2026, 3, 12), time(14, 30), None)
        assert (found.ends_at, found.zone, found.remind_before) == (time(15, 20), "Europe/Berlin", 30)
        assert found.note == "Bring the card\nand a folded line"

    @pytest.mark.parametrize(
        ("lines", "hours"),
        [
            (["DTSTART;VALUE=DATE:20260312"], (date(2026, 3, 12), None, None, None, "")),
            (["DTSTART:20260312", "DTEND:20260315"], (date(2026, 3, 12), None, date(2026, 3, 14), None, "")),
            (["DTSTART:20260312", "DURATION:P2D"], (date(2026, 3, 12), None, date(2026, 3, 13), None, "")),
            (["DTSTART:20260312T0900", "X:1"], None),
            (["DTSTART:20260312T090000"], (date(2026, 3, 12), time(9), None, None, "")),
            (["DTSTART:20260312T090000", "DURATION:PT90M"], (date(2026, 3, 12), time(9), None, time(10, 30), "")),
            (["DTSTART:20260312T150000Z"], (date(2026, 3, 12), time(11), None, None, HERE)),
            (
                ["DTSTART:20260312T220000", "DTEND:20260313T000000"],
                (date(2026, 3, 12), time(22), date(2026, 3, 13), time(0), ""),
            ),
            (
                ["DTSTART;TZID=Europe/Berlin:20260312T100000", "DTEND:20260312T100000Z"],
                (date(2026, 3, 12), time(10), None, time(11), "Europe/Berlin"),
            ),
        ],
    )
    def test_days_and_hours(self, taken: Read, lines: list[str], hours: tuple[object, ...] | None) -> None:
        found = taken(calendar(event(*lines)))
        if hours is None:
            assert (found.entries, found.troubles["no_day"]) == ([], 1)
        else:
            one = only(found)
            assert (one.starts_on, one.starts_at, one.ends_on, one.ends_at, one.zone) == hours

    @pytest.mark.parametrize(
        ("name", "known"),
        [
            ("Europe/Berlin", "Europe/Berlin"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("/mozilla.org/20050126_1/Europe/Paris", "Europe/Paris"),
            ('"America/New_York"', "America/New_York"),
            ("Nowhere/At All", ""),
            ("../../etc/passwd", ""),
        ],
    )
    def test_zones(self, taken: Read, name: str, known: str) -> None:
        found = taken(calendar(event(f"DTSTART;TZID={name}:20260312T100000")))
        assert (only(found).zone, only(found).starts_at) == (known, time(10))
        assert found.zones == (() if known else (name,))
        if not known:
            assert "not known" in calendar_words.left_words(found)[0]

    def test_a_zone_of_the_files_own_is_known_by_its_rules(self, taken: Read) -> None:
        zone = "\r\n".join(
            ["BEGIN:VTIMEZONE", "TZID:Customized", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000",
             "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
             "BEGIN:STANDARD", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
             "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE"]
        )  # fmt: skip
        found = taken(calendar(zone, event("DTSTART;TZID=Customized:20260712T100000")))
        when = datetime(2026, 7, 12, 10, tzinfo=ZoneInfo(only(found).zone))
        assert when.utcoffset() == timedelta(hours=2)
        assert not found.zones

    def test_exceptions_and_moved_times(self, taken: Read) -> None:
        moved = event("RECURRENCE-ID:20260310T170000Z", "DTSTART;TZID=Europe/Berlin:20260311T090000",
                      "DTEND;TZID=Europe/Berlin:20260311T103000")  # fmt: skip
        other = event("RECURRENCE-ID;TZID=Europe/Berlin:20260317T180000",
                      "DTSTART;TZID=Europe/Berlin:20260317T180000", title="Group at the river")  # fmt: skip
        gone = event("RECURRENCE-ID;TZID=Europe/Berlin:20260324T180000", "STATUS:CANCELLED",
                     "DTSTART;TZID=Europe/Berlin:20260324T180000")  # fmt: skip
        series = SERIES.replace("\r\nEND:VEVENT", "\r\nEXDATE:20260407T160000Z\r\nEND:VEVENT")
        found = taken(calendar(moved, series, other, gone))
        by_uid = {each.appointment.uid: each for each in found.entries}
        whole = by_uid["one@clinic"]
        assert whole.appointment.exceptions == ("2026-03-17", "2026-03-24", "2026-04-07")
        assert [(each.planned_on, each.moved_on, each.moved_at) for each in whole.moved] == [
            (date(2026, 3, 10), date(2026, 3, 11), time(9))
        ]
        assert whole.moved[0].moved_until == time(10, 30)
        assert by_uid["one@clinic#20260317T1800"].appointment.title == "Group at the river"
        assert len(by_uid) == 2

    def test_added_times_stand_by_themselves(self, taken: Read) -> None:
        series = SERIES.replace("\r\nEND:VEVENT", "\r\nRDATE;TZID=Europe/Berlin:20260305T180000\r\nEND:VEVENT")
        found = taken(calendar(series))
        added = next(each.appointment for each in found.entries if "#" in each.appointment.uid)
        assert (added.starts_on, added.starts_at, added.ends_at) == (date(2026, 3, 5), time(18), time(19, 30))
        assert not added.is_series

    def test_several_calendars_and_other_letters(self, taken: Read) -> None:
        both = calendar(event("DTSTART:20260312", title="Caf\u00e9")) + calendar(
            event("DTSTART:20260313", uid="two", title="\U0001f98a")
        )
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            titles = {each.appointment.title for each in taken(both.encode(encoding)).entries}
            assert titles == {"Caf\u00e9", "\U0001f98a"}
        assert only(taken(calendar(event("DTSTART:20260312", title="Caf\u00e9")).encode("cp1252"))).title == "Caf\u00e9"


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            ("", "calendar_strange"),
            ("Hello", "calendar_strange"),
            ("BEGIN:VCARD\nEND:VCARD\n", "calendar_strange"),
            (bytes(500), "calendar_strange"),
            (b"PK\x03\x04" + bytes(range(256)), "calendar_strange"),
            (calendar(), "calendar_empty"),
            (calendar(SERIES)[:-20], "calendar_cut"),
            (calendar(SERIES.replace("END:VEVENT", "END:VTODO")), "calendar_cut"),
            ("BEGIN:VCALENDAR\n" * 50, "calendar_cut"),
            (calendar(*[event("DTSTART:20260312")] * (MOST_EVENTS + 1)), "calendar_too_many"),
            (calendar(event("DTSTART:20260312", "EXDATE:" + "20260312," * 60_000)), "calendar_too_long"),
            (b"BEGIN:VCALENDAR\n" + b"X" * (2 << 20), "calendar_too_long"),
        ],
    )
    def test_a_file_that_is_none_is_refused_in_a_sentence(self, taken: Read, content: str | bytes, code: str) -> None:
        with pytest.raises(JournalProblem) as caught:
            taken(content)
        assert caught.value.code == code
        assert "…" not in sentence(caught.value)

    def test_a_hundred_megabytes_are_refused_unread(self, tmp_path: Path) -> None:
        file = tmp_path / "huge.ics"
        with file.open("wb") as out:
            out.truncate(100 << 20)
        with pytest.raises(JournalProblem) as caught:
            read(file)
        assert f"larger than {LARGEST >> 20} MB" in sentence(caught.value)

    @pytest.mark.parametrize(
        ("lines", "trouble", "entries"),
        [
            (["DTSTART:20260230T100000"], "no_day", 0),
            (["DTSTART:00010101"], "no_day", 0),
            (["X-DTSTART:20260312"], "no_day", 0),
            (["DTSTART:20260312T100000", "RRULE:FREQ=SECONDLY"], "rule_too_fine", 0),
            (["DTSTART:20260312T100000", "RRULE:FREQ=DAILY;BYHOUR=1,2,3"], "rule_too_fine", 0),
            (["DTSTART:20260312T100000", "RRULE:FREQ=FORTNIGHTLY"], "rule_unreadable", 0),
            (["DTSTART:20260312T100000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "rule_unreadable", 0),
            (["DTSTART:20260312", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], "rule_without_days", 0),
            (["DTSTART:20260312", "RRULE:FREQ=DAILY;UNTIL=20250101"], "rule_without_days", 0),
            (["DTSTART:20260312", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20270301"], "rule_without_days", 0),
            (["DTSTART:20260312", "RRULE:FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29"], "rule_without_days", 0),
            (["DTSTART:20260312T100000", "RRULE;=:FREQ=DAILY"], "rule_unreadable", 0),
            (["DTSTART:20260312T100000", "RECURRENCE-ID;=:20260312T100000"], "no_day", 0),
            (["DTSTART:20260312T100000", "DTEND;=:20260312T110000"], "no_end", 1),
            (["DTSTART:20260312T100000", "DTEND:20260312T1"], "no_end", 1),
            (["DTSTART:20260312T100000", "DTEND:20260312T090000"], "end", 1),
            (["DTSTART:20260312T100000", "DURATION:-PT1H"], "end", 1),
            (["DTSTART:20260312", "DTEND:20260101"], "end", 1),
            (["DTSTART:20260312", "DURATION:P99999999999D"], "no_end", 1),
            (["DTSTART:20260312", "STATUS:CANCELLED"], "cancelled", 0),
            (["DTSTART:20260312", "DESCRIPTION:" + "x" * 30_000], "shortened", 1),
            (["DTSTART:20260312", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260312"], "later", 1),
        ],
    )
    def test_what_cannot_be_used_is_counted_and_said(
        self, taken: Read, lines: list[str], trouble: str, entries: int
    ) -> None:
        found = taken(calendar(event(*lines)))
        assert {each: n for each, n in found.troubles.items() if n} == {trouble: 1}
        assert len(found.entries) == entries
        (said,) = calendar_words.left_words(found)
        assert said.endswith(".")

    def test_a_rule_that_begins_late_is_taken_and_very_many_are_not(self, taken: Read) -> None:
        late = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=#"
        found = taken(calendar(event("DTSTART:20260312", late.replace("#", "2"))))
        assert recurrence.first_day(only(found)) == date(2028, 2, 29)
        many = (event("DTSTART:20260312", late.replace("#", str(2 * n)), uid=str(n)) for n in range(1, 40))
        with pytest.raises(JournalProblem, match="calendar_too_long"):
            taken(calendar(*many))

    def test_an_alarm_that_cannot_be_read_spoils_nothing(self, taken: Read) -> None:
        alarms = [f"BEGIN:VALARM\r\nTRIGGER{each}\r\nEND:VALARM" for each in (";=:-PT5M", ":-PT30M")]
        found = only(taken(calendar(event("DTSTART:20260312T100000", *alarms, "LOCATION:Mill Road"))))
        assert (found.title, found.place, found.starts_at) == ("Group", "Mill Road", time(10))

    def test_of_what_stands_there_twice_the_first_counts(self, taken: Read) -> None:
        twice = event("DTSTART:20260312", "LOCATION:Mill Road", *["SUMMARY:No", "LOCATION:No"] * 1_000)
        assert (only(taken(calendar(twice))).title, only(taken(calendar(twice))).place) == ("Group", "Mill Road")

    def test_a_long_text_is_read_to_its_end(self, taken: Read) -> None:
        plain, quoted = "one\\, two\\n" * 900, 'X="a:b;c";LANGUAGE=en'
        for parameters in ("", f";{quoted}", f";X={'a' * 300}"):
            folded = "\r\n ".join(plain[at : at + 70] for at in range(0, len(plain), 70))
            for written in (plain, folded):
                found = only(taken(calendar(event("DTSTART:20260312", f"DESCRIPTION{parameters}:{written}"))))
                assert found.note == ("one, two\n" * 900).strip()

    def test_of_very_many_zones_of_its_own_only_some_are_looked_into(self, taken: Read) -> None:
        rules = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD"
        zones = [f"BEGIN:VTIMEZONE\r\nTZID:Own {n}\r\n{rules}\r\nEND:VTIMEZONE" for n in range(50)]
        events = [event(f"DTSTART;TZID=Own {n}:20260712T100000", uid=str(n)) for n in range(50)]
        found = taken(calendar(*zones, *events))
        known = [each.appointment.zone for each in found.entries]
        assert (len(set(known[:40])), all(known[:40]), any(known[40:]), len(found.zones)) == (1, True, False, 10)

    def test_of_a_uid_that_stands_twice_the_later_version_counts(self, taken: Read) -> None:
        newer = event("DTSTART:20260314", "SEQUENCE:2")
        for twice in ([newer, event("DTSTART:20260312", "SEQUENCE:1")], [event("DTSTART:20260312"), newer]):
            found = taken(calendar(*twice))
            assert only(found).starts_on == date(2026, 3, 14)
            assert "stands in the file twice" in calendar_words.left_words(found)[0]

    def test_reading_can_be_stopped(self, tmp_path: Path) -> None:
        file = tmp_path / "long.ics"
        file.write_text(calendar(*(event("DTSTART:20260312", uid=str(n)) for n in range(3_000))), newline="")
        heard: list[int] = []
        with pytest.raises(Stopped):
            read(file, HERE, lambda n: heard.append(n) or len(heard) < 2)  # type: ignore[func-returns-value]
        assert heard == [500, 1000]

    @given(st.text(max_size=60), st.sampled_from(["DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID", "TRIGGER"]))
    @settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_no_text_in_any_place_breaks_it(self, taken: Read, text: str, name: str) -> None:
        alarm = f"BEGIN:VALARM\r\nTRIGGER:{text}\r\nEND:VALARM"
        lines = [alarm] if name == "TRIGGER" else [f"{name}:{text}"]
        content = calendar(event("DTSTART:20260312T100000", *lines, title=text)).encode("utf-8", "replace")
        with suppress(JournalProblem):
            assert len(taken(content).entries) <= 2


class TestRulesWithoutDays:
    @pytest.mark.parametrize(
        ("rule", "never"),
        [
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", True),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", True),
            ("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=5TU", True),
            ("FREQ=DAILY;BYSETPOS=2", True),
            ("FREQ=WEEKLY;BYDAY=TU;BYSETPOS=2", True),
            ("FREQ=DAILY;INTERVAL=7;BYDAY=WE", True),
            ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=4", True),
            ("FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1", True),
            ("FREQ=YEARLY;BYYEARDAY=366", False),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", False),
            ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", False),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", False),
            ("FREQ=MONTHLY;BYDAY=5TU", False),
        ],
    )
    def test_they_are_told_before_anybody_walks_along_them(self, rule: str, never: bool) -> None:
        assert never_takes_place(read_rule(rule), TUESDAY) is never
        made = Appointment(title="Group", starts_on=TUESDAY, repeats=rule)
        if never:
            with pytest.raises(RuleBroken, match="rule_without_days"):
                recurrence.check_rule(made)
        else:
            assert recurrence.first_day(made) is not None


class TestBroughtIn:
    def test_a_second_time_doubles_nothing(self, opened: OpenJournal, taken: Read) -> None:
        moved = event("RECURRENCE-ID;TZID=Europe/Berlin:20260310T180000", "DTSTART;TZID=Europe/Berlin:20260311T090000",
                      "DTEND;TZID=Europe/Berlin:20260311T103000")  # fmt: skip
        others = (event("DTSTART:20260320T100000", uid="two"), event("DTSTART:20260321", uid=""))
        found = taken(calendar(SERIES, moved, *others))
        assert bring(opened, found) == 3
        kept = opened.reader.everything(Appointment)
        again = calendar_files.offers(opened, found)
        assert {each.standing for each in again} == {Standing.SAME}
        assert calendar_files.keep(opened, again) == 0
        assert opened.reader.everything(Appointment) == kept
        assert calendar_words.offer_words(again) == "0 new. 3 are here already."

    def test_what_changed_follows_the_file_and_keeps_what_is_known_here(self, opened: OpenJournal, taken: Read) -> None:
        bring(opened, taken(calendar(event("DTSTART:20260320T100000"))))
        (kept,) = opened.reader.everything(Appointment)
        mine = replace(kept, note="Ask for Dr. Lin", cost="20", remind_before=60)
        opened.journal.save(mine, AppointmentQuestion(owner=kept.id, text="When again?"))
        later = taken(calendar(event("DTSTART:20260321T110000", title="Group two")))
        (offer,) = calendar_files.offers(opened, later)
        assert offer.standing is Standing.CHANGED
        assert calendar_files.keep(opened, [offer]) == 1
        (now,) = opened.reader.everything(Appointment)
        assert (now.id, now.title, now.starts_on, now.starts_at) == (kept.id, "Group two", date(2026, 3, 21), time(11))
        assert (now.note, now.cost, now.remind_before) == ("Ask for Dr. Lin", "20", 60)
        (one,) = opened.reader.parts(Occurrence, kept.id)
        assert (one.planned_on, one.planned_at) == (date(2026, 3, 21), time(11))
        assert opened.reader.count("appointment_question") == 1

    def test_a_moved_time_that_is_back_again_stands_where_it_was(self, opened: OpenJournal, taken: Read) -> None:
        moved = event("RECURRENCE-ID;TZID=Europe/Berlin:20260310T180000", "DTSTART;TZID=Europe/Berlin:20260311T090000",
                      "DTEND;TZID=Europe/Berlin:20260311T103000")  # fmt: skip
        bring(opened, taken(calendar(SERIES, moved)))
        assert opened.reader.everything(Occurrence)[0].moved_on == date(2026, 3, 11)
        bring(opened, taken(calendar(SERIES)))
        assert opened.reader.everything(Occurrence)[0].moved_on is None

    def test_it_is_one_action_that_undo_takes_back(self, opened: OpenJournal, taken: Read) -> None:
        opened.journal.save(Appointment(title="Mine", starts_on=TUESDAY))
        bring(opened, taken(calendar(*(event("DTSTART:20260320", uid=str(n)) for n in range(400)))))
        assert opened.reader.count("appointment") == 401
        assert opened.reader.find_words("Group")
        (made,) = opened.backups.all()
        assert opened.backups.contents_of(made.path).counts["appointment"] == 1
        opened.journal.undo()
        assert [each.title for each in opened.reader.everything(Appointment)] == ["Mine"]
        assert not opened.reader.find_words("Group")
        opened.journal.redo()
        assert opened.reader.count("appointment") == 401

    def test_what_was_made_here_is_known_when_it_comes_back(self, opened: OpenJournal, taken: Read) -> None:
        opened.journal.save(Appointment(title="Mine", starts_on=TUESDAY, starts_at=time(9), place="Mill Road"))
        content = as_calendar(calendar_writing.leaving(opened.reader), Wish(with_titles=True), NOW)
        (offer,) = calendar_files.offers(opened, taken(content))
        assert offer.standing is Standing.SAME


class TestWhatLeaves:
    ONE = Appointment(
        title="Methadone clinic", starts_on=TUESDAY, starts_at=time(9), place="Mill Road", note="shaky",
        transport="bus 9", cost="20 dollars", bring=("ID card",), remind_before=45, zone=HERE,
    )  # fmt: skip

    def test_only_the_times_unless_titles_are_wanted(self) -> None:
        told = (replace(new_occurrence(self.ONE), outcome="told him all", state=OccurrenceState.KEPT),)
        plain = as_calendar([Leaving(self.ONE, told)], Wish(), NOW).decode()
        assert "SUMMARY:Appointment\r\n" in plain
        for each in ("Methadone", "Mill", "shaky", "bus", "dollars", "card", "told", "ecovery", "Journal"):
            assert each not in plain
        named = as_calendar([Leaving(self.ONE)], Wish(with_titles=True, with_alarms=False), NOW).decode()
        assert "SUMMARY:Methadone clinic" in named
        assert "LOCATION:Mill Road" in named
        assert "VALARM" not in named
        assert "shaky" not in named

    def test_an_alarm_says_nothing_but_appointment(self) -> None:
        whole = Calendar.from_ical(as_calendar([Leaving(self.ONE)], Wish(with_titles=True), NOW))
        (alarm,) = whole.walk("VALARM")
        assert alarm["DESCRIPTION"] == "Appointment"
        assert alarm["TRIGGER"].dt == timedelta(minutes=-45)

    def test_cancelled_and_put_away_ones_stay(self, opened: OpenJournal) -> None:
        gone, away, kept = (replace(self.ONE, id=Appointment(title="x", starts_on=TUESDAY).id) for _each in range(3))
        cancelled = replace(new_occurrence(gone), state=OccurrenceState.CANCELLED)
        opened.journal.save(gone, away, kept, cancelled)
        opened.journal.archive(away)
        assert [each.appointment.id for each in calendar_writing.leaving(opened.reader)] == [kept.id]

    def test_any_letters_stand_in_short_lines_and_come_back(self, taken: Read) -> None:
        title = "Caf\u00e9, \U0001f98a; back\\slash " * 6
        content = as_calendar([Leaving(replace(self.ONE, title=title.strip()))], Wish(with_titles=True), NOW)
        assert all(len(each) <= 75 for each in content.split(b"\r\n"))
        assert only(taken(content)).title == title.strip()


ZONES = ["", "UTC", HERE, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"]
RULES = st.builds(
    lambda frequency, interval, more, end: ";".join([f"FREQ={frequency}", f"INTERVAL={interval}", *more, *end]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 4),
    st.sampled_from(
        [[], ["BYDAY=TU"], ["BYDAY=MO,TH,SU"], ["BYMONTHDAY=31"], ["BYMONTHDAY=-1"], ["BYMONTH=3,9"]]
    ),
    st.sampled_from([[], ["COUNT=9"], ["UNTIL=20270101"], ["UNTIL=20260901T083000Z"], ["UNTIL=20261231T235959"]]),
)  # fmt: skip
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)


@st.composite
def series(draw: st.DrawFn) -> Leaving:
    """A series with or without hours, some times of it left out, one moved."""
    at = draw(st.sampled_from([None, time(9), time(2, 30), time(23, 15)]))
    until = at and draw(st.sampled_from([None, time(23, 45)]))
    starts_on = draw(st.dates(date(2026, 1, 1), date(2026, 6, 30)))
    made = Appointment(title="x", starts_on=starts_on, starts_at=at, ends_at=until, zone=draw(st.sampled_from(ZONES)),
                       repeats=draw(RULES))  # fmt: skip
    try:
        recurrence.check_rule(made)
    except RuleBroken:
        assume(False)
    days = [each.planned_on for each in recurrence.times(made, FIRST, LAST)]
    left_out = draw(st.lists(st.sampled_from(days), max_size=3, unique=True)) if days else []
    made = replace(made, exceptions=tuple(sorted(each.isoformat() for each in left_out)))
    rest = [each for each in days if each not in left_out]
    if not rest or draw(st.booleans()):
        return Leaving(made)
    moved = new_occurrence(made, draw(st.sampled_from(rest)))
    at = at and time(11, 5)
    return Leaving(made, (replace(moved, moved_on=date(2027, 5, 5), moved_at=at, moved_until=at and time(12)),))


def starts_of(content: bytes) -> list[datetime | date]:
    """When the events of a file start, as icalendar and dateutil tell it without us."""
    whole = Calendar.from_ical(content)
    events = [each for each in whole.walk("VEVENT") if "RECURRENCE-ID" not in each]
    (event,) = events
    moved = {each["RECURRENCE-ID"].dt: each["DTSTART"].dt for each in whole.walk("VEVENT") if "RECURRENCE-ID" in each}
    start = event["DTSTART"].dt
    left_out = event.get("EXDATE", [])
    gone = {each.dt for line in (left_out if isinstance(left_out, list) else [left_out]) for each in line.dts}
    wall = start if isinstance(start, datetime) else datetime.combine(start, time.min)
    text = event["RRULE"].to_ical().decode()
    if wall.tzinfo is None:
        text = text.replace("Z", "")
    found = []
    for each in rrulestr(text, dtstart=wall).between(
        datetime(2025, 12, 31, tzinfo=wall.tzinfo), datetime(2029, 1, 1, tzinfo=wall.tzinfo), inc=True
    ):
        moment = each if isinstance(start, datetime) else each.date()
        if moment not in gone:
            found.append(moved.get(moment, moment))
    return sorted(_as_shown(each) for each in found)


def _as_shown(moment: datetime | date) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min)
    zone = moment.tzinfo
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) if zone else moment


class TestTheSameTimes:
    @given(series())
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_a_file_read_by_others_has_the_times_that_stand_here(self, each: Leaving) -> None:
        ours = recurrence.times(each.appointment, FIRST, LAST, each.told)
        shown = [datetime.combine(one.starts_on, one.starts_at or time.min) for one in ours]
        theirs = [one for one in starts_of(as_calendar([each], Wish(), NOW)) if FIRST <= one.date() <= LAST]  # type: ignore[union-attr]
        assert sorted(shown) == theirs

    @given(series())
    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_and_read_by_us(self, taken: Read, each: Leaving) -> None:
        (entry,) = taken(as_calendar([each], Wish(), NOW)).entries
        told = [
            replace(new_occurrence(entry.appointment, one.planned_on), moved_on=one.moved_on, moved_at=one.moved_at)
            for one in entry.moved
        ]
        ours = [one.order() for one in recurrence.times(each.appointment, FIRST, LAST, each.told)]
        assert [one.order() for one in recurrence.times(entry.appointment, FIRST, LAST, told)] == ours
        assert isinstance(entry, Entry)
