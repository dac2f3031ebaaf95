"""Write `templates/README.md` again, from the fields of the view.

Run it with `python -m tests.make_templates_readme`.
"""

import ast
import inspect
import re
from pathlib import Path

from assess.document.environment import FILTERS
from assess.publish.views import finding_view, method_view, view, whole_view

README = Path(__file__).parents[1] / "templates" / "README.md"

HEAD = """\
# Templates of the report

A report is a view, plain values, laid out by the Jinja2 templates of this folder. A
council can bring its own: put a file of the same name into `templates/` of the
workspace (the folder that holds the assessments, or the one with `assess.toml`), and
it is used instead of ours.

    my-workspace/
      assess.toml
      templates/
        sections/about.html.j2      replaces one section of the web page
        report.css                  replaces the style sheet
      missed-bin/
        assessment.toml

The council's name and the two colours of the band at the top need no template. They
stand in `assess.toml`; the contrast must be at least 4.5 to 1:

    format = 1

    [council]
    name = "Anyshire County Council"
    ink = "#ffffff"
    ground = "#00437b"

## What a template may do

- It may loop, test and print. It looks nothing up: every value is in `report`, below.
- It runs in a sandbox, and can't turn escaping off: there is no `safe` and no
  `autoescape` block. Whatever was typed is printed as it was typed.
- `{% extends "shipped/report.html.j2" %}` or
  `{% include "shipped/sections/about.html.j2" %}` uses ours, under any name.
- It draws the body of a page. Round it stands a frame that is always that of assess:
  the head with the policy, what the page is and who it is made for, how to check it,
  where the words come from, and the data. So there is no `page.html.j2` and no
  `sections/check.html.j2` of your own. To extend ours, extend `report.html.j2`.
- Only what lays out words may be in it, every element closed: no script, style, form,
  picture or frame, no comment, and no attribute such as `onclick` or `style`. The same
  holds for Markdown: no HTML, no picture, and links only to what may be followed.
- It may do 400,000 steps, where each item of a list that it goes through is a step, and
  print 64 MiB. A letter of a note costs as much as 32 that are printed. A page may
  take a minute. Only words, numbers and dates are printed: join a list. Words are put
  together with `~`; numbers alone are multiplied.
- Templates that stand in the folder of an assessment itself, and not in the workspace
  that holds it, may be somebody else's. `assess report` asks once before it uses them.
- A mistake is told with the file and the line, and no report is made.
- `assess verify` compares a page only with what your templates draw again: for a page
  of your own templates name the folder too.

## Files

"""

ABOUT_FILTERS = """\

## Filters

| filter | in | gives |
| --- | --- | --- |
| `spelt` | both | a date as people write it |
| `notes` | both | typed text as paragraphs, lists, emphasis, code, quotes and links |
| `typed` | HTML | typed words of one line, whose direction stays their own |
| `data_block` | HTML | JSON that can't end the element it stands in |
| `link` | Markdown | a link: `title \\| link(address)` |
| `section` | Markdown | a link to a heading: `words \\| section(heading)` |

## Values

`report` is a ReportView. A list is a Python tuple, and what may be nothing says so.
"""

SAYS = {
    "page.html.j2": "the web page as it ships; never a council's own",
    "frame.html.j2": "what stands round a council's own web page",
    "frame.md.j2": "what stands round a council's own Markdown",
    "body.html.j2": "what a council's own page extends in place of `page.html.j2`",
    "report.html.j2": "the variants full and public",
    "actions.html.j2": "the variant actions",
    "summary.html.j2": "the variant summary, one page",
    "words.html.j2": "macros that the sections share",
    "data.html.j2": "the data, and how the page was made",
    "report.css": "the style sheet",
    "top.md.j2": "the head of every Markdown report",
    "report.md.j2": "the variants full and public",
    "actions.md.j2": "the variant actions",
    "summary.md.j2": "the variant summary",
    "brief.html.j2": "the brief for a panel; a council's own is not used for it",
    "brief.md.j2": "the same in Markdown",
    "compare.html.j2": "two assessments side by side; a council's own is not used",
    "compare.md.j2": "the same as Markdown",
    "pack.html.j2": "a pack for a team; a council's own is not used for it",
    "pack.md.j2": "the same as Markdown",
    "next.html.j2": "what to do next, for one service or a council; only ours is used",
    "next.md.j2": "the same as Markdown",
    "steps.html.j2": "macros of the steps to do next",
    "portfolio.html.j2": "where many services stand; a council's own is not used",
    "lists.html.j2": "a merger, how panels agree; a council's own is not used",
    "side.html.j2": "a service of several councils; a council's own is not used",
    "workshop.html.j2": "the page of a workshop; a council's own is not used for it",
    "workshop.md.j2": "the same as Markdown",
}


def readme() -> str:
    """Return what `templates/README.md` must say."""
    assert {name for found in FILTERS.values() for name in found} | {"spelt"} == set(
        re.findall(r"^\| `(\w+)` \|", ABOUT_FILTERS, re.MULTILINE)
    )
    return HEAD + _files() + ABOUT_FILTERS + "".join(_classes())


def _files() -> str:
    folder = README.parent
    names = sorted(
        str(path.relative_to(folder).as_posix())
        for path in folder.rglob("*")
        if path.suffix in {".j2", ".css"}
    )
    lines = [f"- `{n}`: {SAYS[n]}" for n in names if "/" not in n]
    sections = [n.removeprefix("sections/") for n in names if "/" in n]
    return (
        "\n".join(lines)
        + "\n- `sections/`: "
        + ", ".join(f"`{n}`" for n in sections)
        + "\n"
    )


def _classes() -> list[str]:
    modules = (view, method_view, finding_view, whole_view)
    sources = [inspect.getsource(module) for module in modules]
    nodes = [node for source in sources for node in ast.parse(source).body]
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    ordered = sorted(classes, key=lambda node: node.name != "ReportView")
    return [_class(node) for node in ordered]


def _class(node: ast.ClassDef) -> str:
    lines = [f"\n### {node.name}\n", f"\n{ast.get_docstring(node)}\n\n"]
    lines.append("| field | kind | meaning |\n| --- | --- | --- |\n")
    for place, item in enumerate(node.body):
        if isinstance(item, ast.AnnAssign):
            name, kind = ast.unparse(item.target), ast.unparse(item.annotation)
            lines.append(_row(name, kind, _said_after(node.body, place)))
        elif isinstance(item, ast.FunctionDef):
            kind = ast.unparse(item.returns) if item.returns else ""
            lines.append(_row(item.name, kind, ast.get_docstring(item) or ""))
    return "".join(lines)


def _row(name: str, kind: str, said: str) -> str:
    words = re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", kind)
    words = words.replace(" | None", " or nothing").replace("|", "\\|")
    return f"| `{name}` | {words} | {' '.join(said.split())} |\n"


def _said_after(body: list[ast.stmt], place: int) -> str:
    following = body[place + 1] if place + 1 < len(body) else None
    if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
        return str(following.value.value)
    return ""


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8", newline="\n")
