"""What can be opened: each screen by its name, imported when it is wanted."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assess.rate.screens.walk import WalkScreen
from assess.store.errors import StoreError
from assess.store.workspace import workspace_of
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.keyed import KeyedScreen

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

    from assess.app.application import AssessApp
    from assess.desk.desk import Desk
    from assess.model.agenda import Timed
    from assess.model.finding import CriterionRef
    from assess.portfolio.views.goals import Goal
    from assess.priorities.screens import Step
    from assess.ui.terminal.asking import AskingScreen
    from assess.ui.terminal.form import FormScreen

# ruff: noqa: PLC0415 - that is what this module is for


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


def kind_named(name: str) -> type[Any]:
    """Return what a screen of an assessment is made of, by its name.

    Raises:
        KeyError: no screen is called so.
    """
    module, _, kind = SCREENS[name][1].partition(":")
    made: type[Any] = getattr(import_module(f"assess.{module}"), kind)
    return made


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
    made: AskingScreen[GoTo] | FormScreen[GoTo] = (
        kind(desk, ref) if shows_one else kind(desk)
    )
    return made


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


def home(workspace: Path) -> Screen[None]:
    """Return the list of the assessments of a workspace."""
    from assess.app.home import HomeScreen

    return HomeScreen(workspace)


def workshop(folder: Path) -> Screen[None]:
    """Return the screen of a workshop.

    Raises:
        StoreError: it can't be used.
    """
    from assess.workshop.screens.workshop import WorkshopScreen

    return WorkshopScreen(folder)


def form(workspace: Path) -> Screen[Path]:
    """Return the form for a new assessment; it ends with the folder that was made."""
    from assess.setup.screens.new import NewScreen

    return NewScreen(workspace)


def news() -> Screen[None]:
    """Return what is new in this version."""
    from assess.app.news import NewsScreen

    return NewsScreen()


async def side_by_side(app: AssessApp, first: Path, second: Path) -> None:
    """Put two assessments side by side."""
    from assess.compare.screens import CompareScreen

    await app.push_screen(CompareScreen(first, second))


async def services(app: AssessApp, workspace: Path) -> None:
    """List the services of a workspace."""
    from assess.portfolio.screens.services import ServicesScreen

    await app.push_screen(ServicesScreen(workspace), partial(_open, app))


async def portfolio(app: AssessApp, workspace: Path) -> None:
    """Show where the services of a workspace stand."""
    from assess.portfolio.screens.picture import PictureScreen

    await app.push_screen(PictureScreen(workspace), partial(_open, app))


def _open(app: AssessApp, goal: Goal | None) -> None:
    """Open an assessment that was chosen."""
    if goal is not None:
        app.open_walk(Path(goal.folder), None, goal.criterion or None)


async def show_keys(app: AssessApp) -> None:
    """Lay all keys of the screen over its foot."""
    from assess.app.keys_here import HELP, KeysScreen

    async def pressed(event: events.Key | None) -> None:
        if event is not None and event.key in HELP:
            await explain(app)
        elif event is not None:
            await app.press_next(event)

    if isinstance(app.screen, KeyedScreen):
        await app.push_screen(KeysScreen(app.screen), pressed)


async def explain(app: AssessApp) -> None:
    """Explain the screen."""
    from assess.app.help import HelpScreen

    if not isinstance(app.screen, HelpScreen):
        await app.push_screen(HelpScreen(app.screen))


async def standards(app: AssessApp) -> None:
    """Open the library of standards."""
    from assess.standards.screens import StandardsScreen

    walk, phase = _walk_of(app), ""
    workspace = _workspace_of(app) or Path()
    if walk is not None:
        workspace, phase = workspace_of(walk.folder), walk.glance.phase
    if not isinstance(app.screen, StandardsScreen):
        await app.push_screen(StandardsScreen(workspace, phase))


async def capture(app: AssessApp) -> None:
    """Keep a line; where no walk is shown, ring the bell."""
    from assess.session.screens.capture import CaptureScreen

    walk = _walk_of(app)
    if walk is None:
        app.bell()
    elif walk.desk is None:
        walk.opening.say()
    elif not isinstance(app.screen, CaptureScreen):
        await app.push_screen(CaptureScreen(walk.desk, app.screen))


def day_of(desk: Desk) -> tuple[Timed, ...]:
    """Return the blocks of the day with their times, if they can be read."""
    from assess.session.use_cases import session

    try:
        return session.day_of(desk.folder, desk.assessment)
    except StoreError:  # the screen of the session says why
        return ()


async def next_steps(app: AssessApp) -> None:
    """Say what this service, or this council, should do next, from any screen."""
    from assess.priorities.screens import NextScreen

    walk, workspace = _walk_of(app), _workspace_of(app)
    if isinstance(app.screen, NextScreen):
        return
    if walk is None:
        if workspace is not None:
            await app.push_screen(NextScreen(workspace), partial(_open_at, app))
    elif walk.sitting is None:
        walk.opening.say()
    else:
        walk.at.save()
        await app.push_screen(NextScreen(walk.folder), partial(_go_to_step, walk))


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


def _workspace_of(app: AssessApp) -> Path | None:
    """Return the workspace that is shown, whatever stands on top of it."""
    keyed = (s for s in reversed(app.screen_stack) if isinstance(s, KeyedScreen))
    return next(filter(None, (screen.shown_workspace() for screen in keyed)), None)
