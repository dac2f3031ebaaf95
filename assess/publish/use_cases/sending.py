"""Send the draft to the team, so that it says what is wrong before it is published."""

from pathlib import Path

from assess.desk.desk import Desk
from assess.factual_check.use_cases.sending import must_be_sendable, record_sent
from assess.publish.use_cases.report import write_pages


def send_draft(desk: Desk) -> tuple[Path, ...]:
    """Write the draft for the team, and keep that it went there today.

    Raises:
        RefusedError: there is none to send, or it can't be drawn.
        StoreError: it can't be written.
    """
    must_be_sendable(desk)
    paths = write_pages(desk.folder, desk.assessment)
    record_sent(desk)
    return paths
