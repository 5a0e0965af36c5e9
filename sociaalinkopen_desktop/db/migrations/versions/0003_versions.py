"""Earlier versions of a tender, kept whole beside the tender as it is now.

A migration describes the tables of its own day and therefore repeats them: never import `tables` here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; a tender that is there has no earlier versions yet."""
    op.create_table(
        "tender_version",
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kept_at", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
    )
