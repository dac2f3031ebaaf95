"""What a page of the library, or a team's pack, says."""
