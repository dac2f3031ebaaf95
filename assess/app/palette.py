"""The command palette: everything that can be done, found by the words people use."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from assess.app import screen_table
from assess.app.commands import GROUPS
from assess.app.home import HomeScreen
from assess.app.words_for import meant_by
from assess.rate.screens.walk import WalkScreen, places
from assess.ui.program_name import program_name
from assess.ui.terminal.application import CAPTURE, Application
from assess.ui.terminal.key import Key, named
from assess.ui.terminal.keyed import KeyedScreen

if TYPE_CHECKING:
    from assess.app.application import AssessApp

HERE, ELSEWHERE, PLACE, TERMINAL = 0.9, 0.6, 0.3, 0.0
"""How near a command is, which decides between two that match alike."""

KEY_WIDTH = 10


class Command(NamedTuple):
    """Something that can be done, here or elsewhere."""

    name: str
    key: str
    run: Callable[[], object]
    near: float = HERE

    @property
    def shown(self) -> Content:
        """The line that stands for it."""
        key = f"{self.key:<{KEY_WIDTH}}" if self.key else ""
        return Content.assemble((key, "$accent"), self.name)

    def matches(self, typed: str) -> float:
        """Return how well it matches what was typed; 0 if it does not."""
        name, words = self.name.casefold(), typed.casefold().split()
        said = name.replace(",", " ").replace(":", " ").split()
        if words and name.startswith(words[0]) and _all_begin(words, said):
            return 4 + self.near
        meant = [name.startswith(begun) for begun in meant_by(typed)]
        if any(meant):
            return 3 + self.near - meant.index(True) * LESS
        if _all_begin(words, said):
            return 2 + self.near
        return 1 + self.near if all(word in name for word in words) else 0


LESS: Final = 0.01
"""By how much less likely than the one before it each thing is that may be meant."""


def _all_begin(words: list[str], said: list[str]) -> bool:
    """Whether each of these words begins one of those."""
    return all(any(each.startswith(word) for each in said) for word in words)


class Commands(Provider):
    """The commands of the program, those of the screen that is shown first."""

    @property
    def _app(self) -> "AssessApp":
        return self.app  # type: ignore[return-value]

    def commands(self) -> Iterator[Command]:
        """Yield what can be done here, elsewhere, and where one can go."""
        for node in (self.screen, self.app):
            if isinstance(node, KeyedScreen | Application):
                yield from _declared(node)
        yield from self._elsewhere()
        if isinstance(self.screen, WalkScreen):
            for name, go in places(self.screen):
                yield Command(name, "", go, PLACE)

    def _elsewhere(self) -> Iterator[Command]:
        """Yield the commands of other screens; each goes there and says its key."""
        called_so = ((name, said) for name, (said, _) in screen_table.SCREENS.items())
        for name, called in (("", "the walk"), *called_so):
            kind = screen_table.kind_named(name) if name else WalkScreen
            if not isinstance(self.screen, kind):
                go = partial(screen_table.go_to_screen, self._app, name)
                yield from _on(kind, called, go)
        if not isinstance(self.screen, HomeScreen):
            yield from _on(HomeScreen, "Home", self._go_home)

    def _go_home(self, said: str) -> None:
        self._app.go_home(said=said)

    def _in_a_terminal(self) -> Iterator[Command]:
        """Yield the commands of the command line, which some things need."""
        for group in GROUPS.values():
            for name, (_, says) in group.items():
                typed = f"{program_name()} {name}"
                said = f"That is done in a terminal: {typed}. {typed} --help explains."
                run = partial(self._app.say, said)
                line = f"{says}, in a terminal: {typed}"
                yield Command(line, "", run, TERMINAL)

    async def discover(self) -> Hits:
        """Show every command while nothing is typed."""
        for command in self.commands():
            yield DiscoveryHit(command.shown, command.run, text=command.name)

    async def search(self, query: str) -> Hits:
        """Show the commands that match; else those of a terminal; else say so."""
        for every in (self.commands, self._in_a_terminal):
            found = [(each.matches(query), each) for each in every()]
            hits = [(score, each) for score, each in found if score]
            for score, each in hits:
                yield Hit(score, each.shown, each.run, text=each.name)
            if hits:
                return
        yield Hit(1, Content(f"Nothing is called {query}. Try another word."), _nothing)


def _nothing() -> None:
    """Do nothing: the sentence that nothing was found is no command."""


def _declared(node: "KeyedScreen[object] | Application") -> Iterator[Command]:
    for key in node.all_keys():
        if key.says:
            first = key.keys[0]
            run = partial(node.action_press, first)
            yield Command(key.says, named(first), run)


def _on(
    kind: type[KeyedScreen[Any]], called: str, go: Callable[[str], object]
) -> Iterator[Command]:
    keys: tuple[Key[Any], ...] = vars(kind).get("KEYS", ())
    for key in keys:
        if key.says and key is not CAPTURE and not is_everywhere(key):
            first, rest = named(key.keys[0]), key.says
            said = f"{first} does it here: {rest}."
            name = f"{rest}, on {called}"
            yield Command(name, "", partial(go, said), ELSEWHERE)


def is_everywhere(key: Key[Any]) -> bool:
    """Whether a key does on every screen what it does on this one."""
    return "escape" in key.keys or key.says in ("Undo", "Find in this list")
