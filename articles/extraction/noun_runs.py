"""Runs: the modifiers and the head of a noun phrase, read from one token on."""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.nationalities import match_nationality, nationality_openers
from articles.extraction.nouns import Noun, counting_words, nouns, stops
from articles.extraction.number_values import DASHES, adjoining, behind_hedge, number_starts, phrases
from articles.extraction.outcome_rules import participles
from articles.extraction.types import Sex

FREE_HEADS = frozenset({"thing"})

LONGEST = 9
FORCE_KINDS = grammar("force_kinds")

CALIBRES = frozenset({"mm", "inch", "gauge", "cc", "calibre", "caliber"})
QUOTES = frozenset("“”‘’\"'")

# Participles that stand before a noun as adjectives do: "12 suspected loggers", "40 alleged members".
BEFORE_NOUNS = frozenset(
    {
        "suspected",
        "alleged",
        "accused",
        "unidentified",
        "unnamed",
        "wanted",
        "known",
        "other",
        "more",
        "further",
        "undocumented",
        "unregistered",
        "unlicensed",
        "identified",
        "estimated",
        "fellow",
        "used",
        "rented",
        "hired",
        "loaded",
        "packed",
        "trafficked",
        "escaped",
        "stored",
        "hidden",
        "registered",
    }
)


@dataclass(slots=True, unsafe_hash=True)
class Run:
    """What was read from one token on: the modifiers and the head, which is -1 when there is none."""

    last: int
    head: int
    kinds: frozenset[str]
    unit: str
    plural: bool
    nationalities: tuple[str, ...]
    sex: Sex | None


def read_run(document: Document, words: list[str], sentence: Sentence, begin: int) -> Run:
    """Modifiers and head from token `begin` on; stops before a function word, a verb or a mark."""
    nationalities: list[str] = []
    sex: Sex | None = None
    head, noun, noun_head = -1, None, False
    known_nouns, ends, openers, hedges = nouns(), stops(), nationality_openers(), phrases("before")
    at = begin
    unknown = -1
    while at < sentence.last and at - begin < LONGEST:
        word = words[at]
        if at > begin and word in hedges:
            figure = behind_hedge(words, at, sentence.last)
            if figure > at and (words[figure][0].isdecimal() or words[figure] in number_starts()):
                break  # "the court convicted well over 40 men": no well
        if word in openers and (match := match_nationality(document.tokens, at)):
            nationalities.append(match.code)
            head, at, unknown, noun_head = match.last - 1, match.last, -1, True
            noun = None
            joined = joins_nationality(document, words, sentence, at)
            at = joined or at
            continue
        if word[0].isdecimal() and at + 1 < len(words):
            if words[at + 1] == "-":
                at = min(at + 5 if words[at + 2 : at + 3] == ["year"] else at + 3, sentence.last)
                continue
            if at + 1 < sentence.last and words[at + 1] in CALIBRES and adjoining(document, at):
                at += 2  # "a 12.7mm machine gun"
                continue
        if len(word) <= 3 and is_model(document, words, sentence, at):
            unknown, at = at, at + 2  # "M79 launchers", "K59 pistols"
            continue
        if word in DASHES and at > begin and adjoining(document, at) and adjoining(document, at - 1):
            at += 1
            continue
        if word in QUOTES and at + 1 < sentence.last and words[at + 1].isalpha() and word != "”":
            at += 1
            continue
        if word == "”" and unknown == at - 1:
            at += 1
            continue
        hyphenated = (
            at + 1 < sentence.last
            and words[at + 1] in DASHES
            and adjoining(document, at)
            and adjoining(document, at + 1)
        )
        if hyphenated:
            joint = known_nouns.get(f"{word}-{words[at + 2]}") if at + 2 < sentence.last else None
            if joint is not None:
                head, noun, unknown, noun_head = at + 2, joint, -1, False
                at += 1
            at += 2
            if at < sentence.last and words[at][0].isdecimal():
                unknown, at = at, at + 1  # "AK-47"
            elif joint is None and closes_compound(words, sentence, at):
                at += 1  # "home-made pistols", "so-called boxes"
            continue
        if (
            at == begin
            and word in BEFORE_NOUNS
            and at + 1 < sentence.last
            and words[at + 1][0].isalpha()
            and words[at + 1] not in ends
        ):
            at += 1
            continue
        if word in counting_words():
            break
        if word == "accused" and head < 0 and stands_for_people(words, sentence, at):
            head, noun, unknown, noun_head = at, known_nouns["accused"], -1, False
            at += 1
            break
        if word in ends or not word[0].isalpha() or is_verb(document, words, sentence, at, head, noun):
            break
        known = known_nouns.get(word)
        if known is None and noun is not None and noun.ends:
            break
        if word == "home" and noun is not None and "person" in noun.kinds:
            break  # "sent 42 spectators home"
        if known is None and noun_head and noun is None and head == at - 1 and word.endswith("ed"):
            break
        if known is not None:
            head, noun, unknown, noun_head = at, known, -1, False
            sex = known.sex or sex
        else:
            unknown = at
        at += 1
    return close_run(words, begin, at, head, noun, unknown, nationalities, sex)


def with_its_force(document: Document, words: list[str], sentence: Sentence, begin: int, run: Run) -> Run:
    """The run of the force whose kinds are joined before its noun: "30 provincial and military police"."""
    joined = words[run.last : run.last + 1] == ["and"] and begin < run.last < sentence.last - 1
    if not joined or any(word not in FORCE_KINDS for word in words[begin : run.last]):
        return run
    force = read_run(document, words, sentence, run.last + 1)
    return force if "officer" in force.kinds and force.plural else run


def closes_compound(words: list[str], sentence: Sentence, at: int) -> bool:
    """Whether a word that would end a run is only the end of a compound before the noun: "home-made", "run-down"."""
    return (
        at + 1 < sentence.last
        and (words[at] in stops() or words[at] in participles())
        and words[at + 1] not in stops()
        and words[at + 1][0].isalpha()
    )


def is_model(document: Document, words: list[str], sentence: Sentence, at: int) -> bool:
    """Whether a token is the letters of a type: "M79"."""
    return (
        at + 1 < sentence.last
        and words[at + 1][0].isdecimal()
        and words[at].isalpha()
        and len(words[at]) <= 3
        and adjoining(document, at)
    )


def stands_for_people(words: list[str], sentence: Sentence, at: int) -> bool:
    """Whether "accused" is a noun: "two accused were held", "the main accused in the case"; not "men accused of theft"."""
    after = words[at + 1] if at + 1 < sentence.last else "."
    return not after[0].isalnum() or (
        after in stops() and after not in ("of", "him", "her", "them", "the", "a", "his")
    )


def close_run(
    words: list[str],
    begin: int,
    at: int,
    head: int,
    noun: Noun | None,
    unknown: int,
    nationalities: list[str],
    sex: Sex | None,
) -> Run:
    codes = tuple(dict.fromkeys(nationalities))
    if (
        unknown >= 0
        and unknown == at - 1
        and (head < 0 or (noun is not None and not noun.ends))
        and looks_plural(words[unknown])
    ):
        return Run(at, unknown, FREE_HEADS, "pieces", True, codes, sex)
    if head < 0 and (plural := next((i for i in range(begin, at) if looks_plural(words[i])), -1)) >= 0:
        return Run(plural + 1, plural, FREE_HEADS, "pieces", True, codes, sex)
    if head < 0:
        return Run(begin if unknown < 0 else at, -1, frozenset(), "", False, codes, None)
    last = head + 1
    if noun is None:
        return Run(last, head, frozenset({"person"}), "people", True, codes, sex)
    return Run(last, head, noun.kinds, noun.unit, noun.plural, codes, noun.sex or sex)


def looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def joins_nationality(document: Document, words: list[str], sentence: Sentence, at: int) -> int | None:
    """In "Chinese and Pakistani nationals" and "Chinese, Thai and Lao women": where the next nationality begins."""
    begin = at
    while begin < sentence.last and words[begin] in (",", "and", "or", "&"):
        begin += 1
    if begin == at or begin >= sentence.last:
        return None
    match = match_nationality(document.tokens, begin)
    if match is None:
        return None
    after = match.last
    while after < sentence.last and words[after] in (",", "and", "or", "&"):
        nearer = match_nationality(document.tokens, after + 1) if after + 1 < sentence.last else None
        if nearer is None:
            break
        after = nearer.last
    known = nouns().get(words[after]) if after < sentence.last else None
    return begin if known is not None and "person" in known.kinds else None


def is_verb(
    document: Document, words: list[str], sentence: Sentence, at: int, head: int, noun: Noun | None
) -> bool:
    """Whether the token is a verb rather than a modifier: a participle of a trigger, or -ed and -ing after a plural head."""
    word = words[at]
    if noun is not None and noun.plural and word in participles():
        return True
    if noun is not None and noun.ends and word.endswith(("ed", "ing")):
        return True
    if noun is not None and not noun.mass and word.endswith("ing") and word not in nouns():
        if at + 1 < sentence.last and words[at + 1] not in nouns() and words[at + 1] not in stops():
            return True  # "a ledger listing payments"; not "a card printing machine"
    if head >= 0 and noun is None and (word.endswith("ed") or word in participles()):
        return True
    if word in participles():
        following = words[at + 1] if at + 1 < sentence.last else ""
        known = nouns().get(following)
        if known is None and at + 2 < sentence.last and following.endswith(("ed", "en")):
            known = nouns().get(words[at + 2])  # "banned frozen meat"
        return (
            known is None
            and match_nationality(document.tokens, min(at + 1, len(words) - 1)) is None
            and not following.endswith("s")
        )
    return False
