"""What is read on the hardest days is easy to read: the words of Help now, Urge now, the ladder, and after a lapse."""

from __future__ import annotations

import re

import pytest

from tests.house.test_words import messages

HARDEST = 6  # US school grade
PARTS = {
    "help": r"gui/(help_\w+|phone_links)\.py",
    "urge": r"gui/(urge_\w+|pages/(urge_now\w*|today_urge))\.py",
    "ladder": r"gui/pages/ladder_climb\w*\.py",
    "rehearsal": r"gui/pages/rehearsal\w*\.py",
    "lapse": r"gui/pages/lapse\w*\.py",
}
AT_LEAST = 12


def said_in(part: str) -> list[str]:
    """The sentences of a part; what stands in for a value is read as a short word."""
    wanted = re.compile(PARTS[part])
    found = [re.sub(r"\{\w+\}", "it", words) for words, place in messages() if wanted.search(place)]
    return [words for words in dict.fromkeys(found) if words.strip().endswith((".", "?"))]


@pytest.mark.parametrize("part", PARTS)
def test_a_child_of_twelve_can_read_it(part: str) -> None:
    from textstat import textstat

    sentences = said_in(part)
    assert len(sentences) >= AT_LEAST or part in ("ladder", "rehearsal")
    assert sentences
    assert textstat.flesch_kincaid_grade(" ".join(sentences)) <= HARDEST


@pytest.mark.parametrize("part", PARTS)
def test_no_sentence_is_long(part: str) -> None:
    halves = [each for words in said_in(part) for each in re.split(r"(?<=[.?])\s+", words)]
    assert [each for each in halves if len(each.split()) > 16] == []


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_cried_out_and_nobody_is_told_to_hurry(part: str) -> None:
    wanted = re.compile(PARTS[part])
    words = [words for words, place in messages() if wanted.search(place)]
    assert [each for each in words if "!" in each or re.search(r"\b(must|should|immediately|at once)\b", each)] == []
