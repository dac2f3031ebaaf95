"""Copies of an assessment join; what contradicts is settled."""
