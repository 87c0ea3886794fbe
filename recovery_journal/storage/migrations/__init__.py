"""Brings the file of an older version to this one, in one transaction, by Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from recovery_journal.storage.problems import JournalProblem

VERSION_TABLE = "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"


def upgrade(bare: Any, target: str = "head") -> None:
    """Runs all revisions that the file behind the bare connection `bare` is missing, or none of them.

    Foreign keys are off meanwhile, because a table that is made anew would take its children with it;
    they are checked before the commit. Raises JournalProblem 'damaged' when that check finds something.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: bare,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",  # the transaction is ours, not the engine's
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _run(connection, target)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise JournalProblem("damaged")
            connection.exec_driver_sql("COMMIT")
        finally:
            if bare.in_transaction:
                connection.exec_driver_sql("ROLLBACK")


def _run(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    connection.exec_driver_sql(VERSION_TABLE)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
