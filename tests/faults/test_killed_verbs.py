"""A verb that is killed before any call that changes a file can be gone on with."""

import itertools
import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from assess.app.main import run
from assess.desk.desk import Desk
from assess.model.assessment import Assessment
from assess.panel.use_cases.submitting import submit
from assess.publish.use_cases.outcome import publish
from assess.rate.use_cases import findings
from assess.store import assessments, renaming
from assess.store.errors import StoreError
from tests.builders import ONE_LEAD, USERS, Clock, a_folder, a_folder_that_is_ready
from tests.commands import Assess

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")

KILLED: Final = 9
CHANGES: Final = {
    "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate",
}  # fmt: skip
WRITES: Final = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_RDWR
PANEL: Final = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"
profession = "user research"
"""


def killed_before(number: int, place: Path, arguments: list[str]) -> bool:
    """Run a command in a process that dies before a call; say whether it died.

    Args:
        number: Before which of the calls that change a file, the first being 1.
        place: Below which the files lie.
        arguments: The command.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads
        child = os.fork()
    if not child:
        try:
            _die_before(number, place)
            os._exit(0 if run(arguments) == 0 else 1)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED)
    return code == KILLED


def _die_before(number: int, place: Path) -> None:
    calls = itertools.count(1)

    def changes() -> None:
        if next(calls) == number:
            os._exit(KILLED)

    def heard(event: str, given: tuple[Any, ...]) -> None:
        is_change = event in CHANGES or (event == "open" and given[2] & WRITES)
        if is_change and str(given[0]).startswith((str(place), *"0123456789")):
            changes()

    def before(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any) -> Any:
            changes()
            return call(*given)

        return called

    sys.addaudithook(heard)
    os.write = before(os.write)
    renaming._renameat2 = before(renaming._renameat2)


# What is killed


def rated(folder: Path, *, submits: str) -> None:
    """Let everybody on the panel rate, and submit those who are named."""
    for person in ("lead", "ux"):
        desk = Desk(folder, person, clock=Clock())
        for ref in desk.assessment.refs:
            findings.rate(desk, ref, "green")
            findings.set_reason(desk, ref, f"Shown to {person}.")
        if person in submits:
            submit(desk)
        desk.close()


def to_submit(place: Path) -> None:
    rated(a_folder(place, brief=PANEL), submits="lead")


def to_reveal(place: Path) -> None:
    rated(a_folder(place, brief=PANEL), submits="lead, ux")


def to_publish(place: Path) -> None:
    a_folder_that_is_ready(place)


def to_reopen(place: Path) -> None:
    desk = Desk(a_folder_that_is_ready(place), "lead", clock=Clock())
    publish(desk)
    desk.close()


def to_merge(place: Path) -> None:
    folder = a_folder(place, brief=PANEL)
    other = Path(shutil.copytree(folder, place / "other"))
    rated(other, submits="ux")


def nothing(place: Path) -> None:
    place.mkdir()


class Verb(NamedTuple):
    """A verb that changes more than one file, or makes several."""

    begins: Callable[[Path], None]
    arguments: str
    is_done: Callable[[Assessment], object]
    person: str = "lead"


VERBS: Final = {
    "submit": Verb(
        to_submit, "submit bluebadge --as ux", lambda a: a.sheet("ux").submission, "ux"
    ),
    "reveal": Verb(
        to_reveal, "reveal bluebadge --as lead", lambda a: a.agreed.reveal
    ),
    "publish": Verb(
        to_publish, "publish bluebadge --as lead", lambda a: a.agreed.is_published
    ),
    "reopen": Verb(
        to_reopen,
        "reopen bluebadge --reason typo --as lead",
        lambda a: a.agreed.version and not a.agreed.is_published,
    ),
    "merge": Verb(
        to_merge,
        "merge bluebadge other --as lead",
        lambda a: a.sheet("ux").at(USERS).reason,
    ),
    "new": Verb(
        nothing,
        "new bluebadge --service Badges --council Anyshire --phase beta",
        lambda a: a.brief.service == "Badges",
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=VERBS)
def verb(request: pytest.FixtureRequest) -> Verb:
    return VERBS[request.param]


@pytest.fixture(scope="module")
def beginning(verb: Verb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make what the verb begins with; every kill gets a copy of it."""
    place = tmp_path_factory.mktemp("kills") / "place"
    verb.begins(place)
    return place


@pytest.fixture
def place(
    beginning: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], Path]:
    """Return what copies the beginning, with a state of its own, and goes there."""

    def copied(number: int) -> Path:
        here = tmp_path / str(number)
        shutil.copytree(beginning, here / "place")
        monkeypatch.setenv("ASSESS_STATE", str(here / "state"))
        monkeypatch.chdir(here / "place")
        return here

    return copied


@pytest.mark.parametrize(
    "every", [pytest.param(7), pytest.param(1, marks=pytest.mark.wide)]
)
def test_a_verb_killed_at_any_call_leaves_what_can_be_gone_on_with(
    verb: Verb, place: Callable[[int], Path], assess: Assess, every: int
) -> None:
    for number in itertools.count(1, every):
        here = place(number)
        is_killed = killed_before(number, here, verb.arguments.split())
        must_go_on(here / "place" / "bluebadge", verb, assess)
        if not is_killed:
            break
    assert number > every


def must_go_on(folder: Path, verb: Verb, assess: Assess) -> None:
    """See that nobody is accused, and that the verb can be done all the same."""
    if folder.is_dir() and verb.begins is not nothing:
        assert assess("inbox", folder, "--as", verb.person).code == 0
        assert "by hand" not in assess("check", folder).out
    if not (folder.is_dir() and is_done(folder, verb)):
        again = assess(*verb.arguments.split())
        assert again.code == 0, again.err
    assert is_done(folder, verb)
    assert "by hand" not in assess("check", folder).out
    names = [path.name for path in folder.rglob("*")]
    assert not [name for name in names if name.endswith(".tmp") or ".kept-" in name]


def is_done(folder: Path, verb: Verb) -> bool:
    """Whether all is there that the verb makes, and can be read."""
    try:
        found = assessments.load(folder)
    except StoreError:
        return False
    return not found.set_aside and bool(verb.is_done(found.assessment))
