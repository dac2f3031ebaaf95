"""Files: what an assessment is on disk, and nothing typed is ever lost."""
