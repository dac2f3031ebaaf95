"""An edition and its successor, both plainly invented, in a workspace of their own."""

from pathlib import Path

HEAD = """\
format = 1
id = "{id}"
title = "Lantern Standard"
edition = "{edition}"
publisher = "Lantern Office"
source = "https://lantern.example/"
licence = "Own"
attribution = "Made up for a test."
status = "current"
scales = {scales}
"""

EARLIER = {
    "1": "Know who you serve",
    "2": "Solve the whole problem",
    "3": "Work as one team",
    "4": "Test with people",
    "5": "Keep it safe",
    "6": "Test in the open",
}

NEWER = {
    "1": "Know who you serve",
    "2": "Solve part of the problem",
    "3": "Solve the rest of it",
    "4": "Test with people, in the open",
    "5": "Keep it safe",
    "6": "Share what you learn",
}

MOVES = """\
format = 1

[from.lanterns-2020.1]
to = ["1"]

[from.lanterns-2020.2]
to = ["2", "3"]

[from.lanterns-2020.3]
to = []
because = "Teams are looked at elsewhere now."

[from.lanterns-2020.4]
to = ["4"]

[from.lanterns-2020.5]
to = ["5"]
because = "It asks for a yearly test too."

[from.lanterns-2020.6]
to = ["4"]
"""

LINKS = """\
format = 1

[link."lanterns-2020:1"."govuk-2019:1"]
is = "same"
because = "Both ask who is served."
"""


def edition(
    name: str, year: str, titles: dict[str, str], *, more: str = "", scales: str = ""
) -> str:
    """Return the file of an edition: a title, a question and a must for each."""
    text = HEAD.format(id=name, edition=year, scales=scales or '["rag", "unrated"]')
    text += more
    for number, title in titles.items():
        text += (
            f'\n[criterion.{number}]\ntitle = "{title}"\n'
            f'\n[criterion.{number}.always]\nask = ["How do you {title.lower()}?"]\n'
            f'\n[criterion.{number}.indicator.{number}a]\nkind = "must"\n'
            f'text = "{title}: it is written down."\n'
        )
    return text


def lanterns(workspace: Path, *, scales: str = "") -> None:
    """Write both editions, the table of moves and a link of the earlier one."""
    criteria = workspace / "criteria"
    criteria.mkdir()
    (workspace / "assess.toml").touch()
    newer = edition(
        "lanterns-2027",
        "2027",
        NEWER,
        more='replaces = "lanterns-2020"\n',
        scales=scales,
    )
    for name, text in {
        "lanterns-2020.toml": edition("lanterns-2020", "2020", EARLIER),
        "lanterns-2027.toml": newer,
        "lanterns-2027.moves.toml": MOVES,
        "crosswalk.toml": LINKS,
    }.items():
        (criteria / name).write_text(text, encoding="utf-8", newline="\n")
