"""What a reader can see of a page, and what acts in it."""

import pytest

from assess.publish.views.scanning import foreign, shown


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("a &lt;b&gt; &#39;c&#39;", "a <b> 'c'"),
        ("<head><title>x</title></head>y", "y"),
        ("<STYLE>p > a</STYLE>y", "y"),
        ('<script type=\'application/json\'>{"a":"<p>"}</script>y', "y"),
        ("<!-- x --> y <!-- z", " y "),
        ("<div hidden><div>x</div>z</div>y", "y"),
        ("<p HIDDEN=''>x</p>y", "y"),
        ("<p title='a > b'>y</p>", "y"),
        ('<p title="<p hidden>">y</p>', "y"),
        ("<br hidden>y", "y"),
        ("1 < 2 <", "1   2 "),
        ("<script>x", ""),
    ],
)
def test_what_elements_do_not_hide_is_seen(page: str, seen: str) -> None:
    assert shown(page) == seen


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<script type="application/json">{"a": "<script>"}</script>', ()),
        ("<p>onclick=1 &lt;script&gt;</p>", ()),
        ("<script>x</script><script>y</script>", ("<script>",)),
        ("<SCRIPT src=x></SCRIPT>", ("<script>",)),
        ("<p ONCLICK='x'>y</p>", ("onclick=",)),
        ("<p/onclick=x>y</p>", ("onclick=",)),
        ('<meta HTTP-EQUIV="ReFresh" content="0">', ("<meta http-equiv=refresh>",)),
        ("<base href=x><iframe>", ("<base>", "<iframe>")),
        ("<!-- <script> -->", ()),
    ],
)
def test_what_acts_or_leads_away_is_named(page: str, found: tuple[str, ...]) -> None:
    assert foreign(page) == found


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<",
        "<a href='",
        '<a "',
        "<p hidden>",
        "</p>",
        "<script>",
        "<a",
        "&#",
        "=",
    ],
)
def test_a_page_of_any_one_thing_is_read_to_its_end(piece: str) -> None:
    page = piece * 50_000
    assert shown(page).strip(f"{piece} \ufffd") == ""
    foreign(page)
