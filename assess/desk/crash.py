"""Write a crash down for whoever mends it, without the words of the assessment."""

import traceback
from datetime import datetime
from typing import Final

from assess import __version__
from assess.desk.clock import now
from assess.store.state import state_folder

LOG: Final = "assess.log"


def written_down(error: BaseException) -> str:
    """Append where it crashed to the log; return the sentence for the user.

    The log holds the places in the program and the kind of error, not its text,
    which could be what somebody typed.
    """
    path = state_folder() / LOG
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as log:
            log.write(_entry(error, now()))
    except OSError:
        return f"Something went wrong inside assess ({type(error).__name__})."
    return (
        f"Something went wrong inside assess ({type(error).__name__}). What you typed "
        f"is kept and comes back at the next start. Where it went wrong is in {path}."
    )


def _entry(error: BaseException, at: datetime) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    places = "".join(f"  {f.filename}:{f.lineno} {f.name}\n" for f in frames)
    return (
        f"{at:%Y-%m-%d %H:%M:%SZ} assess {__version__} {type(error).__name__}\n{places}"
    )
