"""Web addresses in one canonical form, so that an article is known again by its address."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id", re.IGNORECASE)
DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_address(printed: str) -> str | None:
    """The address without fragment and tracking parameters, its scheme and host in lower case.

    None when `printed` is no full http or https address; a path of one's own site ("/2024/11/raid") is none.
    """
    parts = web_address(printed)
    if parts is None or parts.hostname is None:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if parts.port is not None and parts.port != DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{parts.port}"
    return SplitResult(parts.scheme, host, parts.path, without_tracking(parts.query), "").geturl()


def without_tracking(query: str) -> str:
    """The query as it stands when nothing tracks, else the parameters that do not track, in their order."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def host_of(address: str) -> str:
    """The host of a canonical address without www: news.example. Empty when there is no address."""
    parts = web_address(address)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def web_address(printed: str) -> SplitResult | None:
    try:
        parts = urlsplit(printed.strip())
        usable = parts.scheme in DEFAULT_PORTS and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:  # a bracket without its other half, or a port that is no number
        return None
    return parts if usable and not re.search(r"\s", printed.strip()) else None
