"""Where things lie on this computer, and the settings of the user.

Knows paths, environment and log files. Never imports Qt, SQLAlchemy or the domain.
"""
