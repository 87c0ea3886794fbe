"""Tests of the texts and numbers that ship with the program: complete, well formed, and in the tone care asks for."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

RESOURCES = Path(__file__).parents[2] / "resources"
CONTENT = RESOURCES / "content" / "en"
CONTENT_FILES = sorted(path.stem for path in CONTENT.glob("*.toml"))

CATEGORIES = {
    "triggers": ["people", "place", "thing", "emotion", "situation", "time", "body"],
    "warning_signs": ["early", "middle", "late"],
    "coping_strategies": [
        "calm_the_body", "ride_it_out", "think", "connect", "leave",
        "absorb", "basics", "surroundings", "meaning", "care",
    ],
    "contacts": ["good_company", "can_ask_for_help", "professional", "emergency"],
    "appointment_questions": [
        "counseling", "group", "peer_meeting", "medical", "medication", "test", "family",
        "housing", "work", "court", "benefits", "alumni", "other",
    ],
    "reasons": ["all"],
    "if_thens": ["all"],
    "safe_places": ["all"],
    "boundaries": ["all"],
    "anchors": ["all"],
    "letters": ["all"],
    "good_moments": ["all"],
    "balance_items": ["good_of_using", "cost_of_using", "good_of_change", "cost_of_change"],
    "goals": ["health", "home", "work", "learning", "money", "people", "law", "meaning"],
    "ladder_steps": ["signs", "alone", "company", "people", "professionals", "surroundings"],
    "after_lapse_prompts": ["reach_out", "understand", "change_one_thing"],
    "journal_prompts": ["today", "looking_back", "looking_ahead", "people"],
    "transition_tasks": ["hours_72", "days_28", "days_90"],
}  # fmt: skip
LEAST, MOST = 8, 12
HARDEST = 6  # US school grade
PLAIN = [
    "triggers", "appointment_questions", "reasons", "balance_items", "goals", "ladder_steps", "good_moments",
    "after_lapse_prompts", "journal_prompts", "transition_tasks",
]  # fmt: skip
KEYS = {
    "if_thens": {"situation", "response", "backup"},
    "safe_places": {"name", "why"},
    "boundaries": {"text", "with_whom", "when_crossed"},
    "anchors": {"text", "times_a_week"},
    "letters": {"title", "text"},
}
SIGN_KINDS = {"thought", "feeling", "body", "behaviour", "connection"}
CONTACT_ROLES = {"peer", "sponsor", "family", "friend", "counselor", "prescriber", "doctor", "other"}
STRATEGY_KEYS = {"text": str, "minutes": int, "company": str, "needs": str, "works_at_night": bool, "steps": list}
BANNED = re.compile(
    r"\b(addict\w*|junk(y|ie)s?|abus\w+|clean|dirty|habits?|fail(ure|ures|ed)|sober\w*|streaks?|relapse[ds]?|drunk|"
    r"alcoholics?|needles?|pills?|spoons?|bottles?)\b|fell off the wagon",
    re.I,
)

REGIONS = {
    "us": ["911"], "ca": ["911"], "gb": ["999", "112"], "ie": ["112", "999"],
    "au": ["000"], "de": ["112"], "other": ["112", "911"],
}  # fmt: skip
LINE_KEYS = {
    "name", "phone", "text_word", "text_to", "tty", "hours", "what", "language", "source", "last_verified",
}  # fmt: skip
KNOWN_LINES = {
    "us": [("988", "", "988"), ("", "HOME", "741741"), ("988, then 1", "", ""), ("1-800-662-4357", "", "")],
    "ca": [("988", "", "988"), ("1-888-688-6677", "", "")],
    "gb": [("116 123", "", ""), ("", "", "85258")],
    "ie": [("116 123", "", "")],
    "au": [("13 11 14", "", "")],
    "de": [("0800 111 0 111", "", "")],
    "other": [],
}


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def content(name: str) -> dict[str, Any]:
    return read(CONTENT / f"{name}.toml")


def regions() -> dict[str, Any]:
    found: dict[str, Any] = read(RESOURCES / "crisis_lines.toml")["regions"]
    return found


def strings(value: object) -> Iterator[str]:
    """Every text inside a parsed file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def naming_text(entry: str | dict[str, Any]) -> str:
    """The text that names a suggestion."""
    if isinstance(entry, str):
        return entry
    return str(next(entry[key] for key in ("title", "situation", "name", "text") if key in entry))


def entries(name: str) -> list[Any]:
    return [entry for listed in content(name).values() for entry in listed]


def all_files() -> list[Path]:
    return [*(CONTENT / f"{name}.toml" for name in CONTENT_FILES), RESOURCES / "crisis_lines.toml"]


def is_emoji(char: str) -> bool:
    return ord(char) >= 0x1F000 or unicodedata.category(char) == "So" or char == "\ufe0f"


def test_all_files_are_known() -> None:
    assert set(CATEGORIES) == set(CONTENT_FILES)


@pytest.mark.parametrize("name", CATEGORIES)
def test_categories_are_complete_and_in_order(name: str) -> None:
    assert list(content(name)) == CATEGORIES[name]


@pytest.mark.parametrize("name", CATEGORIES)
def test_every_category_offers_enough_and_not_too_much(name: str) -> None:
    counts = {key: len(listed) for key, listed in content(name).items()}
    assert {key: count for key, count in counts.items() if not LEAST <= count <= MOST} == {}


@pytest.mark.parametrize("name", CATEGORIES)
def test_a_child_of_twelve_can_read_it(name: str) -> None:
    from textstat import textstat

    sentences = [text if text[-1] in ".?:" else f"{text}." for text in strings(content(name))]
    assert textstat.flesch_kincaid_grade(" ".join(sentences)) <= HARDEST


@pytest.mark.parametrize("name", KEYS)
def test_entries_have_their_keys(name: str) -> None:
    assert [entry for entry in entries(name) if set(entry) != KEYS[name]] == []


@pytest.mark.parametrize("name", CATEGORIES)
def test_nothing_is_offered_twice(name: str) -> None:
    counted = Counter(naming_text(entry).strip().casefold() for entry in entries(name))
    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", CATEGORIES)
def test_naming_texts_are_short(name: str) -> None:
    assert [text for text in map(naming_text, entries(name)) if len(text) > 60] == []


@pytest.mark.parametrize("path", all_files(), ids=lambda path: path.stem)
def test_texts_are_short_trimmed_and_calm(path: Path) -> None:
    for text in strings(read(path)):
        assert text == text.strip()
        assert len(text) <= 200
        assert "!" not in text
        assert not any(is_emoji(char) or unicodedata.category(char) == "Cc" for char in text)


@pytest.mark.parametrize("path", all_files(), ids=lambda path: path.stem)
def test_no_word_that_shames(path: Path) -> None:
    for text in strings(read(path)):
        assert not BANNED.search(text), text


@pytest.mark.parametrize("name", CATEGORIES)
def test_no_text_is_empty(name: str) -> None:
    assert all(strings(content(name)))


@pytest.mark.parametrize("name", PLAIN)
def test_plain_lists_hold_texts_only(name: str) -> None:
    assert all(isinstance(entry, str) for entry in entries(name))


def test_questions_are_questions() -> None:
    assert [text for text in entries("appointment_questions") if not text.endswith("?")] == []


def test_warning_signs_are_well_formed_and_varied() -> None:
    for listed in content("warning_signs").values():
        assert all(set(entry) == {"text", "kind"} for entry in listed)
        assert {entry["kind"] for entry in listed} == SIGN_KINDS


def test_coping_strategies_are_well_formed() -> None:
    for entry in entries("coping_strategies"):
        assert "text" in entry
        assert all(type(value) is STRATEGY_KEYS.get(key) for key, value in entry.items()), entry["text"]
        assert entry.get("company", "alone") in {"alone", "with_someone"}
        assert 1 <= entry.get("minutes", 1) <= 60
        assert 2 <= len(entry.get("steps", ["", ""])) <= 4


def test_the_kinds_for_a_hard_moment_have_something_for_the_night() -> None:
    for key in ("calm_the_body", "ride_it_out", "think", "connect", "leave"):
        assert any(entry.get("works_at_night") for entry in content("coping_strategies")[key]), key


def test_contacts_are_well_formed() -> None:
    for entry in entries("contacts"):
        assert set(entry) == {"name", "role", "first_words"}
        assert entry["role"] in CONTACT_ROLES
        assert not any(char.isdigit() for char in entry["name"] + entry["first_words"])


def test_every_region_has_its_emergency_numbers() -> None:
    found = {code: [entry["number"] for entry in region["emergency"]] for code, region in regions().items()}
    assert found == REGIONS


def test_regions_and_emergency_entries_are_well_formed() -> None:
    for region in regions().values():
        assert set(region) == {"name", "emergency", "lines"}
        assert region["name"]
        for entry in region["emergency"]:
            assert set(entry) == {"number", "name", "what"}
            assert all(entry.values())


def test_every_line_has_its_keys_and_a_way_to_reach_it() -> None:
    for line in (line for region in regions().values() for line in region["lines"]):
        assert set(line) == LINE_KEYS
        assert all(isinstance(value, str) for value in line.values())
        assert line["phone"] or line["text_to"], line["name"]
        assert line["text_to"] or not line["text_word"], line["name"]
        assert all(line[key] for key in ("name", "what", "language", "source")), line["name"]


def test_a_line_says_when_it_was_checked_as_a_day_or_not_at_all() -> None:
    for line in (line for region in regions().values() for line in region["lines"]):
        assert not line["last_verified"] or date.fromisoformat(line["last_verified"])


def test_numbers_are_written_as_they_are_dialed() -> None:
    dialed, sent = re.compile(r"^[\d -]{2,}(, then \d)?$"), re.compile(r"^\d{3,6}$")
    for line in (line for region in regions().values() for line in region["lines"]):
        assert not line["phone"] or dialed.match(line["phone"]), line["name"]
        assert not line["tty"] or dialed.match(line["tty"]), line["name"]
        assert not line["text_to"] or sent.match(line["text_to"]), line["name"]
    for entry in (entry for region in regions().values() for entry in region["emergency"]):
        assert sent.match(entry["number"]), entry["number"]


def test_a_country_is_named_by_its_two_letters_and_the_unknown_one_is_last() -> None:
    *countries, last = regions()
    assert last == "other"
    assert all(re.match(r"^[a-z]{2}$", each) for each in countries)


def test_what_a_line_is_for_is_plain() -> None:
    from textstat import textstat

    said = [line["what"] for region in regions().values() for line in region["lines"]]
    assert textstat.flesch_kincaid_grade(" ".join(said)) <= HARDEST


def test_no_line_claims_to_have_been_checked() -> None:
    assert {line["last_verified"] for region in regions().values() for line in region["lines"]} == {""}


def test_exactly_the_known_lines_are_listed() -> None:
    found = {
        code: [(line["phone"], line["text_word"], line["text_to"]) for line in region["lines"]]
        for code, region in regions().items()
    }
    assert found == KNOWN_LINES


def test_the_number_for_text_telephones_is_kept() -> None:
    assert [line["tty"] for region in regions().values() for line in region["lines"] if line["tty"]] == [
        "1-800-487-4889"
    ]
