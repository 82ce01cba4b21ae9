"""Of which nations a counted set is: told beside it, in a sentence of its own, or by the set of which it is one.

"57 workers from Mexico and Guatemala", "two managers, both Malaysians", "the workers came from Brazil and Peru", "80 of
those arrested".
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.claims import Claim
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.nationalities import match_nationality
from articles.extraction.nouns import nouns
from articles.extraction.shares import country_end
from articles.extraction.voices import is_figure

CAME = frozenset({"came", "come", "hail", "hailed", "were", "are"})
OF_NATIONS = frozenset({"national", "nationals", "citizen", "citizens", "native", "natives", "subjects"})
TELLING = CAME | OF_NATIONS
SUBJECT = frozenset({"they", "all", "the", "these", "those", "of", "them", "both"})
WHOLE = frozenset({"all", "the", "these", "those", "both"})
ALL = frozenset({"all", "both"})
OF_THOSE = (["of", "those", ","], ["of", "these", ","], ["of", "them", ","])
JOINTS = frozenset({",", "and", "or"})
LONGEST_SUBJECT = 5
COLLECTIVES = grammar("collectives")


def origin(document: Document, words: list[str], claim: Claim, sentence: Sentence) -> None:
    """Gives people the nations that are named right behind them: "from Mexico and Guatemala", ", both Malaysians,"."""
    phrase = claim.phrase
    if phrase is None or claim.nationalities or claim.unit != "people" or "person" not in phrase.kinds:
        return
    after = words[phrase.last : phrase.last + 3]
    if after[:1] == ["from"] or (after[:1] == ["of"] and words[phrase.head] in OF_NATIONS):
        claim.nationalities = nations_at(document, words, phrase.last + 1, sentence.last)[0]
    elif after[:1] == [","]:
        at = phrase.last + 1 + (after[1:2] in (["both"], ["all"]))
        codes, end = nations_at(document, words, at, sentence.last)
        closed = words[end : end + 1] in ([","], ["."], [";"]) or words[end : end + 2] == ["as", "well"]
        if codes and closed and (len(codes) == 1 or at > phrase.last + 1):
            claim.nationalities = codes


def tell_all(document: Document, words: list[str], sentence: Sentence, here: Sequence[Claim]) -> None:
    """Gives a set the sex or the nation that stands behind it for all of it: ", all men,", ", both of them Korean,"."""
    if not here or ALL.isdisjoint(words[sentence.first : sentence.last]):
        return
    for at in range(sentence.first + 2, sentence.last - 1):
        if words[at] not in ALL or words[at - 1] not in (",", "–", "("):
            continue
        begin = at + 1 + 2 * (words[at + 1 : at + 3] in (["of", "them"], ["of", "whom"]))
        begin += words[begin : begin + 1] == ["are"] or words[begin : begin + 1] == ["were"]
        codes, end = nations_at(document, words, begin, sentence.last)
        noun = nouns().get(words[end]) if end < sentence.last else None
        sex = noun.sex if noun is not None and noun.plural and noun.kinds == {"person"} else None
        if (end > begin and len(codes) > 1) or not (codes or sex):
            continue
        after = end + 1 if sex or (noun is not None and "person" in noun.kinds) else end
        if after < sentence.last and (
            words[after][0].isalnum() and words[after] not in ("from", "aged", "in", "and")
        ):
            continue
        start = document.tokens[at].start
        sets = [
            c
            for c in here
            if c.unit == "people"
            and c.counted
            and c.phrase is not None
            and c.at < start
            and c.kind != "personnel"
        ]
        last = max((c.at for c in sets), default=-1)
        for claim in sets:
            if (
                claim.at == last
                and (words[at] != "both" or claim.count.best == 2)
                and (claim.count.best or 0) > 1
            ):
                claim.sex = claim.sex or sex
                claim.nationalities = claim.nationalities or codes


def nations_at(document: Document, words: list[str], at: int, stop: int) -> tuple[tuple[str, ...], int]:
    """The codes of a list of countries or nationalities that begins at a token, and where the list ends."""
    found: list[str] = []
    end = at
    while at < stop:
        if (country := country_end(document, at, stop)) is not None:
            end = country[0]
            found.append(country[1])
        elif (match := match_nationality(document.tokens, at)) is not None:
            end = match.last
            found.append(match.code)
        else:
            break
        at = end
        while at < stop and words[at] in JOINTS:
            at += 1
    return tuple(sorted(set(found))), end


def tell_origins(
    document: Document, words: list[str], sentence: Sentence, here: Sequence[Claim], recent: Sequence[Claim]
) -> None:
    """Gives a set the nations that another clause names: "42 were arrested: nationals of Peru and Mexico", "the workers
    came from Brazil", "all 186 were Chinese or Taiwanese nationals"."""
    own = words[sentence.first : sentence.last]
    if TELLING.isdisjoint(own):
        return
    named = not OF_NATIONS.isdisjoint(own)
    for position in range(sentence.first + 1, sentence.last - 2) if named else ():
        if (
            words[position] in OF_NATIONS
            and words[position + 1] == "of"
            and words[position - 1] in (":", ",", "–")
        ):
            codes = nations_at(document, words, position + 2, sentence.last)[0]
            before = [c for c in here if is_set(c) and c.phrase is not None and c.phrase.last <= position]
            if codes and before:
                before[-1].nationalities = codes
                return
    verb = next(
        (
            at
            for at in range(sentence.first, min(sentence.first + LONGEST_SUBJECT, sentence.last))
            if words[at] in CAME
        ),
        0,
    )
    if verb <= sentence.first or not all(of_set(word) for word in words[sentence.first : verb]):
        return
    codes = nations_at(document, words, verb + 1 + (words[verb + 1 : verb + 2] == ["from"]), sentence.last)[0]
    figure = any(is_figure(word) for word in words[sentence.first : verb])
    if not codes or (figure and words[sentence.first] not in WHOLE):
        return
    said = [c for c in here if c.phrase is not None and c.phrase.last <= verb]
    printed = {c.figure for c in said}
    for claim in (*said, *recent):
        same = not figure or not printed or claim.figure in printed
        near = sentence.paragraph - claim.sentence.paragraph <= 1
        if is_set(claim) and claim.total is None and same and near:
            claim.nationalities = codes
            return


def of_set(word: str) -> bool:
    """Whether a word can belong to a subject that stands for a set: "all the workers", "the group"."""
    noun = nouns().get(word)
    return (
        word in SUBJECT
        or word in COLLECTIVES
        or is_figure(word)
        or (noun is not None and noun.kinds == {"person"} and noun.plural)
    )


def is_set(claim: Claim) -> bool:
    return claim.unit == "people" and claim.counted and not claim.nationalities and claim.kind != "personnel"


def of_the_same(words: list[str], claim: Claim, recent: Sequence[Claim]) -> None:
    """Gives those who were counted before their nation again: "all 103 face deportation", "80 of those arrested"."""
    phrase = claim.phrase
    if (
        phrase is None
        or not is_set(claim)
        or claim.total is not None
        or phrase.number is None
        or not claim.count.best
    ):
        return
    before = words[phrase.first - 1 : phrase.number.first]
    rest = not {"remaining", "other"}.isdisjoint(before) or words[phrase.first - 3 : phrase.first] in OF_THOSE
    if claim.count.best < 2 or not (
        phrase.partitive or phrase.definite or rest or not WHOLE.isdisjoint(before)
    ):
        return
    for other in recent:
        if (
            other.unit != "people"
            or not other.nationalities
            or other.count.best is None
            or other.total is not None
        ):
            continue
        if other.count.best == claim.count.best and not phrase.partitive and not rest:
            claim.nationalities, claim.sex = other.nationalities, claim.sex or other.sex
            return
        if (
            (phrase.partitive or rest)
            and other.count.best > claim.count.best
            and len(other.nationalities) == 1
        ):
            claim.nationalities, claim.sex = other.nationalities, claim.sex or other.sex
            return
