"""Measurements of speed, as ratios to a yardstick that runs beside it:  python -m tests.bench [--snel] [--alleen NAAM]

Not part of the tests: a time depends on the machine and on what else it does. Each module measures one thing.
"""
