"""Many services: which of them are assessed, due, or exempt."""
