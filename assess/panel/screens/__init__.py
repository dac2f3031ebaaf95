"""Reveal, agree, and what happened."""
