"""Following up on the command line."""
