"""What check looks for, a family of rules to a module."""
