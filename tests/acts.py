"""What can be done on a screen, and how the command line does it.

Every key that a screen declares stands here, so that none can be added without saying
which command does the same, or that it only looks.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, Final

import assess
from assess.ui.terminal.application import Application
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen

LOOKS: Final = "only looks"
"""It shows something, or goes somewhere; nothing in a folder changes."""
SCREEN: Final = "only of screens"
"""It is about the screen itself: colours, copying, what is half typed in a line."""

_UNDO = "assess walk FOLDER --plain, then u"
_REDO = "assess walk FOLDER --plain, then U"
_PLAIN = "assess walk FOLDER --plain"
_RATE = "assess rate FOLDER CRITERION RATING"
_AGREE = "assess agree FOLDER CRITERION"
_FACTS = "assess factual-check FOLDER"
_CHANGE = "assess evidence change FOLDER ID"
_FILE = "assess inbox FOLDER --file ID --to"
_WORKSHOP = "assess workshop FOLDER --plain"
_CAPTURE = {"c,ctrl+n": "assess capture FOLDER WORDS"}
_MOVES = {"j": LOOKS, "k": LOOKS}

ACTS: Final[dict[str, dict[str, str]]] = {
    "AssessApp": {
        "f2": LOOKS,
        "question_mark": LOOKS,
        "f1": "assess help",
        **_CAPTURE,
        "f8": "assess next FOLDER",
        "f7": "assess standards list",
        "f3": SCREEN,
        "f6": SCREEN,
        "q": LOOKS,
        "ctrl+q": SCREEN,
        "ctrl+z": LOOKS,
        "ctrl+c": SCREEN,
    },
    "DeskScreen": {**_MOVES, "slash": LOOKS},
    "AskingScreen": {"h": "assess status FOLDER"},
    "Panes": {"tab": LOOKS},
    "FormScreen": {"tab": LOOKS, "down": LOOKS, "up": LOOKS, "escape": LOOKS},
    "DeskForm": {"ctrl+z": _UNDO},
    "HomeScreen": {
        "enter": "assess status FOLDER",
        "n": "assess new FOLDER",
        "w": "assess workshop FOLDER",
        "o": LOOKS,
        "d": "assess demo",
        "s": "assess services FOLDER",
        "p": "assess portfolio FOLDER",
        "m": "assess compare FOLDER FOLDER",
        "v": "assess version",
        "u": SCREEN,
        "escape": LOOKS,
    },
    "ManyScreen": {"enter": LOOKS},
    "ServicesScreen": {"escape,s": LOOKS},
    "PortfolioScreen": {"f": LOOKS, "o": LOOKS, "v": LOOKS, "escape,p": LOOKS},
    "OnePageScreen": {"down": LOOKS, "escape": LOOKS},
    "NewScreen": {"ctrl+s": "assess new FOLDER"},
    "HelpScreen": {"f1": LOOKS},
    "WalkScreen": {
        **dict.fromkeys("1234567890", _RATE),
        **_MOVES,
        "f9": "assess actions FOLDER",
        "H": "assess afterwards FOLDER",
        "m": LOOKS,
        "r": "assess rate FOLDER CRITERION --reason TEXT",
        "x": "assess rate FOLDER CRITERION --action TEXT",
        "a": "assess rate FOLDER CRITERION --gap TEXT",
        "A": "assess rate FOLDER CRITERION CRITERION --action TEXT",
        "e": "assess evidence add FOLDER --title TEXT; assess evidence link FOLDER ID",
        "w": "assess check FOLDER",
        "g": _PLAIN,
        "s": "assess panel FOLDER",
        **_CAPTURE,
        "d": "assess rate FOLDER CRITERION --well TEXT",
        "n": "assess rate FOLDER CRITERION --note TEXT",
        "slash": LOOKS,
        "right_square_bracket": LOOKS,
        "left_square_bracket": LOOKS,
        "colon": LOOKS,
        "u": _UNDO,
        "f5": LOOKS,
        "l": LOOKS,
        "minus": _RATE,
        "o": _RATE,
        "b": _RATE,
        "backspace": "assess rate FOLDER CRITERION --unrate",
        "f": "assess rate FOLDER CRITERION --confidence WORD",
        "v": "assess rate FOLDER CRITERION --advice TEXT",
        "i": f"{_PLAIN}, then k",
        "p": f"{_PLAIN}, then m",
        "C": "assess carry FOLDER FROM TO",
        "delete": "assess reword FOLDER CRITERION WORDS --delete; assess evidence "
        "unlink FOLDER ID",
        "space": f"{_PLAIN}, then k",
        "ctrl+r": _REDO,
        "f4": SCREEN,
        "Y": SCREEN,
        "E": "assess evidence list FOLDER --coverage",
        "y": "assess why FOLDER CRITERION",
        "V": "assess settle FOLDER",
        "t": "assess agenda FOLDER",
        "B": "assess brief FOLDER --set NAME=WORDS",
        "F": _FACTS,
        "D": "assess prepare FOLDER",
        "T": "assess ask-again FOLDER CRITERION; assess ask-again FOLDER CRITERION "
        "--carry",
        "P": "assess panel FOLDER",
        "h": "assess status FOLDER",
        "escape": LOOKS,
    },
    "PreparationScreen": {
        "space,enter": "assess prepare FOLDER --done STEP; assess prepare FOLDER "
        "--not-done STEP",
        "u": _UNDO,
        "escape,D": LOOKS,
    },
    "FactualCheckScreen": {
        "enter": f"{_FACTS} mark WHERE SENTENCE --so TEXT",
        "a": f"{_FACTS} accept WHERE SENTENCE",
        "r": f"{_FACTS} refuse WHERE SENTENCE --reason TEXT",
        "b": f"{_FACTS} take-back WHERE SENTENCE",
        "d": f"{_FACTS} done",
        "u": _UNDO,
        "escape,F": LOOKS,
    },
    "AfterwardsScreen": {
        "enter": "assess afterwards FOLDER --worth WORD --fair WORD --next TEXT",
        "u": _UNDO,
        "escape,H": LOOKS,
    },
    "ActionsScreen": {
        "r": "assess respond FOLDER ACTION ANSWER",
        "p": "assess progress FOLDER ACTION TEXT",
        "v": "assess verify-action FOLDER ACTION VERDICT",
        "d": "assess decide FOLDER ACTION VERDICT",
        "space": SCREEN,
        "A": SCREEN,
        "f": LOOKS,
        "o": LOOKS,
        "x": "assess close FOLDER ACTION --reason TEXT",
        "u": _UNDO,
        "escape,f9": LOOKS,
    },
    "ChoicesScreen": {
        "enter": "assess settle FOLDER",
        "u": _UNDO,
        "escape,V": LOOKS,
    },
    "LogScreen": {"a": LOOKS, "escape,y": LOOKS},
    "AgreeScreen": {
        **dict.fromkeys("1234567890", f"{_AGREE} RATING --reason TEXT --method WORD"),
        "n": LOOKS,
        "p": LOOKS,
        "r": f"{_AGREE} --reason TEXT",
        "space": f"{_AGREE} --take ID; {_AGREE} --leave ID",
        "D": "assess dissent FOLDER CRITERION PERSON RATING --reason TEXT",
        "x": f"{_AGREE} --action TEXT",
        "d": f"{_AGREE} --well TEXT",
        "a": f"{_AGREE} --gap TEXT",
        "v": f"{_AGREE} --advice TEXT",
        "o": f"{_AGREE} RATING --reason TEXT",
        "minus": f"{_AGREE} RATING --reason TEXT",
        "e": f"{_AGREE} --leave ID; {_AGREE} --action TEXT --due DATE --owner ROLE",
        "W": f"{_AGREE} --withdraw --why TEXT",
        "y": "assess why FOLDER CRITERION",
        "u": _UNDO,
        "escape": LOOKS,
    },
    "RevealScreen": {
        "S": "assess submit FOLDER",
        "T": "assess unsubmit FOLDER",
        "R": "assess reveal FOLDER",
        "enter": LOOKS,
        "a": "assess agree FOLDER --unanimous",
        "b": "assess submit FOLDER --abstain-rest",
        "g": "assess agreement FOLDER",
        "u": _UNDO,
        "P": "assess panel FOLDER",
        "escape,s": LOOKS,
    },
    "ReviewScreen": {
        **dict.fromkeys("1234567890", "assess outcome FOLDER RATING"),
        "r": "assess outcome FOLDER RATING --reason TEXT",
        "p": "assess publish FOLDER",
        "P": "assess publish FOLDER --on DATE",
        "m": "assess report FOLDER",
        "M": "assess report FOLDER --variant public",
        "v": "assess report FOLDER --format md -o -",
        "enter": "assess next FOLDER --changes A3=service",
        "f": LOOKS,
        "o": LOOKS,
        "a": "assess whole FOLDER",
        "d": "assess send-draft FOLDER",
        "t": _FACTS,
        "Y": SCREEN,
        "R": "assess reopen FOLDER --reason TEXT",
        "u": _UNDO,
        "escape,w": LOOKS,
    },
    "WholeScreen": {
        "x": "assess whole FOLDER --condition TEXT",
        "o": "assess outcome FOLDER --with WORD",
        "m": "assess whole FOLDER --commentary TEXT",
        "r": "assess whole FOLDER --risk TEXT",
        "t": "assess whole FOLDER --thanks TEXT",
        "v": "assess whole FOLDER --advice TEXT",
        "enter": "assess whole FOLDER --change ID",
        "delete": "assess whole FOLDER --take-back ID",
        "u": _UNDO,
        "escape,a": LOOKS,
    },
    "PreviewScreen": {
        **_MOVES,
        "pagedown": LOOKS,
        "escape,v": LOOKS,
    },
    "RegisterScreen": {
        "m": "assess evidence list FOLDER --coverage",
        "p": f"{_CHANGE} --shows PERIOD",
        "x": f"{_CHANGE} --expires DATE",
        "v": f"{_CHANGE} --voice WORD",
        "d": f"{_CHANGE} --seen DATE",
        "o": f"{_CHANGE} --where TEXT",
        "k": f"{_CHANGE} --kind WORD",
        "t": f"{_CHANGE} --title TEXT",
        "s": f"{_CHANGE} --sensitive; {_CHANGE} --no-sensitive",
        "delete": "assess evidence delete FOLDER ID",
        "u": _UNDO,
        "escape,E": LOOKS,
    },
    "SessionScreen": {
        **_CAPTURE,
        "d": f"{_FILE} well",
        "a": f"{_FILE} gap",
        "x": f"{_FILE} action",
        "v": f"{_FILE} advice",
        "e": f"{_FILE} evidence",
        "q": f"{_FILE} answered",
        "delete": f"{_FILE} set-aside",
        "space": "assess agenda FOLDER --asked CRITERION WORDS",
        "enter": f"{_FILE} well; assess agenda FOLDER --asked CRITERION WORDS",
        "n": "assess agenda FOLDER",
        "b": "assess agenda FOLDER --start-clock",
        "u": _UNDO,
        "escape,t": LOOKS,
    },
    "PeopleScreen": {
        "enter": "assess panel FOLDER change PERSON",
        "a": "assess panel FOLDER add PERSON",
        "delete": "assess panel FOLDER remove PERSON",
        "u": _UNDO,
        "escape,P": LOOKS,
    },
    "AddScreen": {"ctrl+s": "assess panel FOLDER add PERSON"},
    "StandardsScreen": {
        **_MOVES,
        "enter": "assess standards show STANDARD",
        "slash": "assess standards search WORD",
        "p": LOOKS,
        "d": "assess standards diff STANDARD STANDARD",
        "g": "assess standards crosswalk STANDARD STANDARD",
        "l": "assess standards list",
        "escape": LOOKS,
    },
    "CompareScreen": {**_MOVES, "x": "assess compare FOLDER FOLDER", "escape": LOOKS},
    "NextScreen": {
        "enter": LOOKS,
        "e": "assess next FOLDER --explain",
        "g": "assess next FOLDER --by owner",
        "escape": LOOKS,
    },
    "WorkshopScreen": {
        **dict.fromkeys("01234", _WORKSHOP),
        "d": _WORKSHOP,
        "enter": f"{_WORKSHOP}; assess workshop FOLDER --page",
        "a": _WORKSHOP,
        "delete": _WORKSHOP,
        "right,l": LOOKS,
        "left,h": LOOKS,
        "n": LOOKS,
        "p": LOOKS,
        "u": f"{_WORKSHOP}, then u",
        "escape": LOOKS,
    },
}
"""By the class that declares it and the key, the commands that do the same."""


def declared() -> Iterator[tuple[type[Any], Key[Any]]]:
    """Yield every key that a screen, or the application, declares."""
    for found in pkgutil.walk_packages(assess.__path__, "assess."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for kind in sorted(_kinds(), key=lambda each: each.__name__):
        for key in vars(kind).get("KEYS", ()):
            yield kind, key


def _kinds() -> set[type[Any]]:
    found: set[type[Any]] = set()
    left: list[type[Any]] = [Application, KeyedScreen]
    while left:
        kind = left.pop()
        found.add(kind)
        left += [each for each in kind.__subclasses__() if each not in found]
    return {each for each in found if each.__module__.startswith("assess.")}
