"""The engine: proposals with their evidence from one article's text. No Django, no database, no network.

`extract`, `engine_version` and `ENGINE_VERSION` are read from `engine` when they are first asked for, so that importing
one module of the package (the types, the codebook's counts) does not load the whole engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.extraction.engine import ENGINE_VERSION, engine_version, extract

__all__ = ["ENGINE_VERSION", "engine_version", "extract"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from articles.extraction import engine

        return getattr(engine, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
