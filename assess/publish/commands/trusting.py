"""Ask once before templates are used that came with an assessment."""

import sys
from pathlib import Path

from assess.check.use_cases.templates import (
    NotTrustedError,
    drawing_for,
    trust_templates,
    whose_templates,
)
from assess.model.characters import visible
from assess.ui.command.arguments import Parser


def takes_trust(parser: Parser) -> None:
    """Take a yes to the templates that an assessment brings."""
    parser.add_argument(
        "--trust-templates",
        dest="trusts",
        action="store_true",
        help="use the templates that the assessment's own folder brings",
    )


def must_trust(folder: Path, *, trusts: bool) -> None:
    """See that somebody has said yes to the templates that an assessment brings.

    Raises:
        NotTrustedError: nobody has, and nobody is there to be asked, or says no.
        StoreError: a template can't be read.
    """
    if trusts:
        trust_templates(folder)
    try:
        drawing_for(folder)
    except NotTrustedError as error:
        if not is_terminal() or not _says_yes(folder):
            raise
        trust_templates(error.folder)


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _says_yes(folder: Path) -> bool:
    said = visible(whose_templates(folder))
    try:
        answer = input(f"{said}\nThey came with it. Use them? [y/N] ")
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}


def say_whose(folder: Path) -> None:
    """Say on standard error whose templates drew a report, if they are not ours."""
    if said := whose_templates(folder):
        sys.stderr.write(f"{visible(said)}\n")
