import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from assess.model.agreed import Closed
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.crosswalk import NO_LINKS
from assess.model.finding import Action
from assess.model.sheet import Progress, Response, Verification
from assess.publish.views.build import build
from assess.publish.views.people import who
from assess.publish.views.render import render
from assess.publish.views.scanning import shown
from assess.publish.views.sentences import first_sentence
from assess.publish.views.variants import VARIANTS, Variant
from assess.publish.views.view import ReportView
from assess.standards.views.pack import Prepared, build_pack, render_pack
from assess.store.standards import read_scales
from tests import complete
from tests.cases import STATES, blank, decided, rated
from tests.strategies import texts


def view(state: str) -> ReportView:
    return build(STATES[state](), tool_version="0")


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_view(state: str) -> None:
    report = view(state)
    assert report.standards
    assert sum(len(group.findings) for group in report.found) == sum(
        len(standard.cells) for standard in report.standards
    )


def test_what_is_not_rated_yet_never_looks_good() -> None:
    report = view("nothing rated yet")
    assert report.summary.heading == "Result: not decided yet"
    assert {c.rating.colour for c in report.standards[0].cells} == {"neutral"}
    assert report.standards[0].counts == "14 not yet rated"
    ((_, cells),) = report.method.unrated
    assert len(cells) == 14
    assert not report.is_final


def test_the_first_page_names_at_most_three_strengths() -> None:
    strengths = view("red").summary.strengths
    assert len(strengths) == 3
    assert {s.criterion.rating.word for s in strengths} == {"Green"}


def test_the_result_is_told_with_the_facts_of_this_report() -> None:
    summary = view("red").summary
    assert summary.asks == (
        "This report asks for 10 actions, 5 for what is red. "
        "The first is due on 12 August 2026."
    )
    assert summary.again == "The service is to be assessed again."
    assert view("all green, final").summary.again == (
        "A result of Green asks for no reassessment."
    )


def test_the_result_of_the_whole_has_words_of_its_own() -> None:
    """What one rating says of a criterion is not true of a report with actions."""
    assessment = decided(rated(blank(), "green", "amber"), "green", published=True)
    summary = build(assessment, tool_version="0").summary
    assert "The service as a whole is good enough" in summary.decision
    assert "No action." not in summary.decision


def test_every_rating_that_ships_can_be_said_of_a_whole_assessment() -> None:
    for name, scale in read_scales().scale.items():
        if scale.outcome == "worst":
            assert all(rating.result_meaning for rating in scale.rating.values()), name


def test_no_word_of_a_scale_repeats_its_letter() -> None:
    """In a count, "8 4 strong" can't be read."""
    for scale in read_scales().scale.values():
        for rating in scale.rating.values():
            assert not rating.word[0].isdigit()


def test_an_outcome_that_differs_is_told_with_both() -> None:
    assessment = decided(rated(blank(), "green", "amber"), "green", published=True)
    view = build(assessment, tool_version="0")
    assert "suggests Amber" in view.method.outcome
    assert "The lead assessor decided Green." in view.method.outcome
    for variant in VARIANTS:
        summary = build(assessment, variant=variant, tool_version="0").summary
        assert summary.overruled.startswith("The rule of the scale gives Amber")
        assert "7 of the 14 that decide it are Amber" in summary.overruled
    assert view.summary._replace(overruled="") != view.summary


def test_a_review_without_ratings_says_so() -> None:
    report = view("not rated, a review")
    assert report.summary.heading == "This review gives no overall rating"
    assert report.standards[0].counts == "14 written up"


def test_what_was_left_out_keeps_its_reason() -> None:
    exclusions = view("not applicable").method.exclusions
    assert {e.criterion.rating.word for e in exclusions} == {
        "Not applicable",
        "Abstained",
    }
    assert all(e.reason for e in exclusions)


def test_an_action_tells_what_became_of_it() -> None:
    action = view("several people, dissent, responses").actions[0]
    assert action.id == "lead-k9d2"
    assert action.status == "Done, verified"
    assert [step.words for step in action.steps] == [
        "The team challenged it",
        "The lead assessor upheld the challenge in part",
        "An assessor found it partly done",
        "An assessor verified that it is done",
    ]


def test_the_page_says_what_has_changed_since_last_time() -> None:
    report = view("several people, dissent, responses")
    assert report.last_time is not None
    cells = {cell.number: cell.since for cell in report.standards[0].cells}
    assert cells["1"] == "Better, was Red"
    verdicts = [action.verdict for action in report.last_time.actions]
    assert verdicts == [
        "Partly confirmed",
        "Partly done",
        "Done, verified, before this assessment",
    ]
    assert [(g.verdict, len(g.actions)) for g in report.last_time.by_verdict] == [
        ("Partly confirmed", 1),
        ("Partly done", 1),
        ("Done, verified, before this assessment", 1),
    ]
    assert "Since last time" in {fact.name for fact in report.summary.facts}
    assert report.summary.before.startswith("Last time, on ")
    assert view("red").last_time is None


def test_dissent_is_printed_only_where_its_author_wants_that() -> None:
    report = view("several people, dissent, responses")
    printed = [d.who for g in report.found for f in g.findings for d in f.dissent]
    assert printed == ["User research assessor"]


def test_people_are_told_by_role_and_by_name_only_where_they_chose() -> None:
    method = view("several people, dissent, responses").method
    assert [m.who for m in method.panel] == [
        "A name, lead assessor",
        "User research assessor",
    ]
    assert [m.who for m in method.present] == ["Scribe", "Observer"]
    assert [m.who for m in method.team] == ["Service team"]


def test_independent_ratings_are_the_first_ones_and_not_for_the_public() -> None:
    assessment = STATES["several people, dissent, responses"]()
    full = build(assessment, tool_version="0").found[0].findings[0]
    assert full.alone == "Both rated this Red alone, before they talked."
    assert len(full.independent) == 2
    public = build(assessment, variant="public", tool_version="0")
    assert not any(f.alone or f.independent for g in public.found for f in g.findings)


def test_the_panel_says_who_leads_on_what_and_who_submitted_finding() -> None:
    method = view("several people, dissent, responses").method
    leads = method.panel[1]
    assert leads.leads == (
        "point 1 of GOV.UK Service Standard (Understand users and their needs) and "
        "point 2 of GOV.UK Service Standard (Solve a whole problem for users)"
    )
    assert leads.submitted == date(2026, 5, 12)
    assert (method.present[0].leads, method.present[0].submitted) == ("", None)


def test_two_people_without_names_are_told_apart() -> None:
    assessment = STATES["several people, dissent, responses"]()
    team = {f"t{n}": Member(role="team") for n in (1, 2, 3)}
    team["t3"] = Member(role="team", name="A name", publish_name=True)
    panel = {"lead": Member(role="lead"), **team}
    brief = assessment.brief.but(panel=panel, kind="self-review")
    called = [who(assessment.but(brief=brief), person) for person in panel]
    first = ["Lead assessor", "Service team 1", "Service team 2"]
    assert called == [*first, "A name, service team"]


def with_advice(assessment: Assessment) -> Assessment:
    """Return it with a result that comes with advice, where it has a result."""
    agreed = assessment.agreed
    if agreed.outcome is None:
        return assessment
    outcome = agreed.outcome.but(with_="advice")
    return assessment.but(agreed=agreed.but(outcome=outcome))


def test_one_person_who_assessed_is_told_with_the_organisation() -> None:
    said = view("red").summary.assessed
    assert said.endswith("by one person: lead assessor, a neighbouring county.")


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_team_that_reviews_itself_is_no_panel_in_its_report(variant: Variant) -> None:
    states = ("nothing rated yet", "red", "not rated, a review", "not applicable")
    for state in (*states, "met or not met"):
        assessment = with_advice(STATES[state]())
        brief = assessment.brief.but(
            kind="self-review", panel={"lead": Member(role="team")}
        )
        report = build(assessment.but(brief=brief), variant=variant, tool_version="0")
        text = render(report, "md") + shown(render(report, "html"))
        assert re.findall(r"(?i)\bpanel\b|lead assessor", text) == []


def test_a_day_in_the_report_is_that_in_the_united_kingdom() -> None:
    assessment = STATES["all green, final"]()
    ((number, version),) = assessment.agreed.publication.items()
    late = version.but(at=datetime(2026, 7, 31, 23, 30, tzinfo=UTC))
    agreed = assessment.agreed.but(publication={number: late})
    for variant in VARIANTS:
        final = build(assessment.but(agreed=agreed), variant=variant, tool_version="0")
        assert "published on 1 August 2026" in dict(final.summary.facts)["Report"]
        for form in ("md", "html"):
            text = render(final, "md" if form == "md" else "html")
            assert "Days are those in the United Kingdom." in text
            assert "31 July 2026" not in text


def test_the_report_counts_how_the_ratings_were_reached() -> None:
    reached = view("several people, dissent, responses").method.reached
    assert [(fact.name, fact.value) for fact in reached] == [
        ("All who rated gave the same rating", "1"),
        ("Discussed, then agreed", "1"),
        ("Decided by vote", "1"),
    ]
    assert view("red").method.reached == ()


def test_what_the_team_rated_itself_is_not_for_the_public() -> None:
    assessment = STATES["several people, dissent, responses"]()
    full = build(assessment, tool_version="0").found[0].findings
    assert [f.team.word if f.team else None for f in full] == ["Green", None, None]
    public = build(assessment, variant="public", tool_version="0")
    assert not any(f.team for g in public.found for f in g.findings)


def test_the_actions_are_counted_by_where_they_stand() -> None:
    standing = view("several people, dissent, responses").standing
    assert [(f.name, f.value) for f in standing] == [("Done, verified", "1")]
    assert [f.name for f in view("red").standing] == ["Open"]


def test_the_response_of_the_team_is_told_with_what_was_decided() -> None:
    (response,) = view("several people, dissent, responses").responses
    assert response.words == "The team challenged it"
    assert response.decision == "The lead assessor upheld the challenge in part"


def test_agreement_before_discussion_is_told_without_names_and_not_to_all() -> None:
    first, second = view("several people, dissent, responses").method.agreement
    assert first.standard == "GOV.UK Service Standard"
    assert (first.criteria, first.same, first.one_apart) == (1, 1, 0)
    assert first.says == "All saw it alike before they spoke to each other."
    assert first.alpha.startswith("Krippendorff's alpha is undefined")
    assert (second.criteria, second.same) == (0, 0)
    assessment = STATES["several people, dissent, responses"]()
    public = build(assessment, variant="public", tool_version="0")
    assert public.method.agreement == ()
    assert view("red").method.agreement == ()


def test_an_open_action_says_whose_turn_it_is() -> None:
    assert {action.turn for action in view("red").actions} == {
        "Next: the team responds"
    }
    assert {a.turn for a in view("two standards, half rated").actions} == {""}
    (done,) = view("several people, dissent, responses").actions
    assert done.turn == ""


def ids_of(page: str) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', page)


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_two_ids_of_a_page_are_the_same_whatever_standards_are_called(
    variant: Variant,
) -> None:
    assessment = rated(blank("rag", "govuk-2019", "local-service-design"), "amber")
    called = {"govuk-2019": "a", "local-service-design": "a-b"}
    criteria = {"a": ("b-1", "title", "1"), "a-b": ("1", "1-title", "title")}
    standards = {
        new: assessment.standards[old].but(
            id=new,
            criterion=dict(
                zip(
                    criteria[new],
                    assessment.standards[old].criterion.values(),
                    strict=False,
                )
            ),
        )
        for old, new in called.items()
    }
    only = {"all": next(iter(standards["a"].criterion.values()))}
    standards["only"] = standards["a"].but(id="only", criterion=only)
    used = assessment.brief.standard["govuk-2019"]
    collided = assessment.but(
        brief=assessment.brief.but(standard=dict.fromkeys(standards, used)),
        standards=standards,
        sheets={},
        crosswalk=NO_LINKS,
    )
    page = render(build(collided, variant=variant, tool_version="0"), "html")
    assert len(ids_of(page)) == len(set(ids_of(page)))
    targets = set(re.findall(r'href="#([^"]*)"', page))
    assert targets <= set(ids_of(page))


@pytest.mark.parametrize(
    ("source", "is_followed"),
    [
        ("https://www.gov.uk/service-manual", True),
        ("javascript:alert(1)", False),
        ("https://www.gov.uk@evil.example/", False),
    ],
)
def test_the_source_of_a_standard_is_followed_as_any_other_address(
    source: str, *, is_followed: bool
) -> None:
    assessment = blank()
    standard = assessment.standards["govuk-2019"].but(source=source)
    prepared = Prepared("beta", "built", assessment.scale("govuk-2019"))
    view = build_pack(standard, prepared, tool_version="0")
    page = render_pack(view, "html")
    assert (f'<a href="{source}"' in page) == is_followed
    assert source in page
    text = render_pack(view, "md")
    assert (f"<{source}>" in text) == is_followed
    assert "://www.gov.uk@" not in text


def test_what_was_looked_at_is_told_where_somebody_said_it() -> None:
    held = blank()
    said = held.but(brief=held.brief.but(scope="Three of four forms."))
    with_scope, without = build(said, tool_version="0"), build(held, tool_version="0")
    for form in ("html", "md"):
        assert "Three of four forms." in render(with_scope, form)
        assert "What was looked at" not in render(without, form)


def test_what_a_pack_links_to_is_there_once_under_an_id_that_any_reader_takes() -> None:
    assessment = blank()
    standard = assessment.standards["govuk-2019"].but(id="2-contents")
    prepared = Prepared("beta", "built", assessment.scale("govuk-2019"))
    page = render_pack(build_pack(standard, prepared, tool_version="0"), "html")
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", each) for each in ids)
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def followed_up() -> Assessment:
    """Return actions on several days, of which some were answered and have ended."""
    assessment = STATES["red"]()
    sheet = assessment.sheet("lead")
    said = {"answer": "accept", "at": complete.at(20)}
    done = Verification(at=complete.at(22), verdict="done")
    ref = assessment.refs[0]
    days = sheet.at(ref).but(
        action={
            "c900": Action(text="Renew it.", due=date(2026, 7, 1), owner="supplier"),
            "c901": Action(text="Tell people.", due="live"),
            "c902": Action(text="Say nothing of the day."),
        }
    )
    sheet = sheet.with_finding(ref, days).but(
        response={"lead-c900": Response.model_validate(said)},
        progress={"lead-c000": {"p4k2": Progress(at=complete.at(21), text="Begun.")}},
        verified={"lead-c900": {"v4k2": done}},
    )
    brief = assessment.brief.but(event={"live": date(2027, 2, 3)})
    closed = {"lead-c003": Closed(reason="Sold.", at=complete.at(23))}
    agreed = assessment.agreed.but(closed=closed)
    return assessment.but(brief=brief, agreed=agreed).with_sheet(sheet)


@pytest.mark.parametrize("state", ["followed up", *STATES])
def test_the_summary_says_of_actions_what_the_public_report_says(state: str) -> None:
    make = STATES.get(state)
    assessment = make() if make else followed_up()
    public, short = (
        build(assessment, variant=variant, tool_version="0")
        for variant in ("public", "summary")
    )
    for name in ("to_do", "asks", "again", "counted", "decision", "overruled"):
        assert getattr(short.summary, name) == getattr(public.summary, name), name
    assert short.standing == public.standing
    states = [(each.number, each.status) for each in public.conditions]
    assert [(each.number, each.status) for each in short.conditions] == states


def to_do_of(assessment: Assessment, who: str) -> list[tuple[str, str]]:
    every = build(assessment, tool_version="0").summary.to_do
    return [(each.what, each.by) for each in every if each.who == who]


def test_the_team_is_asked_to_answer_what_is_left_alone() -> None:
    (asked,) = to_do_of(followed_up(), "The service team")
    assert asked[0] == "Answer 10 more of the 12 actions"


def few_left(count: int) -> Assessment:
    """Return ten actions of which so many are left, and the others have ended."""
    assessment = STATES["red"]()
    every = [asked.id for asked in assessment.actions]
    closed = {key: Closed(reason="Sold.", at=complete.at(23)) for key in every[count:]}
    return assessment.but(agreed=assessment.agreed.but(closed=closed))


def test_nobody_is_asked_to_answer_or_said_to_have_answered_what_ended_before() -> None:
    assert to_do_of(few_left(0), "The service team") == []
    assert to_do_of(few_left(4), "The service team") == [
        ("Answer 4 of the 10 actions", "")
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_few_actions_are_named_on_the_first_page_with_who_owns_them(
    variant: Variant,
) -> None:
    every = build(few_left(3), variant=variant, tool_version="0").summary.to_do
    asked = [each for each in every if each.who == "owner"]
    assert [(each.what, each.by) for each in asked] == [
        ("Do number 0. (A1)", "by 12 August 2026"),
        ("Do number 1. (A2)", "by 12 August 2026"),
        ("Do number 3. (A3)", "by 12 August 2026"),
    ]
    assert to_do_of(few_left(4), "Whoever owns an action") == [
        ("Do it, or say why it can't be done", "the first by 12 August 2026")
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("People of St. Ives renew it. It is valid.", "People of St. Ives renew it."),
        ("They apply, e.g. by post. It is free.", "They apply, e.g. by post."),
        ("It opens at No. 5 on 1 May. Later more.", "It opens at No. 5 on 1 May."),
        ("It lets people\npark near. It is free.", "It lets people park near."),
        ("It costs approx. 12 pounds\n\nMore.", "It costs approx. 12 pounds"),
        ("Type www.a.example. then wait. Done.", "Type www.a.example. then wait."),
        ("Is it free? Yes.", "Is it free?"),
        ("- one\n- two", "- one"),
        ("It does two things:\n- one\n- two", "It does two things:"),
        ("", ""),
        ("They said “It works.” It did not.", "They said “It works.”"),
        ('It says "Stop!" Then it stops.', 'It says "Stop!"'),
        ("It stops. (It is old.) Mend it.", "It stops."),
        ("It stops (see “Log.”) and begins.", "It stops (see “Log.”) and begins."),
    ],
)  # fmt: skip
def test_the_lead_sentence_ends_where_it_ends(typed: str, first: str) -> None:
    assert first_sentence(typed) == first


@given(texts)
def test_the_first_sentence_of_a_first_sentence_is_the_same(typed: str) -> None:
    first = first_sentence(typed)
    assert first_sentence(first) == first
