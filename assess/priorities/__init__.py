"""What should be done next, and why."""
