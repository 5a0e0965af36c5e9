"""What a tender is and what the law asks of it. Plain values in, plain values out.

Knows procurement, law and arithmetic. May import the standard library and its own siblings only:
no Qt, SQL, ReportLab, YAML, files or clock (see the import contracts in pyproject.toml).
"""
