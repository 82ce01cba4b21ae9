"""What each sentence says besides its claims: its dates, places, agencies and offences, and its words of order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.extraction.claims import COURT_KINDS, Claim, by_sentence
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.spells import days_lasted, days_running
from articles.extraction.types import AgencyMention, DateMention, OffenceMention, PlaceMention

DATELINE = re.compile(
    r"(?:[A-Z][A-Z .'’]{2,40}(?:, [A-Z][^–—\n]{1,30})?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?: \([^)\n]{1,30}\))? ?(?:–|—|--|-) "
)
SINGULAR_DEEDS = grammar("singular_deeds")
OTHER_DEEDS = SINGULAR_DEEDS | {"case", "incident"}
DEED_NOUNS = SINGULAR_DEEDS | {
    "raids",
    "operations",
    "inspections",
    "sweeps",
    "searches",
    "missions",
    "arrests",
    "busts",
    "seizures",
    "deportation",
    "deportations",
    "checks",
}
WEIGHING = grammar("weighing")
DEED_VERBS = grammar("deed_verbs")
SEVERAL_DEEDS = (
    "raids", "operations", "inspections", "locations", "sweeps", "places", "sites", "searches", "strokes", "hauls",
    "busts", "swoops", "ambushes", "crackdowns",
)  # fmt: skip
# The words without which a sentence has no place in an order of deeds.
ORDER = frozenset({"first", "second", "third", "fourth", "fifth", "another", "separate", "separately"})
SEVERAL = grammar("several")
# From here on, places in the order of deeds that are told by no number: each is a deed of its own.
ELSEWHERE = 1000
ADDRESSES = frozenset(
    {
        "addresses",
        "houses",
        "premises",
        "buildings",
        "locations",
        "sites",
        "venues",
        "compounds",
        "villas",
        "shops",
        "places",
    }
)
SUPERLATIVES = frozenset({"biggest", "largest", "greatest", "heaviest"})
# How many characters before a day its verb may stand.
BESIDE = 60
# After "the second": the sentence goes on to the next of several deeds.
TOLD = frozenset({"was", "were", "fell", "came", "took", "followed", "happened", "began", "stroke", "haul"})


@dataclass(slots=True)
class Scene:
    """One sentence with everything that was found in it. `index` counts the sentences of the document; `deed` says that
    a noun tells of an operation, `acts` that a noun or a verb does, `weighs` that it speaks of law, of doubts or of victims, `there` that its
    place is the one told before, `greatest` that it tells the biggest of several, `running` and `lasted` how many days it
    has gone on."""

    index: int
    sentence: Sentence
    claims: list[Claim]
    dates: list[DateMention]
    places: list[PlaceMention]
    agencies: list[AgencyMention]
    offences: list[OffenceMention]
    ordinal: int
    several: bool
    deed: bool
    dateline_end: int = 0
    opens_paragraph: bool = False
    acts: bool = False
    weighs: bool = False
    there: bool = False
    greatest: bool = False
    running: int = 0
    lasted: int = 0

    @property
    def legal(self) -> bool:
        """Whether the sentence only tells what followed at court or at the gate, on a day of its own."""
        return bool(self.claims) and all(claim.kind in COURT_KINDS for claim in self.claims)

    @property
    def counts(self) -> bool:
        """Whether all its figures are statistics."""
        return bool(self.claims) and all(claim.statistic for claim in self.claims)

    @property
    def days(self) -> list[DateMention]:
        """Dates that can be an operation's own."""
        return [
            mention
            for mention in self.dates
            if not mention.vetoed
            and mention.start is not None
            and not (mention.relation == "since" and mention.precision in ("month", "year"))
        ]

    @property
    def told_days(self) -> list[DateMention]:
        """Those of them that are: not the day on which those arrested were charged, nor one by which it was over, nor
        a statistic's period."""
        if not self.dates or self.legal or self.counts:
            return []
        return [
            day
            for day in self.days
            if day.relation not in ("until", "before", "after") and not self.is_aftermath(day)
        ]

    @property
    def fates(self) -> list[DateMention]:
        """Days of what became of people and goods: an operation's date only where nothing tells another."""
        return [mention for mention in self.dates if mention.vetoed == "fate" and mention.start is not None]

    def is_aftermath(self, day: DateMention) -> bool:
        """Whether the verb beside a day of its own tells what became of those who were held: "freed on Sunday"."""
        before = [claim for claim in self.claims if 0 <= day.span.start - claim.trigger_span.start < BESIDE]
        if day.precision != "day" or not before:
            return False
        last = max(before, key=lambda claim: claim.trigger_span.start)
        return last.kind in COURT_KINDS and last.kind != "fine"


def read_scenes(
    document: Document,
    words: list[str],
    claims: Sequence[Claim],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    agencies: Sequence[AgencyMention],
    offences: Sequence[OffenceMention],
) -> list[Scene]:
    grouped = by_sentence(claims)
    mentioned = zip(*(dealt(document, found) for found in (dates, places, agencies, offences)), strict=True)
    scenes = []
    for index, (sentence, inside) in enumerate(zip(document.sentences, mentioned, strict=True)):
        own = words[sentence.first : sentence.last]
        tells_deed = not DEED_NOUNS.isdisjoint(own)
        scenes.append(
            Scene(
                index=index,
                sentence=sentence,
                claims=grouped.get(sentence.first, []),
                dates=inside[0],
                places=inside[1],
                agencies=inside[2],
                offences=inside[3],
                ordinal=ordinal_of(own) or (ELSEWHERE + index if turns_elsewhere(own, inside[2 - 1]) else 0),
                several=names_several(own) or in_several_provinces(inside[1]),
                deed=tells_deed,
                dateline_end=dateline_end(document, sentence),
                there=points_back(own),
                greatest=names_greatest(own),
                running=days_running(own),
                lasted=days_lasted(own),
                weighs=not WEIGHING.isdisjoint(own),
                acts=tells_deed or not DEED_VERBS.isdisjoint(own),
                opens_paragraph=index == 0 or document.sentences[index - 1].paragraph != sentence.paragraph,
            )
        )
    return scenes


def names_greatest(words: Sequence[str]) -> bool:
    """ "By far the biggest haul was made at ...": one of the operations that were told of together."""
    return not SUPERLATIVES.isdisjoint(words[:8]) and any(
        word in SUPERLATIVES
        and words[at - 1 : at] == ["the"]
        and not {"haul", "raid", "operation", "seizure", "bust", "catch"}.isdisjoint(words[at + 1 : at + 3])
        for at, word in enumerate(words[:8])
    )


def points_back(words: Sequence[str]) -> bool:
    """ "Ten were arrested there", not "there were ten"."""
    return "there" in words and any(
        word == "there"
        and words[at + 1 : at + 2] not in (["was"], ["were"], ["is"], ["are"], ["had"], ["has"])
        for at, word in enumerate(words)
    )


def dateline_end(document: Document, sentence: Sentence) -> int:
    """Where the dateline of a sentence ends, 0 when it has none: "PHNOM PENH, March 24, 2015 – ", "Battambang — "."""
    match = DATELINE.match(document.text, sentence.span.start, sentence.span.end)
    return match.end() if match is not None else 0


def ordinal_of(words: Sequence[str]) -> int:
    """1 for "the first raid", 2 and more for "the second operation", "in another case", 0 without such words."""
    if words[1:2] == ["more"] and words[2:3] and words[2] in ADDRESSES:
        return 2  # "two more addresses were raided"
    if ORDER.isdisjoint(words):
        return 0
    if (
        words[:1] == ["the"]
        and words[1:2]
        and words[1] in ("first", "second", "third")
        and words[2:3]
        and words[2] in TOLD
    ):
        return {"first": 1, "second": 2, "third": 3}[words[1]]
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
    for at, word in enumerate(words):
        following = words[at + 1 : at + 4]
        if word in ordinals and (
            not SINGULAR_DEEDS.isdisjoint(following) or following[:1] in (["case"], ["location"], ["site"])
        ):
            return ordinals[word]
        if word in ("another", "separate") and not OTHER_DEEDS.isdisjoint(following) and at < 8:
            return 2
        if word == "separately" and at < 2:
            return 2
    return 0


def turns_elsewhere(words: Sequence[str], places: Sequence[PlaceMention]) -> bool:
    """Whether the sentence turns to a deed of the same day at another place: "Elsewhere on Saturday a crowd was
    dispersed", "Later on Monday police in Kep searched a house"."""
    if words[:1] == ["elsewhere"]:
        return words[1:2] != ["in"]
    later = words[:1] == ["later"] and words[1:2] in (["on"], ["that"], ["the"])
    same = words[:2] == ["the", "same"] or words[:3] == ["on", "the", "same"]
    return (later or same) and any(place.level != "country" for place in places)


def in_several_provinces(places: Sequence[PlaceMention]) -> bool:
    """Whether the sentence names units of two provinces or more."""
    provinces = {
        key
        for place in places
        if place.key and place.level != "country"
        for key in ((place.key,) if place.level == "province" else place.path[1:2])
    }
    return len(provinces) > 1


def names_several(words: Sequence[str]) -> bool:
    """Whether the sentence speaks of several operations at once: "in two separate raids"."""
    if SEVERAL.isdisjoint(words):
        return False
    deeds = SEVERAL_DEEDS
    return any(
        word in SEVERAL and not set(words[at + 1 : at + 5]).isdisjoint(deeds) for at, word in enumerate(words)
    )


def dealt(document: Document, mentions: Sequence[Any]) -> list[list[Any]]:
    """The mentions that begin in each sentence, in the order of the text."""
    found: list[list[Any]] = [[] for _ in document.sentences]
    for mention in sorted(mentions, key=lambda mention: mention.span.start):
        found[document.number_at(mention.span.start)].append(mention)
    return found
