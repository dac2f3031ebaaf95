"""The way in: `assess` and `python -m assess`."""

import os
import sys


def main() -> int:
    """Run the command line; return the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from assess import __version__  # noqa: PLC0415 - answered before all else

        sys.stdout.write(f"assess {__version__}\n")
        return 0
    # Looking for plugins reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from assess.app.main import run  # noqa: PLC0415 - the same

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
