"""A panel of three on disk, for tests that need one."""

from pathlib import Path

from assess.desk.desk import Desk
from assess.model.finding import CriterionRef
from assess.panel.use_cases import submitting
from assess.rate.use_cases import findings
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder

PANEL = """
[panel.ux]
role = "assessor"
profession = "user research"

[panel.tech]
role = "assessor"
profession = "technology"

[panel.watching]
role = "observer"

[panel.team]
role = "team"
answers = true
"""
JOINED = CriterionRef("govuk-2019", "10")
EVERYBODY = CriterionRef("local-service-design", "3")
GIVEN = {
    "lead": {USERS: "amber", WHOLE: "green", JOINED: "green", EVERYBODY: "green"},
    "ux": {USERS: "red", WHOLE: "green", JOINED: "amber", EVERYBODY: "green"},
    "tech": {USERS: "green", WHOLE: "green", JOINED: "green", EVERYBODY: "green"},
}


def a_panel(parent: Path) -> Path:
    """Make an assessment of three who rate, with nothing rated yet."""
    return a_folder(parent, brief=ONE_LEAD + PANEL)


def rated(folder: Path, *people: str, submit: bool = True) -> None:
    """Let people rate everything as `GIVEN` says, and submit it."""
    for person in people:
        desk = Desk(folder, person, clock=Clock())
        for ref, rating in GIVEN[person].items():
            findings.rate(desk, ref, rating)
            findings.set_reason(desk, ref, f"What {person} saw.")
        if GIVEN[person][USERS] != "green":
            findings.say(desk, USERS, "gap", f"{person} saw no carers.")
        if submit:
            submitting.submit(desk)
        desk.close()
