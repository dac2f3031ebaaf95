"""Write down what the panel saw, and link it to the criteria it speaks for."""

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.evidence import Evidence, EvidenceText
from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.model.period import FORMS, is_period
from assess.model.versions.merge_entries import gone_of, text_of
from assess.rate.use_cases.own_sheet import (
    OwnSheet,
    draft,
    must_write_findings,
    used_ids,
)


@at_once
def add_evidence(desk: Desk, text: EvidenceText) -> str:
    """Write down a piece of evidence; return its id in the whole assessment."""
    _must_be_whole(text)
    key = mint(used_ids(desk), after=desk.sheet.evidence)
    entry = Evidence.model_validate(dict(text))
    sheet = desk.sheet.but(evidence={**desk.sheet.evidence, key: entry})
    desk.put(sheet, f"Evidence: {text.title}")
    return f"{desk.person}-{key}"


@at_once
def add_and_link(desk: Desk, ref: CriterionRef, *texts: EvidenceText) -> list[str]:
    """Write down pieces of evidence that speak for a criterion; one step for undo.

    Returns:
        Their ids in the whole assessment.

    Raises:
        RefusedError: one has no title, or this person does not rate.
    """
    sheet, keys = desk.sheet, []
    for text in texts:
        _must_be_whole(text)
        key = mint(used_ids(desk) | {*sheet.evidence}, after=sheet.evidence)
        entry = Evidence.model_validate(dict(text))
        sheet = sheet.but(evidence={**sheet.evidence, key: entry})
        keys.append(f"{desk.person}-{key}")
    must_write_findings(desk)
    whole = desk.assessment.with_sheet(sheet)
    held = draft(desk, ref)
    linked = held.but(evidence={**held.evidence, **dict.fromkeys(keys, True)})
    said = f"{_pieces(len(keys))} for {called(desk.assessment, ref)}"
    new = whole.changed(desk.person, ref, linked, at=desk.now)
    desk.put(new, said, place=str(ref))
    return keys


def _pieces(count: int) -> str:
    return "Evidence" if count == 1 else f"{count} pieces of evidence"


@at_once
def change_evidence(desk: Desk, global_id: str, text: EvidenceText) -> bool:
    """Rewrite a piece of evidence of the person at the desk."""
    _must_be_whole(text)
    key, old = _own(desk, global_id)
    table = {**desk.sheet.evidence, key: old.but(**dict(text))}
    return desk.put(desk.sheet.but(evidence=table), f"Evidence: {text.title}")


@at_once
def remove_evidence(desk: Desk, global_id: str) -> bool:
    """Take a piece of evidence out; what is left is the digest of it."""
    key, old = _own(desk, global_id)
    table = {**desk.sheet.evidence, key: gone_of(old)}
    return desk.put(desk.sheet.but(evidence=table), f"Evidence deleted: {old.title}")


@at_once
def link(desk: Desk, ref: CriterionRef, *ids: str, linked: bool) -> bool:
    """Link pieces of evidence to a criterion, or unlink them; one step for undo."""
    finding = draft(desk, ref)
    for each in ids:
        if linked and each not in desk.assessment.evidence:
            raise RefusedError(f"There is no evidence {each} in this assessment.")
    changed = [each for each in ids if linked or each in finding.evidence]
    if not changed:
        return False
    table = {**finding.evidence, **dict.fromkeys(changed, linked)}
    what = "Evidence linked" if linked else "Evidence unlinked"
    return OwnSheet(desk, ref).put(finding.but(evidence=table), what)


def _must_be_whole(text: EvidenceText) -> None:
    if not text.title.strip():
        raise RefusedError("Evidence needs a title. Say in a few words what was seen.")
    if not is_period(text.shows):
        raise RefusedError(f"{text.shows} is not a period. Write it like {FORMS}.")


def own_evidence(desk: Desk, global_id: str) -> EvidenceText:
    """Return what the person at the desk wrote down of a piece of evidence.

    Raises:
        RefusedError: it is somebody else's, or was deleted.
    """
    return text_of(EvidenceText)(_own(desk, global_id)[1])


def _own(desk: Desk, global_id: str) -> tuple[str, Evidence]:
    person, _, key = global_id.rpartition("-")
    item = desk.sheet.evidence.get(key) if person == desk.person else None
    if not isinstance(item, Evidence):
        raise RefusedError("Only its author changes evidence. Choose one of your own.")
    return key, item
