"""The use cases: the order of steps, in plain Python, talking to the outside through ports.

Never imports Qt, SQLAlchemy, ReportLab, YAML or one of the outer rooms.
"""
