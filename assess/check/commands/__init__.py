"""Check and status on the command line."""
