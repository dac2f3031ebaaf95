"""What is seen of one assessment or of many, printed for people or for programs."""

from collections.abc import Callable
from typing import Any

from assess.check.use_cases.looking import Seen, Unread
from assess.check.use_cases.status import Status
from assess.model.characters import visible
from assess.ui.command.output import print_json

Entry = dict[str, Any]


def print_seen(
    looked_at: list[Seen],
    form: str,
    text: Callable[[Status], list[str]],
    entry: Callable[[Status], Entry],
) -> None:
    """Print each as its lines of *text*, or all as a list of entries."""
    if form == "json":
        print_json(
            [
                {"folder": str(each.folder), "error": str(each.error)}
                if isinstance(each, Unread)
                else entry(each)
                for each in looked_at
            ]
        )
        return
    blocks = [
        [visible(str(each.folder)), f"  error    {each.error}"]
        if isinstance(each, Unread)
        else text(each)
        for each in looked_at
    ]
    print("\n\n".join("\n".join(lines) for lines in blocks))
