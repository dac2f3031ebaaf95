"""Benches of assess against plain yardsticks, each side in turn."""
