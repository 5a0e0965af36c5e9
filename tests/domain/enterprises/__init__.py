"""Tests of the register: matching, barriers and invitations."""
