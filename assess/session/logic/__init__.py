"""Captured lines read, and what is still to ask."""
