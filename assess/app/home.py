"""Home: the assessments of this workspace, and what can be begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import get_current_worker

from assess.store.glance import Glance, glance
from assess.store.workspace import assessments_in, is_assessment
from assess.ui.terminal.ask import Ask
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from textual.worker import Worker

    from assess.app.application import AssessApp

MOST_DUE = 50
"""For how many assessments what is due is looked up; each has to be read whole."""

AT_ONCE = 40
"""How many assessments are looked at before the list is shown again."""

WELCOME = (
    Block("Assess a service against a standard", "heading"),
    Block(),
    Block("Try the examples: two real assessments, and one half done", key="demo"),
    Block("Start an assessment", key="new"),
    Block("Open a folder", key="open"),
    Block(),
    Block("Move with the arrow keys, choose with Enter. ? explains the keys.", "quiet"),
)


class HomeScreen(Screen[None]):
    """The list of assessments; with nothing there yet, three ways to begin."""

    DEFAULT_CSS = "HomeScreen #page { padding: 1 2; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("n", "begin('new')", "Start an assessment"),
        Binding("o", "begin('open')", "Open a folder"),
        Binding("d", "begin('demo')", "Try the examples"),
        Binding("slash", "find", "Find an assessment"),
        Binding("escape", "clear", "Clear the filter", show=False),
    ]

    if TYPE_CHECKING:
        app: AssessApp

    def __init__(self, workspace: Path) -> None:
        """Take the workspace."""
        super().__init__()
        self.workspace = workspace
        self._found: dict[str, Glance | None] = {}
        self._due: dict[str, str] = {}
        self._words = ""

    def compose(self) -> ComposeResult:
        """A header, the list, a line to ask, and what can be done."""
        yield Bar(id="head")
        yield Page(id="page", marks=self.app.marks)
        yield Ask()
        yield Told()
        yield Hints()

    def on_mount(self) -> None:
        """Show the list, and fill it in."""
        page = self.query_one(Page)
        page.focus()
        self.query_one("#head", Bar).tell(f"assess · {self.workspace}")
        self.query_one(Hints).tell(
            "Enter Open", "n New", "o Folder", "d Examples", "/ Find", "F2 Commands"
        )
        folders = assessments_in(self.workspace)
        self._found = {str(folder): None for folder in folders}
        self._show()
        self._look()

    def on_screen_resume(self) -> None:
        """Look again when somebody comes back."""
        if self.is_mounted and self._found:
            self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Look at each assessment, and show them as they come in."""
        worker = get_current_worker()
        for number, folder in enumerate(list(self._found), 1):
            self._found[folder] = glance(Path(folder))
            if worker.is_cancelled:
                return
            if number % AT_ONCE == 0:
                self.call_later(self._show)
        self.call_later(self._show)
        self._look_what_is_left()
        self._look_what_is_due(worker)

    def _look_what_is_left(self) -> None:
        """Say that words wait which are in no file."""
        from assess.desk.leftovers import in_one_line  # noqa: PLC0415 - slow
        from assess.store.state import state_folder  # noqa: PLC0415 - the same

        if left := in_one_line(state_folder()):
            self.call_later(self._tell, left)

    def _look_what_is_due(self, worker: Worker[object]) -> None:
        """Find out what is due first; it needs the whole of an assessment."""
        from assess.app.first_due import first_due  # noqa: PLC0415 - the same
        from assess.check.use_cases.again import assessed_again  # noqa: PLC0415 - slow

        again = assessed_again(map(Path, self._found))
        for folder in list(self._found)[:MOST_DUE]:
            if worker.is_cancelled:
                return
            self._due[folder] = first_due(Path(folder), again)
            self.call_later(self._show)

    def _show(self) -> None:
        if not self._found:
            self.query_one(Page).show(WELCOME)
        else:
            self.query_one(Page).show(tuple(self._blocks()))

    def _blocks(self) -> Iterator[Block]:
        for folder, seen in self._found.items():
            text, below = _words_of(Path(folder), seen)
            if all(word in f"{text} {below}".lower() for word in self._words.split()):
                yield Block(text, key=folder, wraps=False)
                trouble = bool(seen and (seen.trouble or seen.spoilt))
                yield Block(below, "bad" if trouble else "quiet", indent=2, wraps=False)
                if due := self._due.get(folder, ""):
                    is_bad = due.startswith("Warning") or "overdue" in due
                    style = "bad" if is_bad else "quiet"
                    yield Block(due, style, indent=2, wraps=False)

    # What can be done

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self.query_one(Page).action_move(steps)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open an assessment, or begin."""
        if event.key in ("demo", "new", "open"):
            self.action_begin(event.key)
        else:
            self.app.open_walk(Path(event.key), None)

    def action_begin(self, how: str) -> None:
        """Begin in one of three ways."""
        ask = self.query_one(Ask)
        self.query_one("#told", Bar).tell("")
        if how == "new":
            self.app.start_new(self.workspace)
        elif how == "open":
            here = str(self.workspace)
            ask.ask("Which folder", self._open, here, proposed=True)
        else:
            folder = self.workspace / "assess-demo"
            ask.ask("Copy the examples to", self._demo, str(folder), proposed=True)

    def _open(self, words: str) -> None:
        folder = Path(words.strip()).expanduser()
        if not folder.is_dir():
            self._tell(f"There is no folder {folder}.")
        elif is_assessment(folder):
            self.app.open_walk(folder, None)
        else:
            self.app.go_home(folder)

    def _demo(self, words: str) -> None:
        from assess.app.demo import demo  # noqa: PLC0415
        from assess.store.errors import StoreError  # noqa: PLC0415 - only here

        folder = Path(words.strip()).expanduser()
        try:
            demo(folder)
        except StoreError as error:
            self._tell(str(error))
        else:
            self.app.go_home(folder)

    def _tell(self, sentence: str) -> None:
        bar = self.query_one("#told", Bar)
        bar.add_class("trouble")
        bar.tell(sentence)

    def action_find(self) -> None:
        """Filter the list by words."""
        self.query_one(Ask).ask("Find", self._filter, self._words)

    def _filter(self, words: str) -> None:
        self._words = words.strip().lower()
        self._show()
        self.query_one(Page).focus()

    def action_clear(self) -> None:
        """Show all of them again."""
        self._filter("")

    def on_ask_left(self) -> None:
        """Go back to the list."""
        self.query_one(Page).focus()


def _words_of(folder: Path, seen: Glance | None) -> tuple[str, str]:
    """Return the two lines of an assessment in the list."""
    if seen is None:
        return folder.name, "..."
    if seen.trouble:
        return folder.name, seen.trouble
    titles = ", ".join(standard.title for standard in seen.standards)
    state = (
        f"version {seen.version} published" if seen.is_published else "not published"
    )
    outcome = f"outcome {seen.outcome.lower()}, " if seen.outcome else ""
    counts = f"{seen.rated} of {seen.total} rated"
    if seen.spoilt:
        counts = f"{', '.join(seen.spoilt)} can't be read; {counts}"
    return (
        f"{seen.service} · {seen.phase.capitalize()}",
        f"{counts}, {outcome}{state} · {titles} · {folder.name}",
    )
