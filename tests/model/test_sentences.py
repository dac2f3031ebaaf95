import pytest

from assess.model.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three.", ["One.", "Two?", "Three."]),
        (
            "A carer said: “I gave up.” Nobody asked why.",
            ["A carer said: “I gave up.”", "Nobody asked why."],
        ),
        ('It says "Stop." Then it stops.', ['It says "Stop."', "Then it stops."]),
        (
            "He said \u2018It works.\u2019 It did.",
            ["He said \u2018It works.\u2019", "It did."],
        ),
        ("It stops. (It is old.) It", ["It stops. (It is old.)", "It"]),
        ("It ends. “Begin again.”", ["It ends.", "“Begin again.”"]),
        ("About 1.5 days, e.g. two.", ["About 1.5 days, e.g. two."]),
        ("One.\n\nTwo.", ["One.", "", "Two."]),
    ],
)
def test_a_text_is_cut_between_sentences_and_keeps_each_whole(
    text: str, sentences: list[str]
) -> None:
    assert sentences_of(text) == sentences
