"""Take a page of ours apart into headings, paragraphs, lists and tables.

It reads what `document` drew, so whatever a page says, in whichever order, a document
made of it says too. What only works on a screen is left out: the filter, the link over
the page to its beginning, and the link of a finding to itself.
"""

import re
from html.parser import HTMLParser
from typing import Final, cast

from assess.exchange.word.elements import (
    BLOCKS,
    BOLD,
    CLASSES,
    CODE,
    EMPTY,
    HEADINGS,
    ITALIC,
    ON_SCREEN,
    TO_ITSELF,
    UNSEEN,
    Open,
    OpenLine,
    OpenList,
    OpenTable,
    number,
    shade,
)  # fmt: skip
from assess.exchange.word.parts import SHADES, Cell, Item, Kind, Paragraph, Part, Run
from assess.exchange.word.parts import Table as WordTable

BETWEEN: Final = " · "
"""Stands between the facts that a page has on one line."""

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


def parts_of(page: str) -> tuple[Part, ...]:
    """Return what a page of ours says, in its order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.flush()
    return tuple(reader.parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self._open: list[Open] = []
        self._lists: list[OpenList] = []
        self._tables: list[OpenTable] = []
        self._line = OpenLine()
        self._ids: list[str] = []
        self._count = 0

    # Elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in EMPTY:
            if tag == "br" and self._is_seen:
                self._line.runs.append(self._run("\n"))
            return
        classes = frozenset(given.get("class", "").split())
        hidden = tag in UNSEEN or classes & ON_SCREEN or "hidden" in given
        if tag in BLOCKS and not self._goes_on(tag):
            self.flush()
        if "data-shape" in given:
            classes |= self._around()
            if self._line.runs:
                self._line.space()
        leads = tag == "a" and TO_ITSELF not in classes
        link = given.get("href", "") if leads else ""
        seen = self._is_seen and not hidden
        opened = Open(tag, classes, link, given.get("lang", ""), seen)
        self._open.append(opened)
        if seen:
            if "id" in given:
                self._ids.append(given["id"])
            self._begin(opened, given)

    def _around(self) -> frozenset[str]:
        """Return the colours of what a rating stands in."""
        return frozenset(n for each in self._open for n in each.classes if n in SHADES)

    def _goes_on(self, tag: str) -> bool:
        """Whether an element stands on the line of what was said before it."""
        if tag == "dd":
            return bool(self._line.runs)
        on_line = bool(self._lists) and self._lists[-1].on_line
        return tag in ("li", "div") and on_line

    def _begin(self, opened: Open, given: dict[str, str]) -> None:
        tag = opened.tag
        if tag in ("ul", "ol"):
            self._begin_list(opened, given)
        elif tag == "li" and self._lists:
            self._lists[-1].begins = True
        elif tag == "dd" and self._line.runs:
            self._line.runs.append(Run("\t"))
        elif tag == "table":
            self._tables.append(OpenTable(self._taken_ids()))
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = True
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].across = number(given.get("colspan", "1"))

    def _begin_list(self, opened: Open, given: dict[str, str]) -> None:
        self._count += 1
        self._lists.append(
            OpenList(
                self._count,
                number(given.get("start", "1")),
                ordered=opened.tag == "ol" and not opened.classes & {"strip", "cards"},
                on_line="meta" in opened.classes,
            )
        )

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY or not any(each.tag == tag for each in self._open):
            return
        while self._open:
            ended = self._open[-1]
            self._end(ended)
            self._open.pop()
            if ended.tag == tag:
                return

    def _end(self, ended: Open) -> None:
        tag = ended.tag
        on_line = bool(self._lists) and self._lists[-1].on_line
        if tag in BLOCKS and tag != "dt" and not (on_line and tag in ("li", "div")):
            self.flush()
        if not ended.is_seen:
            return
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = False
        elif tag in ("td", "th") and self._tables:
            self._end_cell(tag)
        elif tag == "caption" and self._tables:
            table = self._tables[-1]
            table.caption = " ".join(part.text for part in table.cell)
            table.cell = []
        elif tag == "table" and self._tables:
            self._end_table()

    def _end_cell(self, tag: str) -> None:
        table = self._tables[-1]
        held, table.cell = tuple(table.cell), []
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(Cell(held, is_head=tag == "th", across=table.across))
        if table.in_head:
            table.heads = len(table.rows)

    def _end_table(self) -> None:
        table = self._tables.pop()
        rows = tuple(tuple(row) for row in table.rows if row)
        if self._tables:  # a table in a cell: its words, one after the other
            inner = (p for row in rows for cell in row for p in cell.paragraphs)
            self._tables[-1].cell.extend(inner)
        elif rows:
            self.parts.append(WordTable(table.caption, rows, table.heads, table.ids))

    # Words

    def handle_data(self, data: str) -> None:
        if not self._is_seen:
            return
        is_typed = any(each.tag == "pre" for each in self._open)
        text = data if is_typed else _SPACES.sub(" ", data)
        if not text:
            return
        if text.startswith(" ") and self._line.ends_with_space:
            text = text[1:]
        if text.strip():
            self._begin_fact()
        if text:
            self._line.runs.append(self._run(text))

    def _begin_fact(self) -> None:
        """Tell facts apart that stand on one line."""
        if self._lists and self._lists[-1].on_line and self._lists[-1].begins:
            self._lists[-1].begins = False
            if self._line.runs:
                self._line.strip_end()
                self._line.runs.append(Run(BETWEEN))

    def _run(self, text: str) -> Run:
        tags = {each.tag for each in self._open}
        links = [each.link for each in self._open if each.link]
        languages = [each.language for each in self._open if each.language]
        marked = [e for e in self._open if e.tag == "span" and e.classes & {*SHADES}]
        return Run(
            text,
            bold=bool(tags & BOLD) or bool(marked),
            italic=bool(tags & ITALIC),
            code=bool(tags & CODE) or any("digest" in e.classes for e in self._open),
            shade=shade(marked[-1]) if marked else "",
            link=links[-1] if links else "",
            language=languages[-1] if len(languages) > 1 else "",
        )

    # Paragraphs

    def flush(self) -> None:
        """End the paragraph, if there are words in it."""
        runs = self._line.taken()
        if not "".join(run.text for run in runs).strip():
            return
        kind = self._kind()
        ids, item = self._taken_ids(), self._item()
        paragraph = Paragraph(kind, runs, ids, item, self._box())
        if self._tables:
            self._tables[-1].cell.append(paragraph)
        else:
            self.parts.append(paragraph)

    def _kind(self) -> Kind:
        for each in reversed(self._open):
            if each.tag in HEADINGS:
                return cast("Kind", each.tag)
            if each.tag in ("dt", "dd"):
                return "fact"
            if each.tag == "blockquote":
                return "quote"
            for name in each.classes & CLASSES.keys():
                return CLASSES[name]
        return "p"

    def _item(self) -> Item | None:
        lists = [each for each in self._lists if not each.on_line]
        if not lists:
            return None
        held, level = lists[-1], len(lists) - 1
        begins, held.begins = held.begins, False
        return Item(held.number, level, held.ordered, held.start, begins)

    def _box(self) -> str:
        """Return the role of the colour of the box that a paragraph stands in."""
        for each in reversed(self._open):
            if each.tag == "div" and "result" in each.classes:
                return shade(each)
        return ""

    def _taken_ids(self) -> tuple[str, ...]:
        ids, self._ids = tuple(self._ids), []
        return ids

    @property
    def _is_seen(self) -> bool:
        return not self._open or self._open[-1].is_seen
