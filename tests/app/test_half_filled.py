"""What Home says of a new assessment that was begun."""

from pathlib import Path

from tests.screens import opened, ready, text, type_in


async def test_a_form_that_was_only_looked_at_is_not_half_filled_in(
    tmp_path: Path,
) -> None:
    for typed in ("", "Bins"):
        async with opened(tmp_path, (80, 24)) as pilot:
            await pilot.press("n")
            await ready(pilot)
            await type_in(pilot, typed)
            await pilot.press("escape")
            await ready(pilot)
        async with opened(tmp_path, (80, 24)) as pilot:
            assert ("half filled in" in " ".join(text(pilot).split())) is bool(typed)
