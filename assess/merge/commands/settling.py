"""`assess settle`: choose between versions that came together."""

from assess.desk.desk import Desk
from assess.merge.logic.choices import called_in
from assess.merge.use_cases import settling
from assess.model.characters import visible
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json

KEYS = """\
a list of choices, each with
file      where it stands: sheet or agreed
where     the criterion and what of it, or a table and an id
versions  the digest of each version, and what it says"""


def settle(arguments: list[str]) -> int:
    """List what waits for a choice, or choose."""
    parser = Parser(
        "settle",
        "Choose between two versions of something. Without a version: list them.\n"
        "You choose in your own sheet; the lead in what the panel agreed.",
        "assess settle missed-bin",
        "assess settle missed-bin 2f9a",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.add_argument(
        "version", nargs="?", metavar="VERSION", help="the first letters of its name"
    )
    parser.takes_person()
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        if given.version is not None:
            done = settling.settle(desk, given.version)
            print(visible(f"Chosen: {called_in(desk.assessment, done.choice)}."))
        else:
            _list(desk, given.format)
            return 2 if desk.set_aside else 0
    return 0


def _list(desk: Desk, form: str) -> None:
    found = settling.waiting(desk)
    if form == "json":
        print_json(
            [
                {
                    "file": "agreed" if each.is_agreed else "sheet",
                    "where": each.choice.where,
                    "versions": each.choice.versions,
                }
                for each in found
            ]
        )
        return
    for each in found:
        agreed = f"What the {desk.assessment.brief.assessed_by} agreed"
        whose = agreed if each.is_agreed else "Your sheet"
        print(visible(f"{whose}, {called_in(desk.assessment, each.choice)}:"))
        for name, words in each.choice.versions.items():
            print(visible(f"  {name}  {' '.join(words.split())}"))
    if found:
        print("Take one with: assess settle FOLDER VERSION")
    elif not desk.set_aside:
        print("Nothing waits.")
