"""Every command, the module that has it, and what it does in one line."""

from typing import Final

COMMANDS: Final = {
    "demo": ("app.opening", "Try things on real examples"),
    "new": ("setup.commands", "Start an assessment"),
    "walk": ("app.opening", "Walk through the criteria"),
    "status": (
        "check.commands.looking",
        "Say where an assessment or a workspace stands",
    ),
    "rate": ("rate.commands.rating", "Rate a criterion, and say what was seen"),
    "evidence": ("rate.commands.evidence", "Write evidence down, or list it"),
    "capture": ("session.commands", "Keep a line while people talk"),
    "inbox": ("session.commands", "List captured lines, or file one"),
    "agenda": ("session.commands", "Print the agenda and what is not covered yet"),
    "carry": (
        "rate.commands.carrying",
        "Carry a finding over to a criterion that belongs with it",
    ),
    "panel": (
        "panel.commands.panel",
        "Say who is on the panel and who has submitted, or change it",
    ),
    "submit": ("panel.commands.submitting", "Submit what you rated"),
    "unsubmit": (
        "panel.commands.submitting",
        "Take back what you submitted, until it is revealed",
    ),
    "reveal": (
        "panel.commands.submitting",
        "Show everybody's ratings to all who submitted",
    ),
    "agree": (
        "panel.commands.agreeing",
        "Show where the panel differs, or record what it agreed",
    ),
    "dissent": (
        "panel.commands.agreeing",
        "Record what one assessor holds against the panel",
    ),
    "agreement": (
        "panel.commands.agreement",
        "Say how far the assessors agreed on their own",
    ),
    "settle": ("merge.commands.settling", "Choose between versions that came together"),
    "merge": (
        "merge.commands.merging",
        "Join other copies of an assessment into this one",
    ),
    "log": (
        "merge.commands.history",
        "Say what happened: who, when, from what to what",
    ),
    "why": ("merge.commands.history", "Say why a criterion is rated as it is"),
    "outcome": ("publish.commands.deciding", "Decide the outcome"),
    "next": ("priorities.commands", "Say what to do next, and why"),
    "check": ("check.commands.looking", "Say what is missing or contradicts"),
    "publish": ("publish.commands.deciding", "Publish, once check has no errors"),
    "reopen": (
        "publish.commands.deciding",
        "Open a published assessment again, to correct it",
    ),
    "actions": (
        "follow_up.commands.actions",
        "List what the team must do, and what is overdue",
    ),
    "respond": ("follow_up.commands.responding", "Answer an action, for the team"),
    "decide": ("follow_up.commands.responding", "Decide a challenge, as the lead"),
    "progress": ("follow_up.commands.responding", "Report a step towards an action"),
    "verify-action": ("follow_up.commands.responding", "Say whether an action is done"),
    "close": ("follow_up.commands.responding", "Say that an action no longer applies"),
    "report": ("publish.commands.reporting", "Make the report"),
    "verify": ("publish.commands.proving", "Say whether a report is unchanged"),
    "extract": ("publish.commands.proving", "Take the data of a report out of it"),
    "standards": ("standards.commands.standards", "List, show or check standards"),
    "schema": (
        "standards.commands.schema",
        "Print the JSON Schema of a file, for editors",
    ),
    "doctor": ("app.doctor", "Say what assess finds on this machine"),
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
