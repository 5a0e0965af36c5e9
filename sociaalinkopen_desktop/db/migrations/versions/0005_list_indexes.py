"""Indexes that hold all that the filters of the list ask of a row: no row is read that is not shown.

A migration describes the tables of its own day and therefore repeats them: never import `tables` here.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

_ASKED = ("phase_order", "not_met", "to_explain", "deadline")


def upgrade() -> None:
    """Make the index of each order anew with those columns behind it, and one for the order of saving."""
    for name in ("ix_tender_title", "ix_tender_deadline", "ix_tender_value", "ix_tender_phase"):
        op.drop_index(name, "tender")
    for name, *order in (
        ("ix_tender_saved", "saved_order"),
        ("ix_tender_title", "title_order", "saved_order"),
        ("ix_tender_deadline", "deadline", "saved_order"),
        ("ix_tender_value", "estimated_value", "saved_order"),
        ("ix_tender_phase", "phase_order", "saved_order"),
    ):
        op.create_index(name, "tender", [*order, *(column for column in _ASKED if column not in order)])
