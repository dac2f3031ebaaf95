"""Make the report, and put it where people find it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from assess import __version__
from assess.check.use_cases.as_published import must_be_as_published
from assess.check.use_cases.templates import drawing_for
from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.document.drawing import SHIPPED, Drawing, TemplateError
from assess.model.assessment import Assessment
from assess.model.slug import slug
from assess.publish.use_cases import days, office
from assess.publish.views.build import build
from assess.publish.views.data import Frame, digest_of, seen_by, to_json
from assess.publish.views.proof import By
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from assess.store import disk, files
from assess.store.settings import TEMPLATES, read_settings

TextFormat = Literal["html", "md", "json"]
Format = TextFormat | Literal["docx", "xlsx", "ics"]

TEXTS: Final[tuple[TextFormat, ...]] = ("html", "md", "json")
FORMATS: Final[tuple[Format, ...]] = (*TEXTS, "docx", "xlsx", "ics")

BY_OWNER: Final[frozenset[Format]] = frozenset({"html", "md", "docx"})
"""The formats in which each owner can have a table of actions."""

LONGEST_NAME: Final = 60


def report(
    assessment: Assessment,
    format_: TextFormat,
    variant: Variant = "full",
    drawing: Drawing = SHIPPED,
    *,
    by: By = "due",
) -> str:
    """Return the report as text.

    Raises:
        RefusedError: what stands published was changed since, or a template of the
            council's own is broken.
    """
    must_be_as_published(assessment)
    if format_ == "json":
        return to_json(assessment, VARIANTS[variant].audience)
    with _said_of_templates():
        view = build(
            assessment,
            variant=variant,
            tool_version=__version__,
            drawing=drawing,
            by=by,
        )
        return render(view, format_, drawing)


@contextmanager
def _said_of_templates() -> Iterator[None]:
    """Say of a broken template where it stands.

    Raises:
        RefusedError: one of the council's own is broken.
    """
    try:
        yield
    except TemplateError as error:
        raise RefusedError(f"{TEMPLATES}/{error}") from error


def content_of(
    folder: Path,
    assessment: Assessment,
    format_: Format,
    variant: Variant = "full",
    *,
    by: By = "due",
) -> bytes:
    """Return the report as a file of any format.

    Raises:
        RefusedError: what stands published was changed since, a template of the
            council's own is broken, what writes the format is not installed, or it
            has no tables by owner.
        StoreError: `assess.toml` or what stands beside it can't be read.
    """
    if by == "owner":
        _must_have_tables(format_, variant)
    drawing = drawing_for(folder)
    if format_ == "ics":
        held = days.held_of(folder, assessment, variant, today=day_here())
        return days.calendar_of([held]).encode()
    if format_ == "xlsx":
        must_be_as_published(assessment)
        return office.workbook([assessment], variant, drawing)
    if format_ == "docx":
        must_be_as_published(assessment)
        with _said_of_templates():
            return office.word_document(folder, assessment, variant, drawing, by)
    return report(assessment, format_, variant, drawing, by=by).encode()


def _must_have_tables(format_: Format, variant: Variant) -> None:
    """See that a file has tables of actions, to make one for each owner.

    Raises:
        RefusedError: it has none.
    """
    if variant == "summary":
        raise RefusedError("The summary has no table of actions to put in order.")
    if format_ not in BY_OWNER:
        raise RefusedError(
            f"A file of this kind ({format_}) has no tables by owner. A web page, "
            "Markdown and a Word document have them; a workbook can be sorted."
        )


def printed(
    folder: Path,
    assessment: Assessment,
    format_: Format,
    variant: Variant,
    *,
    by: By = "due",
) -> str:
    """Return the report as text, to print it.

    Raises:
        RefusedError: it is no text, or one of the reasons of `content_of`.
        StoreError: `assess.toml` or what stands beside it can't be read.
    """
    if format_ not in (*TEXTS, "ics"):
        raise RefusedError(f"A file of this kind ({format_}) can't be printed. Name "
                           "a file with -o.")  # fmt: skip
    return content_of(folder, assessment, format_, variant, by=by).decode()


def data_digests(folder: Path, assessment: Assessment) -> dict[Variant, str]:
    """Return the SHA-256 that each variant of the report states of its data now.

    Raises:
        StoreError: `assess.toml` can't be read.
    """
    council = read_settings(folder).council
    return {
        variant: digest_of(seen_by(assessment, kind.audience), Frame(variant, council))
        for variant, kind in VARIANTS.items()
    }


def report_name(
    assessment: Assessment,
    format_: Format,
    variant: Variant = "full",
    by: By = "due",
) -> str:
    """Return the report's file name: the assessment's id, its version, and for whom.

    A draft has a name of its own, so that it never replaces what was handed over.
    """
    service = slug(assessment.brief.service, LONGEST_NAME)
    agreed = assessment.agreed
    version = f"v{agreed.version}" if agreed.is_published else "draft"
    whom = VARIANTS[variant].in_name
    how = "by-owner" if by == "owner" else ""
    stem = "-".join(
        part for part in (service, assessment.brief.id, version, whom, how) if part
    )
    return f"{stem}.{format_}"


def write_report(  # noqa: PLR0913 - which report, and where to
    folder: Path,
    assessment: Assessment,
    format_: Format,
    *,
    to: Path | None = None,
    variant: Variant = "full",
    by: By = "due",
) -> Path:
    """Write the report into the assessment's `reports` folder, or to *to*.

    Raises:
        RefusedError: what stands published was changed since, a template of the
            council's own is broken, or it is larger than what `verify` reads.
        StoreError: it can't be written; an older report is intact.
    """
    content = content_of(folder, assessment, format_, variant, by=by)
    if format_ == "html" and len(content) > disk.PAGE_LIMIT:
        raise RefusedError(
            f"The report is not written: it has {len(content) // 1024 // 1024} MiB, "
            f"and pages over {disk.PAGE_LIMIT // 1024 // 1024} MiB are not read again "
            "to check them. Shorten the longest reasons."
        )
    path = to or folder / "reports" / report_name(assessment, format_, variant, by)
    root = folder if to is None else path.parent
    files.replace(path, content, root=root)
    return path


def write_pages(
    folder: Path, assessment: Assessment, variant: Variant = "full"
) -> tuple[Path, ...]:
    """Write a report as a web page and as Markdown.

    Raises:
        RefusedError: see `write_report`.
        StoreError: the same.
    """
    return tuple(
        write_report(folder, assessment, form, variant=variant)
        for form in ("html", "md")
    )


__all__ = [
    "FORMATS",
    "TEXTS",
    "VARIANTS",
    "Format",
    "TextFormat",
    "Variant",
    "content_of",
    "data_digests",
    "drawing_for",
    "report",
    "report_name",
    "write_pages",
    "write_report",
]
