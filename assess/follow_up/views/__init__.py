"""What is said of actions after the report."""
