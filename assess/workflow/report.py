"""Make the report, and put it where people find it."""

import re
import unicodedata
from pathlib import Path
from typing import Final, Literal

from assess import __version__
from assess.domain.assessment import Assessment
from assess.domain.redact import Audience
from assess.report.build import build
from assess.report.render import render, to_json
from assess.store import keeping
from assess.store.workspace import workspace_of

Format = Literal["html", "md", "json"]

FORMATS: Final[tuple[Format, ...]] = ("html", "md", "json")

LONGEST_NAME: Final = 60


def report(assessment: Assessment, format_: Format, audience: Audience = "full") -> str:
    """Return the report as text."""
    if format_ == "json":
        return to_json(assessment, audience)
    view = build(assessment, audience=audience, tool_version=__version__)
    return render(view, format_)


def report_name(assessment: Assessment, format_: Format) -> str:
    """Return the report's file name; it carries the assessment's id and version.

    A draft has a name of its own, so that it never replaces what was handed over.
    """
    plain = unicodedata.normalize("NFKD", assessment.brief.service)
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:LONGEST_NAME].strip("-")
    agreed = assessment.agreed
    version = f"v{agreed.version}" if agreed.is_published else "draft"
    stem = "-".join(part for part in (slug, assessment.brief.id, version) if part)
    return f"{stem}.{format_}"


def write_report(
    folder: Path,
    assessment: Assessment,
    format_: Format,
    *,
    to: Path | None = None,
    audience: Audience = "full",
) -> Path:
    """Write the report into the assessment's `reports` folder, or to *to*.

    Raises:
        StoreError: it can't be written; an older report is intact.
    """
    path = to or folder / "reports" / report_name(assessment, format_)
    content = report(assessment, format_, audience).encode()
    root = workspace_of(folder) if to is None else path.parent
    keeping.replace(path, content, root=root)
    return path
