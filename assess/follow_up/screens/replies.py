"""What one may say of an action or a condition: a few words each, and why."""

from collections.abc import Callable
from typing import NamedTuple

from assess.follow_up.use_cases import follow_up


class Reply(NamedTuple):
    """What one may say of an action: one of a few words, and why."""

    question: str
    words: dict[str, str]
    """Each answer, and what people call it."""
    may: Callable[..., object]
    """Refuses it before anything is asked; gets the desk and the actions."""
    do: Callable[..., object]
    """Gets the desk, the actions, one of the words and a reason."""
    several: bool = False
    """Whether several can be answered alike."""
    of_condition: tuple[str, dict[str, str]] | None = None
    """What is asked and answered of a condition, where that has other words."""

    def asked_of(self, *, is_condition: bool) -> tuple[str, dict[str, str]]:
        """Return the question, and what each answer is called."""
        of_condition = self.of_condition if is_condition else None
        return of_condition or (self.question, self.words)


RESPOND = Reply(
    "What does the team say?",
    {
        "accept": "Accept: we will do it",
        "challenge": "Challenge: we do not agree, and say why",
        "factual-error": "Factual error: something in it is wrong",
    },
    follow_up.may_respond,
    lambda desk, *keys, word, reason: follow_up.respond(
        desk, *keys, answer=word, reason=reason
    ),
    several=True,
)
DECIDE = Reply(
    "What becomes of the challenge?",
    {
        "upheld": "Upheld: the team is right",
        "partly-upheld": "Partly upheld",
        "not-upheld": "Not upheld: the action stands",
    },
    follow_up.may_decide,
    lambda desk, key, *, word, reason: follow_up.decide_challenge(
        desk, key, word, reason=reason
    ),
)
VERIFY = Reply(
    "Is it done?",
    {"done": "Done", "partly": "Partly done", "not-done": "Not done"},
    follow_up.may_verify,
    lambda desk, key, *, word, reason: follow_up.verify(desk, key, word, reason=reason),
    of_condition=(
        "Is the condition met?",
        {"done": "Confirmed", "partly": "Partly met", "not-done": "Not met yet"},
    ),
)
