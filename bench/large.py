"""What a large assessment costs: three hundred criteria, thirty people."""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from assess.desk.clock import now
from assess.desk.ids import mint
from assess.merge.use_cases.merging import merge
from assess.model.brief import Brief, Member, StandardUsed
from assess.model.evidence import Evidence, EvidenceOrGone
from assess.model.file_names import BRIEF_FILE, sheet_file
from assess.model.finding import Finding
from assess.model.sheet import Sheet
from assess.model.values import FORMAT
from assess.resources import bundled
from assess.store import assessments, standards
from assess.store.files import replace
from assess.store.toml import encode
from bench.measures import Side, peak, ratio

CRITERIA = 300
EVIDENCE = 2_000
PEOPLE = 30

EDITION = "large"
RATINGS = ("green", "amber", "red")


def large(folder: Path, people: int = PEOPLE, said: str = "first") -> Path:
    """Make an assessment of 300 criteria that many people have rated.

    Args:
        folder: Where to.
        people: How many.
        said: A word in every reason; two copies that differ in it must be joined.
    """
    names = [f"person-{number}" for number in range(people)]
    shipped = standards.read_standard(standards.available(None)["local-service-design"])
    known = list(shipped.criterion.values())
    criteria = {str(n + 1): known[n % len(known)] for n in range(CRITERIA)}
    brief = Brief(
        format=FORMAT,
        id="k7m2p9x4",
        service="Everything at once",
        council="Anyshire",
        phase="beta",
        kind="assessment",
        standard={EDITION: StandardUsed(scale="rag", gating=True)},
        panel={
            name: Member(role="assessor" if number else "lead")
            for number, name in enumerate(names)
        },
    )
    edition = shipped.but(id=EDITION, criterion=criteria)
    contents = {
        BRIEF_FILE: encode(brief),
        f"standards/{EDITION}.toml": encode(edition),
        "standards/scales.toml": (bundled("criteria") / "scales.toml").read_bytes(),
        **{sheet_file(n): encode(_sheet(n, people, said)) for n in names},
    }
    for name, content in contents.items():
        replace(folder / name, content, root=folder)
    return folder


def _sheet(person: str, people: int, said: str) -> Sheet:
    evidence: dict[str, EvidenceOrGone] = {}
    for number in range(EVIDENCE // people):
        title = f"Recording {number} that {person} saw"
        evidence[mint(after=evidence)] = Evidence(title=title, kind="observed")
    keys = [f"{person}-{key}" for key in evidence]
    sheet = Sheet(format=FORMAT, person=person, evidence=evidence)
    findings = {}
    for number in range(CRITERIA):
        findings[str(number + 1)] = Finding(
            rating=RATINGS[number % len(RATINGS)],
            reason=f"What {person} saw {said} of criterion {number + 1}.",
            well={mint(after=()): f"Something that was done well, number {number}."},
            evidence={keys[number % len(keys)]: True},
        )
    return sheet.but(finding={EDITION: findings})


def merges(work: Path, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Measure a merge of a whole copy against reading both folders."""
    for people in (3, PEOPLE):
        here = large(work / f"here-{people}", people)
        there = large(work / f"there-{people}", people, "later")
        found = ratio(_merged(here, there, work), _read(here, there), rounds)
        yield f"merge of a copy, {people} people; reading both", found, 4.0


def workspaces(
    folder: Path, work: Path, count: int
) -> Iterator[tuple[str, float, float]]:
    """Measure the memory of what looks at many assessments against a tenth of them."""
    for number in range(count):
        part = "few" if number < count // 10 else "more"
        shutil.copytree(folder, work / "services" / part / f"service-{number:04}")
    assess = str(Path(sys.executable).with_name("assess"))
    for name in ("status", "check", "next", "actions"):
        many = peak(assess, name, str(work / "services"))
        few = peak(assess, name, str(work / "services" / "few"))
        yield f"memory of assess {name}, {count}; {count // 10}", many / few, 2.0


def _merged(here: Path, there: Path, work: Path) -> Side:
    def once() -> float:
        folder = Path(shutil.copytree(here, work / "merged"))
        start = time.perf_counter_ns()
        merge(folder, "person-0", (there,), clock=now)
        taken = (time.perf_counter_ns() - start) / 1e6
        shutil.rmtree(folder)
        return taken

    return once


def _read(here: Path, there: Path) -> Side:
    def once() -> float:
        start = time.perf_counter_ns()
        for folder in (here, there):
            assessments.load(folder)
        return (time.perf_counter_ns() - start) / 1e6

    return once
