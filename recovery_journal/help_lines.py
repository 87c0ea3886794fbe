"""Emergency numbers and crisis lines by country, read without any journal; the least of them is built in."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from recovery_journal import resources
from recovery_journal.language import tr

UNKNOWN = "other"


@dataclass(frozen=True)
class Emergency:
    """A number that sends help at once."""

    number: str
    name: str = ""
    what: str = ""


@dataclass(frozen=True)
class Line:
    """A crisis line; a text is '' where there is none or it is not known."""

    name: str
    phone: str = ""
    text_word: str = ""
    text_to: str = ""
    tty: str = ""
    hours: str = ""
    what: str = ""
    language: str = ""
    source: str = ""
    last_verified: str = ""


@dataclass(frozen=True)
class Region:
    """What is there in one country; the main emergency number comes first."""

    code: str
    name: str
    emergency: tuple[Emergency, ...]
    lines: tuple[Line, ...] = ()


_BUILT_IN = (
    ("us", "United States", ("911",), "988"),
    ("ca", "Canada", ("911",), "988"),
    ("gb", "United Kingdom", ("999", "112"), ""),
    ("ie", "Ireland", ("112", "999"), ""),
    ("au", "Australia", ("000",), ""),
    ("de", "Germany", ("112",), ""),
    (UNKNOWN, "Another country", ("112", "911"), ""),
)


def regions(file: Path | None = None) -> dict[str, Region]:
    """All countries by their code, the one for 'not known' last; what the file lacks is filled in from the program."""
    return dict(_all(file or resources.path("crisis_lines.toml")))


def region(code: str) -> Region:
    """One country; for a code that is not known, what may work anywhere."""
    known = regions()
    return known.get(code, known[UNKNOWN])


def region_names() -> dict[str, str]:
    """The countries' names by code, as the person reads them."""
    return {code: tr(each.name) for code, each in regions().items()}


@cache
def _all(file: Path) -> dict[str, Region]:
    found = built_in() | {code: each for code, part in _read(file).items() if (each := _region(code, part))}
    found[UNKNOWN] = found.pop(UNKNOWN)
    return found


def built_in() -> dict[str, Region]:
    """The least there must be: emergency numbers, and a line where one number serves a whole country."""
    return {
        code: Region(code, name, _built_in_numbers(numbers), _built_in_lines(line))
        for code, name, numbers, line in _BUILT_IN
    }


def _built_in_numbers(numbers: tuple[str, ...]) -> tuple[Emergency, ...]:
    return tuple(Emergency(number, "Emergency", "Ambulance, police, fire.") for number in numbers)


def _built_in_lines(number: str) -> tuple[Line, ...]:
    what = "Suicide and crisis line. Call or text."
    return (Line("Crisis line", phone=number, text_to=number, what=what),) if number else ()


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))["regions"]
    except (OSError, ValueError, KeyError):
        return {}
    return found if isinstance(found, dict) else {}


def _region(code: str, part: Any) -> Region | None:
    """A country of the file, without those of its entries that cannot be read; None if no number is left."""
    if not isinstance(part, dict):
        return None
    emergency = tuple(Emergency(**each) for each in _entries(part.get("emergency"), Emergency) if each.get("number"))
    rows = [each for each in _entries(part.get("lines"), Line) if each.get("phone") or each.get("text_to")]
    lines = tuple(Line(**each) for each in rows)
    return Region(code, str(part.get("name", code)), emergency, lines) if emergency else None


def _entries(rows: Any, cls: type[Emergency | Line]) -> list[dict[str, str]]:
    names = [each.name for each in fields(cls)]
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    known = [{name: row[name] for name in names if isinstance(row.get(name), str)} for row in rows]
    return [row for row in known if names[0] in row]
