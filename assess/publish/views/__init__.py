"""What a report says, and what proves it."""
