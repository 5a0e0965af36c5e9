"""Data that travels with the program: criteria, parameters, texts, fonts, icons. Found through config/paths.py."""
