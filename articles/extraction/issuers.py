"""Whose figure a statistic is: the authority that acts or speaks where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.extraction.document import Document
from articles.extraction.periods import tells_total
from articles.extraction.scenes import Scene
from articles.extraction.types import AgencyMention

ACTING = frozenset({"lead", "participant", "coordinating"})
SAYING = frozenset(
    "said says told added announced confirmed explained noted stated recalled reported disclosed counted".split()
)
# They have run a total up, and only know their own share of it.
NARROW = ("agency.generic", "agency.local")
# They publish the figures of others.
PRESS_OFFICES = ("information", "spokesperson")
# "According to a tally of police reports": the figure is somebody's who is no authority.
SOURCES = (
    "according to a tally",
    "according to a count",
    "according to local media",
    "according to media",
    "as relayed by",
    "as relayed on",
)


def named_speakers(document: Document, scenes: Sequence[Scene]) -> dict[str, AgencyMention]:
    """The names of persons, each with the authority that stands beside the first mention of it."""
    found: dict[str, AgencyMention] = {}
    for scene in scenes:
        telling = [mention for mention in scene.agencies if is_issuer(mention) and mention.role != "other"]
        if not telling or scene.sentence.zone != "body":
            continue
        taken = [mention.span for mention in scene.agencies] + [place.span for place in scene.places]
        for token in document.tokens[scene.sentence.first + 1 : scene.sentence.last]:
            if token.text[0].isupper() and not any(span.overlaps(token.span) for span in taken):
                nearest = min(telling, key=lambda mention: abs(mention.span.start - token.start))
                found.setdefault(token.text, nearest)
    return found


def speaker_of(
    document: Document, scene: Scene, speakers: Mapping[str, AgencyMention]
) -> AgencyMention | None:
    """The authority of the person who speaks in the sentence: "Sophal said", "said Mr. Sophal"."""
    tokens = document.tokens
    for index in range(scene.sentence.first, scene.sentence.last):
        if tokens[index].lower not in SAYING:
            continue
        for at in (index - 1, index + 1, index + 2, index + 3):
            if scene.sentence.first <= at < scene.sentence.last and tokens[at].text in speakers:
                return speakers[tokens[at].text]
    return None


def issuer_of(
    document: Document,
    words: Sequence[str],
    scene: Scene,
    before: Sequence[Scene],
    speakers: Mapping[str, AgencyMention],
    carried: AgencyMention | None,
) -> AgencyMention | None:
    """The authority that acts in the sentence, else one that speaks in it, else the same of its paragraph's others, else
    `carried`, that of the statistic before. Nobody's when a press office or no authority gives the figure."""
    for other in (scene, *reversed(before)):
        if other is not scene and other.sentence.paragraph != scene.sentence.paragraph:
            break
        if is_others(words, other):
            return None
        telling = [mention for mention in other.agencies if is_issuer(mention)]
        if tells_total(words[other.sentence.first : other.sentence.last]):
            telling = [mention for mention in telling if not mention.rule.startswith(NARROW)]
        for roles in (ACTING, ("source",)):
            mentions = [mention for mention in telling if mention.role in roles]
            if mentions:
                return mentions[0]
        if others_tell(words, other):
            return None
        speaker = speaker_of(document, other, speakers)
        if speaker is not None:
            return speaker
    return carried


def is_issuer(mention: AgencyMention) -> bool:
    """Whether an authority can be the one whose figure it is: courts try, they do not count."""
    return "court" not in mention.name.lower() and not is_press_office(mention)


def is_press_office(mention: AgencyMention) -> bool:
    return any(word in mention.name.lower() for word in PRESS_OFFICES)


def is_others(words: Sequence[str], scene: Scene) -> bool:
    """Whether the sentence says that somebody who is no authority has counted, or that an authority only passes it on."""
    own = f" {' '.join(words[scene.sentence.first : scene.sentence.last])} "
    return any(f" {phrase} " in own for phrase in SOURCES)


def others_tell(words: Sequence[str], scene: Scene) -> bool:
    """Whether the sentence gives a source of its own that has not counted: a press office, or no authority."""
    return is_others(words, scene) or any(
        is_press_office(mention) and mention.role == "source" for mention in scene.agencies
    )


def first_agency(words: Sequence[str], scenes: Sequence[Scene]) -> AgencyMention | None:
    """The authority that the story names first, when one acts or speaks in its first two paragraphs and nobody else gives
    the figures; a local force speaks for its place alone."""
    for scene in scenes:
        if scene.sentence.zone != "body":
            continue
        telling = [
            mention
            for mention in scene.agencies
            if is_issuer(mention) and mention.role != "other" and not mention.rule.startswith("agency.local")
        ]
        if telling:
            return telling[0]
        if others_tell(words, scene) or scene.sentence.paragraph > scenes[0].sentence.paragraph + 4:
            break
    return None
