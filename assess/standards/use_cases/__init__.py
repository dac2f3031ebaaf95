"""Search, compare and check the library; prepare a team."""
