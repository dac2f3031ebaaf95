"""What can be chosen from where evidence and parts are asked for."""

from typing import Final

from assess.ui.text.blocks import Block

KINDS_OF_EVIDENCE = (
    Block("Observed: we saw it work or fail", key="observed"),
    Block("Measured: a number, over a period", key="measured"),
    Block("Document: something written, such as an audit", key="document"),
    Block("Said: somebody told us", key="said"),
    Block("Plan: what is to come", key="plan"),
)
"""What evidence can be, to choose from."""

NO_VOICE: Final = "none"

VOICES = (
    Block("Not said", key=NO_VOICE),
    Block("A resident", key="resident"),
    Block("Frontline staff", key="frontline"),
    Block("A supplier", key="supplier"),
    Block("A manager", key="manager"),
)
"""Whose voice evidence can be, to choose from."""

LEVELS = (
    Block("Absent", key=0, mark="0"),
    Block("Told", key=1, mark="1"),
    Block("Asked", key=2, mark="2"),
    Block("Working in the team", key=3, mark="3"),
    Block("Owning it together", key=4, mark="4"),
    Block("Not relevant, and why", key="not-relevant", mark=" "),
)
"""How far a part of the organisation can be involved, to choose from."""
