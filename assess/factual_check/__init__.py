"""The factual check: the team marks what is wrong in the draft, the lead answers."""
