"""`assess report`."""

import argparse
import sys
from pathlib import Path

from assess.check.use_cases.templates import trust_templates
from assess.desk.places import assessments_of
from assess.desk.reading import is_assessment, read
from assess.model.assessment import Assessment
from assess.model.characters import visible
from assess.publish.commands.trusting import must_trust, say_whose, takes_trust
from assess.publish.use_cases import report as reports
from assess.publish.use_cases.many import (
    EVERYTHING,
    TOGETHER,
    Wish,
    make,
    make_many,
    wish,
    write_together,
)
from assess.publish.use_cases.report import FORMATS, VARIANTS, Format, Variant
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_utf8
from assess.ui.command.progress import Progress

INTERRUPTED = 130

MEANT = """\
Variants: full, for the team, the council and auditors; public, without what the
public may not see; actions, the list that a team works through; summary, one page."""


def report(arguments: list[str]) -> int:
    """Make the report."""
    parser = _parser()
    given = parser.parse_args(arguments)
    one = is_assessment(given.folder)
    if given.all and given.variant:
        parser.error("give --all or --variant, not both")
    if given.by == "owner" and (given.all or not one):
        parser.error("--by owner is for one variant of one assessment")
    if given.to == "-" and (given.all or not one):
        parser.error("many reports can't be printed at once, so name a folder with -o")
    if one:
        return _all_of_one(given) if given.all else _one(given)
    return _workspace(given)


def _parser() -> Parser:
    parser = Parser(
        "report",
        "Make the report of an assessment, or of every assessment of a workspace.\n"
        "Without --format both the web page and the Markdown. Word documents (docx)\n"
        "and workbooks (xlsx) need pip install 'assess[office]'. A calendar\n"
        "(ics) has the day, deadlines and actions.\n\n" + MEANT,
        "assess report missed-bin",
        "assess report missed-bin --variant public --format html -o public.html",
        "assess report missed-bin --variant actions --by owner",
        "assess report missed-bin --all",
        "assess report missed-bin --format md -o -",
        "assess report missed-bin --format docx",
        "assess report . --variant actions -o actions-of-all.xlsx",
        "assess report missed-bin --format ics",
    )
    parser.takes_folder()
    parser.add_argument("--variant", choices=VARIANTS, help="full if not given")
    parser.add_argument("--format", choices=FORMATS, help="only this one")
    parser.add_argument("--all", action="store_true", help="every variant")
    parser.add_argument(
        "--by",
        choices=("due", "owner"),
        default="due",
        help="actions in one table by due date, or in one for each owner",
    )
    parser.add_argument(
        "-o",
        dest="to",
        metavar="FILE",
        help="where to; - prints it; a folder with --all; reports/ if not given",
    )
    parser.add_argument(
        "-j", dest="jobs", type=int, metavar="N", help="how many at a time"
    )
    takes_trust(parser)
    return parser


def _one(given: argparse.Namespace) -> int:
    """Make one variant, in one format or both."""
    must_trust(given.folder, trusts=given.trusts)
    loaded = read(given.folder)
    if loaded.set_aside:
        raise loaded.set_aside[0]
    variant: Variant = given.variant or "full"
    if given.to == "-":
        content = reports.printed(
            given.folder,
            loaded.assessment,
            given.format or "md",
            variant,
            by=given.by,
        )
        print_utf8(content)
        say_whose(given.folder)
        return 0
    formats: tuple[Format, ...] = (given.format,) if given.format else ("html", "md")
    if given.to and not given.format:
        formats = (_by_name(given.to),)
    for form in formats:
        path = reports.write_report(
            given.folder,
            loaded.assessment,
            form,
            to=Path(given.to) if given.to else None,
            variant=variant,
            by=given.by,
        )
        print(path)
    if not given.variant:
        _say_for_whom(loaded.assessment)
    say_whose(given.folder)
    return 0


def _say_for_whom(assessment: Assessment) -> None:
    """Say on standard error which report was made, and which one is to be published."""
    public = reports.report_name(assessment, "html", "public")
    sys.stderr.write(
        f"This is the full report, for {VARIANTS['full'].made_for} only. To publish "
        f"one, make {public}: give --variant public.\n"
    )


def _all_of_one(given: argparse.Namespace) -> int:
    """Make every variant of one assessment, and say each as soon as it is there."""
    must_trust(given.folder, trusts=given.trusts)
    wished = _wish(given)
    progress = Progress(len(wished.variants) * len(wished.formats), "files")
    try:
        for path in make(given.folder, wished):
            progress.close()
            print(path, flush=True)
            progress.step()
    finally:
        progress.close()
    say_whose(given.folder)
    return 0


def _wish(given: argparse.Namespace) -> Wish:
    return wish(
        EVERYTHING if given.all else (given.variant or "full",),
        (given.format,) if given.format else ("html", "md"),
        Path(given.to) if given.to else None,
    )


def _workspace(given: argparse.Namespace) -> int:
    """Make the reports of every assessment of a workspace."""
    folders = assessments_of(given.folder)
    if _goes_together(given):
        return _together(given, folders)
    wished = _wish(given)
    for folder in folders if given.trusts else ():
        trust_templates(folder)
    progress = Progress(len(folders), "assessments")
    results = make_many(folders, wished, given.jobs)
    failed, files = [], 0
    try:
        for result in results:
            progress.step()
            files += len(result.paths)
            if result.error:
                failed.append(result)
    except KeyboardInterrupt:
        results.close()
        progress.close()
        told = f"Stopped after {progress.done} of {len(folders)} assessments."
        sys.stderr.write(f"{told} No file is half written.\n")
        return INTERRUPTED
    progress.close()
    for result in failed:
        sys.stderr.write(f"assess: {result.folder}: {result.error}\n")
    print(f"{files} files of {len(folders) - len(failed)} assessments are made.")
    return 2 if failed else 0


def _goes_together(given: argparse.Namespace) -> bool:
    """Whether all are to stand in one file."""
    if given.all or not given.to:
        return False
    named = _by_name(given.to)
    return named in TOGETHER and given.format in (None, named)


def _together(given: argparse.Namespace, folders: list[Path]) -> int:
    """Put every assessment of a workspace into one workbook, or one calendar."""
    count, why = write_together(folders, Path(given.to), given.variant or "full")
    for sentence in why:
        sys.stderr.write(f"assess: {visible(sentence)}\n")
    print(visible(f"{given.to}: {count} of {len(folders)} assessments."))
    return 2 if why else 0


def _by_name(name: str) -> Format:
    """Return the format that a file's name asks for; a web page if none."""
    suffix = Path(name).suffix.removeprefix(".")
    return next((form for form in FORMATS if form == suffix), "html")
