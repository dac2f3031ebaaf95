"""Outcome, publication, report, verify, extract."""
