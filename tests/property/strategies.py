"""Makes entities of every kind out of their dataclass fields: any value that their rules allow."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, get_args, get_origin
from uuid import UUID

from hypothesis import strategies as st

from recovery_journal.domain.kinds import ENTITIES, OWNERS, POINTERS
from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.domain.plan import LINKS_ALLOWED
from recovery_journal.domain.record import Part, RuleBroken, rule_of

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))
LETTERS = st.characters(codec="utf-8")
POSITIONS = st.integers(0, 10_000)


def texts(limit: int, *, required: bool = False) -> st.SearchStrategy[str]:
    """Any text up to a limit: emoji, right to left, control characters, line breaks."""
    found = st.text(LETTERS, max_size=min(limit, 80))
    return found.filter(lambda each: bool(each.strip())) if required else found


def numbers(rule: Any) -> st.SearchStrategy[Any]:
    """Any number of a field with bounds."""
    if rule.get("half_steps"):
        return st.integers(int(rule["low"]) * 2, int(rule["high"]) * 2).map(lambda each: each / 2)
    return st.integers(int(rule["low"]), int(rule["high"])) if rule else POSITIONS


def values(cls: type[Part], name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Any value of one field."""
    inner = inner_type(hint)
    found = _of_type(inner, rule_of(cls, name))
    return st.none() | found if inner is not hint else found


def _of_type(wanted: Any, rule: Any) -> st.SearchStrategy[Any]:
    if get_origin(wanted) is tuple:
        return st.lists(_of_type(get_args(wanted)[0], rule), max_size=4).map(tuple)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return st.sampled_from(list(wanted))
    simple = {date: DAYS, datetime: INSTANTS, time: st.times(), UUID: st.uuids(version=4), bool: st.booleans()}
    if wanted in simple:
        return simple[wanted]
    if wanted is str:
        return texts(rule.get("limit", 20), required=rule.get("required", False))
    assert wanted in (int, float), f"no strategy for {wanted}"
    return numbers(rule)


def entities(cls: type[Part], **fixed: Any) -> st.SearchStrategy[Any]:
    """Any entity of one kind; `fixed` holds values that are given, such as the owner of a part."""
    free = {name: values(cls, name, hint) for name, hint in field_types(cls).items() if name not in fixed}
    given = {name: st.just(value) for name, value in fixed.items()}
    made = st.fixed_dictionaries(free | given).map(lambda plain: _made(cls, plain))
    return made.filter(lambda each: each is not None)


def _made(cls: type[Part], plain: dict[str, Any]) -> Part | None:
    try:
        return cls(**plain)
    except RuleBroken as broken:
        if broken.code != "end_before_start":  # the one rule about two fields
            raise
        return None


LINKS = st.sampled_from([(start, end) for start, ends in LINKS_ALLOWED.items() for end in ends])
BY_KIND: dict[str, st.SearchStrategy[Any]] = {kind: entities(cls) for kind, cls in ENTITIES.items()}
BY_KIND["link"] = LINKS.flatmap(lambda ends: entities(ENTITIES["link"], from_kind=ends[0], to_kind=ends[1]))


def standing(kind: str) -> st.SearchStrategy[list[Part]]:
    """An entity of a kind after all the entities that it cannot stand without."""
    return BY_KIND[kind].flatmap(_after_its_ends)


def _after_its_ends(entity: Part) -> st.SearchStrategy[list[Part]]:
    ends = [entities(ENTITIES[kind], id=end) for kind, end in ends_of(entity)]
    return st.tuples(*ends).map(lambda made: [*made, entity])


def ends_of(entity: Part) -> list[tuple[str, UUID]]:
    """What an entity points at, as (kind, id)."""
    if entity.KIND == "link":
        return [(getattr(entity, f"{end}_kind"), getattr(entity, f"{end}_id")) for end in ("from", "to")]
    owner = [(OWNERS[entity.KIND], "owner")] if entity.KIND in OWNERS else []
    pointing = [(target, column) for kind, column, target in POINTERS if kind == entity.KIND]
    return [(kind, getattr(entity, name)) for kind, name in (*owner, *pointing)]
