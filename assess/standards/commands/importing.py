"""`assess standards import`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from assess.desk.clock import day_here
from assess.model.characters import visible
from assess.model.outcome import listed, plural
from assess.standards.use_cases import importing
from assess.standards.use_cases.importing import Draft, Stated
from assess.standards.use_cases.library import workspace_here
from assess.ui.command.arguments import Parser, confirmed

STATED: Final = {
    "id": "what the edition is called; the file's name if not given",
    "title": "the title of the standard",
    "edition": "which edition it is; this year if not given",
    "publisher": "who published it",
    "source": "the address where it can be read",
    "licence": "under which licence",
}


def import_(arguments: list[str]) -> int:
    """Show what a file would make, and make it after a yes."""
    parser = Parser(
        "standards import",
        "Make an edition of a table (CSV, xlsx), of prompts by point or of a custom "
        "lens (JSON). It is shown first and written after a yes.",
        "assess standards import list.csv --publisher Anyshire --licence CC-BY-4.0",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    for name, says in STATED.items():
        parser.add_argument(f"--{name}", default="", metavar="WORDS", help=says)
    parser.add_argument("--yes", action="store_true", help="write it without asking")
    given = parser.parse_args(arguments)
    stated = Stated(**{name: getattr(given, name) for name in STATED})
    here = workspace_here()
    made = importing.draft(given.file, stated, workspace=here, today=day_here())
    for line in _preview(made):
        print(visible(line))
    if not (given.yes or confirmed("Write it?")):
        print("Nothing was written. Say --yes to write it.")
        return 1
    faults = importing.write(made)
    print(f"Written to {visible(str(made.path))}.")
    if faults:
        count = "1 thing" if len(faults) == 1 else f"{len(faults)} things"
        print(f"assess standards check {made.path} names {count} to mend.")
    return 0


def _preview(made: Draft) -> Iterator[str]:
    """Yield what will be made, and what of the file is left out."""
    standard = made.standard
    asked, seen, signs = made.counted
    count = len(standard.criterion)
    noun = standard.noun if count == 1 else plural(standard.noun)
    yield f"{standard.title}, edition {standard.edition}, as {standard.id}"
    yield f"  publisher  {standard.publisher}"
    yield f"  source     {standard.source}"
    yield f"  licence    {standard.licence}"
    yield f"  scales     {', '.join(standard.scales)}"
    parts = (
        _counted(asked, "question"),
        f"{_counted(seen, 'thing')} to look for",
        _counted(signs, "warning sign"),
    )
    yield f"  holds      {count} {noun}, {listed(list(parts))}"
    for number, criterion in standard.criterion.items():
        yield f"    {number}  {criterion.title}"
    if made.dropped:
        yield "  Left out:"
        yield from (f"    {what}" for what in made.dropped)
    for name in made.not_stated:
        yield f"  The {name} is not stated. Say it with --{name}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
