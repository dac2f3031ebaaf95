"""Tab completes what may stand where the cursor is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from assess.app import completion
from assess.app.commands import COMMANDS
from assess.app.parsers import parser_of, verbs_of, whole
from tests.commands import ROOT, Assess
from tests.forked import Forked

Tab = Callable[..., set[str]]
EXAMPLES = ROOT / "examples"
BINS = "anyshire-missed-bin-2026-beta"
AGAIN = "anyshire-skip-permit-2026-beta-again"
CLEARANCE = "get-security-clearance-2022-alpha"


@pytest.fixture
def tab(tmp_path: Path) -> Tab:
    """Press Tab at the end of a line, beside the examples, as bash does."""
    run = partial(subprocess.run, check=False, capture_output=True)

    def pressed(
        line: str, cwd: Path = EXAMPLES, *, started: bool = os.name == "nt"
    ) -> set[str]:
        told = tmp_path / "told"
        done = (run if started else Forked.run)(
            [sys.executable, "-m", "assess", *line.split()[1:]],
            env={
                **os.environ,
                "_ARGCOMPLETE": "1",
                "_ARGCOMPLETE_IFS": "\n",
                "_ARGCOMPLETE_STDOUT_FILENAME": str(told),
                "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
                "COMP_LINE": line,
                "COMP_POINT": str(len(line)),
                "PYTHONPATH": str(ROOT),
            },
            cwd=cwd,
        )
        assert done.returncode == 0, done.stderr
        return set(told.read_text(encoding="utf-8").split("\n")) - {""}

    return pressed


def test_the_first_word_is_a_command_or_a_folder(tab: Tab) -> None:
    assert {*COMMANDS, f"{BINS}/"} <= tab("assess ")
    assert tab("assess walk anyshire-m") == {f"{BINS}/"}


def test_criteria_are_those_of_the_assessment(tab: Tab) -> None:
    found = tab(f"assess walk {BINS} ")
    assert {"1", "14", "local-service-design:15"} <= found
    assert "15" not in found


def test_a_rating_is_one_of_its_scale(tab: Tab) -> None:
    found = tab(f"assess rate {BINS} 5 ")
    assert "amber" in found
    assert "met" not in found


def test_an_action_is_called_as_reports_call_it(tab: Tab) -> None:
    assert "A1" in tab(f"assess respond {CLEARANCE} ")


def test_an_action_of_last_time_and_a_condition_are_called_as_they_are_typed(
    tab: Tab,
) -> None:
    found = tab(f"assess verify-action {AGAIN} ")
    assert {"A1", "last:A2"} <= found
    assert not any(each.startswith("last:last") for each in found)


def test_people_standards_and_verbs_are_known(tab: Tab) -> None:
    assert tab(f"assess panel {BINS} change ") == {"lead"}
    assert "govuk-2019" in tab("assess standards pack go")
    assert tab("assess standards cr") == {"crosswalk"}


def test_verbs_of_the_portfolio_stand_beside_folders_and_only_first(tab: Tab) -> None:
    verbs = {
        "export", "queries", "matches", "match", "unmatch", "side", "merger", "panels",
    }  # fmt: skip
    assert verbs == {*verbs_of("portfolio")}
    assert tab("assess portfolio ") == verbs | {
        f"{each.name}/" for each in EXAMPLES.iterdir() if each.is_dir()
    }
    assert tab("assess portfolio m") == {"matches", "match", "merger"}
    assert not verbs & tab("assess portfolio exampleford ")
    assert tab("assess portfolio exampleford --pu") == {"--public"}
    assert tab("assess portfolio panels ex") == {"exampleford/"}
    assert tab("assess portfolio panels --pu") == set()
    assert tab("assess portfolio queries due") == {"due-first"}


def test_where_nothing_is_known_nothing_is_offered(tab: Tab) -> None:
    assert tab("assess walk nowhere ") == set()
    assert tab(f"assess rate {BINS} 5 amber --reason ") == set()


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_each_shell_is_given_what_it_reads(assess: Assess, shell: str) -> None:
    assert "_ARGCOMPLETE" in assess("completion", shell).out


@pytest.mark.skipif(not shutil.which("zsh"), reason="needs zsh")
def test_a_zsh_that_nobody_set_up_takes_what_it_is_given(
    assess: Assess, tmp_path: Path
) -> None:
    printed = assess("completion", "zsh").out
    assert printed.startswith("#compdef assess\n")  # as a file in zsh's path needs it
    asked = f"{printed}\nprint $_comps[assess]"
    told = subprocess.run(
        ["zsh", "-f", "-c", asked], capture_output=True, text=True, check=True,
        env={**os.environ, "HOME": str(tmp_path), "ZDOTDIR": str(tmp_path)},
    )  # fmt: skip
    assert (told.stdout.strip(), told.stderr) == ("_python_argcomplete", "")


def test_the_shell_is_answered_and_nothing_else_is_done(
    tab: Tab, tmp_path: Path
) -> None:
    assert tab("assess demo --t", tmp_path, started=True) == {"--to"}
    assert [file.name for file in tmp_path.iterdir()] == ["told"]


def test_every_command_and_verb_gives_its_parser_alone(tmp_path: Path) -> None:
    for name in COMMANDS:
        for verb in verbs_of(name) or ("",):
            assert parser_of(name, *filter(None, [verb])).prog.startswith("assess")
    assert whole().parse_args(["walk", str(tmp_path)]).folder == tmp_path
