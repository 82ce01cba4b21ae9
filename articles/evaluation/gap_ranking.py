"""Gaps of many articles, ranked by how often they occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.evaluation.gaps import MEANINGS, Gap, GapSort
from articles.evaluation.printing import plain


@dataclass(slots=True)
class Ranked:
    """How often one gap occurs, in how many articles, and the first sentence that holds it."""

    sort: GapSort
    name: str
    article: str
    sentence: str
    times: int = 0
    articles: int = 0


@dataclass
class Ranking:
    """Gaps as they come in, article by article; memory grows with the different gaps alone."""

    found: dict[tuple[GapSort, str], Ranked] = field(default_factory=dict)
    articles: int = 0

    def add(self, article: str, gaps: Iterable[Gap]) -> None:
        self.articles += 1
        seen = set()
        for gap in gaps:
            key = (gap.sort, gap.name)
            entry = self.found.setdefault(key, Ranked(gap.sort, gap.name, article, one_line(gap.sentence)))
            entry.times += 1
            entry.articles += key not in seen
            seen.add(key)

    def most(self, sort: GapSort, limit: int) -> list[Ranked]:
        """The gaps of a sort, the most frequent first."""
        own = [entry for entry in self.found.values() if entry.sort == sort]
        return sorted(own, key=lambda entry: (-entry.times, -entry.articles, entry.name))[:limit]


def one_line(sentence: str) -> str:
    return " ".join(sentence.split())


def lines(ranking: Ranking, limit: int) -> Iterator[str]:
    """The first `limit` gaps of each sort with a sentence for each."""
    yield f"{ranking.articles} articles"
    for sort, meaning in MEANINGS.items():
        yield f"\n{sort}: {meaning}"
        for entry in ranking.most(sort, limit):
            yield f"{entry.times:6d} in {entry.articles} articles  {plain(entry.name)}"
            yield f"         “{plain(entry.sentence)}” ({plain(entry.article)})"


def values(ranking: Ranking, limit: int) -> dict[str, Any]:
    """The same as values of JSON."""
    gaps = {
        sort: [
            {
                "name": entry.name,
                "times": entry.times,
                "articles": entry.articles,
                "article": entry.article,
                "sentence": entry.sentence,
            }
            for entry in ranking.most(sort, limit)
        ]
        for sort in MEANINGS
    }
    return {"articles": ranking.articles, "gaps": gaps}
