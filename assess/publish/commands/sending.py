"""`assess send-draft`."""

from assess.publish.use_cases.sending import send_draft as send
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk


def send_draft(arguments: list[str]) -> int:
    """Send the draft to the team."""
    parser = Parser(
        "send-draft",
        "Write the draft report for the team, and keep the day. Hand the file over; "
        "the team\nthen says what is wrong in it, with assess factual-check.",
        "assess send-draft missed-bin --as lead",
    )
    parser.takes_folder()
    parser.takes_person()
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        for path in send(desk):
            print(path)
    return 0
