"""Rows as the engine leaves them: proposed, with the bounds that the codebook sets."""

from decimal import Decimal
from typing import Any

from articles.extraction.counts import bounded
from incidents.models import Claim, Operation
from tests.builders import make_article, make_claim, make_operation


def propose_operation(**changes: Any) -> Operation:
    return make_operation(state="proposed", **changes)


def propose_claim(
    *, best: int | None = 14, modifier: str | None = None, low: int | None = None, **changes: Any
) -> Claim:
    """A proposed claim of an article of its own, of 14 people exactly unless told otherwise."""
    modifier = modifier or ("exact" if best is not None else "unspecified")
    count = bounded(
        None if best is None else Decimal(best),
        modifier,  # type: ignore[arg-type]
        None if low is None else Decimal(low),
    )
    values = {"article": changes.pop("article", None) or make_article(), "state": "proposed", **changes}
    return make_claim(modifier=modifier, low=count.low, best=count.best, high=count.high, **values)
