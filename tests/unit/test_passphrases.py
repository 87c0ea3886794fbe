"""Passphrases: what is said about them, and the phrases that are suggested."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.services import passphrases
from recovery_journal.services.passphrases import Level

# Words that may bring a craving, a bad day or a diagnosis to mind.
TRIGGERING = re.compile(
    "addict|junk|abus|clean|dirty|habit|fail|pill|bottle|needle|spoon|glass|cup|leaf|flame|trophy|medal|drink|wine|"
    "beer|shot|bar|smoke|high|powder|crack|snow|weed|pot|joint|hit|line|pipe|rock|coke|speed|crystal|dope|vape|tab|"
    "dose|drug|blow|stone|poppy|hemp|syringe|cocktail|sober|drunk|lapse|court|jail|patrol|rope|blade"
)


@pytest.mark.parametrize(
    ("typed", "level", "said"),
    [
        ("", Level.WEAK, ""),
        ("a", Level.WEAK, "Add one or two words"),
        ("password", Level.WEAK, "on the lists"),
        ("robin 1984", Level.WEAK, "journal’s name"),
        ("poiuytghjkl", Level.WEAK, "side by side"),
        ("aaaaaaaaaaaaaaaa", Level.WEAK, "What repeats"),
        ("abcdefghijkl", Level.WEAK, "Rows like abc"),
        ("12.03.1984", Level.WEAK, "Dates and years"),
        ("correct horse", Level.FAIR, "Add one or two words"),
        ("quiet otter lamp bridge", Level.GOOD, ""),
    ],
)
def test_strength_is_told_in_words(typed: str, level: Level, said: str) -> None:
    found = passphrases.strength(typed, ["Robin’s journal", "robin"])
    assert found.level is level
    assert found.advice.startswith(said) or said in found.advice
    assert bool(found.advice) == bool(said)
    assert not re.search(r"\d+ (years|days|hours)|score|%", found.sentence + found.advice)


@given(st.text(max_size=300))
def test_any_text_has_a_strength(typed: str) -> None:
    assert passphrases.strength(typed, [typed]).sentence


def test_a_phrase_is_words_of_the_list_and_says_its_bits() -> None:
    listed = passphrases.word_list()
    made = passphrases.phrase()
    assert len(made.text.split()) == made.words >= 6
    assert set(made.text.split()) <= set(listed)
    assert made.bits == made.words * 10
    assert passphrases.phrase().text != made.text
    assert made.text not in repr(made)
    assert passphrases.strength(made.text).level is Level.GOOD


def test_the_words_are_plain_short_and_kind() -> None:
    listed = passphrases.word_list()
    assert len(set(listed)) == len(listed) == 1024
    assert [each for each in listed if not re.fullmatch(r"[a-z]{3,8}", each)] == []
    assert [each for each in listed if TRIGGERING.fullmatch(each)] == []
    assert listed == sorted(listed)


def test_every_word_is_as_likely_as_any_other() -> None:
    drawn = {word for _each in range(2500) for word in passphrases.phrase(6).text.split()}
    assert len(drawn) > 1000


def test_the_check_is_loaded_where_it_is_first_used() -> None:
    script = "import sys; import recovery_journal.services.passphrases as p; p.phrase(); print('zxcvbn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
