"""What the save asks of the system, in which order, and when that fails."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assess.store.saving import _HOST

ROOT = Path(__file__).parents[2]
OLD, NEW = b"a = 1\n", b"a = 2\n"

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")

SAVE = [sys.executable, "-m", "tests.faults.save_once"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "share" / "a.toml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def strace(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-f", "-qq", *options, *SAVE, str(path)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=ROOT
    )


def broken(path: Path, fault: str) -> subprocess.CompletedProcess[str]:
    """Save while one system call on this file, its copy or its folder fails.

    Where it only fails the process is stopped at no other call. A signal is never sent
    in that way: strace then passes over it without a word.
    """
    temporary = path.with_name(f".a.toml.777.{_HOST}-0.tmp")
    paths = [part for p in (temporary, path, path.parent) for part in ("-P", str(p))]
    calls, _, what = fault.partition(":")
    quick = ["--seccomp-bpf"] if what.startswith("error=") else []
    options = (*quick, "-e", f"trace={calls}", "-e", f"inject={fault}")
    return strace(path, "-o", os.devnull, *paths, *options)


def test_the_order_is_write_flush_rename_flush_the_folder(path: Path) -> None:
    log = path.parent.parent / "log"
    calls = "trace=write,fsync,fdatasync,rename,renameat,renameat2"
    assert strace(path, "-y", "-o", str(log), "-e", calls).returncode == 0
    steps = []
    for line in log.read_text(encoding="utf-8").splitlines():
        if (m := re.search(r"write\(\d+<([^>]+)>", line)) and str(path.parent) in m[1]:
            steps.append(("write", Path(m[1]).suffix))
        elif (m := re.search(r"sync\(\d+<([^>]+)>\)", line)) and "share" in m[1]:
            steps.append(("flush", Path(m[1]).suffix))
        elif (
            m := re.search(r'rename\w*\(.*"([^"]+)".*"([^"]+)"', line)
        ) and "share" in m[2]:
            steps.append(("rename", Path(m[2]).suffix))
    assert steps == [
        ("write", ".tmp"),
        ("flush", ".tmp"),
        ("rename", ".toml"),
        ("flush", ""),
    ]


@pytest.mark.parametrize(
    "fault",
    [
        "write:error=ENOSPC:when=1",
        "write:error=EDQUOT:when=1",
        "write:error=EIO:when=1",
        "fsync:error=EIO:when=1",
        "fsync:error=ENOSPC:when=1",
        "rename,renameat2:error=EACCES",
        "rename,renameat2:error=EXDEV",
        "openat:error=EROFS:when=2",
        "openat:error=EMFILE:when=2",
        "openat:error=EACCES:when=2",
    ],
)
def test_an_error_is_reported_and_the_old_file_is_whole(path: Path, fault: str) -> None:
    done = broken(path, fault)
    assert done.returncode == 3, done.stderr
    assert "was not saved" in done.stderr
    assert path.read_bytes() == OLD
    assert [each.name for each in path.parent.iterdir()] == ["a.toml"]


@pytest.mark.parametrize("number", ["ENOSYS", "EINVAL", "EPERM"])
def test_a_system_that_exchanges_no_files_renames_them(path: Path, number: str) -> None:
    assert broken(path, f"renameat2:error={number}").returncode == 0
    assert path.read_bytes() == NEW
    assert [each.name for each in path.parent.iterdir()] == ["a.toml"]


@pytest.mark.parametrize("number", ["EINVAL", "ENOSYS", "EOPNOTSUPP"])
def test_a_share_that_refuses_fsync_can_be_saved_to(path: Path, number: str) -> None:
    assert broken(path, f"fsync:error={number}").returncode == 0
    assert path.read_bytes() == NEW


def test_a_share_that_refuses_fchmod_can_be_saved_to(path: Path) -> None:
    assert broken(path, "fchmod:error=EPERM").returncode == 0
    assert path.read_bytes() == NEW


@pytest.mark.parametrize(
    ("fault", "left"),
    [
        ("openat:signal=KILL:when=2", OLD),
        ("write:signal=KILL:when=1", OLD),
        ("fchmod:signal=KILL:when=1", OLD),
        ("fsync:signal=KILL:when=1", OLD),
        ("renameat2:signal=KILL:when=1", {OLD, NEW}),
        ("unlink:signal=KILL:when=1", NEW),
        ("fsync:signal=KILL:when=2", NEW),
    ],
)
def test_a_kill_at_any_call_leaves_the_old_or_the_new_file(
    path: Path, fault: str, left: bytes | set[bytes]
) -> None:
    assert broken(path, fault).returncode == -signal.SIGKILL
    assert path.read_bytes() in (left if isinstance(left, set) else {left})


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0 or not shutil.which("unshare"),
    reason="only root may mount a small disk",
)
def test_a_disk_that_is_really_full_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    script = (
        f"mount -t tmpfs -o size=64k tmpfs {folder} || exit 77; "
        f"cd {ROOT}; printf 'a = 1\\n' > {folder}/a.toml; "
        f"head -c 60k /dev/zero > {folder}/filler; "
        f"{sys.executable} -m tests.faults.save_once {folder}/a.toml; code=$?; "
        f"cat {folder}/a.toml; ls -A {folder}; exit $code"
    )
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode in (1, 77) and "reported" not in done.stderr:
        pytest.skip("a small disk can't be mounted here")
    assert done.returncode == 3, done.stderr
    assert "the disk is full" in done.stderr
    assert done.stdout.split() == ["a", "=", "1", "a.toml", "filler"]
