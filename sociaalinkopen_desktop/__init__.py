"""Sociaal Inkopen Desktop: build a tender, check it against the law and social criteria, justify it."""

__version__ = "0.1.0"
