"""Where one answers on a screen: a line, several lines, a choice, longer words."""

from assess.ui.terminal.ask import Ask
from assess.ui.terminal.ask_choice import AskChoice
from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.words import Words
from assess.ui.text.marks import Marks


def answering(marks: Marks) -> tuple[Words, Ask, AskLines, AskChoice]:
    """Return the fields, in the order in which they stand."""
    return Words(), Ask(), AskLines(), AskChoice(marks)
