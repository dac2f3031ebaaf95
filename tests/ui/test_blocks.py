"""Rows of a page: what is coloured in them, and where they may break."""

from assess.ui.text.blocks import Block, further, laid_out, tinted

TINTS = (("A", "middling"), ("G", "good"), ("●", "good"))


def test_a_mark_has_its_own_style_and_the_words_beside_it_have_not() -> None:
    block = Block("1● 2A words", "quiet", tints=TINTS)
    assert [piece for piece in tinted(block.text, block) if piece[0]] == [
        ("1", "quiet"),
        ("●", "good"),
        (" 2", "quiet"),
        ("A", "middling"),
        (" words", "quiet"),
    ]


def test_a_letter_inside_a_word_or_before_the_marks_begin_is_no_mark() -> None:
    title = "A title"
    block = Block(f"{title} G  A Amber", tints=TINTS, tinted_from=len(title))
    coloured = [piece for piece in tinted(block.text, block) if piece[1]]
    assert coloured == [("G", "good"), ("A", "middling")]


def test_a_line_without_marks_is_one_piece() -> None:
    block = Block("All of it", "heading")
    assert list(tinted(block.text, block)) == [("All of it", "heading")]


def test_words_that_answer_a_click_are_never_broken() -> None:
    offers = (("o not applicable", "o"), ("b abstained", "b"))
    block = Block("o not applicable   b abstained", presses=offers)
    for width in range(17, 40):
        rows = [row.text for row in laid_out((block,), width, "…")]
        for words, _ in offers:
            assert any(words in row for row in rows), (width, rows)


def test_a_page_further_is_counted_in_rows_and_leaves_no_line_out() -> None:
    blocks = tuple(Block(f"{n} " * 30, key=n) for n in range(10))
    rows = laid_out(blocks, 20, "…")
    high = len(rows) // 10
    assert further(blocks, rows, 0, 3 * high) == 3
    assert further(blocks, rows, 9, -3 * high) == 6
    assert further(blocks, rows, 0, 1) == 1
    assert further(blocks, rows, 9, 5) == 9
    assert further(blocks, rows, 0, -5) == 0
