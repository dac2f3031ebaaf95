"""Start the assessment that was answered for in a form."""

from pathlib import Path

from assess.setup.logic.answers import Answers
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import member, new, start_from


def made(workspace: Path, answers: Answers) -> Path:
    """Start the assessment that was answered for; return its folder."""
    is_second = answers.kind == "reassessment" and bool(answers.reassesses)
    earlier = workspace / Path(answers.reassesses).expanduser()
    lead = dict([member(f"{answers.lead}:lead")])
    start = Start(
        service=answers.service,
        council=answers.council,
        phase=answers.phase,  # type: ignore[arg-type]
        kind=answers.kind,  # type: ignore[arg-type]
        delivery=answers.delivery,  # type: ignore[arg-type]
        standards=tuple(answers.scales.items()),
        core=answers.asked == "core",
        panel=start_from(earlier).panel if is_second else lead,
        reassesses=earlier if is_second else None,
    )
    return new(workspace / (answers.folder or answers.proposed_folder()), start)
