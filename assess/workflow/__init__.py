"""One function for each thing that people do; screens and commands call these."""
