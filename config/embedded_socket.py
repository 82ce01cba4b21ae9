"""Where clients find the embedded server's socket, whatever the length of the path to its data."""

import hashlib
import os
from pathlib import Path

from config.embedded_account import EmbeddedServerError

LONGEST = 100  # bytes; a socket's address holds 103 on macOS and 107 on Linux, the file name among them
SHORTCUTS = Path("/tmp")  # noqa: S108 - nothing is kept there, and who made the link is looked at


def socket_folder(data: Path) -> Path:
    """The data folder; a short link to it when its path is too long for a socket, or holds libpq's separator."""
    if len(os.fsencode(data / ".s.PGSQL.5432")) <= LONGEST and "," not in str(data):
        return data
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return SHORTCUTS / f"blotter-{os.geteuid()}-{digest}"


def reach(data: Path) -> None:
    """Makes the link that `socket_folder` speaks of, if one is needed. Raises EmbeddedServerError."""
    link = socket_folder(data)
    if link == data:
        return
    try:
        link.symlink_to(data)
    except FileExistsError:
        if not link.is_symlink() or link.lstat().st_uid != os.geteuid() or link.readlink() != data:
            raise EmbeddedServerError(
                f"{link} is in the way: it is not the link to {data}. Remove it."
            ) from None
