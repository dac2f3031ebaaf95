"""Two councils with several services each, for what looks at many."""

from collections.abc import Mapping
from pathlib import Path

from tests.builders import a_folder

STANDARD = "govuk-2019"

BRIEF = """\
format = 1
id = "{id}"
service = "{service}"
council = "{council}"
phase = "beta"
kind = "assessment"
{more}
[dates]
assessed = {day}

[standard.govuk-2019]
scale = "rag"

[panel.lead]
role = "lead"
"""

FINDING = """
[finding.govuk-2019.{number}]
rating = "{rating}"
reason = "It was shown in the session."
"""

ACTION = """
[finding.govuk-2019.{number}.action.aaaaa]
text = "Ask people of {service} who can't use it."
due = {due}
owner = "Service owner"
"""

AGREED = """\
format = 1

[outcome]
rating = "{outcome}"
by = "lead"
at = {day}T10:00:00Z

[publication.1]
at = {day}T10:00:00Z
by = "lead"
"""

LISTS = 'format = 1\n\n[council]\nname = "Anyshire"\n\n[portfolio]\nfolders = [{}]\n'


def judged(
    parent: Path,
    name: str,
    ratings: str,
    day: str,
    **facts: str,
) -> Path:
    """Make an assessment that was rated, and published unless it is a draft.

    Args:
        parent: Where to.
        name: Of the folder; its id begins with it.
        ratings: Of criterion 1, 2 ..., each by its letter.
        day: On which it was assessed and published.
        facts: `service`, `council`, `follows`, the name of an earlier one, `due`, by
            when the action on criterion 1 is due, and `draft`, if it is not published.
    """
    due, follows = facts.get("due"), facts.get("follows", "")
    service = facts.get("service", name.capitalize())
    words = {
        "id": id_of(name),
        "service": service,
        "council": facts.get("council", "Anyshire"),
        "more": f'reassesses = "{id_of(follows)}"\n' if follows else "",
        "day": day,
    }
    folder = a_folder(parent, name, BRIEF.format(**words))
    sheet = 'format = 1\nperson = "lead"\n'
    for number, letter in zip(NUMBERS, ratings, strict=True):
        sheet += FINDING.format(number=number, rating=RATINGS[letter])
        if due and number == NUMBERS[0]:
            sheet += ACTION.format(number=number, due=due, service=service)
    (folder / "people").mkdir()
    (folder / "people" / "lead.toml").write_text(sheet, encoding="utf-8")
    if not facts.get("draft"):
        worst = max(ratings, key="GAR".index)
        agreed = AGREED.format(outcome=RATINGS[worst], day=day)
        (folder / "agreed.toml").write_text(agreed, encoding="utf-8")
    return folder


NUMBERS = ("1", "2", "10")
"""The criteria that the edition of the tests has."""

RATINGS: Mapping[str, str] = {"G": "green", "A": "amber", "R": "red"}


def id_of(name: str) -> str:
    """Return the id of an assessment by the name of its folder."""
    plain = name.replace("-", "").translate(str.maketrans("ilou", "1100"))
    return f"{plain:x<8}"[:8]


def two_councils(parent: Path) -> Path:
    """Make a workspace of two councils; one service was renamed, one is not done."""
    judged(parent, "bins", "RAG", "2024-03-05", service="Report a missed bin")
    judged(
        parent, "bins-2", "AGG", "2025-06-10",
        service="Tell us of a missed bin", follows="bins",
    )  # fmt: skip
    judged(parent, "permits", "RGG", "2025-02-03", due="2025-05-01")
    judged(parent, "badges", "AGR", "2025-04-08", council="Otherham", due="2030-01-01")
    judged(parent, "moving", "RRR", "2026-01-12", council="Otherham", draft="yes")
    (parent / "services.toml").write_text(
        'format = 1\n\n[[service]]\nname = "Book a pitch"\ncouncil = "Anyshire"\n'
        'exempt = "On a platform that was assessed."\n',
        encoding="utf-8",
    )
    return parent


def listing(workspace: Path, *folders: str) -> Path:
    """Let a workspace list folders elsewhere."""
    workspace.mkdir(exist_ok=True)
    words = ", ".join(f"'{each}'" for each in folders)
    (workspace / "assess.toml").write_text(LISTS.format(words), encoding="utf-8")
    return workspace
