"""Dates of a text, resolved against the day of publication.

A day without a year is the latest that is not after the day following publication; "on Tuesday" is the most recent
Tuesday on or before it; "last week" runs from Monday to Sunday. Precision says what was printed, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from articles.extraction.date_atoms import DASHES, Atom
from articles.extraction.date_calendar import Resolved, resolve, resolve_day, resolve_range
from articles.extraction.date_grammar import read_atoms
from articles.extraction.date_spans import joined_spans
from articles.extraction.date_vetoes import veto_of
from articles.extraction.document import Document, Sentence, Token
from articles.extraction.types import DateMention, Span

# Between the two ends of a range, beside the word that joins them: "Sunday night and Monday morning".
BESIDE_ENDS = frozenset({"the", "of", "night", "evening", "morning", "afternoon", "early", "late"})

Relation = Literal["on", "since", "until", "during", "before", "after"]


def find_dates(document: Document, anchor: date | None) -> list[DateMention]:
    """The dates in the order of the text. Without an anchor, what has no year of its own has precision "unknown"."""
    found: list[DateMention] = []
    last_day: date | None = None
    deed_day: date | None = None
    coarse: DateMention | None = None
    last_veto = ""
    for sentence in document.sentences:
        atoms = read_atoms(document.tokens, sentence.first, sentence.last)
        index = 0
        while index < len(atoms):
            at = index
            mention, index = read_mention(document, sentence, atoms, at, anchor, last_day)
            if mention is not None and deed_day != last_day and is_same_part(document, mention):
                mention, index = read_mention(document, sentence, atoms, at, anchor, deed_day)
            if mention is not None:
                near = (
                    coarse is not None and sentence.first - document.sentence_at(coarse.span.start).last <= 1
                )
                if coarse is not None and near and is_same_day(document, mention):
                    mention = replace(mention, start=coarse.start, end=coarse.end, precision=coarse.precision)
                if not mention.vetoed and last_veto in LASTING_VETOES and is_same_day(document, mention):
                    mention = replace(mention, vetoed=last_veto)
                found.append(mention)
                last_veto = mention.vetoed
                if (
                    mention.precision == "day"
                    and mention.vetoed not in UNTOLD
                    and mention.relation != "after"
                ):
                    last_day, coarse = mention.end or mention.start, None
                    deed_day = deed_day if mention.vetoed else last_day
                elif mention.precision == "month" and not mention.vetoed and mention.relation == "on":
                    coarse = mention
    return joined_spans(document, found)


# "On Saturday the court fined ten; that same day it charged six": the day is still the court's.
LASTING_VETOES = frozenset({"court", "follow", "law"})
PARTS = frozenset({"morning", "afternoon", "evening", "night"})
# A day of which "the next day" is not told.
UNTOLD = frozenset({"future", "said", "dateline"})


def is_same_day(document: Document, mention: DateMention) -> bool:
    """Whether it is "the same day", which behind "in October" is some day of October."""
    return mention.span.of(document.text).lower() in ("same day", "that day")


def is_same_part(document: Document, mention: DateMention) -> bool:
    """Whether it is "the same evening", which behind a court's day is still that of the deed."""
    words = mention.span.of(document.text).lower().split()
    return len(words) == 2 and words[0] in ("same", "that") and words[1] in PARTS


def read_mention(
    document: Document,
    sentence: Sentence,
    atoms: Sequence[Atom],
    index: int,
    anchor: date | None,
    last_day: date | None,
) -> tuple[DateMention | None, int]:
    """The date of `atoms[index]`, joined with the next atom when they are the two ends of a range, and the next index."""
    tokens, atom = document.tokens, atoms[index]
    second = atoms[index + 1] if index + 1 < len(atoms) else None
    joined = second is not None and is_range(tokens, atom, second, sentence.first)
    resolved: Resolved | None
    if joined and second is not None:
        resolved = resolve_range(atom, second, anchor)
        if resolved is None:
            joined = False
    if not joined:
        resolved = resolve(atom, anchor, last_day)
    last = second.last if joined and second is not None else atom.last
    span = Span(tokens[atom.first].start, tokens[last - 1].end)
    following = index + (2 if joined else 1)
    relation = relation_of(tokens, atom, sentence.first)
    if joined and atom.kind == "month" and relation == "on":
        relation = "during"  # "in January and February"
    if atom.part and relation == "on" and not joined:
        resolved = resolve(
            replace(atom, part=""), anchor, last_day
        )  # "in early May" is no more precise than the month
    vetoed = veto_of(document, sentence, atom, last)
    if resolved is None:
        return DateMention(span, None, None, "unknown", "relative", relation, vetoed), following
    start, end, precision, basis = resolved
    if anchor is not None and start > anchor + timedelta(days=1) and not vetoed:
        vetoed = "future"
    if not vetoed and atom.kind == "period":
        vetoed = "period"
    open_end = relation == "since" and not joined
    return DateMention(span, start, None if open_end else end, precision, basis, relation, vetoed), following


def is_range(tokens: Sequence[Token], first: Atom, second: Atom, sentence_start: int) -> bool:
    """Whether two neighbouring atoms are the ends of one range ("from Wednesday to Friday", "June and July")."""
    between = [token.lower for token in tokens[first.last : second.first]]
    before = tokens[first.first - 1].lower if first.first > sentence_start else ""
    opened = before in ("from", "between") or (
        before == "the"
        and first.first - 2 >= sentence_start
        and tokens[first.first - 2].lower in ("from", "between")
    )
    between = [word for word in between if word not in BESIDE_ENDS]
    if first.kind == "period" or second.kind in ("period", "same_day") or len(between) != 1:
        return False
    if between[0] in ("to", "until", "till", "through", "up") or between[0] in DASHES:
        return opened or between[0] != "to" or first.kind == second.kind
    if between[0] != "and":
        return False
    if opened and before == "between":
        return True
    return first.kind == second.kind and _follows(first, second)


def _follows(first: Atom, second: Atom) -> bool:
    """Whether "X and Y" names neighbours, which together are one range."""
    if first.kind == "weekday" and first.weekday is not None and second.weekday is not None:
        return (second.weekday - first.weekday) % 7 == 1
    if first.kind == "month" and first.month is not None and second.month is not None:
        return (second.month - first.month) % 12 == 1
    if (
        first.kind == "day"
        and first.month == second.month
        and first.day is not None
        and second.day is not None
    ):
        return second.day - (first.last_day or first.day) == 1
    return False


DURING = frozenset({"during", "between", "throughout", "from", "whole", "entire"})


def relation_of(tokens: Sequence[Token], atom: Atom, sentence_start: int) -> Relation:
    """How the date is tied in: the preposition before it, articles and times of day skipped."""
    index = atom.first - 1
    skipped = (
        "the",
        "of",
        "afternoon",
        "morning",
        "evening",
        "night",
        "beginning",
        "end",
        "start",
        ",",
        "about",
        "long",
        "coming",
    )
    while index >= sentence_start and tokens[index].lower in skipped:
        index -= 1
    before = tokens[index].lower if index >= sentence_start else ""
    if before == "since":
        return "on" if is_held(tokens, index, sentence_start) else "since"
    owns = atom.last < len(tokens) and tokens[atom.last].lower in ("'s", "’s")
    if before in ("until", "till", "by") and not owns:  # "by Monday", not "covered by Monday's action"
        return "until"
    if before == "before":
        return "before"
    if before == "after" and not owns:  # "after June 1", not "after Monday's raid"
        return "after"
    return "during" if before in DURING else "on"


# "In custody since Thursday": the day on which they were caught.
HELD = frozenset(
    "custody held detained jailed locked tied bars imprisoned confined impounded cells cell jail prison guard".split()
)


def is_held(tokens: Sequence[Token], since: int, sentence_start: int) -> bool:
    """Whether "since" follows the custody of those who were caught."""
    return any(token.lower in HELD for token in tokens[max(sentence_start, since - 4) : since])


def infer_anchor(document: Document) -> date | None:
    """A day of publication read from the text, for an article that has none: its dateline, else "yesterday, February 22,
    2017", else the latest day of the latest year that is printed. None when no year is printed."""
    atoms = [
        (sentence, atom)
        for sentence in document.sentences
        for atom in read_atoms(document.tokens, sentence.first, sentence.last)
    ]
    years = [
        atom.year
        for sentence, atom in atoms
        if atom.year is not None and not _looks_ahead(document, sentence, atom)
    ]
    for sentence, atom in atoms:
        is_line = veto_of(document, sentence, atom, atom.last) == "dateline" or _is_own_line(
            document, sentence, atom
        )
        if is_line and atom.kind == "day":
            dated = atom if atom.year or not years else replace(atom, year=max(years))
            if (resolved := resolve_day(dated, None)) is not None:
                return resolved[0]
        before = [token.lower for token in document.tokens[max(0, atom.first - 2) : atom.first]]
        if atom.kind == "day" and atom.year and before[-1:] == [","] and before[0] in ("yesterday", "today"):
            if (resolved := resolve_day(atom, None)) is not None:
                return resolved[0] + timedelta(days=before[0] == "yesterday")
    if not years:
        return None
    last = date(max(years), 12, 31)
    days = [
        found[1] for _, atom in atoms if atom.kind == "day" and (found := resolve_day(atom, last)) is not None
    ]
    latest = max((day for day in days if day.year == last.year), default=None)
    return last if latest is None else said_after(document, atoms, latest)


def said_after(document: Document, atoms: Sequence[tuple[Sentence, Atom]], latest: date) -> date:
    """The day on which the story's first speaker spoke, when it is told by its weekday: on or after the latest day."""
    for sentence, atom in atoms:
        if atom.kind == "weekday" and atom.weekday is not None and not atom.unit:
            if veto_of(document, sentence, atom, atom.last) == "said":
                return latest + timedelta(days=(atom.weekday - latest.weekday()) % 7)
    return latest


def _looks_ahead(document: Document, sentence: Sentence, atom: Atom) -> bool:
    return atom.first > sentence.first and document.tokens[atom.first - 1].lower in ("by", "until", "till")


def _is_own_line(document: Document, sentence: Sentence, atom: Atom) -> bool:
    """A press release's "Phnom Penh, 2 May 2017": a line of its own near the top."""
    start, end = document.tokens[atom.first].start, document.tokens[atom.last - 1].end
    line_start = document.text.rfind("\n", 0, start) + 1
    line_end = document.text.find("\n", end)
    line = document.text[line_start : line_end if line_end >= 0 else len(document.text)]
    return (
        sentence.zone == "body"
        and atom.year is not None
        and len(line) < 60
        and line.rstrip().endswith(document.text[start:end])
    )
