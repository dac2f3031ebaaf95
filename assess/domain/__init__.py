"""What an assessment is: frozen values and pure functions."""
