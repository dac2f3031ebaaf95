"""What the walk shows, as blocks."""
