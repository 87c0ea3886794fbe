"""The suggestions that ship with the program, to be copied into a plan and then be the person's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from recovery_journal import resources
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import Plain, field_types, value_from_plain
from recovery_journal.domain.record import name_field

# The field of each kind that its suggestions are sorted by.
CATEGORY_FIELDS = {
    "trigger": "category",
    "warning_sign": "stage",
    "coping_strategy": "kind",
    "if_then": "",
    "contact": "tier",
    "safe_place": "",
    "boundary": "",
    "reason": "",
    "balance_item": "box",
    "goal": "area",
    "anchor": "",
    "ladder_step": "rung",
    "letter": "",
    "good_moment": "",
    "transition_item": "window",
}
_NAMED_OTHERWISE = {
    "coping_strategy": "coping_strategies",
    "boundary": "boundaries",
    "transition_item": "transition_tasks",
}


@dataclass(frozen=True)
class Suggestion:
    """One idea: its category ('people', 'early'), its text, and the values it brings to a form, by field."""

    category: str
    text: str
    values: dict[str, Any]


def suggestions(kind: str, language: str = "en") -> list[Suggestion]:
    """All suggestions for one kind of record, in the order of their file; none for a kind without any."""
    if kind not in CATEGORY_FIELDS:
        return []
    sorted_by = CATEGORY_FIELDS[kind]
    file = _NAMED_OTHERWISE.get(kind, f"{kind}s")
    return [
        _suggestion(kind, {sorted_by: category} if sorted_by else {}, category, entry)
        for category, entries in _read(file, language).items()
        for entry in entries
    ]


def appointment_questions(kind: str, language: str = "en") -> list[str]:
    """Questions that people often take to an appointment of this kind."""
    return list(_read("appointment_questions", language).get(kind, []))


def journal_prompts(language: str = "en") -> dict[str, list[str]]:
    """Questions to begin a journal entry with, by what they look at: today, looking_back, looking_ahead, people."""
    return _read("journal_prompts", language)


def after_lapse_prompts(language: str = "en") -> dict[str, list[str]]:
    """Words for the time after a lapse, by what they are for: reach_out, understand, change_one_thing."""
    return _read("after_lapse_prompts", language)


def _suggestion(kind: str, sorted_by: Plain, category: str, entry: str | Plain) -> Suggestion:
    name = name_field(ENTITIES[kind])
    plain: Plain = sorted_by | ({name: entry} if isinstance(entry, str) else entry)
    types = field_types(ENTITIES[kind])
    values = {field: value_from_plain(types[field], value) for field, value in plain.items()}
    return Suggestion(category, plain[name], values)


def _read(name: str, language: str) -> dict[str, list[Any]]:
    file = resources.path("content", language, f"{name}.toml")
    if not file.is_file():
        file = resources.path("content", "en", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
