"""Dates of a text, resolved against the day of publication.

A day without a year is the latest that is not after the day following publication; "on Tuesday" is the most recent
Tuesday on or before it; "last week" runs from Monday to Sunday. Precision says what was printed, nothing is guessed.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from articles.extraction.date_grammar import DASHES, MONTHS, Atom, read_atoms
from articles.extraction.document import Document, Sentence, Token
from articles.extraction.lexicon import LexiconError, read_lexicon
from articles.extraction.types import DateBasis, DateMention, DatePrecision, Span

Resolved = tuple[date, date, DatePrecision, DateBasis]
# A day whose year is not printed is certain when it is this near to publication; farther back its year is inferred.
NEAR_DAYS = 200
DATELINE_LENGTH = 90
CLAUSE_ENDS = frozenset(",;:.()—–“”\"")


def find_dates(document: Document, anchor: date | None) -> list[DateMention]:
    """The dates in the order of the text. Without an anchor, what has no year of its own has precision "unknown"."""
    found: list[DateMention] = []
    last_day: date | None = None
    for sentence in document.sentences:
        atoms = read_atoms(document.tokens, sentence.first, sentence.last)
        index = 0
        while index < len(atoms):
            mention, index = read_mention(document, sentence, atoms, index, anchor, last_day)
            if mention is not None:
                found.append(mention)
                if mention.precision == "day" and mention.vetoed != "future":
                    last_day = mention.end or mention.start
    return found


def read_mention(
    document: Document, sentence: Sentence, atoms: Sequence[Atom], index: int, anchor: date | None, last_day: date | None
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
    span = Span(tokens[atom.first].span.start, tokens[last - 1].span.end)
    following = index + (2 if joined else 1)
    relation = relation_of(tokens, atom, sentence.first)
    if atom.part and relation == "on" and not joined:
        resolved = resolve(replace(atom, part=""), anchor, last_day)  # "in early May" is no more precise than the month
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
        before == "the" and first.first - 2 >= sentence_start and tokens[first.first - 2].lower in ("from", "between")
    )
    between = [word for word in between if word not in ("the", "of")]
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
    if first.kind == "day" and first.month == second.month and first.day is not None and second.day is not None:
        return second.day - (first.last_day or first.day) == 1
    return False


def resolve_range(first: Atom, second: Atom, anchor: date | None) -> Resolved | None:
    """The range of two atoms: the second is placed first, the first is the latest that is not after it."""
    if second.year is not None and first.year is None:
        first = replace(first, year=second.year)
    if second.unit in ("this year", "last year") and first.kind == "month" and not first.unit:
        first = replace(first, unit=second.unit)
    end = resolve(second, anchor, None)
    if end is None:
        return None
    start = resolve(first, end[0], None)
    if start is not None and start[0] > end[1] and first.year == second.year and first.month is not None:
        start = resolve(replace(first, year=end[1].year - 1), end[0], None)
    if start is None or start[0] > end[1]:
        return None
    precision: DatePrecision = "day" if start[2] == end[2] == "day" else end[2]
    return start[0], end[1], precision, start[3] if start[3] == "inferred" else end[3]


def resolve(atom: Atom, anchor: date | None, last_day: date | None) -> Resolved | None:
    """Places an atom in the calendar; None when that needs an anchor that is not there, or no such day exists."""
    if atom.kind == "day":
        return resolve_day(atom, anchor)
    if atom.kind == "month":
        return resolve_month(atom, anchor)
    if atom.kind == "year" and atom.year is not None:
        return year_span(atom.year, atom.part)
    if atom.kind == "same_day":
        return None if last_day is None else day_on(last_day, atom.number)
    if atom.kind == "period":
        return resolve_period(atom, anchor)
    if atom.unit == "context":
        anchor = last_day or anchor
    return None if anchor is None else resolve_relative(atom, anchor)


def day_on(day: date, number: int) -> Resolved:
    return day + timedelta(days=number), day + timedelta(days=number), "day", "relative"


def resolve_day(atom: Atom, anchor: date | None) -> Resolved | None:
    month, day = atom.month, atom.day
    if month is None or day is None:
        return None
    if atom.year is not None:
        return day_span(atom.year, month, day, atom.last_day, "stated")
    if anchor is None:
        return None
    limit = anchor + timedelta(days=1)
    for year in range(limit.year, limit.year - 9, -1):  # February 29 may be eight years back
        found = day_span(year, month, day, atom.last_day, "stated")
        if found is not None and found[0] <= limit:
            basis: DateBasis = "stated" if (anchor - found[0]).days <= NEAR_DAYS else "inferred"
            return found[0], found[1], "day", basis
    return None


def day_span(year: int, month: int, day: int, last_day: int | None, basis: DateBasis) -> Resolved | None:
    try:
        return date(year, month, day), date(year, month, last_day or day), "day", basis
    except ValueError:
        return None


def resolve_month(atom: Atom, anchor: date | None) -> Resolved | None:
    if atom.month is None:
        return None
    if atom.year is not None:
        return month_span(atom.year, atom.month, atom.part, "stated")
    if anchor is None:
        return None
    year = anchor.year
    if atom.unit == "last year":
        year -= 1
    elif atom.unit != "this year" and (atom.month > anchor.month or (atom.unit == "last" and atom.month == anchor.month)):
        year -= 1
    near = (anchor - date(year, atom.month, 1)).days <= NEAR_DAYS
    return month_span(year, atom.month, atom.part, "stated" if near else "inferred")


def month_span(year: int, month: int, part: str, basis: DateBasis) -> Resolved:
    """A month, or its first ten days, its middle ten or the rest; the precision stays the month."""
    length = calendar.monthrange(year, month)[1]
    first, last = {"": (1, length), "early": (1, 10), "mid": (11, 20), "late": (21, length)}[part]
    return date(year, month, first), date(year, month, last), "month", basis


def year_span(year: int, part: str, basis: DateBasis = "stated") -> Resolved:
    first, last = {"": (1, 12), "early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), "year", basis


def resolve_relative(atom: Atom, anchor: date) -> Resolved | None:
    if atom.kind == "offset":
        day = anchor + timedelta(days=atom.number)
        return day, day, "day", "relative"
    if atom.kind == "weekday" and atom.weekday is not None:
        return resolve_weekday(atom, atom.weekday, anchor)
    monday = anchor - timedelta(days=anchor.weekday())
    if atom.kind == "week":
        start = monday + timedelta(weeks=atom.number)
        return start, start + timedelta(days=6), "week", "relative"
    if atom.kind == "weekend":
        # On a Saturday or Sunday "the weekend" has begun; "last weekend" is the one that is over.
        weeks = 0 if anchor.weekday() >= 5 and atom.number == 0 else -1
        saturday = monday + timedelta(weeks=weeks, days=5)
        return saturday, saturday + timedelta(days=1), "day", "relative"
    if atom.kind == "month_offset":
        months = anchor.year * 12 + anchor.month - 1 + atom.number
        start, end, precision, _ = month_span(months // 12, months % 12 + 1, atom.part, "relative")
        return start, end, precision, "relative"
    if atom.kind == "year_offset":
        return year_span(anchor.year + atom.number, atom.part, "relative")
    return None


def resolve_weekday(atom: Atom, weekday: int, anchor: date) -> Resolved:
    """The most recent such day on or before the anchor; "last" sets it strictly before."""
    back = (anchor.weekday() - weekday) % 7
    if atom.unit == "last week":
        back = anchor.weekday() + 7 - weekday
    elif atom.unit in ("last", "past") and back == 0:
        back = 7
    elif atom.unit == "next":
        back = back - 7
    day = anchor - timedelta(days=back)
    return day, day, "day", "relative"


def resolve_period(atom: Atom, anchor: date | None) -> Resolved | None:
    """ "first nine months of 2022", quarters, halves, "the past six months"."""
    unit, _, word = atom.unit.partition(" ")
    if atom.number < 0:
        return None if anchor is None else past_period(-atom.number, unit, anchor)
    year = atom.year
    if year is None:
        if anchor is None:
            return None
        year = anchor.year - (word == "last")
    months = {"month": (1, atom.number), "quarter": (atom.number * 3 - 2, atom.number * 3)}.get(
        unit, (atom.number * 6 - 5, atom.number * 6)
    )
    if not 1 <= months[1] <= 12:
        return None
    end = date(year, months[1], calendar.monthrange(year, months[1])[1])
    return date(year, months[0], 1), end, "month", "stated" if atom.year is not None else "relative"


def past_period(number: int, unit: str, anchor: date) -> Resolved | None:
    if unit == "year":
        return date(anchor.year - number, 1, 1), anchor, "year", "relative"
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - number
        return date(months // 12, months % 12 + 1, 1), anchor, "month", "relative"
    return anchor - timedelta(days=number * (7 if unit == "week" else 1)), anchor, "week" if unit == "week" else "day", "relative"


def relation_of(tokens: Sequence[Token], atom: Atom, sentence_start: int) -> str:
    """How the date is tied in: the preposition before it, articles and times of day skipped."""
    index = atom.first - 1
    skipped = ("the", "of", "afternoon", "morning", "evening", "night", "beginning", "end", "start", ",", "about")
    while index >= sentence_start and tokens[index].lower in skipped:
        index -= 1
    before = tokens[index].lower if index >= sentence_start else ""
    if before == "since":
        return "since"
    if before in ("until", "till", "by"):
        return "until"
    if before == "before":
        return "before"
    return "during" if before in ("during", "between", "throughout", "from") else "on"


def veto_of(document: Document, sentence: Sentence, atom: Atom, last: int) -> str:
    """Why the date is another matter's: the word of `data/dates.toml` that governs it, "" when none does."""
    tokens, words = document.tokens, veto_words()
    start = tokens[atom.first].span.start
    if start - first_text(document) < DATELINE_LENGTH and last < sentence.last and is_dateline(document, sentence, last):
        return "dateline"
    if last < sentence.last and (noun := words.nouns.get(tokens[last].lower)):
        return noun
    if last + 2 < sentence.last and tokens[last].lower == "," and tokens[last + 1].lower in ("at", "during"):
        noun = words.nouns.get(tokens[last + 3 if last + 3 < sentence.last else last + 2].lower)
        if noun:
            return noun
    if looks_ahead(tokens, sentence, atom):
        return "future"
    index = atom.first - 1
    steps = 0
    while index >= sentence.first and steps < 8:
        token = tokens[index]
        if token.lower in words.before:
            # "said the July 18 operation": the article shows that a noun follows, which the date belongs to
            if tokens[atom.first - 1].lower in ("the", "a") and atom.kind == "day" and words.before[token.lower] == "said":
                return ""
            return words.before[token.lower]
        if token.lower not in words.between and not (token.text[0].isupper() and index > sentence.first):
            return ""
        index, steps = index - 1, steps + 1
    return ""


def looks_ahead(tokens: Sequence[Token], sentence: Sentence, atom: Atom) -> bool:
    """Whether "will" or "shall" stands before the date in its clause."""
    for index in range(atom.first - 1, max(sentence.first, atom.first - 9) - 1, -1):
        if tokens[index].text in CLAUSE_ENDS or tokens[index].lower in ("said", "told", "announced"):
            return False
        if tokens[index].lower in ("will", "shall"):
            return True
    return False


def first_text(document: Document) -> int:
    """Where the first paragraph begins that is neither a heading nor a caption."""
    for span, zone in zip(document.paragraphs, document.zones, strict=True):
        if zone == "body":
            return span.start
    return 0


def is_dateline(document: Document, sentence: Sentence, last: int) -> bool:
    """Whether "PHNOM PENH, July 19" is followed by the dash of a dateline, or is a press release's own line."""
    after = document.tokens[last]
    head = document.tokens[sentence.first].text
    return after.text in DASHES and (head.isupper() or document.text[after.span.start - 1] == " ")


class VetoWords:
    """The words of `data/dates.toml`, each with the short name of what it makes of a date."""

    def __init__(self) -> None:
        lexicon = read_lexicon("dates")
        self.before = dict.fromkeys(lexicon.strings("said"), "said")
        self.nouns: dict[str, str] = {}
        for key, target in (("happened", self.before), ("nouns", self.nouns)):
            table = lexicon.table.get(key)
            if not isinstance(table, dict):
                raise LexiconError(f"dates.toml: [{key}] must be a table")
            for name, words in table.items():
                for word in words:
                    if target.setdefault(word, name) != name:
                        raise LexiconError(f"dates.toml: {word!r} stands for {target[word]} and {name}")
        self.between = frozenset(lexicon.table["between"]["words"])


@cache
def veto_words() -> VetoWords:
    return VetoWords()


def infer_anchor(document: Document) -> date | None:
    """A day of publication read from the text, for an article that has none: its dateline, else "yesterday, February 22,
    2017", else the latest day of the latest year that is printed. None when no year is printed."""
    atoms = [
        (sentence, atom)
        for sentence in document.sentences
        for atom in read_atoms(document.tokens, sentence.first, sentence.last)
    ]
    years = [atom.year for sentence, atom in atoms if atom.year is not None and not _looks_ahead(document, sentence, atom)]
    for sentence, atom in atoms:
        is_line = veto_of(document, sentence, atom, atom.last) == "dateline" or _is_own_line(document, sentence, atom)
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
    days = [found[1] for _, atom in atoms if atom.kind == "day" and (found := resolve_day(atom, last)) is not None]
    return max((day for day in days if day.year == last.year), default=last)


def _looks_ahead(document: Document, sentence: Sentence, atom: Atom) -> bool:
    return atom.first > sentence.first and document.tokens[atom.first - 1].lower in ("by", "until", "till")


def _is_own_line(document: Document, sentence: Sentence, atom: Atom) -> bool:
    """A press release's "Phnom Penh, 2 May 2017": a line of its own near the top."""
    start, end = document.tokens[atom.first].span.start, document.tokens[atom.last - 1].span.end
    line_start = document.text.rfind("\n", 0, start) + 1
    line_end = document.text.find("\n", end)
    line = document.text[line_start : line_end if line_end >= 0 else len(document.text)]
    return sentence.zone == "body" and atom.year is not None and len(line) < 60 and line.rstrip().endswith(document.text[start:end])
