"""DATABASE_URL -> Django's description of a database."""

from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

CONNECTION_OPTIONS = frozenset(
    {
        "application_name",
        "channel_binding",
        "connect_timeout",
        "gssencmode",
        "keepalives",
        "keepalives_idle",
        "options",
        "passfile",
        "service",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)


class DatabaseURLError(ValueError):
    """Says what is wrong with the address, without repeating its password."""


def database_from_url(url: str) -> dict[str, object]:
    """Reads postgresql://user:password@host:port/name?sslmode=require; percent escapes are decoded.

    A socket folder stands in the query: postgresql:///name?host=/run/postgresql. Raises DatabaseURLError.
    """
    parts = _split(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgresql", "postgres"):
        raise DatabaseURLError(
            f"the address begins with {parts.scheme or 'nothing'!r}; only PostgreSQL is used."
        )
    if not name or "/" in name:
        raise DatabaseURLError("the address does not end in the name of one database.")
    options = _options(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": dict(options),
    }


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read here, since it raises when it is no number
    except ValueError as error:
        raise DatabaseURLError("the address cannot be read: its host or port is malformed.") from error
    return parts


def _options(query: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    if unknown := sorted(set(options) - CONNECTION_OPTIONS - {"host", "port"}):
        raise DatabaseURLError(f"the address has options that are not known here: {', '.join(unknown)}.")
    return options
