"""The walk line by line, with what comes after rating as well."""

from pathlib import Path

from assess.panel.commands import in_plain as panel
from assess.publish.commands import in_plain as publish
from assess.rate.commands import plain


def walk(folder: Path, person: str | None, *, why: str, criterion: str | None) -> int:
    """Walk through one assessment; return the exit code."""
    acts = {**panel.ACTS, **publish.ACTS}
    return plain.walk(folder, person, why=why, criterion=criterion, acts=acts)
