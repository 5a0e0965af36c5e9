"""Tests of meet the market."""
