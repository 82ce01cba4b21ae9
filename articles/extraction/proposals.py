"""Operations and statistics as proposals: every value with its quote, its rule and its confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.extraction.actors import agencies_of, offences_of
from articles.extraction.agency_index import agency_index
from articles.extraction.agreement import located
from articles.extraction.circumstances import Story, date_of, home_of, places_of
from articles.extraction.claims import Claim
from articles.extraction.confidence import (
    DATES,
    PLACES,
    agency_confidence,
    confidence_of,
    offence_confidence,
)
from articles.extraction.counts import in_words
from articles.extraction.document import Document, Sentence
from articles.extraction.groups import Group
from articles.extraction.issuers import is_issuer
from articles.extraction.knowledge import Knowledge
from articles.extraction.scenes import Scene
from articles.extraction.tallies import span_of, tally
from articles.extraction.tidying import Tidied
from articles.extraction.types import (
    SITE_KINDS,
    AgencyMention,
    AgencyProposal,
    DateMention,
    DateProposal,
    Evidence,
    OffenceProposal,
    OperationProposal,
    OutcomeProposal,
    PlaceMention,
    PlaceProposal,
    Span,
    StatisticProposal,
)

LONGEST_QUOTE = 600
VERBS = {
    "arrest": "arrest of", "detention": "detention of", "deportation": "deportation of", "rescue": "rescue of", "charge": "charges against",
    "conviction": "conviction of", "release": "release of", "people_found": "discovery of", "violation": "violations by", "warning": "warning of",
    "site_closed": "closure of", "site_raided": "raid on", "fine": "fine of", "seizure": "seizure of", "personnel": "deployment of",
    "death": "death of", "injury": "injury of",
}  # fmt: skip


# A breach is told up to the next stop, conjunction or circumstance.
END_OF_BREACH = re.compile(r"\s*[,.;:()–—]|\s+(?:and|but|while|who|when|in|at|on|during)\b")


def unit_of(claim: Claim) -> str:
    if claim.kind in SITE_KINDS:
        return "sites"
    return "money" if claim.money is not None and claim.count.best is None else claim.unit


def province_names(knowledge: Knowledge) -> dict[str, str]:
    """Names of all provinces by key, built once for each Knowledge."""
    names = knowledge._indexes.get("province names")
    if names is None:
        names = {place.key: place.name for place in knowledge.places if place.level == "province"}
        knowledge._indexes["province names"] = names
    return names  # type: ignore[return-value]


class Proposer:
    """Turns the tidied groups of one article into proposals."""

    def __init__(
        self,
        document: Document,
        words: list[str],
        scenes: Sequence[Scene],
        knowledge: Knowledge,
        published: date | None,
        country: str,
    ) -> None:
        self.words = words
        self.document, self.scenes, self.knowledge, self.published = document, scenes, knowledge, published
        self.country = country
        self.story = Story.told_by(scenes)
        self.provinces = province_names(knowledge)

    def propose(self, tidied: Tidied) -> tuple[tuple[OperationProposal, ...], tuple[StatisticProposal, ...]]:
        alone = len(tidied.groups) == 1
        operations = tuple(self.operation(group, alone) for group in tidied.groups)
        return operations, tuple(self.statistics(tidied))

    def operation(self, group: Group, alone: bool) -> OperationProposal:
        outcomes = self.outcomes(group.claims)
        agencies = agencies_of(group, self.story, alone) or self.announcing(group)
        found = places_of(group, self.story, alone)
        if not any(mention.country == self.country for mention in located(found)):
            base = home_of(agencies, self.knowledge)
            found = [*found, *base] if not located(found) else base or found
        places = tuple(self.place(mention) for mention in found)
        date_mention = date_of(group, self.story)
        first = group.scenes[0].sentence
        quote = self.quote(first, first.span)
        country = next((place.mention.country for place in places if place.mention.country), self.country)
        return OperationProposal(
            label=self.label(group, places),
            evidence=Evidence(quote, quote, "operation.sentence"),
            confidence=max((outcome.confidence for outcome in outcomes), default=0.3),
            date=self.when(date_mention, group) if date_mention is not None else None,
            places=places,
            agencies=tuple(self.agency(mention) for mention in agencies),
            offences=tuple(
                self.offence(mention.span, mention.offence, mention.rule)
                for mention in offences_of(group, self.story, alone)
            ),
            outcomes=outcomes,
            background=self.is_background(date_mention),
            country=country,
        )

    def outcomes(self, claims: Sequence[Claim]) -> tuple[OutcomeProposal, ...]:
        index = {id(claim): at for at, claim in enumerate(claims)}
        return tuple(
            self.outcome(claim, index.get(id(claim.total)) if claim.total is not None else None)
            for claim in claims
        )

    def outcome(self, claim: Claim, part_of: int | None) -> OutcomeProposal:
        confidence, reasons = confidence_of(claim)
        figure = Span(claim.at, claim.at + 1)
        quote = self.quote(
            claim.sentence,
            Span(min(figure.start, claim.trigger_span.start), max(figure.end, claim.trigger_span.end)),
            figure,
        )
        if claim.carried is not None and claim.carried.end - claim.carried.start <= LONGEST_QUOTE:
            quote = claim.carried
        return OutcomeProposal(
            kind=claim.kind, count=claim.count, unit=unit_of(claim), who=self.who(claim),
            evidence=Evidence(quote, claim.trigger_span, claim.rule), confidence=confidence, item=claim.item, money=claim.money,
            nationalities=claim.nationalities, sex=claim.sex, status=claim.status, part_of=part_of, reasons=reasons,
        )  # fmt: skip

    def who(self, claim: Claim) -> str:
        """The noun as printed; with the breach, where a violation names one: "suspects without valid passports"."""
        if claim.rule != "outcome.violation.phrase":
            return claim.who
        rest = self.document.text[claim.trigger_span.end : claim.sentence.span.end]
        breach = claim.trigger_span.of(self.document.text) + END_OF_BREACH.split(rest, maxsplit=1)[0]
        return f"{claim.who or 'people'} {' '.join(breach.split()[:8])}"

    def quote(self, sentence: Sentence, core: Span, figure: Span | None = None) -> Span:
        """The sentence, cut to the longest allowed around what it must hold."""
        span = sentence.span
        if span.end - span.start <= LONGEST_QUOTE:
            return span
        must = figure or core
        start = max(span.start, min(core.start, must.start) - 40)
        if must.end - start > LONGEST_QUOTE - 100:
            start = max(span.start, must.start - 200)
        return Span(start, min(span.end, start + LONGEST_QUOTE))

    def place(self, mention: PlaceMention) -> PlaceProposal:
        sentence = self.document.sentence_at(mention.span.start)
        quote = self.quote(sentence, mention.span)
        confidence, reason = PLACES[mention.method]
        province = next(
            (self.provinces[key] for key in (*mention.path, mention.key) if key in self.provinces), ""
        )
        return PlaceProposal(
            replace(mention, province=province),
            Evidence(quote, mention.span, f"place.{mention.level}.{mention.method}"),
            confidence,
            (reason,),
        )

    def agency(self, mention: AgencyMention) -> AgencyProposal:
        sentence = self.document.sentence_at(mention.span.start)
        role = mention.role if mention.role in ("lead", "participant", "coordinating") else "participant"
        return AgencyProposal(
            mention,
            role,
            Evidence(self.quote(sentence, mention.span), mention.span, mention.rule),
            *agency_confidence(mention),
        )

    def offence(self, span: Span, offence: str, rule: str) -> OffenceProposal:
        sentence = self.document.sentence_at(span.start)
        return OffenceProposal(
            offence, Evidence(self.quote(sentence, span), span, rule), *offence_confidence(rule)
        )

    def announcing(self, group: Group) -> list[AgencyMention]:
        """When no authority is said to act, the one that announced it is taken to have acted: a force before others."""
        kinds = agency_index(self.knowledge).kinds
        told = [mention for scene in group.scenes for mention in scene.agencies if mention.role == "source"]
        around = [
            mention for scene in group.context for mention in scene.agencies if mention.role == "source"
        ]
        for mention in (*told, *around):
            if "police" in f"{kinds.get(mention.key, '')} {mention.name}".lower():
                return [mention]
        return [mention for mention in told if is_issuer(mention)][:1]

    def when(self, mention: DateMention, group: Group) -> DateProposal:
        sentence = self.document.sentence_at(mention.span.start)
        end = mention.end
        if mention.relation == "since" and end is None:
            end = self.ongoing_until(mention, group)
        wording = mention.span.of(self.document.text)
        return DateProposal(
            mention.start,
            end,
            mention.precision,
            mention.basis,
            wording,
            Evidence(self.quote(sentence, mention.span), mention.span, f"date.{mention.relation}"),
            DATES[mention.basis],
        )

    def ongoing_until(self, mention: DateMention, group: Group) -> date | None:
        ends = [
            other.end
            for other in group.days()
            if other is not mention
            and other.end is not None
            and mention.start is not None
            and other.end > mention.start
        ]
        return max(ends, default=None)

    def is_background(self, mention: DateMention | None) -> bool:
        if mention is None or mention.start is None or self.published is None:
            return False
        return ((mention.end or mention.start) - self.published).days < -45

    def label(self, group: Group, places: Sequence[PlaceProposal]) -> str:
        """ "arrest of 12 suspects in Prey Veng", from the operation's first figure and its deepest named place."""
        claims = [
            claim for claim in group.claims if claim.status == "done" and claim.count.best != 0
        ] or group.claims
        what = "operation"
        if claims:
            claim = claims[0]
            who = claim.who or ("money" if claim.money else "people")
            what = " ".join(filter(None, [VERBS[claim.kind], in_words(claim.count), who]))
        where = next(
            (
                f"{'at' if level == 'site' else 'in'} {place.mention.printed}"
                for level in ("site", "district", "province", "commune")
                for place in places
                if place.mention.level == level
            ),
            "",
        )
        return f"{what} {where}" if where else what

    def statistics(self, tidied: Tidied) -> list[StatisticProposal]:
        found = tidied.statistics
        if not found:
            return []
        index = {id(claim): at for at, (claim, _) in enumerate(found)}
        span = span_of(tidied.groups, self.story)
        told = tally(self.document, self.words, self.scenes, self.published, found, self.story, span)
        return [
            StatisticProposal(
                self.outcome(claim, index.get(id(claim.total)) if claim.total is not None else None),
                setting.issuer,
                setting.start,
                setting.end,
                setting.territory,
            )
            for (claim, _), setting in zip(found, told, strict=True)
        ]
