"""The parser of each command, for what is made from them: completion, pages, manual."""

import argparse
from typing import Final

from assess import __version__
from assess.app.by_name import by_name
from assess.app.commands import COMMANDS
from assess.ui.command.arguments import Parser, ParserMadeError, parsers_alone

VERBS: Final = {
    "standards": "standards.commands.standards:VERBS",
    "portfolio": "portfolio.commands.portfolio:VERBS",
}
"""The commands whose first word may be a command of its own, and where those are."""


def parser_of(name: str, *words: str) -> Parser:
    """Return the parser that `assess name words` reads with; nothing else is done."""
    function = by_name(COMMANDS[name][0])
    with parsers_alone():
        try:
            function(list(words))
        except ParserMadeError as made:
            return made.parser
    message = f"assess {name} has no parser"
    raise AssertionError(message)


def verbs_of(name: str) -> tuple[str, ...]:
    """Return the words that a command begins with, if each takes something else."""
    return tuple(by_name(VERBS[name])) if name in VERBS else ()


def whole(
    only: tuple[str, ...] = tuple(COMMANDS), first: str | None = None
) -> argparse.ArgumentParser:
    """Return one parser of the program, with what the commands *only* take.

    The others are named in it and take nothing, because a parser costs the import
    of its command.

    Args:
        only: The commands.
        first: The word that is written behind them. A verb is then the only one, and
            behind anything else there is none.
    """
    parser = argparse.ArgumentParser("assess", description="Assess council services.")
    parser.add_argument("-V", "--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, (_, says) in COMMANDS.items():
        if name not in only:
            commands.add_parser(name, help=says)
            continue
        own = parser_of(name)
        found = [verb for verb in verbs_of(name) if first in {None, verb}]
        is_verb = first is not None and bool(found)
        added = _added(commands, name, own, says, alone=is_verb or _takes_verb(own))
        if found:
            if added.usage:
                added.usage += f"\n       assess {name} VERB ..."
            verbs = added.add_subparsers(metavar="VERB", title="verbs")
            for verb in found:
                _added(verbs, verb, parser_of(name, verb), "", alone=False)
    return parser


def _added(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    own: Parser,
    says: str,
    *,
    alone: bool,
) -> argparse.ArgumentParser:
    """Add a parser that takes what *own* takes, or nothing but verbs."""
    parents = [] if alone else [own]
    return commands.add_parser(
        name,
        parents=parents,
        add_help=not parents,
        help=says or None,
        usage=own.format_usage().removeprefix("usage: ").rstrip() if parents else None,
        description=own.description,
        epilog=own.epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _takes_verb(own: Parser) -> bool:
    """Whether a command takes nothing but a verb."""
    return "verb" in {each.dest for each in own._actions}  # noqa: SLF001
