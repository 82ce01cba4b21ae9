"""What sort of number it is: a count, money, a measure, or one of the many that count nothing."""

from __future__ import annotations

from typing import Literal

from articles.extraction.ages import is_told_age
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.nouns import nouns
from articles.extraction.number_values import DASHES, Value, adjoining, names_of, read_words, words_of
from articles.extraction.types import Money

NumberKind = Literal[
    "count", "measure", "money", "percent", "age", "duration", "attribute", "label", "ordinal", "year", "date"
]

# "In 2019 people were held": the figure before the noun is the year.
LENGTHS = frozenset({"km", "kilometre", "kilometres", "kilometer", "kilometers"})
BE = grammar("be")
BEFORE_YEARS = frozenset({"by", "for", "from", "in", "of", "since", "until"})

# What a year is told to have brought, and the words behind which it is counted all the same: "made 2013 arrests".
YEARLY = frozenset({"arrests", "expulsions", "deportations", "seizures", "convictions"})
COUNTING = frozenset(
    {"made", "recorded", "reported", "of", "to", "than", "about", "some", "nearly", "over", "saw", "were"}
)


def currency_before(document: Document, words: list[str], at: int, first: int) -> tuple[str, int] | None:
    """A currency sign or code before the figure: "$5", "US$5", "Rp 5", "KHR 5"."""
    if at <= first or not words[at][0].isdecimal():
        return None
    before = words[at - 1]
    if before == "." and at - 2 >= first and words[at - 2] == "rs":
        return names_of("currencies")["rs"], at - 2  # "Rs. 50,000"
    if before == "r" and adjoining(document, at - 1):
        return names_of("prefixed_signs")[before], at - 1
    if before in names_of("signs"):
        joined = at - 1 > first and adjoining(document, at - 2)  # "A$450", not "a $450 fine"
        if joined and words[at - 2] + before in names_of("prefixed_signs"):
            return names_of("prefixed_signs")[words[at - 2] + before], at - 2
        return names_of("signs")[before], at - 1
    if before in (
        "rp",
        "rm",
        "khr",
        "usd",
        "thb",
        "php",
        "zar",
        "ghs",
        "idr",
        "vnd",
        "cny",
        "eur",
        "tsh",
        "ksh",
        "rs",
        "inr",
        "sgd",
        "aud",
        "hkd",
        "twd",
        "gbp",
        "myr",
        "lak",
        "mmk",
    ):
        return names_of("currencies").get(before) or names_of("prefixed_signs")[before], at - 1
    return None


def kind_of(
    document: Document,
    words: list[str],
    at: int,
    value: Value,
    end: int,
    first: int,
    last: int,
    currency: str,
) -> tuple[NumberKind, str, Money | None, int]:
    """What sort of number it is, from the words beside it: (kind, unit, money, end)."""
    if currency:
        return "money", "money", Money(value.value, currency), end
    if value.ordinal:
        return "ordinal", "", None, end
    following = words[end] if end < last else ""
    second = words[end + 1] if end + 1 < last else ""
    pair = f"{following} {second}"
    if pair in names_of("qualified_currencies"):
        return "money", "money", Money(value.value, names_of("qualified_currencies")[pair]), end + 2
    if following in names_of("currencies"):
        return "money", "money", Money(value.value, names_of("currencies")[following]), end + 1
    if following in words_of("percent") and (following != "per" or second in ("cent", "day")):
        return "percent", "", None, end + 1
    if (
        following == "in"
        and value.value < 10
        and value.in_words
        and (share := read_words(words, end + 1, last))
    ):
        if value.value < share.value <= 10 and share.last < last and words[share.last].isalpha():
            return "percent", "", None, share.last  # "four in five deportees"
    if is_label(document, words, at, value, first, following):
        return "label", "", None, end
    if is_age(words, at, end, first, last, following, second):
        return "age", "", None, end
    if following in DASHES and second.isalpha() and adjoining(document, end) and adjoining(document, end - 1):
        return ("duration" if second in words_of("duration") else "attribute"), "", None, end + 2
    if pair in names_of("measures"):
        return "measure", names_of("measures")[pair], None, end + 2
    if following in names_of("measures"):
        return "measure", names_of("measures")[following], None, end + 1
    if following in words_of("duration") or (following in ("and", "or") and "half" in words[end : end + 3]):
        return "duration", "", None, end + 1
    if following in (
        "consecutive",
        "straight",
        "more",
        "full",
        "long",
        "previous",
        "past",
    ) and second in words_of("duration"):
        return "duration", "", None, end + 2
    if second == "of" and following in LENGTHS:
        return "measure", "km", None, end + 1  # "12 kilometres of net"
    if (following in words_of("attribute") and second not in DASHES) or (
        following in ("other", "more", "different") and second in words_of("attribute")
    ):
        return "attribute", "", None, end + 1
    if following in (":", ".") and second[:1].isdecimal() and adjoining(document, end):
        return "label", "", None, end + 2
    if is_year(words, at, value, following):
        return "year", "", None, end
    return "count", "", None, end


def is_label(document: Document, words: list[str], at: int, value: Value, first: int, following: str) -> bool:
    """ "Article 12", "Village 3", "A7", "GN 1856": the figure names something."""
    if following == "/" or (at > first and words[at - 1] == "/"):
        return True
    if at <= first or value.modifier == "unspecified":
        return False
    before, token = words[at - 1], document.tokens[at - 1]
    if adjoining(document, at - 1) and (before.isalpha() or before == "#") and words[at][0].isdecimal():
        return True
    if before in DASHES and adjoining(document, at - 1) and at - 2 >= first and adjoining(document, at - 2):
        return words[at - 2].isalpha() and words[at][0].isdecimal()
    if before == "." and at - 2 >= first and words[at - 2] in ("no", "nos", "art"):
        return True
    if before == "number" and words[at - 2] in ("that", "this") and at - 2 >= first:
        return False  # "of that number 134 are Chinese"
    if before in words_of("label_before"):
        noun = nouns().get(following)
        if value.in_words and noun is not None and noun.plural:
            return False  # "in that case seven people were arrested"
        return before != "no" or words[at][0].isdecimal()
    return before in words_of("label_before_capital") and token.text[0].isupper() and at - 1 > first


def is_age(words: list[str], at: int, end: int, first: int, last: int, following: str, second: str) -> bool:
    if following in DASHES and second in ("year", "month"):
        return True
    if following == "years" and second in ("old", "of"):
        return True
    if is_told_age(words, at, first, last, following, second):
        return True
    before = words[at - 1] if at > first else ""
    if before in words_of("age_before") or (
        before in ("and", "to", ",", "between", "from")
        and at - 2 >= first
        and "aged" in words[max(first, at - 6) : at]
        and not (following == "of" and second in ("them", "whom", "these", "those"))
    ):
        return True
    if before == "under" and at - 2 >= first and words[at - 2] in BE and len(words[at]) == 2:
        return words[at].isdecimal() and not following[:1].isalnum()  # "two are under 18"
    # ", 25," after a name
    return (
        before == ","
        and following in (",", ".", ")", ";", "–")
        and words[at][0].isdecimal()
        and len(words[at]) <= 2
    )


def is_year(words: list[str], at: int, value: Value, following: str) -> bool:
    text = words[at]
    if len(text) != 4 or not text.isdecimal() or not 1900 <= int(text) <= 2100:
        return False
    noun = nouns().get(following)
    if noun is not None and noun.plural and (at == 0 or words[at - 1] not in BEFORE_YEARS):
        return False  # "arrested 1900 men"
    if following in YEARLY and (at == 0 or words[at - 1] not in COUNTING):
        return True  # "as 2013 expulsions near 200"
    return not (following.isalpha() and following.endswith("s") and following != "was")
