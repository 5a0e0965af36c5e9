"""The justification: what was bought and why in this way, by which law, judged on which day.

`justify` turns a tender and its assessment into a Document of sixteen chapters (wettelijk kader § 6).
"""

from .build import PackUsed, Receipt, justify

__all__ = ["PackUsed", "Receipt", "justify"]
