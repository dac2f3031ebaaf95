"""`assess carry`."""

from assess.desk.places import find_criterion
from assess.model.characters import visible
from assess.rate.use_cases import carrying
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk


def carry(arguments: list[str]) -> int:
    """Show what would be carried over, and carry it over when told to."""
    parser = Parser(
        "carry",
        "Carry a finding over to a criterion that belongs with it. Without --yes it "
        "only says what would be written.",
        "assess carry missed-bin govuk-2019:3 local-service-design:5",
        "assess carry missed-bin govuk-2019:3 local-service-design:5 --yes",
    )
    parser.takes_folder()
    parser.add_argument("source", metavar="FROM", help="for example govuk-2019:3")
    parser.add_argument("target", metavar="TO", help="for example wales-2021:4")
    parser.takes_person()
    parser.add_argument("--yes", action="store_true", help="write it")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        source = find_criterion(desk.assessment, given.source)
        target = find_criterion(desk.assessment, given.target)
        proposed = carrying.proposal(desk, source, target)
        print(f"{target}: {visible(proposed.words)}")
        if given.yes:
            carrying.carry(desk, proposed)
            print("Carried over. Read it, and make it your own.")
        else:
            print("Nothing is written yet. Add --yes to carry it over.")
    return 0
