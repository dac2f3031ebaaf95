"""Keep what readers said of a published report, and what was done of it."""

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.after.replies import Said, printed, replies
from assess.model.sheet import Reply
from assess.model.unknown import nearest


@at_once
def keep(desk: Desk, who: str, words: str) -> Said:
    """Keep what somebody said; the next version prints it.

    Args:
        desk: Whose sheet it goes into.
        who: Who said it, by role or group.
        words: What was said.

    Raises:
        RefusedError: nothing was published yet, or either is empty.
    """
    if not desk.assessment.agreed.version:
        raise RefusedError("Nothing is published yet, so nobody can have replied.")
    if not who.strip():
        raise RefusedError("Say from whom it came, by role or group and not by name.")
    if not words.strip():
        raise RefusedError("Say what came back.")
    key = mint(after=desk.sheet.reply)
    entry = Reply(at=desk.now, from_=who.strip(), text=words.strip())
    table = {**desk.sheet.reply, key: entry}
    desk.put(desk.sheet.but(reply=table), "Reply kept")
    return next(e for e in replies(desk.assessment) if e.key == key)


@at_once
def say_what_was_done(desk: Desk, called: str, words: str) -> Said:
    """Say what was done of a reply; the next version prints it.

    Raises:
        RefusedError: there is no such reply, somebody else kept it, nothing is said, or
            the version that stands prints it.
    """
    each = find(desk, called)
    if each.person != desk.person:
        raise RefusedError(
            f"{each.called} was kept by {each.person}, who says what was done of it."
        )
    if not words.strip():
        raise RefusedError("Say what was done.")
    agreed = desk.assessment.agreed
    if agreed.is_published and each in printed(desk.assessment):
        raise RefusedError(
            f"Version {agreed.version} prints {each.called}. Open it again first."
        )
    after = each.reply.but(did=words.strip(), did_at=desk.now)
    table = {**desk.sheet.reply, each.key: after}
    desk.put(desk.sheet.but(reply=table), f"What was done of {each.called}")
    return find(desk, called)


def find(desk: Desk, called: str) -> Said:
    """Return the reply that commands call so.

    Raises:
        RefusedError: there is none.
    """
    known = {each.called: each for each in replies(desk.assessment)}
    name = called.strip().upper()
    if name not in known:
        raise RefusedError(f"There is no reply {called}. {nearest(name, known)}")
    return known[name]


def waits(desk: Desk, each: Said) -> bool:
    """Whether a reply waits for the next version to be printed."""
    return desk.assessment.agreed.is_published and each not in printed(desk.assessment)
