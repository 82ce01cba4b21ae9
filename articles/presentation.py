"""An extraction for people: the article with its evidence marked, and the proposals under it. No Django."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from articles.extraction.bands import band_of
from articles.extraction.counts import in_words, plain
from articles.extraction.types import (
    Evidence,
    Extraction,
    OperationProposal,
    OutcomeProposal,
    PlaceProposal,
    Span,
    StatisticProposal,
)

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
COLOURS = {"date": "36", "place": "32", "agency": "35", "offence": "31"}
FIGURE_COLOUR = "1;33"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that support proposals, and what they support: "arrest", "arrest, seizure", "place"."""

    span: Span
    label: str


def as_text(extraction: Extraction, *, name: str, colour: bool = False) -> str:
    """The article `name` with its evidence marked and the proposals under it.

    With `colour` the words are coloured for a terminal, else they stand in brackets: [arrest: 14 people were held].
    """
    when = extraction.published_on
    inferred = " (the year by its text)" if extraction.published_inferred else ""
    heading = f"== {name}, {f'published {when}{inferred}' if when else 'no date of publication'}"
    marked = mark(extraction.text, marks_of(extraction), colour)
    return "\n".join([heading, "", marked, "", *proposals(extraction), ""])


def mark(text: str, marks: Iterable[Mark], colour: bool) -> str:
    """The text with its marks around the words. A mark that crosses another one is left out."""
    edges: dict[int, list[str]] = defaultdict(list)
    nested(text, list(marks), edges, colour)
    pieces, last = [], 0
    for position in sorted(edges):
        pieces += [visible(text[last:position]), *edges[position]]
        last = position
    return "".join([*pieces, visible(text[last:])])


def visible(words: str) -> str:
    """The words without control characters, which could play tricks on a terminal."""
    return CONTROL.sub("\ufffd", words)


def nested(text: str, marks: list[Mark], edges: dict[int, list[str]], colour: bool) -> None:
    """Notes at each position what opens and closes there; outer marks open first and close last."""
    open_marks: list[Mark] = []

    def close_until(position: int) -> None:
        while open_marks and open_marks[-1].span.end <= position:
            closed = open_marks.pop()
            around = start_of(open_marks[-1], colour, again=True) if open_marks else ""
            edges[closed.span.end].append(f"\x1b[0m{around}" if colour else "]")

    for one in sorted(marks, key=lambda one: (one.span.start, -one.span.end)):
        close_until(one.span.start)
        if open_marks and one.span.end > open_marks[-1].span.end:
            continue
        edges[one.span.start].append(start_of(one, colour))
        open_marks.append(one)
    close_until(len(text))


def start_of(mark: Mark, colour: bool, again: bool = False) -> str:
    if not colour:
        return f"[{mark.label}: "
    code = f"\x1b[{COLOURS.get(mark.label, FIGURE_COLOUR)}m"
    return code if again or mark.label in COLOURS else f"{code}({mark.label}) "


def marks_of(extraction: Extraction) -> list[Mark]:
    """The quotes of figures, and within them the words that name dates, places and agencies; one mark for one span."""
    labels: dict[Span, dict[str, None]] = defaultdict(dict)
    for outcome in figures(extraction):
        labels[outcome.evidence.quote][outcome.kind] = None
    for operation in extraction.operations:
        for span, label in named(operation):
            labels[span][label] = None
    return [Mark(span, ", ".join(kinds)) for span, kinds in labels.items()]


def figures(extraction: Extraction) -> Iterator[OutcomeProposal]:
    for operation in extraction.operations:
        yield from operation.outcomes
    for statistic in extraction.statistics:
        yield statistic.outcome


def named(operation: OperationProposal) -> Iterator[tuple[Span, str]]:
    if operation.date is not None and operation.date.evidence is not None:
        yield operation.date.evidence.trigger, "date"
    for place in operation.places:
        yield place.mention.span, "place"
    for agency in operation.agencies:
        yield agency.mention.span, "agency"
    for offence in operation.offences:
        yield offence.evidence.trigger, "offence"


def proposals(extraction: Extraction) -> Iterator[str]:
    if not extraction.operations and not extraction.statistics:
        yield "No operation and no statistic."
    for number, operation in enumerate(extraction.operations, 1):
        background = " (background)" if operation.background else ""
        yield f"Operation {number}{background}: {operation.label}"
        yield from described("when", [dates(operation)])
        yield from described("where", [place_name(place) for place in operation.places])
        yield from described("who", [agency.mention.name for agency in operation.agencies])
        yield from described("about", [offence.offence for offence in operation.offences])
        for outcome in operation.outcomes:
            yield from figure_lines(outcome, extraction.text)
    for statistic in extraction.statistics:
        yield f"Statistic: {period(statistic)}"
        yield from figure_lines(statistic.outcome, extraction.text)


def described(label: str, values: list[str]) -> Iterator[str]:
    if any(values):
        yield f"  {label:6} {', '.join(values)}"


def dates(operation: OperationProposal) -> str:
    when = operation.date
    if when is None or when.start is None:
        return ""
    end = "" if when.end == when.start else f" to {when.end}" if when.end else " and later"
    return f"{when.start}{end} (by the {when.precision}, {when.basis}: “{when.wording}”)"


def place_name(place: PlaceProposal) -> str:
    mention = place.mention
    if not mention.name:
        return f"“{mention.printed}” ({mention.level}, in no list)"
    code = f" {mention.code}" if mention.code else ""
    return f"{mention.name} ({mention.level}{code})"


def period(statistic: StatisticProposal) -> str:
    def printed(day: date | None) -> str:
        return day.isoformat() if day else "?"

    issuer = statistic.agency.name if statistic.agency else "no issuer"
    if statistic.period_start is None and statistic.period_end is None:
        return f"{issuer}, no period"
    return f"{issuer}, {printed(statistic.period_start)} to {printed(statistic.period_end)}"


def figure_lines(outcome: OutcomeProposal, text: str) -> Iterator[str]:
    part = "  part: " if outcome.part_of is not None else "  "
    status = "" if outcome.status == "done" else f", {outcome.status}"
    who = " ".join(filter(None, [outcome.item or outcome.who or outcome.unit, attributes(outcome)]))
    yield (
        f"{part}{outcome.kind}: {figure(outcome)} {who}{status}  "
        f"[{outcome.evidence.rule}, {outcome.confidence:.2f} {band_of(outcome.confidence).name}]"
    )
    yield f"      “{one_line(outcome.evidence, text)}”"


def attributes(outcome: OutcomeProposal) -> str:
    found = [*outcome.nationalities, *([outcome.sex] if outcome.sex else [])]
    return f"({', '.join(found)})" if found else ""


def figure(outcome: OutcomeProposal) -> str:
    if outcome.money is not None:
        return f"{plain(outcome.money.amount)} {outcome.money.currency}"
    if figure := in_words(outcome.count):
        return figure
    at_least = f" (at least {plain(outcome.count.low)})" if outcome.count.low else ""
    return f"a number not stated{at_least} of"


def one_line(evidence: Evidence, text: str) -> str:
    return visible(" ".join(evidence.quote.of(text).split()))
