"""A person's place at an assessment: put, undo, save, join."""
