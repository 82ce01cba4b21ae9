"""What tells a figure of a period from a figure of one operation, as named features of a claim.

The reasons of `statistics.weigh` are among them; the others are weaker signs, none of which decides alone: the words and
dates of the sentence, of its paragraph and of the headline, where in the article it stands, and what its figure is beside
the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from articles.extraction.claims import Claim, family
from articles.extraction.lexicon import read_lexicon
from articles.extraction.scenes import Scene

# How many sentences before the claim's say what its paragraph is about, and how many open the article.
PARAGRAPH, LEAD = 2, 3
QUARTERS, FIFTHS = 4, 5


@cache
def telling_words() -> frozenset[str]:
    return frozenset(read_lexicon("surroundings").strings("periods"))


def features_of_claim(
    words: list[str],
    scenes: Sequence[Scene],
    index: int,
    claim: Claim,
    reasons: Iterable[str],
    *,
    goes_on: bool,
) -> set[str]:
    """The features of a counted claim of scene `index`. `reasons` are what speaks for a statistic; `goes_on` says that the
    claim before it was one by its reasons."""
    scene = scenes[index]
    return {
        *(f"reason {reason}" for reason in reasons),
        *sentence_features(words, scene),
        *context_features(words, scenes, index),
        *figure_features(scenes, claim),
        f"kind {claim.kind}",
        f"quarter {QUARTERS * index // len(scenes)}",
        "goes on" if goes_on else "begins",
    }


def sentence_features(words: list[str], scene: Scene) -> Iterator[str]:
    known = telling_words()
    own = words[scene.sentence.first : scene.sentence.last]
    yield from (f"word {word}" for word in own if word in known)
    yield from (f"words {one} {two}" for one, two in pairwise(own) if one in known and two in known)
    yield f"zone {scene.sentence.zone}"
    yield from (f"date {mention.precision} {mention.relation} {mention.vetoed}" for mention in scene.dates)
    yield from (f"place {mention.level}" for mention in scene.places)
    yield from (f"agency {mention.role}" for mention in scene.agencies)
    for name, holds in (
        ("no date", not scene.dates),
        ("no place", not scene.places),
        ("its own day", bool(scene.days)),
        ("a deed", scene.deed),
        ("several deeds", scene.several),
    ):
        if holds:
            yield name


def context_features(words: list[str], scenes: Sequence[Scene], index: int) -> Iterator[str]:
    """What the paragraph said before, and what the first sentences of the article are about."""
    known = telling_words()
    own = scenes[index].sentence
    for scene in scenes[max(0, index - PARAGRAPH) : index]:
        if scene.sentence.paragraph == own.paragraph:
            yield from (f"paragraph date {mention.precision} {mention.relation}" for mention in scene.dates)
            yield from (f"paragraph {word}" for word in words_of(words, scene) if word in known)
    for at, scene in enumerate(scenes[:LEAD]):
        name = "headline" if at == 0 else "lead"
        yield from (f"{name} {word}" for word in words_of(words, scene) if word in known)


def words_of(words: list[str], scene: Scene) -> list[str]:
    return words[scene.sentence.first : scene.sentence.last]


def figure_features(scenes: Sequence[Scene], claim: Claim) -> Iterator[str]:
    best = claim.count.best
    if best is None:
        return
    yield f"digits {len(str(int(best)))}"
    others = [other for scene in scenes for other in scene.claims if other is not claim and other.count.best]
    if any(other.figure == claim.figure and family(other.kind) == family(claim.kind) for other in others):
        yield "told again"
    most = max((other.count.best for other in others if other.count.best is not None), default=best)
    yield "largest" if best >= most else f"fifth {int(FIFTHS * best / most)}"
