"""One function for each thing that people do; the screens and the commands call these."""
