"""The register of enterprises, its imports, and the meetings; an invitation knows which enterprise it is for.

A migration describes the tables of its own day and therefore repeats them: never import `tables` here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, all empty. Who was invited before keeps only the name."""
    op.add_column("invitation", sa.Column("enterprise_id", sa.String))
    op.create_table(
        "enterprise",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_order", sa.String, nullable=False),
        sa.Column("town", sa.String, nullable=False),
        sa.Column("town_order", sa.String, nullable=False),
        sa.Column("kvk", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("is_example", sa.Boolean, nullable=False),
        sa.Column("offer", sa.String, nullable=False),
        sa.Column("recognitions", sa.String, nullable=False),
        sa.Column("recognised_until", sa.String),
        sa.Column("checked_on", sa.String),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_enterprise_name", "enterprise", ["name_order", "key"])
    op.create_table(
        "enterprise_document",
        sa.Column("enterprise_key", sa.Integer, sa.ForeignKey("enterprise.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
    )
    op.create_table(
        "enterprise_batch",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    op.create_table(
        "enterprise_before",
        sa.Column("batch_key", sa.Integer, sa.ForeignKey("enterprise_batch.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("enterprise_key", sa.Integer, sa.ForeignKey("enterprise.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("format", sa.Integer),
        sa.Column("text", sa.String),
    )
    op.create_index("ix_enterprise_before_enterprise", "enterprise_before", ["enterprise_key"])
    op.create_table(
        "meeting",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("day", sa.String),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
    )
