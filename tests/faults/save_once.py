"""Save one file once, for watching and breaking its system calls.

Run as `python -m tests.faults.save_once FILE`; exits with 3 if it was reported
that the file could not be saved.
"""

import os
import sys
from pathlib import Path

from assess.store.errors import SaveError
from assess.store.saving import digest_of, save

if __name__ == "__main__":
    path = Path(sys.argv[1])
    os.getpid = lambda: 777  # the name of the temporary file must be known
    try:
        save(path, b"a = 2\n", expected=digest_of(path), root=path.parent)
    except SaveError as error:
        sys.stderr.write(f"reported: {error}\n")
        sys.exit(3)
