"""`assess schema`."""

import json
import sys
from pathlib import Path
from typing import Final

from assess.desk.written_out import write_text
from assess.model.sheet import Sheet
from assess.model.standard import Standard
from assess.model.values import Value
from assess.ui.command.arguments import Parser

MODELS: Final[dict[str, type[Value]]] = {"standard": Standard, "sheet": Sheet}

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(arguments: list[str]) -> int:
    """Print the JSON Schema of a file, with which an editor completes and checks."""
    parser = Parser(
        "schema",
        "Print the JSON Schema of a file, so that an editor completes and checks it.",
        "assess schema standard -o standard.schema.json",
        "# then write as the first line of the file:",
        "#:schema ./standard.schema.json",
    )
    parser.add_argument("what", choices=tuple(MODELS), help="which kind of file")
    parser.add_argument(
        "-o", dest="to", metavar="FILE", default="-", help="where to; - prints it"
    )
    given = parser.parse_args(arguments)
    schema = {"$schema": DIALECT, **MODELS[given.what].model_json_schema()}
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if given.to == "-":
        sys.stdout.write(text)
        return 0
    path = Path(given.to)
    write_text(path, text)
    print(path)
    return 0
