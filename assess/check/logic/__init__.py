"""What a good lead assessor sees in an assessment."""
