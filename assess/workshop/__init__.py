"""Hold a workshop: several councils, one laptop, one hour."""
