"""The words that people use for what the program calls otherwise."""

from typing import Final

WORDS_FOR: Final[dict[str, str]] = {
    "agenda": "session",
    "answer": "respond",
    "approve": "publish",
    "cancel": "undo, no longer applies",
    "challenge": "respond, decide",
    "clipboard": "copy",
    "close": "leave, verify",
    "comment": "private note",
    "conflict": "versions",
    "contrast": "other colours",
    "correct": "reopen",
    "dark": "other colours",
    "demo": "try the examples",
    "disagree": "dissent",
    "document": "evidence",
    "done": "verify, submit",
    "edit": "reopen",
    "exit": "leave",
    "export": "make the report, copy",
    "filter": "find",
    "finish": "publish, submit",
    "hand": "make the report, submit",
    "history": "why",
    "html": "make the report, open the report",
    "jump": "by number",
    "light": "other colours",
    "link": "evidence",
    "markdown": "make the report, copy this",
    "meeting": "session",
    "member": "people",
    "missing": "review, next lacking, gap",
    "new": "start",
    "notes": "private note, session",
    "overdue": "actions",
    "panel": "people, panel",
    "pdf": "make the report",
    "person": "people",
    "praise": "done well",
    "print": "make the report",
    "proof": "evidence",
    "quit": "leave",
    "rate": "not assessed, not applicable, abstain, clear rating, how sure",
    "recommendation": "action, advice",
    "release": "publish",
    "reply": "respond",
    "report": "make the report",
    "roles": "people",
    "save": "leave",
    "search": "find",
    "send": "draft for the team, make the report, submit, copy where it is",
    "share": "make the report, copy where it is",
    "sign": "publish",
    "skip": "abstain, not assessed",
    "strength": "done well",
    "symbols": "letters",
    "tasks": "actions",
    "team": "people",
    "theme": "other colours",
    "unlock": "reopen",
    "weakness": "gap",
    "web": "make the report, open the report",
    "withdraw": "take your submission back, not agreed",
}
"""What somebody may type, and how the commands begin that are meant."""


def meant_by(words: str) -> tuple[str, ...]:
    """Return how the commands begin that are meant by what is typed so far."""
    typed = words.casefold().split()
    found = [
        each.strip()
        for word, meant in WORDS_FOR.items()
        for each in meant.split(",")
        if any(word.startswith(begun) for begun in typed if begun[2:])
    ]
    return tuple(dict.fromkeys(found))
