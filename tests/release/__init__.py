"""Tries what was built, as a user gets it. Slow, and needs much; see `__main__`."""
