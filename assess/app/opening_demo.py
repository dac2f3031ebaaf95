"""`assess demo`: copy the examples, and open the application on them."""

from pathlib import Path

from assess.app import demo as examples
from assess.app.commands import command
from assess.app.opening import has_screen, is_dumb, screens
from assess.ui.command.arguments import Parser


def demo(arguments: list[str]) -> int:
    """Open the examples."""
    parser = Parser(
        "demo", "Copy the examples, and open the application on them.", "assess demo"
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("assess-demo"),
        metavar="DIR",
        help="where to; assess-demo if not given",
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse alone")
    given = parser.parse_args(arguments)
    folders = examples.demo(given.to)
    if has_screen() and not is_dumb():
        return screens(given.to, None, mouse=not given.no_mouse)
    return _shown(given.to, folders)


def _shown(workspace: Path, folders: tuple[Path, ...]) -> int:
    """Without a terminal: print how each stands, write its report and say where.

    Of the councils among the examples it says only how to look at them.
    """
    status, report = command("status"), command("report")
    for folder in folders:
        status([str(folder)])
        print()
    print("Reports:")
    for folder in folders:
        report([str(folder)])
    print(f"\nThe examples are in {workspace}. Open them with: assess {workspace}")
    print(f"See where all services stand with: assess portfolio {workspace}")
    return 0
