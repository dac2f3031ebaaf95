"""One assessment: the brief, its standards, everybody's sheets and what was agreed."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Self

from assess.model.agreed import Agreed
from assess.model.brief import Brief
from assess.model.carried import Carried, CarriedFinding, as_carried
from assess.model.crosswalk import NO_LINKS, Crosswalk
from assess.model.evidence import Evidence
from assess.model.finding import AskedAction, CriterionRef, Finding
from assess.model.last_time import LastTime
from assess.model.own_prompts import OwnPrompts
from assess.model.rating import WRITTEN_UP, shown
from assess.model.sheet import Sheet
from assess.model.standard import Criterion, LeftOut, Rating, Scale, Scales, Standard
from assess.model.values import Name, Value
from assess.model.versions.record import amended

_BEYOND_CORE = LeftOut(reason="Only the core of this standard was asked.")


class Assessment(Value):
    """One service against its standards at the end of one phase."""

    brief: Brief
    standards: dict[Name, Standard]
    scales: Scales
    sheets: dict[Name, Sheet] = {}
    agreed: Agreed = Agreed(format=1)
    crosswalk: Crosswalk = NO_LINKS
    """Which criteria of its standards belong together."""
    earlier: LastTime | None = None
    """The assessment that this one follows."""
    own_prompts: dict[Name, OwnPrompts] = {}
    """What the council asks beside its standards; nothing that a rating rests on."""

    def but(self, **changes: object) -> Self:
        """Return the same assessment but for *changes*, each a checked value."""
        return self.model_copy(update=changes)

    # What it is made of

    @cached_property
    def refs(self) -> tuple[CriterionRef, ...]:
        """Every criterion, in the order of the brief and of the standards."""
        return tuple(
            [
                CriterionRef(standard, criterion)
                for standard in self.brief.standard
                for criterion in self.standards[standard].criterion
            ]
        )

    @property
    def as_reported(self) -> Self:
        """The same with the standards first that decide the result, as reports do."""
        used = self.brief.standard
        first = sorted(used, key=lambda name: not used[name].gating)
        if first == list(used):
            return self
        standard = {name: used[name] for name in first}
        return self.but(brief=self.brief.but(standard=standard))

    def criterion(self, ref: CriterionRef) -> Criterion:
        """Return a criterion of one of the standards in use."""
        return self.standards[ref.standard].criterion[ref.criterion]

    def scale(self, standard: str) -> Scale:
        """Return the scale that a standard is used with."""
        return self.scales.scale[self.brief.standard[standard].scale]

    def gates(self, ref: CriterionRef) -> bool:
        """Whether a criterion takes part in deciding the outcome."""
        return self.brief.standard[ref.standard].gating and self.criterion(ref).gates

    @property
    def gating_scale(self) -> Scale | None:
        """The scale of the outcome: that of the gating standards."""
        for standard, used in self.brief.standard.items():
            if used.gating:
                return self.scale(standard)
        return None

    def sheet(self, person: str) -> Sheet:
        """Return a person's sheet; an empty one if nothing was written yet."""
        return self.sheets.get(person) or Sheet(format=1, person=person)

    # What the panel holds

    @property
    def choices(self) -> int:
        """How many findings, outcomes and pieces of evidence wait for a choice."""
        return self.agreed.choices + sum(s.choices for s in self.sheets.values())

    @cached_property
    def only_rater(self) -> str | None:
        """The one person who rates, whose sheet is then the panel's findings."""
        raters = self.brief.raters
        return raters[0] if len(raters) == 1 else None

    @property
    def shows_drafts(self) -> bool:
        """Whether a report has what each wrote: a draft of a team's own review.

        Nobody there must stay unknown to another until the ratings are shown.
        """
        return (
            self.brief.kind == "self-review"
            and self.only_rater is None
            and self.agreed.reveal is None
            and not self.agreed.is_published
        )

    def finding(self, ref: CriterionRef) -> Finding:
        """Return what the panel holds of a criterion."""
        known = self._held
        if ref not in known:
            said = self._written(ref)
            known[ref] = said if self._is_taken_up(ref) else self._tailored(ref, said)
        return known[ref]

    @cached_property
    def _held(self) -> dict[CriterionRef, Finding]:
        """The findings that somebody has asked for."""
        return {}

    def _is_taken_up(self, ref: CriterionRef) -> bool:
        """Whether somebody on the panel rated what is carried, as all know by now."""
        if self.only_rater or not self.agreed.reveal or not self.carried(ref):
            return False
        return any(self.sheet(p).at(ref).rating for p in self.brief.raters)

    def is_left_out(self, ref: CriterionRef, person: str | None = None) -> bool:
        """Whether the standard leaves it out and nobody has rated it anyway.

        Somebody is *person*, or the panel where no person is named.
        """
        if self.left_out(ref) is None:
            return False
        held = self.sheet(person).at(ref) if person else self._written(ref)
        return held.rating is None

    def _written(self, ref: CriterionRef) -> Finding:
        rater = self.only_rater
        return self.agreed.at(ref) if rater is None else self.sheet(rater).at(ref)

    def effective(self, person: str, ref: CriterionRef) -> Finding:
        """Return what counts as one person's finding.

        What the edition leaves out counts as not applicable until somebody rates it,
        and what is carried as it was rated last time until somebody says something.
        """
        return self._tailored(ref, self.sheet(person).at(ref))

    def as_held_by(self, person: str) -> Self:
        """Return the assessment as if the panel had agreed on what one person holds."""
        if self.only_rater is not None:
            return self
        held = self.sheet(person).finding
        return self.but(agreed=self.agreed.but(finding=held))

    def left_out(self, ref: CriterionRef) -> LeftOut | None:
        """Why the standard leaves a criterion out of an assessment like this."""
        brief = self.brief
        if self.is_beyond_core(ref):
            return _BEYOND_CORE
        for out in self.criterion(ref).left_out.values():
            if out.fits(brief.phase, brief.kind, brief.delivery):
                return out
        return None

    def carried(self, ref: CriterionRef) -> Carried | None:
        """Return what last time found of a criterion that is not asked again."""
        used, earlier = self.brief.standard[ref.standard], self.earlier
        is_carried = ref.criterion in self.brief.carried.get(ref.standard, ())
        return earlier.carried(ref, used.scale) if earlier and is_carried else None

    def is_carried(self, ref: CriterionRef) -> bool:
        """Whether the rating of last time stands, since nobody said anything anew."""
        return isinstance(self.finding(ref), CarriedFinding)

    def is_asked(self, ref: CriterionRef) -> bool:
        """Whether it is neither left out nor carried."""
        return not (self.is_left_out(ref) or self.is_carried(ref))

    def is_beyond_core(self, ref: CriterionRef) -> bool:
        """Whether only the core of its standard is asked, and this is none of it."""
        core = self.standards[ref.standard].core
        asks_core = self.brief.standard[ref.standard].core and bool(core)
        return asks_core and ref.criterion not in core

    def _tailored(self, ref: CriterionRef, held: Finding) -> Finding:
        """What is not asked counts as left out or carried, until a person rates it."""
        if held.rating is not None:
            return held
        if (before := self.carried(ref)) and not (held.reason or held.says_something):
            kept = {"rating": before.rating, "reason": before.reason}
            return CarriedFinding.model_validate({**dict(held), **kept})
        out = self.left_out(ref)
        if out is None:
            return held
        return held.but(rating="not-applicable", reason=held.reason or out.reason)

    def shown(self, ref: CriterionRef, rating: str | None) -> Rating:
        """Return how a rating of a criterion is shown."""
        return shown(self.scale(ref.standard), rating)

    def shown_as(self, ref: CriterionRef, held: Finding) -> Rating:
        """Return how what is held of a criterion is shown.

        Where a review gives no ratings, what was said makes it written up.
        """
        if isinstance(held, CarriedFinding):
            return as_carried(self.shown(ref, held.rating))
        is_said = held.rating is None and (held.says_something or held.reason)
        if is_said and not self.scale(ref.standard).rating:
            return WRITTEN_UP
        return self.shown(ref, held.rating)

    @cached_property
    def actions(self) -> tuple[AskedAction, ...]:
        """Every action that the panel asks for, in the order of a report.

        One that is for several criteria comes once, where it was said.
        """
        return tuple(self._asked())

    def _asked(self) -> Iterator[AskedAction]:
        refs, only = self.as_reported.refs, self.only_rater
        for ref in refs:
            for key, action in self.finding(ref).actions.items():
                whole = key if only is None else f"{only}-{key}"
                also = {*action.also} - {str(ref)}
                more = [other for other in refs if str(other) in also] if also else []
                yield AskedAction(whole, (ref, *more), action)

    def asked_on(self, ref: CriterionRef) -> tuple[AskedAction, ...]:
        """Return the actions that are for a criterion, also those said of another."""
        return tuple(asked for asked in self.actions if ref in asked.refs)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Every piece of evidence, by its id in the whole assessment."""
        return {
            key: value
            for sheet in self.sheets.values()
            for key, value in sheet.all_evidence.items()
        }

    # How it changes

    def relied_on(self, person: str) -> datetime | None:
        """When this person's findings were last submitted, revealed or published."""
        submission = self.sheet(person).submission
        if submission is None:
            return None
        moments = [submission.at]
        if self.agreed.reveal:
            moments.append(self.agreed.reveal.at)
        moments.extend(p.at for p in self.agreed.publication.values())
        return max(moments)

    @property
    def reopening_reason(self) -> str:
        """The reason given when it was last opened again; the default for a change."""
        reopened = list(self.agreed.reopened.values())
        return reopened[-1].reason if reopened else ""

    def changed(
        self,
        person: str,
        ref: CriterionRef,
        finding: Finding,
        *,
        at: datetime,
        why: str = "",
    ) -> Sheet:
        """Return the person's sheet with *finding*, as a record once submitted."""
        sheet = self.sheet(person)
        if sheet.submission is not None:
            finding = amended(
                sheet.at(ref),
                finding,
                at=at,
                by=person,
                why=why or self.reopening_reason,
                relied_on=self.relied_on(person),
            )
        return sheet.with_finding(ref, finding)

    def with_sheet(self, sheet: Sheet) -> "Assessment":
        """Return the assessment with *sheet* in place of that person's."""
        return self.but(sheets={**self.sheets, sheet.person: sheet})
