"""The way in: `assess` and `python -m assess`."""

import os
import sys


def main() -> int:
    """Run the command line; return the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        return _version()
    # Looking for plugins reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from assess.app.main import run  # noqa: PLC0415 - the same

    return run(arguments)


def _version() -> int:
    """Say which version this is, before all else is imported."""
    from assess import __version__  # noqa: PLC0415 - only for that
    from assess.ui.command.streams import printed  # noqa: PLC0415

    return printed(f"assess {__version__}\n")


if __name__ == "__main__":
    sys.exit(main())
