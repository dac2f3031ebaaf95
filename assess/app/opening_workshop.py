"""`assess workshop`: hold a workshop, on screens or line by line."""

from assess.app.opening import has_screen, is_dumb, screens
from assess.store import workshops
from assess.store.workspace import is_workshop
from assess.ui.command.arguments import Parser
from assess.workshop.commands import plain, shown
from assess.workshop.use_cases.starting import start


def workshop(arguments: list[str]) -> int:
    """Hold a workshop, or go on with one."""
    parser = Parser(
        "workshop",
        "Hold a workshop: several councils, one laptop, one hour. A folder that does "
        "not exist is made.",
        "assess workshop our-workshop",
        "assess workshop our-workshop --page",
    )
    parser.takes_folder()
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--plain", action="store_true", help="questions and answers, line by line"
    )
    how.add_argument(
        "--page", action="store_true", help="write the page that you leave with"
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse alone")
    given = parser.parse_args(arguments)
    if given.page:
        return shown.make_page(given.folder)
    if not is_workshop(given.folder):
        start(given.folder)
    if given.plain or (is_dumb() and has_screen()):
        why = "--plain" if given.plain else "the terminal shows no screens"
        return plain.plain(given.folder, why=why)
    if not has_screen():
        return shown.print_page(given.folder)
    workshops.load(given.folder)  # what can't be used is said before the screens
    return screens(given.folder, None, mouse=not given.no_mouse)
