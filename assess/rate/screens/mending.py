"""Do what mends a problem of the criterion on screen, which another screen names."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from assess.model.problem import Mend
    from assess.rate.screens.sitting import Sitting


async def mend(at: Sitting, how: Mend) -> None:
    """Do what mends a problem; where nothing is asked for that, go back at once."""
    is_done = await at.edit(lambda at: _begin(at, how))
    if is_done and not (at.talk.is_asking or at.talk.field):
        at.returning.done()


def _begin(at: Sitting, how: Mend) -> None:
    match how:
        case "reason":
            at.writing.reason()
        case "well" | "action":
            at.said.ask(how)
        case "evidence":
            at.evidence.choose()
        case "dates":
            at.said.date_action()
        case "advice":
            at.said.make_advice()
        case "filing" | "choice" | "verdict" | "register":
            pass  # mended on other screens
        case "answering" | "marked" | "outcome":
            pass  # the same
        case _:
            assert_never(how)
