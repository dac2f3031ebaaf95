"""Whether what was revealed still stands: the agreed file pins every submission."""

from collections.abc import Iterator

from assess.model.assessment import Assessment
from assess.model.sheet import Submission
from assess.model.versions.canonical import digest
from assess.model.versions.record import record_id


def pin_of(submission: Submission) -> str:
    """Return the digest of a submission, which names every record that it pins."""
    return digest(submission)


def misfits(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Yield each person of whom something else was revealed, and what does not fit."""
    reveal = assessment.agreed.reveal
    for person, key in reveal.submitted.items() if reveal else ():
        if person not in assessment.sheets:
            yield person, f"{person} submitted, and the sheet is not here."
            continue
        found = assessment.sheets[person].submitted.get(key)
        if found is None:
            yield person, f"What {person} submitted is not in the sheet any more."
        elif reveal and reveal.pinned.get(person, pin_of(found)) != pin_of(found):
            yield person, f"What {person} submitted is not what was revealed."


def pins_fit(assessment: Assessment, person: str, submission: Submission) -> bool:
    """Whether the sheet holds each record that a submission pins."""
    held = {ref.key: assessment.sheet(person).at(ref) for ref in assessment.refs}
    return all(
        key not in held
        or pin in {record_id(held[key]), *map(record_id, held[key].was.values())}
        for key, pin in submission.digest.items()
    )
