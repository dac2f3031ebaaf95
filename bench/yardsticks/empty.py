"""What an installed command costs that does nothing."""


def main() -> int:
    """Do nothing."""
    return 0
