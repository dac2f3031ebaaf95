"""Assess council services against a standard, as a panel."""

__version__ = "1.0.0"
