"""What the digest of a published version covers, and what it leaves out."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import pytest

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.evidence import Evidence
from assess.model.finding import Finding
from assess.model.sheet import Submission
from assess.model.standard import Standard
from assess.model.versions.canonical import canonical, in_order
from assess.model.versions.digests import (
    KIND,
    first_content,
    is_of_first_kind,
    parts_of,
    whole_digest,
)
from assess.model.versions.published import (
    holds,
    published_now,
    says_the_same,
    version_that_stands,
)
from assess.model.whole import Whole
from tests.complete import AS_PUBLISHED, USERS, at

T = TypeVar("T")
Change = Callable[[Assessment], Assessment]

PINNED = "64ff8e27cb70be026fbecb1f0bf15e1798a1df6f38bbacfb8a3459fe2fda4522"
"""The digest of version 2 of the complete assessment; it is in people's folders."""

WITH_ALL = "07d80437d938c73d3fd0f676ad055d02df51afc0d8a5ed4da35f3c2268650805"
"""The digest of a first version of it with what later releases brought: conditions, of
last time too, what is said of the whole, what actions change, and a checked draft."""

SECOND = "c10d20ee65ea99e31eae5807d43aa3b96b922c5925e0c3cc465798cd021a76f5"
"""The same of the second kind, which did not cover evidence."""


def reopened(whole: Assessment) -> Assessment:
    """Return it without its last publication, so that it can be published again.

    Nothing is said there of what an action changes, of the whole, or of conditions of
    last time, as when the digests were pinned.
    """
    kept = {"1": whole.agreed.publication["1"]}
    then = whole.agreed.but(publication=kept, changes={}, whole=Whole())
    assert whole.earlier is not None
    return whole.but(agreed=then, earlier=whole.earlier.but(condition={}))


@pytest.fixture(scope="module")
def published(whole: Assessment) -> Assessment:
    before = reopened(whole)
    before = before.but(agreed=before.agreed.but(draft={}))
    last = published_now(before, at=at(31, 23), by="scribe")
    table = {**before.agreed.publication, "2": last}
    return before.but(agreed=before.agreed.but(publication=table))


def turned(table: Mapping[str, T]) -> dict[str, T]:
    return dict(reversed(list(table.items())))


def _edition(held: Assessment, **changes: object) -> Assessment:
    standard = held.standards["govuk-2019"].but(**changes)
    return held.but(standards={**held.standards, "govuk-2019": standard})


def _titled(held: Assessment) -> Assessment:
    criteria = held.standards["govuk-2019"].criterion
    two = criteria["2"].but(title="Be optional")
    return _edition(held, criterion={**criteria, "2": two})


def _scale(held: Assessment, **changes: object) -> Assessment:
    scale = held.scales.scale["rag"].but(**changes)
    scales = held.scales.but(scale={**held.scales.scale, "rag": scale})
    return held.but(scales=scales)


def _worded(held: Assessment) -> Assessment:
    ratings = held.scales.scale["rag"].rating
    red = ratings["red"].but(word="Nearly green")
    return _scale(held, rating={**ratings, "red": red})


def _brief(held: Assessment, **changes: object) -> Assessment:
    return held.but(brief=held.brief.but(**changes))


def _agreed(held: Assessment, **changes: object) -> Assessment:
    return held.but(agreed=held.agreed.but(**changes))


def _of_users(held: Assessment, **changes: object) -> Assessment:
    found = held.agreed.at(USERS).but(**changes)
    return held.but(agreed=held.agreed.with_finding(USERS, found))


def _version(held: Assessment, **changes: object) -> Assessment:
    last = held.agreed.publication["2"].but(**changes)
    return _agreed(held, publication={**held.agreed.publication, "2": last})


def _resubmitted(held: Assessment) -> Assessment:
    sheet = held.sheet("lead")
    given = {k: s.but(digest={}) for k, s in sheet.submitted.items()}
    return held.with_sheet(sheet.but(submitted=given))


def _rewritten(held: Assessment) -> Assessment:
    sheet = held.sheet("lead")
    found = sheet.at(USERS).but(reason="All was well.")
    return held.with_sheet(sheet.with_finding(USERS, found))


def _evidence(held: Assessment, **changes: object) -> Assessment:
    sheet = held.sheet("team")
    found = sheet.evidence["b7kq"]
    assert isinstance(found, Evidence)
    table = {**sheet.evidence, "b7kq": found.but(**changes)}
    return held.with_sheet(sheet.but(evidence=table))


def _evidence_gone(held: Assessment) -> Assessment:
    sheet = held.sheet("team")
    left = {key: e for key, e in sheet.evidence.items() if key != "b7kq"}
    return held.with_sheet(sheet.but(evidence=left))


CHANGES: dict[str, tuple[Change, str]] = {
    "the order of ratings": (
        lambda a: _scale(a, rating=turned(a.scales.scale["rag"].rating)),
        "the scales",
    ),
    "the word of a rating": (_worded, "the scales"),
    "the order of criteria": (
        lambda a: _edition(a, criterion=turned(a.standards["govuk-2019"].criterion)),
        "the edition govuk-2019",
    ),
    "the title of a criterion": (_titled, "the edition govuk-2019"),
    "the order of standards": (
        lambda a: _brief(a, standard=turned(a.brief.standard)),
        "the brief",
    ),
    "the order of the panel": (
        lambda a: _brief(a, panel=turned(a.brief.panel)),
        "the brief",
    ),
    "the service": (lambda a: _brief(a, service="Another"), "the brief"),
    "last time": (lambda a: a.but(earlier=None), "what is held of last time"),
    "the outcome": (lambda a: _agreed(a, outcome=None), "the outcome"),
    "the reveal": (lambda a: _agreed(a, reveal=None), "the reveal"),
    "a reason": (
        lambda a: _of_users(a, reason="All is known."),
        "the finding on govuk-2019:1",
    ),
    "a record cut off": (
        lambda a: _of_users(a, was={}),
        "the finding on govuk-2019:1",
    ),
    "what was submitted": (_rewritten, "what lead had submitted"),
    "what a submission names": (_resubmitted, "what lead had submitted"),
    "a sheet taken out": (
        lambda a: a.but(sheets={p: s for p, s in a.sheets.items() if p != "lead"}),
        "what lead had submitted",
    ),
    "the title of evidence": (
        lambda a: _evidence(a, title="All of it, seen."),
        "the evidence \u201cAll of it, seen.\u201d",
    ),
    "where evidence is": (
        lambda a: _evidence(a, where="https://elsewhere.example/"),
        "the evidence ",
    ),
    "the kind of evidence": (lambda a: _evidence(a, kind="plan"), "the evidence "),
    "evidence taken out": (_evidence_gone, "the evidence \u201cteam-b7kq\u201d"),
    "the day of publication": (
        lambda a: _version(a, at=at(31, 22)),
        "the list of versions",
    ),
    "the version before": (
        lambda a: _agreed(
            a,
            publication={"2": a.agreed.publication["2"]},
            reopened={},
        ),
        "the list of versions",
    ),
}

AFTERWARDS: dict[str, Change] = {
    "nothing": lambda a: a,
    "who is in the team": lambda a: _brief(
        a, panel={**a.brief.panel, "new": Member(role="team", answers=True)}
    ),
    "when the report was due": lambda a: _brief(
        a, dates=a.brief.dates.but(report_due=None)
    ),
    "a private note": lambda a: _of_users(a, note="For the panel."),
    "evidence that turns out to be sensitive": lambda a: _evidence(a, sensitive=True),
    "when evidence expires": lambda a: _evidence(a, expires=at(31).date()),
    "an answer": lambda a: a.with_sheet(a.sheet("team").but(response={})),
    "a verdict": lambda a: a.with_sheet(a.sheet("lead").but(verified={})),
    "an action that no longer applies": lambda a: _agreed(a, closed={}),
    "what somebody submits later": lambda a: a.with_sheet(
        a.sheet("scribe").but(submitted={"z9z9": Submission(at=at(31, 23, 30))})
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_changed_after_publication_is_named(
    published: Assessment, change: tuple[Change, str]
) -> None:
    make, named = change
    last = version_that_stands(make(published))
    assert last is not None
    assert last.is_intact is False
    assert any(each.startswith(named) for each in last.changed)
    of = "Not as they were in version 2: "
    assert last.in_words.startswith(of) or named == "the list of versions"
    assert named in last.in_words


@pytest.mark.parametrize("change", AFTERWARDS.values(), ids=AFTERWARDS)
def test_what_comes_afterwards_is_not_in_the_digest(
    published: Assessment, change: Change
) -> None:
    last = version_that_stands(change(published))
    assert last is not None
    assert (last.is_intact, last.changed) == (True, ())


def test_an_order_that_means_nothing_is_not_in_the_digest(
    published: Assessment,
) -> None:
    other = published.but(sheets=turned(dict(published.sheets)))
    assert holds(other, "2")


def test_a_field_that_is_absent_does_not_enter() -> None:
    assert canonical({"a": in_order(Finding())}) == b'{"a":{}}'
    assert b"note" not in canonical({"a": in_order(Finding(rating="red"))})


def test_an_empty_table_of_conditions_enters_because_it_asks_for_nothing(
    standards: dict[str, Standard],
) -> None:
    standard = next(iter(standards.values()))
    (number, criterion), *_ = standard.criterion.items()
    asked = {
        name: standard.but(
            criterion={**standard.criterion, number: criterion.but(suggest=suggest)}
        )
        for name, suggest in (("all", {"rag": {"green": {}}}), ("none", {"rag": {}}))
    }
    one, other = (canonical({"a": in_order(each)}) for each in asked.values())
    assert one != other


def test_the_digest_is_pinned(published: Assessment) -> None:
    last = published.agreed.publication["2"]
    assert last.digest_version == KIND
    assert last.digest == PINNED
    assert last.digest == whole_digest(parts_of(published, "2", last))


def test_the_digest_of_what_came_later_is_pinned(whole: Assessment) -> None:
    agreed = whole.agreed.but(publication={}, reopened={})
    held = whole.but(agreed=agreed)
    last = published_now(held, at=at(31, 23), by="scribe")
    assert last.facts is not None
    assert (last.facts.marked, last.facts.changed) == (1, 1)
    assert {"whole", "changes", "earlier"} <= last.part.keys()
    assert last.digest == WITH_ALL
    published = held.but(agreed=agreed.but(publication={"1": last}))
    assert holds(published, "1")
    assert whole.earlier is not None
    for other in (
        _agreed(published, whole=Whole()),
        published.but(earlier=whole.earlier.but(condition={})),
        _agreed(published, changes={}),
        _agreed(published, publication={"1": last.but(facts=None)}),
    ):
        assert not holds(other, "1")


def test_a_digest_of_the_second_kind_still_holds_and_covers_no_evidence(
    published: Assessment,
) -> None:
    last = published.agreed.publication["2"]
    part = {n: p for n, p in last.part.items() if not n.startswith("evidence.")}
    second = _version(published, digest=SECOND, digest_version=2, part=part)
    for held in (second, _evidence(second, title="All of it, seen.")):
        stands = version_that_stands(held)
        assert stands is not None
        assert (stands.is_intact, stands.covers_evidence) == (True, False)
    assert not holds(_of_users(second, reason="All is known."), "2")


def test_evidence_that_was_sensitive_is_in_no_digest(whole: Assessment) -> None:
    before = _evidence(reopened(whole), sensitive=True)
    last = published_now(before, at=at(31, 23), by="scribe")
    assert "evidence.team-b7kq" not in last.part


def test_a_version_without_its_parts_is_compared_and_nothing_is_named(
    published: Assessment,
) -> None:
    bare = _version(published, part={})
    assert holds(bare, "2")
    last = version_that_stands(_brief(bare, service="Another"))
    assert last is not None
    assert (last.is_intact, last.changed) == (False, ())
    assert last.in_words.startswith("The brief, the findings or the outcome are not")


def test_opened_again_and_left_alone_it_says_the_same(published: Assessment) -> None:
    assert says_the_same(published, "2")
    assert not says_the_same(_of_users(published, rating="green"), "2")
    assert says_the_same(_resubmitted(published), "2")


# The first kind


def test_a_digest_of_the_first_kind_still_holds(whole: Assessment) -> None:
    panel = whole.brief.panel
    assert is_of_first_kind(whole, AS_PUBLISHED)
    new = {f"new-{n}": Member(role="team") for n in range(3)}
    named = {**panel, **new, "team": panel["team"].but(answers=False)}
    assert is_of_first_kind(_brief(whole, panel=named), AS_PUBLISHED)
    lead = {**panel, "lead": panel["lead"].but(profession="design")}
    assert not is_of_first_kind(_brief(whole, panel=lead), AS_PUBLISHED)
    red = whole.agreed.with_finding(USERS, Finding(rating="red"))
    assert not is_of_first_kind(whole.but(agreed=red), AS_PUBLISHED)
    last = version_that_stands(whole)
    assert last is not None
    assert (last.is_intact, last.covers_all) == (True, False)


def test_a_team_too_large_to_try_is_looked_at_no_further(whole: Assessment) -> None:
    new = {f"new-{n:02d}": Member(role="team") for n in range(40)}
    many = whole.brief.but(panel={**whole.brief.panel, **new})
    assert not is_of_first_kind(whole.but(brief=many), "0" * 64)


def test_the_first_kind_covers_no_edition_and_no_scale(whole: Assessment) -> None:
    content = first_content(whole, whole.brief.covered)
    assert set(content) == {"brief", "finding", "outcome"}
    assert is_of_first_kind(_worded(whole), AS_PUBLISHED)


def test_a_folder_without_a_publication_has_nothing_to_compare(
    whole: Assessment,
) -> None:
    assert version_that_stands(whole.but(agreed=Agreed(format=1))) is None
