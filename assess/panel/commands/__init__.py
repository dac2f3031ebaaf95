"""The panel on the command line."""
