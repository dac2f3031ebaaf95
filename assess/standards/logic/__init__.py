"""Editions compared, searched and read as their author's editor would."""
