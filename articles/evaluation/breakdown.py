"""Judged proposals by kind, by rule and by confidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.evaluation.cells import Cell
from articles.evaluation.measures import harmonic, wilson
from articles.evaluation.scoring import Scored
from articles.extraction.bands import BANDS, Band, band_of, range_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """A proposal that was judged by gold or by an editor. `right`: it needed no correction."""

    kind: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the proposals of one name were right. `missed` is what nobody proposed, where that is known."""

    name: str
    right: int
    of: int
    missed: int | None = None

    @property
    def precision(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.of)

    @property
    def recall(self) -> float | None:
        if self.missed is None or not self.right + self.missed:
            return None
        return self.right / (self.right + self.missed)

    @property
    def f1(self) -> float | None:
        if self.missed is None or not self.of + self.missed:
            return None
        return harmonic(self.precision or 0.0, self.recall or 0.0)


def verdicts(cells: Mapping[str, Cell]) -> Iterator[Verdict]:
    """The proposals of a row that compares figures, by the cells of its articles: each judged by gold."""
    for cell in cells.values():
        for right, items in ((True, cell.found), (False, cell.extra)):
            for item in items:
                source = item.source
                confidence = float(source.get("confidence") or 0.0)
                yield Verdict(source["kind"], source.get("rule") or "no rule", confidence, right)


def by_kind(row: Scored) -> list[Share]:
    """Kinds with what was missed, the most frequent first."""
    missed: defaultdict[str, int] = defaultdict(int)
    for cell in row.cells.values():
        for item in cell.missed:
            missed[item.source["kind"]] += 1
    return shares(verdicts(row.cells), lambda verdict: verdict.kind, missed)


def by_rule(found: Iterable[Verdict]) -> list[Share]:
    return shares(found, lambda verdict: verdict.rule)


def shares(
    found: Iterable[Verdict], name: Callable[[Verdict], str], missed: dict[str, int] | None = None
) -> list[Share]:
    right: defaultdict[str, int] = defaultdict(int)
    of: defaultdict[str, int] = defaultdict(int)
    for verdict in found:
        right[name(verdict)] += verdict.right
        of[name(verdict)] += 1
    names = sorted({*of, *(missed or {})}, key=lambda name: (-of[name], name))
    return [
        Share(name, right[name], of[name], missed.get(name, 0) if missed is not None else None)
        for name in names
    ]


def calibration(found: Iterable[Verdict]) -> list[Share]:
    """The share that was right in each band of confidence, the surest band first."""
    bands = {share.name: share for share in shares(found, lambda verdict: label(band_of(verdict.confidence)))}
    return [bands.get(label(band), Share(label(band), 0, 0)) for band in BANDS]


def label(band: Band) -> str:
    return f"{band.name}, {range_of(band)}"
