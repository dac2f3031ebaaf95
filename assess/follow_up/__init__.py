"""After the report: actions, responses, progress, verification."""
