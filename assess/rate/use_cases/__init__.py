"""Rate, give reasons, say what was seen, carry over."""
