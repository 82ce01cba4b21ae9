"""Readers for environment variables. A value that is not understood gives its default and a `Problem`, which
`config.checks` reports as a system check with a stable id."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config.database_url import DatabaseURLError, database_from_url

IDS = {  # stable: they are named in the documentation, and people silence or search for them
    "DATABASE_URL": "blotter.E001",
    "BLOTTER_VAR": "blotter.E002",
    "BLOTTER_DEBUG": "blotter.E003",
    "BLOTTER_SECRET_KEY": "blotter.E004",
    "BLOTTER_ALLOWED_HOSTS": "blotter.E005",
    "BLOTTER_NEWSROOM_TIME_ZONE": "blotter.E006",
    "BLOTTER_CSRF_TRUSTED_ORIGINS": "blotter.E007",
    "BLOTTER_HTTPS": "blotter.E008",
    "BLOTTER_BEHIND_PROXY": "blotter.E009",
    "BLOTTER_DATABASE_POOL": "blotter.E010",
}
UNKNOWN_ID = "blotter.W001"

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
HOST = re.compile(r"\*|\.?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
ORIGIN = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9.-]+(?::\d{1,5})?")
SHORTEST_SECRET_KEY = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One environment variable that was not understood, in words for the person who set it."""

    variable: str
    complaint: str
    hint: str
    id: str
    harmless: bool = False

    def __str__(self) -> str:
        return f"{self.variable}: ({self.id}) {self.complaint} {self.hint}"


class Environment:
    """The process's environment, read once. Empty values count as unset."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.problems = [_unknown(name) for name in sorted(values) if _looks_like_ours(name)]

    def refuse(self, name: str, complaint: str, hint: str) -> None:
        self.problems.append(Problem(name, complaint, hint, IDS[name]))

    def text(self, name: str) -> str:
        if name not in IDS:
            raise KeyError(f"{name} has no check id")
        return self._values.get(name, "").strip()

    def boolean(self, name: str, *, default: bool) -> bool:
        word = self.text(name).lower()
        if word and word not in YES | NO:
            self.refuse(name, f"{word!r} is neither yes nor no.", "Write yes or no.")
        return word in YES if word in YES | NO else default

    def folder(self, name: str, *, default: Path) -> Path:
        """An absolute path; `~` is the home folder. What is in the way of a folder there is refused."""
        if not (word := self.text(name)):
            return default
        path = Path(word).expanduser()
        if not path.is_absolute():
            self.refuse(name, f"{word!r} depends on where a command is called.", "Write an absolute path.")
            return default
        if any(part.exists() and not part.is_dir() for part in (path, *path.parents)):
            self.refuse(
                name, f"{word!r} is a file or lies below one.", "Name a folder; it is made if need be."
            )
            return default
        return path

    def hosts(self, name: str, *, default: list[str]) -> list[str]:
        """Comma-separated host names as ALLOWED_HOSTS takes them: no scheme, no port, no path."""
        return self._list(name, HOST, default, "Write host names, separated by commas: blotter.news.example")

    def origins(self, name: str) -> list[str]:
        return self._list(
            name, ORIGIN, [], "Write origins, separated by commas: https://blotter.news.example"
        )

    def time_zone(self, name: str, *, default: str) -> str:
        word = self.text(name)
        if not word:
            return default
        try:
            return ZoneInfo(word).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.refuse(
                name, f"{word!r} is not a time zone.", "Write a name of the tz database: Asia/Phnom_Penh"
            )
            return default

    def secret_key(self, name: str) -> str | None:
        """None when unset or refused: the caller then keeps a key of its own."""
        word = self.text(name)
        if word and (len(word) < SHORTEST_SECRET_KEY or len(set(word)) < 5):
            self.refuse(
                name,
                "it is too short or too regular to be secret.",
                f"Write at least {SHORTEST_SECRET_KEY} random characters, or leave it unset: a key is made once.",
            )
            return None
        return word or None

    def database(self, name: str) -> dict[str, object] | None:
        """Django's description of the server; None when unset (use the embedded server).

        A refused address becomes Django's dummy backend: to fall back to the embedded server would write
        a newsroom's records into the wrong database.
        """
        word = self.text(name)
        if not word:
            return None
        try:
            return database_from_url(word)
        except DatabaseURLError as error:
            self.refuse(
                name, str(error), "Write postgresql://user:password@host:5432/name, or leave it unset."
            )
            return {"ENGINE": "django.db.backends.dummy"}

    def _list(self, name: str, pattern: re.Pattern[str], default: list[str], hint: str) -> list[str]:
        words = [word.strip() for word in self.text(name).split(",") if word.strip()]
        wrong = [word for word in words if not pattern.fullmatch(word)]
        if wrong:
            self.refuse(name, f"{', '.join(map(repr, wrong))} cannot be used.", hint)
        return default if wrong or not words else words


def _looks_like_ours(name: str) -> bool:
    return name.startswith("BLOTTER_") and name not in IDS


def _unknown(name: str) -> Problem:
    known = ", ".join(sorted(IDS))
    return Problem(name, "no setting has this name.", f"Known: {known}.", UNKNOWN_ID, harmless=True)
