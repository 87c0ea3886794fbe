"""What is typed and not saved yet, kept in the vault as raw values; and the preferences of one journal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, bindparam, delete, insert, select

from recovery_journal.storage.tables import draft, preference


def put(connection: Connection, kind: str, record: str, raw: dict[str, Any], at: datetime) -> None:
    """Keeps the draft for one record, or for a new one when `record` is ''."""
    remove(connection, [(kind, record)])
    text = json.dumps(raw, ensure_ascii=False)
    connection.execute(insert(draft), {"kind": kind, "record": record, "raw": text, "at": at})


def remove(connection: Connection, drafts: Iterable[tuple[str, str]]) -> None:
    """Ends drafts, each by its kind and record; nothing happens where there is none."""
    gone = [{"its_kind": kind, "its_record": record} for kind, record in drafts]
    if gone:
        connection.execute(_removal(), gone)


@cache
def _removal() -> Delete:
    return delete(draft).where(draft.c.kind == bindparam("its_kind"), draft.c.record == bindparam("its_record"))


def of_kind(connection: Connection, kind: str) -> dict[str, dict[str, Any]]:
    """The drafts of one kind, by record id ('' = new)."""
    rows = connection.execute(select(draft.c.record, draft.c.raw).where(draft.c.kind == kind))
    return {row.record: json.loads(row.raw) for row in rows}


def keys(connection: Connection) -> list[tuple[str, str]]:
    """Which drafts there are, by kind and record, without what is in them."""
    rows = connection.execute(select(draft.c.kind, draft.c.record).order_by(draft.c.kind, draft.c.record))
    return [(row.kind, row.record) for row in rows]


def set_preference(connection: Connection, name: str, value: Any) -> None:
    """Keeps one preference of this journal."""
    connection.execute(delete(preference).where(preference.c.name == name))
    connection.execute(insert(preference), {"name": name, "value": json.dumps(value, ensure_ascii=False)})


def preferences(connection: Connection) -> dict[str, Any]:
    """All preferences of this journal, by name."""
    return {row.name: json.loads(row.value) for row in connection.execute(select(preference))}
