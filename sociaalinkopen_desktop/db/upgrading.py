"""Runs the migrations. The only module that imports Alembic; imported only when a file is new or older."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config


def upgrade(connection: sa.Connection, migrations: Path) -> None:
    """Bring the tables to the newest version in one transaction: all migrations, or none. Foreign keys must be off."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        command.upgrade(config(connection, migrations), "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"a migration left rows without their parent: {broken[:5]}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def config(connection: sa.Connection, migrations: Path) -> Config:
    """Alembic's settings without a file: where the migrations are, and the connection they must use."""
    made = Config()
    made.set_main_option("script_location", str(migrations).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
