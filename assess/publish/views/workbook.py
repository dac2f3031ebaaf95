"""The report as sheets of a workbook, from the same view as every page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from assess.exchange.workbook.values import Book, Column, Held, Sheet
from assess.model.after.follow_up import IN_WORDS, OF_CONDITIONS
from assess.publish.views.finding_view import ActionView, EvidenceView, FindingView
from assess.publish.views.method_view import StandardView
from assess.publish.views.view import ReportView

Row = tuple[Held, ...]


class _Kind(NamedTuple):
    """A sheet: its columns, and the rows that one report has in it."""

    columns: tuple[Column, ...]
    rows: Callable[[ReportView], Iterator[Row]]


SERVICE: Final = Column("Service", 28)
NUMBER: Final = Column("Number", 9)
OF_THE_RESULT: Final = "The result rests on it"
TITLE: Final = Column("Title", 44)
STANDARD: Final = Column("Standard", 26)


def book(reports: Sequence[ReportView]) -> Book:
    """Return the sheets of one report, or of several of one variant together."""
    first = reports[0]
    title = first.title if len(reports) == 1 else f"{len(reports)} assessments"
    return Book(
        title,
        first.masthead if len(reports) == 1 else "assess",
        tuple(
            Sheet(name, _with_choices(name, kind.columns, reports), rows)
            for name in _BY_VARIANT[first.variant]
            if (rows := _rows(kind := _SHEETS[name], reports)) or name == "Services"
        ),
    )


def _rows(kind: _Kind, reports: Sequence[ReportView]) -> tuple[Row, ...]:
    return tuple(row for each in reports for row in kind.rows(each))


def _with_choices(
    name: str, columns: tuple[Column, ...], reports: Sequence[ReportView]
) -> tuple[Column, ...]:
    """Offer the ratings that the standards of these reports have."""
    if name not in ("Ratings", "Findings"):
        return columns
    standards = (s for each in reports for s in each.standards)
    meant = dict.fromkeys(fact.name for s in standards for fact in s.meanings)
    return tuple(
        c._replace(choices=tuple(meant)) if c.title == "Rating" else c for c in columns
    )


def _services(view: ReportView) -> Iterator[Row]:
    result = view.summary.result
    yield (
        view.service,
        view.council,
        view.kind,
        view.phase,
        view.assessed_on,
        result.word if result else view.summary.heading,
        view.status,
        len(view.actions),
        sum(not action.has_ended for action in view.actions),
        view.check.audience,
        view.check.id,
        view.check.digest,
    )


def _findings_of(view: ReportView) -> Iterator[tuple[StandardView, FindingView]]:
    for group in view.found:
        for found in group.findings:
            yield group.standard, found


def _ratings(view: ReportView) -> Iterator[Row]:
    for standard, found in _findings_of(view):
        cell = found.criterion
        yield (
            view.service,
            standard.title,
            cell.number,
            cell.title,
            cell.rating.word,
            "yes" if standard.gating else "no",
            cell.since,
            found.method,
            found.team.word if found.team else "",
        )


def _findings(view: ReportView) -> Iterator[Row]:
    for standard, found in _findings_of(view):
        cell = found.criterion
        for kind, key, words in _said(found, view.assessed_by):
            place = view.service, standard.title, cell.number, cell.title
            yield (*place, cell.rating.word, kind, words, key)


def _said(found: FindingView, by: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is said of a criterion: what kind, its id, and the words."""
    if found.reason:
        yield "Reason", "", found.reason
    if found.answers:
        yield "Who answers", "", found.answers
    for said in found.well:
        yield "Done well", said.id, said.text
    for said in found.gaps:
        yield f"What the {by} did not see", said.id, said.text
    for action in found.actions:
        yield "Must do", action.number, action.text
    for advice in found.advice:
        yield "Could do", advice.id, advice.text
    yield from _held_by_some(found)


def _held_by_some(found: FindingView) -> Iterator[tuple[str, str, str]]:
    """Yield what parts of the organisation, or single people, have to do with it."""
    for part in found.parts:
        more = "; ".join(filter(None, (part.changed, part.reason)))
        yield "Who is involved", "", f"{part.title}: {part.level}{_after(more)}"
    for one in found.independent:
        yield "Rated alone", "", f"{one.who}: {one.rating.word}"
    for draft in found.drafts:
        yield "Draft", "", f"{draft.who}: {draft.rating.word}{_after(draft.reason)}"
    for dissent in found.dissent:
        said_so = f"{dissent.who}: {dissent.rating.word}{_after(dissent.reason)}"
        yield "Dissent", "", said_so


def _after(words: str) -> str:
    return f". {words}" if words else ""


def _evidence(view: ReportView) -> Iterator[Row]:
    found: dict[str, tuple[EvidenceView, list[str]]] = {}
    for standard, finding in _findings_of(view):
        for item in finding.evidence:
            _, places = found.setdefault(item.id, (item, []))
            places.append(f"{standard.title} {finding.criterion.number}")
    for key, (item, places) in found.items():
        about = item.title, item.kind, item.voice.removeprefix("voice of ")
        yield (
            view.service,
            *about,
            item.where,
            item.shows,
            item.seen,
            "\n".join(places),
            key,
        )


def _actions(view: ReportView) -> Iterator[Row]:
    nouns = {
        cell.anchor: standard for standard in view.standards for cell in standard.cells
    }
    for condition in view.conditions:
        about = [place.criterion for place in condition.about]
        of = dict.fromkeys(nouns[at.anchor].title for at in about if at.anchor in nouns)
        yield (
            condition.number,
            condition.text,
            condition.confirmed_by,
            condition.due,
            "" if condition.due else condition.by,
            condition.status,
            condition.turn.removeprefix("Next: "),
            view.service,
            ", ".join(of),
            ", ".join(at.number for at in about),
            OF_THE_RESULT,
            "\n".join(f"{step.words}{_after(step.text)}" for step in condition.steps),
            condition.id,
        )
    for action in view.actions:
        cell = action.criterion
        yield (
            action.number,
            action.text,
            action.owner,
            action.due,
            "" if action.due else action.by,
            action.status,
            action.turn.removeprefix("Next: "),
            view.service,
            nouns[cell.anchor].title if cell.anchor in nouns else "",
            ", ".join(_numbers(action)),
            cell.title,
            "\n".join(f"{step.words}{_after(step.text)}" for step in action.steps),
            action.id,
        )


def _numbers(action: ActionView) -> Iterator[str]:
    """Yield the numbers of the criteria that an action is for."""
    yield action.criterion.number
    for place in action.also:
        yield place.criterion.number


def _whole(view: ReportView) -> Iterator[Row]:
    whole = view.whole
    for kind, sentences in (
        ("Commentary", whole.commentary),
        ("Risk beyond this service", whole.risk),
        ("Thanks", whole.thanks),
        ("Advice", whole.advice),
    ):
        for said in sentences:
            yield view.service, kind, said.text, said.id


def _agreement(view: ReportView) -> Iterator[Row]:
    for found in view.method.agreement:
        place = view.service, found.standard, found.criteria
        apart = found.same, found.one_apart, found.further
        yield (*place, *apart, f"{found.says} {found.alpha}")


_STATES: Final = tuple(dict.fromkeys([*IN_WORDS.values(), *OF_CONDITIONS.values()]))

_SHEETS: Final[dict[str, _Kind]] = {
    "Services": _Kind(
        (SERVICE, Column("Council", 26), Column("Kind", 20), Column("Phase", 10),
         Column("Assessed on", 18), Column("Result", 22), Column("Status", 24),
         Column("Actions", 9), Column("Still open", 11), Column("Made for", 30),
         Column("Assessment", 13), Column("SHA-256 of the data", 40)),
        _services,
    ),
    "Ratings": _Kind(
        (SERVICE, STANDARD, NUMBER, TITLE, Column("Rating", 18),
         Column("Decides the result", 12), Column("Since last time", 22),
         Column("How it was reached", 28), Column("The team's own rating", 18)),
        _ratings,
    ),
    "Findings": _Kind(
        (SERVICE, STANDARD, NUMBER, TITLE, Column("Rating", 18), Column("What", 20),
         Column("Words", 80), Column("Id", 14)),
        _findings,
    ),
    "As a whole": _Kind(
        (SERVICE, Column("What", 24), Column("Words", 80), Column("Id", 14)),
        _whole,
    ),
    "Evidence": _Kind(
        (SERVICE, Column("Evidence", 40), Column("Kind", 14), Column("Voice", 16),
         Column("Where", 40),
         Column("Shows", 14), Column("Seen on", 18), Column("Speaks for", 30),
         Column("Id", 14)),
        _evidence,
    ),
    "Actions": _Kind(
        (Column("Reference", 11), Column("Recommendation", 60),
         Column("Accountable", 22), Column("Due", 18), Column("Due, in words", 22),
         Column("Status", 18, _STATES), Column("Next", 22), SERVICE,
         STANDARD, NUMBER, TITLE, Column("What became of it", 50), Column("Id", 14)),
        _actions,
    ),
    "Agreement": _Kind(
        (SERVICE, STANDARD, Column("Rated by two or more", 12),
         Column("All the same", 12), Column("One step apart", 12),
         Column("Further apart", 12),
         Column("How far it can be trusted", 60)),
        _agreement,
    ),
}  # fmt: skip

_BY_VARIANT: Final = {
    "full": tuple(_SHEETS),
    "public": tuple(_SHEETS),
    "actions": ("Services", "Actions"),
    "summary": ("Services", "Ratings"),
}
"""Which sheets each variant has: no more than its page says."""
