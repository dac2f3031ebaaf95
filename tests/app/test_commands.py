"""From an empty folder to a report by the command line alone."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

from assess import __version__
from assess.app.commands import COMMANDS, GROUPS
from assess.app.demo import demo
from tests.builders import a_folder, the_complete_folder
from tests.commands import Assess, Process


def start(assess: Assess, folder: Path, *more: str) -> None:
    done = assess(
        "new", folder, "--service", "Blue Badge", "--council", "Anyshire",
        "--phase", "beta", *(more or ("--standard", "govuk-2019@met2")),
    )  # fmt: skip
    assert done.code == 0, done.err


def test_the_whole_job_from_an_empty_folder_to_a_report(
    tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "bluebadge"
    start(assess, folder)
    done = assess(
        "rate", folder, "1", "not-met", "--reason", "Too few people.",
        "--confidence", "sure", "--well", "A log.", "--gap", "Carers.",
        "--action", "Ask carers.", "--due", "2026-08-12", "--owner", "product owner",
        "--advice", "Share it.", "--note", "Private.",
    )  # fmt: skip
    assert done.out == "Not met: 1 Understand users and their needs\n"
    for number in range(2, 15):
        done = assess(
            "rate", folder, f"govuk-2019:{number}", "MET", "--reason", "Seen."
        )
        assert done.code == 0
    added = assess(
        "evidence", "add", folder, "--title", "Log", "--kind", "document",
        "--criterion", 2,
    )  # fmt: skip
    assert added.code == 0
    assert "Log  (point 2)" in assess("evidence", "list", folder).out
    assert assess("check", folder).code == 1
    refused = assess("publish", folder)
    assert refused.code == 1
    assert "Not published: 1 problem to put right first" in refused.out
    unexplained = assess("outcome", folder, "met")
    assert unexplained.code == 2
    assert "The rule suggests Not met." in unexplained.err
    assert unexplained.err.endswith("Give it with --reason.\n")
    assert assess("check", folder).code == 1
    assert assess("outcome", folder, "met", "--reason", "On course.").code == 0
    assert assess("check", folder).code == 0
    assert assess("check", folder, "--strict").code == 1
    assert "Version 1 is published" in assess("publish", folder).out
    reported = assess("report", folder).out.split()
    assert [Path(path).suffix for path in reported] == [".html", ".md"]
    assert "Result: Met" in Path(reported[1]).read_text(encoding="utf-8")


def test_a_published_assessment_is_read_only_until_it_is_reopened(
    tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "demo"
    demo(folder)
    one = folder / "get-security-clearance-2022-alpha"
    refused = assess("rate", one, 1, "met", "--reason", "x")
    assert refused.code == 2
    assert "Version 1 is published" in refused.err
    assert assess("publish", one).code == 2
    assert assess("reopen", one, "--reason", " ").code == 2
    assert assess("reopen", one, "--reason", "A slip.").code == 0
    assert assess("reopen", one, "--reason", "Again.").code == 2
    assert assess("rate", one, 1, "met", "--reason", "Seen since.").code == 0
    sheet = (one / "people/lead.toml").read_text(encoding="utf-8")
    assert 'why = "A slip."' in sheet
    assert "[finding.govuk-2019.1.was." in sheet
    assert "Version 2" in assess("publish", one).out


def test_the_demo_without_a_terminal_says_where_everything_is(
    tmp_path: Path, forked: Process
) -> None:
    done = forked("demo", "--to", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    assert "Report a missed bin collection" in done.stdout
    assert len(list((tmp_path / "demo").rglob("reports/*"))) == 10
    assert f"Open them with: assess {tmp_path / 'demo'}" in done.stdout
    assert f"stand with: assess portfolio {tmp_path / 'demo'}" in done.stdout
    assert "Exampleford" not in done.stdout


def test_a_second_demo_keeps_what_was_changed(tmp_path: Path, assess: Assess) -> None:
    folder = tmp_path / "demo"
    demo(folder)
    one = folder / "anyshire-missed-bin-2026-beta"
    assess("rate", one, 3, "green", "--reason", "Mine.")
    assess("demo", "--to", folder)
    assert "Mine." in (one / "people/lead.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("rate", 1, "gren"),
            "gren is not a rating of this scale. Did you mean green?",
        ),
        (("rate", 99, "green"), "GOV.UK Service Standard has no point 99"),
        (("rate", "govuk-2018:1", "green"), "Did you mean govuk-2019?"),
        (
            ("rate", 1, "green", "--as", "nobody"),
            "Nobody here is called nobody",
        ),
        (("rate", 1, "green", "--action", "x", "--due", "soon"), "soon is not a date"),
        (("rate", 1, "green", "--well", "a\x1bb"), "control character U+001B"),
        (
            ("rate", 1, "green", "--note", "x" * 20_001),
            "is longer than 20000 characters",
        ),
        (("outcome", "gren"), "gren is not a rating of this assessment"),
        (("reopen", "--reason", "x"), "It is not published"),
        (("walk",), "The application needs a terminal"),
    ],
)
def test_what_can_not_be_done_gets_one_sentence(
    tmp_path: Path, assess: Assess, arguments: tuple[object, ...], said: str
) -> None:
    folder = a_folder(tmp_path)
    verb, *rest = arguments
    done = assess(verb, folder, *rest)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "nowhere"), "is not an assessment"),
        (("nowhere",), "nowhere does not exist"),
        (("standards", "show", "govuk-2018"), "Did you mean govuk-2019?"),
        (("standards", "show"), "required: STANDARD"),
        (("evidence", "add", "."), "--title is missing"),
        (("new", "x", "--phase", "beta"), "--service is missing"),
        (("rate",), "required"),
        (("frobnicate", "x"), "frobnicate does not exist"),
        (("stauts", "x"), "stauts does not exist. Did you mean assess status?"),
    ],
)
def test_a_wrong_use_gets_one_sentence(
    assess: Assess, arguments: tuple[str, ...], said: str
) -> None:
    done = assess(*arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--standard", "govuk-2018"), "Did you mean govuk-2019?"),
        (("--standard", "govuk-2019@rga"), "Did you mean rag?"),
        (("--panel", "lead"), "Write a panel member as"),
        (("--panel", "panel:lead"), "the panel's own name"),
        (("--panel", "a:boss"), "boss is not a role"),
        (("--panel", "a:lead", "--panel", "a:assessor"), "a is given twice"),
        (
            ("--standard", "govuk-2019", "--standard", "govuk-2019@met2"),
            "govuk-2019 is given twice",
        ),
    ],
)
def test_a_wrong_start_makes_nothing(
    tmp_path: Path, assess: Assess, more: tuple[str, ...], said: str
) -> None:
    folder = tmp_path / "x"
    done = assess(
        "new", folder, "--service", "x", "--council", "y", "--phase", "beta", *more
    )
    assert done.code == 2
    assert said in done.err
    assert not folder.exists()


def test_a_folder_in_use_is_not_started_again(tmp_path: Path, assess: Assess) -> None:
    start(assess, tmp_path / "x")
    done = assess(
        "new", tmp_path / "x", "--service", "x", "--council", "y", "--phase", "beta"
    )
    assert done.code == 2
    assert "already holds something" in done.err


def test_without_a_standard_the_offered_ones_are_used(
    tmp_path: Path, assess: Assess
) -> None:
    start(assess, tmp_path / "x", "--kind", "assessment")
    brief = (tmp_path / "x/assessment.toml").read_text(encoding="utf-8")
    assert "[standard.govuk-2019]" in brief
    assert "[standard.local-service-design]" in brief
    assert (tmp_path / "x/standards/local-service-design.toml").exists()


def test_several_people_must_say_who_they_are(tmp_path: Path, assess: Assess) -> None:
    folder = tmp_path / "x"
    panel = ("--panel", "lead:lead", "--panel", "ux:assessor:user research")
    start(assess, folder, "--standard", "govuk-2019", *panel)
    done = assess("rate", folder, 1, "green")
    assert "Say who you are with --as PERSON. Here are: lead, ux" in done.err
    assert assess("rate", folder, 1, "green", "--as", "ux").code == 0
    assert (folder / "people/ux.toml").exists()


def test_a_report_can_be_printed_or_put_anywhere(
    tmp_path: Path, assess: Assess
) -> None:
    folder = the_complete_folder(tmp_path)
    assert assess("report", folder, "-o", "-").out.startswith("# Blue Badge renewal")
    assert '"brief"' in assess("report", folder, "--format", "json", "-o", "-").out
    page = tmp_path / "page.html"
    assert assess("report", folder, "-o", page).out == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_standards_can_be_shown_and_checked(tmp_path: Path, assess: Assess) -> None:
    text = assess("standards", "show", "govuk-2019", "--phase", "beta").out
    assert "1. Understand users and their needs" in text
    assert "At the end of beta" in text
    assert "At the end of alpha" not in text
    assert assess("standards", "check").code == 0
    path = tmp_path / "ours.toml"
    path.write_text("format = 1\nbogus = 1\n", encoding="utf-8")
    done = assess("standards", "check", path)
    assert done.code == 2
    assert "ours.toml, line 2, bogus: is not a known key" in done.out


def test_doctor_says_what_it_finds(process: Process) -> None:
    done = process("doctor", NO_COLOR="1")
    assert f"assess          {__version__}" in done.stdout
    assert "off, NO_COLOR is set" in done.stdout


def test_help_and_version_are_short_and_plain(process: Process) -> None:
    assert process("--version").stdout.startswith(f"assess {__version__}")
    text = process("--help").stdout
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "\x1b" not in text
    for command in ("demo", "new", "rate", "check", "standards", "doctor"):
        assert command in text


def test_every_command_names_a_function_that_is_there() -> None:
    for where, _ in COMMANDS.values():
        assert callable(resolve_name(f"assess.{where}"))


def test_help_groups_the_commands_in_the_order_of_the_work(assess: Assess) -> None:
    out = assess("--help").out
    places = [out.index(f"{title}:\n") for title in GROUPS]
    assert places == sorted(places)
    assert re.findall(r"^  ([a-z-]+) {2,}[A-Z]", out, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize(
    "command",
    ["demo", "new", "walk", "status", "rate", "evidence", "outcome", "check",
     "publish", "reopen", "report", "standards", "doctor"],
)  # fmt: skip
def test_every_command_explains_itself_with_an_example(
    assess: Assess, command: str
) -> None:
    done = assess(command, "--help")
    assert done.code == 0
    assert f"assess {command}" in done.out
    assert "Example:" in done.out


def test_a_crash_is_one_sentence_and_a_log_without_words(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch, state: Path
) -> None:
    def crash(*_: object, **__: object) -> None:
        message = "a resident's secret"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("assess.rate.use_cases.findings.write_down", crash)
    done = assess("rate", a_folder(tmp_path), 1, "green")
    assert done.code == 70
    assert "Something went wrong inside assess (ZeroDivisionError)" in done.err
    assert done.err.count("\n") == 1
    log = (state / "assess.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "secret" not in log


def test_a_folder_named_like_a_command_is_written_with_its_place(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_folder(tmp_path, "check")
    monkeypatch.chdir(tmp_path)
    assert "The application needs a terminal" in assess("./check").err
    assert assess("check", "check").code == 1
    assert "Blue Badge renewal" in assess("check").out
    assert "check" in assess("status").out
