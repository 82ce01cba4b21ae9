"""What postmaster.pid says against what runs: after a crash or a restart of the machine they differ."""

import signal
from pathlib import Path

import psutil

ORPHANS_SECONDS = 10


def is_recorded_as_running(data: Path) -> bool:
    return _recorded_pid(data) is not None


def forget_dead_postmaster(data: Path) -> None:
    """Removes the marks of a server that is gone, or whose number another program has now.

    PostgreSQL does so itself for a number that nobody has, but believes any process of the same account. Waits for
    the children of a killed server: they notice its death only a moment later, and a new server refuses to start
    beside them.
    """
    pid = _recorded_pid(data)
    if pid is None or _is_postmaster(pid, data):
        return
    psutil.wait_procs(_inside(data), timeout=ORPHANS_SECONDS)
    for mark in ("postmaster.pid", ".s.PGSQL.5432.lock"):
        (data / mark).unlink(missing_ok=True)


def end_leftovers(data: Path) -> None:
    """Ends servers whose data folder was removed under them: they would live on for up to a minute.

    At once (SIGQUIT): there is nothing left to be saved.
    """
    leftovers = [process for process in psutil.process_iter() if _is_postmaster(process.pid, data)]
    for process in leftovers:
        process.send_signal(signal.SIGQUIT)
    psutil.wait_procs(leftovers, timeout=ORPHANS_SECONDS)


def _recorded_pid(data: Path) -> int | None:
    """The process number in postmaster.pid; None when there is no such file or nothing readable in it."""
    try:
        return int((data / "postmaster.pid").read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def _is_postmaster(pid: int, data: Path) -> bool:
    """Whether the process is a PostgreSQL server that was started on `data`."""
    try:
        process = psutil.Process(pid)
        program, *arguments = process.cmdline() or [""]
        return Path(program).name == "postgres" and str(data) in arguments
    except psutil.Error:
        return False


def _inside(data: Path) -> list[psutil.Process]:
    """PostgreSQL's processes work in the data folder."""
    return [process for process in psutil.process_iter() if _works_in(process, data)]


def _works_in(process: psutil.Process, data: Path) -> bool:
    try:
        return process.name() == "postgres" and Path(process.cwd()) == data.resolve()
    except psutil.Error:
        return False
