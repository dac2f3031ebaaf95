"""Start an assessment, and change its brief."""
