"""What a table names as `module:name`, imported when it is wanted."""

from importlib import import_module
from typing import Any


def by_name(where: str) -> Any:
    """Return what is called *where*, such as `app.doctor:doctor`."""
    module, _, name = where.partition(":")
    return getattr(import_module(f"assess.{module}"), name)
