"""`assess completion`, and what a shell is told when somebody presses Tab."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import argcomplete
from argcomplete.completers import DirectoriesCompleter, FilesCompleter
from argcomplete.shell_integration import shellcode

from assess.app.commands import COMMANDS
from assess.app.parsers import whole
from assess.desk.reading import read
from assess.model.after.follow_up import conditions, followed
from assess.model.after.last_time import asked_before
from assess.model.assessment import Assessment
from assess.portfolio.use_cases.queries import queries
from assess.store.errors import StoreError
from assess.store.standards import available
from assess.ui.command.arguments import Parser

SHELLS: Final = ("bash", "zsh", "fish")
COMPINIT: Final = (
    "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }"
)
"""What a zsh needs that nobody set up, such as the one that macOS starts with."""


def completion(arguments: list[str]) -> int:
    """Print what a shell needs to complete the commands."""
    parser = Parser(
        "completion",
        "Print what makes a shell complete commands, folders, criteria, people and "
        "actions\nwhen you press Tab. It is put into the file that your shell reads "
        "when it starts.",
        "echo 'eval \"$(assess completion bash)\"' >> ~/.bashrc",
        "echo 'eval \"$(assess completion zsh)\"' >> ~/.zshrc",
        "mkdir -p ~/.config/fish/completions",
        "assess completion fish > ~/.config/fish/completions/assess.fish",
    )
    parser.add_argument("shell", choices=SHELLS, help="which shell")
    given = parser.parse_args(arguments)
    first, rest = shellcode(["assess"], shell=given.shell).split("\n", 1)
    print(first, *((COMPINIT,) if given.shell == "zsh" else ()), rest, sep="\n")
    return 0


def complete(_of_the_line: list[str]) -> int:
    """Tell the shell what may stand where its cursor is, and end."""
    line = os.environ.get("COMP_LINE", "")[: int(os.environ.get("COMP_POINT", "0"))]
    word, more, rest = line.partition(" ")[2].lstrip().partition(" ")
    first, is_written, _ = rest.lstrip().partition(" ")
    behind = first if is_written else None
    parser = whole((word,), behind) if more and word in COMMANDS else _first_word()
    _know(parser)
    argcomplete.autocomplete(
        parser, always_complete_options=False, exit_method=sys.exit
    )
    return 0


def _first_word() -> argparse.ArgumentParser:
    """Return what takes a command, or a folder to open."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", metavar="COMMAND")
    return parser


def _command(prefix: str, **given: Any) -> Iterable[str]:
    folders = DirectoriesCompleter()(prefix, **given)
    return (*(name for name in COMMANDS if name.startswith(prefix)), *folders)


def _know(parser: argparse.ArgumentParser) -> None:
    """Give each argument, down to the verbs, what completes it."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for below in action.choices.values():
                _know(below)
        elif str(action.metavar) in KNOWN:
            action.completer = KNOWN[str(action.metavar)]  # type: ignore[attr-defined]
        elif action.option_strings and action.type is not Path:
            action.completer = lambda **_: ()  # type: ignore[attr-defined]


def _of_the_assessment(
    names: Callable[[Assessment], Iterable[str]],
) -> Callable[..., Iterable[str]]:
    """Return what completes by the assessment that stands earlier in the line."""

    def found(parsed_args: Any, **_: object) -> Iterable[str]:
        try:
            folder = getattr(parsed_args, "folder", None) or Path()
            return tuple(names(read(Path(folder)).assessment))
        except StoreError:
            return ()

    return found


def _criteria(assessment: Assessment) -> Iterable[str]:
    """Each criterion as it is typed: alone in the standard that decides."""
    used = assessment.brief.standard
    first = next((name for name, use in used.items() if use.gating), next(iter(used)))
    for name in used:
        for criterion in assessment.standards[name].criterion:
            yield criterion if name == first else f"{name}:{criterion}"


def _ratings(assessment: Assessment) -> Iterable[str]:
    return dict.fromkeys(
        rating
        for name in assessment.brief.standard
        for rating in assessment.scale(name).rating
    )


def _actions(assessment: Assessment) -> Iterable[str]:
    yield from (each.called for each in followed(assessment))
    yield from (each.called for each in asked_before(assessment))
    yield from (each.called for each in conditions(assessment))


def _standards(**_: object) -> Iterable[str]:
    return tuple(available(None))


def _queries(**_: object) -> Iterable[str]:
    return tuple(queries())


KNOWN: Final[dict[str, Callable[..., Iterable[str]]]] = {
    "COMMAND": _command,
    **dict.fromkeys(("FOLDER", "DIR", "FIRST", "SECOND"), DirectoriesCompleter()),
    **dict.fromkeys(("FILE", "REPORT", "OTHER"), FilesCompleter()),
    **dict.fromkeys(("CRITERION", "FROM"), _of_the_assessment(_criteria)),
    "CRITERION RATING": _of_the_assessment(lambda a: [*_criteria(a), *_ratings(a)]),
    "RATING": _of_the_assessment(_ratings),
    "ACTION": _of_the_assessment(_actions),
    **dict.fromkeys(
        ("PERSON", "ASSESSOR"), _of_the_assessment(lambda a: a.brief.panel)
    ),
    **dict.fromkeys(("STANDARD", "EDITION"), _standards),
    "QUERY": _queries,
}
"""What completes an argument, by the word that stands for it in the help."""
