"""`assess standards upgrade`."""

from collections.abc import Iterator

from assess.desk.clock import now
from assess.model.characters import visible
from assess.model.outcome import listed, plural
from assess.standards.use_cases import upgrading
from assess.standards.use_cases.upgrading import Plan
from assess.ui.command.arguments import Parser, confirmed
from assess.ui.command.reasons import asked_at_terminal, with_reasons


def upgrade(arguments: list[str]) -> int:
    """Show what moving an assessment to a newer edition does, and do it after a yes."""
    parser = Parser(
        "standards upgrade",
        "Move an assessment to a newer edition, by the table of moves that stands "
        "beside it. It is shown first and done after a yes; every word is kept.",
        "assess standards upgrade missed-bin ours-2027",
        'assess standards upgrade missed-bin ours-2027 --yes --reason "In force now."',
    )
    parser.takes_folder()
    parser.add_argument("edition", metavar="EDITION", help="the newer edition")
    parser.takes_person()
    parser.add_argument(
        "--reason", default="", metavar="WORDS", help="needed once somebody submitted"
    )
    parser.add_argument("--yes", action="store_true", help="do it without asking")
    given = parser.parse_args(arguments)
    made = upgrading.plan(given.folder, given.edition, given.person, clock=now)
    for line in _shown(made):
        print(visible(line))
    if not (given.yes or confirmed("Move it?")):
        print("Nothing was changed. Say --yes to move it.")
        return 1
    copy = with_reasons(
        lambda *, reason: upgrading.upgrade(made, reason=reason, clock=now),
        asked_at_terminal,
        reason=given.reason,
    )
    print(f"Moved. As it was before, it stands in {visible(str(copy))}.")
    print("assess check says what is to be looked at again.")
    return 0


def _shown(made: Plan) -> Iterator[str]:
    """Yield what becomes of each criterion, and what is to be done afterwards."""
    moving = made.moving
    old, new = moving.old, moving.new
    yield f"From {moving.edition}"
    yield f"to   {new.title} ({new.edition})"
    for step in made.steps:
        yield f"  {step.old:>3} {step.became:<7} {old.criterion[step.old].title}"
        for number in step.to:
            yield f"      now {number}: {new.criterion[number].title}"
        if step.because:
            yield f"      {step.because}"
    for number in moving.added:
        yield f"  new         {number}: {new.criterion[number].title}"
    if moving.then != moving.now:
        yield f"The scale is another one, {moving.now.title}: rate everything again."
    if moving.to_look_at:
        yield "To be looked at again:"
        for number, why in moving.to_look_at.items():
            yield f"  {number}: {why}"
    gone = [step.old for step in made.steps if step.became == "gone"]
    if gone:
        noun = old.noun if len(gone) == 1 else plural(old.noun)
        yield f"What was said of {noun} {listed(gone)} waits among the captured lines."
    if any(sheet.submission for sheet in made.loaded.assessment.sheets.values()):
        yield "What was submitted is taken back, and everybody submits again."
