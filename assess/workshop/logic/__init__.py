"""Pure functions over a workshop."""
