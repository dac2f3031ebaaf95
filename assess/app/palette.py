"""The command palette: everything that can be done here, as an assessor says it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from assess.rate.screens.walk import WalkScreen, places
from assess.ui.terminal.application import Application
from assess.ui.terminal.key import named
from assess.ui.terminal.keyed import KeyedScreen


class Command(NamedTuple):
    """Something that can be done here."""

    name: str
    key: str
    run: Callable[[], object]


class Commands(Provider):
    """The commands of the screen that is shown."""

    def commands(self) -> Iterator[Command]:
        """Yield what can be done here, and where one can go."""
        for node in (self.screen, self.app):
            if isinstance(node, KeyedScreen | Application):
                yield from _declared(node)
        if isinstance(self.screen, WalkScreen):
            for name, go in places(self.screen):
                yield Command(name, "", go)

    async def discover(self) -> Hits:
        """Show every command while nothing is typed."""
        for command in self.commands():
            yield DiscoveryHit(command.name, command.run, help=command.key)

    async def search(self, query: str) -> Hits:
        """Show the commands that match."""
        matcher = self.matcher(query)
        found = False
        for name, key, run in self.commands():
            score = matcher.match(name)
            if score > 0:
                found = True
                yield Hit(score, matcher.highlight(name), run, help=key)
        if not found:
            sentence = Content(f"No command here is called {query}.")
            yield Hit(1, sentence, _nothing)


def _nothing() -> None:
    """Do nothing: the sentence that nothing was found is no command."""


def _declared(node: "KeyedScreen[object] | Application") -> Iterator[Command]:
    for key in node.all_keys():
        if key.says:
            first = key.keys[0]
            yield Command(key.says, named(first), partial(node.action_press, first))
