"""Rules of joining copies, and of forms that come back."""
