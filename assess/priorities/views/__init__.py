"""What to do next, as it is said."""
