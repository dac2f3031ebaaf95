"""What a key changes in a finding, in evidence or on the day, a command changes too."""

import io
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.assessment import Assessment
from assess.model.finding import Finding
from assess.rate.use_cases import findings
from assess.session.logic.still_to_ask import prompts
from assess.session.use_cases.session import begun
from assess.store import assessments
from tests.builders import USERS, Clock, a_folder
from tests.commands import Assess


def whole(folder: Path) -> Assessment:
    return assessments.load(folder).assessment


def held(folder: Path) -> Finding:
    return whole(folder).sheet("lead").at(USERS)


def test_what_was_said_is_said_otherwise_dated_and_taken_back(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, "1", "red", "--gap", "Carers.", "--action", "Ask carers.")
    several = assess("reword", folder, "1", "carers", "--delete")
    assert (several.code, "Several of yours" in several.err) == (2, True)
    done = assess("reword", folder, "1", "Carers.", "--to", "What carers need.")
    assert done.out == "Gap: What carers need.\n"
    words = ("--due", "2026-09-01", "--owner", "product owner")
    assert assess("reword", folder, "1", "Ask", *words).code == 0
    (action,) = held(folder).actions.values()
    assert (str(action.due), action.owner) == ("2026-09-01", "product owner")
    assert "is none" in assess("reword", folder, "1", "need", "--owner", "x").err
    assert "Taken back" in assess("reword", folder, "1", "need", "--delete").out
    assert held(folder).sentences("gap") == {}
    assert "say what becomes" in assess("reword", folder, "1", "Ask").err.lower()


def test_a_rating_is_taken_away_and_an_undo_is_done_again(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, "1", "red", "--reason", "Little was shown.")
    assert "Not yet rated" in assess("rate", folder, "1", "--unrate").out
    assert (held(folder).rating, held(folder).reason) == (None, "Little was shown.")
    monkeypatch.setattr("sys.stdin", io.StringIO("1\nu\nU\nq\n"))
    out = assess("walk", folder, "1", "--plain").out
    assert "Taken back: Green" in out
    assert "Done again: Green" in out


def test_evidence_is_linked_changed_unlinked_and_deleted(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    key = assess("evidence", "add", folder, "--title", "A log").out.split()[0]
    assess("evidence", "link", folder, key, "--criterion", "1")
    assert held(folder).linked == (key,)
    words = ("--title", "The log", "--kind", "document", "--sensitive")
    assess("evidence", "change", folder, key, *words, "--expires", "2027-05-12")
    item = whole(folder).evidence[key]
    assert (item.title, item.kind, item.sensitive) == ("The log", "document", True)
    assess("evidence", "change", folder, key, "--expires", "", "--no-sensitive")
    item = whole(folder).evidence[key]
    assert (item.title, item.expires, item.sensitive) == ("The log", None, False)
    assess("evidence", "unlink", folder, key, "--criterion", "1")
    assert held(folder).linked == ()
    assert assess("evidence", "delete", folder, key).out == f"{key}: deleted.\n"
    assert whole(folder).evidence == {}


def test_the_clock_begins_and_a_question_is_ticked(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    question = prompts(whole(folder), "lead", USERS)[0].text
    assess("agenda", folder, "--start-clock", "--asked", "1", question)
    assert begun(folder) is not None
    assert [p.text for p in prompts(whole(folder), "lead", USERS) if p.is_asked] == [
        question
    ]
    wrong = assess("agenda", folder, "--asked", "1", "zzz")
    assert "Write enough of one question" in wrong.err


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("rate", "1", "--unrate", "--reason", "Seen."), "--unrate takes ratings away"),
        (("rate", "1", "red", "--unrate"), "so give none"),
        (("rate", "1", "red", "--due", "2026-09-01"), "so give --action too"),
        (("rate", "1", "10", "abstain", "--reason", "x" * 20_001), "longer than 20000"),
        (("rate", "1", "2", "not-assessed"), "needs a reason"),
        (("reword", "1", "Ask", "--to", "Meet carers.", "--due", "rubbish"), "rubbish"),
        (("reword", "1", "Ask", "--to", "Meet carers.", "--delete"), "or --delete"),
        (("reword", "1", "Ask", "--to", "Meet.", "--owner", "x" * 1001), "owner"),
        (("agenda", "--start-clock", "--asked", "1", "no such"), "Write enough"),
        (("agenda", "--asked", "1", "Who did", "--asked", "1", "no such"), "Write"),
        (("inbox", "--to", "gap"), "name it with --file"),
        (("agree", "1", "--unanimous"), "so name none"),
        (("agree", "--reason", "x"), "Name the criterion"),
        (("agree", "1", "--owner", "x"), "so give --action too"),
        (("agree", "1", "red", "--withdraw"), "stand alone"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_is_refused_in_part_is_not_done_at_all(
    tmp_path: Path, assess: Assess, command: tuple[str, ...], says: str
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, "1", "green", "--reason", "A.", "--action", "Ask carers.")
    before = (folder / "people/lead.toml").read_bytes()
    name, *words = command
    done = assess(name, folder, *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert (folder / "people/lead.toml").read_bytes() == before
    assert begun(folder) is None


def test_what_is_not_done_after_all_is_not_done_again_either(tmp_path: Path) -> None:
    desk = Desk(a_folder(tmp_path), "lead", clock=Clock())
    findings.set_note(desk, USERS, "Mine.")
    before = desk.sheet.at(USERS)

    def in_part() -> None:
        with desk.all_or_nothing():
            findings.set_note(desk, USERS, "Mine, and more.")
            findings.rate(desk, USERS, "pink")

    with pytest.raises(RefusedError, match="pink"):
        in_part()
    assert desk.sheet.at(USERS) == before
    assert desk.redo() is None
    assert desk.undo() is not None
    assert desk.sheet.at(USERS).note == ""
    desk.close()


def test_a_criterion_that_is_named_twice_is_one(tmp_path: Path, assess: Assess) -> None:
    folder = a_folder(tmp_path)
    assert assess("rate", folder, "1", "2", "1", "red", "--gap", "Carers.").code == 0
    assert list(held(folder).sentences("gap").values()) == ["Carers."]
    assess("evidence", "add", folder, "--title", "Log", "--criterion", "1",
           "--criterion", "govuk-2019:1")  # fmt: skip
    assert len(held(folder).linked) == 1
