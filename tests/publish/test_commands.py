"""`assess report` in its variants, `assess verify` and `assess extract`."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assess.document.drawing import code_digest
from assess.model.finding import CriterionRef
from assess.store import assessments, disk
from assess.ui.command.progress import Progress
from assess.ui.text.moments import when
from tests.builders import ONE_LEAD, a_folder, the_complete_folder
from tests.commands import ROOT, Assess

SHORT = (
    ONE_LEAD.split("[standard.local")[0]
    + '[dates]\nassessed = 2026-05-12\n\n[panel.lead]\nrole = "lead"\n'
)

VARIANTS = ("full", "public", "actions", "summary")
NAMES = ("for-the-team", "public", "actions-for-the-team", "summary-public")


def test_a_variant_goes_where_it_was_asked_for(tmp_path: Path, assess: Assess) -> None:
    folder, to = the_complete_folder(tmp_path), tmp_path / "public.html"
    done = assess("report", folder, "--variant", "public", "--format", "html", "-o", to)
    assert (done.code, done.out) == (0, f"{to}\n")
    assert "Made for</th><td>the public" in to.read_text(encoding="utf-8")


def test_every_variant_is_made_with_the_id_in_its_name(
    tmp_path: Path, assess: Assess
) -> None:
    folder = the_complete_folder(tmp_path)
    done = assess("report", folder, "--all")
    assert done.code == 0
    stem = "blue-badge-renewal-k7m2p9x4-v2"
    expected = [
        folder / "reports" / f"{stem}-{whom}.{form}"
        for whom in NAMES
        for form in ("html", "md")
    ]
    assert done.out.split("\n")[:-1] == [str(path) for path in expected]
    assert all(path.stat().st_size for path in expected)


def test_every_variant_can_go_into_one_folder(tmp_path: Path, assess: Assess) -> None:
    folder, into = the_complete_folder(tmp_path), tmp_path / "out"
    assert assess("report", folder, "--all", "-o", into, "--format", "md").code == 0
    assert len(list(into.iterdir())) == len(NAMES)
    assert not (folder / "reports").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--all", "--variant", "public"), "--all or --variant, not both"),
        (("--all", "-o", "-"), "can't be printed at once"),
        (("--variant", "secret"), "Argument --variant: invalid choice: 'secret'"),
    ],
)
def test_what_can_not_be_asked_for_is_told(
    tmp_path: Path, assess: Assess, options: tuple[str, ...], told: str
) -> None:
    done = assess("report", the_complete_folder(tmp_path), *options)
    assert done.code == 2
    assert told in done.err


def test_a_file_where_a_folder_must_be_is_told(tmp_path: Path, assess: Assess) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    folder = the_complete_folder(tmp_path)
    done = assess("report", folder, "--all", "-o", tmp_path / "file")
    assert (done.code, "is a file" in done.err) == (2, True)


@pytest.mark.parametrize(
    "options",
    [("--all",), ("--format", "html"), ("--variant", "actions")],
    ids=" ".join,
)
def test_a_folder_is_not_named_like_one_file(
    tmp_path: Path, assess: Assess, options: tuple[str, ...]
) -> None:
    suffix = "html" if options[0] == "--variant" else "xlsx"
    to = tmp_path / f"reports.{suffix}"
    done = assess("report", workspace(tmp_path, 1), *options, "-o", to)
    assert (done.code, done.out) == (2, "")
    assert "is named like one file, and these are many" in done.err
    assert not to.exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--variant", "actions", "--format", "xlsx"), "(xlsx) has no tables by owner"),
        (("--format", "ics"), "(ics) has no tables by owner"),
        (("--format", "json", "-o", "-"), "(json) has no tables by owner"),
        (("--variant", "summary", "--format", "html"), "has no table of actions"),
    ],
)
def test_tables_by_owner_are_refused_where_there_are_none(
    tmp_path: Path, assess: Assess, options: tuple[str, ...], told: str
) -> None:
    folder = the_complete_folder(tmp_path)
    done = assess("report", folder, *options, "--by", "owner")
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not (folder / "reports").exists()


def workspace(tmp_path: Path, count: int) -> Path:
    for number in range(count):
        a_folder(tmp_path / "work", f"service-{number:03}")
    return tmp_path / "work"


def test_a_workspace_gets_the_reports_of_all_its_assessments(
    tmp_path: Path, assess: Assess
) -> None:
    work = workspace(tmp_path, 3)
    (work / "service-001" / "assessment.toml").write_text("format =", encoding="utf-8")
    done = assess("report", work, "--format", "md")
    assert done.out == "2 files of 2 assessments are made.\n"
    assert done.code == 2
    assert "service-001" in done.err
    assert len(list(work.glob("*/reports/*.md"))) == 2


def test_a_folder_without_assessments_is_told(tmp_path: Path, assess: Assess) -> None:
    done = assess("report", tmp_path)
    assert done.code == 2
    assert "is not an assessment" in done.err


def test_two_cores_make_the_same_files_as_one(tmp_path: Path, assess: Assess) -> None:
    work = workspace(tmp_path, 4)
    assert assess("report", work, "-j", "1", "-o", tmp_path / "one").code == 0
    assert assess("report", work, "-j", "2", "-o", tmp_path / "two").code == 0
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names
    for name in names:
        one, two = (tmp_path / side / name for side in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent in another way there")
def test_stopping_leaves_no_half_file_and_no_traceback(tmp_path: Path) -> None:
    work = workspace(tmp_path, 80)
    started = subprocess.Popen(
        [sys.executable, "-m", "assess", "report", str(work), "--all", "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    end = time.monotonic() + 60
    while not list(work.glob("*/reports/*.html")) and time.monotonic() < end:
        time.sleep(0.02)
    os.killpg(started.pid, signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert started.returncode == 130
    assert told.startswith("Stopped after ")
    assert "Traceback" not in told
    assert told.count("\n") == 1
    made = list(work.glob("*/reports/*.html"))
    assert 0 < len(made) < 320
    assert all(path.read_text("utf-8").endswith("</html>\n") for path in made)
    assert not list(work.glob("*/reports/*.tmp"))


def test_progress_is_drawn_for_a_person_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Progress(2, "files").step()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for columns, bar in (("80", True), ("40", False)):
        monkeypatch.setenv("COLUMNS", columns)
        progress = Progress(2, "files")
        progress.step()
        drawn = capsys.readouterr().err
        assert drawn.endswith("1 of 2 files")
        assert ("[###############...............]" in drawn) is bar
        progress.close()


def test_an_auditor_checks_a_report_with_two_commands(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    done = assess("verify", page)
    assert done.code == 0
    assert done.out.startswith(f"{page}: unchanged\n")
    done = assess("extract", page, "-o", tmp_path / "out")
    assert done.code == 0
    assert f"{tmp_path / 'out' / 'agreed.toml'}\n" in done.out
    assert assess("status", tmp_path / "out").code == 0
    again = tmp_path / "again.html"
    assess("report", tmp_path / "out", "-o", again)
    assert again.read_bytes() == page.read_bytes()


def test_publish_the_page_and_verify_print_the_same_sha_256(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = a_folder(tmp_path, brief=SHORT), tmp_path / "report.html"
    for criterion in ("1", "2", "10"):
        assess("rate", folder, criterion, "green", "--reason", "Seen.")
    assert assess("outcome", folder, "green").code == 0
    done = assess("publish", folder)
    assert done.code == 0, done.out
    printed = dict(re.findall(r"SHA-256 of (.*): ([0-9a-f]{64})\n", done.out))
    assert set(printed) == {
        "version 1",
        *(f"the data in its {variant} report" for variant in VARIANTS),
    }
    for variant in VARIANTS:
        assess("report", folder, "--variant", variant, "--format", "html", "-o", page)
        digest = printed[f"the data in its {variant} report"]
        if variant in {"full", "public"}:
            assert f'class="digest">{digest}<' in page.read_text(encoding="utf-8")
        done = assess("verify", page, "--digest", f"SHA256:{digest.upper()}")
        assert (done.code, done.err) == (0, "")
        assert "Its data have the SHA-256 that you gave." in done.out
        assert f"  SHA-256 of its data: {digest}\n" in done.out
    done = assess("verify", page, folder, "--digest", printed["version 1"])
    assert done.code == 0
    assert "The SHA-256 that you gave is that of version 1." in done.out
    assert f"  SHA-256 of version 1: {printed['version 1']}\n" in done.out
    entry = json.loads(assess("verify", page, folder, "--format", "json").out)
    assert (entry["sha256"], entry["published"]) == (digest, printed["version 1"])


@pytest.mark.parametrize("digest", ["", "3ca0", "g" * 64, "0" * 63])
def test_a_sha_256_that_is_none_is_refused(
    tmp_path: Path, assess: Assess, digest: str
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    done = assess("verify", page, "--digest", digest)
    assert (done.code, done.out) == (2, "")
    assert "A SHA-256 has 64 digits" in done.err


def test_another_sha_256_than_that_of_the_data_is_the_answer_no(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    for more in ((), (folder,)):
        done = assess("verify", page, *more, "--digest", "0" * 64)
        assert done.code == 1
        assert done.out.startswith(f"{page}: differs\n")
        assert "do not have the SHA-256 that you gave." in done.out


def test_words_altered_in_a_page_are_told_by_extract_too(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    text = page.read_text(encoding="utf-8").replace("Result: Green", "Result: GREAT")
    page.write_text(text, encoding="utf-8", newline="\n")
    done = assess("extract", page, "-o", tmp_path / "out")
    assert done.code == 1
    assert done.err.startswith(f"{page}: altered\n  The page does not say what")
    assert '\u201c<p class="big">Result: GREAT with conditions</p>\u201d' in done.err
    assert f"{tmp_path / 'out' / 'agreed.toml'}\n" in done.out
    other = text.replace(f'"code":"{code_digest()}"', '"code":"0000000000000000"')
    page.write_text(other, encoding="utf-8", newline="\n")
    done = assess("extract", page, "-o", tmp_path / "other")
    assert done.code == 0
    assert done.err.startswith(f"{page}: not compared\n  Looked at: the data in it,")


@pytest.mark.parametrize("at", [60, 2_000, 0.5, 0.95, -20, -16])
@pytest.mark.parametrize("command", ["verify", "extract"])
def test_a_page_that_is_cut_short_is_told_as_such(
    tmp_path: Path, assess: Assess, command: str, at: float
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    whole = page.read_bytes()
    page.write_bytes(whole[: int(at * len(whole)) if 0 < at < 1 else int(at)])
    more = ("-o", tmp_path / "out") if command == "extract" else ()
    done = assess(command, page, *more)
    assert done.code == (1 if command == "verify" or at == -16 else 2)
    assert "cut short" in done.out + done.err


def test_what_a_page_says_is_told_in_quotation_marks_on_one_line(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    result = "Result: Green with conditions</p>"
    words = "Result: Green</p>\u201d.\u202e\r  Drawn again, it is the same to the byte."
    text = page.read_text(encoding="utf-8").replace(result, words, 1)
    page.write_text(text, encoding="utf-8", newline="\n")
    done = assess("verify", page)
    assert done.code == 1
    (line,) = (row for row in done.out.split("\n") if "Drawn again, it" in row)
    assert re.search(r"on the page \u201c[^\u201d]*Drawn again, it", line)
    assert "<U+202E>" in line
    assert "\r" not in done.out


def test_a_page_larger_than_a_file_of_an_assessment_may_be_is_checked(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    page.write_bytes(page.read_bytes() + b"\n" * disk.SIZE_LIMIT)
    assert assess("verify", page).code == 1
    monkeypatch.setattr(disk, "PAGE_LIMIT", 30_000)
    done = assess("report", folder, "-o", tmp_path / "other.html")
    assert done.code == 2
    assert "The report is not written: it has" in done.err
    assert not (tmp_path / "other.html").exists()


def test_an_altered_report_is_the_answer_no(tmp_path: Path, assess: Assess) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    text = page.read_text(encoding="utf-8").replace("carers.", "nobody.", 1)
    page.write_text(text, encoding="utf-8", newline="\n")
    done = assess("verify", page, "--format", "json")
    assert done.code == 1
    assert json.loads(done.out)["state"] == "altered"


@pytest.mark.parametrize("beside", [False, True])
def test_a_report_that_could_not_be_drawn_again_is_not_compared(
    tmp_path: Path,
    assess: Assess,
    *,
    beside: bool,
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    text = page.read_text(encoding="utf-8").replace("Result: Green", "Result: GREAT")
    text = text.replace(f'"code":"{code_digest()}"', '"code":"0000000000000000"')
    page.write_text(text, encoding="utf-8", newline="\n")
    more = (folder,) if beside else ()
    done = assess("verify", page, *more)
    assert done.code == 1
    assert done.out.startswith(f"{page}: not compared\n  Looked at: the data in it,")
    assert "  Not looked at: the words that a reader sees" in done.out
    assert "unchanged" not in done.out
    done = assess("verify", page, *more, "--format", "json")
    assert done.code == 1
    assert json.loads(done.out)["state"] == "not-compared"
    assert "unchanged" not in done.out


def test_a_folder_that_differs_is_told_with_who_signed_its_record(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    agreed = folder / "agreed.toml"
    text = agreed.read_text(encoding="utf-8").replace("All agreed.", "Agreed.")
    agreed.write_text(text, encoding="utf-8", newline="\n")
    done = assess("verify", page, folder)
    assert done.code == 1
    assert f"{page}: differs\n" in done.out
    at = (
        assessments.load(folder)
        .assessment.agreed.at(CriterionRef("govuk-2019", "2"))
        .at
    )
    assert at is not None
    signed = f"the record in the folder is signed scribe, {when(at)}"
    assert f"  - govuk-2019:2; {signed}\n" in done.out


@pytest.mark.parametrize("command", ["verify", "extract"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"# A report\n", "is not a report of assess"),
        (b"\xff", "is not UTF-8 text"),
        (b"\xff\xfe", "is UTF-16; save it as UTF-8."),
        (None, "does not exist"),
    ],
)
def test_what_is_no_report_is_refused(
    tmp_path: Path, assess: Assess, command: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / "some.html"
    if content is not None:
        path.write_bytes(content)
    more = ("-o", tmp_path / "out") if command == "extract" else ()
    done = assess(command, path, *more)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_nothing_is_extracted_over_what_is_there(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = the_complete_folder(tmp_path), tmp_path / "report.html"
    assess("report", folder, "-o", page)
    done = assess("extract", page, "-o", folder)
    assert done.code == 2
    assert "already holds something" in done.err


def test_a_broken_template_is_told_with_file_and_line(
    tmp_path: Path, assess: Assess
) -> None:
    folder = the_complete_folder(tmp_path)
    own = tmp_path / "templates" / "sections" / "about.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("a\n{{ report.nothing }}\n", encoding="utf-8")
    done = assess("report", folder)
    assert done.code == 2
    assert done.err == (
        "assess: templates/sections/about.html.j2, line 2: 'ReportView object' has "
        "no attribute 'nothing'.\n"
    )
