"""Walk through the criteria: rate, say what was seen, link evidence."""
