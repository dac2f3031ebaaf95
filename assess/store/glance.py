"""A first look at an assessment, quick enough for the first paint.

It needs no pydantic: the files are read and not checked. What is shown here is
shown again, checked, a moment later.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from assess.model.file_names import AGREED_FILE, EARLIER_FILE, sheet_file
from assess.store import disk
from assess.store.errors import MissingFileError, StoreError
from assess.store.toml import Plain, decode
from assess.store.workspace import BRIEF


class GlancedRating(NamedTuple):
    """How a rating is shown."""

    word: str
    letter: str
    shape: str
    colour: str = "neutral"
    is_carried: bool = False
    is_asked: bool = True
    """Whether it is neither left out nor carried."""


class GlancedCriterion(NamedTuple):
    """A line of the list of criteria."""

    id: str
    title: str
    theme: str
    rating: GlancedRating


class GlancedStandard(NamedTuple):
    """A standard and its criteria."""

    id: str
    title: str
    noun: str
    done: str
    """What becomes of its criteria: rated, or written up where no rating is given."""
    criteria: tuple[GlancedCriterion, ...]


class Glance(NamedTuple):
    """What can be said of an assessment at a glance."""

    folder: Path
    id: str = ""
    service: str = ""
    council: str = ""
    phase: str = ""
    kind: str = ""
    people: tuple[tuple[str, str], ...] = ()
    """Id and role of everybody on the panel."""
    standards: tuple[GlancedStandard, ...] = ()
    outcome: str = ""
    version: int = 0
    is_published: bool = False
    trouble: str = ""
    """Why it can't be read, in one sentence."""
    spoilt: tuple[str, ...] = ()
    """Files of it that can't be read."""

    @property
    def rated(self) -> int:
        """How many criteria are rated, or written up where no rating is given."""
        left = (NOT_RATED, NOT_WRITTEN_UP)
        every = [c.rating for s in self.standards for c in s.criteria]
        return sum(r.is_asked and r not in left for r in every)

    @property
    def carried(self) -> int:
        """How many stand as they were rated last time."""
        every = (c.rating for s in self.standards for c in s.criteria)
        return sum(rating.is_carried for rating in every)

    @property
    def done(self) -> str:
        """What becomes of a criterion here: it is rated, or written up."""
        words = {s.done for s in self.standards}
        return "written up" if words == {"written up"} else "rated"

    @property
    def total(self) -> int:
        """How many criteria are asked."""
        return sum(c.rating.is_asked for s in self.standards for c in s.criteria)


NOT_RATED = GlancedRating("Not yet rated", "U", "○")
NOT_WRITTEN_UP = GlancedRating("Not written up", "U", "○")
WRITTEN_UP = GlancedRating("Written up", "W", "●")

_SAID = ("well", "gap", "action", "advice", "reason")
_SAYS = ("rating", *_SAID)

_WHEN = ("phase", "kind", "delivery")
"""What a criterion is left out by."""

_CHOSEN = {
    "not-assessed": GlancedRating("Not assessed", "X", "◌"),
    "not-applicable": GlancedRating("Not applicable", "N", "–"),
    "abstain": GlancedRating("Abstained", "B", "◇"),
}


def glance(folder: Path, person: str | None = None) -> Glance:
    """Look at an assessment; at the ratings of *person* rather than the panel's."""
    try:
        brief = _table(folder, BRIEF)
        return _look(folder, brief, person)
    except StoreError as error:
        return Glance(folder, trouble=str(error))
    except (AttributeError, TypeError, KeyError, ValueError):
        return Glance(folder, trouble=f"{folder.name} holds something unexpected.")


def _table(folder: Path, name: str) -> Plain:
    return decode(disk.content(folder / name, name), name)


def _heads(folder: Path, name: str) -> Plain:
    """Return an edition without its guidance, which is most of it.

    Tables below a criterion are left out before parsing, but for what says when it is
    not asked. Should a text of several lines look like the name of a table, the whole
    file is parsed.
    """
    content = disk.content(folder / name, name)
    kept, keeps = [], True
    for line in content.split(b"\n"):
        if line.startswith(b"["):
            keeps = line.count(b".") <= 1 or b".left-out" in line
        if keeps:
            kept.append(line)
    try:
        return decode(b"\n".join(kept), name)
    except StoreError:
        return decode(content, name)


def _optional(folder: Path, name: str, spoilt: list[str]) -> Plain:
    try:
        return _table(folder, name)
    except MissingFileError:
        return {}
    except StoreError:
        spoilt.append(name)
        return {}


def _look(folder: Path, brief: Plain, person: str | None) -> Glance:
    panel = brief.get("panel", {})
    spoilt: list[str] = []
    agreed = _optional(folder, AGREED_FILE, spoilt)
    rater = person or _only_rater(brief)
    sheet = agreed
    if rater:
        sheet = _optional(folder, sheet_file(rater), spoilt)
    scales = _table(folder, "standards/scales.toml")["scale"]
    used: dict[str, Any] = brief.get("standard", {})
    kept = brief.get("carried", {})
    before = _optional(folder, EARLIER_FILE, spoilt) if kept else {}
    return Glance(
        folder=folder,
        id=str(brief.get("id", "")),
        service=str(brief["service"]),
        council=str(brief.get("council", "")),
        phase=str(brief.get("phase", "")),
        kind=str(brief.get("kind", "")),
        people=tuple((name, str(member["role"])) for name, member in panel.items()),
        standards=tuple(
            _standard(
                folder,
                name,
                scales[use["scale"]],
                brief,
                _with_carried(sheet, name, kept.get(name, ()), before),
            )
            for name, use in used.items()
        ),
        outcome=_outcome(brief, agreed, scales),
        version=len(agreed.get("publication", {})),
        is_published=len(agreed.get("publication", {}))
        > len(agreed.get("reopened", {})),
        spoilt=tuple(spoilt),
    )


def _only_rater(brief: Plain) -> str | None:
    roles = {"lead", "assessor"}
    if brief.get("kind") == "self-review":
        roles.add("team")
    raters = [p for p, m in brief.get("panel", {}).items() if m.get("role") in roles]
    return raters[0] if len(raters) == 1 else None


def _with_carried(
    sheet: Plain, standard: str, kept: Iterable[str], before: Plain
) -> Plain:
    """Return the findings of a standard, with the ratings of last time that stand."""
    held = sheet.get("finding", {}).get(standard, {})
    rated = before.get("standard", {}).get(standard, {}).get("rating", {})
    stand = {
        number: {"carried": rated[number]}
        for number in kept
        if number in rated
        and not any(_stands(held.get(number, {}).get(name)) for name in _SAYS)
    }
    return {**held, **stand}


def _standard(
    folder: Path, name: str, scale: Plain, brief: Plain, held: Plain
) -> GlancedStandard:
    table = _heads(folder, f"standards/{name}.toml")
    themes = table.get("theme", {})
    out = _left_out(table, brief, asks_core=brief["standard"][name].get("core", False))
    criteria = tuple(
        GlancedCriterion(
            id=number,
            title=str(criterion["title"]),
            theme=str(themes.get(criterion.get("theme"), {}).get("title", "")),
            rating=_rating(scale, held.get(number, {}), is_left_out=number in out),
        )
        for number, criterion in table["criterion"].items()
    )
    noun = str(table.get("noun", "point"))
    done = "rated" if scale.get("rating") else "written up"
    return GlancedStandard(name, str(table["title"]), noun, done, criteria)


def _left_out(table: Plain, brief: Plain, *, asks_core: bool) -> frozenset[str]:
    """Return the criteria that a standard leaves out of an assessment like this."""
    every = table["criterion"]
    core = {number for number, each in every.items() if each.get("core")}
    beyond = every.keys() - core if asks_core and core else frozenset()
    here = {"delivery": "built", **brief}
    return frozenset(beyond) | {
        number
        for number, each in every.items()
        for out in each.get("left-out", {}).values()
        if all(here[key] in (out.get(key) or (here[key],)) for key in _WHEN)
    }


def _rating(scale: Plain, held: Plain, *, is_left_out: bool = False) -> GlancedRating:
    if "carried" in held:
        known = _rating(scale, {"rating": held["carried"]})
        word = f"{known.word} (carried)"
        return GlancedRating(word, "L", "»", is_carried=True, is_asked=False)
    rating = held.get("rating")
    if is_left_out and not isinstance(rating, str):
        return _CHOSEN["not-applicable"]._replace(is_asked=False)
    if not isinstance(rating, str):
        if scale.get("rating"):
            return NOT_RATED
        is_said = any(_stands(held.get(name)) for name in _SAID)
        return WRITTEN_UP if is_said else NOT_WRITTEN_UP
    known = scale.get("rating", {}).get(rating)
    if known is None:
        return _CHOSEN.get(rating, NOT_RATED)
    return GlancedRating(*(known[key] for key in ("word", "letter", "shape", "colour")))


def _stands(said: object) -> bool:
    """Whether a reason, or one of the sentences, is there and was not taken out."""
    if not isinstance(said, dict):
        return bool(said)
    return any(not isinstance(s, dict) or "gone" not in s for s in said.values())


def _outcome(brief: Plain, agreed: Plain, scales: Plain) -> str:
    """Return the outcome as `assess.model.outcome` words it."""
    held = agreed.get("outcome", {})
    used = brief.get("standard", {}).values()
    gating = [each["scale"] for each in used if each.get("gating", True)][:1]
    names = gating or [each["scale"] for each in used]
    tables = [table for name in names if (table := scales[name].get("rating"))]
    known = tables[0].get(held.get("rating"), {}) if tables else {}
    word, in_word = str(known.get("word", "")), known.get("result-with")
    has_conditions = _stands(agreed.get("whole", {}).get("condition", {}))
    stated = "conditions" if has_conditions and not in_word else held.get("with")
    return f"{word} with {stated}" if word and stated not in (None, in_word) else word
