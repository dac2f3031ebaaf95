"""Which addresses may be followed from a report."""

import re
from typing import Final
from urllib.parse import urlsplit

_MAIL: Final = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_UNSAFE: Final = re.compile(r"[\s<>\"'`\\^{|}\x00-\x20\x7f-\x9f]")


def may_follow(address: str) -> bool:
    """Whether an address is absolute http or https, or a plain mailto.

    An address that holds a user name (`https://council@elsewhere`) deceives, and
    is shown as text.
    """
    if _UNSAFE.search(address):
        return False
    if _MAIL.fullmatch(address):
        return True
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return False
    return "@" not in parts.netloc


def link(address: str) -> str:
    """Return *address* if it may be followed, else nothing."""
    return address if may_follow(address) else ""
