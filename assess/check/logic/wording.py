"""How a report reads: what words and sentences a reader stumbles over.

From the public writing guide for Scottish assessments (must, singular panel, past
tense for the day, acronyms spelled out, supplier, no prices) and GOV.UK style (no
sentence over 25 words). Patterns find words, not meaning; `docs/wording.md` counts
what they miss.
"""

import re
from collections.abc import Iterable
from typing import Final

from assess.model.sentences import sentences_of

LONGEST_SENTENCE: Final = 25
"""Words in a sentence (GOV.UK style)."""

_MUST = re.compile(r"\bmust\b", re.IGNORECASE)
_LAW = re.compile(
    r"\blaws?\b|\blegal(?:ly)?\b|\bregulations?\b|\bstatut\w+|\bAct (?:of )?\d{4}\b",
    re.IGNORECASE,
)
"""Says that a duty is the law's, and not the panel's."""

_PLURAL = re.compile(
    r"(?<!\bof the )(?<!\bon the )\b(?:panel|team) (?:were|are|have|do|think|feel|"
    r"want|need|use|recommend|plan|say|agree|like|work|know|expect|look|see|believe|"
    r"ask|show)\b",
    re.IGNORECASE,
)

_PRESENT = re.compile(
    r"\bthe team (?:shows|demonstrates|presents|explains|tells|describes|talks the|"
    r"walks (?:the panel )?through|answers|mentions)\b"
    r"|\bthe panel (?:sees|hears|finds|asks|notes|likes|thinks|feels|learns|watches|"
    r"reads|discusses|is (?:shown|told|impressed|given))\b",
    re.IGNORECASE,
)

_CAPITALS = re.compile(
    r"\b(?:(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{1,6}s?"
    r"|[A-Z][a-z][A-Z]{1,3}|[Ss]1\d\d)\b"
)
"""Capitals, capitals with one small letter (DfE), sections of Acts (S151)."""
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?\b")
_SPELLED_OUT = re.compile(r"\w[^()]{3,}\(([A-Z][A-Za-z0-9]{1,6})\)")
KNOWN_CAPITALS: Final = frozenset(
    {
        *("UK", "EU", "US", "NHS", "GOV", "IT", "HR", "ID", "FAQ", "OK", "AM", "PM"),
        *("HTML", "PDF", "CSV", "URL", "SMS", "TV", "USB", "WCAG", "AA", "AAA"),
    }
)
"""What nobody needs spelled out."""

PRODUCTS: Final = (
    "Accenture", "Achieve Forms", "Agilisys", "Amazon Web Services", "Atos", "Bartec",
    "Capita", "Civica", "Deloitte", "Firmstep", "GOSS", "Granicus", "IEG4", "Idox",
    "Jadu", "Kainos", "Liberty Create", "Liquidlogic", "MRI Software", "Mendix",
    "Microsoft", "NEC", "Netcall", "Northgate", "Oracle", "OutSystems", "SAP",
    "Salesforce", "Serco", "ServiceNow", "Victoria Forms", "Whitespace",
)  # fmt: skip
"""Names that stand in public lists of what councils buy; others are not found."""

_SUPPLIERS = re.compile(rf"\b(?:{'|'.join(map(re.escape, PRODUCTS))})\b")

_PRICE = re.compile(
    r"(?:£|\bGBP)\s?\d[\d,.]*(?<![,.])(?: ?(?:k|m|bn|million)\b)?|\b\d[\d.]*k\b"
    r"|\b\d+ (?:million )?(?:pounds|pence)\b|\b\d+p\b"
    r"|\bdiscount(?:ed)?\b|\b\d+% off\b|\b(?:sale|cheaper|list) price\b"
    r"|\bprice was\b|\bquot(?:ation|e was)\b|\brate card\b",
    re.IGNORECASE,
)

_OF_THE_PUBLIC = re.compile(
    r"\bsav(?:e|es|ed|ing|ings)\b"
    r"|\b(?:fees?|fines?|refunds?|arrears|rent|council tax)\b",
    re.IGNORECASE,
)
"""What residents pay, and what is saved: amounts that a report is about."""
_BOUGHT = re.compile(
    r"\bsuppliers?\b|\bcontracts?\b|\bsoftware\b|\blicen[cs]e fees?\b|\bhosting\b"
    r"|\btenders?\b|\bday rate\b|\bconsultan\w+|\bdiscount\w*|\bquot\w+",
    re.IGNORECASE,
)

_PERSONAL = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    r"|(?<![\d+])(?:\+44 ?\(?0?\)?|0)(?:7\d{3}|[12]\d{2,3}) ?\d{3} ?\d{3,4}\b"
    r"|\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
"""A postcode, a telephone number of one household, a National Insurance number.

Numbers that begin with 03 or 08 are those that services publish.
"""

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


def says_must(text: str) -> bool:
    """Whether it says must, which stands in actions alone, of more than the law."""
    return any(_MUST.search(s) and not _LAW.search(s) for s in sentences_of(text))


def is_plural_panel(text: str) -> bool:
    """Whether panel or team, which are singular, stand with a plural verb."""
    return bool(_PLURAL.search(text))


def is_present_for_the_day(text: str) -> bool:
    """Whether what happened on the day is told in the present tense."""
    return bool(_PRESENT.search(text))


def unexplained(texts: Iterable[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the acronyms that nothing before their first use spells out.

    Suppliers, postcodes and notes to oneself (TBC) are other rules' to name.

    Args:
        texts: What the report prints, in its order.
        known: What its readers know beside `KNOWN_CAPITALS`.
    """
    explained = {*KNOWN_CAPITALS, *PRODUCTS, *known}
    found: dict[str, None] = {}
    for text in texts:
        explained.update(_SPELLED_OUT.findall(text))
        for word in _CAPITALS.findall(_POSTCODE.sub("", text)):
            name = word.removesuffix("s")
            if name not in explained and not _UNFINISHED.search(name):
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
    """Return the first price, discount or quotation; nothing if there is none.

    A saving and what residents pay are no prices, unless a supplier is spoken of.
    """
    for sentence in sentences_of(text):
        found = _PRICE.search(sentence)
        is_public = _OF_THE_PUBLIC.search(sentence) and not _BOUGHT.search(sentence)
        if found and not is_public:
            return found[0]
    return ""


def person_in(text: str) -> str:
    """Return the first e-mail address, or name with a title; nothing if none."""
    found = _MAIL.search(text) or _TITLED.search(text)
    return found[0] if found else ""


def personal_in(text: str) -> str:
    """Return the first postcode, telephone or National Insurance number, or nothing."""
    found = _PERSONAL.search(text)
    return found[0] if found else ""


def is_unfinished(text: str) -> bool:
    """Whether somebody meant to come back to it."""
    return bool(_UNFINISHED.search(text.strip()))


def longest_sentence(text: str) -> int:
    """Return how many words the longest sentence has."""
    return max((len(sentence.split()) for sentence in sentences_of(text)), default=0)
