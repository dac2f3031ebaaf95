"""Rating on the command line, and the walk without screens."""
