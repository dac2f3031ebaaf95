"""The walk, and the register of evidence."""
