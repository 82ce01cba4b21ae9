"""Which dates are another matter's than the operation's: a meeting's, a letter's, a hearing's, the interview's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from articles.extraction.date_atoms import DASHES, Atom
from articles.extraction.date_fates import CLAUSE_ENDS, DAYS, is_deed, is_rescue, tells_fate
from articles.extraction.document import Document, Sentence, Token
from articles.extraction.lexicon import LexiconError, read_lexicon

DATELINE_LENGTH = 90
LATEST_DATELINE = 2  # the paragraph; a title and a line of names may stand above it
OCCASIONS = frozenset(
    {
        "announced",
        "said",
        "told",
        "explained",
        "reported",
        "revealed",
        "disclosed",
        "presented",
        "ordered",
        "instructed",
        "directed",
        "urged",
        "vowed",
        "promised",
        "warned",
        "declared",
        "signed",
        "issued",
    }
)
STILL = frozenset({"still", "remain", "remained", "remains", "awaiting"})
KEPT = frozenset({"kept", "held", "looked", "treated", "cared", "detained", "questioned", "housed"})


def veto_of(document: Document, sentence: Sentence, atom: Atom, last: int) -> str:
    """Why the date is another matter's: the word of `data/dates.toml` that governs it, "" when none does."""
    tokens, words = document.tokens, veto_words()
    start = tokens[atom.first].start
    if (
        last < sentence.last
        and start - dateline_start(document, sentence) < DATELINE_LENGTH
        and is_dateline(document, sentence, last)
    ):
        return "dateline"
    if is_line(document, atom.first, last):
        return "dateline"
    if last < sentence.last and (noun := words.nouns.get(tokens[last].lower)):
        return noun
    if last < sentence.last and (verb := SPEECH.get(tokens[last].lower)):
        return verb
    if court_acts(tokens, sentence, last) or is_by_court(tokens, sentence, last):
        return "court"
    if season_began(tokens, sentence, atom):
        return "law"
    if last + 2 < sentence.last and tokens[last].lower == "," and tokens[last + 1].lower in ("at", "during"):
        noun = words.nouns.get(tokens[last + 3 if last + 3 < sentence.last else last + 2].lower)
        if noun:
            return noun
    if looks_ahead(tokens, sentence, atom):
        return "future"
    if is_as_of(tokens, sentence, atom):
        return "said"
    if tells_occasion(tokens, sentence, last):
        return "said"
    if tells_state(tokens, sentence, atom):
        return "state"
    if atom.kind in DAYS and not is_rescue(tokens, sentence, last) and tells_fate(tokens, sentence, atom):
        return "fate"
    index = atom.first - 1
    steps = 0
    while index >= sentence.first and steps < 8:
        token = tokens[index]
        if token.lower in words.before:
            # "said the July 18 operation": the article shows that a noun follows, which the date belongs to
            if (
                tokens[atom.first - 1].lower in ("the", "a")
                and atom.kind == "day"
                and words.before[token.lower] == "said"
            ):
                return ""
            found = words.before[token.lower]
            if is_deed(tokens, sentence, index):
                return ""
            return found if found != "follow" or atom.kind in ("day", "weekday", "offset") else ""
        if token.lower not in words.between and not (token.text[0].isupper() and index > sentence.first):
            return ""
        index, steps = index - 1, steps + 1
    return ""


# Right behind a date: "police on Thursday announced", "the court on Monday charged".
SPEECH = dict.fromkeys(
    ("said", "told", "announced", "confirmed", "stated", "explained", "disclosed", "declared", "revealed", "denied"), "said"
) | dict.fromkeys(("charged", "sentenced", "convicted", "jailed", "remanded", "indicted", "arraigned"), "follow")  # fmt: skip
BENCH = frozenset({"court", "judge", "judges", "magistrate", "magistrates", "prosecutor", "prosecutors"})
BENCH_VERBS = frozenset(
    {
        "charged",
        "sentenced",
        "convicted",
        "jailed",
        "remanded",
        "ordered",
        "ruled",
        "fined",
        "acquitted",
        "placed",
        "sent",
    }
)
LONGEST_BENCH = 9


def court_acts(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether the clause behind a date tells what a court did then: "on Monday, the provincial court charged the owner"."""
    bench = False
    for index in range(last, min(sentence.last, last + LONGEST_BENCH)):
        lower = tokens[index].lower
        if lower in BENCH_VERBS:
            return bench
        if lower in BENCH:
            bench = True
        elif lower in CLAUSE_ENDS and index > last:
            return False
    return False


def is_by_court(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether a court did it on that day: "seven were ordered held on Wednesday by the district court"."""
    if last >= sentence.last or tokens[last].lower != "by":
        return False
    behind = [token.lower for token in tokens[last + 1 : min(sentence.last, last + 6)]]
    return not BENCH.isdisjoint(behind)


def season_began(tokens: Sequence[Token], sentence: Sentence, atom: Atom) -> bool:
    """Whether the date is when a season or a rule began: "since the closed season began on June 1"."""
    before = [token.lower for token in tokens[max(sentence.first, atom.first - 3) : atom.first]]
    return before[-3:] in (["season", "began", "on"], ["season", "opened", "on"], ["season", "started", "on"])


def is_line(document: Document, first: int, last: int) -> bool:
    """Whether the date stands on a line of its own, as the date of a story does below its title."""
    text, tokens = document.text, document.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    before = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    return not before.strip("*_ ") and not text[end : line_end if line_end >= 0 else len(text)].strip("*_. ")


def looks_ahead(tokens: Sequence[Token], sentence: Sentence, atom: Atom) -> bool:
    """Whether "will" or "shall" stands before the date in its clause."""
    for index in range(atom.first - 1, max(sentence.first, atom.first - 9) - 1, -1):
        if tokens[index].text in CLAUSE_ENDS or tokens[index].lower in ("said", "told", "announced"):
            return False
        if tokens[index].lower in ("will", "shall", "would"):
            return True
        if tokens[index].lower == "to" and tokens[max(index - 1, sentence.first)].lower in ("is", "are"):
            return True  # "the six are to be deported this week"
    return False


def is_as_of(tokens: Sequence[Token], sentence: Sentence, atom: Atom) -> bool:
    """Whether the date says how things stood when they were told: "as of Monday"."""
    before = [token.lower for token in tokens[max(sentence.first, atom.first - 3) : atom.first]]
    return before[-2:] == ["as", "of"] or before[-3:] == ["as", "of", "the"]


def tells_occasion(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether the date is only the day of an occasion: "on Monday, where an official announced that"."""
    behind = [token.lower for token in tokens[last : min(last + 9, sentence.last)]]
    if behind[:2] != [",", "where"] and behind[:2] != [",", "when"]:
        return False
    return not OCCASIONS.isdisjoint(behind[2:])


def tells_state(tokens: Sequence[Token], sentence: Sentence, atom: Atom) -> bool:
    """Whether the date's clause says what still was: "were still being questioned yesterday", "remained in jail"."""
    for index in range(atom.first - 1, max(sentence.first, atom.first - 9) - 1, -1):
        if tokens[index].text in CLAUSE_ENDS or tokens[index].lower in ("and", "after", "since", "when"):
            return False
        if tokens[index].lower in STILL:
            return True
        if tokens[index].lower == "being" and tokens[index + 1].lower in KEPT:
            return True
    return False


def first_text(document: Document) -> int:
    """Where the first paragraph begins that is neither a heading nor a caption."""
    for span, zone in zip(document.paragraphs, document.zones, strict=True):
        if zone == "body":
            return span.start
    return 0


def dateline_start(document: Document, sentence: Sentence) -> int:
    """Where a dateline would begin: with the text, or, below a title that nothing marks as one, with a town in capitals."""
    opens = sentence.paragraph <= LATEST_DATELINE and document.tokens[sentence.first].text.isupper()
    return sentence.span.start if opens else first_text(document)


def is_dateline(document: Document, sentence: Sentence, last: int) -> bool:
    """Whether "PHNOM PENH, July 19" is followed by the dash of a dateline, or is a press release's own line."""
    after = document.tokens[last]
    if after.text == "(" and last + 2 < sentence.last and document.tokens[last + 2].text == ")":
        return document.tokens[sentence.first].text.isupper()  # "TAIPEI, June 3 (CNA)"
    head = document.tokens[sentence.first].text
    return after.text in DASHES and (head.isupper() or document.text[after.start - 1] == " ")


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
            for name in table:
                for word in lexicon.strings(f"{key}.{name}"):
                    if target.setdefault(word, name) != name:
                        raise LexiconError(f"dates.toml: {word!r} stands for {target[word]} and {name}")
        self.between = frozenset(lexicon.strings("between.words"))


@cache
def veto_words() -> VetoWords:
    return VetoWords()
