"""Tests of Sociaal Inkopen Desktop; the folders mirror the rooms of the house."""
