"""Join copies, and choose between versions."""
