"""The factual check on the command line."""
