"""What assess is measured against."""
