"""Two assessments of one service side by side."""
