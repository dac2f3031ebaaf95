"""`assess ask-again`."""

from assess.desk.places import find_criteria
from assess.model.characters import visible
from assess.model.outcome import named
from assess.rate.use_cases import asking
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk


def ask_again(arguments: list[str]) -> int:
    """Ask criteria again that are carried, or carry them again."""
    parser = Parser(
        "ask-again",
        "In a reassessment, ask again what is carried from last time.",
        "assess ask-again missed-bin 3 5",
        "assess ask-again missed-bin --all",
        "assess ask-again missed-bin 5 --carry",
    )
    parser.takes_folder()
    parser.add_argument(
        "criterion", nargs="*", metavar="CRITERION", help="for example 5"
    )
    parser.takes_person()
    parser.add_argument("--all", action="store_true", help="everything that is carried")
    parser.add_argument(
        "--carry", action="store_true", help="let the rating of last time stand again"
    )
    given = parser.parse_args(arguments)
    if given.all == bool(given.criterion) or (given.all and given.carry):
        parser.error("name the criteria, or say --all")
    with at_desk(given.folder, given.person) as desk:
        whole = desk.assessment
        carried = (ref for ref in whole.refs if whole.carried(ref))
        refs = list(find_criteria(whole, given.criterion) or carried)
        if not refs:
            print("Nothing is carried here.")
            return 0
        (asking.carry_again if given.carry else asking.ask_again)(desk, *refs)
        said = "Carried again" if given.carry else "Asked again"
        print(visible(f"{said}: {named(desk.assessment, refs)}."))
    return 0
