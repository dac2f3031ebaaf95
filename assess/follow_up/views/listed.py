"""The list of actions, as somebody filters and orders it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from assess.follow_up.views.said import named_of, owner_of
from assess.model.after.follow_up import ENDED, Followed
from assess.model.after.last_time import asked_before, moved_over
from assess.model.assessment import Assessment
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

ANSWER: Final = "the team responds"
FILTERS: Final = ("all", "open", "overdue", "waiting for you")
SORTS: Final = ("due", "criterion", "owner")


class Listed(NamedTuple):
    """The list of actions, as somebody filters and orders it."""

    assessment: Assessment
    person: str
    today: date
    filter: str
    sort: str

    def wanted(self, every: Iterable[Followed]) -> tuple[Followed, ...]:
        """Return those that are shown, in their order."""
        return tuple(sorted(filter(self._is_wanted, every), key=self._order))

    def _is_wanted(self, each: Followed) -> bool:
        match self.filter:
            case "open":
                return each.state not in ENDED
            case "overdue":
                return each.days_late(self.today) > 0
            case "waiting for you":
                return self.waits_for_me(each)
            case _:
                return True

    def waits_for_me(self, each: Followed) -> bool:
        """Whether this person has to do something next."""
        brief = self.assessment.brief
        mine = {
            "the lead decides": (brief.writes_agreed or "",),
            "an assessor verifies": brief.people("lead", "assessor"),
            ANSWER: brief.answering,
            "the team acts": brief.people("team"),
        }
        return self.person in mine.get(self._turn(each), ())

    def waits_for_my_answer(self, each: Followed) -> bool:
        """Whether this person is to respond to it next."""
        return self._turn(each) == ANSWER and self.waits_for_me(each)

    def _turn(self, each: Followed) -> str:
        return each.waits_for(published=bool(self.assessment.agreed.version))

    def _order(self, each: Followed) -> tuple[object, ...]:
        asked = each.asked
        refs = self.assessment.refs
        here = [refs.index(ref) for ref in asked.refs[:1] if ref in refs]
        place = here[0] if here else len(refs) if asked.refs else -1
        first: dict[str, object] = {
            "due": each.due or date.max,
            "criterion": place,
            "owner": asked.action.owner.casefold(),
        }
        return (first[self.sort], place, each.id)

    def from_last_time(self, marks: Marks) -> Iterator[Block]:
        """Yield what the earlier assessment asked for, which only gets a verdict."""
        moved = {each.id for each in moved_over(self.assessment)}
        before = [e for e in asked_before(self.assessment) if e.id not in moved]
        wanted = [e for e in before if self.filter == "all" or not e.has_verdict]
        if not wanted:
            return
        yield Block("Asked for last time: v says what became of it", "accent")
        for each in wanted:
            yield Block(each.action.text, key=each.id, mark=marks.bullet)
            named, who = named_of(self.assessment, each.asked), owner_of(each.asked)
            facts = (named, who, each.verdict, each.called)
            yield Block(", ".join(facts), "quiet", indent=2)
        yield Block("Asked for this time", "accent")
