"""Build twenty pydantic models and parse the TOML files of a folder."""

import sys
import tomllib
from pathlib import Path

from pydantic import BaseModel, create_model

if __name__ == "__main__":
    models: list[type[BaseModel]] = [
        create_model(f"Model{n}", a=(str, ...), b=(int, 0), c=(dict[str, str], {}))
        for n in range(20)
    ]
    for path in sorted(Path(sys.argv[1]).rglob("*.toml")):
        tomllib.loads(path.read_text(encoding="utf-8"))
    sys.stdout.write(f"{len(models)}\n")
