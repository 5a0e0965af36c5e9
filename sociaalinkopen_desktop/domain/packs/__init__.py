"""Packs: a municipality's or region's own criteria as data, judged beside those of the program.

A pack asks questions, or compares named fields of a tender with values, with each other or with norms. It is data and
never code: this room knows the form of a pack, says what is wrong with one, and compiles conditions to closures. Part
of the domain, so no files, no JSON and no Qt here.
"""
