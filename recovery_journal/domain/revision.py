"""A review of the plan: the whole plan as it was on that day, why it was looked at, and who signed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from recovery_journal.domain.plain import Plain, to_plain
from recovery_journal.domain.record import (
    OwnedPart,
    Part,
    Record,
    long_text,
    naming_day,
    naming_text,
    short_text,
)

# What a review holds of the plan, in the order in which it is told: records, their parts, and last what joins them.
PLAN_KINDS: tuple[str, ...] = (
    "profile",
    "reason",
    "balance_item",
    "recovery_period",
    "goal",
    "trigger",
    "warning_sign",
    "coping_strategy",
    "if_then",
    "contact",
    "boundary",
    "safe_place",
    "anchor",
    "drift_rule",
    "ladder_step",
    "overdose_plan",
    "tolerance_break",
    "letter",
    "good_moment",
)
PLAN_PARTS: tuple[str, ...] = ("goal_step",)
LINK = "link"
DUE_IN: tuple[int, ...] = (30, 60, 90)  # days until the plan is looked at again

Snapshot = dict[str, list[Plain]]


@dataclass(frozen=True, kw_only=True, repr=False)
class PlanRevision(Record):
    """The plan as it was when it was reviewed. It is made once and never edited.

    `snapshot` is JSON: for each kind the plain values of its records, as `snapshot_of` writes them.
    """

    KIND: ClassVar[str] = "plan_revision"

    day: date = naming_day()
    why: str = long_text()
    snapshot: str = field(default="")
    review_due_on: date | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class SignOff(OwnedPart):
    """Somebody agreed to a review, by a typed name; when is `created_at`, the real time, which nobody types."""

    KIND: ClassVar[str] = "sign_off"

    name: str = naming_text()
    role: str = short_text()


def snapshot_of(entities: Iterable[Part]) -> str:
    """The records, parts and links of a plan as the JSON text that a revision keeps."""
    found: Snapshot = {}
    for each in entities:
        found.setdefault(each.KIND, []).append(to_plain(each))
    return write_snapshot(found)


def write_snapshot(snapshot: Snapshot) -> str:
    """A snapshot as text, always the same for the same content."""
    return json.dumps(snapshot, ensure_ascii=False, sort_keys=True)


def read_snapshot(text: str) -> Snapshot:
    """What a revision keeps, by kind; nothing for a text that is no snapshot."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {kind: [each for each in rows if _is_row(each)] for kind, rows in found.items() if isinstance(rows, list)}


def _is_row(found: Any) -> bool:
    return isinstance(found, dict) and isinstance(found.get("id"), str)
