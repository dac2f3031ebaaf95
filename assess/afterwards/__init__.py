"""Afterwards: both sides are asked how it was."""
