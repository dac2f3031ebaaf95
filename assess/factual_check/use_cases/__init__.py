"""What team and lead do with the draft."""
