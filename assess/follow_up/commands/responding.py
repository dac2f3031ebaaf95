"""`assess respond`, `decide`, `progress`, `verify-action` and `close`."""

from functools import partial

from assess.desk.desk import Desk
from assess.follow_up.use_cases import follow_up
from assess.model.after.last_time import asked_before
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.reasons import asked_at_terminal, with_reasons


def _parser(name: str, says: str, *examples: str) -> Parser:
    parser = Parser(name, says, *examples)
    parser.takes_folder()
    parser.add_argument(
        "action", metavar="ACTION", help="its number: A1, or C1 of a condition"
    )
    parser.takes_person()
    return parser


def _stands(desk: Desk, key: str) -> str:
    for before in asked_before(desk.assessment):
        if before.id == key:
            return f"{before.called}, asked for last time: {before.verdict}."
    each = follow_up.find_action(desk, key)
    waits = each.waits_for(published=True)
    return f"{each.called}: {each.in_words}{f', {waits}' if waits else ''}."


def respond(arguments: list[str]) -> int:
    """Answer an action, for the team."""
    parser = _parser(
        "respond",
        "Answer for the team: accept an action, challenge it, or report an error.",
        "assess respond missed-bin A1 accept --as team",
        'assess respond missed-bin A1 challenge --reason "It was done in May."',
    )
    parser.add_argument("answer", choices=("accept", "challenge", "factual-error"))
    parser.add_argument("--reason", metavar="TEXT", default="")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        key = follow_up.action_id(desk, given.action)
        do = partial(follow_up.respond, desk, key, answer=given.answer)
        with_reasons(do, asked_at_terminal, reason=given.reason)
        print(_stands(desk, key))
    return 0


def decide(arguments: list[str]) -> int:
    """Decide a challenge, as the lead."""
    parser = _parser(
        "decide",
        "Decide, as the lead, what the team challenged.",
        'assess decide missed-bin A1 not-upheld --reason "Nothing was shown."',
    )
    parser.add_argument("verdict", choices=("upheld", "partly-upheld", "not-upheld"))
    parser.add_argument("--reason", metavar="TEXT", default="")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        key = follow_up.action_id(desk, given.action)
        do = partial(follow_up.decide_challenge, desk, key, given.verdict)
        with_reasons(do, asked_at_terminal, reason=given.reason)
        print(_stands(desk, key))
    return 0


def progress(arguments: list[str]) -> int:
    """Report a step towards an action."""
    parser = _parser(
        "progress",
        "Report, for the team, a step towards an action.",
        'assess progress missed-bin A1 "Six carers were met." --as team',
    )
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what was done")
    _takes_evidence(parser)
    given = parser.parse_args(arguments)
    text = given.text if given.text is not None else asked("TEXT", "What was done?")
    with at_desk(given.folder, given.person) as desk:
        key = follow_up.action_id(desk, given.action)
        follow_up.report_progress(desk, key, text, evidence=tuple(given.evidence))
        print(_stands(desk, key))
    return 0


def verify(arguments: list[str]) -> int:
    """Say whether an action is done."""
    parser = _parser(
        "verify-action",
        "Say, as an assessor, whether an action is done or a condition confirmed. "
        "Only this closes it.",
        "assess verify-action missed-bin A1 done --as ux",
        'assess verify-action missed-bin C1 done --reason "Confirmed in writing."',
    )
    parser.add_argument("verdict", choices=("done", "partly", "not-done"))
    parser.add_argument("--reason", metavar="TEXT", default="")
    _takes_evidence(parser)
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        key = follow_up.action_id(desk, given.action)
        do = partial(
            follow_up.verify,
            desk,
            key,
            given.verdict,
            evidence=tuple(given.evidence),
        )
        with_reasons(do, asked_at_terminal, reason=given.reason)
        print(_stands(desk, key))
    return 0


def close(arguments: list[str]) -> int:
    """Say that an action no longer applies."""
    parser = _parser(
        "close",
        "Say, as the lead, that an action no longer applies, and why.",
        'assess close missed-bin A1 --reason "The service is withdrawn."',
    )
    parser.add_argument("--reason", metavar="TEXT", default="")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        key = follow_up.action_id(desk, given.action)
        do = partial(follow_up.close, desk, key)
        with_reasons(do, asked_at_terminal, reason=given.reason)
        print(_stands(desk, key))
    return 0


def _takes_evidence(parser: Parser) -> None:
    parser.add_argument(
        "--evidence",
        metavar="ID",
        action="append",
        default=[],
        help="evidence that shows it, as often as needed",
    )
