"""What the people in the room do."""
