"""The window: widgets, Dutch words on screen, undo. Qt lives here (and in app) and nowhere else.

May import `application`, `domain` and `config`. Never `db`, `reports`, `content` or `exchange`: what they make
arrives through the constructors.
"""
