"""The results of one standard: a cell for each criterion."""

from collections import Counter
from collections.abc import Iterable

from assess.model.after.last_time import since_last_time
from assess.model.assessment import Assessment
from assess.model.carried import as_carried
from assess.model.finding import CriterionRef
from assess.model.outcome import Decided, listed, plural
from assess.model.rating import CHOSEN
from assess.model.standard import Rating
from assess.publish.views.finding_view import (
    CellView,
    Fact,
    RatingView,
)
from assess.publish.views.method_view import StandardView


def rating_view(rating: Rating) -> RatingView:
    """Return how a rating is printed."""
    return RatingView(rating.word, rating.shape, rating.colour, rating.met)


def outcome_view(outcome: Decided) -> RatingView:
    """Return how the outcome is printed, with what it comes with."""
    return rating_view(outcome.rating)._replace(word=outcome.word)


def cell(assessment: Assessment, ref: CriterionRef) -> CellView:
    """Return a criterion with the panel's rating."""
    shown = assessment.shown_as(ref, assessment.finding(ref))
    before = since_last_time(assessment, ref)
    standard = assessment.standards[ref.standard]
    return CellView(
        anchor=anchor(ref),
        number=ref.criterion,
        title=assessment.criterion(ref).title,
        rating=rating_view(shown),
        since=before.words if before else "",
        has_changed=before is not None and before.has_changed,
        is_carried=assessment.is_carried(ref),
        noun=standard.noun,
        of=standard.title if len(assessment.brief.standard) > 1 else "",
    )


def labels(assessment: Assessment, refs: Iterable[CriterionRef]) -> str:
    """Name criteria with their titles, as a sentence has them."""
    named = [cell(assessment, ref).in_a_sentence for ref in refs]
    return listed(named) if named else ""


def anchor(ref: CriterionRef) -> str:
    """Return the id of a criterion in the page; made from ids, never from words.

    No name holds an underscore and no other id of a page does, so no two are the same
    whatever a council calls its standards. A letter stands first, as ids want.
    """
    return f"on_{ref.standard}_{ref.criterion}"


def standard_view(assessment: Assessment, name: str) -> StandardView:
    """Return a standard and its results."""
    standard = assessment.standards[name]
    cells = tuple(
        cell(assessment, ref) for ref in assessment.refs if ref.standard == name
    )
    return StandardView(
        id=name,
        title=standard.title,
        edition=standard.edition,
        source=standard.source,
        noun=standard.noun,
        nouns=plural(standard.noun),
        gating=assessment.brief.standard[name].gating or not _has_result(assessment),
        state="Rating" if assessment.scale(name).rating else "State",
        counts=_counts(assessment, name, cells),
        cells=cells,
        meanings=_meanings(assessment, name, cells),
        attribution=standard.attribution,
        note=standard.note,
    )


def _has_result(assessment: Assessment) -> bool:
    """Whether there is a result that another standard can stand beside."""
    scale = assessment.gating_scale
    return scale is not None and bool(scale.rating)


def _counts(assessment: Assessment, name: str, cells: tuple[CellView, ...]) -> str:
    """Count the ratings in words, best first; what is not rated comes last."""
    words = Counter(each.rating.word for each in cells)
    order = [rating.word for rating in assessment.scale(name).rating.values()]
    order += [word for word in words if word not in order]
    return ", ".join(f"{words[w]} {w.lower()}" for w in order if words[w])


def _meanings(
    assessment: Assessment, name: str, cells: tuple[CellView, ...]
) -> tuple[Fact, ...]:
    used = {each.rating.word for each in cells}
    scale = list(assessment.scale(name).rating.values())
    others = [*CHOSEN.values()]
    others += [as_carried(rating) for rating in (*scale, *others)]
    known = [*scale, *(rating for rating in others if rating.word in used)]
    return tuple(
        Fact(rating.word, " ".join(filter(None, (rating.meaning, rating.asks))))
        for rating in known
    )
