"""Narrow a page to the entries in which words are found."""

from collections.abc import Iterable, Iterator

from assess.ui.text.blocks import Block, is_detail

TITLES = ("heading", "accent")
"""Styles of lines whose words count for the entries below."""


def narrowed(blocks: Iterable[Block], words: str) -> Iterator[Block]:
    """Yield a line that says what is shown, and the entries with all *words*.

    An entry is a line with a key and the details below it. A heading counts to the
    words of each of its entries, and stays while one of them does. Without words
    everything is shown, and nothing is said.
    """
    wanted = words.casefold().split()
    if not wanted:
        yield from blocks
        return
    found = [block for entry in _fitting(blocks, wanted) for block in entry]
    yield by_what(words, "" if found else "Nothing has these words.")
    yield from found


def by_what(words: str, more: str = "") -> Block:
    """Return the line that says by what a list is narrowed."""
    return Block(f"Shown: with {words.strip()}. Esc shows all. {more}".strip(), "quiet")


def _fitting(blocks: Iterable[Block], wanted: list[str]) -> Iterator[list[Block]]:
    """Yield the entries that fit, each heading once and before the first of its own."""
    headings: list[Block] = []
    is_said, has_entries = False, False
    for entry in _entries(blocks):
        if entry[0].key is None:
            if has_entries:
                headings = []
            headings += [block for block in entry if block.text]
            is_said, has_entries = False, False
            continue
        has_entries = True
        titles = (block for block in headings if block.style in TITLES)
        text = " ".join(block.text for block in (*titles, *entry)).casefold()
        if all(word in text for word in wanted):
            if not is_said:
                yield headings
            is_said = True
            yield entry


def _entries(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield each keyed line with its details, and every other line alone."""
    entry: list[Block] = []
    for block in blocks:
        if entry and entry[0].key is not None and is_detail(block):
            entry.append(block)
            continue
        if entry:
            yield entry
        entry = [block]
    if entry:
        yield entry
