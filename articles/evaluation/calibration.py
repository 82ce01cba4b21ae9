"""What confidence is worth: the share of right figures in each band, in all articles and in each half of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from articles.evaluation.breakdown import Share, Verdict, calibration, verdicts
from articles.evaluation.printing import stated
from articles.evaluation.scoring import Scored
from articles.extraction.bands import BANDS, range_of

# Every figure that bears a confidence: with a count, without one, and cumulative.
ROWS = ("outcomes", "unquantified", "statistics")


def figures(rows: Mapping[str, Scored], articles: Collection[str] | None = None) -> Iterator[Verdict]:
    """The verdicts on all figures, or on those of some articles."""
    for name in ROWS:
        cells = rows[name].cells
        yield from verdicts({key: cells[key] for key in cells if articles is None or key in articles})


def halves(articles: Iterable[str]) -> tuple[set[str], set[str]]:
    """The articles of odd and of even numbers, in the order of their names: to set weights by, and to check them in."""
    ordered = sorted(articles)
    return set(ordered[::2]), set(ordered[1::2])


def table(rows: Mapping[str, Scored]) -> Iterator[str]:
    """The table of docs/extraction.md, in Markdown."""
    odd, even = halves(rows[ROWS[0]].cells)
    columns = [calibration(figures(rows, articles)) for articles in (None, odd, even)]
    yield "| band | confidence | what it means | right, of all | in odd articles | in even ones |"
    yield "|---|---|---|---|---|---|"
    for at, band in enumerate(BANDS):
        cells = [band.name, range_of(band), band.meaning, *(share_in_words(column[at]) for column in columns)]
        yield f"| {' | '.join(cells)} |"


def share_in_words(share: Share) -> str:
    """ "191 of 196, 0.974 (0.94 to 0.99)"."""
    if not share.of:
        return "none"
    low, high = share.interval
    return f"{share.right} of {share.of}, {stated(share.precision)} ({low:.2f} to {high:.2f})"


def rises(found: Sequence[Share]) -> bool:
    """Whether each band was right at least as often as the one below it; a band without proposals says nothing."""
    shares = [share.precision for share in found if share.precision is not None]
    return shares == sorted(shares, reverse=True)
