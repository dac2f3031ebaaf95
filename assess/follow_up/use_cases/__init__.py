"""What people do with actions after the report."""
