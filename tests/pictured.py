"""The folders that the pictures of the screens show, made anew, of invented places."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from assess.desk.desk import Desk
from assess.factual_check.use_cases.marking import mark
from assess.factual_check.use_cases.reading import draft_for
from assess.factual_check.use_cases.sending import record_sent
from assess.merge.use_cases.merging import merge
from assess.model.brief import Member
from assess.model.evidence import EvidenceText
from assess.panel.use_cases import submitting
from assess.publish.use_cases import outcome, whole
from assess.rate.use_cases import evidence, findings
from assess.session.use_cases import capture
from assess.setup.use_cases import roster
from assess.setup.use_cases.brief import set_field
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import new
from tests.rooms import a_whole_room

DAY: Final = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
LATER: Final = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
"""When the councils among the examples are looked at."""

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
COUNCILS: Final = "councils"
PARTLY: Final = "gagrgga"
"""The first ratings, in order, of what is half done."""

SEEN: Final = {
    "g": "People told the team what they need, and the team showed what it changed.",
    "a": "The team asked people who report online; nobody asked those who ring.",
    "r": "Nobody could say who decides when the contractor disagrees.",
}
WORDS: Final = {"g": "green", "a": "amber", "r": "red"}


def make_all(parent: Path) -> None:
    """Make every folder."""
    bins(parent)
    badges(parent)
    drafted(parent)
    published(parent)
    versions(parent)
    a_whole_room(parent).close()
    for name in ("exampleford", "sampleton", "nextham"):
        shutil.copytree(EXAMPLES / name, parent / COUNCILS / name)


def _sit(folder: Path, person: str = "lead") -> Desk:
    return Desk(folder, person, clock=lambda: DAY)


def bins(
    parent: Path,
    name: str = "bins",
    ratings: str = PARTLY,
    service: str = "Report a missed bin",
) -> Path:
    """Make an assessment by one person, rated as far as *ratings* go."""
    start = Start(service=service, council="Anyshire", phase="beta")
    folder = new(parent / name, start)
    desk = _sit(folder)
    set_field(desk, "dates.assessed", "2026-05-12")
    team = Member(role="team", profession="product", answers=True)
    roster.add_member(desk, "owner", team)
    log = evidence.add_evidence(
        desk, EvidenceText(title="Research log", kind="document", shows="2026-03")
    )
    for ref, rating in zip(desk.assessment.refs, ratings, strict=False):
        findings.rate(desk, ref, WORDS[rating], reason=SEEN[rating])
        evidence.link(desk, ref, log, linked=True)
        if rating != "g":
            findings.say(desk, ref, "gap", "Nobody has tried it with carers.")
            findings.say(desk, ref, "action", "Test it with five carers.")
    if ratings == PARTLY:
        capture.capture(desk, "#5 ? Was the assisted route tested")
    desk.close()
    return folder


def badges(parent: Path) -> None:
    """Make an assessment by a panel of three, revealed."""
    start = Start(
        service="Blue Badge renewal",
        council="Anyshire",
        phase="beta",
        panel={
            "lead": Member(role="lead", profession="product"),
            "ux": Member(role="assessor", profession="user research"),
            "tech": Member(role="assessor", profession="technical architecture"),
        },
    )
    folder = new(parent / "badges", start)
    for person, ratings in (("lead", "gagra"), ("ux", "garra"), ("tech", "ggaga")):
        desk = _sit(folder, person)
        for number, ref in enumerate(desk.assessment.refs):
            word = WORDS[ratings[number % len(ratings)]]
            findings.rate(desk, ref, word, reason=f"What {person} saw on the day.")
        submitting.submit(desk)
        if person == "tech":
            desk.close()
            desk = _sit(folder)
            submitting.reveal(desk)
        desk.close()


def drafted(parent: Path) -> None:
    """Make an assessment whose draft is with the team, which marked a sentence."""
    folder = bins(parent, "drafted", service="Garden waste subscription")
    desk = _sit(folder)
    record_sent(desk)
    desk.close()
    desk = _sit(folder, "owner")
    sentence = next(each for each in draft_for(desk) if "carers" in each.text)
    mark(desk, sentence, so="Two carers tried it in April.")
    desk.close()


def published(parent: Path) -> None:
    """Make an assessment that is published, with a condition."""
    folder = bins(parent, "published", 25 * "g" + 4 * "a", "Bulky waste collection")
    desk = _sit(folder)
    set_field(desk, "users", "People who put their bins out.")
    whole.set_condition(
        desk,
        text="Test it with carers before the beta ends.",
        due=date(2026, 9, 30),
        confirmed_by="The head of service",
    )
    outcome.decide(
        desk, "amber", reason="Carers were not asked.", comes_with="conditions"
    )
    outcome.publish(desk)
    desk.close()


def versions(parent: Path) -> None:
    """Make an assessment in which two versions of one reason wait for a choice."""
    folder = bins(parent, "versions", service="Parking permit renewal")
    other = shutil.copytree(folder, parent / "elsewhere")
    for where, words in (
        (folder, "Seen on the day: carers were asked in April."),
        (other, "Seen in the log: carers were not asked."),
    ):
        desk = _sit(where)
        findings.set_reason(desk, desk.assessment.refs[1], words)
        desk.close()
    merge(folder, "lead", (other,), clock=lambda: DAY)
    shutil.rmtree(other)
