"""Tests of the made-up person's journal: the same again for the same seed, complete, plausible and careful."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from recovery_journal.domain.aims import BalanceBox, TickState
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.hard_days import Rung
from recovery_journal.domain.kinds import ENTITIES, FIXED, SINGLES
from recovery_journal.domain.plan import Trigger
from recovery_journal.domain.urges import HELPED, UrgeEnd
from recovery_journal.domain.way import DoseState, TransitionWindow
from recovery_journal.domain.writing import MilestoneKind
from recovery_journal.paths import Places
from recovery_journal.services.check import check
from recovery_journal.services.demo import DEMO_LABEL, DEMO_PASSPHRASE, all_that_happened, fill, make_demo
from recovery_journal.services.demo_words import words
from recovery_journal.services.export import as_json
from recovery_journal.services.journal import Deed
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests.conftest import CHEAP, PASSPHRASE

LAST_DAY = date(2026, 3, 12)
SEED = 7
SHAMES = re.compile(r"\b(addicts?|junkies?|junky|abuse[drs]?|clean|dirty|habits?|failures?)\b|fell off the wagon", re.I)
SUBSTANCES = re.compile(
    r"\b(alcohol|beers?|wine|vodka|whiskey|drunk|drinks?|drinking|drugs?|heroin|opioids?|opiates?|fentanyl|cocaine|crack|"
    r"meth|pills?|needles?|weed|cannabis|joints?|high|bottles?|cigarettes?|methadone|buprenorphine|naltrexone)\b",
    re.I,
)
DRUG_SIGNS = set("💊💉🍺🍷🍸🥃🍾🍻🚬🌿🍹🧪")
Records = dict[str, list[dict[str, Any]]]


def happened(seed: int, years: int = 1, last_day: date = LAST_DAY) -> list[Deed]:
    return all_that_happened(words(), years, seed, last_day)[1]


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)


def filled(folder: Path, seed: int) -> OpenJournal:
    opened = Shelf(Places(folder, folder), CHEAP).make("Example", PASSPHRASE)
    fill(opened, 1, seed, LAST_DAY)
    return opened


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenJournal]:
    """One year of days, open."""
    opened = filled(tmp_path_factory.mktemp("demo"), SEED)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def records(journal: OpenJournal) -> Records:
    found: Records = json.loads(as_json(journal.reader))["records"]
    return found


def test_the_same_seed_gives_the_same_bytes(journal: OpenJournal, tmp_path: Path) -> None:
    again = filled(tmp_path, SEED)
    assert as_json(again.reader) == as_json(journal.reader)
    again.close()


def test_another_seed_gives_another_year() -> None:
    one, other = ([each.id for deed in happened(seed) for each in deed.saved] for seed in (1, 2))
    assert one != other


def test_nothing_dangles(journal: OpenJournal) -> None:
    assert check(journal).faults == ()


def test_every_field_of_every_kind_is_filled_somewhere(records: Records) -> None:
    never = {(kind, name) for kind in (*SINGLES, *FIXED) for name in ("archived_on", "private", "position")}
    blank = {
        (kind, name)
        for kind, rows in records.items()
        for name in rows[0]
        if not any(row[name] not in (None, "", [], 0, False) for row in rows)
    }
    assert blank - never - {("anchor_tick", "position"), ("dose_event", "position")} == set()
    assert set(records) == set(ENTITIES)


def test_every_word_of_a_choice_is_used(records: Records) -> None:
    for name in ("sleep_quality", "medication", "talked", "used"):
        assert None in {row[name] for row in records["check_in"]}
    assert {row["used"] for row in records["check_in"]} == {None, "no", "yes", "rather_not_say"}
    assert {row["state"] for row in records["occurrence"]} == {"planned", "kept", "moved", "missed", "cancelled"}
    assert {row["category"] for row in records["trigger"]} == {
        "people", "place", "thing", "emotion", "situation", "time", "body",
    }  # fmt: skip
    assert len({row["kind"] for row in records["coping_strategy"]}) == 10
    assert {row["rung"] for row in records["ladder_step"]} == set(Rung)
    assert {row["box"] for row in records["balance_item"]} == set(BalanceBox)
    assert {row["state"] for row in records["anchor_tick"]} == set(TickState)
    assert {row["ended"] for row in records["urge_log"]} == {None, *UrgeEnd}
    assert {row["kind"] for row in records["milestone"]} == set(MilestoneKind)
    assert {row["state"] for row in records["dose_event"]} == set(DoseState)
    assert {row["window"] for row in records["transition_item"]} == set(TransitionWindow)


def test_there_are_blank_days_and_the_last_one_is_a_draft(records: Records, journal: OpenJournal) -> None:
    days = [date.fromisoformat(row["day"]) for row in records["check_in"]]
    assert max(days) == LAST_DAY - timedelta(days=1)
    assert min(days) >= LAST_DAY - timedelta(days=366)
    assert 320 <= len(days) <= 355
    assert list(journal.drafts.of_kind(CheckIn.KIND)) == [LAST_DAY.isoformat()]
    (new,) = journal.drafts.of_kind(Trigger.KIND).values()
    assert new["is_new"]


def test_mood_is_low_around_a_lapse(records: Records) -> None:
    moods = {date.fromisoformat(row["day"]): row["mood"] for row in records["check_in"] if row["mood"] is not None}
    used = [date.fromisoformat(row["day"]) for row in records["check_in"] if row["used"] == "yes"]
    near = [mood for day, mood in moods.items() if abs((day - used[0]).days) <= 3]
    assert 1 <= len(used) <= 4
    assert mean(near) < mean(moods.values()) - 1.5


def test_appointments_lie_behind_and_ahead(records: Records) -> None:
    days = [date.fromisoformat(row["starts_on"]) for row in records["appointment"]]
    assert 190 <= len(days) <= 240
    ahead = [each for each in days if each >= LAST_DAY]
    assert len(ahead) >= 10
    assert max(ahead) <= LAST_DAY + timedelta(days=21)
    planned = {row["owner"] for row in records["occurrence"] if row["state"] == "planned"}
    assert all(row["id"] in planned for row in records["appointment"] if row["starts_on"] >= LAST_DAY.isoformat())


def test_each_appointment_has_its_occurrence(records: Records) -> None:
    owners = Counter(row["owner"] for row in records["occurrence"])
    single = [row["id"] for row in records["appointment"] if not row["repeats"]]
    assert {each: owners[each] for each in single} == dict.fromkeys(single, 1)


def test_a_series_tells_of_some_of_its_times(records: Records) -> None:
    series = {row["id"]: row for row in records["appointment"] if row["repeats"]}
    told = Counter(row["owner"] for row in records["occurrence"] if row["owner"] in series)
    assert len(series) >= 4
    assert len([each for each in series if told[each] >= 3]) >= 2
    assert any(row["exceptions"] for row in series.values())


def test_the_log_tells_of_changes_and_of_something_deleted(journal: OpenJournal) -> None:
    payday = next(each for each in journal.reader.records(Trigger) if each.text.startswith("Pay day"))
    assert "Strength: 6 → 8" in [text for event in journal.history.of(payday) for text in event.differences]
    assert len(journal.reader.removed(Trigger)) == 1
    assert journal.journal.next_undo() is not None


def test_nothing_is_written_after_the_last_day_began(records: Records) -> None:
    begins = datetime.combine(LAST_DAY, datetime.min.time(), UTC) + timedelta(hours=8)
    assert all(datetime.fromisoformat(row["updated_at"]) < begins for rows in records.values() for row in rows)


def test_there_are_long_words_signs_and_long_notes(records: Records) -> None:
    everything = list(texts_of(records))
    assert any(len(word) > 40 for text in everything for word in text.split())
    assert any(ord(sign) > 0x1F000 for text in everything for sign in text)
    assert any(len(text) > 600 for text in everything)


def test_the_words_are_careful() -> None:
    for text in texts_of(words()):
        assert not SHAMES.search(text), text
        assert not SUBSTANCES.search(text.replace("shop signs", "")), text
        assert "!" not in text
        assert not DRUG_SIGNS & set(text), text


@pytest.mark.parametrize("last_day", [date(2024, 2, 29), date(2025, 6, 1), date(2026, 12, 31)])
@pytest.mark.parametrize("years", [1, 3])
def test_any_last_day_will_do(last_day: date, years: int) -> None:
    deeds = happened(SEED, years, last_day)
    days = [each.day for deed in deeds for each in deed.saved if isinstance(each, CheckIn)]
    assert max(days) == last_day - timedelta(days=1)
    assert len(set(days)) > 320 * years
    assert deeds == sorted(deeds, key=lambda deed: deed.at)
    assert deeds[-1].at.date() < last_day


def test_ten_years_are_full_of_days_and_appointments() -> None:
    made = Counter(each.KIND for each in {each.id: each for deed in happened(SEED, 10) for each in deed.saved}.values())
    assert 3_300 <= made["check_in"] <= 3_650
    assert 1_900 <= made["appointment"] <= 2_200


def test_ten_dense_years_hold_twenty_thousand_urges() -> None:
    deeds = all_that_happened(words(), 10, SEED, LAST_DAY, dense=True)[1]
    made = Counter(each.KIND for each in {each.id: each for deed in deeds for each in deed.saved}.values())
    assert 19_000 <= made["urge_log"] <= 22_000
    assert made["urge_log"] <= made["strategy_use"] <= 2 * made["urge_log"]
    assert 4_700 <= made["journal_entry"] <= 5_500


def test_some_strategies_help_more(records: Records) -> None:
    keys = {row["id"]: row["text"] for row in records["coping_strategy"]}
    helped: dict[str, list[bool]] = {}
    for row in records["strategy_use"]:
        helped.setdefault(keys[row["strategy"]], []).append((row["helped"] or 0) >= HELPED)
    assert mean(helped["Walk home by the river"]) > 0.6 > 0.4 > mean(helped["Read my reasons"])
    assert set(keys.values()) - set(helped) == {"Write it down, and read it to Grace"}


def test_a_lapse_ends_a_time_and_begins_the_next(records: Records) -> None:
    (told,) = [row for row in records["lapse"] if row["archived_on"] is None]
    (urge,) = [row for row in records["urge_log"] if row["ended"] == UrgeEnd.LAPSE]
    assert urge["day"] == told["day"]
    ended = {row["ends_on"] for row in records["recovery_period"] if row["archived_on"] is None}
    assert ended == {None, (date.fromisoformat(told["day"]) - timedelta(days=1)).isoformat()}


def test_every_response_is_whole_but_for_some_answers(records: Records) -> None:
    lengths = {"phq-9": 10, "gad-7": 8}
    for row in records["questionnaire_response"]:
        assert len(row["answers"]) == lengths[row["instrument"]]
    assert any("" in row["answers"] for row in records["questionnaire_response"])


def test_a_journal_that_has_something_is_left_alone(opened: OpenJournal) -> None:
    opened.journal.save(Trigger(text="Mine"))
    with pytest.raises(JournalProblem, match="not_empty"):
        fill(opened, 1, 1, LAST_DAY)
    assert opened.reader.count("trigger") == 1
    assert opened.reader.count("check_in") == 0


def test_the_throw_away_journal_reaches_until_today(shelf: Shelf) -> None:
    opened = make_demo(shelf)
    today = opened.preferences.today()
    assert opened.reader.check_in_on(today) is None
    assert opened.reader.appointments_from(today, 5)
    opened.close()
    shelf.open(shelf.choose(DEMO_LABEL), DEMO_PASSPHRASE).close()
