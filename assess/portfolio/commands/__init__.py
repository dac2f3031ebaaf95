"""`assess portfolio` and `assess services`."""
