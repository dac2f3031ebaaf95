"""The command palette: everything that can be done here, as an assessor says it."""

from collections.abc import Callable, Iterator

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

Command = tuple[str, str, Callable[[], object]]
"""What it is called, its key, and what it does."""


class Commands(Provider):
    """The commands of the screen that is shown."""

    def _commands(self) -> Iterator[Command]:
        for node in (self.screen, self.app):
            yield from _bound(self.app, node)
        places = getattr(self.screen, "places", None)
        if places is not None:
            for name, go in places():
                yield name, "", go

    async def discover(self) -> Hits:
        """Show every command while nothing is typed."""
        for name, key, run in self._commands():
            yield DiscoveryHit(name, run, help=key)

    async def search(self, query: str) -> Hits:
        """Show the commands that match."""
        matcher = self.matcher(query)
        found = False
        for name, key, run in self._commands():
            score = matcher.match(name)
            if score > 0:
                found = True
                yield Hit(score, matcher.highlight(name), run, help=key)
        if not found:
            sentence = Content(f"No command here is called {query}.")
            yield Hit(1, sentence, _nothing)


def _nothing() -> None:
    """Do nothing: the sentence that nothing was found is no command."""


def _bound(app: App[object], node: object) -> Iterator[Command]:
    bindings = getattr(node, "_bindings", None)
    for group in bindings.key_to_bindings.values() if bindings else ():
        for binding in group:
            if binding.show and binding.description:
                key = app.get_key_display(binding)
                yield binding.description, key, _runner(app, node, binding.action)


def _runner(app: App[object], node: object, action: str) -> Callable[[], object]:
    async def run() -> None:
        await app.run_action(action, default_namespace=node)  # type: ignore[arg-type]

    return run
