"""What the panel's screen costs with five people and 28 criteria."""

import sys
from collections.abc import Iterator
from pathlib import Path

from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.model.brief import Member
from assess.panel.use_cases import submitting
from assess.rate.use_cases import findings
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import new
from bench.measures import Keys, from_key, key_ratios, paint, ratio, up_and_down

PEOPLE = ("lead", "research", "design", "technology", "procurement")
STANDARDS = (("govuk-2019", None), ("local-service-design", None))
RATINGS = ("green", "green", "amber", "red", "green")


def revealed(folder: Path) -> Path:
    """Make an assessment that five people have rated, submitted and revealed."""
    panel = {p: Member(role="lead" if p == "lead" else "assessor") for p in PEOPLE}
    start = Start("Blue Badge renewal", "Anyshire", "beta", standards=STANDARDS,
                  panel=panel)  # fmt: skip
    new(folder, start)
    for place, person in enumerate(PEOPLE):
        desk = Desk(folder, person, clock=now)
        for number, ref in enumerate(desk.assessment.refs):
            findings.rate(desk, ref, RATINGS[(number * (place + 1)) % len(RATINGS)])
            findings.set_reason(desk, ref, f"What {person} saw of {ref}.")
        submitting.submit(desk)
        desk.close()
    desk = Desk(folder, "lead", clock=now)
    submitting.reveal(desk)
    desk.close()
    return folder


def screen(
    folder: Path, yardstick: Path, rounds: int, count: int
) -> Iterator[tuple[str, float, float]]:
    """Measure the panel's screen from its key, and the keys in its table."""
    assess = str(Path(sys.executable).with_name("assess"))
    walk = (assess, "walk", str(folder), "--as", "lead")
    opened = from_key(walk, (), b"s", "must talk")
    first = ratio(opened, paint("Understand users", *walk), rounds)
    yield "panel of 5 x 28, from its key; walk, criteria", first, 1.5
    bare = Keys("READY", (sys.executable, str(yardstick)))
    ours = Keys("saved", walk, b"s \x1b[H")

    median, slowest = key_ratios(ours, bare, up_and_down, count)
    yield "key to paint in the panel, median", median, 1.3
    yield "key to paint in the panel, 99th percentile", slowest, 1.5
