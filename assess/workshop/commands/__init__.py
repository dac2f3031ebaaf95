"""A workshop from the command line."""
