"""The command line: read what was asked, call one verb, print, give an exit code."""
