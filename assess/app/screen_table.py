"""What can be opened: each screen by its name, imported when it is wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assess.rate.screens.walk import WalkScreen
from assess.store.workspace import workspace_of
from assess.ui.terminal.keyed import KeyedScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from assess.app.application import AssessApp
    from assess.desk.desk import Desk
    from assess.model.finding import CriterionRef
    from assess.ui.terminal.asking import AskingScreen
    from assess.ui.terminal.form import FormScreen
    from assess.ui.terminal.going import GoTo

# ruff: noqa: PLC0415 - that is what this module is for


def screen_named(  # noqa: C901, PLR0911, PLR0912 - one line for each screen
    name: str, desk: Desk, ref: CriterionRef
) -> AskingScreen[GoTo] | FormScreen[GoTo]:
    """Return a new screen by its name.

    Raises:
        StoreError: the council's own agenda can't be read.
        KeyError: no screen is called so.
    """
    match name:
        case "review":
            from assess.publish.screens.review import ReviewScreen

            return ReviewScreen(desk)
        case "brief":
            from assess.setup.screens.brief import BriefScreen

            return BriefScreen(desk)
        case "preparation":
            from assess.preparation.screens import PreparationScreen

            return PreparationScreen(desk)
        case "factual-check":
            from assess.factual_check.screens import FactualCheckScreen

            return FactualCheckScreen(desk)
        case "afterwards":
            from assess.afterwards.screens import AfterwardsScreen

            return AfterwardsScreen(desk)
        case "people":
            from assess.setup.screens.people import PeopleScreen

            return PeopleScreen(desk)
        case "panel":
            from assess.panel.screens.reveal import RevealScreen

            return RevealScreen(desk)
        case "agree":
            from assess.panel.screens.agree import AgreeScreen

            return AgreeScreen(desk, ref)
        case "session":
            from assess.session.screens.session import SessionScreen

            return SessionScreen(desk)
        case "actions":
            from assess.follow_up.screens import ActionsScreen

            return ActionsScreen(desk)
        case "register":
            from assess.rate.screens.register import RegisterScreen

            return RegisterScreen(desk)
        case "choices":
            from assess.merge.screens import ChoicesScreen

            return ChoicesScreen(desk)
        case "log":
            from assess.panel.screens.log import LogScreen

            return LogScreen(desk, ref)
    raise KeyError(name)


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
    from assess.portfolio.screens import ServicesScreen

    def chosen(folder: Path | None) -> None:
        if folder is not None:
            app.open_walk(folder, None)

    await app.push_screen(ServicesScreen(workspace), chosen)


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


async def next_steps(app: AssessApp) -> None:
    """Say what this service, or this council, should do next, from any screen."""
    from assess.priorities.screens import NextScreen

    walk, workspace = _walk_of(app), _workspace_of(app)
    if isinstance(app.screen, NextScreen):
        return
    if walk is None:
        if workspace is not None:
            await app.push_screen(NextScreen(workspace))
    elif walk.sitting is None:
        walk.opening.say()
    else:
        walk.at.save()
        await app.push_screen(NextScreen(walk.folder), partial(_back_to, walk))


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
