"""Full-text search over articles: English by PostgreSQL's stemmer, Khmer by pairs of characters.

PostgreSQL takes an unbroken Khmer run as one word (or tears it at its vowel signs, depending on the server's locale).
So the function `article_search_vector`, which the first migration makes, adds every pair of neighbouring Khmer
characters as a lexeme of its own. A query is cut the same way, and what the index finds is compared with the text, so
that only real substrings remain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Concat, Replace

if TYPE_CHECKING:
    from articles.models import Article

    ArticleRows = TypeVar("ArticleRows", bound=QuerySet[Article])

KHMER = re.compile(r"[\u1780-\u17ff\u200b]+")
ZERO_WIDTH_SPACE = "\u200b"


class PairsQuery(SearchQuery):
    """A tsquery made of lexemes as they are, past any parser."""

    template = "(%(expressions)s)::tsquery"


def matches(articles: ArticleRows, query: str, *, unfinished: bool = False) -> ArticleRows:
    """Articles that hold every word of `query`; `unfinished` says that its last word may go on. Empty: all of them."""
    runs = [run.replace(ZERO_WIDTH_SPACE, "") for run in KHMER.findall(query)]
    for run in filter(None, runs):
        everything = Concat("title", Value(" "), "description", Value(" "), "text", output_field=TextField())
        articles = articles.filter(search=PairsQuery(pairs_query(run))).alias(
            unbroken=Replace(everything, Value(ZERO_WIDTH_SPACE), Value(""), output_field=TextField())
        )
        articles = articles.filter(unbroken__contains=run)
    if words := KHMER.sub(" ", query).strip():
        articles = articles.filter(search=words_query(words, unfinished=unfinished))
    return articles


def words_query(words: str, *, unfinished: bool = False) -> SearchQuery | CombinedSearchQuery:
    """The tsquery that finds all `words`; `unfinished` says that the last one may go on, as while somebody types."""
    whole = SearchQuery(words, config="english", search_type="websearch")
    last = re.search(r"\w+$", words)
    if not unfinished or last is None:
        return whole
    begun = SearchQuery(f"{last[0]}:*", config="english", search_type="raw")
    before = words[: last.start()].strip()
    return SearchQuery(before, config="english", search_type="websearch") & begun if before else begun


def pairs_query(run: str) -> str:
    """The tsquery text that finds an unbroken Khmer run: all its pairs, or a prefix when it is a single character."""
    if len(run) == 1:
        return f"'{run}':*"
    return " & ".join(f"'{run[i : i + 2]}'" for i in range(len(run) - 1))
