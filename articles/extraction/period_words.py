"""What the words of a sentence say of a period, beside its dates: "in the 12 months to May", "so far", "since then"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from articles.extraction.claims import Claim
from articles.extraction.grammar import grammar
from articles.extraction.scenes import Scene

DEEDS = frozenset({"raids", "operations", "crackdowns", "cases", "inspections", "busts", "searches"})
COMPARED = frozenset({"against", "compared", "than", "from", "versus", "up", "down", "more", "fewer"})
MANY_DEEDS = 12
PERIOD_BEFORE = grammar("period_before")
CARRYING = grammar("carrying")
TOTALS = grammar("total_nouns")
SO_FAR = {("this", "month"), ("this", "year"), ("so", "far"), ("this", "week"), ("this", "season")}
SPANS = frozenset({"weeks", "months", "years", "period"})
BACK = frozenset({"that", "this", "those", "these"})
LASTING = frozenset({"time", "period", "months", "weeks", "years", "interval", "span", "stretch"})
# Before "since", of one deed: "the biggest load stopped in the province since 2021", "not seen since May".
EXTREMES = frozenset(
    {
        "first",
        "latest",
        "largest",
        "biggest",
        "heaviest",
        "highest",
        "greatest",
        "deadliest",
        "worst",
        "longest",
    }
)
NEVER = frozenset({"no", "not", "never", "nobody", "none"})
HAVE = frozenset({"have", "has"})
MORE = frozenset({"more", "another", "other", "others", "further"})
# "In the two weeks from April 15".
SPANNING = (["from"], ["to"], ["since"], ["until"], ["ending"], ["through"])
# "The 12 months that ended on July 31", "the ten weeks to May 3".
CLOSING = (
    " from ",
    " ended ",
    " ending ",
    " ended on ",
    " ending on ",
    " to ",
    " until ",
    " through ",
    " till ",
)


def several_months(scene: Scene) -> bool:
    """ "In January and February": two months named in one breath."""
    months = [m for m in scene.dates if m.precision == "month" and not m.vetoed]
    if any(m.start and m.end and (m.end - m.start).days > 31 for m in months):
        return True
    return any(0 < second.span.start - first.span.end <= 8 for first, second in pairwise(months))


def stretches(own: Sequence[str]) -> bool:
    """ "in the 12 months to November", "over the same period": a period of months that has no dates."""
    if SPANS.isdisjoint(own):
        return False
    for at, word in enumerate(own):
        if word in ("months", "years") and at >= 2 and own[at - 2] in PERIOD_BEFORE:
            return True
        if word == "weeks" and at >= 2 and own[at - 2] in PERIOD_BEFORE and own[at + 1 : at + 2] in SPANNING:
            return True
        if word == "period" and own[at - 1 : at] == ["same"]:
            return True
    return False


def harks_back(own: Sequence[str]) -> bool:
    """ "In that time", "over those 12 months", "during this period": the period told before."""
    return not LASTING.isdisjoint(own) and any(
        word in LASTING
        and (own[at - 1] in BACK or (at > 1 and own[at - 2] in BACK and own[at - 1][0].isalnum()))
        and not {"in", "over", "during", "within", "throughout"}.isdisjoint(own[max(0, at - 3) : at - 1])
        for at, word in enumerate(own)
        if at
    )


def goes_on_since(own: Sequence[str]) -> bool:
    """ "Since then, 380 fences have been destroyed", not "since then, three more have been caught"."""
    then = "since" in own and any(pair == ("since", "then") for pair in pairwise(own))
    return then and not HAVE.isdisjoint(own) and MORE.isdisjoint(own)


def numbers_since(words: Sequence[str], claim: Claim) -> bool:
    """ "Put the number of foreigners deported since June 27 at 2,860"."""
    if claim.trigger is None:
        return False
    before = words[max(0, claim.trigger.first - 6) : claim.trigger.first]
    return not TOTALS.isdisjoint(before) and "since" in words[claim.trigger.last : claim.trigger.last + 3]


def is_closing(own: str, stretch: bool) -> bool:
    """Whether a day only closes a period, by what stands before it in its sentence: "the ten months that ended on July 31"."""
    return own.endswith(" up to ") or (stretch and own.endswith(CLOSING))


def is_opening(own: str) -> bool:
    """Whether a day opens a period, by what stands before it in its sentence: "since the order of May 13"."""
    begin = own.rfind("since ")
    return begin >= 0 and "," not in own[begin:]


def runs_up(words: list[str], claim: Claim) -> bool:
    """ "bringing to 64 the number of arrests", "which takes the total to 800": a running total."""
    if claim.phrase is None:
        return False
    before = words[max(0, claim.phrase.first - 12) : claim.phrase.first]
    if "to" not in before[-2:]:
        return False
    if not CARRYING.isdisjoint(before[-8:]) and not TOTALS.isdisjoint(
        before[-8:] + words[claim.phrase.first : claim.phrase.last + 4]
    ):
        return True
    carrier = next((at for at, word in enumerate(before) if word in CARRYING), len(before))
    return any(pair in SO_FAR for pair in pairwise(before[carrier:]))


def stands_now(own: Sequence[str]) -> bool:
    """ "190 sites have now been sealed", "has so far deported 400"."""
    return not HAVE.isdisjoint(own) and any(
        word in HAVE and not {"now", "already", "far"}.isdisjoint(own[at + 1 : at + 3])
        for at, word in enumerate(own)
    )


def compares(own: Sequence[str]) -> bool:
    """Whether a figure is set against that of another year: "58 in 2014, against 21 in the year before"."""
    return not COMPARED.isdisjoint(own) and any(
        word == "year" and own[at + 1 : at + 2] in (["before"], ["earlier"]) for at, word in enumerate(own)
    )


def counts_deeds(own: Sequence[str]) -> bool:
    """Whether the sentence counts operations in their dozens: "in 172 raids"."""
    return not DEEDS.isdisjoint(own) and any(
        word.isdecimal() and int(word) >= MANY_DEEDS and following in DEEDS
        for word, following in pairwise(own)
    )


def since_of(own: Sequence[str]) -> str:
    """What "since" says of time in the sentence: "period", "then", or nothing where it is an adverb ("have since been
    charged"), belongs to another clause ("the first since November", ", held since May,") or gives a reason."""
    found = ""
    if "since" not in own:
        return found
    for at, word in enumerate(own):
        if word != "since" or at + 1 >= len(own):
            continue
        before, after = own[max(0, at - 4) : at], own[at + 1]
        if before[-1:] and before[-1] in ("have", "has", "had", "not", "’ve"):
            continue
        if not (EXTREMES | NEVER).isdisjoint(own[max(0, at - 9) : at]):
            continue
        if (
            before[-1:]
            and before[-1] in ("held", "detained", "jailed", "missing", "closed", "wanted")
            and before[-2:-1] in ([","], ["who"])
        ):
            continue
        if after == "then":
            found = found or "then"
        else:
            found = "period"
    return found
