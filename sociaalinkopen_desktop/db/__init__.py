"""The store: tenders in one SQLite file. SQLAlchemy and Alembic live here and nowhere else.

Knows tables, transactions, full-text search, migrations and the faults of disks. Never imports Qt, ReportLab, YAML or
one of the other outer rooms. `store.open_store` is the door.
"""
