"""Look at many assessments, and hand out what was seen."""
