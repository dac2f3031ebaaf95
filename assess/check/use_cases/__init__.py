"""Look at an assessment in its folder."""
