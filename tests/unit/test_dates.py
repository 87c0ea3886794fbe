"""Days and times as the person reads and writes them, in several locales."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from recovery_journal.gui import dates as dates_module
from recovery_journal.gui.dates import Dates

TODAY = date(2026, 3, 12)
US, BRITISH, GERMAN, JAPANESE = (Dates(QLocale(name)) for name in ("en_US", "en_GB", "de_DE", "ja_JP"))
FOUR = pytest.mark.parametrize("dates", [US, BRITISH, GERMAN, JAPANESE], ids=["us", "british", "german", "japanese"])
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@FOUR
@given(day=DAYS, today=DAYS)
def test_a_field_reads_back_what_it_shows(dates: Dates, day: date, today: date) -> None:
    assert dates.parse_day(dates.day_text(day), today) == day


@FOUR
@given(day=DAYS)
def test_iso_and_long_days_are_read_everywhere(dates: Dates, day: date) -> None:
    assert dates.parse_day(day.isoformat(), TODAY) == day
    assert dates.parse_day(dates.day_long(day, year=True), TODAY) == day


@FOUR
@pytest.mark.parametrize("clock_24", [True, False])
@given(moment=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_field_reads_back_what_it_shows(dates: Dates, clock_24: bool, moment: time) -> None:
    with_clock = Dates(dates.locale, clock_24=clock_24)
    assert with_clock.parse_time(with_clock.time(moment)) == moment


def test_american_wording() -> None:
    assert US.day_long(TODAY) == "Thursday, March 12"
    assert US.day_long(TODAY, year=True) == "Thursday, March 12, 2026"
    assert US.day_short(TODAY) == "Mar 12"
    assert US.day_text(TODAY) == "Mar 12, 2026"
    assert US.month(2026, 2) == "February 2026"
    assert US.weekday_short(TODAY) == "Thu"
    assert US.weekday_short(2) == "Tue"
    assert US.time(time(14, 30)) == "2:30 pm"
    assert US.time_bare(time(14, 30)) == "2:30"
    assert US.time_range(time(14, 30), time(15, 20)) == "2:30 to 3:20 pm"
    assert US.time_range(time(11, 30), time(12, 20)) == "11:30 am to 12:20 pm"
    assert US.weekdays() == [7, 1, 2, 3, 4, 5, 6]


def test_wording_elsewhere() -> None:
    assert BRITISH.day_long(TODAY) == "Thursday, 12 March"
    assert GERMAN.day_long(TODAY) == "Donnerstag, 12. März"
    assert JAPANESE.day_long(TODAY) == "3月12日木曜日"
    assert JAPANESE.month(2026, 2) == "2026年2月"
    assert Dates(QLocale("pl_PL")).month(2026, 2) == "luty 2026"
    assert GERMAN.time(time(14, 30)) == "14:30"
    assert GERMAN.weekdays()[0] == 1


def test_the_persons_own_choices_win_over_the_locale() -> None:
    own = Dates(QLocale("en_US"), first_weekday=1, clock_24=True)
    assert own.weekdays() == [1, 2, 3, 4, 5, 6, 7]
    assert own.time(time(14, 30)) == "14:30"
    assert own.time(time(9, 5)) == "09:05"
    assert Dates(QLocale("de_DE"), clock_24=False).time(time(14, 30)) == "2:30 pm"


def test_near_days_have_their_word() -> None:
    assert US.relative_day(TODAY, TODAY) == "Today"
    assert US.relative_day(date(2026, 3, 13), TODAY) == "Tomorrow"
    assert US.relative_day(date(2026, 3, 11), TODAY) == "Yesterday"
    assert US.relative_day(date(2026, 3, 14), TODAY) == "Saturday, March 14"
    assert US.relative_day(date(2025, 3, 14), TODAY) == "Friday, March 14, 2025"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 3, 11)),
        ("TOMORROW", date(2026, 3, 13)),
        ("March 12", TODAY),
        ("12 mar", TODAY),
        ("mar. 12th, 2027", date(2027, 3, 12)),
        ("sept 5", date(2026, 9, 5)),
        ("Thursday, March 12", TODAY),
        ("3/12", TODAY),
        ("3/12/26", TODAY),
        ("3/12/58", date(1958, 3, 12)),
        ("2026-03-12", TODAY),
        ("20260312", TODAY),
        ("dec 28", date(2025, 12, 28)),
        ("feb 29", date(2028, 2, 29)),
    ],
)
def test_days_as_people_type_them(typed: str, meant: date) -> None:
    assert US.parse_day(typed, TODAY) == meant


def test_numbers_follow_the_order_of_the_locale() -> None:
    assert BRITISH.parse_day("5/4/2026", TODAY) == date(2026, 4, 5)
    assert GERMAN.parse_day("5.4.", TODAY) == date(2026, 4, 5)
    assert GERMAN.parse_day("5. März", TODAY) == date(2026, 3, 5)
    assert JAPANESE.parse_day("4月5日", TODAY) == date(2026, 4, 5)
    assert JAPANESE.parse_day("2026/4/5", TODAY) == date(2026, 4, 5)
    assert Dates(QLocale("es_MX")).parse_day("12 mar", TODAY) == TODAY
    assert Dates(QLocale("ar_EG")).parse_day("١٢ مارس ٢٠٢٦", TODAY) == TODAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("February 30", "There is no February 30."),
        ("2/30/2026", "There is no February 30."),
        ("feb 29 2025", "There is no February 29 in 2025."),
        ("13/2/2026", "There is no month 13."),
        ("March 12, 9999", "Please check the year."),
        ("next blue moon", "Write a day like Mar 12, 2026."),
        ("12", "Write a day like Mar 12, 2026."),
        ("3/2026", "Write a day like Mar 12, 2026."),
        ("", "Write a day like Mar 12, 2026."),
    ],
)
def test_a_day_that_cannot_be_gets_its_own_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="^" + sentence.replace(".", r"\.") + "$"):
        US.parse_day(typed, TODAY)


@given(st.text(max_size=30))
def test_any_text_gives_a_day_or_a_sentence(text: str) -> None:
    for dates in (US, JAPANESE):
        assert _problem(lambda dates=dates: dates.parse_day(text, TODAY))[-1:] in ("", ".")
        assert _problem(lambda dates=dates: dates.parse_time(text))[-1:] in ("", ".", "?")


def _problem(read: Callable[[], object]) -> str:
    try:
        read()
    except ValueError as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2:30 pm", time(14, 30)),
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("2pm", time(14)),
        ("2 p.m.", time(14)),
        ("2.30p", time(14, 30)),
        ("0730", time(7, 30)),
        ("12 am", time(0)),
        ("12", time(12)),
        ("noon", time(12)),
    ],
)
def test_times_as_people_type_them(typed: str, meant: time) -> None:
    assert US.parse_time(typed) == meant


def test_an_open_half_of_the_day_is_asked_for_not_guessed() -> None:
    with pytest.raises(ValueError, match=r"^Is that 2:30 am or 2:30 pm\?$"):
        US.parse_time("2:30")
    assert GERMAN.parse_time("2:30") == time(2, 30)


@pytest.mark.parametrize("typed", ["25:00", "2:75 pm", "pm", "13:00 am", "soon", ""])
def test_a_time_that_cannot_be_gets_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^Write a time like 2:30 pm\.$"):
        US.parse_time(typed)


def test_months_on_keep_to_the_last_day() -> None:
    assert dates_module.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert dates_module.add_months(date(2026, 1, 15), -2) == date(2025, 11, 15)


def test_the_wording_in_force_can_be_set() -> None:
    before = dates_module.current()
    dates_module.set_current(GERMAN)
    try:
        assert dates_module.current() is GERMAN
    finally:
        dates_module.set_current(before)
