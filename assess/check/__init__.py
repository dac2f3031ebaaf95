"""What is missing or contradicts: rules, status, deadlines."""
