"""What is said of many services."""
