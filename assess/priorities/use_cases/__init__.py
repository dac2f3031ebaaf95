"""What is asked of the ranking, and what people say of an action."""
