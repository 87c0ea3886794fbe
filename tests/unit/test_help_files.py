"""The texts about privacy and about files: plain, kind, and promising no more than is done."""

from __future__ import annotations

import re

import pytest

from recovery_journal import resources
from tests.house.test_words import BANNED, BRITISH, HARD

PRIVACY = resources.path("help", "privacy.md").read_text(encoding="utf-8")
FORMAT = resources.path("help", "file-format.md").read_text(encoding="utf-8")
WORDS_ALONE = re.sub(r"```.*?```|`[^`\n]*`", "code", FORMAT, flags=re.S)


@pytest.mark.parametrize("text", [PRIVACY, WORDS_ALONE], ids=["privacy", "format"])
@pytest.mark.parametrize("never", [BANNED, BRITISH, HARD, re.compile("!")], ids=["hurtful", "british", "hard", "loud"])
def test_no_word_that_is_never_said(text: str, never: re.Pattern[str]) -> None:
    assert never.findall(text) == []


def test_sentences_about_privacy_are_short() -> None:
    sentences = re.split(r"[.?:;]\s", PRIVACY.replace("`", "").replace("\n- ", "\n").replace("\n", " "))
    assert [each for each in sentences if len(each.split()) > 26] == []


def test_privacy_is_sections_of_points_and_nothing_that_would_not_be_shown() -> None:
    lines = [line for line in PRIVACY.split("\n## ", 1)[1].splitlines()[1:] if line]
    assert all(line.startswith(("## ", "- ")) for line in lines)


@pytest.mark.parametrize(
    "said",
    ["keys or the screen", "makes you give the passphrase", "An open journal", "Swap|short of memory", "settings.toml",
     "printer", "clipboard", "SSD", "other drives", "file-format.md", "keys.copy.json", "recovery code"],
)  # fmt: skip
def test_nothing_that_a_person_should_know_is_left_out(said: str) -> None:
    assert re.search(said, PRIVACY)
