"""Prepare for the day of an assessment: what is to be done by when, ticked."""
