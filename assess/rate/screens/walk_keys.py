"""The keys of the walk, and which of them are named at the foot of the screen."""

from typing import Final

from textual.binding import Binding, BindingType

HINTS: Final = (
    "1-3 Rate",
    "j/k Next",
    "r Reason",
    "a Gap",
    "e Evidence",
    "g Guidance",
    "w Review",
    "s Panel",
    "c Capture",
    "x Action",
    "d Well",
    "n Note",
    "/ Find",
    "u Undo",
    "F2 Commands",
)

KEYS: Final[list[BindingType]] = [
    Binding("j", "next", "Next criterion"),
    Binding("k", "previous", "Previous criterion"),
    Binding("slash", "find", "Find a criterion"),
    Binding("f5", "next_lacking", "Next that lacks something"),
    Binding("tab", "next_pane", "Next pane", show=False),
    Binding("g", "guidance", "Guidance"),
    Binding("l", "list", "List of criteria"),
    *(
        Binding(digit, f"edit('rate_key', '{digit}')", f"Rating {digit}", show=False)
        for digit in "0123456789"
    ),
    Binding("minus", "edit('choose_rating', 'not-assessed')", "Not assessed"),
    Binding("o", "edit('choose_rating', 'not-applicable')", "Not applicable"),
    Binding("b", "edit('choose_rating', 'abstain')", "Abstain"),
    Binding("backspace", "edit('rate_key', '')", "Take the rating away"),
    Binding("f", "edit('confidence')", "How sure you are"),
    Binding("r", "edit('reason')", "Reason"),
    Binding("d", "edit('say', 'well')", "Done well"),
    Binding("a", "edit('say', 'gap')", "Gap: what was not seen"),
    Binding("x", "edit('say', 'action')", "Action: what the team must do"),
    Binding("v", "edit('say', 'advice')", "Advice: what the team could do"),
    Binding("e", "edit('evidence')", "Evidence: link it or add it"),
    Binding("i", "edit('go_to_first', 'indicator')", "Tick what was seen"),
    Binding("p", "edit('go_to_first', 'part')", "Who is involved"),
    Binding("n", "edit('note')", "Private note"),
    Binding("C", "edit('carry')", "Carry over from a criterion that belongs with this"),
    Binding("delete", "edit('delete')", "Delete what the cursor is on"),
    Binding("space", "edit('tick')", "Tick", show=False),
    Binding("u", "edit('undo')", "Undo"),
    Binding("ctrl+r", "edit('redo')", "Redo"),
    Binding("f4", "edit('editor')", "Write in your own editor"),
    Binding("s", "open('panel')", "The panel: submit, reveal, agree"),
    Binding("E", "open('register')", "Evidence register, and what is covered"),
    Binding("y", "open('log')", "Why: what happened to this criterion"),
    Binding("V", "open('choices')", "Versions that wait for a choice"),
    Binding("t", "open('session')", "Session: time, questions, captured lines"),
    Binding("f9", "open('actions')", "Actions: responses, progress, verification"),
    Binding("w", "open('review')", "Review: what is missing, outcome, report"),
    Binding("B", "open('brief')", "The brief: service, dates, who took part"),
    Binding("h", "home", "Home: all assessments"),
    Binding("escape", "leave", "Back", show=False),
]
