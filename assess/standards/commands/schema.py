"""`assess schema`."""

import json
import sys
from pathlib import Path
from typing import Any, Final

from assess.desk.written_out import write_text
from assess.model.kinds_of_file import KINDS
from assess.model.values import FORMAT
from assess.ui.command.arguments import Parser

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(arguments: list[str]) -> int:
    """Print the JSON Schema of a kind of file, by which an editor completes it."""
    parser = Parser(
        "schema",
        "Print the JSON Schema of a kind of file, or of a report's JSON, so that an "
        "editor or\nanother program completes and checks it.",
        "assess schema standard -o standard.schema.json",
        "# then write as the first line of the file:",
        "#:schema ./standard.schema.json",
    )
    parser.add_argument("what", choices=tuple(KINDS), help="which kind of file")
    parser.add_argument(
        "-o", dest="to", metavar="FILE", default="-", help="where to; - prints it"
    )
    given = parser.parse_args(arguments)
    schema = schema_of(given.what)
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if given.to == "-":
        sys.stdout.write(text)
        return 0
    path = Path(given.to)
    write_text(path, text)
    print(path)
    return 0


def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file; its `$id` names the format and the kind."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:assess:format-{FORMAT}:{kind}",
        **KINDS[kind].model_json_schema(),
    }
