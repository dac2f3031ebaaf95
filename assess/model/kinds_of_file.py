"""Every kind of file that assess reads, and the value that one holds."""

from typing import Final

from assess.model.agenda import Agendas
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.council import Settings
from assess.model.crosswalk import Crosswalk
from assess.model.expected import ExpectedEvidence
from assess.model.last_time import LastTime
from assess.model.moves import Moves
from assess.model.own_prompts import OwnPrompts
from assess.model.policy import Policy
from assess.model.services import Matches, Services
from assess.model.sheet import Sheet
from assess.model.standard import Scales, Standard
from assess.model.values import Value
from assess.model.weights import Weights
from assess.model.workshop import Workshop

KINDS: Final[dict[str, type[Value]]] = {
    "brief": Brief,
    "sheet": Sheet,
    "agreed": Agreed,
    "earlier": LastTime,
    "workshop": Workshop,
    "workspace": Settings,
    "services": Services,
    "matches": Matches,
    "standard": Standard,
    "own-prompts": OwnPrompts,
    "moves": Moves,
    "scales": Scales,
    "crosswalk": Crosswalk,
    "agenda": Agendas,
    "expected": ExpectedEvidence,
    "policy": Policy,
    "next": Weights,
    "report": Assessment,
}
"""By the word that `assess schema` takes: an assessment's own files in the order of
the work, a workshop's, the settings of a workspace, what is data of standards, and
the JSON of a report."""
