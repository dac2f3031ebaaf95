"""Joining and history on the command line."""
