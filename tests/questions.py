"""Every question that a screen asks, found in the code, and how keys get there."""

import ast
import inspect
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

from assess.desk.desk import Desk
from assess.desk.workshop_desk import WorkshopDesk
from assess.factual_check.use_cases.marking import mark
from assess.factual_check.use_cases.sending import record_sent
from assess.follow_up.use_cases import follow_up
from assess.model.after.follow_up import followed
from assess.model.evidence import EvidenceText
from assess.model.factual_check import sentences
from assess.panel.use_cases import agreeing
from assess.panel.use_cases.submitting import reveal, submit
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.rate.use_cases.evidence import add_evidence
from assess.session.use_cases.capture import capture
from assess.setup.screens.brief import BriefScreen
from assess.setup.screens.new import NewScreen
from assess.setup.screens.person import AddScreen, ChangeScreen
from assess.ui.terminal.conversation import Conversation
from assess.ui.terminal.form import FormScreen
from assess.workshop.use_cases import answering, deciding, starting
from tests.builders import ONE_LEAD, USERS, Clock, a_folder
from tests.rooms import all_answer

ROOT: Final = Path(__file__).parents[1]

KEEPS: Final = {"ask", "write"}
"""What of a conversation lets somebody type words that are kept."""
KEEPS_NOTHING: Final = {
    "attempt", "choose", "chosen", "find", "leave_choice", "say", "searched", "sure",
    "taken", "tell",
}  # fmt: skip
"""What does not: words to search by, a choice, yes or no, and what asks nothing."""
FIELDS: Final = {
    "assess/ui/terminal/ask.py": "the conversation",
    "assess/ui/terminal/words.py": "the conversation",
    "assess/setup/screens/brief.py": "a form",
    "assess/setup/screens/new_fields.py": "a form",
    "assess/setup/screens/person.py": "a form",
}
"""The modules that make a field to type in, and what for."""


class Question(NamedTuple):
    """One place in the code that asks."""

    file: str
    line: int
    """Where the call begins; no two begin on one line."""


def verbs() -> set[str]:
    """Return what a conversation can do."""
    every = inspect.getmembers(Conversation, inspect.isfunction)
    return {name for name, _ in every if not name.startswith("_")}


def declared() -> set[Question]:
    """Return every question that some screen asks."""
    every = [each for path in _modules() for each in _asked_in(path)]
    assert len(set(every)) == len(every)
    return set(every)


def fields() -> set[str]:
    """Return the modules that make a field to type in."""
    made = {"Input", "TextArea", "AskInput", "AskWords", "Line", "Several"}
    return {
        _name(path)
        for path in _modules()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in made
    }


def asked_by(frame: FrameType | None) -> Question:
    """Return which question a caller asks."""
    assert frame is not None
    places = list(frame.f_code.co_positions())
    line, *_ = places[frame.f_lasti // 2]
    return Question(_name(Path(frame.f_code.co_filename)), line or 0)


@cache
def _modules() -> tuple[Path, ...]:
    """Return the modules in which something may be asked or typed."""
    words = ("talk", "Input(", "TextArea(", "AskWords(", "Line(", "Several(")
    every = (ROOT / "assess").rglob("*.py")
    return tuple(p for p in every if any(w in p.read_text("utf-8") for w in words))


def _name(path: Path) -> str:
    return path.resolve().relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _asked_in(path: Path) -> Iterator[Question]:
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in KEEPS and ast.unparse(node.func.value).endswith("talk"):
            yield Question(_name(path), node.lineno)


# Where a question is asked: an assessment as far as it has to be for that

PANEL: Final = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"
profession = "user research"

[panel.owner]
role = "team"
answers = true
"""


def alone(folder: Path) -> None:
    """One person rates, has captured a line and written evidence down."""
    a_folder(folder.parent, folder.name)
    desk = Desk(folder, "lead", clock=Clock())
    add_evidence(desk, EvidenceText(title="Map", kind="document"))
    capture(desk, "carers were not asked")
    desk.close()


def decided(folder: Path) -> None:
    """One person has rated everything amber, and decided."""
    a_folder(folder.parent, folder.name, PANEL.replace("assessor", "observer"))
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber")
        findings.set_reason(desk, ref, "Little was shown.")
        key = findings.say(desk, ref, "action", f"Show {ref.criterion}.")
        due = date(2026, 8, int(ref.criterion))
        findings.set_action(desk, ref, key, due=due, owner="product owner")
    outcome.decide(desk, "amber")
    desk.close()


def checked(folder: Path) -> None:
    """The draft of that went to the team, which has marked a sentence as wrong."""
    decided(folder)
    desk = Desk(folder, "lead", clock=Clock())
    record_sent(desk)
    desk.close()
    desk = Desk(folder, "owner", clock=Clock())
    mark(desk, next(iter(sentences(desk.assessment))), so="It was shown.")
    desk.close()


def published(folder: Path) -> None:
    """The same is published, and the team has challenged the first action."""
    decided(folder)
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    desk.close()
    desk = Desk(folder, "owner", clock=Clock())
    key = followed(desk.assessment)[0].id
    follow_up.respond(desk, key, answer="challenge", reason="It was shown.")
    desk.close()


def submitted(folder: Path) -> None:
    """Two have submitted, the third has not."""
    late = '\n[panel.tech]\nrole = "assessor"\nprofession = "technology"\n'
    a_folder(folder.parent, folder.name, PANEL + late)
    _rated(folder, "lead")
    _rated(folder, "ux")


def revealed(folder: Path) -> None:
    """All is revealed; a scribe agreed on two criteria, and the lead goes on."""
    scribe = f'agreed_by = "scribe"\n{PANEL}\n[panel.scribe]\nrole = "scribe"\n'
    a_folder(folder.parent, folder.name, scribe)
    _rated(folder, "lead")
    _rated(folder, "ux")
    desk = Desk(folder, "scribe", clock=Clock())
    reveal(desk)
    for ref in desk.assessment.refs[:2]:
        agreeing.agree(desk, ref, "green", reason="All saw it.", method="discussed")
    desk.close()
    brief = folder / "assessment.toml"
    brief.write_text(PANEL, encoding="utf-8", newline="\n")


def _rated(folder: Path, person: str) -> None:
    desk = Desk(folder, person, clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "green" if ref == USERS else "amber")
        findings.set_reason(desk, ref, f"What {person} saw.")
        if ref != USERS:
            findings.say(desk, ref, "action", "Show more.")
    submit(desk)
    desk.close()


def nothing(folder: Path) -> None:
    """A workspace without any assessment."""
    folder.mkdir()


def councils(folder: Path) -> None:
    """Two councils are in the room of a workshop, and the hour has not begun."""
    desk = WorkshopDesk(starting.start(folder), clock=Clock())
    starting.add_council(desk, "Northmere", "Bins")
    starting.add_council(desk, "Saltby", "Council tax")
    desk.close()


def held(folder: Path) -> None:
    """The first question is answered and shown, and one thing is to stop."""
    councils(folder)
    desk = WorkshopDesk(folder, clock=Clock())
    starting.begin(desk)
    all_answer(desk, desk.room.questions[0], {"northmere": "3", "saltby": "1"})
    answering.reveal(desk, desk.room.questions[0], is_sure=True)
    deciding.say_stop(desk, "Posters.")
    desk.close()


class Begins(NamedTuple):
    """What keys begin with: an assessment and who sits there, or a workspace."""

    makes: Callable[[Path], None]
    person: str | None
    is_workshop: bool = False


class Way(NamedTuple):
    """Keys that lead to a question; `=words` answers one with words and Enter."""

    begins: Begins
    opens: str
    """The keys that open the screen, none for the first one; or a workshop's step."""
    keys: str
    again: str = ""
    """The keys there where what was answered before is taken already."""


ALONE = Begins(alone, "lead")
DECIDED = Begins(decided, "lead")
CHECKED = Begins(checked, "lead")
CHECKS = Begins(checked, "owner")
PUBLISHED = Begins(published, "lead")
TEAM = Begins(published, "owner")
SUBMITTED = Begins(submitted, "lead")
LATE = Begins(submitted, "tech")
REVEALED = Begins(revealed, "lead")
NOTHING = Begins(nothing, None)
COUNCILS = Begins(councils, None, is_workshop=True)
HELD = Begins(held, None, is_workshop=True)

WAYS: Final = (
    # The walk
    Way(ALONE, "", "a"),
    Way(ALONE, "", "minus"),
    Way(ALONE, "", "r"),
    Way(ALONE, "", "n"),
    Way(ALONE, "", "c"),
    Way(ALONE, "", "e end enter"),
    Way(ALONE, "", "j x =Act", "j tab home enter enter"),
    Way(ALONE, "", "j j x =Act =2031-01-01", "j j tab home enter enter enter"),
    Way(ALONE, "", "j j j x =Act escape tab home A", "j j j tab home A"),
    Way(ALONE, "", "j e end enter =Log enter", "j tab end enter"),
    Way(ALONE, "", "j j e end enter =Log enter =here", "j j tab end enter enter"),
    Way(ALONE, "", "end p down enter 2"),
    Way(ALONE, "", "end p down down enter =not"),
    Way(REVEALED, "", "2"),
    # Evidence, the session, the review
    Way(ALONE, "E", "p"),
    Way(CHECKED, "w", "3"),
    Way(CHECKED, "w", "r"),
    Way(DECIDED, "w", "P"),
    Way(PUBLISHED, "w", "R"),
    # The service as a whole, the factual check, and how it was
    Way(CHECKED, "w a", "m"),
    Way(CHECKED, "w a", "x"),
    Way(CHECKED, "w a", "x =Act", "home down down enter enter"),
    Way(CHECKED, "w a", "x =Act =2031-01-01", "home down enter enter enter"),
    Way(CHECKED, "w a", "x =Act =2031-01-01 =Owner", "home enter enter enter enter"),
    Way(CHECKED, "F", "home r"),
    Way(CHECKS, "F", "end enter"),
    Way(PUBLISHED, "H", "end enter"),
    # The panel
    Way(SUBMITTED, "s", "R"),
    Way(LATE, "s", "b"),
    Way(REVEALED, "s enter", "2"),
    Way(REVEALED, "s enter n", "2 =Seen enter"),
    Way(REVEALED, "s enter", "r"),
    Way(REVEALED, "s enter", "W"),
    Way(REVEALED, "s enter", "D down enter enter"),
    Way(REVEALED, "s enter", "a"),
    Way(REVEALED, "s enter", "x =Act", "end e enter"),
    Way(REVEALED, "s enter", "x =Act =2031-01-01", "home e enter enter"),
    # What became of it
    Way(TEAM, "f9", "home down r =challenge"),
    Way(TEAM, "f9", "home p"),
    Way(PUBLISHED, "f9", "x"),
    # Before there is an assessment
    Way(NOTHING, "", "o"),
    Way(NOTHING, "", "d"),
    Way(NOTHING, "", "w"),
    # A workshop
    Way(COUNCILS, "councils", ""),
    Way(COUNCILS, "councils", "=Wexcombe"),
    Way(COUNCILS, "councils", "escape home enter"),
    Way(COUNCILS, "councils", "escape home down enter enter"),
    Way(HELD, "question:2", ""),
    Way(HELD, "stop", ""),
    Way(HELD, "stop", "escape home enter"),
    Way(HELD, "steps", ""),
    Way(HELD, "steps", "escape home down enter =Ring"),
    Way(HELD, "steps", "escape home down enter =Ring =head"),
)

FORMS: Final[dict[type[FormScreen[Any]], tuple[Begins, str]]] = {
    BriefScreen: (ALONE, "B"),
    AddScreen: (ALONE, "P a"),
    ChangeScreen: (ALONE, "P enter"),
    NewScreen: (NOTHING, "n"),
}
"""Every form, and how it is opened."""


def forms() -> set[type[FormScreen[Any]]]:
    """Return every form that there is."""
    return {each for each in _below(FormScreen) if "parts" in vars(each)}


def _below(screen: type[FormScreen[Any]]) -> Iterator[type[FormScreen[Any]]]:
    for each in screen.__subclasses__():
        yield each
        yield from _below(each)
