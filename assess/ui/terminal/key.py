"""A key, declared once: what it does, its hint, its help and its command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from inspect import isawaitable
from typing import Any, Generic, NamedTuple, TypeVar

from textual.binding import Binding, BindingType

from assess.model.capitals import with_capital

Node = TypeVar("Node")

GROUPS = ("Rate", "Write", "Go", "Panel")
"""The headings under which the keys of a screen stand; the rest come after them."""

NAMES = {
    "slash": "/",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "minus": "-",
    "question_mark": "?",
    "escape": "Esc",
    "delete": "Del",
}
"""What people call a key whose name is not what stands on it."""


class Key(NamedTuple, Generic[Node]):
    """A key of a screen, or of the application."""

    key: str
    """As Textual names it; several with commas between, the first one is shown."""
    says: str
    """What it does, in help and among the commands; it is in neither if empty."""
    does: Callable[[Node], object]
    hint: str = ""
    """What it does in a word, at the foot of the screen; not there if empty."""
    shown: str = ""
    """What stands for it in the hint, where it is one of several alike."""
    when: Callable[[Node], bool] = lambda _: True
    """Whether the hint is of use as things are."""
    leads: Callable[[Node], bool] = lambda _: False
    """Whether the hint is the most wanted as things are, and stands first."""
    waits: bool = False
    """Whether it needs an assessment that is open, and waits until it is."""
    priority: bool = False
    """Whether it comes before what a field would do with it."""
    group: str = ""
    """Under which heading the keys of the screen show it; under the last if empty."""
    digits: Callable[[Node], tuple[str, ...]] | None = None
    """The digits, lowest first, that its hint stands for as things are."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that do it, as Textual names them."""
        return tuple(self.key.split(","))

    @property
    def name(self) -> str:
        """What people call it."""
        return self.shown or named(self.keys[0])

    @property
    def label(self) -> str:
        """What it does, in a few words; empty if nothing tells of it."""
        return self.hint or self.says.partition(":")[0].partition(",")[0]

    def here(self, node: Node) -> Key[Node]:
        """Return it as it is called as things are, by the digits that do the same."""
        found = self.digits(node) if self.digits else ()
        if not found:
            return self
        return self._replace(shown="-".join(dict.fromkeys((found[0], found[-1]))))


def named(key: str) -> str:
    """Return what people call a key."""
    return NAMES.get(key) or (with_capital(key) if key[1:] else key)


def key_called(name: str) -> str:
    """Return the key that people call so, as Textual names it."""
    return {called: key for key, called in NAMES.items()}.get(name, name.lower())


def bound(keys: Iterable[Key[Any]]) -> list[BindingType]:
    """Return the bindings of keys; each of them presses its key."""
    return [
        Binding(name, f"press('{name}')", key.says, show=False, priority=key.priority)
        for key in keys
        for name in key.keys
    ]


def declared(kind: type) -> tuple[Key[Any], ...]:
    """Return the keys that a class and those above it declare, its own first."""
    return tuple(key for each in kind.__mro__ for key in vars(each).get("KEYS", ()))


async def pressed(node: object, key: Key[Any]) -> None:
    """Do what a key does."""
    done = key.does(node)
    if isawaitable(done):
        await done


def hints_of(node: object, keys: Iterable[Key[Any]]) -> Iterator[str]:
    """Yield the hints that are of use as things are, the most wanted first."""
    for key in sorted(keys, key=lambda key: not key.leads(node)):
        if key.hint and key.when(node):
            yield f"{key.name} {key.hint}"
