"""Many services on screens."""
