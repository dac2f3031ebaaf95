"""Write `docs/wording.md`: what the wording rules find, miss and find wrongly.

Run it with `python -m tests.make_wording` after a change of a rule or a sentence.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from assess.check.logic import wording

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "wording.md"
SENTENCES = Path(__file__).parent / "check" / "wording"

FINDS: dict[str, Callable[[str], object]] = {
    "must-outside-action": wording.says_must,
    "panel-plural": wording.is_plural_panel,
    "present-for-the-day": wording.is_present_for_the_day,
    "acronym": lambda text: wording.unexplained([text]),
    "supplier-named": wording.supplier_in,
    "price": wording.price_in,
    "person-named": wording.person_in,
    "long-sentence": lambda text: (
        wording.longest_sentence(text) > wording.LONGEST_SENTENCE
    ),
    "unfinished": wording.is_unfinished,
}

FILES = {"supplier-named": "supplier-name", "person-named": "personal",
         "unfinished": "todo"}  # fmt: skip


class Tried(NamedTuple):
    """What one rule did with its sentences."""

    sentences: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def tried(rule: str) -> Tried:
    """Try a rule on its sentences."""
    path = SENTENCES / f"{FILES.get(rule, rule)}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    finds = FINDS[rule]
    missed = [x[2:] for x in lines if x.startswith("+ ") and not finds(x[2:])]
    wrong = [x[2:] for x in lines if x.startswith("- ") and finds(x[2:])]
    wanted = sum(line.startswith("+ ") for line in lines)
    return Tried(len(lines), wanted - len(missed), tuple(missed), tuple(wrong))


def tried_on_reports() -> dict[str, Tried]:
    """Try every rule on every sentence after the re-enacted assessments.

    Each line has its case, the rule that should find it or `-`, and the sentence.
    """
    lines = (SENTENCES / "field.txt").read_text(encoding="utf-8").splitlines()
    said = [(due, text) for _, due, text in (line.split(" ", 2) for line in lines)]
    found = {rule: {t for _, t in said if finds(t)} for rule, finds in FINDS.items()}
    return {
        rule: Tried(
            len(said),
            sum(due == rule and text in found[rule] for due, text in said),
            tuple(
                text for due, text in said if due == rule and text not in found[rule]
            ),
            tuple(text for due, text in said if due != rule and text in found[rule]),
        )
        for rule in FINDS
    }


def page() -> str:
    """Return the page."""
    lines = [
        "# What the wording rules find",
        "",
        (
            "Each rule was tried on fifty sentences that were written before it; half "
            "of them it should find."
        ),
        (
            "Whoever wrote the sentences wrote the rules too, so expect more misses "
            "in reports by others. Patterns find words, not meaning: a name without a "
            "title, a supplier on no list and a second thought without a verb stay."
        ),
        "This page is made from them; `python -m tests.make_wording` writes it.",
        "",
        *_counted({rule: tried(rule) for rule in FINDS}),
        "",
        "## After eight real assessments",
        "",
        (
            "Sentences after the eight assessments that the tests re-enact, in our own "
            "words, so these too are by people who know the rules. Every rule was "
            "tried on every sentence; what each should find was written down first."
        ),
        "",
        *_counted(tried_on_reports()),
    ]
    return "\n".join([*lines, ""])


def _counted(results: dict[str, Tried]) -> list[str]:
    """Return the lines of a table of what each rule did, and of what it got wrong."""
    lines = [
        "| rule | sentences | found | missed | false alarms |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{rule}` | {r.sentences} | {r.found} | {len(r.missed)} | {len(r.wrong)} |"
        for rule, r in results.items()
    ]
    for rule, result in results.items():
        for title, sentences in (
            ("Missed", result.missed),
            ("False alarms", result.wrong),
        ):
            if sentences:
                lines += ["", f"{title} by `{rule}`:", ""]
                lines += [f"- {sentence}" for sentence in sentences]
    return lines


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
