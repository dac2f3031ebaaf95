"""The screen of the actions."""
