"""Where assessors differ, and how far they agreed."""
