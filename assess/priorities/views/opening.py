"""What stands above the steps: what actions change, who owns them, what is known."""

from collections.abc import Iterator
from typing import Final

from assess.model.days import spelt
from assess.model.outcome import listed
from assess.priorities.logic.actions import Tally
from assess.priorities.logic.alone import Alone, Judged
from assess.priorities.logic.answer import Answer
from assess.priorities.logic.marks import ThemeState
from assess.priorities.logic.steps import Service

_NUMBERS: Final = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten",
)  # fmt: skip

_BY: Final = {
    "self-review": "by its own team",
    "peer-review": "by peers",
}


def in_words(number: int) -> str:
    """Return a number as a sentence has it."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def name_of(service: Service, found: Answer) -> str:
    """Return a service's name, with its council where there are several."""
    if not found.councils[1:]:
        return service.name
    return f"{service.name} ({service.council})"


def opening(found: Answer, *, tells_owners: bool) -> tuple[str, ...]:
    """Return the sentences above the steps."""
    if not found.services:
        return ()
    return (
        *_apart(found),
        *_actions(found, tells_owners=tells_owners),
        *_measures(found),
        *_judged(found),
    )


# What the actions change, and who owns them


def _actions(found: Answer, *, tells_owners: bool) -> Iterator[str]:
    counted, ended = found.tally, sum(one.ended for one in found.services)
    if not counted.all:
        every = "The one action" if ended == 1 else f"All {ended} actions"
        verb = "has" if ended == 1 else "have"
        none = "No action is asked for."
        yield f"{every} asked for {verb} ended." if ended else none
        return
    owners = (_owned(counted), _missed(counted)) if tells_owners else ()
    yield " ".join(filter(None, (_changed(counted), *owners)))


def _changed(counted: Tally) -> str:
    every, unsorted = counted.all, counted.all - counted.service - counted.screen
    for what, number in (("service", counted.service), ("screen", counted.screen)):
        if number == every:
            rest = _NOT_THE_SERVICE if what == "screen" else ""
            return f"{_all(every)} change{'s' if every == 1 else ''} the {what}{rest}."
    parts: list[str] = []
    for what, number in (("screen", counted.screen), ("service", counted.service)):
        verb = ("changes " if number == 1 else "change ") if not parts else ""
        parts.append(f"{number or 'none'} {verb}the {what}")
    said = f"Of {every} actions still to do, {listed(parts)}."
    if unsorted == every:
        whether = "whether it changes" if every == 1 else "whether they change"
        said = f"{_all(every)}: not said {whether} the service or only the screen."
    elif unsorted:
        said = f"{said} Of {unsorted} it is not said which."
    return said


_NOT_THE_SERVICE: Final = (
    ", and none changes a rule, a step, a contract, staffing or a channel"
)


def _all(number: int) -> str:
    if number == 1:
        return "The one action still to do"
    return f"All {number} actions still to do"


def _owned(counted: Tally) -> str:
    it = "it" if counted.all == 1 else "any of them"
    if counted.unowned == counted.all:
        return f"Nobody owns {it}."
    if counted.all == 1:
        return ""
    parts = [f"{title} {number}" for title, number in counted.owned]
    known = sum(number for _, number in counted.owned)
    others = counted.all - counted.unowned - known
    if others:
        parts.append(f"others {others}")
    if counted.unowned:
        parts.append(f"nobody {counted.unowned}")
    return f"Owners: {', '.join(parts)}."


def _missed(counted: Tally) -> str:
    if not counted.missed or counted.unowned == counted.all:
        return ""
    *most, last = counted.missed
    parts = f"{', '.join(most)} or {last}" if most else last
    verb = "It does not name" if counted.all == 1 else "None names"
    return f"{verb} {parts} as its owner."


# Savings and satisfaction


def _apart(found: Answer) -> Iterator[str]:
    for one in found.services:
        if one.measured.apart:
            yield f"{name_of(one.service, found)} {one.measured.apart}."


def _measures(found: Answer) -> Iterator[str]:
    services = [one for one in found.services if not one.measured.apart]
    if not found.services[1:]:
        yield from (_measured(one) for one in services)
        return
    unknown = sum(not one.measured.is_known for one in services)
    if unknown:
        yield (
            "Savings and satisfaction: which way both went is not known in "
            f"{in_words(unknown)} of {_services(len(found.services))}."
        )


def _measured(one: Alone) -> str:
    savings, satisfaction = one.measured.savings, one.measured.satisfaction
    if one.measured.is_known:
        if savings == satisfaction:
            how = {"better": "both got better", "worse": "both got worse"}
            return (
                f"Savings and satisfaction {how.get(savings, 'stayed as they were')}."
            )
        return f"Savings: {savings}. Satisfaction: {satisfaction}."
    if savings == satisfaction:
        return "Which way savings and satisfaction went is not known."
    lacking = "savings" if savings == "unknown" else "satisfaction"
    return f"Which way {lacking} went is not known, so one figure stands alone."


# Where it stands, by theme


def themes(found: Answer) -> tuple[str, ...]:
    """Return a line for each theme: sound, falls short, or not known."""
    say = _of_many if found.services[1:] else _of_one
    return tuple(say(theme) for theme in found.themes)


def _of_one(theme: ThemeState) -> str:
    sound, short, unknown = theme.criteria
    every = sound + short + unknown
    rest = f"; {unknown} not known" if unknown else ""
    if short:
        how_many = "" if every == 1 else f" in {short} of {every}"
        return f"{theme.title}: falls short{how_many}{rest}."
    if unknown == every:
        return f"{theme.title}: not known."
    if unknown:
        return f"{theme.title}: not known; {sound} of {every} looked at and met."
    return f"{theme.title}: sound."


def _of_many(theme: ThemeState) -> str:
    of = _services(theme.services)
    if theme.services == 1:
        return f"{_of_one(theme).removesuffix('.')} (one service)."
    parts: list[str] = []
    for says, number in (
        ("falls short", theme.short),
        ("sound", theme.sound),
        ("not known", theme.unknown),
    ):
        if number:
            parts.append(f"{says} in {in_words(number)}{'' if parts else f' of {of}'}")
    return f"{theme.title}: {', '.join(parts)}."


def _services(number: int) -> str:
    return f"{in_words(number)} service{'' if number == 1 else 's'}"


# Whose judgement it is


def by_whom(judged: Judged) -> str:
    """Say who judged."""
    if judged.kind in _BY:
        return _BY[judged.kind]
    return "by a panel" if judged.raters > 1 else "by one assessor"


def _judged(found: Answer) -> Iterator[str]:
    if found.services[1:]:
        return
    for one in found.services:
        yield judgement(one.judged)


def judgement(judged: Judged) -> str:
    """Say whose judgement it is, of which day and on how much."""
    day = f"on {spelt(judged.on)}" if judged.on else "on a day that is not given"
    if not judged.of:
        return f"Looked at {by_whom(judged)} {day}."
    count = f"{judged.of} {judged.nouns}"
    if judged.rated < judged.of:
        count = f"{judged.rated or 'none'} of {count}"
    return f"Judged {by_whom(judged)} {day}, on {count}."


def about(found: Answer) -> str:
    """Say of which services and councils the answer is, and who judged them."""
    councils = listed(list(found.councils)) if found.councils else ""
    if not found.services:
        return councils
    if not found.services[1:]:
        one = found.services[0]
        return f"{one.service.name} · {councils} · {one.phase}"
    ways: dict[str, int] = {}
    for one in found.services:
        way = by_whom(one.judged)
        ways[way] = ways.get(way, 0) + 1
    names = {one.service.known for one in found.services}
    if len(ways) == 1:
        how = f"each judged {next(iter(ways))}"
    else:
        parts = [
            f"{in_words(number)} {_plural(way, number)}" for way, number in ways.items()
        ]
        how = f"judged {listed(parts)}"
    count = _services(len(names))
    if len(names) < len(found.services):
        count = f"{count} in {in_words(len(found.services))} assessments"
    return f"{councils} · {count}, {how}"


def _plural(way: str, number: int) -> str:
    return way.replace("its own", "their own") if number > 1 else way
