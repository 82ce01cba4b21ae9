"""What holds for every finder on any text: spans inside it, what is printed verbatim, the same answer twice."""

from collections.abc import Sequence
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.agencies import find_agencies
from articles.extraction.dates import find_dates, infer_anchor
from articles.extraction.document import read_document
from articles.extraction.lexicon import Lexicon, LexiconError
from articles.extraction.offences import find_offences
from articles.extraction.places import find_places
from articles.extraction.types import AgencyMention, DateMention, OffenceMention, PlaceMention
from articles.reference import reference_knowledge

ANCHOR = date(2024, 11, 7)
WORDS = (
    "Police police Kampot province ’s 's Sen Sok district Village 3 Commune IV of in at the The , . ; ( ) - – — “ ” / & "
    "November 7 and to since 2022 Thursday last week yesterday (GDI) General Department Immigration provincial Court "
    "Golden Casino Ltd Cambodia Laos PHNOM PENH A7 I V X Ti Muoy smuggling without a licence ភូមិ \n\n # 1,450 $28,440 3rd"
).split(" ")
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join)

Mention = DateMention | PlaceMention | AgencyMention | OffenceMention


def find_all(text: str) -> list[Sequence[Mention]]:
    document, knowledge = read_document(text), reference_knowledge()
    places = find_places(document, knowledge)
    agencies = find_agencies(document, knowledge, places)
    infer_anchor(document)
    return [find_dates(document, ANCHOR), places, agencies, find_offences(document)]


@settings(max_examples=150, deadline=None)
@given(texts)
def test_mentions_lie_in_the_text_and_are_found_again(text: str) -> None:
    found = find_all(text)
    for mentions in found:
        for mention in mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
            if isinstance(mention, PlaceMention | AgencyMention):
                assert mention.span.of(text) == mention.printed
    assert find_all(text) == found


@settings(max_examples=150, deadline=None)
@given(texts)
def test_dates_never_end_before_they_start(text: str) -> None:
    for mention in find_dates(read_document(text), ANCHOR):
        assert mention.start is None or mention.end is None or mention.start <= mention.end


def test_time_grows_with_the_length_of_the_text() -> None:
    paragraph = (
        "On November 3, provincial police in Kampot’s Chhuk district raided the Silver Heron Casino with military police "
        "and seized counterfeit goods near Xylo village.\n\n"
    )
    find_all(paragraph)

    def seconds(times: int) -> float:
        start = process_time()
        find_all(paragraph * times)
        return process_time() - start

    short = min(seconds(100) for _ in range(3))
    assert min(seconds(800) for _ in range(2)) < 8 * 3 * short


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"words": {"prefix": ["khan", "khan"]}}, "words.prefix holds 'khan' twice"),
        ({"words": {"prefix": ["khan "]}}, "words.prefix holds 'khan '"),
        ({"words": {}}, "words.prefix must be a list"),
        ({}, "words.prefix must be a list"),
    ],
)
def test_a_broken_list_of_a_lexicon_is_named(table: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError, match=message) as refused:
        Lexicon("places", table).strings("words.prefix")
    assert str(refused.value).startswith("places.toml")
