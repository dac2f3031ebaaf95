"""Every command, the module that has it, and what it does in one line."""

from typing import Final

COMMANDS: Final = {
    "demo": ("opening", "Try things on real examples"),
    "new": ("starting", "Start an assessment"),
    "walk": ("opening", "Walk through the criteria"),
    "status": ("looking", "Say where an assessment or a workspace stands"),
    "rate": ("rating", "Rate a criterion, and say what was seen"),
    "evidence": ("evidence", "Write evidence down, or list it"),
    "capture": ("session", "Keep a line while people talk"),
    "inbox": ("session", "List captured lines, or file one"),
    "agenda": ("session", "Print the agenda and what is not covered yet"),
    "carry": ("carrying", "Carry a finding over to a criterion that belongs with it"),
    "panel": ("panel", "Say who is on the panel and who has submitted, or change it"),
    "submit": ("submitting", "Submit what you rated"),
    "unsubmit": ("submitting", "Take back what you submitted, until it is revealed"),
    "reveal": ("submitting", "Show everybody's ratings to all who submitted"),
    "agree": ("agreeing", "Show where the panel differs, or record what it agreed"),
    "dissent": ("agreeing", "Record what one assessor holds against the panel"),
    "agreement": ("agreement", "Say how far the assessors agreed on their own"),
    "settle": ("settling", "Choose between versions that came together"),
    "merge": ("merging", "Join other copies of an assessment into this one"),
    "log": ("history", "Say what happened: who, when, from what to what"),
    "why": ("history", "Say why a criterion is rated as it is"),
    "outcome": ("deciding", "Decide the outcome"),
    "next": ("next_steps", "Say what to do next, and why"),
    "check": ("looking", "Say what is missing or contradicts"),
    "publish": ("deciding", "Publish, once check has no errors"),
    "reopen": ("deciding", "Open a published assessment again, to correct it"),
    "actions": ("actions", "List what the team must do, and what is overdue"),
    "respond": ("following", "Answer an action, for the team"),
    "decide": ("following", "Decide a challenge, as the lead"),
    "progress": ("following", "Report a step towards an action"),
    "verify-action": ("following", "Say whether an action is done"),
    "close": ("following", "Say that an action no longer applies"),
    "report": ("reporting", "Make the report"),
    "verify": ("proving", "Say whether a report is unchanged"),
    "extract": ("proving", "Take the data of a report out of it"),
    "standards": ("standards", "List, show or check standards"),
    "schema": ("schema", "Print the JSON Schema of a file, for editors"),
    "doctor": ("doctor", "Say what assess finds on this machine"),
}

HELP: Final = """\
Assess council services against a standard, and hand over a report.

Usage: assess [FOLDER]             open the application
       assess COMMAND [...]        do one thing

Commands:
{commands}

Options:
  -h, --help   show this, or with a command what that command takes
  --version    show the version

Examples:
  assess demo
  assess new missed-bin --service "Report a missed bin" --council Anyshire \\
      --phase beta --standard govuk-2019
  assess rate missed-bin 1 green --reason "Five rounds of research were shown."
  assess report missed-bin

A folder that is named like a command is written ./check.
Exit code: 0 done, 1 the answer is no, 2 it can't be done, 130 interrupted.
"""


def help_text() -> str:
    """Return what `assess --help` prints."""
    lines = [f"  {name:<14} {says}" for name, (_, says) in COMMANDS.items()]
    return HELP.format(commands="\n".join(lines))
