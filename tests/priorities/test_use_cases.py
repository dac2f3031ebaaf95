"""What an action changes is proposed by its criterion, and said by a person."""

import json
import re
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.priorities.logic.actions import sorted_actions
from assess.priorities.use_cases import sorting
from assess.publish.screens.review import ReviewScreen
from assess.publish.views.review import ActionLine
from assess.rate.use_cases import findings
from assess.store import assessments
from tests.builders import USERS, Clock, a_folder, a_folder_that_is_ready
from tests.commands import Assess
from tests.screens import opened, ready


def with_an_action(parent: Path) -> Path:
    """Return an assessment with one action, which its criterion calls the screen."""
    folder = a_folder(parent)
    edition = folder / "standards" / "govuk-2019.toml"
    text = edition.read_text("utf-8")
    head = "[criterion.1]\n"
    edition.write_text(
        text.replace(head, f'{head}changes = "screen"\n', 1), "utf-8", newline="\n"
    )
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "red")
    findings.say(desk, USERS, "action", "Give the desk a second person.")
    desk.close()
    return folder


def test_the_criterion_proposes_and_a_person_corrects(
    tmp_path: Path, assess: Assess
) -> None:
    folder = with_an_action(tmp_path)
    assert "changes the screen" in assess("next", folder).out
    done = assess("next", folder, "--changes", "A1=service")
    assert done.out == "A1 changes the service.\n"
    assert "changes the service" in assess("next", folder).out
    (said,) = assessments.load(folder).assessment.agreed.changes.values()
    assert (said.what, said.by) == ("service", "lead")
    assert assess("next", folder, "--changes", "A9=service").code == 2
    assert assess("next", folder, "--changes", "A1=door").code == 2


def test_what_is_published_says_what_its_actions_change_until_it_is_reopened(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    findings.say(desk, USERS, "action", "Give the desk a second person.")
    desk.close()
    assert assess("publish", folder).code == 0
    desk = Desk(folder, "lead", clock=Clock())
    (one,) = sorted_actions(desk.assessment)
    with pytest.raises(RefusedError, match="published"):
        sorting.turn(desk, one.each.id)
    desk.close()


def test_an_older_copy_of_an_edition_is_told_whom_it_hurts_to_fall_short(
    tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "older"
    done = assess(
        "new", folder, "--service", "Bins", "--council", "Anyshire", "--phase", "live",
        "--standard", "govuk-2019",
    )  # fmt: skip
    assert done.code == 0
    copy = folder / "standards" / "govuk-2019.toml"
    older = re.sub(
        "^(harm|lacks|start|changes|stops|opens) = .*\n", "", copy.read_text("utf-8"),
        flags=re.MULTILINE,
    )  # fmt: skip
    copy.write_text(older, "utf-8", newline="\n")
    assess("rate", folder, "5", "red", "--reason", "Nobody tried.")
    assert "can be shut out" in assess("next", folder).out
    assert copy.read_text("utf-8") == older


async def test_review_has_one_list_where_each_action_is_turned(tmp_path: Path) -> None:
    folder = with_an_action(tmp_path)
    async with opened(folder) as pilot:
        await pilot.press("w")
        await ready(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        (one,) = sorted_actions(screen.desk.assessment)
        assert one.words == "only the screen, as its criterion proposes"
        screen.page.go(ActionLine(one.each.id))
        await pilot.press("enter")
        await ready(pilot)
        (one,) = sorted_actions(screen.desk.assessment)
        assert one.words == "the service, as somebody said"
        await pilot.press("u")
        await ready(pilot)
        (one,) = sorted_actions(screen.desk.assessment)
        assert not one.is_said


def test_a_council_gets_its_answer_as_a_page(tmp_path: Path, assess: Assess) -> None:
    with_an_action(tmp_path)
    file = tmp_path / "next.html"
    assert assess("next", tmp_path, "--format", "html", "-o", file).code == 0
    page = file.read_text("utf-8")
    assert "<h1>What should we do next?</h1>" in page
    assert "Give the desk a second person." in page
    assert "## Change" in assess("next", tmp_path, "--format", "md").out
    grouped = assess("next", tmp_path, "--by", "owner").out
    assert "\nDigital\n" in grouped
    found = json.loads(assess("next", tmp_path, "--format", "json").out)
    assert found["steps"][0]["kind"] == "change"
