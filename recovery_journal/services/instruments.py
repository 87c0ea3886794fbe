"""The questionnaires that are there, one data file each; a broken file is told of and takes no other one along."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from recovery_journal import resources
from recovery_journal.domain.questionnaire import Band, Instrument

_TEXTS = ("id", "version", "title", "name", "lead", "licence", "source")
_LISTS = ("items", "options")
_MAY_LACK = {"extra", "extra_options", "help_items"}
_LONGEST = 200  # letters of a title, and of an id that an answer is kept with


class InstrumentBroken(ValueError):  # noqa: N818 - it names what happened
    """A file that is no whole questionnaire; its text says what is wrong, for whoever writes such a file."""


@dataclass(frozen=True)
class Instruments:
    """What was found: the questionnaires by title, and the names of the files that could not be used."""

    whole: tuple[Instrument, ...]
    broken: tuple[str, ...] = ()

    def find(self, instrument_id: str, version: str | None = None) -> Instrument | None:
        """The questionnaire with this id, in this version if one is named; or none."""
        same = (each for each in self.whole if each.id == instrument_id and version in (None, each.version))
        return next(same, None)


def load(language: str = "en", folder: Path | None = None) -> Instruments:
    """Every questionnaire in this language, else in English, or in `folder`: each file ending .toml is one."""
    place = folder or resources.path("content", language, "instruments")
    if folder is None and not place.is_dir():
        place = resources.path("content", "en", "instruments")
    whole: dict[str, Instrument] = {}
    broken = []
    for file in sorted(place.glob("*.toml")):
        try:
            found = read(file)
        except (InstrumentBroken, OSError, UnicodeDecodeError):
            broken.append(file.name)
            continue
        if found.id in whole:
            broken.append(file.name)
        else:
            whole[found.id] = found
    in_order = sorted(whole.values(), key=lambda each: (-len(each.help_items), each.title))
    return Instruments(tuple(in_order), tuple(broken))


@cache
def title_of(instrument_id: str) -> str:
    """What a questionnaire is called for short; one whose file is not there goes by its id."""
    found = load().find(instrument_id)
    return found.title if found else instrument_id


def read(file: Path) -> Instrument:
    """One questionnaire. Raises InstrumentBroken, and OSError for a file that cannot be read."""
    try:
        plain = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError:
        raise InstrumentBroken("it is no TOML") from None
    names = {each.name for each in fields(Instrument)}
    if not names - _MAY_LACK <= plain.keys() <= names:
        raise InstrumentBroken(f"it lacks or has too much: {sorted(plain.keys() ^ (names - _MAY_LACK))}")
    plain = {"extra": "", "extra_options": [], "help_items": []} | plain
    _check(plain)
    bands = tuple(Band(**each) for each in plain.pop("bands"))
    made: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in plain.items()}
    return Instrument(bands=bands, **made)


def _check(plain: dict[str, Any]) -> None:
    """What the rest of the program counts on."""
    items, options = plain["items"], plain["options"]
    rules = {
        "texts": all(_is_text(plain[name]) for name in _TEXTS) and isinstance(plain["extra"], str),
        "short": all(len(plain[name]) <= _LONGEST for name in ("id", "version", "title") if _is_text(plain[name])),
        "lists": all(_are_texts(plain[name]) for name in _LISTS) and isinstance(plain["extra_options"], list),
        "extra": bool(plain["extra"]) == bool(plain["extra_options"]) and all(map(_is_text, plain["extra_options"])),
        "help_items": _are_numbers_of(plain["help_items"], items),
        "bands": _are_bands(plain["bands"], items, options),
    }
    wrong = [name for name, holds in rules.items() if not holds]
    if wrong:
        raise InstrumentBroken(f"these are not as they should be: {wrong}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _are_numbers_of(numbers: Any, items: Any) -> bool:
    """Whether each is the number of an item, counted from 1."""
    is_list = isinstance(numbers, list) and isinstance(items, list)
    return is_list and all(type(each) is int and 1 <= each <= len(items) for each in numbers)


def _are_bands(bands: Any, items: Any, options: Any) -> bool:
    """Whether they begin at 0, go up, and end within what a total can be."""
    if not isinstance(bands, list) or not bands or not isinstance(items, list) or not isinstance(options, list):
        return False
    if not all(isinstance(each, dict) and each.keys() == {"begins_at", "words"} for each in bands):
        return False
    starts = [each["begins_at"] for each in bands]
    if not all(type(each) is int for each in starts) or not all(_is_text(each["words"]) for each in bands):
        return False
    return starts[0] == 0 and starts == sorted(set(starts)) and starts[-1] <= len(items) * (len(options) - 1)
