"""A response to an urge that ships with the program, for who has none of their own yet."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_journal.domain.plan import StrategyKind


@dataclass(frozen=True)
class ReadyResponse:
    """Its text, how it works, and its steps."""

    text: str
    kind: StrategyKind
    steps: tuple[str, ...]
