"""The session, and the line that is captured anywhere."""
