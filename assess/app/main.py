"""Find the command, run it, and turn whatever happens into an exit code."""

import gc
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO, cast

from assess.app.by_name import by_name
from assess.app.commands import COMMANDS, help_text
from assess.ui.command.output import VisibleOutput
from assess.ui.command.streams import (
    NotPrintedError,
    ended,
    not_printed,
    open_missing,
)

DONE = 0
NO = 1
CANNOT = 2
INTERRUPTED = 130

OPEN = "app.opening:open_"
"""What runs when no command is named."""

TOLD = "app.told:told"
"""What says why something went wrong, once it did."""


def run(arguments: list[str]) -> int:
    """Run what *arguments* ask for; return the exit code, never a traceback."""
    if "_ARGCOMPLETE" in os.environ:
        _function("app.completion:complete")([])
    open_missing()
    return ended(_ran(arguments))


def _ran(arguments: list[str]) -> int:
    """Run it, and turn whatever happens into an exit code."""
    try:
        _take_any_character()
        with _nothing_hides():
            return _run(arguments)
    except BrokenPipeError:
        return DONE  # whoever read our output has seen enough
    except NotPrintedError as error:
        return not_printed(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else CANNOT
    except Exception as error:  # noqa: BLE001 - the one place where all is caught
        told: Callable[[Exception], int] = by_name(TOLD)
        return told(error)


def _take_any_character() -> None:
    """Write what the terminal can't spell as an escape; take any byte it sends."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


@contextmanager
def _nothing_hides() -> Iterator[None]:
    """Show what hides in words on both streams; progress alone draws a line again."""
    out = VisibleOutput(sys.stdout)
    err = VisibleOutput(sys.stderr, draws_again=True)
    with redirect_stdout(cast("TextIO", out)), redirect_stderr(cast("TextIO", err)):
        yield


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["help"] and len(arguments) == len(["help", "COMMAND"]):
        arguments = [arguments[1], "--help"]
    if arguments in (["-h"], ["--help"], ["help"]):
        sys.stdout.write(help_text())
        return DONE
    if arguments and arguments[0] in COMMANDS:
        name, *rest = arguments
        return _function(COMMANDS[name][0])(rest)
    return _function(OPEN)(arguments)


def _function(where: str) -> Callable[[list[str]], int]:
    """Return the function of a command; importing it is all that is slow of many.

    The collector would only slow that down.
    """
    is_new = f"assess.{where.partition(':')[0]}" not in sys.modules
    if is_new:
        gc.disable()
    function: Callable[[list[str]], int] = by_name(where)
    if is_new:
        gc.freeze()
        gc.enable()
    return function
