"""Every step of a workshop, and what the keys do at it."""

from assess.workshop.screens.act import Act
from assess.workshop.screens.answering import Councils, Question
from assess.workshop.screens.deciding import (
    FirstSteps,
    Helping,
    Involved,
    LastPage,
    Stopping,
)

ACTS: dict[str, type[Act]] = {
    "councils": Councils,
    "question": Question,
    "involved": Involved,
    "help": Helping,
    "stop": Stopping,
    "steps": FirstSteps,
    "page": LastPage,
}
