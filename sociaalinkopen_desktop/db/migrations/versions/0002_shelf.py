"""A shelf for texts that are no tenders, and what it takes to find tenders of the same kind.

A migration describes the tables of its own day and therefore repeats them: never import `tables` here.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# A document that is damaged stays as it is: its tender is then not found among those of the same kind.
_FILL = """
UPDATE tender SET
    cpv = nullif(trim(json_extract(kept.text, '$.subject.main_cpv')), ''),
    department = nullif(trim(json_extract(kept.text, '$.subject.department')), ''),
    planned_on = coalesce(
        json_extract(kept.text, '$.schedule.dispatch_date'), json_extract(kept.text, '$.schedule.contract_start')
    )
FROM (SELECT tender_key, text FROM document WHERE json_valid(text)) AS kept
WHERE kept.tender_key = tender.key
"""


def upgrade() -> None:
    """Make the shelf, and fill the new columns of the tenders that are there."""
    op.create_table(
        "shelf",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
    )
    for name in ("cpv", "department", "planned_on"):
        op.add_column("tender", sa.Column(name, sa.String))
    op.create_index("ix_tender_cpv", "tender", ["cpv"])
    op.create_index("ix_lot_cpv", "lot", ["cpv"])
    op.execute(_FILL)
