"""The command line: reads what was asked, calls one verb, prints, gives an exit code."""
