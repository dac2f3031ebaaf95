"""`assess standards`."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from assess.cli.arguments import Parser
from assess.cli.output import print_json
from assess.domain.canonical import plain
from assess.domain.characters import visible
from assess.domain.outcome import plural
from assess.domain.standard import Criterion, Guidance, Standard
from assess.domain.unknown import nearest
from assess.domain.values import Phase
from assess.store import standards
from assess.store.errors import StoreError
from assess.store.workspace import is_assessment, workspace_of
from assess.workflow.errors import RefusedError

WIDTH = 80


KEYS = """\
list   a list: id, title, edition, status, criteria, noun, source; or id and
       error if its file can't be read
show   the whole edition, with the keys of its file (criteria/README.md)
check  a list of what is wrong: file, line, column, key, sentence"""


def run(_name: str, arguments: list[str]) -> int:
    """List, show or check standards."""
    parser = Parser(
        "standards",
        "List the standards, show one, or check the file of one.",
        "assess standards list",
        "assess standards show govuk-2019 --phase beta",
        "assess standards check criteria/ours-2026.toml",
    )
    parser.explains_json(KEYS)
    parser.add_argument("verb", choices=("list", "show", "check"))
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="ids, or files to check"
    )
    parser.add_argument("--phase", choices=get_args(Phase), help="show only this phase")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    if given.verb == "list":
        return _list(given.format)
    if given.verb == "check":
        return _check([Path(name) for name in given.names], given.format)
    if len(given.names) != 1:
        message = "Say which standard to show, for example govuk-2019."
        raise RefusedError(message)
    return _show(given.names[0], given.phase, given.format)


def _available() -> standards.Editions:
    """Return the editions that `assess new` would find from here."""
    here = Path()
    folder = here if is_assessment(here) else here / "new"
    return standards.available(workspace_of(folder))


def _list(form: str) -> int:
    heads, unread = [], {}
    for name, edition in _available().items():
        try:
            heads.append(standards.head(edition))
        except StoreError as error:
            unread[name] = str(error)
    if form == "json":
        errors = [{"id": name, "error": why} for name, why in unread.items()]
        print_json([*(head._asdict() for head in heads), *errors])
    else:
        for head in heads:
            print(f"{head.id:<22} {visible(head.title)} ({visible(head.edition)})")
            print(f"{'':<22} {head.criteria} {plural(head.noun)}, {head.status}")
        for name, why in unread.items():
            print(f"{name:<22} {why}")
    return 2 if unread else 0


def _check(paths: list[Path], form: str) -> int:
    """Check files of standards; those that ship if none is named."""
    scales = standards.read_scales()
    checked = paths or list(standards.shipped_files())
    faults = [fault for path in checked for fault in standards.check(path, scales)]
    if form == "json":
        print_json([fault._asdict() for fault in faults])
        return 2 if faults else 0
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(checked)} checked, nothing is wrong.")
    return 2 if faults else 0


def _show(name: str, phase: Phase | None, form: str) -> int:
    available = _available()
    if name not in available:
        message = f"There is no standard {name}. {nearest(name, available)}"
        raise RefusedError(message)
    standard = standards.read_standard(available[name])
    if form == "json":
        print_json(plain(standard))
        return 0
    for line in _text(standard, phase):
        print(line)
    return 0


def _text(standard: Standard, phase: Phase | None) -> Iterator[str]:
    yield f"{standard.title} ({standard.edition}), {standard.status}"
    yield f"{standard.publisher}. {standard.source}"
    yield standard.attribution
    if standard.note:
        yield from _wrapped(standard.note)
    for number, criterion in standard.criterion.items():
        yield ""
        yield f"{number}. {criterion.title}"
        yield from _criterion(criterion, phase)


def _criterion(criterion: Criterion, phase: Phase | None) -> Iterator[str]:
    for text in (criterion.summary, criterion.why, criterion.note):
        yield from _wrapped(text)
    yield from _guidance("In every phase", criterion.always)
    for name, guidance in criterion.phase.items():
        if phase in (None, name):
            yield from _guidance(f"At the end of {name}", guidance)
    if criterion.bought:
        heading = f"If the service was bought, who answers: {criterion.bought.answers}"
        yield from _guidance(heading, Guidance(ask=criterion.bought.ask))
    for out in criterion.left_out.values():
        when = ", ".join((*out.phase, *out.kind, *out.delivery)) or "always"
        yield from _wrapped(f"Left out ({when}): {out.reason}")
    for rating, text in criterion.rated.items():
        yield from _wrapped(f"{rating.capitalize()} when: {text}")
    for indicator in criterion.indicator.values():
        yield from _wrapped(f"{indicator.kind.capitalize()}: {indicator.text}")
    for part in criterion.part.values():
        yield from _wrapped(f"Part: {part.title}")


def _guidance(title: str, guidance: Guidance) -> Iterator[str]:
    if guidance == Guidance():
        return
    yield f"  {title}"
    for heading, lines in (
        ("Ask", guidance.ask),
        ("Look for", guidance.look_for),
        ("Warning signs", guidance.warning_signs),
    ):
        if lines:
            yield f"    {heading}"
        for line in lines:
            yield from _wrapped(line, "    - ", "      ")


def _wrapped(text: str, first: str = "  ", rest: str = "  ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)
