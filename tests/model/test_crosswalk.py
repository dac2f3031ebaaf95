from assess.model.crosswalk import Crosswalk, Link, link_remarks
from assess.model.finding import CriterionRef

ONE, OTHER, THIRD = (CriterionRef(s, "1") for s in ("a", "b", "c"))

LINKS = Crosswalk(
    link={
        "a:1": {
            "b:1": Link(is_="broader", because="A asks for more."),
            "c:1": Link(is_="same", because="Both ask it."),
        }
    }
)


def test_a_link_stated_once_is_read_both_ways() -> None:
    (here,) = (r for r in LINKS.of(ONE) if r.ref == OTHER)
    assert here.how == "broader"
    (there,) = LINKS.of(OTHER)
    assert (there.ref, there.how, there.because) == (
        ONE, "narrower", "A asks for more.",
    )  # fmt: skip


def test_two_standards_meet_in_a_third() -> None:
    assert LINKS.between("b", "c") == ()
    assert LINKS.through("a", "b", "c") == ((OTHER, ONE, THIRD),)


def test_only_the_links_between_the_standards_in_use_are_kept() -> None:
    assert LINKS.only(frozenset({"a", "b"})).of(ONE)[0].ref == OTHER
    assert LINKS.only(frozenset({"a"})).link == {}


def test_a_council_adds_links_of_its_own() -> None:
    own = Crosswalk(link={"a:1": {"b:1": Link(is_="same", because="Here it is.")}})
    joined = LINKS.joined(own)
    assert {(r.ref, r.how) for r in joined.of(ONE)} == {
        (OTHER, "same"),
        (THIRD, "same"),
    }


def test_an_author_is_told_of_links_that_lead_nowhere_or_twice() -> None:
    link = Link(is_="same", because="Both.")
    wrong = Crosswalk(
        link={
            "a:1": {"b:1": link, "b:9": link, "a:2": link},
            "b:1": {"a:1": link},
        }
    )
    known = {"a": frozenset({"1", "2"}), "b": frozenset({"1"})}
    said = [sentence for _, sentence in link_remarks(wrong, known)]
    assert said == [
        "b:9 is no criterion of a standard that is here.",
        "links a standard with itself; link two standards.",
        "is stated the other way round too; state it once.",
    ]
