"""What a workshop says, as plain values."""
