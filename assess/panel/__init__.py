"""People, submission, reveal, agreement."""
