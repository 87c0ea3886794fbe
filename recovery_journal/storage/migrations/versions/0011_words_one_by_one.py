"""A word of a closed list is checked against one word after the other, which takes a save an eighth of its time away.

For a list in brackets SQLite makes a table in memory, at every row anew. What is allowed stays the same and no row is
touched, so only the text of the tables is written anew, in the way SQLite has for that:
https://www.sqlite.org/lang_altertable.html#otheralter

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import re

from alembic import op

revision = "0011"
down_revision = "0010"

_LIST = re.compile(r"CHECK \((\w+) IN \(('\w+'(?:, '\w+')*)\)\)")


def upgrade() -> None:
    """Writes each check against a list of words as a comparison with each of them."""
    connection = op.get_bind()
    tables = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    for name, sql in tables:
        fresh = _LIST.sub(_one_by_one, sql)
        connection.exec_driver_sql("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (fresh, name))
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")


def _one_by_one(found: re.Match[str]) -> str:
    column, words = found.groups()
    return f"CHECK ({' OR '.join(f'{column} = {word}' for word in words.split(', '))})"
