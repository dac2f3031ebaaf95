"""Every command, where its function is, and what it does in one line."""

from collections.abc import Callable
from typing import Final

from assess.app.by_name import by_name

GROUPS: Final = {
    "Begin": {
        "demo": ("app.opening_demo:demo", "Try things on real examples"),
        "new": ("setup.commands:new", "Start an assessment"),
        "brief": (
            "setup.commands:brief",
            "Say what a team tells the panel of its service, or change it",
        ),
        "prepare": (
            "preparation.commands:prepare",
            "Say what is to be done before the day, or tick it",
        ),
        "workshop": (
            "app.opening_workshop:workshop",
            "Hold a workshop of several councils, one laptop, one hour",
        ),
    },
    "Rate": {
        "walk": ("app.opening:walk", "Walk through the criteria"),
        "rate": (
            "rate.commands.rating:rate",
            "Rate a criterion, and say what was seen",
        ),
        "ask-again": (
            "rate.commands.asking:ask_again",
            "In a reassessment, ask again what is carried from last time",
        ),
        "reword": (
            "rate.commands.rewording:reword",
            "Say otherwise what you said of a criterion, or take it back",
        ),
        "evidence": (
            "rate.commands.evidence:evidence",
            "Write evidence down, or list it",
        ),
        "carry": (
            "rate.commands.carrying:carry",
            "Carry a finding over to a criterion that belongs with it",
        ),
    },
    "On the day": {
        "capture": ("session.commands:capture", "Keep a line while people talk"),
        "inbox": ("session.commands:inbox", "List captured lines, or file one"),
        "agenda": (
            "session.commands:agenda",
            "Print the agenda and what is not covered yet",
        ),
    },
    "As a panel": {
        "panel": (
            "panel.commands.panel:panel",
            "Say who is on the panel and who has submitted, or change it",
        ),
        "submit": ("panel.commands.submitting:submit", "Submit what you rated"),
        "unsubmit": (
            "panel.commands.submitting:unsubmit",
            "Take back what you submitted, until it is revealed",
        ),
        "reveal": (
            "panel.commands.submitting:reveal",
            "Show everybody's ratings to all who submitted",
        ),
        "agree": (
            "panel.commands.agreeing:agree",
            "Show where the panel differs, or record what it agreed",
        ),
        "dissent": (
            "panel.commands.agreeing:dissent",
            "Record what one assessor holds against the panel",
        ),
        "agreement": (
            "panel.commands.agreement:agreement",
            "Say how far the assessors agreed on their own",
        ),
    },
    "Copies and history": {
        "form": (
            "merge.commands.forms:form",
            "Make a form of one person's sheet, for who uses no terminal",
        ),
        "take": ("merge.commands.forms:take", "Take a form in that came back"),
        "merge": (
            "merge.commands.merging:merge",
            "Join other copies of an assessment into this one",
        ),
        "settle": (
            "merge.commands.settling:settle",
            "Choose between versions that came together",
        ),
        "log": (
            "merge.commands.history:log",
            "Say what happened: who, when, from what to what",
        ),
        "why": ("merge.commands.history:why", "Say why a criterion is rated as it is"),
    },
    "Where it stands": {
        "status": (
            "check.commands.status:status",
            "Say where an assessment or a workspace stands",
        ),
        "services": (
            "portfolio.commands.services:services",
            "Say which services are assessed, due, or exempt and why",
        ),
        "portfolio": (
            "portfolio.commands.portfolio:portfolio",
            "Show where many services stand, and what falls short everywhere",
        ),
        "check": ("check.commands.check:check", "Say what is missing or contradicts"),
        "next": ("priorities.commands:next_", "Say what to do next, and why"),
        "compare": (
            "compare.commands:compare",
            "Put two assessments of one service side by side",
        ),
    },
    "Outcome and report": {
        "outcome": ("publish.commands.deciding:outcome", "Decide the outcome"),
        "whole": (
            "publish.commands.whole:whole",
            "Say what the result rests on, and what belongs to no criterion",
        ),
        "send-draft": (
            "publish.commands.sending:send_draft",
            "Write the draft for the team, to say what is wrong in it",
        ),
        "factual-check": (
            "factual_check.commands.factual_check:factual_check",
            "Say which sentences of the draft are wrong, or answer that",
        ),
        "publish": (
            "publish.commands.deciding:publish",
            "Publish, once check has no errors",
        ),
        "reopen": (
            "publish.commands.deciding:reopen",
            "Open a published assessment again, to correct it",
        ),
        "report": ("publish.commands.reporting:report", "Make the report"),
        "mail": (
            "publish.commands.mailing:mail",
            "Make the message that goes with a report",
        ),
        "verify": (
            "publish.commands.proving:verify",
            "Say whether a report is unchanged",
        ),
        "extract": (
            "publish.commands.proving:extract",
            "Take the data of a report out of it",
        ),
    },
    "After the report": {
        "actions": (
            "follow_up.commands.actions:actions",
            "List what the team must do, and what is overdue",
        ),
        "respond": (
            "follow_up.commands.responding:respond",
            "Answer an action, for the team",
        ),
        "decide": (
            "follow_up.commands.responding:decide",
            "Decide a challenge, as the lead",
        ),
        "progress": (
            "follow_up.commands.responding:progress",
            "Report a step towards an action",
        ),
        "verify-action": (
            "follow_up.commands.responding:verify",
            "Say whether an action is done",
        ),
        "close": (
            "follow_up.commands.responding:close",
            "Say that an action no longer applies",
        ),
        "reply": (
            "follow_up.commands.replying:reply",
            "Keep what readers said of the report, and what was done",
        ),
        "afterwards": (
            "afterwards.commands:afterwards",
            "Say how it was, or sum up what others said",
        ),
    },
    "Standards": {
        "standards": (
            "standards.commands.standards:standards",
            "List, show or check standards",
        ),
        "schema": (
            "standards.commands.schema:schema",
            "Print the JSON Schema of a file, for editors",
        ),
    },
    "This machine": {
        "doctor": ("app.doctor:doctor", "Say what assess finds on this machine"),
        "version": (
            "publish.commands.proving:version",
            "Say which version this is, and which one drew a report",
        ),
        "completion": (
            "app.completion:completion",
            "Print what makes a shell complete what you type",
        ),
    },
}
"""Every command, by what it is for, in the order of the work."""

COMMANDS: Final = {
    name: command for group in GROUPS.values() for name, command in group.items()
}
"""Every command: the function that runs it, and what it does in one line."""


def command(name: str) -> Callable[[list[str]], int]:
    """Return the function that runs a command."""
    function: Callable[[list[str]], int] = by_name(COMMANDS[name][0])
    return function


HELP: Final = """\
Assess council services against a standard, and hand over a report.

Usage: assess [FOLDER] [--as ID]   open the application, as one person
       assess COMMAND [...]        do one thing

{commands}

Options:
  -h, --help      show this, or with a command what that command takes; also
                  assess help COMMAND
  -V, --version   show the version

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
    return HELP.format(commands="\n\n".join(map(_group, GROUPS)))


def _group(title: str) -> str:
    lines = [f"  {name:<14} {says}" for name, (_, says) in GROUPS[title].items()]
    return "\n".join([f"{title}:", *lines])
