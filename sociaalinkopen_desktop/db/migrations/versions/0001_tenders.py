"""The first tables: tenders, their projections and the search index.

A migration describes the tables of its own day and therefore repeats them: never import `tables` here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "tender",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("saved_order", sa.Integer, nullable=False, unique=True),
        sa.Column("phase", sa.String, nullable=False),
        sa.Column("phase_order", sa.Integer, nullable=False),
        sa.Column("is_example", sa.Boolean, nullable=False),
        sa.Column("nature", sa.String),
        sa.Column("procedure", sa.String),
        sa.Column("estimated_value", sa.Integer),
        sa.Column("deadline", sa.String),
        sa.Column("not_met", sa.Integer, nullable=False),
        sa.Column("to_explain", sa.Integer, nullable=False),
        sa.Column("open", sa.Integer, nullable=False),
        sa.Column("opportunities", sa.Integer, nullable=False),
        sa.Column("title_order", sa.String, nullable=False),
        sa.Column("reference", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
    )
    op.create_index("ix_tender_title", "tender", ["title_order", "saved_order"])
    op.create_index("ix_tender_deadline", "tender", ["deadline", "saved_order"])
    op.create_index("ix_tender_value", "tender", ["estimated_value", "saved_order"])
    op.create_index("ix_tender_phase", "tender", ["phase_order", "saved_order"])
    op.create_table(
        "document",
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
    )
    op.create_table(
        "lot",
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("cpv", sa.String, nullable=False),
        sa.Column("estimated_value", sa.Integer),
    )
    op.create_table(
        "answer",
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("criterion", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    op.create_index("ix_answer_criterion", "answer", ["criterion"])
    op.create_table(
        "deviation",
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("criterion", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("how_far", sa.String, nullable=False),
        sa.Column("why_here", sa.String, nullable=False),
    )
    op.create_index("ix_deviation_criterion", "deviation", ["criterion"])
    op.create_table(
        "invitation",
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("supplier", sa.String, nullable=False),
        sa.Column("is_social", sa.Boolean, nullable=False),
    )
    # Words arrive folded and only once per tender, so neither Unicode rules nor positions nor sizes are needed. The
    # prefix indexes answer a word of up to ten typed letters at once, also among 100,000 tenders.
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "words, tokenize = 'ascii', detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7 8 9 10')"
    )
