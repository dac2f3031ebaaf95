"""How the report reads: must, tense, acronyms, suppliers, prices, names, length."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final, NamedTuple

from assess.check.logic.rules.rule import Family, Rule
from assess.check.logic.wording import (
    LONGEST_SENTENCE,
    is_plural_panel,
    is_present_for_the_day,
    is_unfinished,
    longest_sentence,
    named_in,
    person_in,
    personal_in,
    price_in,
    says_must,
    supplier_in,
    unexplained,
)
from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.file_names import AGREED_FILE, BRIEF_FILE
from assess.model.finding import CriterionRef
from assess.model.problem import Problem
from assess.model.whole import WHOLE_KINDS

MUST = Rule(
    "must-outside-action",
    "warning",
    "“Must” is for actions alone, so that a reader knows what is mandatory.",
    "“The service must be simpler” as a gap. Say what was not seen; ask in an action.",
    mend="reason",
)
PLURAL = Rule(
    "panel-plural",
    "info",
    "The panel and the team are one each, so one report reads like the other.",
    "“The panel were impressed.” Better: “The panel was impressed.”",
    mend="reason",
)
PRESENT = Rule(
    "present-for-the-day",
    "info",
    "What happened on the day is past; the present is for how the service is.",
    "“The team shows a map.” Better: “The team showed a map.”",
    mend="reason",
)
ACRONYM = Rule(
    "acronym",
    "warning",
    "A reader who does not know an acronym stops. Spell it out at its first use.",
    "“The DPIA was done.” Better: “The data protection impact assessment (DPIA) ...”",
    mend="reason",
)
SUPPLIER = Rule(
    "supplier-named",
    "warning",
    "A report speaks of the service, not of companies. Write supplier or third party.",
    "“Built with a product's name.” Better: “Built with a bought form builder.”",
    mend="reason",
)
PRICE = Rule(
    "price",
    "warning",
    "Prices and discounts can be commercially sensitive. Savings have their own place.",
    "“The licence costs £40,000.” Leave it out, or give it under savings.",
    mend="reason",
)
PERSON = Rule(
    "person-named",
    "warning",
    "People are named by role, unless they chose to be named on the panel.",
    "An e-mail address in a reason. Write the role instead.",
    mend="reason",
)
PERSONAL = Rule(
    "personal-data",
    "warning",
    "A postcode, a telephone number or a National Insurance number is of a person, "
    "and a report is read by anybody.",
    "“She lives in AB1 2CD.” Leave it out. Numbers that begin with 03 or 08 may stand.",
    mend="reason",
)
LONG = Rule(
    "long-sentence",
    "info",
    f"Sentences of more than {LONGEST_SENTENCE} words are hard to read (GOV.UK style).",
    "Two thoughts joined by “which”. Make two sentences of them.",
    mend="reason",
)
UNFINISHED = Rule(
    "unfinished",
    "error",
    "A note to oneself does not belong in a published report.",
    "“TBC” in a reason. Find it out, or say that it is not known.",
    mend="reason",
)


class _Text(NamedTuple):
    words: str
    file: str
    key: str
    ref: CriterionRef | None
    is_action: bool = False


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    for text in _texts(assessment):
        for rule, sentence in _in_text(text):
            yield rule.at(sentence, text.file, text.key, ref=text.ref)


def _texts(assessment: Assessment) -> Iterator[_Text]:
    """Yield what the report prints, in its order."""
    brief = assessment.brief
    for name in ("about", "users", "scope"):
        yield _Text(getattr(brief, name), BRIEF_FILE, name, None)
    for ref in assessment.refs:
        finding = assessment.finding(ref)
        if isinstance(finding, CarriedFinding):
            continue  # it was published so
        place = MUST.on(assessment, ref, "")
        for words in (
            finding.reason,
            *finding.sentences("well").values(),
            *finding.sentences("gap").values(),
            *finding.sentences("advice").values(),
        ):
            yield _Text(words, place.file, place.key, ref)
        for action in finding.actions.values():
            yield _Text(action.text, place.file, place.key, ref, is_action=True)
    if assessment.agreed.outcome is not None:
        yield _Text(
            assessment.agreed.outcome.reason, AGREED_FILE, "outcome.reason", None
        )
    whole = assessment.agreed.whole
    for kind in WHOLE_KINDS:
        for key, words in whole.sentences(kind).items():
            yield _Text(words, AGREED_FILE, f"whole.{kind}.{key}", None)
    for key, held in whole.conditions.items():
        where = f"whole.condition.{key}"
        yield _Text(held.text, AGREED_FILE, where, None, is_action=True)


def _in_text(text: _Text) -> Iterator[tuple[Rule, str]]:
    words = text.words
    said = f"“{_short(words)}”"
    if says_must(words) and not text.is_action:
        yield MUST, f"“Must” stands outside an action: {said}. Write should, or needs."
    if is_plural_panel(words):
        yield PLURAL, f"Panel and team are singular: {said}."
    if is_present_for_the_day(words):
        yield PRESENT, f"The day is past: {said}. Write showed, saw, was told."
    if name := supplier_in(words):
        yield SUPPLIER, f"{name} is named: {said}. Write supplier or third party."
    if price := price_in(words):
        yield PRICE, f"It gives a price, “{price}”: {said}. Leave it out."
    if person := person_in(words):
        yield PERSON, f"It names a person or address, “{person}”. Write the role."
    if number := personal_in(words):
        yield PERSONAL, f"It gives a person's “{number}”: {said}. Leave it out."
    if (count := longest_sentence(words)) > LONGEST_SENTENCE:
        yield LONG, f"A sentence has {count} words: {said}. Make two of it."
    if is_unfinished(words):
        yield UNFINISHED, f"It is not finished: {said}. Finish it or take it out."


def suppliers_named(
    assessment: Assessment, names: Collection[str]
) -> Iterator[Problem]:
    """Yield the texts that give a name which the council has listed."""
    for text in _texts(assessment):
        if name := named_in(text.words, names):
            sentence = (
                f"{name} is named: “{_short(text.words)}”. "
                "Write supplier or third party."
            )
            yield SUPPLIER.at(sentence, text.file, text.key, ref=text.ref)


def acronyms(assessment: Assessment, known: Collection[str]) -> Iterator[Problem]:
    """Yield each acronym that nothing spells out, at the text that has it first.

    Args:
        assessment: Whose report is read.
        known: The words that a council's readers know.
    """
    texts = tuple(_texts(assessment))
    for name in unexplained((text.words for text in texts), known):
        first = next(text for text in texts if name in text.words)
        sentence = f"{name} is not spelled out at its first use. Write it out once."
        yield ACRONYM.at(sentence, first.file, first.key, ref=first.ref)


LINE: Final = 60
"""Characters of somebody's words that fit into a sentence about them."""


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LINE else f"{flat[: LINE - 1].rstrip()}…"


FAMILY = Family(
    (
        *(MUST, PLURAL, PRESENT, ACRONYM, SUPPLIER),
        *(PRICE, PERSON, PERSONAL, LONG, UNFINISHED),
    ),
    _find,
)
