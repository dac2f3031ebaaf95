"""A short message, as text and as a file that a mail program opens as a draft."""

import html
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final, NamedTuple

from assess.model.characters import visible

_BETWEEN: Final = "assess-{}-0123456789abcdef"
"""What stands between the parts; no line of theirs begins like it."""


class Block(NamedTuple):
    """A heading, and what stands below it."""

    heading: str
    words: tuple[str, ...]
    is_list: bool = False


class Attached(NamedTuple):
    """A file that goes with the message."""

    name: str
    kind: str
    text: str


def as_text(blocks: Sequence[Block]) -> str:
    """Return a message as plain text."""
    lines: list[str] = []
    for block in blocks:
        lines += [block.heading, ""] if block.heading else []
        mark = "- " if block.is_list else ""
        for words in block.words:
            lines.append(f"{mark}{' '.join(visible(words).split())}")
            lines += [] if block.is_list else [""]
        lines += [""] if block.is_list else []
    return "\n".join(lines).strip("\n") + "\n"


def as_html(blocks: Sequence[Block]) -> str:
    """Return a message as a page in which nothing typed is markup."""
    parts = [_block(block) for block in blocks]
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"></head>\n'
        f"<body>\n{''.join(parts)}</body></html>\n"
    )


def _block(block: Block) -> str:
    heading = f"<h2>{_escaped(block.heading)}</h2>\n" if block.heading else ""
    if not block.is_list:
        return heading + "".join(f"<p>{_escaped(words)}</p>\n" for words in block.words)
    items = "".join(f"<li>{_escaped(words)}</li>\n" for words in block.words)
    return f"{heading}<ul>\n{items}</ul>\n"


def _escaped(words: str) -> str:
    return html.escape(visible(words))


def as_file(
    subject: str, blocks: Sequence[Block], attached: Sequence[Attached] = ()
) -> bytes:
    """Return a message that opens as a draft, the same bytes each time.

    It is from nobody and to nobody: whoever sends it is asked by the mail program.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(visible(subject).split())
    message["X-Unsent"] = "1"
    message.set_content(as_text(blocks), cte="quoted-printable")
    message.add_alternative(as_html(blocks), subtype="html", cte="quoted-printable")
    for each in attached:
        message.add_attachment(
            each.text.encode(), "text", each.kind, filename=each.name, cte="base64",
            params={"charset": "utf-8"},
        )  # fmt: skip
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(_BETWEEN.format(number))
    return message.as_bytes()
