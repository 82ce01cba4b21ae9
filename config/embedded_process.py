"""What postmaster.pid says against what runs: after a crash or a restart of the machine they differ."""

from pathlib import Path

import psutil


def recorded_pid(data: Path) -> int | None:
    """The process id in postmaster.pid; None when there is no such file or nothing readable in it."""
    try:
        return int((data / "postmaster.pid").read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def is_recorded_as_running(data: Path) -> bool:
    return recorded_pid(data) is not None


def forget_dead_postmaster(data: Path) -> None:
    """Removes postmaster.pid when its process is gone, or is now another program that got the same number.

    PostgreSQL does this itself for a number that nobody has, but believes any process of the same account.
    """
    pid = recorded_pid(data)
    if pid is None or not _serves(pid, data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def end_leftovers(data: Path) -> None:
    """Ends servers whose data folder was removed under them: they would live on for up to a minute."""
    leftovers = [psutil.Process(pid) for pid in psutil.pids() if _serves(pid, data)]
    for process in leftovers:
        process.terminate()
    for process in psutil.wait_procs(leftovers, timeout=5)[1]:
        process.kill()


def _serves(pid: int, data: Path) -> bool:
    """Whether the process is a PostgreSQL server started on `data`."""
    try:
        process = psutil.Process(pid)
        command = process.cmdline()
        return process.status() != psutil.STATUS_ZOMBIE and "postgres" in command[0] and str(data) in command
    except (psutil.Error, IndexError):
        return False
