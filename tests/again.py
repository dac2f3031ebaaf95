"""An assessment that follows a published one, in memory."""

from datetime import date

from assess.model.after.handing_on import copied
from assess.model.agreed import Outcome, Publication
from assess.model.assessment import Assessment
from assess.model.brief import Dates
from assess.model.values import Kind, Phase
from assess.setup.use_cases.first_brief import Start, first_brief
from tests import complete


def published(
    assessment: Assessment, rating: str, day: date, version: int = 1
) -> Assessment:
    """Return it assessed on a day, decided and published so often."""
    brief = assessment.brief.but(dates=Dates(assessed=day))
    agreed = assessment.agreed
    return assessment.but(
        brief=brief,
        agreed=agreed.but(
            outcome=Outcome(rating=rating, by="lead", at=complete.at(12)),
            publication={
                str(n): Publication(at=complete.at(19 + n), by="lead")
                for n in range(1, version + 1)
            },
            reopened={},
        ),
    )


def following(
    before: Assessment, kind: Kind = "reassessment", phase: Phase | None = None
) -> Assessment:
    """Return what is started after *before*, against the same editions."""
    brief = before.brief
    chosen = {name: used.scale for name, used in brief.standard.items()}
    start = Start(
        service=brief.service,
        council=brief.council,
        phase=phase or brief.phase,
        kind=kind,
        panel=dict(brief.panel),
        before=before,
        earlier=copied(before),
    )
    first = first_brief(start, dict(chosen), before.standards, before.scales)
    return Assessment(
        brief=first,
        standards=before.standards,
        scales=before.scales,
        earlier=start.earlier,
    )
