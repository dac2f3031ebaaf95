"""The days of an assessment as a calendar, and the message that goes with a report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from assess import __version__
from assess.check.use_cases.as_published import must_be_as_published
from assess.check.use_cases.deadlines import due
from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.exchange import calendars, mail
from assess.exchange.calendars import Event
from assess.model.assessment import Assessment
from assess.publish.views import mail as messages
from assess.publish.views.build import build
from assess.publish.views.calendar import Held, events
from assess.publish.views.data import seen_by
from assess.publish.views.moments import moments
from assess.publish.views.variants import VARIANTS, Variant
from assess.session.use_cases.session import agenda_for
from assess.store import assessments, files

INSIDE: Final = frozenset({"full", "actions"})
"""The variants of those who may come to the day."""

_OUTSIDE: Final = frozenset({"response", "reassessment"})
"""The deadlines that everybody may know of, beside what has to be done or confirmed."""

_OF_PEOPLE: Final = frozenset({"evidence", "action"})
"""Those that only the full report may name: they say who wrote what."""

CALENDAR: Final = "dates.ics"


def held_of(
    folder: Path,
    assessment: Assessment,
    variant: Variant,
    *,
    today: date,
) -> Held:
    """Return what the calendar of an assessment is made of.

    Raises:
        RefusedError: what stands published was changed since.
        StoreError: the council's own policy or agenda can't be read.
    """
    must_be_as_published(assessment)
    seen = seen_by(assessment, VARIANTS[variant].audience)
    comes = variant in INSIDE and not assessment.agreed.version
    return Held(
        seen=seen,
        view=build(assessment, variant=variant, tool_version=__version__),
        deadlines=tuple(
            each
            for each in due(folder, assessment, today=today)
            if _may_know(variant, each.what)
        ),
        agenda=agenda_for(folder, assessment) if comes else (),
    )


def _may_know(variant: Variant, what: str) -> bool:
    if variant not in INSIDE:
        return what in _OUTSIDE
    return variant == "full" or what not in _OF_PEOPLE


def calendar_of(held: Sequence[Held], without: Sequence[str] = ()) -> str:
    """Return the calendar of one assessment, or of several together.

    Args:
        held: What it is made of.
        without: Why others are not in it, in sentences.

    Raises:
        RefusedError: nothing has a day.
    """
    found = [each for one in held for each in events(one)]
    if not found:
        none = "Nothing here has a day yet, so there is no calendar."
        raise RefusedError(" ".join((none, *without)))
    services = dict.fromkeys(one.view.service for one in held)
    name = next(iter(services)) if len(services) == 1 else f"{len(held)} assessments"
    return _calendar(found, name, held)


def _calendar(found: Sequence[Event], name: str, held: Sequence[Held]) -> str:
    at = sorted(moment for one in held for moment in moments(one.seen))
    stamp = at[-1] if at else calendars.LONG_AGO
    return calendars.calendar(found, name, stamp=stamp, sequence=len(at))


class Message(NamedTuple):
    """A message, as text to paste and as a file to open."""

    text: str
    file: bytes


def message_of(held: Held, *, today: date) -> Message:
    """Return the message that goes with a report."""
    found = events(held)
    blocks, subject = messages.blocks(held, found, today), messages.subject(held)
    attached: tuple[mail.Attached, ...] = ()
    if found:
        text = _calendar(found, held.view.service, [held])
        attached = (mail.Attached(CALENDAR, "calendar", text),)
    whole = (mail.Block("", (subject,)), *blocks)
    return Message(mail.as_text(whole), mail.as_file(subject, blocks, attached))


def mail_of(folder: Path, variant: Variant) -> Message:
    """Return the message that goes with the report of an assessment, as of today.

    Raises:
        RefusedError: what stands published was changed since.
        StoreError: the assessment, the policy or the agenda can't be read.
    """
    loaded = assessments.load(folder)
    for error in loaded.set_aside:
        raise error
    today = day_here()
    held = held_of(folder, loaded.assessment, variant, today=today)
    return message_of(held, today=today)


def write_mail(message: Message, to: Path, *, is_draft: bool) -> None:
    """Write a message into a file, as text or as a draft.

    Raises:
        StoreError: it can't be written; an older file is intact.
    """
    content = message.file if is_draft else message.text.encode()
    files.replace(to, content, root=to.parent)
