"""The form for a new assessment, and the brief."""
