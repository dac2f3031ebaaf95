"""Assess council services against a standard, as a panel."""

__version__ = "0.1.0"
