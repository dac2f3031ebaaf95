"""The brief: what a reader has to know first."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.file_names import BRIEF_FILE
from assess.model.measures import direction, is_apart
from assess.model.problem import Problem

NO_DATE = Rule(
    "no-date",
    "warning",
    "A report speaks of one day, and deadlines count from it.",
    "Add the date of the assessment to the brief.",
)
NOBODY = Rule(
    "nobody-took-part",
    "warning",
    "A reader wants to know whom the panel met, by role.",
    "Add product owner and user researcher.",
)
NOT_DESCRIBED = Rule(
    "not-described",
    "warning",
    "People read the report who don't know the service.",
    "Say in a few sentences what it does, and for whom.",
)
USERS = Rule(
    "users-not-described",
    "warning",
    "A service is judged by what its users need.",
    "Say who the users are and how many.",
)
ONE_MEASURE = Rule(
    "one-measure-alone",
    "warning",
    "Savings without satisfaction may be a service made worse; satisfaction "
    "without savings may be one that costs too much.",
    "The brief gives savings. Add satisfaction, with its source.",
)
MEASURE = Rule(
    "measure-incomplete",
    "warning",
    "A figure says something only beside the one before it, and with its source.",
    "“£2 a contact”. Add what it was before, and who counted.",
)
APART = Rule(
    "savings-against-satisfaction",
    "warning",
    "What is cheaper and liked less has been paid for by those who use it.",
    "A case got cheaper, £31 to £12, and satisfaction fell, 81% to 43%. Say why.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    brief = assessment.brief
    lacking = (
        (brief.dates.assessed is None, NO_DATE, "dates.assessed",
         "The date of the assessment is missing. Add it."),
        (not brief.took_part, NOBODY, "took-part",
         "Nobody is named as having taken part. Add the roles of those who did."),
        (not brief.about.strip(), NOT_DESCRIBED, "about",
         "The service is not described. Say in a few sentences what it does."),
        (not brief.users.strip(), USERS, "users",
         "The users are not described. Say who they are and how many."),
    )  # fmt: skip
    for missing, rule, key, sentence in lacking:
        if missing:
            yield rule.at(sentence, BRIEF_FILE, key)
    yield from _of_measures(assessment)


def _of_measures(assessment: Assessment) -> Iterator[Problem]:
    savings, satisfaction = assessment.brief.savings, assessment.brief.satisfaction
    if savings.is_given != satisfaction.is_given:
        given, other = "Satisfaction", "savings"
        if savings.is_given:
            given, other = "Savings", "satisfaction"
        sentence = (
            f"{given} without {other}. Whether the service got better shows in both "
            "together; add the other."
        )
        yield ONE_MEASURE.at(sentence, BRIEF_FILE, other)
    if is_apart(savings, satisfaction):
        sentence = (
            f"Savings got {direction(savings)} and satisfaction got "
            f"{direction(satisfaction)}. Say why, before anything more is saved."
        )
        yield APART.at(sentence, BRIEF_FILE, "satisfaction")
    for name, measure in (("savings", savings), ("satisfaction", satisfaction)):
        whole = measure.baseline and measure.now and measure.source
        if measure.is_given and not whole:
            sentence = (
                f"{with_capital(name)} needs a baseline, a figure now and a source."
            )
            yield MEASURE.at(sentence, BRIEF_FILE, name)


FAMILY = Family(
    (NO_DATE, NOBODY, NOT_DESCRIBED, USERS, ONE_MEASURE, MEASURE, APART), _find
)
