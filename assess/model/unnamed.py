"""What goes outside the full report: by roles and numbers, never by people.

The ids of a file say who wrote what, for example `jsmith-eftrz`. A page for others
says what was found and not by whom, so all that was written goes by the panel's own
name there and is numbered; people on the panel go by their roles.
"""

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from assess.model.after.follow_up import conditions, numbers
from assess.model.after.last_time import asked_before
from assess.model.after.replies import replies
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.evidence import EvidenceOrGone
from assess.model.finding import Finding, each_finding
from assess.model.last_time import LastTime
from assess.model.sheet import Progress, Response, Sheet, Verification
from assess.model.values import FORMAT, PANEL, Value, natural
from assess.model.whole import WHOLE_KINDS, Whole

EARLIER: Final = "earlier"
"""In whose name the actions and conditions of the earlier assessment go."""

CONDITION: Final = "condition"
"""In whose name the conditions of the result go."""

_Item = TypeVar("_Item")
_Step = TypeVar("_Step", Progress, Verification)


def without_authors(assessment: Assessment) -> Assessment:
    """Return the same without a trace of who wrote, rated, asked or answered.

    Doing it again changes nothing, so that a page can be drawn from its own data.
    """
    return _Unnamed(assessment).assessment


class _Unnamed:
    """An assessment by roles and numbers."""

    def __init__(self, whole: Assessment) -> None:
        self._whole = whole
        self._people = _roles(whole.brief)
        self._rater = self._people.get(whole.only_rater or "")
        self._sheets = [whole.sheets[p] for p in sorted(whole.sheets, key=natural)]
        self._evidence = {
            key: f"{PANEL}-{_numbered(n)}"
            for n, key in enumerate(sorted(whole.evidence, key=natural), 1)
        }
        self._numbers = numbers(whole)
        self._actions = {
            **{
                each.id: f"{EARLIER}-{_numbered(n)}"
                for n, each in enumerate(asked_before(whole), 1)
            },
            **{key: self._action(n) for key, n in self._numbers.items()},
            **{
                each.id: f"{CONDITION}-{_numbered(each.number)}"
                for each in conditions(whole)
            },
        }

    def _action(self, number: int) -> str:
        return f"{self._rater or PANEL}-{_numbered(number)}"

    @property
    def assessment(self) -> Assessment:
        whole = self._whole
        return whole.but(
            brief=whole.brief.but(
                panel={self._people[p]: m for p, m in whole.brief.panel.items()}
            ),
            sheets=self._everybodys(),
            agreed=self._agreed(),
            earlier=self._last_time(whole.earlier),
        )

    # What was written, in as few files as hold it

    def _everybodys(self) -> dict[str, Sheet]:
        """Return the only rater's findings, and all else in the panel's name."""
        answers = self._responses()
        files = max(len(answers), 1)
        sheets = {
            _file(n): Sheet(
                format=FORMAT,
                person=_file(n),
                response=answers[n] if n < len(answers) else {},
                evidence={} if n else self._all_evidence(),
                progress={} if n else self._steps([s.progress for s in self._sheets]),
                verified={} if n else self._steps([s.verified for s in self._sheets]),
                reply={} if n else _in_line(e.reply for e in replies(self._whole)),
            )
            for n in range(files)
        }
        kept = {p: s for p, s in sheets.items() if s != Sheet(format=FORMAT, person=p)}
        held = self._whole.sheets.get(self._whole.only_rater or "")
        if held is None or self._rater is None:
            return kept
        finding = each_finding(held.finding, self._finding)
        own = Sheet(
            format=held.format,
            person=self._rater,
            submitted=held.submitted,
            finding=finding,
        )
        return {self._rater: own, **kept}

    def _responses(self) -> list[dict[str, Response]]:
        """Return all answers to actions, several to one action in several tables."""
        tables: list[dict[str, Response]] = []
        for sheet in self._sheets:
            for key, given in sheet.response.items():
                action = self._actions[key]
                free = next((t for t in tables if action not in t), None)
                if free is None:
                    tables.append(free := {})
                free[action] = given
        return tables

    def _all_evidence(self) -> dict[str, EvidenceOrGone]:
        known = self._whole.evidence
        return {
            new.rpartition("-")[2]: known[key] for key, new in self._evidence.items()
        }

    def _steps(
        self, tables: Iterable[Mapping[str, Mapping[str, _Step]]]
    ) -> dict[str, dict[str, _Step]]:
        """Return what several did about actions, in the order of its time."""
        every: dict[str, list[_Step]] = {}
        for table in tables:
            for key, steps in table.items():
                every.setdefault(self._actions[key], []).extend(steps.values())
        return {
            action: _in_line(sorted(steps, key=lambda step: step.at))
            for action, steps in every.items()
        }

    # What the panel holds together

    def _agreed(self) -> Agreed:
        agreed = self._whole.agreed
        return agreed.but(
            reveal=_by_panel(agreed.reveal),
            finding=each_finding(agreed.finding, self._finding),
            outcome=_by_panel(agreed.outcome),
            whole=self._of_the_whole(agreed.whole),
            publication={n: _by_panel(p) for n, p in agreed.publication.items()},
            reopened={n: _by_panel(r) for n, r in agreed.reopened.items()},
            decided={self._actions[k]: _by_panel(d) for k, d in agreed.decided.items()},
            closed={self._actions[k]: _by_panel(c) for k, c in agreed.closed.items()},
            changes={self._actions[k]: _by_panel(c) for k, c in agreed.changes.items()},
            numbered={self._actions[key]: n for key, n in self._numbers.items()},
        )

    def _of_the_whole(self, whole: Whole) -> Whole:
        said = {
            kind: {
                f"{PANEL}-{_numbered(n)}": text
                for n, text in enumerate(whole.sentences(kind).values(), 1)
            }
            for kind in WHOLE_KINDS
        }
        every = {self._actions[key]: held for key, held in whole.conditions.items()}
        return whole.but(**said, condition=every)

    def _finding(self, held: Finding) -> Finding:
        return held.but(
            evidence={self._evidence[key]: True for key in held.evidence},
            well=self._said(held.well),
            gap=self._said(held.gap),
            advice=self._said(held.advice),
            action={self._own(key): each for key, each in held.action.items()},
            dissent=dict(
                zip(
                    map(_file, range(len(held.dissent))),
                    held.dissent.values(),
                    strict=True,
                )
            ),
        )

    def _said(self, sentences: Mapping[str, _Item]) -> dict[str, _Item]:
        before = "" if self._rater else f"{PANEL}-"
        return {
            f"{before}{_numbered(n)}": said
            for n, said in enumerate(sentences.values(), 1)
        }

    def _own(self, key: str) -> str:
        """Return an action's key where it stands: local in its rater's file."""
        rater = self._whole.only_rater
        if rater is None:
            return self._actions[key]
        return self._actions[f"{rater}-{key}"].rpartition("-")[2]

    def _last_time(self, earlier: LastTime | None) -> LastTime | None:
        if earlier is None:
            return None
        return earlier.but(
            action={self._actions[k]: each for k, each in earlier.action.items()},
            condition={self._actions[k]: each for k, each in earlier.condition.items()},
        )


def _roles(brief: Brief) -> dict[str, str]:
    """Return what each on the panel goes by: the role, and a number from two on."""
    called: dict[str, str] = {}
    for person, member in brief.panel.items():
        n = sum(1 for known in called if brief.panel[known].role == member.role)
        called[person] = f"{member.role}-{n + 1}" if n else member.role
    return called


def _file(n: int) -> str:
    return f"{PANEL}{n + 1}" if n else PANEL


def _numbered(n: int) -> str:
    return f"{n:04}"


def _in_line(items: Iterable[_Item]) -> dict[str, _Item]:
    return {_numbered(n): item for n, item in enumerate(items, 1)}


_Signed = TypeVar("_Signed", bound=Value | None)


def _by_panel(signed: _Signed) -> _Signed:
    """Return what somebody decided, in the panel's name."""
    if signed is None or getattr(signed, "by", None) is None:
        return signed
    return signed.but(by=PANEL)
