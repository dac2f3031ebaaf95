"""What is said of a criterion: under an id, changed, and taken back."""

from collections.abc import Iterable

from assess.model.finding import (
    SAID_KINDS,
    Action,
    Finding,
    Findings,
    SaidKind,
    Sentence,
    Spoken,
)
from assess.model.versions.merge_entries import gone_of


def ids_in(findings: Iterable[Finding]) -> frozenset[str]:
    """Return every id of what was said, gone or not."""
    return frozenset(
        key for each in findings for kind in SAID_KINDS for key in getattr(each, kind)
    )


def every(findings: Findings) -> Iterable[Finding]:
    """Return the findings of all standards."""
    return (finding for table in findings.values() for finding in table.values())


def with_said(
    finding: Finding, kind: SaidKind, key: str, text: str, **more: object
) -> Finding:
    """Return the finding with these words under *key*; their history stays.

    Args:
        finding: What is held.
        kind: Well, gap, action or advice.
        key: The id, new or known.
        text: The words.
        more: The `due`, the `owner` and the other criteria (`also`) of an action, each
            only where it is known.
    """
    table = dict(getattr(finding, kind))
    old = table.get(key)
    if kind == "action":
        action = old if isinstance(old, Action) else Action(text=text)
        table[key] = action.but(text=text, **more)
    else:
        table[key] = old.but(text=text) if isinstance(old, Sentence) else text
    return finding.but(**{kind: table})


def with_item(
    finding: Finding, kind: SaidKind, key: str, item: Spoken | Action
) -> Finding:
    """Return the finding with what somebody else said, without its other versions."""
    if isinstance(item, Action):
        known = {"due": item.due, "owner": item.owner, "also": item.also}
        return with_said(finding, kind, key, item.text, **known)
    text = item.text if isinstance(item, Sentence) else str(item)
    return with_said(finding, kind, key, text)


def without_said(finding: Finding, kind: SaidKind, key: str) -> Finding:
    """Return the finding without what was said; what is left is the digest of it."""
    table = dict(getattr(finding, kind))
    table[key] = gone_of(table[key])
    return finding.but(**{kind: table})
