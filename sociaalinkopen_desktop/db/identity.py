"""How a data file says that it is ours, and which versions of its tables there are."""

APPLICATION_ID = int.from_bytes(b"SInk")
"""Stands in the header of the file and says that it is ours."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""The revisions in folder `migrations`, from old to new."""
