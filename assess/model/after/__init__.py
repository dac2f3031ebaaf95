"""What comes after the report: deadlines, follow-up, last time."""
