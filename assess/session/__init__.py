"""The day: captured lines, agenda, questions."""
