"""The screens: they show a value and send changes, and are never read back."""
