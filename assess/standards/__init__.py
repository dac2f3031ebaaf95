"""The library of standards: browse, search, compare, check, prepare a team."""
