"""What Windows and macOS do differently with files, written down in one place.

Whatever in the store depends on the system asks here, and `disk` and `renaming` do
it. `tests/store/test_systems.py` plays each system; none of it was run on Windows.

Windows:
- A file that somebody has open can be neither replaced nor removed. A scanner or a
  sync program holds files for a moment, so a rename is tried again for two seconds,
  and the journal closes its own file before it replaces it.
- A folder can't be opened, so its names can't be flushed; the system does it by itself.
- Nobody can ask safely whether a process runs. What a live one has open can't be
  removed there, so a wrong answer does no harm.
- A rename never replaces a file, so a first version needs no other guard.
- `con`, `nul` and some other names are devices in every folder, whatever they end in.
  Nobody on a panel gets such an id (`model.file_names.RESERVED`).
- Permissions of files say nothing about who may read them.
- Two names that differ in capitals are one name. Ids are small letters, digits and
  hyphens, so that never matters.
- Paths are under 260 characters unless the machine is set up otherwise. A longer one is
  refused by the system.
- Lines end in CR LF, and some programs write UTF-16 or a byte order mark. Files are
  read as bytes: the first and last are passed over, UTF-16 is named.

macOS:
- `fsync` stops at the cache of the disk; `F_FULLFSYNC` goes on to the disk itself.
- Two names that differ in capitals are one name there too.
- `renamex_np` exchanges two files in one step on APFS.

Linux:
- `renameat2` exchanges two files in one step.

Everywhere: where two files can't be exchanged, as on Windows and on many shares, the
check just before a rename has to do. If the same person saves the same file from two
machines within that moment, the words of the first are replaced. Two windows on one
machine wait for each other.
"""

import os
import sys


def is_windows() -> bool:
    """Whether this is Windows."""
    return os.name == "nt"


def is_macos() -> bool:
    """Whether this is macOS."""
    return sys.platform == "darwin"


def is_linux() -> bool:
    """Whether this is Linux."""
    return sys.platform.startswith("linux")
