"""Publishing on the command line."""
