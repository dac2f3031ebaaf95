"""Capture a line, file it, keep the time."""
