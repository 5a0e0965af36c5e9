"""The tables, defined once. A change here needs a migration; a test compares the two.

A tender is stored whole, as the text of `documents.py` in table `document`. All other columns and tables are
projections of it, written in the same transaction: for the list, for search, and for questions across tenders.
The text has a table of its own because it is fifty times as long as the row of the list: among 100,000 tenders a list
with a filter took 200 ms with the text in the same row, and takes 1 ms without.
Amounts are whole cents. Moments are ISO texts in UTC. Choices are their keys.
"""

import sqlalchemy as sa

metadata = sa.MetaData()

tender = sa.Table(
    "tender",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
    # Microseconds since 1970 of saved_at, one or more later when that number was taken. Unique, so that it is the row
    # number in the search index as well: the index then gives the tenders that were saved last first, without sorting.
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
    sa.Column("cpv", sa.String),
    sa.Column("department", sa.String),
    # The day of dispatch, else the start of the contract: when the money of this tender is spent, for the sum of alike.
    sa.Column("planned_on", sa.String),
    sa.Index("ix_tender_cpv", "cpv"),
    # One for each order of the list, and behind it all that the filters ask: a row that is passed over is not read.
    sa.Index("ix_tender_saved", "saved_order", "phase_order", "not_met", "to_explain", "deadline"),
    sa.Index("ix_tender_title", "title_order", "saved_order", "phase_order", "not_met", "to_explain", "deadline"),
    sa.Index("ix_tender_deadline", "deadline", "saved_order", "phase_order", "not_met", "to_explain"),
    sa.Index("ix_tender_value", "estimated_value", "saved_order", "phase_order", "not_met", "to_explain", "deadline"),
    sa.Index("ix_tender_phase", "phase_order", "saved_order", "not_met", "to_explain", "deadline"),
)

document = sa.Table(
    "document",
    metadata,
    sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("format", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
)


def _of_tender(name: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[bool] | sa.Index) -> sa.Table:
    """A table with rows of a tender, in their order; they go when the tender goes."""
    return sa.Table(
        name,
        metadata,
        sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *columns,
    )


lot = _of_tender(
    "lot",
    sa.Column("title", sa.String, nullable=False),
    sa.Column("cpv", sa.String, nullable=False),
    sa.Column("estimated_value", sa.Integer),
    sa.Index("ix_lot_cpv", "cpv"),
)
answer = _of_tender(
    "answer",
    sa.Column("criterion", sa.String, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Index("ix_answer_criterion", "criterion"),
)
deviation = _of_tender(
    "deviation",
    sa.Column("criterion", sa.String, nullable=False),
    sa.Column("why", sa.String, nullable=False),
    sa.Column("how_far", sa.String, nullable=False),
    sa.Column("why_here", sa.String, nullable=False),
    sa.Index("ix_deviation_criterion", "criterion"),
)
invitation = _of_tender(
    "invitation",
    sa.Column("supplier", sa.String, nullable=False),
    sa.Column("is_social", sa.Boolean, nullable=False),
    sa.Column("enterprise_id", sa.String),
)

# Earlier versions of a tender, as the text they were kept in; `kind` is a key of `ports.VersionKind`.
tender_version = sa.Table(
    "tender_version",
    metadata,
    sa.Column("tender_key", sa.Integer, sa.ForeignKey("tender.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kept_at", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("format", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
)

# Texts that are no tenders: the policy profile, packs of local criteria.
shelf = sa.Table(
    "shelf",
    metadata,
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
)

# The register. As with tenders the whole enterprise is a text in a table of its own and the columns are projections.
# `words` is everything the list is searched for, folded; `recognitions` are keys with spaces between.
enterprise = sa.Table(
    "enterprise",
    metadata,
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
    sa.Index("ix_enterprise_name", "name_order", "key"),
)
enterprise_document = sa.Table(
    "enterprise_document",
    metadata,
    sa.Column("enterprise_key", sa.Integer, sa.ForeignKey("enterprise.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("format", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
)
# An import, and what each enterprise in it was before: NULL for one that was new. `version` is the one it got then.
enterprise_batch = sa.Table(
    "enterprise_batch",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("made_at", sa.String, nullable=False),
    sa.Column("file_name", sa.String, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("undone", sa.Boolean, nullable=False),
)
enterprise_before = sa.Table(
    "enterprise_before",
    metadata,
    sa.Column("batch_key", sa.Integer, sa.ForeignKey("enterprise_batch.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("enterprise_key", sa.Integer, sa.ForeignKey("enterprise.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("format", sa.Integer),
    sa.Column("text", sa.String),
    sa.Index("ix_enterprise_before_enterprise", "enterprise_key"),
)
meeting = sa.Table(
    "meeting",
    metadata,
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

# The full-text index. SQLAlchemy knows no virtual tables, so the migration makes it and this only names its columns.
# The column with the table's own name is how FTS5 is asked.
search = sa.table("search", sa.column("rowid", sa.Integer), sa.column("words", sa.String), sa.column("search"))
SEARCH_TABLES = ("search", "search_config", "search_content", "search_data", "search_docsize", "search_idx")
"""The search index and the tables that SQLite keeps for it."""
