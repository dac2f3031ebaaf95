"""Nasty words and random sheets for Hypothesis."""

from datetime import date

from hypothesis import strategies as st

from assess.model.due import BEFORE
from assess.model.evidence import KINDS, Evidence
from assess.model.finding import Action, Finding, Part
from assess.model.sheet import InboxLine, Sheet
from tests import complete

NASTY = "\"'\\#=[]{}.,:;-*_`<>&%$@! \tabcÉéŵ漢字ע\u202e\u200b\u2028\u00a0👩‍💻0123"
"""Quotes, escapes, brackets, tabs, accents, wide, right-to-left and zero-width."""

words = st.text(st.sampled_from(NASTY), min_size=1, max_size=40)
texts = st.text(st.sampled_from(NASTY + "\n"), max_size=120)
ids = st.sampled_from(["x4q7", "p2m8", "k9d2"])
"""Few, so that two versions often meet under one id."""
said = st.dictionaries(ids, words, max_size=3)
ratings = st.sampled_from([None, "green", "amber", "red", "not-applicable", "abstain"])
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))

dues = st.none() | days | st.sampled_from(tuple(BEFORE))
actions = st.dictionaries(
    ids,
    st.builds(Action, text=words, due=dues, owner=words),
    max_size=2,
)

findings = st.builds(
    Finding,
    rating=ratings,
    confidence=st.sampled_from([None, "unsure", "fairly", "sure"]),
    reason=texts,
    note=texts,
    indicators=st.dictionaries(st.sampled_from(["1a", "1b"]), st.booleans()),
    evidence=st.dictionaries(
        ids.map(lambda key: f"team-{key}"), st.booleans(), max_size=2
    ),
    part=st.dictionaries(
        st.sampled_from(["hr", "service"]),
        st.builds(Part, level=st.integers(0, 4), changed=texts),
    ),
    well=said,
    gap=said,
    advice=said,
    action=actions,
).filter(lambda finding: finding != Finding())

evidence = st.builds(
    Evidence,
    title=words,
    kind=st.sampled_from(KINDS),
    where=words,
    seen=st.none() | days,
    sensitive=st.booleans(),
    note=texts,
)

sheets = st.builds(
    Sheet,
    format=st.just(1),
    person=st.just("lead"),
    finding=st.dictionaries(
        st.just("govuk-2019"),
        st.dictionaries(st.sampled_from(["1", "2", "10"]), findings, min_size=1),
        max_size=1,
    ),
    evidence=st.dictionaries(ids, evidence, max_size=2),
    prepared=st.dictionaries(
        st.sampled_from(["book", "rehearse"]), st.just(complete.at(12)), max_size=2
    ),
    inbox=st.dictionaries(
        ids, st.builds(InboxLine, at=st.just(complete.at(12)), text=words), max_size=2
    ),
)
