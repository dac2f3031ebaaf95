"""A Markdown report as blocks of the terminal."""

from assess.document.shown import shown
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

REPORT = """\
# Report

Two \\*stars\\* and **bold** words.

### What must change

- Meet carers.
  - Owner: research
- See [the audit](<https://www.anyshire.example/audit>).

3. Third
4. Fourth

| What | Value |
| --- | --- |
| Phase | **Beta** |
"""


def blocks() -> list[Block]:
    return [block for block in shown(REPORT, Marks(ascii_only=True)) if block.text]


def test_headings_lists_and_tables_of_a_report_become_lines() -> None:
    assert blocks() == [
        Block("Report", "heading"),
        Block("Two *stars* and bold words."),
        Block("What must change", "accent"),
        Block("Meet carers.", mark="-"),
        Block("Owner: research", mark="-", indent=2),
        Block("See the audit (https://www.anyshire.example/audit).", mark="-"),
        Block("Third", mark="3."),
        Block("Fourth", mark="4."),
        Block("What: Value", "quiet", indent=1),
        Block("Phase: Beta", indent=1),
    ]


def test_markup_of_a_report_stays_words() -> None:
    (block,) = (b for b in shown("[/][@click=x]y", Marks()) if b.text)
    assert block.text == "[/][@click=x]y"


def test_a_link_says_where_it_leads_unless_that_is_on_the_same_page() -> None:
    words = "[Results](#results) and [a page](https://example.org)"
    (block,) = (each for each in shown(words, Marks()) if each.text)
    assert block.text == "Results and a page (https://example.org)"
