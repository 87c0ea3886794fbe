"""Passphrases: how hard one is to guess, in plain words, and a phrase of words picked by chance."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from math import log2
from typing import Any

from recovery_journal import resources
from recovery_journal.language import marked as _
from recovery_journal.language import tr

WORDS = 6
_READ = 72  # signs of a passphrase; the check grows slow beyond, and what is longer is hard to guess anyway
# Powers of ten of the tries it takes. One try costs a third of a second of one computer (the key derivation),
# so 10^8 are a year of that computer, and 10^12 are ten thousand years.
_FAIR, _GOOD = 8, 12


class Level(Enum):
    """How hard a passphrase is to guess, as far as a program can tell."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True)
class Strength:
    """A level, a sentence that says it, and what would make it better, or ''."""

    level: Level
    sentence: str
    advice: str


@dataclass(frozen=True, repr=False)
class Phrase:
    """Words picked by chance, and how many bits of chance they hold, rounded down."""

    text: str
    words: int
    list_length: int

    @property
    def bits(self) -> int:
        """How often the number of possible phrases was doubled."""
        return int(self.words * log2(self.list_length))

    def __repr__(self) -> str:
        return f"<phrase of {self.words} words>"


_SENTENCES = {
    Level.WEAK: _("This is easy to guess."),
    Level.FAIR: _("Somebody who tries hard could guess this."),
    Level.GOOD: _("This is hard to guess, as far as a program can tell."),
}
_LONGER = _("Add one or two words that do not belong together.")
_ADVICE = {
    "common": _("It is on the lists of passphrases that people try first. Choose other words."),
    "yours": _("The journal’s name is in it. Choose words that have nothing to do with it."),
    "word": _("One word is quickly tried. Add more that do not belong together."),
    "spatial": _("Keys that lie side by side are tried early. Use words instead."),
    "repeat": _("What repeats is as easy to guess as one piece of it. Use different words."),
    "sequence": _("Rows like abc or 1234 are tried early. Use words instead."),
    "date": _("Dates and years are tried early. Use words instead."),
}
_PATTERNS = {"spatial": "spatial", "repeat": "repeat", "sequence": "sequence", "date": "date", "regex": "date"}
_LISTS = {"passwords": "common", "user_inputs": "yours"}


def strength(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """How hard a passphrase is to guess; `about` are words that others would try, as the journal's name."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength(Level.WEAK, tr(_SENTENCES[Level.WEAK]), "")
    words = [part for each in about for part in (each, *each.split()) if len(part) > 2]
    found = zxcvbn(passphrase[:_READ], user_inputs=words)
    tries = float(found["guesses_log10"])
    level = Level.GOOD if tries >= _GOOD else Level.FAIR if tries >= _FAIR else Level.WEAK
    advice = "" if level is Level.GOOD else _advice(found["sequence"])
    return Strength(level, tr(_SENTENCES[level]), tr(advice) if advice else "")


def phrase(words: int = WORDS) -> Phrase:
    """A phrase of words picked by chance, each as likely as any other."""
    listed = word_list()
    return Phrase(" ".join(secrets.choice(listed) for _each in range(words)), words, len(listed))


def word_list(language: str = "en") -> list[str]:
    """The words that phrases are made of, in the order of their file."""
    file = resources.path("content", language, "passphrase_words.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _advice(sequence: list[dict[str, Any]]) -> str:
    """What the longest part of a passphrase that was recognized says."""
    longest = max(sequence, key=lambda part: len(part["token"]), default=None)
    if longest is None:
        return _LONGER
    key = _PATTERNS.get(longest["pattern"], "")
    if longest["pattern"] == "dictionary":
        key = _LISTS.get(longest["dictionary_name"], "word" if len(sequence) == 1 else "")
    if key == "common" and len(sequence) > 1:
        key = ""
    return _ADVICE.get(key, _LONGER)
