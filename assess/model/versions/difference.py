"""What a page says, and what a folder says instead; which is right is not told."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.characters import quoted
from assess.model.file_names import EARLIER_FILE, sheet_file
from assess.model.finding import CriterionRef
from assess.model.sheet import Sheet
from assess.model.versions.canonical import canonical, in_order, plain
from assess.model.versions.patch import Change, difference


class Difference(NamedTuple):
    """One thing of which page and folder do not say the same."""

    what: str
    page: str = ""
    """What the page says, in quotation marks; nothing where that is too long."""
    folder: str = ""
    """What the folder says."""
    signed_by: str = ""
    """Who signed the record that stands in the folder; not who changed anything."""
    signed_at: datetime | None = None
    why: str = ""
    """The reason that the record gives, in quotation marks."""


def differences(
    page: Assessment, folder: Assessment, whole: Assessment
) -> tuple[Difference, ...]:
    """Return all of which they do not say the same, as people read it.

    Args:
        page: What the audience of a report sees in its page.
        folder: What it would see in the folder.
        whole: Everything that the folder holds, which says who signed what.
    """
    return tuple(_differences(page, folder, whole))


def _differences(
    page: Assessment, folder: Assessment, whole: Assessment
) -> Iterator[Difference]:
    yield from _in_brief(page, folder)
    if _version(page) != _version(folder):
        yield Difference(
            "the version", quoted(_version(page)), quoted(_version(folder))
        )
    for ref in dict.fromkeys([*page.refs, *folder.refs]):
        yield from _in_finding(page, folder, whole, ref)
    yield from _in_outcome(page, folder)
    yield from _in_editions(page, folder)
    yield from _in_the_rest(page, folder)


def _in_brief(page: Assessment, folder: Assessment) -> Iterator[Difference]:
    found = difference(plain(page.brief), plain(folder.brief))
    for change in found:
        yield Difference(f"brief: {'.'.join(change.path)}", *_both(change))
    for name in ("standard", "panel"):
        orders = (list(getattr(each.brief, name)) for each in (page, folder))
        if not found and _differ(*orders):
            yield Difference(f"brief: the order of {name}")


def _both(change: Change) -> tuple[str, str]:
    sides = (change.before, change.after)
    if any(isinstance(side, list | dict) for side in sides):
        return "", ""
    return _said(change.before), _said(change.after)


def _said(item: object) -> str:
    return quoted(str(item)) if isinstance(item, str | int) else "nothing"


def _differ(one: object, other: object) -> bool:
    return canonical({"": one}) != canonical({"": other})


def _version(assessment: Assessment) -> str:
    agreed = assessment.agreed
    return f"{'' if agreed.is_published else 'draft after '}{agreed.version}"


def _in_finding(
    page: Assessment, folder: Assessment, whole: Assessment, ref: CriterionRef
) -> Iterator[Difference]:
    if not (ref in page.refs and ref in folder.refs):
        yield Difference(f"{ref} is in one of them only")
        return
    old, new = page.finding(ref), folder.finding(ref)
    if old.record() == new.record():
        return
    said = _apart(
        quoted(page.shown(ref, old.rating).word),
        quoted(folder.shown(ref, new.rating).word),
    )
    held = whole.finding(ref)
    why = quoted(held.why) if held.why else ""
    yield Difference(str(ref), *said, held.by or "", held.at, why)


def _apart(page: str, folder: str) -> tuple[str, str]:
    """Return both where they differ; where they don't, something else does."""
    return (page, folder) if page != folder else ("", "")


def _in_outcome(page: Assessment, folder: Assessment) -> Iterator[Difference]:
    old, new = page.agreed.outcome, folder.agreed.outcome
    if old == new:
        return
    ours, theirs = (quoted(o.rating) if o else "nothing" for o in (old, new))
    by, at = (new.by, new.at) if new else ("", None)
    yield Difference("the outcome", *_apart(ours, theirs), by, at)


def _in_editions(page: Assessment, folder: Assessment) -> Iterator[Difference]:
    for name in dict.fromkeys([*page.standards, *folder.standards]):
        one, other = (each.standards.get(name) for each in (page, folder))
        if _differ(in_order(one), in_order(other)):
            yield Difference(f"the edition {name}")
    if _differ(in_order(page.scales), in_order(folder.scales)):
        yield Difference("the scales")
    if _differ(in_order(page.crosswalk), in_order(folder.crosswalk)):
        yield Difference("the links between the standards")
    if page.earlier != folder.earlier:
        yield Difference(f"what {EARLIER_FILE} holds of last time")


def _in_the_rest(page: Assessment, folder: Assessment) -> Iterator[Difference]:
    """Yield what else differs, by the file that it stands in."""
    for person in dict.fromkeys([*page.sheets, *folder.sheets]):
        sheets = [_without_format(each.sheet(person)) for each in (page, folder)]
        is_panels = person in (page.only_rater, folder.only_rater)
        told = {"finding"} if is_panels else set()
        yield from _tables(sheet_file(person), *sheets, told=told)
    agreed = [plain(each.agreed) for each in (page, folder)]
    yield from _tables("agreed.toml", *agreed, told={"finding", "outcome"})


def _without_format(sheet: Sheet) -> dict[str, object]:
    return {name: item for name, item in plain(sheet).items() if name != "format"}


def _tables(
    file: str, one: dict[str, object], other: dict[str, object], *, told: set[str]
) -> Iterator[Difference]:
    names = {change.path[0] for change in difference(one, other)} - told
    for name in sorted(names):
        yield Difference(f"{name} in {file}")
