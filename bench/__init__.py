"""Measure assess beside yardsticks, each side in turn in one run."""
