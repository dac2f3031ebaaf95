"""Review, and the preview of the report."""
