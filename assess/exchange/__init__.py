"""Files of other programs, as plain values: tables and JSON; it knows no feature."""
