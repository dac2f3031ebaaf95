"""Forged reports, and what `verify` says of each: `docs/forgeries.md` is made of them.

Each is tried on the page alone, with the folder beside it, and with the SHA-256 of its
data that was published elsewhere.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from assess import __version__
from assess.desk.errors import RefusedError
from assess.document.drawing import SHIPPED, Drawing
from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.model.evidence import Evidence
from assess.publish.use_cases.proof import verify
from assess.publish.use_cases.verdict import Verdict
from assess.publish.views.build import build
from assess.publish.views.data import Frame, digest_of, from_json, seen_by
from assess.publish.views.proof import read_page
from assess.publish.views.render import render
from assess.publish.views.variants import Variant
from assess.store import assessments
from tests.builders import published_again
from tests.complete import USERS, at

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "forgeries.md"

VARIANT: Final[Variant] = "public"

COUNCIL: Final = Council(name="His Majesty's Government")
COLOURS: Final = Council(ink="#ffffff", ground="#00437b")

Forge = Callable[["Honest"], str]


class Honest(NamedTuple):
    """A published assessment, its page, and the page of the version before."""

    folder: Path
    held: Assessment
    page: str
    before: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the page's data."""
        return read_page(self.page).made.data


class Forgery(NamedTuple):
    """One way to forge a page."""

    kind: str
    what: str
    forge: Forge


def drawn(
    held: Assessment, variant: Variant = VARIANT, drawing: Drawing = SHIPPED
) -> str:
    """Draw a page as this program does."""
    view = build(held, variant=variant, tool_version=__version__, drawing=drawing)
    return render(view, "html", drawing)


def honest(parent: Path) -> Honest:
    """Make the folder, its page, and the page of version 1."""
    folder = published_again(parent)
    held = assessments.load(folder).assessment
    first = {"1": held.agreed.publication["1"]}
    red = held.agreed.with_finding(USERS, held.agreed.at(USERS).but(rating="red"))
    before = held.but(agreed=red.but(publication=first, reopened={}))
    return Honest(folder, held, drawn(held), drawn(before))


# Ways to forge


def swapped(before: str, after: str) -> Forge:
    """Change words of the page, wherever they stand outside the data."""

    def forge(known: Honest) -> str:
        words, data = _halves(known.page)
        assert re.search(before, words), before
        return re.sub(before, after, words, count=1, flags=re.DOTALL) + data

    return forge


def _halves(page: str) -> tuple[str, str]:
    at_ = page.index('<script type="application/json" id="made">')
    return page[:at_], page[at_:]


def stated(forge: Forge, **changes: Any) -> Forge:
    """Change what the page says of itself too."""

    def both(known: Honest) -> str:
        return _stated(forge(known), **changes)

    return both


def _stated(page: str, **changes: Any) -> str:
    found = re.search(r'(id="made">)(.*?)(</script>)', page)
    assert found is not None
    made = {**json.loads(found[2]), **changes}
    return page.replace(found[0], f"{found[1]}{json.dumps(made)}{found[3]}")


def untouched(known: Honest) -> str:
    """Return the page as it is."""
    return known.page


def of(change: Callable[[Assessment], Assessment]) -> Forge:
    """Change the assessment, and draw the page anew: data and words agree."""
    return lambda known: drawn(change(known.held))


def in_data(change: Callable[[dict[str, Any]], object], *, digest: bool) -> Forge:
    """Change the data alone, and their digest if *digest* says so."""

    def forge(known: Honest) -> str:
        words, data = _halves(known.page)
        found = re.search(r'(id="data">)(.*?)(</script>)', data)
        assert found is not None
        table = json.loads(found[2])
        change(table)
        text = json.dumps(table, ensure_ascii=False).replace("<", "\\u003c")
        page = words + data.replace(found[0], f"{found[1]}{text}{found[3]}")
        if not digest:
            return page
        return _stated(page, data=digest_of(from_json(text), Frame(VARIANT)))

    return forge


def brief(**changes: object) -> Callable[[Assessment], Assessment]:
    """Change the brief."""
    return lambda held: held.but(brief=held.brief.but(**changes))


def users(**changes: object) -> Callable[[Assessment], Assessment]:
    """Change what the panel found of users."""

    def change(held: Assessment) -> Assessment:
        found = held.agreed.at(USERS).but(**changes)
        return held.but(agreed=held.agreed.with_finding(USERS, found))

    return change


def agreed(**changes: object) -> Callable[[Assessment], Assessment]:
    """Change what the panel holds together."""
    return lambda held: held.but(agreed=held.agreed.but(**changes))


def evidence(**changes: object) -> Callable[[Assessment], Assessment]:
    """Rewrite a piece of evidence that a finding names."""

    def change(held: Assessment) -> Assessment:
        whole = next(iter(held.agreed.at(USERS).linked))
        person, _, key = whole.rpartition("-")
        sheet = held.sheet(person)
        piece = sheet.evidence[key]
        assert isinstance(piece, Evidence)
        table = {**sheet.evidence, key: piece.but(**changes)}
        return held.but(sheets={**held.sheets, person: sheet.but(evidence=table)})

    return change


def edition(**changes: object) -> Callable[[Assessment], Assessment]:
    """Change the first edition."""

    def change(held: Assessment) -> Assessment:
        standard = held.standards["govuk-2019"].but(**changes)
        return held.but(standards={**held.standards, "govuk-2019": standard})

    return change


def scale(**changes: object) -> Callable[[Assessment], Assessment]:
    """Change the scale."""

    def change(held: Assessment) -> Assessment:
        rag = held.scales.scale["rag"].but(**changes)
        scales = held.scales.but(scale={**held.scales.scale, "rag": rag})
        return held.but(scales=scales)

    return change


def red(**changes: object) -> Callable[[Assessment], Assessment]:
    """Change how red is shown."""

    def change(held: Assessment) -> Assessment:
        ratings = held.scales.scale["rag"].rating
        other = {**ratings, "red": ratings["red"].but(**changes)}
        return scale(rating=other)(held)

    return change


def turned(table: Any) -> Any:
    """Return a table in the other order."""
    return dict(reversed(list(table.items())))


def outcome(held: Assessment) -> Assessment:
    """Return it with another outcome."""
    decided = held.agreed.outcome
    assert decided is not None
    return agreed(outcome=decided.but(rating="red"))(held)


def titled(held: Assessment) -> Assessment:
    """Return it with another title of a criterion."""
    criteria = held.standards["govuk-2019"].criterion
    one = criteria["1"].but(title="Be optional")
    return edition(criterion={**criteria, "1": one})(held)


def member(held: Assessment) -> Assessment:
    """Return it with another organisation of the lead."""
    lead = held.brief.panel["lead"].but(organisation="The service itself")
    return brief(panel={**held.brief.panel, "lead": lead})(held)


def _published(held: Assessment, **changes: object) -> Assessment:
    last = held.agreed.publication["2"].but(**changes)
    return agreed(publication={**held.agreed.publication, "2": last})(held)


def cut(share: float) -> Forge:
    """Cut the page short."""
    return lambda known: known.page[: int(len(known.page) * share)]


def of_first_format(known: Honest) -> str:
    """Say of the page that it is of the first format, with such a digest."""
    digest = digest_of(from_json(_data(known.page)), kind=1)
    return _stated(known.page, format=1, data=digest)


OWN_TEMPLATES: Final = Drawing(own=(("sections/about.html.j2", "<p>Certified.</p>\n"),))

RESULT: Final = swapped("Result: Green", "Result: Excellent")
REASON: Final = swapped("Known for applicants", "Known for everybody")
SCRIPT: Final = swapped("</head>", "<script>document.title='x'</script></head>")
REFRESH: Final = swapped(
    "</head>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example/"></head>',
)
HIDDEN: Final = swapped("</style>", ".tag.bad{display:none}</style>")
NO_POLICY: Final = swapped("<meta http-equiv=[^>]*>", "")
OTHER: Final[dict[str, Any]] = {"code": "0123456789abcdef"}

FORGERIES: Final = (
    Forgery("words", "the result", RESULT),
    Forgery("words", "a rating", swapped(">Amber</span>", ">Green</span>")),
    Forgery("words", "a reason", REASON),
    Forgery("words", "an action taken out", swapped("Carry out research", "Rest")),
    Forgery("words", "an action's day", swapped("12 August 2026", "12 August 2029")),
    Forgery("words", "dissent taken out", swapped("Nobody was asked", "All agree")),
    Forgery("words", "a heading", swapped("Dissent:", "Praise:")),
    Forgery("words", "the audience", swapped("<td>the public</td>", "<td>all</td>")),
    Forgery("words", "the number of the version", swapped("Version 2", "Version 3")),
    Forgery("words", "the SHA-256 that it shows", swapped("[0-9a-f]{64}", "0" * 64)),
    Forgery("words", "the name over the page", swapped("Anyshire County", "Royal")),
    Forgery("words", "the title of the window", swapped("<title>", "<title>Met. ")),
    Forgery("words", "where a link goes", swapped("https://www", "https://evil")),
    Forgery("words", "a count", swapped("1 green", "2 green")),
    Forgery("words", "a section hidden", swapped("<section", "<section hidden")),
    Forgery("words", "a remark in the page", swapped("<main", "<!-- x --><main")),
    Forgery("words", "words after its end", lambda k: f"{k.page}<p>Met.</p>\n"),
    Forgery("words", "an empty line", swapped("<main", "\n<main")),
    Forgery("words, another program named", "the result", stated(RESULT, **OTHER)),
    Forgery("words, another program named", "a reason", stated(REASON, **OTHER)),
    Forgery(
        "words, another program named", "the result, by version",
        stated(RESULT, tool="99.0"),
    ),
    Forgery(
        "words, another program named", "the result, by templates",
        stated(RESULT, templates="0" * 64),
    ),
    Forgery(
        "words, another program named", "the result, by templates of the council",
        stated(RESULT, **{"own-templates": True, "templates": "0" * 64}),
    ),
    Forgery(
        "words, another program named", "a reason, by templates of the council",
        stated(REASON, **{"own-templates": True, "templates": "0" * 64}),
    ),
    Forgery(
        "words, another program named", "a rating",
        stated(swapped(">Amber</span>", ">Green</span>"), **OTHER),
    ),
    Forgery(
        "words, another program named", "a reason hidden in the page",
        stated(
            swapped("<p[^>]*>Known for applicants", "<p hidden>Known for applicants"),
            **OTHER,
        ),
    ),
    Forgery(
        "words, another program named", "a sentence added",
        stated(swapped("</main>", "<p>All is met.</p></main>"), **OTHER),
    ),
    Forgery("policy", "taken out", NO_POLICY),
    Forgery("policy", "taken out, another program named", stated(NO_POLICY, **OTHER)),
    Forgery("policy", "a script", SCRIPT),
    Forgery("policy", "a script, another program named", stated(SCRIPT, **OTHER)),
    Forgery("policy", "leads to another page", REFRESH),
    Forgery(
        "policy", "leads to another page, another program named",
        stated(REFRESH, **OTHER),
    ),
    Forgery("look", "a rating hidden by the style", HIDDEN),
    Forgery(
        "look", "a rating hidden by the style, another program named",
        stated(HIDDEN, **OTHER),
    ),
    Forgery(
        "data", "a rating",
        in_data(lambda d: d["agreed"]["outcome"].update(rating="red"), digest=False),
    ),
    Forgery(
        "data", "a rating and the SHA-256",
        in_data(lambda d: d["agreed"]["outcome"].update(rating="red"), digest=True),
    ),
    Forgery(
        "data", "a reason and the SHA-256",
        in_data(lambda d: d["brief"].update(about="Nothing."), digest=True),
    ),
    Forgery(
        "data", "a name that the page does not say, and the SHA-256",
        in_data(
            lambda d: next(iter(d["brief"]["panel"].values())).update(name="A name"),
            digest=True,
        ),
    ),
    Forgery(
        "data", "an edition taken out, and the SHA-256",
        in_data(lambda d: d["standards"].pop("govuk-2019"), digest=True),
    ),
    Forgery(
        "data", "a field that nobody knows",
        in_data(lambda d: d.update(more={"x": 1}), digest=False),
    ),
    Forgery("data", "spaces put in", in_data(lambda _: None, digest=False)),
    Forgery("data", "twice", lambda k: k.page + _halves(k.page)[1]),
    Forgery("data", "taken out", lambda k: f"{_halves(k.page)[0]}</body></html>\n"),
    Forgery(
        "data", "taken out, and how it was made left",
        lambda k: re.sub('<script[^>]*id="data">.*?</script>', "", k.page),
    ),
    Forgery("words and data", "the outcome", of(outcome)),
    Forgery("words and data", "a rating", of(users(rating="green"))),
    Forgery("words and data", "a reason", of(users(reason="All is known."))),
    Forgery("words and data", "an action taken out", of(users(action={}))),
    Forgery("words and data", "dissent taken out", of(users(dissent={}))),
    Forgery("words and data", "evidence", of(evidence(title="A signed statement"))),
    Forgery(
        "words and data", "the kind of evidence", of(evidence(kind="observed"))
    ),
    Forgery("words and data", "the service", of(brief(service="Another service"))),
    Forgery("words and data", "where the lead is from", of(member)),
    Forgery(
        "words and data", "the day of publication",
        of(lambda held: _published(held, at=at(13))),
    ),
    Forgery(
        "words and data", "a version taken out",
        of(agreed(publication={}, reopened={})),
    ),
    Forgery("words and data", "last time", of(lambda held: held.but(earlier=None))),
    Forgery(
        "words and data", "made for others",
        lambda k: drawn(from_json(_data(k.page)), "full"),
    ),
    Forgery(
        "words and data", "a reason, another program named",
        stated(of(users(reason="All is known.")), **OTHER),
    ),
    Forgery(
        "order", "of the ratings of the scale",
        of(lambda h: scale(rating=turned(h.scales.scale["rag"].rating))(h)),
    ),
    Forgery(
        "order", "of criteria",
        of(lambda h: edition(criterion=turned(h.standards["govuk-2019"].criterion))(h)),
    ),
    Forgery(
        "order", "of standards",
        of(lambda h: brief(standard=turned(h.brief.standard))(h)),
    ),
    Forgery(
        "order", "of the panel", of(lambda h: brief(panel=turned(h.brief.panel))(h))
    ),
    Forgery("editions", "a criterion's title", of(titled)),
    Forgery("editions", "the title", of(edition(title="A standard of our own"))),
    Forgery("editions", "the edition", of(edition(edition="2026"))),
    Forgery("editions", "whom it is attributed to", of(edition(attribution="Us."))),
    Forgery("scale", "a rating's word", of(red(word="Nearly green"))),
    Forgery("scale", "a rating's meaning", of(red(meaning="All is well."))),
    Forgery("scale", "a rating's colour", of(red(colour="good"))),
    Forgery("scale", "what decides the outcome", of(scale(outcome="none"))),
    Forgery(
        "name over the page", "another council",
        lambda k: drawn(k.held, drawing=Drawing(COUNCIL)),
    ),
    Forgery(
        "name over the page", "other colours",
        lambda k: drawn(k.held, drawing=Drawing(COLOURS)),
    ),
    Forgery(
        "name over the page", "another council, another program named",
        stated(lambda k: drawn(k.held, drawing=Drawing(COUNCIL)), **OTHER),
    ),
    Forgery(
        "templates", "of a stranger", lambda k: drawn(k.held, drawing=OWN_TEMPLATES)
    ),
    Forgery(
        "templates", "of a stranger, said to be ours",
        lambda k: _stated(
            drawn(k.held, drawing=OWN_TEMPLATES), **{"own-templates": False}
        ),
    ),
    Forgery("says of itself", "another program", stated(untouched, **OTHER)),
    Forgery("says of itself", "another variant", stated(untouched, variant="summary")),
    Forgery("says of itself", "another SHA-256", stated(untouched, data="0" * 64)),
    Forgery("says of itself", "an earlier format", of_first_format),
    Forgery(
        "says of itself", "an earlier format and another program",
        stated(of_first_format, **OTHER),
    ),
    Forgery(
        "says of itself", "an earlier format and program, the order turned",
        lambda k: _stated(
            drawn(scale(rating=turned(k.held.scales.scale["rag"].rating))(k.held)),
            format=1,
            data=digest_of(seen_by(k.held, VARIANT), kind=1),
            **OTHER,
        ),
    ),
    Forgery("cut short", "in its head", cut(0.02)),
    Forgery("cut short", "in the middle", cut(0.3)),
    Forgery("cut short", "in its data", cut(0.8)),
    Forgery(
        "cut short", "behind its data",
        lambda k: k.page.removesuffix("</body>\n</html>\n"),
    ),
    Forgery("cut short", "its first line", lambda k: k.page.partition("\n")[2]),
    Forgery("two versions", "the page of the version before", lambda k: k.before),
    Forgery(
        "two versions", "words of the version before",
        lambda k: _halves(k.before)[0] + _halves(k.page)[1],
    ),
    Forgery(
        "two versions", "data of the version before",
        lambda k: _halves(k.page)[0] + _halves(k.before)[1],
    ),
    Forgery(
        "two versions", "words of the version before, another program named",
        stated(lambda k: _halves(k.before)[0] + _halves(k.page)[1], **OTHER),
    ),
    Forgery(
        "two versions", "findings of the version before as the present one",
        of(users(rating="red")),
    ),
    Forgery(
        "two versions", "words of the full page, data of this one",
        lambda k: _halves(drawn(k.held, "full"))[0] + _halves(k.page)[1],
    ),
)  # fmt: skip


def _data(page: str) -> str:
    found = re.search(r'id="data">(.*?)</script>', page)
    assert found is not None
    return found[1]


# What is said of each

ALONE: Final = "not compared: no folder, no SHA-256"
PROGRAM: Final = "not compared: another program"
TEMPLATES: Final = "not compared: templates not here"
FIRST: Final = "not compared: a SHA-256 of the first kind"
REASONS: Final = {
    ALONE: (
        "The page is what its own data say, and nothing else was there to compare it "
        "with. `verify` calls it unchanged, and says in the next lines that it was not "
        "compared with a folder or a SHA-256."
    ),
    PROGRAM: (
        "The page names another program or other templates, and drawn again it is not "
        "the same. Each sentence of its data is on it; ratings, the result and the "
        "look were not compared."
    ),
    TEMPLATES: (
        "The page names templates of the council's own, and they are not here. Each "
        "sentence of its data is on it; the rest was not compared."
    ),
    FIRST: "The SHA-256 that was given does not cover order.",
}
"""Why something was not compared."""


class Tried(NamedTuple):
    """What is said of one forgery in each of the three ways."""

    forgery: Forgery
    alone: str
    folder: str
    digest: str

    @property
    def answers(self) -> tuple[str, str, str]:
        """The three answers."""
        return (self.alone, self.folder, self.digest)


def tried(forgery: Forgery, known: Honest, path: Path) -> Tried:
    """Try one forgery."""
    page = forgery.forge(known)
    assert page != known.page, forgery
    path.write_text(page, encoding="utf-8", newline="\n")
    return Tried(
        forgery,
        answer(path),
        answer(path, known.folder),
        answer(path, digest=known.digest),
    )


def answer(path: Path, folder: Path | None = None, digest: str | None = None) -> str:
    """Say in a word or two what is said of a page."""
    try:
        verdict = verify(path, folder, digest)
    except RefusedError:
        return "refused"
    return _in_words(verdict)


def _in_words(verdict: Verdict) -> str:
    last = verdict.reasons[-1] if verdict.reasons else ""
    if verdict.state == "unchanged" and last.startswith("Not compared: with the"):
        return ALONE
    if verdict.state != "not-compared":
        return verdict.state
    said = " ".join(verdict.reasons)
    if "of the first kind" in said and "does not cover their order" in said:
        return FIRST
    return TEMPLATES if "not those templates" in said else PROGRAM


def page(results: list[Tried]) -> str:
    """Return the page."""
    columns = ("page alone", "with its folder", "with its SHA-256")
    counts = [Counter(t.answers[n] for t in results) for n in range(len(columns))]
    lines = [
        "# What verify finds",
        "",
        (
            f"{len(results)} forgeries of one public page, and what `assess verify` "
            "says of each: of the page alone, with the folder that the page came from, "
            "and with the SHA-256 of its data that was published elsewhere. *Altered*, "
            "*differs* and *refused* are found. None is called unchanged once there is "
            "something to compare it with."
        ),
        "",
        (
            "This page is written by `make golden`, from forgeries that are tried. "
            "[verify.md](verify.md) says in plain words what `verify` can and can't "
            "find."
        ),
        "",
        f"| | {' | '.join(columns)} |",
        "| --- | --- | --- | --- |",
    ]
    for name in dict.fromkeys(["altered", "differs", "refused", *REASONS]):
        if any(count[name] for count in counts):
            cells = " | ".join(str(count[name]) for count in counts)
            lines.append(f"| {name} | {cells} |")
    lines += ["", "Not compared means:", ""]
    lines += [
        f"- **{name.removeprefix('not compared: ')}**: {why}"
        for name, why in REASONS.items()
        if any(count[name] for count in counts)
    ]
    lines += ["", f"| kind | what | {' | '.join(columns)} |", "| --- " * 5 + "|"]
    for each in results:
        forged, answers = each.forgery, " | ".join(each.answers)
        lines.append(f"| {forged.kind} | {forged.what} | {answers} |")
    return "\n".join([*lines, ""])


def results(folder: Path) -> list[Tried]:
    """Try every forgery in a folder of its own."""
    known, path = honest(folder), folder / "page.html"
    return [tried(forgery, known, path) for forgery in FORGERIES]


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        text = page(results(Path(folder)))
    PAGE.write_text(text, encoding="utf-8", newline="\n")
