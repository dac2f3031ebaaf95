"""How services stand, from what is known of each assessment."""
