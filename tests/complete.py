"""One complete assessment: every file and every table that the format has.

`tests/golden/` is this value, written by the store. Together they define the
format: whatever changes the files there changes what people have on disk.
"""

from datetime import UTC, date, datetime

from assess.model.agreed import (
    Agreed,
    Changes,
    Closed,
    Decision,
    DraftSent,
    FactsChecked,
    MarkAnswer,
    Outcome,
    OutcomeText,
    Publication,
    Reopened,
    Reveal,
)
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Member, StandardUsed, TookPart
from assess.model.evidence import Evidence, EvidenceText
from assess.model.finding import (
    Action,
    ActionText,
    CriterionRef,
    Dissent,
    Finding,
    Gone,
    Part,
    Rated,
    Record,
    Sentence,
)
from assess.model.intake import Intake
from assess.model.last_time import (
    LastTime,
    LastTimeAction,
    LastTimeCondition,
    LastTimeOutcome,
    LastTimeStandard,
)
from assess.model.measures import Measure
from assess.model.sheet import (
    Afterwards,
    InboxLine,
    Mark,
    Progress,
    Reply,
    Response,
    Sheet,
    Submission,
    Verification,
)
from assess.model.standard import Scales, Standard
from assess.model.versions.canonical import digest, plain
from assess.model.versions.record import record_id, submitted
from assess.model.whole import Condition, ConditionText, Whole

FOLDER = "bluebadge-2026-beta"

AS_PUBLISHED = "f21713955d0e776ad16f733ded3f6cebdb7215885d0c59a3f9bd68fe123deb93"
"""The digest of what version 2 held: brief, findings and outcome."""

USERS = CriterionRef("govuk-2019", "1")
WHOLE = CriterionRef("govuk-2019", "2")
JOINED = CriterionRef("govuk-2019", "10")
EVERYBODY = CriterionRef("local-service-design", "3")


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return a time in May 2026, in UTC."""
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC)


def brief() -> Brief:
    """Return a brief with every table."""
    return Brief(
        format=1,
        id="k7m2p9x4",
        service="Blue Badge renewal",
        council="Anyshire County Council",
        phase="beta",
        kind="reassessment",
        delivery="bought",
        reassesses="b3n8w5c9",
        agreed_by="scribe",
        address="https://www.anyshire.example/blue-badge",
        about="People renew a badge.\n\nThe council decides within six weeks.",
        users="About 9,000 people a year, and those who apply for someone else.",
        dates=Dates(assessed=date(2026, 5, 12), report_due=date(2026, 5, 21)),
        intake=Intake(
            provider="Anyshire and two districts",
            owner="Head of customer services",
            users_a_year="9,000",
            began=date(2026, 1, 5),
            cost=Measure(
                now="£22",
                now_on=date(2026, 3, 31),
                unit="a case",
                better="lower",
                source="Finance, May 2026",
            ),
            completion="81%, web analytics, April 2026",
            earlier_reports="Alpha, https://www.anyshire.example/alpha",
        ),
        event={"public-beta": date(2026, 9, 1)},
        savings=Measure(
            baseline="£31 a case (2025)", now="£22 a case", source="Finance, May 2026"
        ),
        satisfaction=Measure(
            baseline="61% satisfied", now="74% satisfied", source="Survey, April 2026"
        ),
        standard={
            "govuk-2019": StandardUsed(scale="rag"),
            "local-service-design": StandardUsed(scale="rag", gating=False),
        },
        panel={
            "lead": Member(
                role="lead",
                profession="product",
                organisation="a neighbouring county",
                name="A name",
                publish_name=True,
            ),
            "ux": Member(
                role="assessor",
                profession="user research",
                leads=("govuk-2019:1", "govuk-2019:2"),
                name="A name that is not published",
            ),
            "scribe": Member(role="scribe"),
            "watching": Member(role="observer"),
            "team": Member(role="team", profession="product", answers=True),
        },
        took_part={
            "t6r2": TookPart(role="Service owner", organisation="Anyshire"),
            "v8h3": TookPart(role="Contact centre adviser"),
        },
    )


def lead() -> Sheet:
    """Return the lead's sheet: submitted, changed since, with every kind of table."""
    first = Record(
        rating="red",
        confidence="fairly",
        reason="No research with carers was seen.",
        at=at(12, 13, 5),
        by="lead",
        gap={"p2m8": "How the needs of carers were found."},
    )
    return Sheet(
        format=1,
        person="lead",
        submitted={
            "k2v8": Submission(
                at=at(12, 13, 5), digest={"govuk-2019.1": record_id(first)}
            )
        },
        finding={
            "govuk-2019": {
                "1": Finding(
                    rating="amber",
                    confidence="sure",
                    reason='Known for applicants; "others" is not a group.',
                    note="Private to the panel.\nNever printed.",
                    indicators={"1a": True, "1b": False},
                    evidence={"team-b7kq": True, "lead-m3xd": True, "lead-g9f2": False},
                    well={"x4q7": "Nine of 24 people used a screen reader."},
                    gap={"p2m8": "How the needs of carers were found."},
                    action={
                        "k9d2": Action(
                            text="Carry out research with carers.",
                            due=date(2026, 8, 12),
                            owner="product owner",
                        ),
                        "z2c6": Gone(gone=(digest("Think about carers."),)),
                    },
                    advice={"n5j8": "Share the diary study with other councils."},
                    at=at(12, 15, 20),
                    by="lead",
                    why="The team showed the diary study after the reveal.",
                    prev=(record_id(first),),
                    was={record_id(first): first},
                ),
                "2": _forked(),
            },
            "local-service-design": {"3": _parts()},
        },
        evidence={
            "m3xd": Evidence(
                title="Recording of two usability sessions",
                kind="observed",
                voice="resident",
                where="https://www.anyshire.example/sessions",
                shows="2026-03",
                seen=date(2026, 5, 12),
                note="Shown on the second screen.",
            ),
            "w4t7": _forked_evidence(),
            "g9f2": Gone(gone=(digest("a deck"),)),
        },
        inbox={
            "h2t6": InboxLine(
                at=at(12, 10, 42),
                text="#2 ? was the assisted route tested",
                filed="gap",
            ),
            "q8s5": InboxLine(at=at(12, 10, 50), text="+ journey map"),
            "y7v9": Gone(gone=(digest("# test"),)),
        },
        verified={
            "lead-k9d2": {
                "d4w8": Verification(
                    at=at(30, 11), verdict="partly", reason="Two of five groups."
                ),
                "e6z3": Verification(
                    at=at(31, 16), verdict="done", evidence=("team-b7kq",)
                ),
            },
            "panel-m6r7": {
                "g4n8": Verification(
                    at=at(30), verdict="partly", reason="Two pages are left."
                )
            },
            "panel-c7d2": {
                "f5m9": Verification(
                    at=at(12, 14), verdict="partly", reason="Two forms of three."
                )
            },
            "lead-h4t7": {
                "f2m6": Verification(
                    at=at(12, 14), verdict="partly", reason="One group of three."
                ),
            },
        },
    )


def _forked() -> Finding:
    other = Rated(rating="green", reason="The map shows it.")
    rejected = Rated(rating="red", reason="Nothing was shown.")
    one = ActionText(text="Name one.")
    return Finding(
        rating="amber",
        reason="The hand-off has no owner.",
        at=at(12, 13, 5),
        by="lead",
        gap={
            "f3k7": Sentence(
                text="Who owns the hand-off.",
                fork={digest("Who owns it."): "Who owns it."},
                settled=(digest("The hand-off."),),
            )
        },
        action={
            "r5x2": Action(text="Name an owner.", fork={digest(plain(one)): one})
        },
        fork={digest(plain(other)): other},
        settled=(digest(plain(rejected)),),
    )  # fmt: skip


def _parts() -> Finding:
    return Finding(
        rating="amber",
        reason="Procurement was told, not asked.",
        at=at(12, 13, 5),
        by="lead",
        part={
            "procurement": Part(
                level=1, changed="Consulted once the contract was drafted."
            ),
            "hr": Part(level="not-relevant", reason="No role changes."),
            "service": Part(level=0),
        },
    )


def _forked_evidence() -> Evidence:
    other = EvidenceText(title="Journey map", kind="plan")
    return Evidence(
        title="Journey map",
        kind="document",
        expires=date(2027, 5, 12),
        sensitive=True,
        fork={digest(plain(other)): other},
        settled=(digest("an older map"),),
    )


def ux() -> Sheet:
    """Return an assessor's sheet that was submitted, taken back and submitted again."""
    sheet = Sheet(
        format=1,
        person="ux",
        finding={
            "govuk-2019": {
                "1": Finding(
                    rating="red", reason="Too few people.", confidence="unsure"
                ),
                "2": Finding(rating="abstain", reason="Not my profession."),
                "10": Finding(
                    rating="not-applicable", reason="Nothing is published yet."
                ),
            }
        },
    )
    once = submitted(sheet, submission_id="w5c9", at=at(12, 12))
    withdrawn = once.submitted["w5c9"].but(withdrawn=at(12, 12, 30))
    back = once.but(submitted={"w5c9": withdrawn})
    return submitted(back, submission_id="a2b3", at=at(12, 13))


def team() -> Sheet:
    """Return the team's sheet: its own rating, evidence, response and progress."""
    return Sheet(
        format=1,
        person="team",
        finding={
            "govuk-2019": {
                "1": Finding(
                    rating="green",
                    reason="We asked carers.",
                    action={
                        "p6w9": Action(text="Ask again.", also=("govuk-2019:2",)),
                    },
                )
            }
        },
        evidence={
            "b7kq": Evidence(title="Journey map", kind="document", shows="2026-03"),
        },
        afterwards={
            "f8n3": Afterwards(
                at=at(30), worth="yes", fair="partly", next="Ask us a month earlier."
            )
        },
        marked={
            "c5r8": Mark(
                at=at(14),
                standard="govuk-2019",
                criterion="1",
                sentence="No research with carers was seen.",
                so="Five carers took part in March.",
            ),
            "e7t2": Mark(
                at=at(14),
                sentence="About 9,000 people a year.",
                so="About 8,000.",
                withdrawn=at(15),
            ),
        },
        checked={"1": at(15)},
        prepared={"book": at(4, 10), "rehearse": at(11, 16)},
        response={
            "lead-k9d2": Response(
                answer="challenge", reason="Five carers took part.", at=at(26)
            ),
            "lead-r5x2": Response(answer="accept", at=at(26)),
        },
        progress={
            "lead-r5x2": {
                "j3p6": Progress(
                    at=at(28), text="An owner is named.", evidence=("team-b7kq",)
                )
            },
            "panel-m6r7": {
                "k5q8": Progress(at=at(28), text="Twelve of 14 pages are read.")
            },
        },
        reply={
            "n4d7": Reply(
                at=datetime(2026, 6, 20, 10, tzinfo=UTC),
                from_="A resident who cares for somebody",
                text="Nobody asked us.",
                did="Two carers join the next round.",
                did_at=datetime(2026, 6, 28, 10, tzinfo=UTC),
            )
        },
    )


def agreed() -> Agreed:
    """Return what the panel agreed, published, reopened and published again."""
    agreed_before = Record(
        rating="red",
        reason="No carers.",
        method="lead-decided",
        at=at(12, 15),
        by="scribe",
    )
    first = Finding(
        rating="amber",
        reason="Known for applicants, not for carers.",
        method="discussed",
        evidence={"team-b7kq": True},
        well={"lead-x4q7": "Nine of 24 people used a screen reader."},
        gap={"panel-c8r4": "How the needs of carers were found."},
        action={
            "lead-k9d2": Action(
                text="Carry out research with carers.",
                due=date(2026, 8, 12),
                owner="product owner",
            )
        },
        advice={"lead-n5j8": "Share the diary study with other councils."},
        dissent={
            "ux": Dissent(rating="red", reason="Nobody was asked.", print_=True),
            "lead": Dissent(rating="green", reason="Enough for beta."),
        },
        at=at(21, 9, 10),
        by="scribe",
        why="A figure was wrong.",
        prev=(record_id(agreed_before),),
        was={record_id(agreed_before): agreed_before},
    )
    second = Finding(
        rating="green",
        reason="All agreed.",
        method="unanimous",
        at=at(12, 15),
        by="scribe",
    )
    vote = Finding(rating="not-applicable", reason="Not yet.", method="vote")
    other = OutcomeText(rating="red", by="scribe", at=at(12, 16))
    return Agreed(
        format=1,
        reveal=Reveal(at=at(12, 14), by="lead"),
        finding={"govuk-2019": {"1": first, "2": second, "10": vote}},
        outcome=Outcome(
            rating="green",
            suggested="amber",
            reason="The gap is small and has an owner.",
            by="scribe",
            at=at(12, 16),
            fork={digest(plain(other)): other},
            settled=(digest("an outcome that was rejected"),),
        ),
        whole=_whole(),
        publication={
            "1": Publication(at=at(19), by="scribe", digest="5" * 64),
            "2": Publication(
                at=at(22),
                by="scribe",
                digest=AS_PUBLISHED,
                facts=FactsChecked(sent=at(13), marked=1, changed=1),
            ),
        },
        draft={"1": DraftSent(at=at(13), by="scribe")},
        answered={
            "team-c5r8": MarkAnswer(
                verdict="accepted", reason="They are named now.", by="scribe", at=at(16)
            )
        },
        reopened={"1": Reopened(at=at(21), by="scribe", reason="A figure was wrong.")},
        decided={
            "lead-k9d2": Decision(
                verdict="partly-upheld",
                reason="Five is a start.",
                by="lead",
                at=at(28),
            )
        },
        numbered={"lead-k9d2": 1},
        changes={"lead-k9d2": Changes(what="service", by="scribe", at=at(21, 10))},
        closed={
            "lead-r5x2": Closed(
                reason="The county took the hand-off over.", by="lead", at=at(29)
            )
        },
    )


def _whole() -> Whole:
    other = ConditionText(text="A content designer read it.")
    return Whole(
        commentary={"panel-f4d2": "The panel would show this service to others."},
        risk={
            "panel-g6k3": Sentence(
                text="Three councils wait for one supplier.",
                fork={digest("Two wait."): "Two wait."},
            ),
            "panel-h8m4": Gone(gone=(digest("A risk."),)),
        },
        thanks={"panel-j2n5": "The crews came in on their day off."},
        advice={"panel-k4p6": "Write a blog post about the first year."},
        condition={
            "panel-m6r7": Condition(
                text="A content designer has read every page.",
                due="public-beta",
                confirmed_by="service manager",
                criteria=("govuk-2019:2",),
                fork={digest(plain(other)): other},
            ),
            "panel-n8s8": Gone(gone=(digest("the rota"),)),
        },
    )


def earlier() -> LastTime:
    """Return what was held of last time, with every table."""
    return LastTime(
        id="b3n8w5c9",
        phase="beta",
        assessed=date(2025, 11, 4),
        version=2,
        published=datetime(2025, 11, 14, 16, tzinfo=UTC),
        outcome=LastTimeOutcome(scale="rag", rating="red"),
        standard={
            "govuk-2019": LastTimeStandard(
                scale="rag", rating={"1": "red", "2": "green", "10": "amber"}
            ),
        },
        action={
            "lead-h4t7": LastTimeAction(
                standard="govuk-2019",
                criterion="1",
                text="Meet people who apply for somebody else.",
                due=date(2026, 4, 30),
                owner="user researcher",
                state="in-progress",
                number=2,
            ),
            "lead-s6v2": LastTimeAction(
                standard="govuk-2019",
                criterion="10",
                text="Say how long a decision takes.",
                state="verified",
            ),
        },
        condition={
            "panel-c7d2": LastTimeCondition(
                text="The form works without JavaScript.",
                due=date(2026, 2, 1),
                confirmed_by="digital lead",
                criteria=("govuk-2019:10",),
                state="open",
                number=1,
            ),
        },
    )


def complete_assessment(standards: dict[str, Standard], scales: Scales) -> Assessment:
    """Return the whole, against the editions that stand in `tests/golden/`."""
    return Assessment(
        brief=brief(),
        standards=standards,
        scales=scales,
        sheets={"lead": lead(), "team": team(), "ux": ux()},
        agreed=agreed(),
        earlier=earlier(),
    )
