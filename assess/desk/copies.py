"""What there is to say of copies that stand beside a file."""

from typing import Final

from assess.model.file_names import BRIEF_FILE, person_of
from assess.model.problem import Problem
from assess.store.assessments import Loaded

TWO_SHEETS: Final = "two-sheets"


def copy_problems(
    loaded: Loaded, joined: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """Return a problem for each second version of a sheet, agreed file or brief.

    An error while it holds something that its file lacks, else a warning.

    Args:
        loaded: What the folder holds.
        joined: The files whose writer sits here, which take their copies in.
    """
    found = []
    published = loaded.assessment.agreed.is_published
    for copy in loaded.copies:
        if copy.file in joined and not published:
            continue
        whose = person_of(copy.file)
        what = f"a second sheet of {whose}"
        if whose == "agreed":
            what = "a second version of what was agreed"
        if copy.adds and published:
            do = "It is not read, because a version is published. Reopen it to join it."
        elif copy.adds:
            do = "It is read too. Join it with assess merge."
        else:
            do = f"All of it is in {copy.file}. Remove it with assess merge --remove."
        found.append(
            Problem(
                TWO_SHEETS,
                "error" if copy.adds else "warning",
                f"{copy.name} is {what}. {do}",
                copy.name,
                "person" if whose != "agreed" else "format",
            )
        )
    found += [
        Problem(
            "two-briefs",
            "warning",
            f"{name} is a second brief. Compare it with {BRIEF_FILE} and remove it.",
            name,
            "id",
        )
        for name in loaded.brief_copies
    ]
    return tuple(found)
