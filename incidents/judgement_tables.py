"""Judgements counted: precision and recall of the engine as its editors see them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from articles.evaluation.breakdown import Share, Verdict, calibration
from articles.evaluation.measures import wilson
from articles.evaluation.printing import plain, rounded
from incidents.judgements import Judgement

SORTS = ("claims", "places", "agencies", "offences")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many proposals of one name were accepted, corrected and rejected, and how many people added."""

    name: str
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0

    @property
    def judged(self) -> int:
        return self.accepted + self.corrected + self.rejected

    @property
    def precision(self) -> float | None:
        """The share that was accepted unchanged."""
        return self.accepted / self.judged if self.judged else None

    @property
    def found(self) -> int:
        """What the engine found, rightly or to be corrected."""
        return self.accepted + self.corrected

    @property
    def recall(self) -> float | None:
        """The share of what stands that the engine found. Judged articles only: what waits counts on neither side."""
        standing = self.found + self.added
        return self.found / standing if standing else None


def tallies(judgements: Iterable[Judgement], name: Callable[[Judgement], str]) -> list[Tally]:
    """One tally for each name, those judged most often first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for judgement in judgements:
        counts[name(judgement)][judgement.verdict] += 1
    found = [Tally(each, **verdicts) for each, verdicts in counts.items()]
    return sorted(found, key=lambda tally: (-tally.judged, -tally.added, tally.name))


def overall(judgements: Sequence[Judgement]) -> list[Tally]:
    """One tally for each sort of proposal, in a fixed order, also where nothing was judged."""
    found = {tally.name: tally for tally in tallies(judgements, lambda judgement: judgement.sort)}
    return [found.get(sort, Tally(sort)) for sort in SORTS]


def by_kind(judgements: Sequence[Judgement]) -> list[Tally]:
    return tallies(judgements, lambda judgement: f"{judgement.sort} {judgement.kind}")


def by_rule(judgements: Sequence[Judgement]) -> list[Tally]:
    """What people added has no rule."""
    proposed = (judgement for judgement in judgements if judgement.verdict != "added")
    return tallies(proposed, lambda judgement: judgement.rule)


def details(judgements: Sequence[Judgement], verdict: str) -> Counter[str]:
    """The corrected fields, or the reasons of rejections, of claims, places and the rest together."""
    return Counter(
        detail for judgement in judgements if judgement.verdict == verdict for detail in judgement.details
    )


def bands(judgements: Sequence[Judgement]) -> list[Share]:
    """The share of claims that was accepted unchanged in each band of confidence."""
    return calibration(
        Verdict(judgement.kind, judgement.rule, judgement.confidence, judgement.verdict == "accepted")
        for judgement in judgements
        if judgement.sort == "claims" and judgement.verdict != "added"
    )


def tally_lines(found: Sequence[Tally]) -> Iterator[str]:
    width = max([22, *(len(tally.name) for tally in found)])
    for tally in found:
        line = (
            f"{tally.name:{width}} {tally.judged:5d} judged: {tally.accepted} accepted, {tally.corrected} corrected, "
            f"{tally.rejected} rejected"
        )
        yield line + shared("; precision", tally.precision, tally.accepted, tally.judged)
        if tally.added:
            standing = tally.found + tally.added
            yield f"{'':{width}} {tally.added:5d} added by hand{shared('; recall', tally.recall, tally.found, standing)}"


def shared(label: str, share: float | None, right: int, of: int) -> str:
    if share is None:
        return ""
    low, high = wilson(right, of)
    return f"{label} {share:.3f} ({low:.2f} to {high:.2f})"


def tallies_as_json(found: Sequence[Tally]) -> list[dict[str, Any]]:
    return [
        {
            "name": tally.name,
            "accepted": tally.accepted,
            "corrected": tally.corrected,
            "rejected": tally.rejected,
            "added": tally.added,
            "precision": None if tally.precision is None else round(tally.precision, 4),
            "precision_interval": rounded(wilson(tally.accepted, tally.judged)) if tally.judged else None,
            "recall": None if tally.recall is None else round(tally.recall, 4),
        }
        for tally in found
    ]


def wrong(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What was not accepted as it stood, and what was added."""
    return [judgement for judgement in judgements if judgement.verdict != "accepted"]


def judgement_as_json(judgement: Judgement) -> dict[str, Any]:
    return {**asdict(judgement), "details": list(judgement.details)}


def judgement_lines(judgements: Iterable[Judgement], limit: int) -> Iterator[str]:
    """The first `limit` that are `wrong`, each with its sentence."""
    found = wrong(judgements)
    for judgement in found[:limit]:
        why = f" ({', '.join(judgement.details)})" if judgement.details else ""
        rule = f"  [{judgement.rule}, {judgement.confidence:.2f}]" if judgement.rule else ""
        yield plain(f"{judgement.article}: {judgement.verdict}{why}{rule}")
        if judgement.proposed and judgement.verdict != "added":
            yield plain(f"  proposed {judgement.proposed}")
        if judgement.verdict != "rejected":
            yield plain(f"  now      {judgement.now}")
        if judgement.quote:
            yield plain(f"  “{' '.join(judgement.quote.split())}”")
    if len(found) > limit:
        yield f"… and {len(found) - limit} more"
