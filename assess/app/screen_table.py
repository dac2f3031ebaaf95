"""What can be opened: each screen by its name, imported when it is wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assess.app.by_name import by_name
from assess.rate.screens.walk import WalkScreen
from assess.store.errors import StoreError
from assess.store.workspace import workspace_of
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.keyed import KeyedScreen

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen
    from textual.widget import AwaitMount

    from assess.app.application import AssessApp
    from assess.desk.desk import Desk
    from assess.model.agenda import Timed
    from assess.model.finding import CriterionRef
    from assess.portfolio.views.goals import Goal
    from assess.priorities.screens import Step
    from assess.ui.terminal.asking import AskingScreen
    from assess.ui.terminal.form import FormScreen

SCREENS: Final = {
    "review": ("Review", "publish.screens.review:ReviewScreen"),
    "panel": ("Panel", "panel.screens.reveal:RevealScreen"),
    "agree": ("Agreement", "panel.screens.agree:AgreeScreen"),
    "actions": ("Actions", "follow_up.screens.actions:ActionsScreen"),
    "session": ("Session", "session.screens.session:SessionScreen"),
    "register": ("Evidence register", "rate.screens.register:RegisterScreen"),
    "people": ("People", "setup.screens.people:PeopleScreen"),
    "brief": ("Brief", "setup.screens.brief:BriefScreen"),
    "whole": ("As a whole", "publish.screens.whole:WholeScreen"),
    "log": ("Why", "panel.screens.log:LogScreen"),
    "preparation": ("Before the day", "preparation.screens:PreparationScreen"),
    "factual-check": ("Factual check", "factual_check.screens:FactualCheckScreen"),
    "afterwards": ("How it was", "afterwards.screens:AfterwardsScreen"),
    "choices": ("Versions", "merge.screens:ChoicesScreen"),
}
"""Each screen of an assessment: what people call it, and its class."""

OTHERS: Final = {
    "home": "app.home:HomeScreen",
    "workshop": "workshop.screens.workshop:WorkshopScreen",
    "form": "setup.screens.new:NewScreen",
    "news": "app.news:NewsScreen",
    "help": "app.help:HelpScreen",
    "keys": "app.keys_here:KeysScreen",
    "standards": "standards.screens:StandardsScreen",
    "capture": "session.screens.capture:CaptureScreen",
    "next": "priorities.screens:NextScreen",
    "services": "portfolio.screens.services:ServicesScreen",
    "portfolio": "portfolio.screens.portfolio:PortfolioScreen",
    "side by side": "compare.screens:CompareScreen",
}
"""The other screens, and what is laid over one: the class of each."""

HELP: Final = ("question_mark", "f1")
"""The keys that lead on from all keys here to help."""

DAY: Final = "session.use_cases.session:day_of"
"""Gives the blocks of the day of an assessment."""


def kind_named(name: str) -> type[Any]:
    """Return what a screen of an assessment is made of, by its name.

    Raises:
        KeyError: no screen is called so.
    """
    kind: type[Any] = by_name(SCREENS[name][1])
    return kind


def made(name: str, *given: object) -> Screen[Any]:
    """Return a new screen that belongs to no assessment, by its name."""
    screen: Screen[Any] = by_name(OTHERS[name])(*given)
    return screen


def _shows(app: AssessApp, name: str) -> bool:
    """Whether this screen is shown already."""
    return isinstance(app.screen, by_name(OTHERS[name]))


def screen_named(
    name: str, desk: Desk, ref: CriterionRef
) -> AskingScreen[GoTo] | FormScreen[GoTo]:
    """Return a new screen by its name.

    Raises:
        StoreError: the council's own agenda can't be read.
        KeyError: no screen is called so.
    """
    kind = kind_named(name)
    shows_one = name in ("agree", "log")
    screen: AskingScreen[GoTo] | FormScreen[GoTo] = (
        kind(desk, ref) if shows_one else kind(desk)
    )
    return screen


async def go_to_screen(app: AssessApp, name: str, said: str) -> None:
    """Go to a screen of the assessment that is open, and say something there.

    Where nothing is agreed on yet, the panel stands for what it agrees on.
    """
    walk = _walk_of(app)
    if walk is None:
        app.say("Open an assessment first: choose one with the arrow keys and Enter.")
        return
    if walk.sitting is None:
        walk.opening.say()
        return
    _back_to(walk, GoTo(walk.at.ref))
    if name == "agree" and walk.at.desk.assessment.agreed.reveal is None:
        name, said = "panel", f"Once all is revealed, Enter opens a criterion. {said}"
    if name:
        await walk.at.open(name)
    app.say(said)


async def side_by_side(app: AssessApp, first: Path, second: Path) -> None:
    """Put two assessments side by side."""
    await app.push_screen(made("side by side", first, second))


async def services(app: AssessApp, workspace: Path) -> None:
    """List the services of a workspace."""
    await app.push_screen(made("services", workspace), partial(_open, app, workspace))


async def portfolio(app: AssessApp, workspace: Path) -> None:
    """Show where the services of a workspace stand."""
    await app.push_screen(made("portfolio", workspace), partial(_open, app, workspace))


def _open(app: AssessApp, workspace: Path, goal: Goal | None) -> None:
    """Open an assessment that was chosen."""
    if goal is not None:
        app.open_walk(Path(goal.folder), None, goal.criterion or None, workspace)


def start_new(app: AssessApp, workspace: Path) -> AwaitMount:
    """Start an assessment and open it; return what waits until the form stands."""

    def started(folder: Path | None) -> None:
        if folder is not None:
            app.open_walk(folder, None)

    return app.push_screen(made("form", workspace), started)


async def news(app: AssessApp) -> None:
    """Show what is new in this version."""
    await app.push_screen(made("news"))


async def show_keys(app: AssessApp) -> None:
    """Lay all keys of the screen over its foot; a key for help leads on to it."""

    async def pressed(event: events.Key | None) -> None:
        if event is not None and event.key in HELP:
            await explain(app)
        elif event is not None:
            await app.press_next(event)

    if isinstance(app.screen, KeyedScreen):
        await app.push_screen(made("keys", app.screen), pressed)


async def explain(app: AssessApp) -> None:
    """Explain the screen."""
    if not _shows(app, "help"):
        await app.push_screen(made("help", app.screen))


async def standards(app: AssessApp) -> None:
    """Open the library of standards."""
    walk, phase = _walk_of(app), ""
    workspace = workspace_shown(app) or Path()
    if walk is not None:
        workspace, phase = workspace_of(walk.folder), walk.glance.phase
    if not _shows(app, "standards"):
        await app.push_screen(made("standards", workspace, phase))


async def capture(app: AssessApp) -> None:
    """Keep a line; where no walk is shown, ring the bell."""
    walk = _walk_of(app)
    if walk is None:
        app.bell()
    elif walk.desk is None:
        walk.opening.say()
    elif not _shows(app, "capture"):
        await app.push_screen(made("capture", walk.desk, app.screen))


def day_of(desk: Desk) -> tuple[Timed, ...]:
    """Return the blocks of the day with their times, if they can be read."""
    try:
        blocks: tuple[Timed, ...] = by_name(DAY)(desk.folder, desk.assessment)
    except StoreError:  # the screen of the session says why
        return ()
    return blocks


async def next_steps(app: AssessApp) -> None:
    """Say what this service, or this council, should do next, from any screen."""
    walk, workspace = _walk_of(app), workspace_shown(app)
    if _shows(app, "next"):
        return
    if walk is None:
        if workspace is not None:
            await app.push_screen(made("next", workspace), partial(_open_at, app))
    elif walk.sitting is None:
        walk.opening.say()
    else:
        walk.at.save()
        await app.push_screen(made("next", walk.folder), partial(_go_to_step, walk))


def _open_at(app: AssessApp, step: Step | None) -> None:
    """Open the assessment of a step at its criterion."""
    if step is not None:
        app.open_walk(step.folder, None, str(step.ref))


def _go_to_step(walk: WalkScreen, step: Step | None) -> None:
    _back_to(walk, GoTo(step.ref) if step else None)


def _back_to(walk: WalkScreen, where: GoTo | None) -> None:
    """Go to a criterion, past whatever stands on the walk; else stay there."""
    while where is not None and walk.app.screen is not walk:
        walk.app.pop_screen()
    walk.at.back_from(where)


def _walk_of(app: AssessApp) -> WalkScreen | None:
    """Return the walk that is shown, whatever stands on top of it."""
    return next((s for s in app.screen_stack if isinstance(s, WalkScreen)), None)


def workspace_shown(app: AssessApp) -> Path | None:
    """Return the workspace that is shown, or was, or else holds what is shown."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, WalkScreen):
            return screen.home or workspace_of(screen.folder)
        if isinstance(screen, KeyedScreen) and (shown := screen.shown_workspace()):
            return shown
    return None
