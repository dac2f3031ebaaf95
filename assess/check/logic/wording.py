"""How a report reads: what words and sentences a reader stumbles over.

From the public writing guide for Scottish assessments (must, singular panel, past
tense for the day, acronyms spelled out, supplier, no prices) and GOV.UK style (no
sentence over 25 words). Patterns find words, not meaning; `docs/wording.md` counts
what they miss.
"""

import re
from collections.abc import Iterable
from typing import Final

LONGEST_SENTENCE: Final = 25
"""Words in a sentence (GOV.UK style)."""

_MUST = re.compile(r"\bmust\b", re.IGNORECASE)

_PLURAL = re.compile(
    r"\b(?:panel|team) (?:were|are|have|do|think|feel|want|need|use|recommend|plan|say|"
    r"agree|like|work|know|expect|look|see|believe|ask|show)\b",
    re.IGNORECASE,
)

_PRESENT = re.compile(
    r"\bthe team (?:shows|demonstrates|presents|explains|tells|describes|talks the|"
    r"walks (?:the panel )?through|answers|mentions)\b"
    r"|\bthe panel (?:sees|hears|finds|asks|notes|likes|thinks|feels|learns|watches|"
    r"reads|discusses|is (?:shown|told|impressed|given))\b",
    re.IGNORECASE,
)

_CAPITALS = re.compile(r"\b(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{1,6}s?\b")
_SPELLED_OUT = re.compile(r"\w[^()]{3,}\(([A-Z][A-Z0-9]{1,6})\)")
KNOWN_CAPITALS: Final = frozenset(
    {
        *("UK", "EU", "US", "NHS", "GOV", "IT", "HR", "ID", "FAQ", "OK", "AM", "PM"),
        *("HTML", "PDF", "CSV", "URL", "SMS", "TV", "USB", "WCAG", "AA", "AAA"),
    }
)
"""What nobody needs spelled out."""

PRODUCTS: Final = (
    "Accenture", "Achieve Forms", "Agilisys", "Amazon Web Services", "Atos", "Bartec",
    "Capita", "Civica", "Deloitte", "Firmstep", "Granicus", "Idox", "Jadu", "Kainos",
    "Liberty Create", "Mendix", "Microsoft", "Netcall", "Northgate", "Oracle",
    "OutSystems", "Salesforce", "SAP", "Serco", "ServiceNow", "Whitespace",
)  # fmt: skip
"""Names that stand in public lists of what councils buy; others are not found."""

_SUPPLIERS = re.compile(rf"\b(?:{'|'.join(map(re.escape, PRODUCTS))})\b")

_PRICE = re.compile(
    r"£\s?\d|\bGBP\s?\d|\b\d+ (?:million )?(?:pounds|pence)\b|\b\d+p\b"
    r"|\bdiscount(?:ed)?\b|\b\d+% off\b|\b(?:sale|cheaper|list) price\b"
    r"|\bprice was\b|\bquot(?:ation|e was)\b|\brate card\b",
    re.IGNORECASE,
)

_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|"
    r"Reverend|Sergeant)\.? [A-Z][a-z]+"
)

_UNFINISHED = re.compile(
    r"\bto ?do:|\bTODO\b|\bFIXME\b|\bXXX\b|\bTB[CD]\b|\bto be (?:confirmed|completed)\b"
    r"|\?\?|\blorem ipsum\b|\basdf\b|\bplaceholder\b|\bn/a yet\b"
    r"|[\[<](?:insert|add|to fill|figure|name|date)|^(?:same as|see) above"
    r"|write up later|(?:^|\n)(?:<{7}|>{7}) ",
    re.IGNORECASE,
)

_END = re.compile(r"(?<=[.?!])[\s”\"]+(?=[A-Z“\"])")


def says_must(text: str) -> bool:
    """Whether it says must, which stands in actions alone."""
    return bool(_MUST.search(text))


def is_plural_panel(text: str) -> bool:
    """Whether panel or team, which are singular, stand with a plural verb."""
    return bool(_PLURAL.search(text))


def is_present_for_the_day(text: str) -> bool:
    """Whether what happened on the day is told in the present tense."""
    return bool(_PRESENT.search(text))


def unexplained(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the acronyms that nothing before their first use spells out."""
    explained = set(KNOWN_CAPITALS)
    found: dict[str, None] = {}
    for text in texts:
        explained.update(_SPELLED_OUT.findall(text))
        for word in _CAPITALS.findall(text):
            name = word.removesuffix("s")
            if name not in explained and not name.isdecimal():
                found.setdefault(name)
    return tuple(found)


def supplier_in(text: str) -> str:
    """Return the first supplier or product that is named; nothing if none is."""
    found = _SUPPLIERS.search(text)
    return found[0] if found else ""


def named_in(text: str, names: Iterable[str]) -> str:
    """Return the first of *names* that it gives as whole words; nothing if none."""
    given = (n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text))
    return next(given, "")


def price_in(text: str) -> str:
    """Return the first price, discount or quotation; nothing if there is none."""
    found = _PRICE.search(text)
    return found[0] if found else ""


def person_in(text: str) -> str:
    """Return the first e-mail address, or name with a title; nothing if none."""
    found = _MAIL.search(text) or _TITLED.search(text)
    return found[0] if found else ""


def is_unfinished(text: str) -> bool:
    """Whether somebody meant to come back to it."""
    return bool(_UNFINISHED.search(text.strip()))


def longest_sentence(text: str) -> int:
    """Return how many words the longest sentence has."""
    sentences = [s for line in text.split("\n") for s in _END.split(line)]
    return max((len(sentence.split()) for sentence in sentences), default=0)
