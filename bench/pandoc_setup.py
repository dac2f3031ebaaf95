"""See that pandoc is here, which `assess report` is measured against.

It is installed with apt-get where that is there and may; else it is said that it is
missing, and the benchmarks leave out the one row that needs it.
"""

import os
import shutil
import subprocess
import sys


def main() -> int:
    """Look for pandoc, and install it if that can be done without a question."""
    if shutil.which("pandoc") is None and _may_install():
        sys.stdout.write("Installing pandoc (once).\n")
        sys.stdout.flush()
        if _installed() != 0:
            subprocess.run(("apt-get", "update", "-qq"), check=False)
            _installed()
    if shutil.which("pandoc") is None:
        sys.stderr.write(
            "pandoc is not here, so assess report is not compared with it. Install it "
            "with your system's packages, for example: sudo apt-get install pandoc\n"
        )
    return 0


def _may_install() -> bool:
    is_root = hasattr(os, "getuid") and os.getuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _installed() -> int:
    install = ("apt-get", "install", "-qq", "--no-install-recommends", "pandoc")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(install, check=False, env=quiet, capture_output=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
