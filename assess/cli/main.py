"""Find the command, run it, and turn whatever happens into an exit code."""

import os
import sys
from importlib import import_module

from assess.cli.commands import COMMANDS, help_text

DONE = 0
NO = 1
CANNOT = 2
CRASHED = 70
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run what *arguments* ask for; return the exit code, never a traceback."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else CANNOT
    except Exception as error:  # noqa: BLE001 - the one place where all is caught
        return _told(error)
    return code


def _run(arguments: list[str]) -> int:
    if arguments[:1] in (["-h"], ["--help"]):
        sys.stdout.write(help_text())
        return DONE
    if arguments and arguments[0] in COMMANDS:
        name, *rest = arguments
        module = import_module(f"assess.cli.{COMMANDS[name][0]}")
        code: int = module.run(name, rest)
        return code
    opened: int = import_module("assess.cli.opening").run("open", arguments)
    return opened


def _told(error: Exception) -> int:
    """Say in one sentence what went wrong; return the exit code."""
    from pydantic import ValidationError  # noqa: PLC0415 - only on the way out

    from assess.store.errors import StoreError  # noqa: PLC0415
    from assess.workflow.errors import RefusedError, refusal  # noqa: PLC0415

    if isinstance(error, StoreError | RefusedError | ValidationError):
        sys.stderr.write(f"assess: {refusal(error)}\n")
        return CANNOT
    from assess.cli.crash import written_down  # noqa: PLC0415

    sys.stderr.write(f"assess: {written_down(error)}\n")
    return CRASHED


def _pipe_closed() -> int:
    """Whoever read our output has seen enough; say nothing more, also at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return DONE
