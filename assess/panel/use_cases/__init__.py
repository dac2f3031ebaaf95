"""Who is on the panel; submit, reveal, agree."""
