"""The parts every page is built from. They know the look and plain values; they know nothing of tenders.

Each part says what it knows through signals, and redraws itself in another theme when `restyle()` is called.
"""
