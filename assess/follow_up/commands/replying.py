"""`assess reply`."""

from assess.desk.desk import Desk
from assess.follow_up.use_cases import replies as kept
from assess.model.after.replies import Said, replies
from assess.model.british_time import british_day
from assess.model.days import spelt
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk


def reply(arguments: list[str]) -> int:
    """Keep what readers said of the report, and what was done of it."""
    parser = Parser(
        "reply",
        "Keep what came back on a published report, from whom by role, and what was\n"
        "done of it. The next version prints both: you said, we did. Without options\n"
        "it lists what came back.",
        'assess reply missed-bin --from "A resident" --says "It timed out." --as team',
        'assess reply missed-bin R1 --did "It waits for an hour now." --as team',
        "assess reply missed-bin",
    )
    parser.takes_folder()
    parser.add_argument("reply", nargs="?", metavar="REPLY", help="like R1")
    parser.add_argument("--from", dest="who", metavar="ROLE", help="who said it")
    parser.add_argument("--says", metavar="TEXT", help="what came back")
    parser.add_argument("--did", metavar="TEXT", help="what was done of it")
    parser.takes_person()
    given = parser.parse_args(arguments)
    if (given.did is None) != (given.reply is None):
        parser.error("REPLY and --did go together")
    if given.reply and (given.who or given.says):
        parser.error("give --did for a reply, or --from and --says for a new one")
    with at_desk(given.folder, given.person) as desk:
        if given.reply:
            each = kept.say_what_was_done(desk, given.reply, given.did)
        elif given.who is not None or given.says is not None:
            who = given.who or asked("--from ROLE", "Who said it, by role?")
            words = given.says or asked("--says TEXT", "What came back?")
            each = kept.keep(desk, who, words)
        else:
            _list(desk)
            return 0
        print(_line(desk, each))
    return 0


def _list(desk: Desk) -> None:
    for each in replies(desk.assessment):
        print(_line(desk, each))
    if not replies(desk.assessment):
        print("Nothing came back yet.")


def _line(desk: Desk, each: Said) -> str:
    said = each.reply
    did = f" Done: {said.did}" if said.did else " Nothing is said of what was done."
    waits = " The next version prints it." if kept.waits(desk, each) else ""
    day = spelt(british_day(said.at))
    return f"{each.called}, {day}, {said.from_}: {said.text}{did}{waits}"
