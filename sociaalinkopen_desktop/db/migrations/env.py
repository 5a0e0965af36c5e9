"""What Alembic runs: our own connection, already in a transaction, so that all migrations succeed or none does."""

from alembic import context

from sociaalinkopen_desktop.db.tables import SEARCH_TABLES, metadata


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Whether Alembic should look at a table; the search index is virtual and beyond it."""
    return not (kind == "table" and name in SEARCH_TABLES)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
    include_name=is_ours,
)
context.run_migrations()
