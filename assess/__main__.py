"""The way in: `assess` and `python -m assess`."""

import os
import sys

from assess import __version__
from assess.ui.command.streams import printed


def main() -> int:
    """Run the command line; return the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        return printed(f"assess {__version__}\n")
    # Looking for plugins reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from assess.app.main import run  # noqa: PLC0415 - bench: assess --version

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
